"""The tokens of the themes that ship: text holds 7:1 on what it stands on, all else 4.5:1, in both schemes."""

from __future__ import annotations

import re

import pytest

from storygen.site import theme

_TOKEN = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);")

GROUNDS = ("paper", "paper-deep")
SHADES = ("shade-1", "shade-2", "shade-3", "shade-4")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-deep", "better", "worse") for ground in GROUNDS),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("ink", "mark"),
    *(("ink", shade) for shade in SHADES),
]
ELSE = [("edge", ground) for ground in GROUNDS]


THEMES = pytest.mark.parametrize("name", ["default", "paper"])
FOR_PAPER = ("print.css", "press.css")
"""Stylesheets for the printer alone, which knows one scheme."""


def _tokens(name: str) -> dict[str, tuple[str, str]]:
    """Every colour as the last stylesheet has it, where no more contrast is asked for."""
    found: dict[str, tuple[str, str]] = {}
    styles = theme.find(name)
    for style in styles.styles:
        if style not in FOR_PAPER and (file := styles.file(f"styles/{style}")):
            css = file.read_text(encoding="utf-8").split("@media (prefers-contrast: more)")[0]
            found |= {token: (light, dark) for token, light, dark in _TOKEN.findall(css)}
    return found


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("front", "ground", "least"), [*((f, g, 7.0) for f, g in TEXT), *((f, g, 4.5) for f, g in ELSE)]
)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@THEMES
def test_contrast(name: str, front: str, ground: str, least: float, scheme: int) -> None:
    tokens = _tokens(name)
    assert contrast(tokens[front][scheme], tokens[ground][scheme]) >= least


@THEMES
def test_every_colour_is_a_token(name: str) -> None:
    """A colour stands in tokens.css and nowhere else, or a scheme will miss it."""
    styles = theme.find(name)
    for style in styles.styles:
        file = styles.file(f"styles/{style}")
        assert file is not None
        if style not in ("tokens.css", "inks.css", *FOR_PAPER):
            found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|rgba?\(|hsl", file.read_text(encoding="utf-8"))
            assert found == [], style


@THEMES
def test_every_token_used_is_defined(name: str) -> None:
    styles = theme.find(name)
    css = "\n".join(file.read_text(encoding="utf-8") for n in styles.styles if (file := styles.file(f"styles/{n}")))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", css)) <= set(re.findall(r"(--[a-z0-9-]+):", css))
