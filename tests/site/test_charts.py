"""Pictures of stories: what they say, and that their words never touch."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.site import charts
from storygen.site.charts import Shift, Tick


def _draw(**given: object) -> str:
    base = {"name": "precision", "before": 0.62, "after": 0.78, "before_text": "0.62", "after_text": "0.78"}
    return str(charts.shift(Shift(**{**base, **given})))  # type: ignore[arg-type]


_ELEMENT = re.compile(r"<([a-z]+)([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z0-9-]+)="([^"]*)"')


def _elements(svg: str, tag: str, kind: str = "") -> list[dict[str, str]]:
    """The attributes of every such element, in order."""
    found = [dict(_ATTRIBUTE.findall(attributes)) for name, attributes in _ELEMENT.findall(svg) if name == tag]
    return [f for f in found if kind in f.get("class", "")]


def _places(svg: str, tag: str, attribute: str, kind: str = "") -> list[float]:
    return [float(e[attribute].rstrip("%")) for e in _elements(svg, tag, kind)]


def _label(svg: str) -> str:
    return html.unescape(_elements(svg, "svg")[0]["aria-label"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"better": "higher"}, "precision: 0.62 before, 0.78 after, to the better"),
        ({"better": "lower"}, "precision: 0.62 before, 0.78 after, to the worse"),
        ({}, "precision: 0.62 before, 0.78 after"),
        ({"after": 0.62, "after_text": "0.62", "better": "lower"}, "precision: 0.62 before, 0.62 after"),
        (
            {"change_text": "+16 pp", "interval_text": "95 % CI +14 … +18 pp", "interval": (0.76, 0.8)},
            "precision: 0.62 before, 0.78 after, +16 pp, 95 % CI +14 … +18 pp",
        ),
        ({"target": 0.75, "target_text": "target 0.75"}, "precision: 0.62 before, 0.78 after, target 0.75"),
    ],
)
def test_the_text_says_the_same_as_the_picture(given: dict[str, object], said: str) -> None:
    assert _label(_draw(**given)) == said


def test_the_head_is_filled_for_the_better_and_hollow_for_the_worse() -> None:
    assert "hollow" not in _draw(better="higher")
    assert "hollow" in _draw(better="lower")


def test_nothing_moved_means_no_arrow() -> None:
    assert 'class="arrow"' not in _draw(after=0.62)


def test_a_small_change_gets_a_scale_of_its_own_and_says_so() -> None:
    assert 'class="break"' in _draw(before=99.9, after=99.97)
    assert 'class="break"' not in _draw()


def test_names_are_escaped() -> None:
    assert _label(_draw(name='<b>"x" & y')) == '<b>"x" & y: 0.62 before, 0.78 after'


def test_a_picture_holds_no_style_and_no_id() -> None:
    for svg in (_draw(interval=(0.7, 0.8), target=0.75), str(charts.balance([("context", 3), ("actions", 5)]))):
        assert not re.search(r"\b(style|id)=", svg)


figures = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@given(before=figures, after=figures, spread=st.floats(0, 1e6), length=st.integers(1, 16))
def test_figures_never_touch_and_stay_inside(before: float, after: float, spread: float, length: int) -> None:
    figure = "9" * length
    svg = _draw(
        before=before, after=after, interval=(after - spread, after + spread), before_text=figure, after_text=figure
    )
    places = sorted(_places(svg, "text", "x", "figure"))
    width = length * charts._LETTER
    assert places[0] >= width / 2 - 0.01
    assert places[1] <= 100 - width / 2 + 0.01
    if before != after:
        assert places[1] - places[0] >= min(width, 100 - width) - 0.01
    assert all(0 <= place <= 100 for place in _places(svg, "circle", "cx"))


def test_an_incident_names_its_moments_and_the_spans_between() -> None:
    ticks = [Tick("started", "09:40", 0), Tick("detected", "10:05", 1500), Tick("resolved", "16:00", 23400)]
    svg = str(charts.incident(ticks, ["25 min", "5 h 55 min"]))
    assert _label(svg) == "started 09:40, then 25 min; detected 10:05, then 5 h 55 min; resolved 16:00"
    places = _places(svg, "line", "x1", "tick")
    assert places == sorted(places)
    assert min(b - a for a, b in pairwise(places)) > 15


def test_one_moment_is_no_picture() -> None:
    assert charts.incident([Tick("started", "", 0)], []) == ""


def test_balance_says_each_share() -> None:
    svg = str(charts.balance([("situation", 20), ("what I did", 60), ("follow-up", 20)]))
    assert _label(svg) == "Balance: situation 20%, what I did 60%, follow-up 20%"
    assert charts.balance([]) == ""


def test_an_incident_over_days_names_them_below_the_clocks() -> None:
    ticks = [Tick("started", "5 March 09:40", 0), Tick("detected", "10:05", 1500)]
    svg = str(charts.incident(ticks, ["25 min"]))
    assert _label(svg) == "started 5 March 09:40, then 25 min; detected 10:05"
    assert re.findall(r">([^<>]+)</text>", svg) == ["25 min", "started", "09:40", "5 March", "detected", "10:05"]


def test_zero_gives_way_to_the_label_of_a_target_beside_it() -> None:
    assert ">0</text>" in _draw(target=0.75, target_text="target 0.75")
    near = _draw(target=0.05, target_text="target 0.05")
    assert ">0</text>" not in near
    assert ">target 0.05</text>" in near
    far = _draw(target=0.9, target_text="target 0.9 of all the tickets")
    (place,) = (float(e["x"].rstrip("%")) for e in _elements(far, "text", "small") if e["x"] != "13.0%")
    assert place + len("target 0.9 of all the tickets") * charts._SMALL_LETTER / 2 <= 100.01
