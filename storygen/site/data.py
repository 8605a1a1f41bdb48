"""Data as classic scripts: what a page loads from file:// too, where `fetch` is closed to it."""

from __future__ import annotations

import json


def script(name: str, data: str) -> bytes:
    """A script that sets `storygenData.<name>` to the text `data` (JSON, parsed by whoever needs it).

    A string and not an object literal, since engines parse JSON faster than JavaScript.
    """
    text = json.dumps(data, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.storygenData=self.storygenData||{{}}).{name}={text};\n".encode()
