"""The index that Python writes is the one MiniSearch would have written: the real MiniSearch loads it and finds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from storygen.site.search import Document, index, postings, tokens

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [
    Document("a", "stories/a.html", "story", "Rolled back a model", "Ownership", "precision 0.62 → 0.78", "It doubled declines; p95 rose."),
    Document("b", "stories/b.html", "story", "Größere Türen öffnen", "Konflikt", "", "Überall 二分 探索 and naïve cafés."),
    Document("c", "stories/c.html", "story", "Canary", "", "99.9 % → 99.99 %", 'Quotes " and \\ backslashes, declines again.'),
]  # fmt: skip

SEARCH = """
const { default: MiniSearch } = await import("minisearch");
const { index, documents, queries } = JSON.parse(await new Promise((done) => {
  let text = ""; process.stdin.on("data", (c) => (text += c)); process.stdin.on("end", () => done(text));
}));
const options = {
  fields: ["title", "competencies", "numbers", "text"],
  storeFields: ["title", "href", "kind", "competencies", "text"],
  tokenize: (text) => text.toLowerCase().match(/[\\p{L}\\p{N}]+(?:[.,]\\p{N}+)*/gu) ?? [],
};
const ready = MiniSearch.loadJSON(index, options);
const own = new MiniSearch(options);
own.addAll(documents);
const found = (search, query) => search.search(query, { prefix: true, fuzzy: 0.2 }).map((r) => [r.id, r.score, r.title]);
console.log(JSON.stringify(queries.map((q) => [found(ready, q), found(own, q)])));
"""

QUERIES = ["declines", "0.78", "p95", "turen", "canry", "öffnen", "99.99", "二分", "owner", "model declines", "quotes"]


def test_minisearch_finds_in_it_what_it_finds_in_its_own_index() -> None:
    fields = ("id", "href", "kind", "title", "competencies", "numbers", "text")
    documents = [{name: getattr(d, name) for name in fields} for d in DOCUMENTS]
    asked = json.dumps({"index": index(map(postings, DOCUMENTS)), "documents": documents, "queries": QUERIES})
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", SEARCH], input=asked, capture_output=True, text=True, check=True, cwd=ROOT
    )
    for query, (ready, own) in zip(QUERIES, json.loads(ran.stdout), strict=True):
        assert ready, f"nothing found for {query}"
        assert [r[0] for r in ready] == [r[0] for r in own], query
        assert [r[1] for r in ready] == pytest.approx([r[1] for r in own]), query


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("p95 fell from 900 to 240 ms", ["p95", "fell", "from", "900", "to", "240", "ms"]),
        ("0.62 → 0.78, then 1,200.", ["0.62", "0.78", "then", "1,200"]),
        ("snake_case and “quotes”", ["snake", "case", "and", "quotes"]),
        ("ÜBER naïve", ["über", "naïve"]),
        ("", []),
    ],
)
def test_numbers_stay_whole(text: str, terms: list[str]) -> None:
    assert tokens(text) == terms
