"""The pages: which there are, what each shows, and what a public site does not."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from storygen import project as projects
from storygen.bank.match import answered, profile
from storygen.bank.reader import Competency, shipped
from storygen.error import CannotRunError
from storygen.finding import Finding, Severity, Span
from storygen.lint import registry
from storygen.site import assets, theme
from storygen.site.pages import Collection, Entry, Page, pages
from storygen.site.render import CSP, Renderer, Site
from storygen.story import model as m

ROOT = Path(__file__).parents[2]
DATA = {"deck.js": b"", "search-index.js": b""}


def _metric(**given: Any) -> m.Metric:
    base: dict[str, Any] = {
        "index": 0, "id": "precision", "name": "precision", "unit": "ratio", "better": "higher", "before": 0.62,
        "after": 0.78, "n": m.Sides(4210, 3987), "source": "the review board", "confidence": "measured",
        "window": m.TextSides("May", "June"), "headline": True,
    }  # fmt: skip
    return m.Metric(**{**base, **given})


def _story(**given: Any) -> m.Story:
    base: dict[str, Any] = {
        "id": "rollback", "path": "stories/rollback.yaml", "title": "Took the model back",
        "opening": "I shipped it, and I took it down.", "summary": "Precision went {precision}.",
        "outcome": "failure", "competencies": ("accountability",), "visibility": "public", "period": "2024-03",
        "context": m.Context(situation="A service that scored orders."),
        "actions": (
            m.Action(0, did="I read the alert.", at="2024-03-05T10:05Z", phase="detect", tell="always"),
            m.Action(1, did="I rolled it back.", at="2024-03-05T10:45Z", evidence="Approvals rose.", tell="if-time"),
        ),
        "tradeoffs": (
            m.Tradeoff(0, "back", "Roll back", (m.Alternative(0, "Keep it", "data", "harm"),), "Safety.", "Telemetry."),
        ),
        "metrics": (_metric(),),
        "result": "It stands at {precision.after}.",
        "follow_up": (m.FollowUp(0, "A parity gate", "me", "2024-04-01", "verified", "a bad build fails"),),
        "probes": (m.Probe(0, "p-open", "Why not shadow?", "Later."), m.Probe(1, "p-own", "Fired?", "No.", private=True)),
        "notes": "Smile at the start.",
        "rough": "pasted text",
    }  # fmt: skip
    return m.Story(**{**base, **given})


WARNING = Finding(
    "QNT102", "p95 has no before value; write before: …", "stories/rollback.yaml", Span(41, 5, 41, 9),
    Severity.WARNING, "metrics.0", question="what was p95 before?",
)  # fmt: skip


def _collection(*stories: m.Story, public: bool = False, **given: Any) -> Collection:
    bank = shipped()
    project = projects.Project(root=ROOT, id="test", title="Test stories")
    entries = tuple(
        Entry(s, (WARNING,), matches=tuple(answered(profile(s, bank), bank)), next=WARNING, strength=0.5)
        for s in stories
    )
    return Collection(project, bank, entries, public=public, rules=registry.rules(), **given)


def _renderer(collection: Collection) -> Renderer:
    look = theme.find("default")
    return Renderer(Site(collection.project, look, _assets(look), public=collection.public))


def _assets(look: theme.Theme) -> assets.Assets:
    """The theme's assets with scripts that need no bundling."""
    plain = {"style.css": assets.stylesheet(look), "icon.svg": b"", "theme.js": b"", "page.js": b"", "desk.js": b""}
    paths = {name: assets.hashed(name, content) for name, content in (plain | DATA).items()}
    return assets.Assets({paths[n]: c for n, c in (plain | DATA).items()}, paths)


def _site(collection: Collection) -> dict[str, str]:
    render = _renderer(collection).render
    return {page.path: render(page) for page in pages(collection)}


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class _Links(HTMLParser):
    """Every link and id of a page, and what a page must not hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.h1 = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects."""
        given = dict(attrs)
        self.h1 += tag == "h1"
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given[k] or "" for k in ("href", "src") if k in given]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.wrong.append(tag)
        self.wrong += [name for name in given if name == "style" or name.startswith("on")]


@pytest.fixture(scope="module")
def examples() -> dict[str, str]:
    """The site of the example collection."""
    from storygen import build

    project, _ = projects.load(ROOT)
    return _site(build.collect(project))


def test_the_pages_of_the_specification_are_there() -> None:
    paths = [page.path for page in pages(_collection(_story()))]
    for path in (
        "index.html", "stories/index.html", "stories/rollback.html", "questions/index.html", "coverage.html",
        "tonight.html", "rules/index.html", "rules/QNT102.html",
    ):  # fmt: skip
        assert path in paths
    assert len(paths) == len(set(paths))


def test_every_link_leads_somewhere(examples: dict[str, str]) -> None:
    parsed = {path: _Links(html) for path, html in examples.items()}
    made = set(examples) | set(_assets(theme.find("default")).files)
    for path, page in parsed.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = link.partition("#")
            found = _resolve(path, target.partition("?")[0]) if target else path
            assert found in made, f"{path} → {link}"
            if anchor and not anchor.startswith("/") and found in parsed and (found, anchor) != (path, "main"):
                assert anchor in parsed[found].ids, f"{path} → {link}"


def _resolve(page: str, link: str) -> str:
    parts = page.split("/")[:-1]
    for step in link.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_pages_keep_to_their_policy(examples: dict[str, str]) -> None:
    assert "unsafe" not in CSP
    for path, html in examples.items():
        page = _Links(html)
        assert page.wrong == [], path
        assert page.h1 == 1, path
        assert len(page.ids) == len(set(page.ids)), path
        assert html.startswith("<!DOCTYPE html>"), path
        assert re.search(r"<title>[^<]+</title>", html), path
        assert not [link for link in page.links if link.endswith("/")], path


def test_a_story_page_says_what_there_is_to_say() -> None:
    text = _text(_site(_collection(_story()))["stories/rollback.html"])
    for said in (
        "failure · March 2024", "Took the model back", "I shipped it, and I took it down.", "0.62 → 0.78",
        "from six in ten to almost eight", "+16 pp (+25.8 %)", "95 % CI", "n 4,210 / 3,987", "the review board",
        "before/after", "It stands at 0.78.", "Roll back", "Keep it", "harm", "Telemetry.", "A parity gate",
        "verified", "Done when: a bad build fails", "Why not shadow?", "Smile at the start.", "pasted text",
        "what was p95 before?", "QNT102", "Tell it", "30 s", "90 s", "3 min",
    ):  # fmt: skip
        assert said in text, said


def test_the_cut_keeps_what_tell_says() -> None:
    html = _site(_collection(_story()))["stories/rollback.html"]
    lines = re.findall(
        r'<li data-tell="([a-z-]+)"><span class="cue">([^<]*)</span> <span class="line" dir="auto">(.*?)</span>', html
    )
    assert ("always", "what I did", "I read the alert.") in lines
    assert ("if-time", "", "I rolled it back.") in lines
    assert ("always", "numbers", "precision 0.62 → 0.78") in lines


PRIVATE = ("Fired?", "Smile at the start.", "pasted text", "QNT102 ", "what was p95 before?", "1 of yours")


def test_a_public_site_shows_nothing_private() -> None:
    answers = (m.Answer(0, "why-us", ask="Why us?", say="Because."),)
    site = _site(_collection(_story(), public=True, answers=answers))
    for path, html in site.items():
        if not path.startswith("rules/"):
            for secret in (*PRIVATE, "data-written", "Because."):
                assert secret not in html, f"{secret} in {path}"


@pytest.mark.parametrize(("share", "shown"), [("relative", "+26 %"), ("hidden", "withheld")])
def test_share_is_obeyed_wherever_a_public_site_shows_a_figure(share: str, shown: str) -> None:
    metric = _metric(share=share, target=0.75, say="from six in ten to almost eight", sd=m.Sides(0.1, 0.2))
    site = _site(_collection(_story(metrics=(metric,)), public=True))
    told = site["stories/rollback.html"]
    assert shown in told
    for path, html in site.items():
        if path.startswith("rules/"):
            continue
        for secret in ("0.62", "0.78", "0.75", "+16", "25.8", "4,210", "almost eight", "CI "):
            assert secret not in _text(html) + " ".join(re.findall(r'aria-label="([^"]*)"', html)), (
                f"{secret} in {path}"
            )


def test_the_writer_sees_what_others_may_not() -> None:
    metric = _metric(share="hidden")
    assert "0.62 → 0.78" in _site(_collection(_story(metrics=(metric,))))["stories/rollback.html"]


@pytest.mark.parametrize(
    ("given", "strength"),
    [
        ({}, "before/after"),
        ({"design": "compared"}, "compared"),
        ({"confidence": "estimated"}, "estimated"),
        ({"confidence": "anecdotal"}, "anecdote"),
        ({"before": None, "before_unknown": True, "unknown": m.Unknown("no log then")}, "unknown"),
    ],
)
def test_the_strength_of_the_evidence_is_named(given: dict[str, Any], strength: str) -> None:
    html = _site(_collection(_story(metrics=(_metric(**given),))))["stories/rollback.html"]
    found = re.search(r'class="strength [a-z-]+">([^<]+)<', html)
    assert found is not None
    assert found[1] == strength


def test_several_p_values_are_shown_corrected() -> None:
    metrics = (_metric(p_value=0.01), _metric(index=1, id="recall", name="recall", p_value=0.04, headline=False))
    text = _text(_site(_collection(_story(metrics=metrics)))["stories/rollback.html"])
    assert "p 0.01 · Holm 0.02 · Bonferroni 0.02" in text
    assert "p 0.04 · Holm 0.04 · Bonferroni 0.08" in text


def test_a_missing_n_says_what_would_give_an_interval() -> None:
    text = _text(_site(_collection(_story(metrics=(_metric(n=m.Sides()),))))["stories/rollback.html"])
    assert "an interval would take n on both sides" in text


NAUGHTY = [
    m.Story("empty", "stories/empty.yaml", "Only a title"),
    m.Story("rough", "stories/rough.yaml", "Rough", rough="# Heading\n\n- a\n- b\n\n![x](https://e.org/x.png)"),
    _story(title="<script>alert(1)</script> & \"quotes\" 'too'", id="naughty"),
    _story(title="مرحبا " * 40 + "漢字かな" * 20 + "🎭🚀" * 10, id="wide"),
    _story(actions=(m.Action(0, did="word " * 4000),), id="long"),
    _story(
        metrics=tuple(_metric(index=i, id=f"m{i}", name=f"metric {i}", headline=False) for i in range(60)), id="many"
    ),
    _story(
        metrics=(_metric(before=0.0), _metric(index=1, id="inf", before=1e300, after=1e-300, n=m.Sides(0, 0))), id="odd"
    ),
    _story(incident=m.Incident(), id="bare-incident"),
    _story(incident=m.Incident(started_at="2024-03-05T09:40Z", resolved_at="2024-03-01T09:40Z"), id="backwards"),
    _story(incident=m.Incident(took=m.Took("12 min", "40 min", "3 h")), id="took"),
    _story(period="someday", links=(m.Link("bad", "javascript:alert(1)"), m.Link("good", "https://e.org")), id="links"),
]


@pytest.mark.parametrize("story", NAUGHTY, ids=lambda s: s.id)
@pytest.mark.parametrize("public", [False, True], ids=["private", "public"])
def test_odd_stories_are_pages_too(story: m.Story, *, public: bool) -> None:
    site = _site(_collection(replace(story, visibility="public"), public=public))
    for path in (f"stories/{story.id}.html", "stories/index.html", "tonight.html", "coverage.html", "index.html"):
        page = _Links(site[path])
        assert page.wrong == []
        assert page.h1 == 1 or path == "index.html"
        assert not [link for link in page.links if link.startswith("javascript")]
        assert "<script>alert" not in site[path]


def test_an_incident_of_which_nothing_is_told_has_no_section() -> None:
    for incident in (m.Incident(), m.Incident(updates=m.Updates())):
        page = _site(_collection(_story(incident=incident)))["stories/rollback.html"]
        assert "the incident" not in page
    page = _site(_collection(_story(incident=m.Incident(root_cause="A feature went missing."))))[
        "stories/rollback.html"
    ]
    assert "the incident" in page
    assert "Times of the incident" not in page


def test_an_empty_collection_teaches_the_next_step() -> None:
    site = _site(_collection())
    assert "storygen new" in site["stories/index.html"]
    assert "Coverage begins with a first story" in site["coverage.html"]


def test_neighbours_lead_on() -> None:
    site = _site(
        _collection(_story(id="a", title="First"), _story(id="b", title="Second"), _story(id="c", title="Third"))
    )
    neighbours = re.search(r'<nav class="neighbours".*?</nav>', site["stories/b.html"], re.DOTALL)
    assert neighbours is not None
    assert re.findall(r'href="([^"]+)"', neighbours[0]) == ["../stories/a.html", "../stories/c.html"]


def test_the_matrix_counts_and_names_the_story_least_spared() -> None:
    only = _story(id="only", title="The only one", competencies=("handoff",))
    text = _text(_site(_collection(only))["coverage.html"])
    assert "The story you can least do without is The only one" in text
    assert "Handoff and continuity 8" in text


def test_a_competency_without_questions_is_covered_by_who_names_it() -> None:
    shown = _collection(_story(competencies=("tea",)))
    bank = replace(shown.bank, competencies={**shown.bank.competencies, "tea": Competency("tea", "Making tea")})
    text = _text(_site(replace(shown, bank=bank))["coverage.html"])
    assert "Making tea • 1" in text


def test_what_the_role_is_asked_for_stands_first_on_coverage() -> None:
    shown = _collection(_story())
    text = _text(_site(replace(shown, project=replace(shown.project, roles=("mle",))))["coverage.html"])
    assert text.index("Model incident response") < text.index("Working through ambiguity")


def test_a_large_collection_keeps_its_matrix_readable() -> None:
    stories = [_story(id=f"s{i}", title=f"Story {i}") for i in range(60)]
    text = _text(_site(_collection(*stories))["coverage.html"])
    assert "Shown are the 40 stories that cover most; 20 more" in text


def test_tonight_holds_twelve_and_says_what_stays_home() -> None:
    stories = [_story(id=f"s{i}", title=f"Story {i}") for i in range(14)]
    html = _site(_collection(*stories))["tonight.html"]
    assert html.count("<h2><a") == 12
    assert "2 weaker stories are left at home" in html


def test_a_story_that_tells_nothing_is_neither_tonight_nor_in_the_matrix() -> None:
    blank = m.Story(id="blank", path="stories/blank.yaml", title="A blank", competencies=("handoff",))
    site = _site(_collection(_story(), blank))
    assert site["tonight.html"].count("<h2><a") == 1
    assert "left at home" not in site["tonight.html"]
    assert "Handoff and continuity 0" not in _text(site["coverage.html"])
    assert "The story you can least do without is Took the model back" in _text(site["coverage.html"])


def test_tonight_shows_a_list_as_a_list() -> None:
    answers = (
        m.Answer(0, "strengths", "Your strengths?", "- I measure first\n- I ask early\n"),
        m.Answer(1, "you", "Tell me about yourself", "I build models. They run."),
    )
    html = _site(_collection(_story(), answers=answers))["tonight.html"]
    assert re.search(r"<dd dir=\"auto\"><ul>\s*<li>I measure first</li>\s*<li>I ask early</li>\s*</ul>\s*</dd>", html)
    assert '<dd dir="auto">I build models.</dd>' in html


def test_a_wrong_template_is_said_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "theme" / "templates"
    own.mkdir(parents=True)
    (own / "story.html").write_text("one\n{{ nothing.here }}\n")
    collection = _collection(_story())
    look = theme.find("default", tmp_path)
    renderer = Renderer(Site(collection.project, look, _assets(look)))
    page = next(p for p in pages(collection) if p.kind == "story")
    with pytest.raises(CannotRunError, match=r"story\.html:2: 'nothing' is undefined, while making stories/rollback"):
        renderer.render(page)


def test_a_project_can_add_to_a_page(tmp_path: Path) -> None:
    own = tmp_path / "theme" / "templates"
    own.mkdir(parents=True)
    (own / "story.html").write_text('{% extends "default/story.html" %}{% block cut %}mine {{ super() }}{% endblock %}')
    collection = _collection(_story())
    look = theme.find("default", tmp_path)
    page = next(p for p in pages(collection) if p.kind == "story")
    html = Renderer(Site(collection.project, look, _assets(look))).render(page)
    assert "mine" in html
    assert "30 s" in html


def test_a_template_escapes_all_that_is_not_vouched_for(tmp_path: Path) -> None:
    own = tmp_path / "theme" / "templates"
    own.mkdir(parents=True)
    (own / "odd.html").write_text("<a title='{{ text }}'>{{ number }}{{ none }}</a>")
    collection = _collection()
    look = theme.find("default", tmp_path)
    page = Page("odd.html", "odd.html", "", "odd", {"text": "it's <b>", "number": 3, "none": None})
    html = Renderer(Site(collection.project, look, _assets(look))).render(page)
    assert html == "<a title='it&#39;s &lt;b&gt;'>3None</a>"
