"""Tables of number words, scales, currency signs and periods."""

from __future__ import annotations

SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "mio": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "grand": 1e3,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mil": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "CA$": "CAD",
    "C$": "CAD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "R$": "BRL",
    "S$": "SGD",
}
ONES = {
    w: float(i)
    for i, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    w: 10.0 * (i + 2)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
FRACTIONS = {
    "half": 0.5,
    "halves": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "sixth": 1 / 6,
    "eighth": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
PLACES = {
    w: float(i)
    for i, w in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
PERIODS = {
    "second": "s",
    "sec": "s",
    "s": "s",
    "minute": "min",
    "min": "min",
    "hour": "h",
    "hr": "h",
    "h": "h",
    "day": "d",
    "d": "d",
    "shift": "shift",
    "week": "week",
    "wk": "week",
    "w": "week",
    "month": "month",
    "mo": "month",
    "quarter": "quarter",
    "year": "year",
    "yr": "year",
    "y": "year",
    "night": "night",
    "annum": "year",
    "sprint": "sprint",
    "term": "term",
    "weekend": "weekend",
    "season": "season",
    "sec.": "s",
    "m": "month",
}
FREQUENCIES = {
    "hourly": "h",
    "daily": "d",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "2 weeks",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "biweekly": "2 weeks",
}
INTERVALS = {
    "hourly": (1.0, "h"),
    "daily": (1.0, "d"),
    "nightly": (1.0, "d"),
    "weekly": (1.0, "week"),
    "fortnightly": (2.0, "week"),
    "biweekly": (2.0, "week"),
    "monthly": (1.0, "month"),
    "quarterly": (3.0, "month"),
    "yearly": (1.0, "year"),
    "annually": (1.0, "year"),
    "annual": (1.0, "year"),
}
NUMBERED = frozenset(
    (
        "q week sprint phase year grade day tier level chapter room version release number no step wave round stage "
        "figure table section page line priority severity sev cohort batch"
    ).split()
)
POINTS = frozenset(("pp", "ppt", "ppts", "pts", "points", "point", "percentage-points", "percentage-point"))
MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec"
    ).split()
)
ORDINALS = frozenset(("st", "nd", "rd", "th"))
BEFORE_PRONOUN = frozenset(
    (
        "the this that these those each every any some no another which first last next big small new old good bad "
        "right wrong only odd different whole same other single silly long hard tough"
    ).split()
) - {"only"}
AFTER_PRONOUN = frozenset(
    (
        "of that who which is was were are had has have to in on at with from for by and or but can could would will "
        "should gets got thing day another i we you they he she it if when where as"
    ).split()
)
ARTICLED = frozenset("couple dozen hundred thousand million third quarter half fifth tenth".split())
UNIT_ARTICLED = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "fortnight"])
NUMBER_WORDS = frozenset(
    (
        *ONES,
        *TENS,
        *FRACTIONS,
        *TIMES,
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "dozen",
        "dozens",
        "none",
        "nil",
        "nought",
        "nothing",
        "couple",
        "point",
    )
)
