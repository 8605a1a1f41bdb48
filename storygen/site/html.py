"""The one place where text that is already escaped becomes HTML which templates print as it stands."""

from __future__ import annotations

import re

from markupsafe import Markup

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPE = re.compile('[&<>"]')


def escape(text: str) -> str:
    """Text as HTML, for content and for attributes in double quotes; it escapes just as markdown-it does."""
    return _ESCAPE.sub(lambda m: _ESCAPED[m[0]], text) if _ESCAPE.search(text) else text


def safe(html: str) -> Markup:
    """Vouches for `html`: whoever calls this has escaped every text in it."""
    return Markup(html)  # noqa: S704 -- the callers' promise, kept in prose.py and charts.py


NOTHING = Markup("")
