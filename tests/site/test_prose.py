"""Markdown of a story -> safe HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.site import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Plain, and nothing else.", "<p>Plain, and nothing else.</p>\n"),
        ("One.\n\nTwo,\non two lines.\n", "<p>One.</p>\n<p>Two,\non two lines.</p>\n"),
        ("p < 0.05 & n > 30", "<p>p &lt; 0.05 &amp; n &gt; 30</p>\n"),
        ("snake_case stays", "<p>snake_case stays</p>\n"),
        ("an *honest* gap", "<p>an <em>honest</em> gap</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ('he said "no" and it\'s fine', "<p>he said “no” and it’s fine</p>\n"),
        ("from 0.62 -> 0.78", "<p>from 0.62 → 0.78</p>\n"),
        ("# Big", '<p class="prose-heading">Big</p>\n'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[x](https://e.org/a?b=1&c=2)", '<p><a href="https://e.org/a?b=1&amp;c=2" rel="noopener">x</a></p>\n'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,hi)", "<p>[x](data:text/html,hi)</p>\n"),
        ("[x](../other.html)", "<p>[x](../other.html)</p>\n"),
        ("![chart](https://e.org/c.png)", '<p><a href="https://e.org/c.png" rel="noopener">chart</a></p>\n'),
    ],
)
def test_block(text: str, html: str) -> None:
    assert prose.block(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *line*\nof two", "One <em>line</em> of two"),
        ("It's -> here", "It’s → here"),
        ("`a < b`", "<code>a &lt; b</code>"),
    ],
)
def test_line_has_no_paragraph(text: str, html: str) -> None:
    assert prose.line(text) == html


_TEXT = st.text(st.sampled_from("ab1 \n-+=#>.)(_*~`<&;![]\"'\\\t0:|/"), max_size=40)
_ANY = st.text(max_size=60)
_SPACES = st.text(st.sampled_from("a \n\u00a0\u202f\u2028\x0b\x0c\x1f\ufeff\u3000"), max_size=20)
_WORDS = [
    "We",
    "saw 3 % of",
    "1. that",
    "- it's",
    '"so"',
    "\n",
    "\n\n",
    "  \n",
    " \n ",
    "#3",
    "a_b",
    "_c",
    "&",
    "<",
    "5",
    "--",
]
_SENTENCES = st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(_TEXT, _ANY, _SPACES, _SENTENCES))
def test_the_short_way_agrees_with_the_long_way(text: str) -> None:
    if text:
        assert prose.block(text).replace(' dir="auto"', "") == prose.parser().render(text)


def test_what_runs_from_right_to_left_says_so_block_by_block() -> None:
    assert prose.block("שלום עולם") == '<p dir="auto">שלום עולם</p>\n'
    assert prose.block("مرحبا\n\n- one\n- اثنان") == (
        '<p dir="auto">مرحبا</p>\n<ul dir="auto">\n<li dir="auto">one</li>\n<li dir="auto">اثنان</li>\n</ul>\n'
    )
    assert "dir=" not in prose.block("I counted: naïve, 漢字, Ω.")
    assert "<script" not in prose.block("<script>שלום</script>")


def test_a_change_keeps_its_order_where_the_words_run_the_other_way() -> None:
    assert prose.line("דיוק 0.62 → 0.78 השנה") == 'דיוק <bdi dir="ltr">0.62 → 0.78</bdi> השנה'
    assert prose.block("דיוק: 62 % → 78 %") == '<p dir="auto">דיוק: <bdi dir="ltr">62 % → 78 %</bdi></p>\n'
    assert prose.line("precision 0.62 → 0.78") == "precision 0.62 → 0.78"
