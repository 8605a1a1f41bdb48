"""The search index, in MiniSearch's own serialised form, so that no page pays for indexing.

The browser loads it with `MiniSearch.loadJSON`; tokens are cut there by the same rule as here (see scripts/search.ts):
runs of letters and digits of the lower-cased text, a decimal point or comma between digits staying inside, so that
"0.78" and "p95" are words. `postings` of one story depend on that story alone and can be kept between builds.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIELDS = ("title", "competencies", "numbers", "text")
"""The fields that are searched, in the order of their ids in the index."""

STORED_WHOLE = 300
"""Up to so many documents the index keeps each text whole, so that results show the words in their context; beyond,
it keeps the first words, since the index must stay under 900 bytes (gzip) a story."""

EXCERPT = 160

_token = re.compile(r"[^\W_]+(?:[.,]\d+)*").findall


@dataclass(frozen=True, slots=True)
class Document:
    """What search knows of one page: its fields as plain text, and what a result shows."""

    id: str
    href: str
    kind: str
    title: str
    competencies: str = ""
    numbers: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Postings:
    """One document cut into terms: for each field the count of each term."""

    document: Document
    terms: tuple[Mapping[str, int], ...]


def tokens(text: str) -> list[str]:
    """The terms of a text, in order."""
    return _token(text.lower())


def postings(document: Document) -> Postings:
    """Count the terms of one document."""
    return Postings(document, tuple(Counter(tokens(getattr(document, name))) for name in FIELDS))


def index(all_postings: Iterable[Postings]) -> str:
    """The serialised index (MiniSearch's serialization version 2) of these documents, in their order."""
    entries: dict[str, list[list[str]]] = {}
    ids: dict[str, str] = {}
    lengths: dict[str, list[int]] = {}
    stored: dict[str, dict[str, str]] = {}
    documents = list(all_postings)
    whole = len(documents) <= STORED_WHOLE
    for number, p in enumerate(documents):
        short = str(number)
        ids[short] = p.document.id
        lengths[short] = [len(counts) for counts in p.terms]
        stored[short] = _stored(p.document, whole=whole)
        for field_number, counts in enumerate(p.terms):
            for term, count in counts.items():
                places = entries.get(term)
                if places is None:
                    places = entries[term] = [[], [], [], []]
                places[field_number].append(f'"{number}":{count}')
    count = len(documents)
    average = [sum(row[i] for row in lengths.values()) / count if count else 0 for i in range(len(FIELDS))]
    head = {
        "documentCount": count,
        "nextId": count,
        "documentIds": ids,
        "fieldIds": {name: i for i, name in enumerate(FIELDS)},
        "fieldLength": lengths,
        "averageFieldLength": average,
        "storedFields": stored,
        "dirtCount": 0,
        "serializationVersion": 2,
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return f'{text[:-1]},"index":[{",".join(map(_entry, entries, entries.values()))}]}}'


def _entry(term: str, places: list[list[str]]) -> str:
    fields = ",".join(f'"{i}":{{{",".join(found)}}}' for i, found in enumerate(places) if found)
    return f'["{term}",{{{fields}}}]'  # a term is letters and digits only: nothing in it needs escaping


def _stored(document: Document, *, whole: bool) -> dict[str, str]:
    text = document.text if whole else document.text[:EXCERPT]
    return {
        "title": document.title,
        "href": document.href,
        "kind": document.kind,
        "competencies": document.competencies,
        "text": text,
    }
