"""The noun of a number: what it counts ("3,085 children"), or what the sentence measures ("reports went from …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT, lexicon
from storygen.impact.number_tables import PERIODS
from storygen.impact.units import kind, spellings

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_NO_NOUN = sum(
    BIT[n]
    for n in (
        "PREP",
        "AND",
        "BECAUSE",
        "REL",
        "TO",
        "BE",
        "HAVE",
        "DO",
        "MODAL",
        "NOT",
        "NOW",
        "PAST",
        "IF",
        "THEY",
        "FIRST",
        "YOU",
    )
)
_ADJECTIVE = sum(BIT[n] for n in ("SIZE", "GOOD", "A_BETTER", "A_WORSE", "DEGREE"))
_STOP = frozenset(
    (
        "or percent proficient points a the to in on at by from of off per each every more less fewer later earlier "
        "late ago left total average median overall altogether daily weekly monthly times time there here one ones "
        "ish odd nos mondays tuesdays wednesdays thursdays fridays saturdays sundays "
        "januarys februarys octobers novembers decembers"
    ).split()
)
_METRICS = frozenset("auc f1 bleu nps ndcg mrr r2 rmse mae".split())
_NAMED = frozenset("mAP mpg mph fps FPS qps QPS rps RPS tps RTF Brix precision recall".split())
_GRADED = frozenset(("precision", "recall"))
_SHARES = frozenset(
    (
        "share percentage proportion percent retention occupancy wer mape otif oee utilisation utilization uptime "
        "availability shrinkage churn conversion"
    ).split()
)
_CLOCKED = frozenset(("s", "min", "h", "d", "week", "month", "quarter", "year"))
_UNCOUNTED = frozenset("time rate score level cost price number average median share total rating mark".split())
_PLURAL = frozenset("people children staff auc f1 clergy men women sheep cattle fish police players".split())
_LIGHT = frozenset("misses times".split())
"""Plural heads that say little without the noun before them: "near misses", "story times"."""
_COMMON = frozenset("full-time part-time open missed late failed physical live overdue reported".split())
_PLURALS = {"man": "men", "woman": "women", "person": "people", "child": "children", "story": "stories"}
_HYPHENED = re.compile(r"[a-z]+-[a-z]+")
_OFTEN = {"daily": "d", "weekly": "week", "monthly": "month", "hourly": "h"}
_LASTING = frozenset("days hours minutes weeks months seconds".split())
_PASSED = frozenset("later after ago in before earlier and of".split())
_HEADS = frozenset(("teacher", "of", "total", "average", "mean", "median", ":"))
_TALLIES = frozenset("count number total tally backlog queue".split())
_SCORES = frozenset(
    "satisfaction csat enps score scores rating ratings stars nps engagement happiness lighthouse metacritic".split()
)
_STARS = re.compile(r"[1-5]\.\d")
_PARTS = frozenset(("share", "percentage", "proportion", "percent"))


def count_noun(s: Stretch, n: Numeral) -> str:  # noqa: PLR0911 -- a ladder of cases, one a line
    """The noun that follows a bare number, as written in lower case; "" where none does."""
    if n.kind == "rank":
        return "rank"
    if s.words[n.last + 1 : n.last + 3] == ["of", "us"]:
        return "people"
    if n.whole and (last := s.words[n.last]).isalpha() and last in spellings():
        return last
    i = n.last + 1
    for _ in range(2):
        if i >= len(s.words) or not s.words[i][0].isalpha():
            return ""
        word = s.words[i]
        if word in _STOP or s.bits[i] & _NO_NOUN:
            return ""
        following = s.words[i + 1] if i + 1 < len(s.words) else ""
        if following in _LIGHT:
            return f"{word} {following}"
        if word.endswith("ly") or word in _COMMON or (s.bits[i] & _ADJECTIVE and not s.bits[i] & BIT["MEASURE"]):
            i += 1
            continue
        if (
            not word.endswith("s")
            and following.endswith("s")
            and following.isalpha()
            and len(following) > 3
            and not s.bits[i + 1] & _NO_NOUN
        ):
            return following
        if word.endswith("s") or s.bits[i] & (BIT["MEASURE"] | BIT["PEOPLE"]) or word in _PLURAL:
            return word
        if n.value == 1 and n.words and word.isalpha() and len(word) > 2 and not word.endswith(("ed", "ing")):
            return _PLURALS.get(word, word + "s")
        return ""
    return ""


def noun_rate(s: Stretch, n: Numeral, noun: str, *, opens: bool = True) -> str:
    """The period after a counted noun: "changeovers a week", "nine tickets in a month" give "week", "month".

    Where the figure does not open the pair, "in a year" is how long the change took.
    """
    stretch = s.words[n.last + 1 : n.last + 7]
    for i, word in enumerate(stretch[:-2]):
        if word == noun and stretch[i + 1] in ("a", "per", "each", "every", "an", "/"):
            return PERIODS.get(stretch[i + 2], "")
        if word == noun and stretch[i + 1] == "in" and opens:
            last = stretch[i + 3 : i + 4] if stretch[i + 2] in ("a", "one", "an") else stretch[i + 2 : i + 3]
            return PERIODS.get("".join(last), "") if len("".join(last)) > 2 else ""
    return ""


def metric_noun(s: Stretch) -> str:
    """The name that stands for a unit where a sentence gives bare scores: AUC, F1, score; "" where it names none."""
    for i in s.span:
        word, raw = s.words[i], s.text.raw[i]
        if word in _METRICS:
            return word.upper()
        if raw in _NAMED or word in _GRADED:
            return raw if raw in _NAMED else ""  # "Precision at the same recall" counts no recall
        if word in _SCORES or (word in ("review", "reviews") and any(map(_STARS.fullmatch, s.words[i : s.span.stop]))):
            return "score"
        if word in _SHARES and _is_share(s, i):
            return "%"
    return ""


def _is_share(s: Stretch, i: int) -> bool:
    """Whether a word names a share: "retention" alone does, "retention of logs" and "share price" do not."""
    after = s.words[i + 1 : i + 3]
    of = after[:1] == ["of"] and not (len(after) > 1 and after[1][0].isdecimal())
    return of or s.words[i - 1 : i] == ["market"] if s.words[i] in _PARTS else not of


def times_noun(s: Stretch, before: Numeral, after: Numeral) -> str:
    """What "10 times a week" counts, from the verb: "deploying 10 times a week" gives "deploys"; "" without a verb."""
    first = before if before.kind == "times" else after
    for i in range(first.first - 1, max(s.span.start - 1, first.first - 6), -1):
        b, word = s.bits[i], s.words[i]
        if b & (BIT["BE"] | BIT["HAVE"] | BIT["DO"] | BIT["BECOME"]) or not word.isalpha():
            continue
        if word.endswith("ing") and len(word) > 5:
            return _base(word[:-3]) + "s"
        if word.endswith("ed") and len(word) > 4:
            return _base(word[:-2]) + "s"
        if b & BIT["VB"] and not b & (BIT["PREP"] | BIT["AND"]):
            return word + "s"
    return ""


def _base(stem: str) -> str:
    """The verb of a stem: "deploy", "releas(e)", "ship(p)"."""
    known = lexicon()
    if known.get(stem + "e", 0) & BIT["VB"]:
        return stem + "e"
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def subject_noun(s: Stretch, before: int) -> str:
    """The noun that a bare pair counts: the last plural noun of the subject, one that no preposition leads first."""
    first = s.words[s.span.start + (s.words[s.span.start] in ('"', "“", "the"))]
    if first in _LASTING and s.words[s.span.start + 1] not in _PASSED:
        return spellings()[first]
    second = ""
    for i in range(before - 1, s.span.start - 1, -1):
        word = s.words[i]
        if word in _TALLIES and i > s.span.start and _is_plain_noun(s, i - 1):
            return _plural(s.words[i - 1])
        if word == "cent" and s.words[i - 1] == "per":
            return "%"
        if (known := _measuring(s, i)) is not None:
            return known
        if not (
            (word.isalpha() or _HYPHENED.fullmatch(word))
            and len(word) > 3
            and word.endswith("s")
            and not word.endswith("ss")
            and not s.bits[i] & (_NO_NOUN | BIT["DEGREE"] | BIT["PERIOD"])
            and (word not in _STOP or word in _LIGHT)
        ):
            continue
        if not s.any(i - 3, i, BIT["PREP"]) or "of" in s.words[max(s.span.start, i - 2) : i]:
            return _with_period(s, i)
        second = second or _with_period(s, i)
    return second or _measured_noun(s, before)


def _measuring(s: Stretch, i: int) -> str | None:
    """The unit that the token says the figures have: "days lost", "from 1.2 to 0.9 seconds and from 3 to 2"."""
    unit = spellings().get(s.words[i], "")
    if not unit or kind(unit) not in ("time", "share") or len(s.words[i]) < 4:
        return None
    before = s.words[i - 1] if i > s.span.start else ""
    if before[:1].isdecimal() and (kind(unit) == "share" or unit in ("s", "ms", "min")):
        return unit
    heads = s.words[i].endswith("s") and (i == s.span.start or before in _HEADS)
    return unit if heads and s.words[i + 1 : i + 2] != ["of"] else None


def rated_noun(s: Stretch, before: int) -> str:
    """What a rate is of: "pick rate was 92 an hour" gives "picks"."""
    for i in range(before - 1, s.span.start, -1):
        if s.words[i] == "rate" and _is_plain_noun(s, i - 1):
            return _plural(s.words[i - 1])
    return ""


def told_period(s: Stretch, before: int) -> str:
    """The period that an adjective before the figures gives: "weekly ad hoc requests", "a daily average of"."""
    return next((_OFTEN[w] for w in s.words[max(s.span.start, before - 6) : before] if w in _OFTEN), "")


def _plural(noun: str) -> str:
    noun = noun.rstrip("s")
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def _with_period(s: Stretch, i: int) -> str:
    """Like "logins per minute", "allocs/op": the noun at `i` with what it is counted by."""
    noun = f"{s.words[i - 1]} {s.words[i]}" if s.words[i] in _LIGHT and i > s.span.start else s.words[i]
    rate = s.words[i + 1 : i + 2] in (["per"], ["a"], ["/"])
    if not rate or i + 2 >= s.span.stop:
        return noun
    period = PERIODS.get(s.words[i + 2 + ("-" in s.words[i + 2])], "")
    if period:
        return f"{noun}/{'day' if period == 'd' else period}" if period in _CLOCKED else noun
    return f"{noun}/{s.words[i + 2]}" if s.words[i + 1] == "/" and s.words[i + 2].isalpha() else noun


def _measured_noun(s: Stretch, before: int) -> str:
    """The measured noun of the subject in its plural ("site outage"), where it can have one; "" where none stands."""
    for i in range(before - 1, s.span.start - 1, -1):
        if s.bits[i] & BIT["MEASURE"] and (plural := s.words[i] + "s") in lexicon() and not s.words[i].endswith("s"):
            return plural if lexicon()[plural] & BIT["MEASURE"] and s.words[i] not in _UNCOUNTED else ""
    return ""


def _is_plain_noun(s: Stretch, i: int) -> bool:
    return s.words[i].isalpha() and len(s.words[i]) > 2 and not s.bits[i] & (_NO_NOUN | BIT["DET"])
