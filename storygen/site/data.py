"""Data as classic scripts: what a page loads from file:// too, where `fetch` is closed to it."""

from __future__ import annotations

_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script(name: str, data: str) -> bytes:
    """A script that sets `storygenData.<name>` to the text `data` (JSON, parsed by whoever needs it).

    A string and not an object literal, since engines parse JSON faster than JavaScript; in single quotes, since JSON is
    full of double ones.
    """
    text = data.translate(_ESCAPES)
    return f"(self.storygenData=self.storygenData||{{}}).{name}='{text}';\n".encode()
