"""A table as CSV that a spreadsheet opens as text: no cell of it is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = tuple("=+-@\t\n＝＋－＠")


def table(header: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    """The table with its header line; a text that a spreadsheet would run is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: str | float) -> str | float:
    """As it may stand; a return is a line feed, since readers take a bare one for the end of the row."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
