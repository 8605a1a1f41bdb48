"""The Rules pages: what each rule means, with its examples and the places where it fired."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from storygen.site import prose

if TYPE_CHECKING:
    from storygen.finding import Finding
    from storygen.lint.rule import Rule
    from storygen.site.pages import Collection

FAMILIES = {
    "YML": "reading the file",
    "SCH": "the format",
    "CFG": "the project file",
    "QNT": "numbers",
    "CON": "consistency",
    "STA": "statistics",
    "SPC": "is it a story at all",
    "OWN": "ownership and voice",
    "TRD": "tradeoffs",
    "FUP": "follow-up and remediation",
    "INC": "incidents",
    "LEN": "spoken length and balance",
    "PRV": "confidential and personal data",
    "BNK": "the whole collection",
}


def rules_context(collection: Collection) -> dict[str, Any]:
    """What templates/rules.html shows: the rules by family, each with how often it fired."""
    fired = Counter() if collection.public else Counter(f.code for f in collection.all_findings())
    families: dict[str, list[Rule]] = {}
    for rule in collection.rules:
        families.setdefault(rule.family, []).append(rule)
    order = {code: i for i, code in enumerate(FAMILIES)}
    named = sorted(families.items(), key=lambda f: order.get(f[0], len(order)))
    return {
        "families": [(code, FAMILIES.get(code, ""), rules) for code, rules in named],
        "fired": fired,
        "line": prose.line,
    }


def rule_context(rule: Rule, collection: Collection) -> dict[str, Any]:
    """What templates/rule.html shows: the declaration, and my own occurrences of it."""
    places: list[tuple[Finding, str]] = []
    if not collection.public:
        for entry in collection.entries:
            places += [(f, entry.href) for f in entry.findings if f.code == rule.code]
        places += [(f, "") for f in collection.findings if f.code == rule.code]
    return {"rule": rule, "line": prose.line, "rationale": prose.block(rule.rationale), "places": places}
