"""PRV over people and clients."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.lint.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.prose import Prose
    from storygen.lint.subject import Subject


from storygen.lint.marking import marked

_CAPITAL = r"[^\W\d_a-z][^\W\d_]+"
_NAME = re.compile(
    rf"(?<![\w-])({_CAPITAL})(?:-{_CAPITAL})?(?=((?: [^\W\d_a-z]\.)? (?:(?:van|von|de|der|den|da|di|del|la|le|bin|al|"
    rf"ben|el) |O['’]|Mc|Mac){{0,2}}"
    rf"({_CAPITAL}(?:-{_CAPITAL})?))(?![\w]))"
)
_ROLE_BEFORE = re.compile(
    r"\b(?:my|our|a|the|her|his|their) (?:\w+ ){0,2}?(?:colleague|manager|boss|patient|pupil|student|teammate|nurse|"
    r"doctor|registrar|engineer|developer|"
    r"analyst|designer|intern|lead|director|teacher|parent|customer|client|resident|supervisor|mentee|mentor|report|"
    r"assistant|"
    r"consultant|sister|midwife|surgeon|pharmacist|principal|headteacher|neighbour|tenant|named|called),? (?:named |"
    r"called )?$",
)
_APPOSED = re.compile(
    r"(?:\b(?:colleague|manager|boss|patient|pupil|student|teammate|nurse|doctor|registrar|engineer|developer|analyst|"
    r"designer|intern|lead|director|teacher|parent|resident|supervisor|mentee|mentor|assistant|consultant|sister|midwife|"
    r"surgeon|pharmacist|principal|headteacher|neighbour|tenant|apprentice|trainee|matron|volunteer|driver|chief|head|"
    r"foreman|clerk|officer|caretaker|porter|dispatcher|chef|scientist|administrator|architect|owner|cto|ceo|cfo|"
    r"mother|father|son|daughter|wife|husband|brother|friend|coach|tutor|secretary|trainer|therapist)s?"
    r"(?: (?:of|in|at|from|on|for) (?:[\w-]+ ){0,3}?[\w-]+)?|\b(?:one|two|three|four|five|both|another) of "
    r"(?:them|us|my \w+|our \w+|the \w+|his \w+|her \w+)),? ?(?:[,(–—:] ?|by the name of |named |called )$"
)
"""A role, or "one of them", before a name set off beside it: "the lead of haematology, …"."""
_MR = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof|professor|sister|nurse)\.? $")


@rule(
    "PRV107",
    "full-name",
    "the full name of a colleague, patient or pupil",
    rationale="They did not agree to be in your story. A role says more: “the registrar”, “a pupil of mine”.",
    bad="proof: The lead of the search team, Priya Raman, still uses the comparison.",
    good="proof: The lead of the search team, Priya, still uses the comparison in Apache Spark.",
)
def full_name(subject: Subject) -> Iterator[Problem]:
    """Each given name with a family name, and each two capitalised words after a role."""
    given, no_family = words("given-names"), words("no-family-names")
    for match in _names(subject.prose):
        first, last = match.group(1).lower(), match.group(3).lower()
        if last in no_family or first in no_family or _is_of_a_place(subject.prose, match, no_family):
            continue
        role = _ROLE_BEFORE.search(subject.prose.lower, max(0, match.start() - 50), match.start())
        role = role or _APPOSED.search(subject.prose.lower, max(0, match.start() - 80), match.start())
        title = _MR.search(subject.prose.lower, max(0, match.start() - 12), match.start())
        if first in given or (role and last not in given) or (title and last not in given):
            said = match.group() + match.group(2)
            yield subject.prose.problem(
                match.start(),
                match.end(2),
                f"{said} is a person's full name; write the role instead, such as “a colleague in sales”",
            )


def _names(prose: Prose) -> Iterator[re.Match[str]]:
    """Two capitalised words beside each other, in the values that have a given name or a role."""
    for passage in prose.holding(_signs()):
        yield from _NAME.finditer(prose.text, passage.start, passage.end)


@cache
def _signs() -> frozenset[str]:
    """The words beside which a name may stand: given names, and the roles that people have."""
    return words("given-names") | words("roles")


def _is_of_a_place(prose: Prose, match: re.Match[str], no_family: frozenset[str]) -> bool:
    """Whether what looks like a name is part of another: the Grace Hopper award, Mary Queen Hospital."""
    if prose.lower.endswith(("the ", "the “", 'the "', "st. ", "st ", "saint "), 0, match.start()):
        return True
    following = _FOLLOWING.match(prose.text, match.end(2))
    return following is not None and not no_family.isdisjoint(following.group().lower().split())


_FOLLOWING = re.compile(rf"(?: {_CAPITAL}){{1,3}}")


_CLIENT = re.compile(
    r"\b(?:[Cc]lient|[Cc]ustomer|[Aa]ccount)s?(?:,? (?:called|named|like|such as)|,|"
    r":)? ((?:[A-Z][\w&'’-]+)(?: (?:[A-Z][\w&'’-]+|of|&|and(?= [A-Z])))*)"
    r"|\b((?:[A-Z][\w&'’-]+ ){1,4}(?:Inc|GmbH|Ltd|LLC|Corp|Corporation|AG|PLC|plc|BV|SARL|S\.A\.|SA|Pty|KG|Holdings|"
    r"& Co)\b\.?)"
)


@rule(
    "PRV108",
    "client-name",
    "a client's name in a public story",
    rationale="That they are a client may itself be confidential. “A retailer with 400 shops” tells a listener more.",
    bad="visibility: public\nproof: Our client Harrowtex still uses the comparison.",
    good="visibility: public\nproof: Our client, a mill with 40 looms, still uses the comparison.",
)
def client_name(subject: Subject) -> Iterator[Problem]:
    """Each client named in a story that is marked public."""
    if subject.story.visibility != "public":
        return
    if subject.prose.words.isdisjoint(words("client-words")):
        return
    for match in _CLIENT.finditer(subject.prose.text):
        group = 1 if match.group(1) else 2
        first = match.group(group).split()[0].lower()
        if first in words("no-clients"):
            continue
        yield marked(
            subject,
            match,
            f"{match.group(group)} names a client in a public story; write what they are instead (“a retailer with "
            "400 shops”)",
            group=group,
        )
