"""Checked data -> Story: every default of the format is given here or in the model, nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from storygen.story.identity import part_ids, story_id
from storygen.story.model import (
    Action,
    Alternative,
    Angle,
    Context,
    FollowUp,
    Incident,
    Link,
    Metric,
    Probe,
    Reflection,
    Sides,
    Story,
    TextSides,
    TimelineEntry,
    Took,
    Tradeoff,
    Unknown,
    Updates,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Part = TypeVar("_Part")
_Data = dict[str, Any]
_NONE: _Data = {}
_NO_SIDES, _NO_TEXTS, _NO_CONTEXT, _NO_REFLECTION = Sides(), TextSides(), Context(), Reflection()


def build(data: _Data, path: str, root: str = "stories") -> Story:
    """The story that checked data in the long form tell. `path` is the file's, relative to the project."""
    get = data.get
    return Story(
        id=str(get("id") or "") or story_id(path, root),
        path=path,
        title=get("title", "").strip(),
        opening=get("opening") or "",
        summary=get("summary") or "",
        outcome=get("outcome") or "",
        competencies=_texts(data, "competencies"),
        roles=_texts(data, "roles"),
        tags=_texts(data, "tags"),
        period=get("period") or "",
        scope=get("scope") or "",
        visibility=get("visibility") or "private",
        draft=bool(get("draft")),
        formerly=_texts(data, "formerly"),
        context=_context(data),
        actions=_parts(data, "actions", "did", _action),
        tradeoffs=_named(data, "tradeoffs", "decision", "tradeoff", _tradeoff),
        metrics=_metrics(data),
        incident=_incident(data),
        result=get("result") or "",
        proof=get("proof") or "",
        follow_up=_parts(data, "follow_up", "action", _follow_up),
        reflection=_reflection(data),
        probes=_named(data, "probes", "ask", "probe", _probe),
        angles=_named(data, "angles", "name", "angle", _angle),
        links=_parts(data, "links", "url", _link),
        notes=get("notes") or "",
        rough=get("rough") or "",
        lint_ignore=_texts(get("lint") or _NONE, "ignore"),
    )


def _texts(data: _Data, name: str) -> tuple[str, ...]:
    values = data.get(name)
    return tuple(filter(None, values)) if values else ()


def _items(data: _Data, name: str, needs: str) -> Iterator[tuple[int, _Data]]:
    """The items of a list that say what they must, with their place in the file's list."""
    for index, item in enumerate(data.get(name) or ()):
        if item and (not needs or item.get(needs)):
            yield index, item


def _parts(data: _Data, name: str, needs: str, part: Callable[[int, _Data], _Part]) -> tuple[_Part, ...]:
    return tuple(part(index, item) for index, item in _items(data, name, needs)) if data.get(name) else ()


def _named(
    data: _Data, name: str, needs: str, kind: str, part: Callable[[int, str, _Data], _Part]
) -> tuple[_Part, ...]:
    """The parts of a list that have ids of their own."""
    if not data.get(name):
        return ()
    items = list(_items(data, name, needs))
    ids = part_ids(((str(item.get("id") or ""), item[needs]) for _, item in items), kind)
    return tuple(part(index, id, item) for (index, item), id in zip(items, ids, strict=True))


def _context(data: _Data) -> Context:
    d = data.get("context")
    if not d:
        return _NO_CONTEXT
    get = d.get
    return Context(
        get("situation") or "",
        get("task") or "",
        get("system") or "",
        get("stakes") or "",
        _texts(d, "kpis"),
        _texts(d, "constraints"),
        _texts(d, "clarify"),
    )


def _action(index: int, d: _Data) -> Action:
    get = d.get
    return Action(
        index,
        d["did"],
        get("phase") or "",
        get("at") or "",
        get("evidence") or "",
        _texts(d, "with"),
        get("tell") or "normal",
    )


def _tradeoff(index: int, id: str, d: _Data) -> Tradeoff:
    get = d.get
    return Tradeoff(
        index,
        id,
        d["decision"],
        _parts(d, "over", "option", _alternative),
        get("because") or "",
        get("cost") or "",
        get("tell") or "normal",
        _texts(d, "formerly"),
    )


def _alternative(index: int, d: _Data) -> Alternative:
    return Alternative(index, d["option"], d.get("gain") or "", d.get("cost") or "")


def _metrics(data: _Data) -> tuple[Metric, ...]:
    measured = data.get("measured") or _NONE
    return _named(data, "metrics", "name", "metric", lambda index, id, d: _metric(index, id, d, measured))


def _metric(index: int, id: str, d: _Data, measured: _Data) -> Metric:
    get = d.get
    before, after = get("before"), get("after")
    ci, unknown = get("ci"), get("unknown")
    return Metric(
        index,
        id,
        d["name"].strip(),
        get("kind") or "",
        (get("unit") or "").strip(),
        get("better") or "",
        None if before == "unknown" else before,
        None if after == "unknown" else after,
        before == "unknown",
        after == "unknown",
        Unknown(unknown.get("because") or "", unknown.get("would_measure") or "") if unknown else None,
        get("target"),
        (get("stat") or "").strip(),
        _sides(get("n")),
        _sides(get("sd")),
        _text_sides(get("exposure")),
        (float(ci[0]), float(ci[1])) if ci else None,
        get("p_value"),
        get("design") or "before-after",
        bool(get("guardrail")),
        _window(get("window"), measured.get("window")),
        get("source") or measured.get("source") or "",
        get("confidence") or measured.get("confidence") or "",
        get("attribution") or "",
        get("say") or "",
        get("share") or "absolute",
        bool(get("headline")),
        get("tell") or "normal",
        _texts(d, "formerly"),
    )


def _sides(d: _Data | None) -> Sides:
    return Sides(d.get("before"), d.get("after")) if d else _NO_SIDES


def _text_sides(d: _Data | None) -> TextSides:
    return TextSides(d.get("before") or "", d.get("after") or "") if d else _NO_TEXTS


def _window(own: _Data | None, measured: _Data | None) -> TextSides:
    """A metric's own window; a side that it does not give comes from `measured`."""
    if not measured:
        return _text_sides(own)
    return _text_sides({**measured, **{side: text for side, text in (own or _NONE).items() if text}})


def _incident(data: _Data) -> Incident | None:
    d = data.get("incident")
    if not d:
        return None
    get = d.get
    took, updates = get("took") or _NONE, get("updates")
    return Incident(
        get("severity") or "",
        get("started_at") or "",
        get("detected_at") or "",
        get("mitigated_at") or "",
        get("resolved_at") or "",
        Took(took.get("detect") or "", took.get("mitigate") or "", took.get("resolve") or ""),
        get("root_cause") or "",
        get("mitigation") or "",
        _parts(d, "timeline", "", _timeline_entry),
        Updates(updates.get("every") or "", _texts(updates, "to"), updates.get("message") or "") if updates else None,
    )


def _timeline_entry(index: int, d: _Data) -> TimelineEntry:
    return TimelineEntry(index, d.get("at") or "", d.get("event") or "", d.get("signal") or "")


def _follow_up(index: int, d: _Data) -> FollowUp:
    get = d.get
    return FollowUp(
        index,
        d["action"],
        get("owner") or "",
        get("due") or "",
        get("status") or "",
        get("acceptance") or "",
        get("prevents") or "",
        get("tell") or "normal",
    )


def _reflection(data: _Data) -> Reflection:
    d = data.get("reflection")
    return Reflection(d.get("learned") or "", d.get("with_more_time") or "") if d else _NO_REFLECTION


def _link(_: int, d: _Data) -> Link:
    return Link(d.get("title") or d["url"], d["url"])


def _probe(index: int, id: str, d: _Data) -> Probe:
    return Probe(index, id, d["ask"], d.get("answer") or "", bool(d.get("private")), _texts(d, "formerly"))


def _angle(index: int, id: str, d: _Data) -> Angle:
    get = d.get
    return Angle(
        index,
        id,
        d["name"],
        get("outcome") or "",
        _texts(d, "competencies"),
        get("opening") or "",
        _texts(d, "emphasise"),
        _texts(d, "formerly"),
    )
