"""Markdown of a story -> safe HTML: CommonMark without raw HTML, foreign images or odd links.

Most fields of a story are plain sentences, and a full Markdown parse costs fifty times what escaping them costs. So
text in which no character can mean anything to CommonMark takes a short way; a test holds the two to the same answer.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from storygen.site.html import NOTHING, escape, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token
    from markupsafe import Markup

_PLAIN = re.compile(r"[A-Za-z(][A-Za-z0-9 ,.;:()%/!?–—’“”→…-]*(?:\n[A-Za-z(][A-Za-z0-9 ,.;:()%/!?–—’“”→…-]*)*\n?")
"""Most sentences: nothing in them to escape, to set better, or for CommonMark to read."""

_MEANT_INLINE = r"[\\`*\[\0]|&(?! )|<(?! )|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|  \n"
_MEANT_BLOCK = r"^ {4}|^ *(?:#|>|~~~|=+ *$|[-+](?:[ -]|$)|[0-9]{1,9}[.)](?: |$))"
_ODD_SPACE = "[^\\S \n\u00a0\u202f]|\ufeff|^[\u00a0\u202f]|[\u00a0\u202f]$"
_MEANT = re.compile(f"{_MEANT_INLINE}|{_MEANT_BLOCK}|{_ODD_SPACE}", re.MULTILINE)
"""What CommonMark could read as markup, generously: a hit only means the long way."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of Hebrew, Arabic and the other scripts that run from right to left."""
_CHANGE = re.compile(r"(?<![^\s<>])(?=[^\s<>]{0,39}\d)[^\s<>]{1,40}(?: ?%)? → (?=[^\s<>]{0,39}\d)[^\s<>]{1,40}(?: ?%)?")
_BLOCK_TAG = re.compile(r"<(p|li|ul|ol|blockquote)>")

_BLANK_LINES = re.compile(r"\n(?: *\n)+")
_TRAILING, _BREAK = " \n", "\n"
_LINE_EDGE = re.compile(r" ?\n *")
_TYPEWRITTEN = re.compile(r"[\"']| -> ")
_OPENING_QUOTE = re.compile(r"(?:(?<=^)|(?<=[\s(\[{–—/“‘]))([\"'])(?=\S)", re.MULTILINE)


def smarten(text: str) -> str:
    """Typewriter quotes and arrows as a book sets them: “so”, it’s, 0.62 → 0.78."""
    if not _TYPEWRITTEN.search(text):
        return text
    text = _OPENING_QUOTE.sub(lambda m: "“" if m[1] == '"' else "‘", text)
    return text.replace('"', "”").replace("'", "’").replace(" -> ", " → ")


def block(text: str) -> Markup:
    """Markdown as paragraphs, lists and the rest; "" gives "". A script from right to left says so, block by block."""
    if not text:
        return NOTHING
    if right_to_left(text):
        return _parsed(text)
    if _PLAIN.fullmatch(text) and "  \n" not in text:
        return safe(f"<p>{text.strip().replace(_TRAILING, _BREAK)}</p>\n")
    if _MEANT.search(text):
        return _parsed(text)
    if "\n" not in text:
        text = text.strip()
        return safe(f"<p>{escape(smarten(text))}</p>\n") if text else NOTHING
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return safe("".join(f"<p>{escape(smarten(_LINE_EDGE.sub(chr(10), part)))}</p>\n" for part in parts if part))


def line(text: str) -> Markup:
    """Markdown as one line, without a paragraph around it: for headings, list items, cells."""
    if not text:
        return NOTHING
    if "\n" in text:
        text = " ".join(text.split())
    if _PLAIN.fullmatch(text):
        return safe(text.strip())
    if right_to_left(text):
        return _parsed_line(text.strip())
    if _MEANT.search(text):
        return _parsed_line(text)
    return safe(escape(smarten(text.strip())))


@lru_cache(maxsize=2048)
def _parsed(text: str) -> Markup:
    html = parser().render(text)
    if not right_to_left(text):
        return safe(html)
    return safe(_BLOCK_TAG.sub(r'<\1 dir="auto">', _in_order(html)))


@lru_cache(maxsize=2048)
def _parsed_line(text: str) -> Markup:
    html = parser().renderInline(text)
    return safe(_in_order(html) if right_to_left(text) else html)


def right_to_left(text: str) -> bool:
    """Whether any letter of it is of a script that runs from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def _in_order(html: str) -> str:
    """A change keeps its order in a sentence that runs the other way: its arrow does not turn with it."""
    return _CHANGE.sub(r'<bdi dir="ltr">\g<0></bdi>', html) if " → " in html else html


def leads_out(url: str) -> bool:
    """Whether a link may stand: only http, https and mailto."""
    return url.strip().lower().startswith(("http://", "https://", "mailto:"))


@cache
def parser() -> MarkdownIt:
    """The parser of the long way, with our rules for links, images, headings and quotes."""
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's name
            return leads_out(url)

    made = Parser("commonmark", {"html": False})
    for name, rule in _RULES.items():
        made.add_render_rule(name, rule)
    return made


def _text(_self: RendererProtocol, tokens: Sequence[Token], idx: int, *_: Any) -> str:
    return escape(smarten(tokens[idx].content))


def _link_open(_self: RendererProtocol, tokens: Sequence[Token], idx: int, *_: Any) -> str:
    return f'<a href="{escape(str(tokens[idx].attrGet("href") or ""))}" rel="noopener">'


def _image(_self: RendererProtocol, tokens: Sequence[Token], idx: int, *_: Any) -> str:
    """A picture becomes a link to it: a page asks nothing of another host before the reader does."""
    token = tokens[idx]
    name = token.content.strip() or "picture"
    return f'<a href="{escape(str(token.attrGet("src") or ""))}" rel="noopener">{escape(smarten(name))}</a>'


def _heading_open(*_: Any) -> str:
    """A heading inside prose is a bold line: the page has its own outline, with one h1."""
    return '<p class="prose-heading">'


def _heading_close(*_: Any) -> str:
    return "</p>\n"


_RULES = {
    "text": _text,
    "link_open": _link_open,
    "image": _image,
    "heading_open": _heading_open,
    "heading_close": _heading_close,
}
