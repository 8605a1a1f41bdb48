"""The lines of a text, and what a line of a story looks like: indentation, dashes, a key, a value."""

from __future__ import annotations

import re

LOOK_BACK = 30
"""Lines above an error in which the sentence that caused it may begin."""

LINE = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>[\w-]+(?:[ ][\w-]+)?)[ ]*:[ ]+)?(?P<value>\S.*)?")
"""One line; its value may have blanks at the end."""
CLOSING = {"[": "]", "{": "}"}


def line_starts(text: str, at: int) -> list[int]:
    """Where the line of an offset begins, and the lines above it, nearest first."""
    starts = [text.rfind("\n", 0, at) + 1]
    while starts[-1] and len(starts) <= LOOK_BACK:
        starts.append(text.rfind("\n", 0, starts[-1] - 1) + 1)
    return starts


def line_end(text: str, start: int) -> int:
    """Where the line that begins at an offset ends, without its line break."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" and end > start else end


def value_of(text: str, start: int) -> tuple[re.Match[str], int, int] | None:
    """The parts of a line, and where its value begins and ends; None where it has none."""
    line = LINE.match(text, start, line_end(text, start))
    if line is None or not line["value"]:
        return None
    return line, line.start("value"), line.start("value") + len(line["value"].rstrip())


def is_flow(words: str) -> bool:
    """Whether a value means to be a list or mapping in brackets, closed or not."""
    if words[0] not in CLOSING or not ("," in words or re.search(r":\s", words)):
        return False
    return words[-1] == CLOSING[words[0]] or words.count(CLOSING[words[0]]) < words.count(words[0])
