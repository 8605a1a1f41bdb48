"""What a rename carries over: ids that changed since the last build, and the lines that would keep them for good.

`.storygen/ids.json` remembers the ids of the last build. A card's id begins `<story id>` or
`<story id>/<kind>/<part id>`; a rename leads such a beginning to its new form.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen import own_folder

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from storygen.story.model import Story
    from storygen.story.reading import Reading

FILE = Path(own_folder.NAME) / "ids.json"
ALIKE = 0.6
"""How much of two names must agree (difflib's ratio) for the one to stand in the other's place."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is remembered of a story or part: its id, what names it, where it stood, a mark of what else it says."""

    id: str
    name: str
    place: str
    mark: str


@dataclass(frozen=True, slots=True)
class Rename:
    """An id that became another, in one story; `kind` and `index` are those of the part, "" and -1 the story itself."""

    story: Story
    kind: str
    index: int
    old: str
    new: str


def renames(project_root: Path, readings: Iterable[Reading]) -> dict[str, str]:
    """Beginnings of card ids as they were -> as they are now, from `formerly` and from the last build's ids."""
    stories = [reading.story for reading in readings if reading.story is not None]
    memory = _recall(project_root)
    found = _prefixes(stories, guessed(gone(memory, project_root, {story.path for story in stories}), stories))
    return _chained({**memory.get("carried", {}), **found, **_declared(stories)})


def carried(card: str, prefixes: Mapping[str, str]) -> str:
    """The id that a card has now; the longest beginning that was renamed decides."""
    parts = card.split("/")
    for length in range(len(parts), 0, -1):
        if (new := prefixes.get("/".join(parts[:length]))) is not None:
            return "/".join([new, *parts[length:]])
    return card


def remember(project_root: Path, stories: Iterable[Story]) -> None:
    """Write down the ids of a build, and what was carried over to them. A folder that cannot be written is let be."""
    stories = list(stories)
    memory = _recall(project_root)
    read = {story.path for story in stories}
    found = _prefixes(stories, guessed(gone(memory, project_root, read), stories))
    claimed = {old for old in found if "/" not in old}
    kept = {
        id: trace
        for id, trace in memory.get("stories", {}).items()
        if id not in claimed and trace["place"] not in read and _stands(project_root / trace["place"])
    }
    known = {**kept, **{story.id: _story_memory(story) for story in stories}}
    written = {"v": 1, "stories": known, "carried": _chained({**memory.get("carried", {}), **found})}
    if written == memory:
        return
    text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
    from storygen import atomic

    try:
        own_folder.made_for(project_root / FILE)
        atomic.write(project_root / FILE, text + "\n")
    except OSError:
        return  # progress then follows from the next build that can write


def gone(memory: Mapping[str, Any], project_root: Path, read: Container[str]) -> dict[str, Any]:
    """What is remembered, without the stories whose files still stand there and were not read, or not as stories.

    A story that cannot be read for a moment must not lose its progress to a new one that is like it.
    """
    stories = memory.get("stories", {}).items()
    kept = {id: trace for id, trace in stories if trace["place"] in read or not _stands(project_root / trace["place"])}
    return {**memory, "stories": kept} if kept else {}


def _stands(file: Path) -> bool:
    """Whether a file is there; one that cannot be looked at may be."""
    try:
        return file.exists()
    except OSError:
        return True


def guessed(memory: Mapping[str, Any], stories: Iterable[Story]) -> list[Rename]:
    """Ids of the last build that are gone and have a like one in their place, as far as no `formerly` says so."""
    stories = list(stories)
    known: Mapping[str, Any] = memory.get("stories", {})
    if not known:
        return []
    said = {old for story in stories for old in story.formerly}
    now = {story.id: _trace(story) for story in stories}
    before = {id: _remembered(id, trace) for id, trace in known.items()}
    pairs = _pairs(before, now, said)
    by_new = {new: old for old, new in pairs.items()}
    found = []
    for story in stories:
        old = by_new.get(story.id, story.id)
        if old != story.id:
            found.append(Rename(story, "", -1, old, story.id))
        found += _parts_renamed(known.get(old, {}).get("parts", {}), story)
    return found


def recalled(project_root: Path) -> Mapping[str, Any]:
    """What ids.json holds; empty where there is none, or none that can be read."""
    return _recall(project_root)


def _recall(project_root: Path) -> dict[str, Any]:
    try:
        memory = json.loads((project_root / FILE).read_bytes())
        for trace in memory["stories"].values():
            _remembered("", trace)
            for parts in trace["parts"].values():
                for part in parts.values():
                    _remembered("", part)
        sound = memory["v"] == 1 and all(isinstance(new, str) for new in memory["carried"].values())
        return dict(memory) if sound else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _parts_renamed(known: Mapping[str, Any], story: Story) -> Iterator[Rename]:
    for kind, parts in _parts(story).items():
        before = {id: _remembered(id, trace) for id, trace in known.get(kind, {}).items()}
        said = {old for _, formerly in parts.values() for old in formerly}
        now = {id: trace for id, (trace, _) in parts.items()}
        for old, new in _pairs(before, now, said).items():
            yield Rename(story, kind, int(now[new].place), old, new)


def _pairs(before: Mapping[str, Trace], now: Mapping[str, Trace], said: set[str]) -> dict[str, str]:
    """Each id that is gone -> the new one most like it; no new one twice."""
    gone = [trace for id, trace in before.items() if id not in now and id not in said]
    fresh = [trace for id, trace in now.items() if id not in before]
    if not gone or not fresh:
        return {}
    scored = sorted(
        ((score, old.id, new.id) for old in gone for new in fresh if (score := _likeness(old, new)) > 0), reverse=True
    )
    pairs: dict[str, str] = {}
    for _, old_id, new_id in scored:
        if old_id not in pairs and new_id not in pairs.values():
            pairs[old_id] = new_id
    return pairs


def _likeness(old: Trace, new: Trace) -> float:
    """0 where the two are not alike; the same place and the same content weigh besides the name."""
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, old.name.casefold(), new.name.casefold(), autojunk=False).ratio()
    same = bool(old.mark) and old.mark == new.mark
    if not same and ratio < ALIKE:
        return 0
    return ratio + same + 0.5 * (old.place == new.place)


# what is remembered


def _trace(story: Story) -> Trace:
    told = " ".join(piece.text for piece in story.told() if piece.path[0] != "opening")
    return Trace(story.id, story.title, story.path, _mark(told))


def _parts(story: Story) -> dict[str, dict[str, tuple[Trace, tuple[str, ...]]]]:
    """The parts that have cards: kind -> id -> what is remembered of it, and its `formerly`."""
    found: dict[str, dict[str, tuple[Trace, tuple[str, ...]]]] = {
        "numbers": {},
        "tradeoff": {},
        "probe": {},
        "reframe": {},
    }
    for m in story.metrics:
        figures = f"{m.before} {m.after} {m.unit}" if m.before is not None or m.after is not None else ""
        found["numbers"][m.id] = Trace(m.id, m.name, str(m.index), _mark(figures)), m.formerly
    for t in story.tradeoffs:
        found["tradeoff"][t.id] = Trace(t.id, t.decision, str(t.index), _mark(t.because + t.cost)), t.formerly
    for p in story.probes:
        found["probe"][p.id] = Trace(p.id, p.ask, str(p.index), _mark(p.answer)), p.formerly
    for a in story.angles:
        found["reframe"][a.id] = Trace(a.id, a.name, str(a.index), _mark(a.opening)), a.formerly
    return found


def _story_memory(story: Story) -> dict[str, Any]:
    parts = {kind: {id: _as_json(trace) for id, (trace, _) in of.items()} for kind, of in _parts(story).items() if of}
    return {**_as_json(_trace(story)), "parts": parts}


def _as_json(trace: Trace) -> dict[str, str]:
    return {"name": trace.name, "place": trace.place, "mark": trace.mark}


def _remembered(id: str, trace: Mapping[str, str]) -> Trace:
    return Trace(id, str(trace["name"]), str(trace["place"]), str(trace["mark"]))


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest() if text.strip() else ""


# beginnings of card ids


def _prefixes(stories: Iterable[Story], found: Iterable[Rename]) -> dict[str, str]:
    """Renames as beginnings of card ids; a part's old id may stand under its story's old id."""
    found = list(found)
    old_story = {rename.new: rename.old for rename in found if not rename.kind}
    prefixes = {rename.old: rename.new for rename in found if not rename.kind}
    for rename in found:
        if rename.kind:
            new = f"{rename.story.id}/{rename.kind}/{rename.new}"
            for id in {rename.story.id, old_story.get(rename.story.id, rename.story.id)}:
                prefixes[f"{id}/{rename.kind}/{rename.old}"] = new
    taken = {story.id for story in stories}
    return {old: new for old, new in prefixes.items() if old not in taken}


def _declared(stories: Iterable[Story]) -> dict[str, str]:
    """What `formerly` says."""
    prefixes: dict[str, str] = {}
    for story in stories:
        prefixes.update((old, story.id) for old in story.formerly if old != story.id)
        for kind, parts in _parts(story).items():
            for id, (_, formerly) in parts.items():
                for old in formerly:
                    for holder in (story.id, *story.formerly):
                        prefixes[f"{holder}/{kind}/{old}"] = f"{story.id}/{kind}/{id}"
    return prefixes


def _chained(prefixes: Mapping[str, str]) -> dict[str, str]:
    """Renames of renames led to their end; what leads back to itself is none."""
    found = {}
    for old in prefixes:
        new, seen = prefixes[old], {old}
        while new not in seen and (further := carried(new, prefixes)) != new:
            seen.add(new)
            new = further
            if len(seen) > len(prefixes):  # it grows with every step, which only a damaged memory does
                seen.add(new)
        if new not in seen:
            found[old] = new
    return found
