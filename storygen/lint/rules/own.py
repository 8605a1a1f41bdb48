"""OWN, ownership and voice: what the teller did, told without blame and without hiding behind tools."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.blaming import blaming
from storygen.lint.reproach import reproaching
from storygen.lint.rule import Problem, rule
from storygen.lint.wording import Phrases, is_past, phrases, unquoted, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.subject import Subject

TELLER = frozenset(("i", "i'd", "i've", "i'm", "i'll", "i’d", "i’ve", "i’m", "i’ll", "me", "my", "mine", "myself"))
WE = frozenset(("we", "we'd", "we've", "we're", "we’d", "we’ve", "we’re"))
_OTHERS = frozenset(("us", "our", "ours", "they", "them", "their", "he", "she", "him", "her", "his", "together"))
_FIRST = re.compile(r"[^\W\d_]+")


def deeds(subject: Subject) -> Iterator[Passage]:
    """What was done, action by action."""
    return (p for p in subject.prose.within("actions") if p.path[-1] == "did")


@rule(
    "OWN101",
    "we-without-i",
    "an action that says “we” and never “I”",
    rationale="Listeners hire one person. Context and result may be “we”; what you did is “I”, with the others named "
    "beside you.",
    bad="""\
actions:
  - We saw the views of new listings fall on the morning after the release, and paged the search team at once.
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature, and our support lead told the sellers.
""",
    good="""\
actions:
  - I saw the views of new listings fall on the morning after the release, and we paged the search team within minutes.
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature, and our support lead told the sellers.
""",
)
def we_without_i(subject: Subject) -> Iterator[Problem]:
    """Each action told as “we” alone; one that begins with its verb, as résumés do, has the teller as subject."""
    if WE.isdisjoint(subject.prose.words):
        return
    for passage in deeds(subject):
        if WE.isdisjoint(passage.words) or not TELLER.isdisjoint(passage.words):
            continue
        text = unquoted(passage.lower)
        match = re.search(r"(?<![\w'’-])we(?:['’](?:d|ve|re))?(?![\w'’-])", text)
        if match is None or _begins_with_its_verb(text):
            continue
        yield subject.prose.problem(
            passage.start + match.start(),
            passage.start + match.end(),
            "this action says “we” and never “I”; write what you did yourself: I …, and name the others under with:",
            "what was your own part in this step?",
        )


def _begins_with_its_verb(text: str) -> bool:
    first = _FIRST.search(text)
    return first is not None and is_past(first.group())


@rule(
    "OWN102",
    "only-i",
    "nobody in it but “I”",
    rationale="Nobody works alone. A story without anyone else sounds as if you had not noticed them.",
    bad="""\
summary: I took back a ranking model within two hours and brought new listings from 4 % of views back to 11 %.
context: The marketplace orders its search results with a model, and I answered for that model after its release.
actions:
  - On the morning after the release I saw the views of new listings fall and opened the logs.
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature by hand.
tradeoffs:
  - decision: Roll back at once
    over: [Patch the feature live]
    because: Every hour took views.
    cost: The traffic that would have shown the fault at work was gone.
result: >-
  By that evening 11 % of views went to new listings again, up from 4 % under the new model.
  The next release stood still for a week all the same, and the plan of that spring with it.
""",
    good="""\
summary: I took back a ranking model within two hours and brought new listings from 4 % of views back to 11 %.
""",
    severity=Severity.INFO,
)  # fmt: skip
def only_i(subject: Subject) -> Iterator[Problem]:
    """A story whose told text and actions name nobody else."""
    story = subject.story
    if not story.actions or subject.is_unsorted or any(a.with_ for a in story.actions):
        return
    others = _anyone()
    if all(others.isdisjoint(p.words) for p in subject.prose.passages if p.section in _TOLD):
        yield Problem(
            ("actions",),
            "nobody but you is in this story; say who helped, who disagreed and who was told (roles, not names), in "
            "the "
            "actions or under with:",
            "who else was there?",
            missing=True,
        )


@cache
def _anyone() -> frozenset[str]:
    """The words that name somebody besides the teller."""
    return WE | _OTHERS | words("people")


_TOLD = frozenset(("summary", "opening", "context", "actions", "result", "reflection", "tradeoffs", "proof"))


@rule(
    "OWN103",
    "blame",
    "blame",
    rationale="Whoever blames others in a story is expected to do so again. Say what happened and what you did about "
    "it; an "
    "outage of a vendor can be told with ownership.",
    bad="context: The data team broke our pipeline again, and sellers with new listings lost their views. I answered "
    "for the model.",
    good="context: The data team had changed its export and our pipeline stood still until noon. I answered for the "
    "model.",
)
def blame(subject: Subject) -> Iterator[Problem]:
    """Each phrase that puts the fault on others; the root cause is INC105's."""
    told = [p for p in subject.prose.passages if p.section in _BLAMED]
    for passage, start, end in _blamed(subject, told):
        yield subject.prose.problem(
            passage.start + start,
            passage.start + end,
            f"“{passage.text[start:end]}” puts the blame on others; write what happened, and what you did about it",
            "what could you have done about it yourself?",
        )


def _blamed(subject: Subject, told: list[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """The phrases of all lists, each place once, less those that take the blame back."""
    listed = ((p, *m.span()) for p, m in phrases("blame").find(subject.prose, told))
    done: list[tuple[int, int]] = []
    for passage, start, end in (*listed, *blaming(subject.prose, told), *reproaching(subject.prose, told)):
        place = (passage.start + start, passage.start + end)
        if any(place[0] < stop and first < place[1] for first, stop in done):
            continue
        if not _disowned(passage.lower, start, end):
            done.append(place)
            yield passage, start, end


_BLAMED = _TOLD | {"probes", "rough", "follow-up"}
_NO_BLAME = re.compile(
    r"\b(?:not|nobody|no one|without|rather than|instead of|never|no|avoid\w*|blam\w+|accus\w+|said|says|claimed|"
    r"insisted|thought|told \w+|if|wasn['’]t|isn['’]t)\b[^.,;!?]{0,40}$"
)


def _disowned(text: str, start: int, end: int) -> bool:
    """Whether the sentence takes the blame back ("it was not their fault") or gives it as another's words."""
    del end
    return _NO_BLAME.search(text, max(0, start - 60), start) is not None


@rule(
    "OWN104",
    "tools-act",
    "tools, not you, are the subject of most actions",
    rationale="A story in which Kafka lagged, Spark retried and Airflow failed is about software. Listeners want to "
    "hear you.",
    bad="""\
actions:
  - On the morning after the release Grafana showed that the views of new listings had fallen.
  - Airflow compared the features online and offline, and Spark found a listing age read in hours.
  - The pipeline rolled back to the last good model at once instead of a patch, and Zendesk told the sellers.
""",
    good="""\
actions:
  - On the morning after the release I saw in Grafana that the views of new listings had fallen.
  - I compared the features with an Airflow job and found a listing age read in hours.
  - The pipeline would not roll back by itself; I decided to do so by hand, and our support lead told the sellers.
""",
)
def tools_act(subject: Subject) -> Iterator[Problem]:
    """A story in which more than half of the actions have a tool as subject and no “I” in them."""
    actions = list(deeds(subject))
    tools = phrases("tool-subject")
    acting = [(p, m) for p in actions if (m := _acting_tool(tools, p)) is not None]
    if len(acting) * 2 <= len(actions):
        return
    passage, match = acting[0]
    yield subject.prose.problem(
        passage.start + match.start(1),
        passage.start + match.end(1),
        f"tools act in {len(acting)} of {len(actions)} actions and you in none of these; write what you saw, chose "
        "and did: I …",
        "what did you do while the tools did this?",
    )


def _acting_tool(tools: Phrases, passage: Passage) -> re.Match[str] | None:
    if not TELLER.isdisjoint(passage.words) or not WE.isdisjoint(passage.words):
        return None
    if tools.gate.isdisjoint(passage.words):
        return None
    return tools.pattern.search(passage.lower)


_PASSIVE = (
    r"(?:was|were|been|being|is|are|got)(?:n['’]t)?(?: been| being)?"
    r"(?: \w+ly| then| also| soon| finally| not| later| quickly| all| both| first)* "
)


@rule(
    "OWN105",
    "passive-action",
    "an action in which you do nothing",
    rationale="“The model was rolled back” hides who decided. If it was you, say so; if not, it is context.",
    bad="""\
actions:
  - On the morning after the release the views of new listings were checked, and the search team was paged.
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature, and our support lead told the sellers.
""",
    good="""\
actions:
  - On the morning after the release I saw that the views were gone, and the search team was paged.
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature, and our support lead told the sellers.
""",
)
def passive_action(subject: Subject) -> Iterator[Problem]:
    """Each action wholly in the passive, without teller, group or anyone else who acts."""
    for passage in deeds(subject):
        spoken = passage.words
        if not TELLER.isdisjoint(spoken) or not WE.isdisjoint(spoken) or _BE.isdisjoint(spoken):
            continue
        match = _wholly_passive(passage)
        if match is not None:
            yield subject.prose.problem(
                passage.start + match.start(),
                passage.start + match.end(),
                f"nobody acts in “{passage.text[match.start() : match.end()]}”; write who did it: I …, or move it to "
                "the context",
                "who did this, and what was your part?",
            )


_BE = frozenset(("was", "were", "been", "being", "is", "are", "got", "wasn't", "weren't"))
_PASSIVE_VERB = re.compile(_PASSIVE + r"([^\W\d_]+)")


_WHOLE_PASSIVE = re.compile(
    r"(?:(?:had|has|have) )?" + _PASSIVE_VERB.pattern + r"(?:(?:,? (?:and|or|then))* [^\W\d_]+ed)?"
    r"(?:(?: (?:down|up|out|off|over|away|back|twice|once|again))?(?:, (?:and |then )?| (?:and|or|then) (?:then )?)"
    r"(?:[^\W\d_]+ed|put|hung|set|cut|read|sent|laid|shown|given|taken|kept|left|written|brought|made)"
    r"(?! (?:the|an?|our|my|it|them|us)\b))*"
)


def _wholly_passive(passage: Passage) -> re.Match[str] | None:
    """The first passive of a text all of whose sentences have one and none of which has an acting verb besides."""
    text = unquoted(passage.lower)
    for sentence in re.split(r"(?<=[.!?;])\s+", text.rstrip()):
        found = [m for m in _PASSIVE_VERB.finditer(sentence) if _participle(m.group(1))]
        if not found or _begins_with_its_verb(sentence) or _BY_SOMEBODY_WHO.search(sentence):
            return None
        rest = _ATTRIBUTE.sub(r"\1 ", _ASIDE.sub(" ", _WHOLE_PASSIVE.sub(" ", sentence)))
        if any(is_past(w) for w in _FIRST.findall(rest)):
            return None
    return next(m for m in _PASSIVE_VERB.finditer(text) if _participle(m.group(1)))


_ASIDE = re.compile(
    r"(?<![\w-])(?:where|who|which|that|whom|whose|when|while|because|since|after|before|until|as|once|if|whenever|"
    r"although|though|whether|how|what)(?![\w-])[^,.;:!?]*"
)
"""A clause beside the main one; who acts there does not act in the step that is told."""

_BY_SOMEBODY_WHO = re.compile(r"\bby (?:[\w-]+,? ){1,3}who\b")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(the|an?|our|my|his|her|their|its|all|both|two|three|some|each|every|of|with|by|in|from|for|any|no) "
    r"(?:(?:\w+ly )?[^\W\d_]+ed(?= [^\W\d_])|(?:\w+ )?(?:set|cut|cast|run|split|lead|spread|bid|bet|hit|shed|"
    r"ground|bit|rose|cost|light|reset|draft|offset|feed)\b(?! (?:the|an?|up|it)\b))"
)
"""A participle before its noun, "the freed colleague", and nouns that look like verbs of the past: "a new set"."""


def _participle(word: str) -> bool:
    return word in words("participles") or (word.endswith("ed") and len(word) > 4 and word not in words("no-past"))
