"""PRV over what the project keeps to itself: its terms, its shared figures, its repository."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, collection_rule, rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject
    from storygen.story.model import Metric


from storygen.lint.marking import marked


@rule(
    "PRV101",
    "confidential-term",
    "a term your project lists as confidential",
    rationale="Code names and unreleased products slip into stories first. List them once under [privacy] terms, and "
    "no story "
    "carries them out.",
    bad="result: By that evening Project Nightjar had 11 % of views on new listings again, up from 4 % under the new "
    "model. Two sellers left us all the same.",
    good="result: By that evening 11 % of views went to new listings again, up from 4 % under the new model. Two "
    "sellers left us all the same.",
    severity=Severity.ERROR,
    options=("privacy.terms",),
    given={"privacy.terms": ["Project Nightjar"]},
)
def confidential_term(subject: Subject) -> Iterator[Problem]:
    """Each place in the prose, the story's id and its file's name where a listed term stands, as a whole word."""
    terms = [t for t in subject.project.privacy.terms if t.strip()]
    yield from _in_its_name(subject, terms)
    if not terms or not any(t.lower() in subject.prose.lower for t in terms):
        return
    listed = "|".join(re.escape(t.lower()) for t in sorted(terms, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{listed})(?!\w)", subject.prose.lower):
        said = subject.prose.text[match.start() : match.end()]
        yield marked(subject, match, f"your project lists “{said}” as confidential; write what it is in general words")


def _in_its_name(subject: Subject, terms: list[str]) -> Iterator[Problem]:
    """A term in the id or the file's name: pages and their addresses carry both, with hyphens for blanks."""
    story = subject.story
    names = {what: f" {_plain(name)} " for what, name in (("id", story.id), ("file name", story.path))}
    for what, name in names.items():
        term = next((t for t in terms if f" {_plain(t)} " in name), "")
        if term:
            yield Problem(
                ("id",),
                f"the {what} of this story holds “{term}”, which your project lists as confidential; rename the file, "
                "write an id in general words",
                missing=True,
            )
            return


def _plain(text: str) -> str:
    """The words of a name: "stories/acme-merger.yaml" as "stories acme merger yaml"."""
    return " ".join(_WORD.findall(text.lower()))


_WORD = re.compile(r"[^\W_]+")


@rule(
    "PRV109",
    "digits-of-a-shared-metric",
    "absolute digits in prose of a metric shared as relative or hidden",
    rationale="`share: relative` keeps the absolute figures at home, unless a sentence says them. A reference such as "
    "{precision} obeys it.",
    bad=GOOD.replace("unit: declines/day\n", "unit: declines/day\n    share: relative\n")
    + "proof: The board saw false declines at 80 a day before, and 40 after.",
    good=GOOD.replace("unit: declines/day\n", "unit: declines/day\n    share: relative\n")
    + "proof: The board saw false declines fall, {false-declines}.",
)
def digits_of_a_shared_metric(subject: Subject) -> Iterator[Problem]:
    """Each figure in the prose that is an end of such a metric and stands beside its name or in its unit."""
    kept = [m.metric for m in subject.metrics if m.metric.share in ("relative", "hidden")]
    for metric in kept:
        ends = {v for v in (metric.before, metric.after) if v is not None}
        for match in _FIGURE.finditer(subject.prose.text) if ends else ():
            passage = subject.prose.at(match.start())
            if _value(match) in ends and not _from_reference(passage, match) and _speaks_of(metric, subject, match):
                yield marked(
                    subject,
                    match,
                    f"{metric.name or metric.id} is shared as {metric.share}, and this says its absolute figure; "
                    f"write {{{metric.id}}}",
                )


_FIGURE = re.compile(r"(?<![\w.,])\d{1,12}(?:[,_]\d{3})*(?:\.\d{1,9})?(?![\w]|[.,]\d)")


def _value(match: re.Match[str]) -> float:
    return float(match.group().replace(",", "").replace("_", ""))


def _from_reference(passage: Passage, match: re.Match[str]) -> bool:
    local = match.start() - passage.start
    return any(start <= local < end for start, end, _, _ in passage.shifts)


def _speaks_of(metric: Metric, subject: Subject, match: re.Match[str]) -> bool:
    """Whether the figure's sentence names the metric, or the figure is followed by its unit."""
    around = subject.said.sentence_around(match.start())
    sentence = subject.prose.lower[around.start : around.end]
    name = [
        w
        for w in re.findall(r"[^\W\d_]{3,}", metric.name.lower())
        if w not in ("the", "per", "rate", "share", "number", "new")
    ]
    unit = metric.unit.lower().split("/")[0].split(" ")[0]
    after = subject.prose.lower[match.end() : match.end() + len(unit) + 2].strip()
    return any(w in sentence for w in name) or (len(unit) > 1 and after.startswith(unit))


@collection_rule(
    "PRV110",
    "private-stories-in-git",
    "private stories tracked by git in a repository with a remote",
    rationale="Whoever may read the remote reads your stories. Where the remote is your own and private, write remote "
    "= "
    '"private" under [privacy].',
    bad="visibility: private",
    good="visibility: public",
    severity=Severity.INFO,
    options=("privacy.remote",),
)
def private_stories_in_git(shelf: Shelf) -> Iterator[Problem]:
    """One problem where git tracks private stories and knows a remote."""
    from storygen.lint.tracked import has_remote, tracked

    if shelf.project.privacy.remote == "private" or not has_remote(shelf.project.root):
        return
    private = [s.story.path for s in shelf.subjects if s.story.visibility != "public"]
    exposed = sorted(set(private) & tracked(shelf.project.root))
    if exposed:
        yield Problem(
            (),
            f"git tracks {len(exposed)} private {'story' if len(exposed) == 1 else 'stories'} ({exposed[0]}"
            f"{', …' if len(exposed) > 1 else ''}) and this repository has a remote; keep it private and write remote "
            "= "
            '"private" under [privacy], or take them out with git rm --cached',
            quote="remote",
        )
