"""PRV over what is written like an address, a number or a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject


from storygen.lint.marking import marked

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
            yield marked(subject, match, f"{match.group()} is an e-mail address; write the role of the person instead")


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
        yield marked(subject, match, f"{match.group()} looks like a phone number; leave it out")


_HOST = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}(?:internal|corp|intranet|intra|local|lan|svc|"
    r"cluster\.local|prod|staging|private|home\.arpa)(?:\.[a-z0-9-]{1,30}){0,4}(?![\w-])"
)


_NETWORKS = frozenset(
    name + ending
    for name in "internal corp intranet intra local lan svc cluster prod staging private home arpa".split()
    for ending in ("", "'s", "’s")
)
"""The last parts of such names, as words."""
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
    if _NETWORKS.isdisjoint(subject.prose.words) or not any(end in text for end in _INTERNAL):
        return
    for match in _HOST.finditer(text):
        yield marked(subject, match, f"{match.group()} names an internal host; write what it is for instead")


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
            yield marked(subject, match, f"{match.group()} is an IP address; write what runs there instead")


_SECRET = re.compile(
    r"(?:A3T[A-Z0-9]|AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}(?![A-Z0-9])|gh[pousr]_[A-Za-z0-9]{20,255}|"
    r"github_pat_\w{20,255}|"
    r"glpat-[\w-]{20,64}|xox[abposr]-[\w-]{10,250}|sk-(?:proj-|ant-|live-)?[\w-]{20,250}|[sr]k_(?:live|"
    r"test)_\w{10,250}|AIza[\w-]{30,40}|"
    r"eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{5,2000}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|hf_[A-Za-z]{30,40}|"
    r"dop_v1_[a-f0-9]{60,70}|npm_[A-Za-z0-9]{30,40}|pypi-[\w-]{50,250}"
)
_SECRET_HINTS = {
    "_": ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "pat_", "k_live", "k_test", "hf_", "dop_v1_", "npm_"),
    "A": ("AKIA", "ASIA", "A3T", "AGPA", "AIDA", "AROA", "AIza"),
    "-": ("glpat-", "xox", "sk-", "-----BEGIN", "pypi-"),
    "J": ("eyJ",),
}
"""By the rarest sign of each: what a token of a known form begins with."""
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
    if any(sign in text and any(hint in text for hint in hints) for sign, hints in _SECRET_HINTS.items()):
        for match in _SECRET.finditer(text):
            yield _secret(subject, match, 0)
    if not _SECRET_WORDS.isdisjoint(subject.prose.words):
        for match in _ASSIGNED.finditer(text):
            yield _secret(subject, match, 1)


_SECRET_WORDS = frozenset(("password", "passwd", "pwd", "secret", "key", "token", "api", "apikey", "access", "auth"))


def _secret(subject: Subject, match: re.Match[str], group: int) -> Problem:
    said = match.group(group)
    problem = marked(
        subject,
        match,
        f"{said[:4]}… looks like an access key; take it out, and change it where it opens something",
        group=group,
    )
    return Problem(problem.path, problem.message, quote=f"{said[:4]}…", start=problem.start, end=problem.end)
