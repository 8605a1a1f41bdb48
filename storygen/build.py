"""The pipeline: read, check, deal, render, write.

`collect` goes from files to everything a site shows, `build` from there to a folder. Nothing private enters a public
build: stories that are not marked public are left out, and of the others notes, rough text, private probes, findings,
the writer's openers and which interviews there are and were, right where the collection is put together, so that no
later step has to think of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from storygen import garbage
from storygen.bank import match, reader
from storygen.deck.deal import deal
from storygen.deck.strength import strength
from storygen.error import CannotRunError
from storygen.finding import Severity
from storygen.lint import openers, registry, runner, written
from storygen.parallel import spread
from storygen.site import assets, desk, documents, offline, search, theme
from storygen.site.data import script
from storygen.site.output import Output
from storygen.site.pages import Collection, Entry, pages
from storygen.site.render import Renderer, Site
from storygen.story import collection as on_disk
from storygen.story import renames

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.bank.reader import Bank
    from storygen.finding import Finding
    from storygen.project import Project
    from storygen.story.model import Story
    from storygen.story.reading import Reading

ANSWERS = "answers.yaml"
"""Beside the stories' folder: the openers that are no stories."""

Progress = Callable[[str, Iterable[Any], int], Iterable[Any]]
"""Called with a label, the steps and their number; hands the steps through."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: every finding, how many stories and pages, where, and how long it took.

    `withheld` are the findings that kept stories marked public out of a public build.
    """

    findings: tuple[Finding, ...]
    stories: int
    pages: int
    out: Path
    seconds: float
    withheld: tuple[Finding, ...] = ()


@dataclass
class Builder:
    """Builds one project again and again; what a change does not touch is kept from the last time.

    With `keep_last`, a story that cannot be read any more is built as it last was: under `serve`, so that errors lie
    over the last good page.
    """

    keep_last: bool = False

    _checked: dict[str, tuple[Reading, object, tuple[Finding, ...]]] = field(default_factory=dict)
    _stories: tuple[Story, ...] = ()
    _withheld: tuple[Finding, ...] = ()
    _last: dict[str, Story] = field(default_factory=dict)

    @property
    def paths(self) -> dict[str, str]:
        """Story id -> its file, as of the last build."""
        return {story.id: story.path for story in self._stories}

    def build(
        self,
        project: Project,
        *,
        out: Path | None = None,
        public: bool = False,
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> Built:
        """Write the site to `out` (default: the project's output folder).

        Raises:
            CannotRunError: the folder is not ours to write, the theme cannot be found, or a path is in the way; or the
                site is to be public, and storygen.toml does not say without doubt what is private.
        """
        if public:
            _insist_on_settings(project)
        started = time.perf_counter()
        folder = out if out is not None else project.root / project.output
        with garbage.paused():
            collection, findings = self.collect(project, public=public, jobs=jobs, progress=progress)
            made = write(collection, folder, jobs=jobs, progress=progress)
        if not public:
            renames.remember(project.root, self._stories)
        seconds = time.perf_counter() - started
        return Built(findings, len(collection.entries), made, folder.resolve(), seconds, self._withheld)

    def collect(
        self, project: Project, *, public: bool = False, jobs: int = 1, progress: Progress | None = None
    ) -> tuple[Collection, tuple[Finding, ...]]:
        """Everything a site of the project shows, and every finding there is."""
        bank, of_bank = reader.load(project.root)
        readings = self._read(project)
        answers, _ = on_disk.read_answers(project.root / ANSWERS)
        of_answers = openers.check(project, bank).findings
        found_in = spread(lambda reading: self._check(reading, project, bank), readings, jobs)
        steps = progress("checking", found_in, len(readings)) if progress else found_in
        checked = list(zip(readings, steps, strict=True))
        loose = (*of_bank, *of_answers, *runner.check_collection(readings, project, bank))
        findings = (*(f for _, found in checked for f in found), *loose)
        self._stories = tuple(reading.story for reading in readings if reading.story is not None)
        told = [(r.story, found) for r, found in checked if r.story is not None and not r.story.draft]
        if public:
            told = [(story, found) for story, found in told if story.visibility == "public"]
            self._withheld = tuple(leak for _, found in told for leak in _leaks(found))
            told = [(_public(story), ()) for story, found in told if not _leaks(found)]
            project, bank = _public_project(project), _public_bank(bank)
        entries = tuple(entry(story, found, bank, public=public) for story, found in told)
        unread = tuple(f for r, found in checked if r.story is None for f in found)
        collection = Collection(
            project,
            bank,
            entries,
            answers=() if public else answers,
            findings=() if public else (*unread, *loose),
            rules=registry.rules(),
            renamed={} if public else renames.renames(project.root, readings),
            public=public,
        )
        return collection, findings

    def _read(self, project: Project) -> tuple[Reading, ...]:
        readings = on_disk.read_collection(project.root, project.stories)
        if self.keep_last:
            self._last |= {r.path: r.story for r in readings if r.story is not None}
            taken = {r.story.id for r in readings if r.story is not None}
            lost = {
                r.path: s for r in readings if r.story is None and (s := self._last.get(r.path)) and s.id not in taken
            }
            readings = tuple(replace(r, story=lost[r.path]) if r.path in lost else r for r in readings)
        return readings

    def _check(self, reading: Reading, project: Project, bank: Bank) -> tuple[Finding, ...]:
        """The findings of one file; those of the last build where file, settings and bank are the same."""
        settings = (project, bank.questions, bank.competencies)
        kept = self._checked.get(reading.path)
        if kept and kept[1] == settings and _same(kept[0], reading):
            return kept[2]
        found = runner.check_story(reading, project, bank)
        self._checked[reading.path] = (reading, settings, found)
        return found


def _insist_on_settings(project: Project) -> None:
    """A mistyped [privacy] would let through what it was to keep back, so nothing is published until it is mended."""
    if project.findings:
        first = project.findings[0]
        raise CannotRunError(
            f"nothing is published while {first.path} has an error, since it says what is private; line "
            f"{first.span.line}: {first.message}"
        )


def build(project: Project, **options: Any) -> Built:
    """One build, as `Builder.build`."""
    return Builder().build(project, **options)


def collect(project: Project, *, public: bool = False) -> Collection:
    """Everything a site of the project shows, for commands that show it otherwise."""
    return Builder().collect(project, public=public)[0]


def _same(one: Reading, other: Reading) -> bool:
    """Whether two readings are of the same text and came out the same."""
    if one.source is None or other.source is None:
        return False
    return one.source.text == other.source.text and one.findings == other.findings


def _leaks(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that keep a story out of a public build: something in it looks confidential or personal."""
    return [f for f in findings if f.code.startswith("PRV") and f.severity is not Severity.INFO]


def _public(story: Story) -> Story:
    """The story without what is for the writer alone."""
    return replace(story, notes="", rough="", probes=tuple(p for p in story.probes if not p.private), lint_ignore=())


def _public_project(project: Project) -> Project:
    """The settings without when and where one interviews, and what one aims for."""
    return replace(project, interviews=(), roles=(), level="", competencies=(), frameworks=())


def _public_bank(bank: Bank) -> Bank:
    """The bank without the questions that were really asked: who asked them is nobody else's business."""
    return replace(bank, questions={id: q for id, q in bank.questions.items() if not q.asked})


def entry(story: Story, findings: Sequence[Finding], bank: Bank, *, public: bool) -> Entry:
    """One story as the site shows it."""
    matches = tuple(match.answered(match.profile(story, bank), bank))
    return Entry(
        story=story,
        findings=tuple(findings),
        cards=deal(story, bank, matches, findings, public=public),
        matches=matches,
        written=written.is_written(findings),
        next=written.next_question(findings),
        strength=strength(story),
    )


def write(collection: Collection, folder: Path, *, jobs: int = 1, progress: Progress | None = None) -> int:
    """Render every page into `folder`, beside the last site and then in its place; gives the number of pages."""
    project = collection.project
    look = theme.find(project.theme.name, project.root, dict(project.theme.options))
    indexed = [documents.story_document(entry, collection) for entry in collection.entries]
    index = search.index(map(search.postings, (*indexed, *documents.question_documents(collection))))
    data = {"deck.js": script("deck", desk.deck(collection)), "search-index.js": script("search", index)}
    files = assets.collect(look, data)
    renderer = Renderer(Site(project, look, files, public=collection.public))
    made = list(pages(collection))
    rendered = spread(lambda page: renderer.render(page).encode("utf-8"), made, jobs)
    steps = progress("rendering", rendered, len(made)) if progress else rendered
    with Output(folder) as output:
        for path, content in files.files.items():
            output.write(path, content)
        for page, content in zip(made, steps, strict=True):
            output.write(page.path, content)
        output.write(offline.WORKER, offline.worker(look, output.digests(), output.size()))
        output.write(offline.MANIFEST, offline.manifest(project, files))
    return len(made)
