"""PRV, confidential or personal data: what should not leave with a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, collection_rule, rule
from storygen.lint.rules.qnt.metrics import GOOD
from storygen.lint.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.prose import Passage, Prose
    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject
    from storygen.story.model import Metric


def _marked(subject: Subject, match: re.Match[str], message: str, question: str = "", group: int = 0) -> Problem:
    return subject.prose.problem(match.start(group), match.end(group), message, question)


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
    """Each place in the prose where a listed term stands, in any case, as a whole word."""
    terms = [t for t in subject.project.privacy.terms if t.strip()]
    if not terms or not any(t.lower() in subject.prose.lower for t in terms):
        return
    listed = "|".join(re.escape(t.lower()) for t in sorted(terms, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{listed})(?!\w)", subject.prose.lower):
        said = subject.prose.text[match.start() : match.end()]
        yield _marked(subject, match, f"your project lists “{said}” as confidential; write what it is in general words")


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


@rule(
    "PRV102",
    "e-mail-address",
    "an e-mail address",
    rationale="An address names a person. A role says more to a listener.",
    bad="proof: Ask maria.k@shopfront.io about the release.",
    good="proof: Ask the lead of the search team about the release.",
)
def e_mail_address(subject: Subject) -> Iterator[Problem]:
    """Each e-mail address in the prose."""
    if "@" in subject.prose.text:
        for match in _MAIL.finditer(subject.prose.text):
            yield _marked(subject, match, f"{match.group()} is an e-mail address; write the role of the person instead")


_PHONE = re.compile(
    r"(?<![\w.,:/-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){2,4}|\(\d{3}\) ?\d{3}[-. ]\d{4}|"
    r"\d{3}[-.]\d{3}[-.]\d{4}|0\d{2,4}[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,4})(?![\w%]|[.,-]\d)"
)


_DIALLED = re.compile(r"\d[\d ().,/-]{6}")
"""A quick look: digits in a row as long as the shortest phone number."""


@rule(
    "PRV103",
    "phone-number",
    "a phone number",
    rationale="A number reaches a person who did not ask to be in your story.",
    bad="proof: Ask the lead of the search team on +44 20 7946 0958.",
    good="proof: Ask the lead of the search team, 20 7946 orders later.",
)
def phone_number(subject: Subject) -> Iterator[Problem]:
    """Each phone number in the prose."""
    for match in _PHONE.finditer(subject.prose.text) if _DIALLED.search(subject.prose.text) else ():
        yield _marked(subject, match, f"{match.group()} looks like a phone number; leave it out")


_HOST = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}(?:internal|corp|intranet|intra|local|lan|svc|"
    r"cluster\.local|prod|staging|private|home\.arpa)(?:\.[a-z0-9-]{1,30}){0,4}(?![\w-])"
)


_INTERNAL = (
    ".internal",
    ".corp",
    ".intra",
    ".local",
    ".lan",
    ".svc",
    ".cluster",
    ".prod",
    ".staging",
    ".private",
    ".home",
)


@rule(
    "PRV104",
    "internal-host",
    "the name of an internal host",
    rationale="Host names map your employer's network for anyone who reads them.",
    bad="proof: The report still runs on rank-db-03.prod.shopfront.internal every night.",
    good="proof: The report still runs on the search team's database every night.",
)
def internal_host(subject: Subject) -> Iterator[Problem]:
    """Each host name that ends as internal networks' names do."""
    text = subject.prose.lower
    for match in _HOST.finditer(text) if any(end in text for end in _INTERNAL) else ():
        yield _marked(subject, match, f"{match.group()} names an internal host; write what it is for instead")


_IP = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w]|\.\d)|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})(?![\w:])"
)
_DOTTED = re.compile(r"\.\d{1,3}\.\d")
_COLONS = re.compile(r":[0-9a-f]{1,4}:")
_VERSION_BEFORE = re.compile(r"(?:\bv|version|release|build|section|chapter|firmware)[ :.]*$", re.IGNORECASE)


@rule(
    "PRV105",
    "ip-address",
    "an IP address",
    rationale="An address in your employer's network is of no use to a listener and of some to others.",
    bad="proof: The report still runs on 10.42.7.19 every night.",
    good="proof: The report still runs on version 10.42.7.19 every night.",
)
def ip_address(subject: Subject) -> Iterator[Problem]:
    """Each IP address in the prose that is no version number."""
    text = subject.prose.lower
    for match in _IP.finditer(text) if _DOTTED.search(text) or _COLONS.search(text) else ():
        octets = re.split(r"[./]", match.group())
        if "." in match.group() and any(int(o) > 255 for o in octets[:4]):
            continue
        if not _VERSION_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            yield _marked(subject, match, f"{match.group()} is an IP address; write what runs there instead")


_SECRET = re.compile(
    r"(?:A3T[A-Z0-9]|AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}(?![A-Z0-9])|gh[pousr]_[A-Za-z0-9]{20,255}|"
    r"github_pat_\w{20,255}|"
    r"glpat-[\w-]{20,64}|xox[abposr]-[\w-]{10,250}|sk-(?:proj-|ant-|live-)?[\w-]{20,250}|[sr]k_(?:live|"
    r"test)_\w{10,250}|AIza[\w-]{30,40}|"
    r"eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{5,2000}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|hf_[A-Za-z]{30,40}|"
    r"dop_v1_[a-f0-9]{60,70}|npm_[A-Za-z0-9]{30,40}|pypi-[\w-]{50,250}"
)
_SECRET_HINTS = (
    "AKIA", "ASIA", "A3T", "AGPA", "AIDA", "AROA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-",
    "xox", "sk-", "sk_live", "sk_test", "rk_live", "rk_test", "AIza", "eyJ", "-----BEGIN", "hf_", "dop_v1_", "npm_",
    "pypi-",
)  # fmt: skip
_ASSIGNED = re.compile(
    r"\b(?:password|passwd|pwd|secret|api[_ -]?key|access[_ -]?key|auth[_ -]?token|token)\b[\"']?(?: is|"
    r" was)?[ ]?[:= ][ ]?[\"'`]?"
    r"(?=[^\s\"'`]{0,80}\d)(?=[^\s\"'`]{0,80}[A-Za-z])([A-Za-z0-9_./+=!@#$%^&*-]{8,80})",
    re.IGNORECASE,
)


@rule(
    "PRV106",
    "access-key",
    "an access key or token",
    rationale="A key in a file is a key in every copy of it. Take it out, and change it where it opens something.",
    bad="proof: The nightly report ran with AKIAQWERTYUIOPASDFGH until the audit.",
    good="proof: The nightly report ran with a key of its own until the audit.",
    severity=Severity.ERROR,
)
def access_key(subject: Subject) -> Iterator[Problem]:
    """Each token of a known form, and each password or key that is spelt out."""
    text = subject.prose.text
    if any(hint in text for hint in _SECRET_HINTS):
        for match in _SECRET.finditer(text):
            yield _secret(subject, match, 0)
    if not _SECRET_WORDS.isdisjoint(subject.prose.words):
        for match in _ASSIGNED.finditer(text):
            yield _secret(subject, match, 1)


_SECRET_WORDS = frozenset(("password", "passwd", "pwd", "secret", "key", "token", "api", "apikey", "access", "auth"))


def _secret(subject: Subject, match: re.Match[str], group: int) -> Problem:
    said = match.group(group)
    problem = _marked(
        subject,
        match,
        f"{said[:4]}… looks like an access key; take it out, and change it where it opens something",
        group=group,
    )
    return Problem(problem.path, problem.message, quote=f"{said[:4]}…", start=problem.start, end=problem.end)


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
    if subject.prose.words.isdisjoint(given) and subject.prose.words.isdisjoint(_ROLES):
        return
    for match in _names(subject.prose, given | _ROLES):
        first, last = match.group(1).lower(), match.group(3).lower()
        if last in no_family or first in no_family or _is_of_a_place(subject.prose, match, no_family):
            continue
        role = _ROLE_BEFORE.search(subject.prose.lower, max(0, match.start() - 50), match.start())
        title = _MR.search(subject.prose.lower, max(0, match.start() - 12), match.start())
        if first in given or (role and last not in given) or (title and last not in given):
            said = match.group() + match.group(2)
            yield subject.prose.problem(
                match.start(),
                match.end(2),
                f"{said} is a person's full name; write the role instead, such as “a colleague in sales”",
            )


_ROLES = frozenset(
    [
        "colleague",
        "manager",
        "boss",
        "patient",
        "pupil",
        "student",
        "teammate",
        "nurse",
        "doctor",
        "registrar",
        "engineer",
        "developer",
        "analyst",
        "designer",
        "intern",
        "lead",
        "director",
        "teacher",
        "parent",
        "customer",
        "client",
        "resident",
        "supervisor",
        "mentee",
        "mentor",
        "report",
        "assistant",
        "consultant",
        "sister",
        "midwife",
        "surgeon",
        "pharmacist",
        "principal",
        "headteacher",
        "neighbour",
        "tenant",
        "named",
        "called",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
    ]
)


def _names(prose: Prose, signs: frozenset[str]) -> Iterator[re.Match[str]]:
    """Two capitalised words beside each other, in the values that have a given name or a role."""
    for passage in prose.passages:
        if not signs.isdisjoint(passage.words):
            yield from _NAME.finditer(prose.text, passage.start, passage.end)


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


_CLIENT_WORDS = frozenset(
    [
        "client",
        "clients",
        "customer",
        "customers",
        "account",
        "accounts",
        "inc",
        "gmbh",
        "ltd",
        "llc",
        "corp",
        "corporation",
        "ag",
        "plc",
        "bv",
        "sarl",
        "sa",
        "pty",
        "kg",
        "holdings",
        "co",
    ]
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
    if subject.prose.words.isdisjoint(_CLIENT_WORDS):
        return
    for match in _CLIENT.finditer(subject.prose.text):
        group = 1 if match.group(1) else 2
        first = match.group(group).split()[0].lower()
        if first in words("no-clients"):
            continue
        yield _marked(
            subject,
            match,
            f"{match.group(group)} names a client in a public story; write what they are instead (“a retailer with "
            "400 shops”)",
            group=group,
        )


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
                yield _marked(
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
