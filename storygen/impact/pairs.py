"""Both ends of a change: which two figures of a text are its before and its after, and in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun, metric_noun, noun_rate, subject_noun
from storygen.impact.numerals import Numeral
from storygen.impact.words import Words

_CHANGED = sum(BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "MULTIPLY"))
_MOVED = _CHANGED | BIT["MAKE"] | BIT["BECOME"]
_NO_END = frozenset(("version", "date", "ordinal", "clock", "pronoun", "multiplier", "points"))
_MOST_ENDS = 16
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_BARE = frozenset(("", "times"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "but", "while", "whereas", "where", "which", "and", "|"))
_ARROW = re.compile(r" (?:→|-+>|=+>|–>|—>|⇒|➔|➜|⟶|➝|›|»|>) ")
_HEDGE = re.compile(
    r"(?: (?:about|around|roughly|nearly|almost|some|approximately|over|under|just|[~≈<>≤≥+($*]|<=|>=|\*\*|more|less|than|at|"
    r"least|most|up|down|right|all|the|way|as|a|an|only|like|well|close|maybe|probably|below|above|near|even|barely|i|think|"
    r"something|miserable|mere|comfortable|average|median|mean|p\d+|of|another|only|minus|plus|figures?|total|rate|under|"
    r"grand|full|us|me|it|them))* $"
)
_REVERSED = re.compile(
    r" (?:instead of|rather than|(?:down|up) (?:\S+ ){0,4}?from|compared (?:to|with)|versus|vs\.?|as (?:against|opposed to)|"
    r"(?:it )?used to be|in place of) "
)
_PAST = re.compile(
    r" (?:used to|before|beforehand|previously|normally|, once|then(?= [.,;)]| $)|(?:had|'d|it'd|we'd) (?:\w+(?:ed|en)|cost|spent|run|made|kept|lost|sold|done|got|sat|hit|stood)|starting|began|opened|entered|"
    r"formerly|originally|initially|earlier|had been|'d been|(?:it|he|she|we|they|i|where|there)'d(?: only)? been|"
    r"had taken|had (?:been )?(?:only )?|ago|prior|the old|old|at first|to begin with|at the (?:start|beginning|outset)|at (?:its|their|his|her|the) (?:worst|peak|height|best|lowest|highest)|peaked(?: at)?|started (?:out )?(?:with|at|on)|"
    r"the year (?:i|we|he|she) \w+|the (?:year|class|month|week|time) before|"
    r"the year (?:i|we|he|she) \w+|the (?:year|class|month|week|time) before|when i (?:came|joined|started|took|got|inherited|arrived|began)|(?:before|since before) (?:i|we|the)|inherited|original|baseline|predecessor|the old \w+|those days|back in|that time|without(?= [.,;]| $)|when (?:he|she|they) (?:came|joined|started|handed|arrived|began)|last (?:year|"
    r"month|week|quarter|season|term|time|spring|summer|autumn|fall|winter)|(?:year|month|week|quarter|season)s? (?:before|earlier|ago|prior)|"
    r"under the old|until then|stuck at|the previous|first (?:week|month|year|quarter)|in the (?:first|past)|hovering) "
)
_NOW = re.compile(
    r" (?:now|now's|nowadays|today|these days|currently|afterwards?|after|since|finally|eventually|in the end|by the end|at present|by (?:the )?\w+|"
    r"this (?:year|month|week|quarter|season|term|time|spring|summer|autumn|fall|winter|one)|latest|the new|new|we're at|last (?:quarter|audit|one)|"
    r"down to|up to|the tuned|currently|settled|levelled|leveled|closed|had reached|as i speak|the sequel|i'm now|we can|you could|with (?:the|this)|since|within|when i left|later|thereafter|ended|finished|closed|got to|reached|stands|second time|"
    r"the end) "
)
_PAST_WEAK = re.compile(r" (?:was|were|took|had|cost|came|ran|averaged|stood|normally) ")
_NOW_WEAK = re.compile(r" (?:is|are|takes|it's|we're|they're|there's|has|have|gets|runs|finishes|i've|make|does|do|stands|its) ")
_WORK = re.compile(
    r" (?:in|within|over|for|after|during|inside|spent|spend|every|per|last|past|next|another|by) (?:the |about |around |just |only |under |"
    r"less than |my |our |past |last |first |next |over |nearly |almost )*$"
)
_TIMES = re.compile(
    r" (?:in |by |for |at |during |last |this |the )*(?:in (?:march|may)|january|february|april|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|winter|christmas|easter|q[1-4]|h[12]|(?:19|20)\d\d|(?:year|week|month|wave|round|phase|term|season|quarter|sprint) "
    r"(?:one|two|three|four|five|six|\d+)|(?:first|second|third|last|final|next) (?:full )?(?:time|week|month|year|quarter|term|season|wave|round|one)|"
    r"(?:\w+ )?(?:months?|weeks?|years?|days?) in|(?:the )?(?:day|week|month|year|season)s? (?:after|before|later|ago)|launch|beta|start|end|"
    r"(?:last|this|the previous|the following) (?:full )?(?:year|month|week|quarter|season|term|time|spring|summer|autumn|fall|winter)|this one|in may|on v?\d+\.\d+(?:\.\d+)?|\d+ (?:st|nd|rd|th)) "
)
_SAYING = frozenset("to from instead rather place down up compared versus vs against became become becomes turned now not after afterwards at → -> --> => "
                    "==> –> —> ⇒ ➔ ➜ ⟶ ➝ › » > ( used opposed reached after".split())  # fmt: skip
_RANGING = re.compile(r" (?:as little as|as few as|ranging|ranged?|anywhere|anything|vary|varied|varying|somewhere) ")
_YEAR = re.compile(r" ((?:19|20)\d\d)(?= )")
_WHERE = re.compile(r" where (?:\w+ ){0,4}?(?:had|'d|\w+'d|was|were|before|used)(?: \w+)* ")
_BRACKET = re.compile(r" \( (?:it |this |that |they )?(?:was|were|had been|been|from|formerly|before|down from|up from|previously|used to be|vs\.?|versus|against|originally) (?:\S+ ){0,3}$")
_STRONG = re.compile(r" (?:used to|where (?:\w+ ){0,4}(?:had|'d)|now|previously|originally|initially|to begin with|at the start|before) ")
_BENCHMARK = re.compile(
    r" (?:near|inside|within|against|target|limit|goal|statutory|standard|cap|budgeted|recommended|allowed|required|minimum|maximum|benchmark|"
    r"comfortably|threshold)(?: \w+){0,3} $"
)
_UNREAL = re.compile(r" (?:would|might|should|if|'d have|target|goal) ")
_BY = re.compile(r" (?:by|up|down|saved|lost)(?: (?:about|around|some|nearly|almost|over|roughly|a|an|another|more|than|~))* $")
_INSTEAD = re.compile(r" (?:instead of|rather than)(?: (?:about|around|some|nearly|almost|over|roughly|the|a|an|our|usual|~))* $")
_BEFORE, _AFTER = re.compile(r" before(?: [:=~≈])*(?: was)? $"), re.compile(r" after(?:wards?)?(?: [:=~≈])* $")
_DONE = re.compile(r" (?:done|finish\w*|run\w*|ran|load\w*|complet\w*|respond\w*|return\w*|answer\w*|clos\w*|resolv\w*|ready|consent|back|through) (?:in|within|under|inside) ")


@dataclass(frozen=True, slots=True)
class Pair:
    """The two ends of one change and the unit of each, as written; `how` is the construction."""

    before: Numeral
    after: Numeral
    before_unit: str
    after_unit: str
    how: str

    @property
    def first(self) -> int:
        """The first token of the two."""
        return min(self.before.first, self.after.first)

    @property
    def last(self) -> int:
        """The last token of the two."""
        return max(self.before.last, self.after.last)


def pairs(w: Words, bits: Sequence[int], span: range, figures: Sequence[Numeral], parts: Sequence[str]) -> list[Pair]:
    """The changes within one sentence whose two ends are both stated; `parts` are the roles of the figures."""
    ends = [n for n in figures if (n.kind not in _NO_END or n.place) and not n.vague][:_MOST_ENDS]
    changes = {n.first for n, part in zip(figures, parts, strict=True) if part in _CHANGES}
    if len(ends) < 2:
        return []
    found: list[Pair] = []
    used: set[int] = set()
    depth = _depths(w, span, ends)
    for explicit in (True, False):
        bracket = 0 if explicit else 1
        for reach in (1, 2, 3, 4):
            for k in range(len(ends) - reach):
                a, b = ends[k], ends[k + reach]
                if a.first in used or b.first in used or depth[k + reach] - depth[k] not in (0, bracket):
                    continue
                if any(m.first in used and m.kind == a.kind for m in ends[k + 1 : k + reach]):
                    continue
                if not explicit and (a.first in changes or b.first in changes):
                    continue
                order, how = _explicit(w, bits, span, a, b, reach) if explicit else _implied(w, bits, span, a, b, reach)
                if order and how in _STEPWISE:
                    b = _last_of(w, bits, ends, k + reach)
                if order and not (a.value == b.value and a.unit == b.unit and a.per == b.per):
                    found.append(_made(w, bits, span, a, b, order, how))
                    used.update((a.first, b.first))
    return sorted(found, key=lambda p: p.first)


_STEPWISE = frozenset(("parallel", "dates"))


def _last_of(w: Words, bits: Sequence[int], ends: Sequence[Numeral], k: int) -> Numeral:
    """The last of several steps: "2.8 in January, 3.6 in March, 4.4 by June"."""
    while k + 1 < len(ends) and ends[k + 1].first - ends[k].last <= 6 and _compatible(w, bits, ends[k], ends[k + 1]) and any(
        g in (",", "and", "then") for g in w.words[ends[k].last + 1 : ends[k + 1].first]
    ):
        k += 1
    return ends[k]


def _made(w: Words, bits: Sequence[int], span: range, a: Numeral, b: Numeral, order: int, how: str) -> Pair:
    before, after = (a, b) if order > 0 else (b, a)
    if before.kind == "" and after.kind == "money" and after.scale > 1 and before.value < 1000:
        before = replace(before, value=before.value * after.scale)  # "from 250 to 400 thousand euros"
    return Pair(before, after, *_units(w, bits, span, before, after), how)


def _depths(w: Words, span: range, ends: Sequence[Numeral]) -> list[int]:
    """How many brackets each figure stands in."""
    depth, found, marks = 0, [], {n.first for n in ends}
    for i in span:
        if i in marks:
            found.append(depth)
        depth += (w.words[i] in "([") - (w.words[i] in ")]")
    return found


def _text(w: Words, first: int, stop: int) -> str:
    return f" {' '.join(w.words[first:stop])} "


# -- constructions that say which is which --------------------------------------------------------------------------


def _versions(w: Words, a: Numeral, b: Numeral, lead: str) -> bool:
    """ "when I went from 0.11 to 0.12", "From 1.14 up to 2.6 ...": bare decimals that a person moved between."""
    if a.kind or b.kind or a.value == int(a.value) or b.value == int(b.value):
        return False
    return bool(re.search(r"(?:^ +from| (?:i|we|you|people|everyone) (?:\w+ )?from|(?:going|moving|upgrading|upgrade|switching|coming|migrating) from) ", lead))


def _explicit(w: Words, bits: Sequence[int], span: range, a: Numeral, b: Numeral, reach: int) -> tuple[int, str]:
    """+1 where `a` is the before, -1 where it is the after, 0 where nothing between them says so."""
    if b.first - a.last > 18 or (_SAYING.isdisjoint(w.words[a.last + 1 : b.first]) and w.words[a.first - 1] not in ("of", "than")):
        return 0, ""
    if not _compatible(w, bits, a, b):
        return 0, ""
    gap = _text(w, a.last + 1, b.first)
    lead = _text(w, max(span.start, a.first - 8), a.first)
    bare_gap = re.sub(r" \([^()]*\) ", " ", gap)
    if (reach <= 2 or "(" in gap) and (arrow := _ARROW.search(bare_gap)) and len(bare_gap.split()) <= 5:
        return (1, "arrow") if bare_gap.count(arrow.group()) == 1 else (0, "")
    if "ordinal" in (a.kind, b.kind) and not (a.kind == b.kind and _opens(gap, "to", 2) and _opens(lead, "from", 2)):
        return 0, ""
    to_b = _opens(gap, "to")
    if to_b and (_versions(w, a, b, lead) or _RANGING.search(lead)):
        return 0, ""
    if to_b and _opens(lead, "from", 5):
        return 1, "from-to"
    if to_b and reach == 1 and _plain_to(w, bits, span, a, gap, lead):
        return 1, "to"
    if reach == 1 and a.high is None and (found := _REVERSED.search(gap)) and len(gap) < 90 and _HEDGE.match(gap[found.end() - 1 :]):
        return -1, found.group().strip()
    if reach <= 2 and _opens(gap, "from") and _opens(lead, r"(?:(?<!used )to|at|is|now|under|above|below)", 4):
        return -1, "from"
    if reach == 1 and _opens(gap, "against", 2) and len(gap) < 40 and _PAST.search(_text(w, b.first, min(b.last + 6, span.stop))):
        return -1, "against"
    if reach == 1 and _BEFORE.search(lead) and _AFTER.search(gap):
        return 1, "before-after"
    if reach == 1 and gap in (" , not ", " not ") and " now " in _text(w, span.start, a.first):
        return -1, "not"
    if reach == 1 and a.first > span.start and _INSTEAD.search(lead):
        return 1, "instead of"
    if re.search(r" (?:became|become|becomes|turned into|(?:is|are) now) ", gap) and len(gap) < 60:
        return 1, "became"
    if _opens(lead, "from", 5) and re.search(r" (?:stands at|is now|now at|now stands|ended (?:up )?at|finished (?:up )?at|reached) ", gap):
        return 1, "from"
    return 0, ""


def _opens(stretch: str, word: str, reach: int = 6) -> bool:
    """Whether `word` stands shortly before the end of `stretch`, with nothing between that starts another part."""
    found = None
    for found in re.finditer(f" {word}(?= )", stretch):
        pass
    if found is None:
        return False
    tail = stretch[found.end() :].split()
    return len(tail) <= reach and not any(t in _BREAKS or t in ("to", "from", "by") for t in tail)


def _plain_to(w: Words, bits: Sequence[int], span: range, a: Numeral, gap: str, lead: str) -> bool:
    """ "$28k to $12k", "a 40-minute build to 6", "33.8% down to 30.9": without "from" something must have moved."""
    tokens = gap.split()
    if tokens[:2] == ["down", "to"] and not a.article and " by " not in lead[-5:]:
        return True
    if a.article or len(tokens) > 6 or "and" in tokens or ("," in tokens and "down" not in tokens) or _WORK.search(lead):
        return False
    start = max(span.start, a.first - 10)
    if "down" in tokens or w.words[a.first - 1] in ("went", "gone", "moved", "going") or any(bits[i] & _CHANGED for i in range(start, a.first)):
        return True
    if any(bits[i] & BIT["MAKE"] and bits[i] & (BIT["VBD"] | BIT["VBN"]) for i in range(start, a.first)):
        return True
    return "before and after" in _text(w, span.start, a.first) or any(
        bits[i] & _CHANGED and bits[i] & (BIT["VBD"] | BIT["VBN"]) for i in range(a.last + 1, a.last + 1 + len(tokens))
    )


# -- constructions that contrast then and now -----------------------------------------------------------------------


def _implied(w: Words, bits: Sequence[int], span: range, a: Numeral, b: Numeral, reach: int) -> tuple[int, str]:
    """The order by what is said of each: "used to", "was", "before" against "now", "after", a later date."""
    if b.first - a.last > 28 or (a.article and b.article) or "ordinal" in (a.kind, b.kind) or not _compatible(w, bits, a, b):
        return 0, ""
    lead_a, lead_b = _text(w, max(span.start, a.first - 6), a.first), _text(w, a.last + 1, b.first)
    if "(" in w.words[a.last + 1 : b.first]:
        return (-1, "brackets") if _bracketed(w, span, lead_b, b) else (0, "")
    if _is_work(w, span, a, b, lead_a, lead_b) or w.words[b.first - 1] in ("another", "other", "extra", "further"):
        return 0, ""
    if _BY.search(lead_a) or _BY.search(lead_b):
        return 0, ""
    if (a.kind or (b.first - a.last < 9 and not count_noun(w, bits, b))) and not a.attributive and not a.article and _opens(lead_b, "to", 4) and any(bits[i] & _CHANGED for i in range(a.last + 1, b.first)) and not _change_right_before(bits, span, a):
        return 1, "then-to"
    cut = _divide(w, a, b)
    left, right = _text(w, _left_edge(w, span, a), cut), _text(w, cut, _right_edge(w, span, b))
    told = any(bits[i] & (BIT["VBD"] | BIT["PASTV"]) for i in range(_left_edge(w, span, a), cut))
    if _BENCHMARK.search(lead_b) or (b.attributive and not a.attributive) or _UNREAL.search(_text(w, cut, _right_edge(w, span, b))):
        return 0, ""
    if _parallel(w, span, a, b):
        return 1, "parallel"
    return _contrast(left, right, bare=b.kind == "" and not count_noun(w, bits, b), told=told, alike=a.kind not in ("", "times") and b.kind in (a.kind, "") and a.high is None)


def _is_work(w: Words, span: range, a: Numeral, b: Numeral, lead_a: str, lead_b: str) -> bool:
    """Whether one of two durations is that of the work ("in three weeks"), unless then and now are told apart around it."""
    if _WORK.search(lead_a) and not _DONE.search(lead_a) and a.kind in ("time", "", "every"):
        used = " used to " in _text(w, max(span.start, a.first - 12), a.first)
        return not (used or (a.kind == b.kind == "time" and _WHERE.search(lead_b)))
    return bool(_WORK.search(lead_b) and not _DONE.search(lead_b) and b.kind in ("time", "every") and not _STRONG.search(lead_b))


def _bracketed(w: Words, span: range, lead: str, b: Numeral) -> bool:
    """ "92 % (up from 70 %)", "0.4 s (1.8 s previously)": what it was, in brackets."""
    if _BRACKET.search(lead):
        return True
    if not re.fullmatch(r" \((?: [~≈])? ", lead):
        return False
    rest = _text(w, b.last + 1, min(b.last + 5, span.stop))
    return bool(_PAST.search(rest.split(" ) ")[0] + " "))


def _contrast(left: str, right: str, *, bare: bool, told: bool = False, alike: bool = False) -> tuple[int, str]:
    years = [_YEAR.findall(t) for t in (left, right)]
    if all(years) and years[0][-1] != years[1][-1]:
        return (1 if years[0][-1] < years[1][-1] else -1), "dates"
    if _WHERE.search(right):
        return -1, "where"
    past_left, past_right = _PAST.search(left), _PAST.search(right)
    now_left, now_right = _NOW.search(left), _NOW.search(right)
    forward = 2 * bool(past_left) + 2 * bool(now_right) + (told or bool(_PAST_WEAK.search(left))) + bool(_NOW_WEAK.search(right))
    backward = 2 * bool(past_right) + 2 * bool(now_left) + bool(_PAST_WEAK.search(right)) + bool(_NOW_WEAK.search(left))
    if (past_left and forward >= 3 or forward >= 4) and forward > backward:
        return 1, "then-now"
    if now_right and not now_left and not past_right and forward >= 3 and alike:
        return 1, "now"
    if past_left and not past_right and not now_left and (bare or " used to " in left):
        return 1, "then"
    if alike and forward >= 2 and forward >= backward + 2:
        return 1, "then-now"
    if alike and backward >= 3 and backward >= forward + 2:
        return -1, "now-then"
    if (past_right and backward >= 2) and backward > forward:
        return -1, "now-then"
    times_left, times_right = _TIMES.search(left), _TIMES.search(right)
    if times_left and times_right and times_left.group() != times_right.group():
        return (-1 if _later_first(times_left.group(), times_right.group()) else 1), "dates"
    return 0, ""


def _later_first(left: str, right: str) -> bool:
    return "this" in left.split() and "last" in right.split()


_PLACES = frozenset("at in under with without on by before after when then now today for last this during around since from until".split())


def _parallel(w: Words, span: range, a: Numeral, b: Numeral) -> bool:
    """ "48 seconds at alpha, 9 at gold": two figures, each with its own time or circumstance, in a sentence without a verb between."""
    gap = w.words[a.last + 1 : b.first]
    after_a, after_b = w.words[a.last + 1 : a.last + 3], w.words[b.last + 1 : min(b.last + 3, span.stop)]
    if not (2 <= len(gap) <= 9) or not any(g in (",", ";", "and", ".", "—", "–") for g in gap):
        return False
    if a.kind == "" and b.kind == "" and not (a.value % 1 and b.value % 1) and gap[0].isalpha() and gap[0] in _PLACES and w.words[a.first - 1] not in (":", "—", "–", "was", "were"):
        return False
    return any(x in _PLACES for x in after_a) and any(x in _PLACES for x in after_b) and not any(g in ("of", "per") for g in gap[:2])


def _change_right_before(bits: Sequence[int], span: range, a: Numeral) -> bool:
    return any(bits[i] & _CHANGED for i in range(max(span.start, a.first - 3), a.first))


def _divide(w: Words, a: Numeral, b: Numeral) -> int:
    """The token at which the part about `b` begins."""
    for i in range(b.first - 1, a.last, -1):
        if w.words[i] in _BREAKS or w.words[i] == "now":
            return i
    return a.last + 1


def _left_edge(w: Words, span: range, a: Numeral) -> int:
    i = a.first
    while i > span.start and a.first - i < 14 and w.words[i - 1] not in (";", ".", "!", "?"):
        i -= 1
    return i


def _right_edge(w: Words, span: range, b: Numeral) -> int:
    i = b.last + 1
    while i < span.stop and i - b.last < 9 and w.words[i] not in (";", ".", "!", "?"):
        i += 1
    return i


def across(w: Words, bits: Sequence[int], first: range, second: range, a: Numeral, b: Numeral) -> Pair | None:
    """The change whose ends two neighbouring sentences state: "Got it down to 38 seconds. It had been 52." """
    if not _compatible(w, bits, a, b) or len(second) > 16 or a.article or b.article:
        return None
    order, how = _contrast(_text(w, first.start, first.stop), _text(w, second.start, second.stop), bare=b.kind == "" and not count_noun(w, bits, b))
    return _made(w, bits, range(first.start, second.stop), a, b, order, how) if order else None


# -- what the two measure -------------------------------------------------------------------------------------------


def _compatible(w: Words, bits: Sequence[int], a: Numeral, b: Numeral) -> bool:
    if a.kind == "every" or b.kind == "every":
        return a.kind in ("every", "times") and b.kind in ("every", "times")
    if "rank" in (a.kind, b.kind) and a.kind != b.kind:
        return False
    if b.kind == "money" and a.kind == "" and (b.scale == 1 or a.value >= 1000):
        return False
    if "fraction" in (a.kind, b.kind):
        return a.kind == b.kind
    if a.kind == b.kind:
        if a.kind == "money":
            return a.unit == b.unit or "" in (a.unit, b.unit)
        if a.kind == "":
            first, second = count_noun(w, bits, a), count_noun(w, bits, b)
            return not first or not second or first.rstrip("s") == second.rstrip("s")
        return True
    if a.kind in _BARE and b.kind in _BARE:
        return True
    if a.article or b.article:
        return False
    if not a.unit and not b.unit and (min(a.value, b.value) < 1 < max(a.value, b.value) - 9 and min(a.value, b.value) % 1):
        return False
    return (b.kind == "" and not count_noun(w, bits, b)) or (a.kind == "" and not count_noun(w, bits, a))


def _units(w: Words, bits: Sequence[int], span: range, before: Numeral, after: Numeral) -> tuple[str, str]:
    """The unit of each end; an end without one takes the other's, two without take what the sentence counts."""
    if before.kind == after.kind == "ordinal":
        return "rank", "rank"
    if before.unit or after.unit:
        if before.kind == after.kind == "share":
            of = _share_of(w, bits, before, after)
            return of, of
        per = before.per if before.per == after.per else ""
        first, second = (f"{u}/{per}" if u and per else u for u in (before.unit, after.unit))
        return first or second, second or first
    first, second = count_noun(w, bits, before), count_noun(w, bits, after)
    for n, counted in ((before, first), (after, second)):
        if counted and (rate := noun_rate(w, n, counted)):
            return f"{counted}/{rate}", f"{counted}/{rate}"
    noun = first or second or metric_noun(w, span) or subject_noun(w, bits, span, min(before.first, after.first))
    per = before.per or after.per
    if before.per and after.per and before.per != after.per:
        return f"{noun}/{before.per}", f"{noun}/{after.per}"
    noun = f"{noun}/{per}" if per and noun and before.per and after.per else noun
    return noun, noun


def _share_of(w: Words, bits: Sequence[int], before: Numeral, after: Numeral) -> str:
    of_first, of_second = w.words[before.last + 1 : before.last + 2], w.words[after.last + 1 : after.last + 2]
    if of_first and of_first == of_second and of_first[0].isalpha() and len(of_first[0]) > 4 and not bits[before.last + 1]:
        return f"% {of_first[0]}"
    return "%"
