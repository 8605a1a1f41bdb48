"""The parser that gives a text's YAML events: libyaml's, or PyYAML's own where it was built without libyaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def events(text: str, *, deep: bool = False) -> Callable[[], Any]:
    """A function that gives the next event of a text; it raises yaml.YAMLError where the text is no YAML.

    With `deep`, by the parser that nests without a bound: newer libyaml gives up at a thousand levels, and looks so far
    ahead that it does so before it has given the first of them.
    """
    get: Callable[[], Any] = (_slow() if deep else _parser())(text).get_event
    return get


def _parser() -> Any:
    if not _FOUND:
        try:
            from yaml._yaml import CParser
        except ImportError:
            _FOUND.append(_slow())
        else:
            _FOUND.append(CParser)
    return _FOUND[0]


def _slow() -> Any:
    """Twenty times slower, and the same to all that follows."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PlainParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PlainParser


_FOUND: list[Any] = []
