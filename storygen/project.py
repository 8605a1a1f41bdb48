"""Finds the project and reads storygen.toml into one frozen Project, and findings for what is wrong with it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.finding import Span
from storygen.settings import FILE, Settings
from storygen.story.identity import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.finding import Finding

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Interview:
    """A date to practise for, YYYY-MM-DD, and whose it is ("" where nobody said)."""

    name: str
    date: str


@dataclass(frozen=True, slots=True)
class LintConfig:
    """`[lint]`: which rules run where, how much they weigh, and the writer's own measures."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    words_a_minute: float = 140
    target_seconds: float = 180


@dataclass(frozen=True, slots=True)
class PrivacyConfig:
    """`[privacy]`: what must not leave the machine; `remote` is "private" where the stories' remote is."""

    terms: tuple[str, ...] = ()
    remote: str = ""


@dataclass(frozen=True, slots=True)
class ThemeConfig:
    """`[theme]`: a theme by name, and its options."""

    name: str = "default"
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of stories and how they are to be checked, built and practised."""

    root: Path
    id: str
    title: str
    stories: str = "stories"
    output: str = "site"
    language: str = "en"
    interviews: tuple[Interview, ...] = ()
    minutes_a_day: int = 20
    light_days: tuple[str, ...] = ()
    new_a_day: int = 10
    retention: float = 0.9
    roles: tuple[str, ...] = ()
    level: str = ""
    competencies: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    lint: LintConfig = LintConfig()
    privacy: PrivacyConfig = PrivacyConfig()
    theme: ThemeConfig = ThemeConfig()
    findings: tuple[Finding, ...] = ()
    """What is wrong with storygen.toml; where something is, a default stands instead."""


def find(start: Path | None = None) -> Path:
    """The folder with storygen.toml, from `start` (default: the current folder) upwards; without one, `start` itself.

    Raises:
        CannotRunError: `start` is no folder.
    """
    here = (start or Path.cwd()).absolute()
    if not here.is_dir():
        raise CannotRunError(f"{start} is no folder; name the folder of a project, or one inside it")
    return next((folder for folder in (here, *here.parents) if (folder / FILE).is_file()), here)


def load(root: Path) -> tuple[Project, tuple[Finding, ...]]:
    """The project in a folder, and what is wrong with its storygen.toml; a wrong value gives way to the default."""
    project, findings = _load(root)
    return (replace(project, findings=findings) if findings else project), findings


def _load(root: Path) -> tuple[Project, tuple[Finding, ...]]:
    name = root.resolve().name.encode("utf-8", "replace").decode("utf-8")
    default = Project(root, slug(name) or "stories", name or "Stories")
    try:
        text = (root / FILE).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return default, ()
    except (OSError, UnicodeDecodeError) as error:
        settings = Settings("")
        reason = (
            "is not UTF-8; save it as UTF-8"
            if isinstance(error, UnicodeDecodeError)
            else f"cannot be read ({error.strerror})"
        )
        settings.add("CFG005", f"{FILE} {reason}", ())
        return default, settings.found()
    settings = Settings(text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        settings.broken(str(error))
        return default, settings.found()
    except (RecursionError, ValueError) as error:  # what tomllib does not tell of as its own
        settings.broken("it nests too deep" if isinstance(error, RecursionError) else "a number in it is too long")
        return default, settings.found()
    return _project(settings, data, default), settings.found()


def place(root: Path, path: tuple[str, ...], word: str = "") -> Span:
    """Where a value of the storygen.toml in a folder stands, or a word in it; line 1 where that cannot be told."""
    try:
        text = (root / FILE).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Span()
    return Settings(text).place(path, word)


def _project(settings: Settings, data: dict[str, Any], default: Project) -> Project:
    settings.known(data, (), ("project", "practice", "target", "lint", "privacy", "theme"))
    project = settings.table(data, "project", ("id", "title", "stories", "output", "language"))
    practice = settings.table(data, "practice", ("interview", "minutes_a_day", "light_days", "new_a_day", "retention"))
    target = settings.table(data, "target", ("roles", "level", "competencies", "frameworks"))
    return Project(
        default.root,
        _id(settings, project) or default.id,
        settings.text(project, "title") or default.title,
        _folder(settings, project, "stories", default.stories),
        _folder(settings, project, "output", default.output),
        settings.text(project, "language") or default.language,
        _interviews(settings, practice),
        int(settings.number(practice, "minutes_a_day", default.minutes_a_day, low=1, high=1440)),
        _light_days(settings, practice),
        int(settings.number(practice, "new_a_day", default.new_a_day, low=0, high=1000)),
        settings.number(practice, "retention", default.retention, low=0.7, high=0.99),
        settings.texts(target, "roles"),
        settings.text(target, "level"),
        settings.texts(target, "competencies"),
        settings.texts(target, "frameworks"),
        _lint(settings, data),
        _privacy(settings, data),
        _theme(settings, data),
    )


def _id(settings: Settings, project: dict[str, Any]) -> str:
    given = settings.text(project, "id")
    if given and slug(given) != given.lower():
        settings.add("CFG004", f"id takes letters, digits and hyphens; write id = {slug(given)!r}", ("project", "id"))
        return slug(given)
    return given


def _folder(settings: Settings, project: dict[str, Any], key: str, default: str) -> str:
    """A folder inside the project, with forward slashes."""
    given = settings.text(project, key).replace("\\", "/")
    parts = [part for part in given.split("/") if part not in ("", ".")]
    absolute = given.startswith("/") or given[1:2] == ":"
    if given and (absolute or not parts or ".." in parts or not given.isprintable()):
        settings.add("CFG004", f"{key} is a folder inside the project, such as {default}", ("project", key))
        return default
    return "/".join(parts) or default


def _light_days(settings: Settings, practice: dict[str, Any]) -> tuple[str, ...]:
    kept = []
    for day in settings.texts(practice, "light_days"):
        short = day.strip().lower()[:3]
        if short in DAYS:
            kept.append(short)
        else:
            settings.add("CFG004", f"{day!r} is no day; write some of {', '.join(DAYS)}", ("practice", "light_days"))
    return tuple(kept)


def _interviews(settings: Settings, practice: dict[str, Any]) -> tuple[Interview, ...]:
    """One date, one {name, date}, a list of either, or a table of names with their dates."""
    given = practice.get("interview")
    if given is None:
        return ()
    if isinstance(given, dict) and "date" not in given:
        given = [{"name": name, "date": day} for name, day in given.items()]
    found = [_interview(settings, each) for each in (given if isinstance(given, list) else [given])]
    return tuple(sorted((each for each in found if each), key=lambda each: each.date))


def _interview(settings: Settings, given: Any) -> Interview | None:
    path = ("practice", "interview")
    name = ""
    if isinstance(given, dict):
        settings.known(given, path, ("name", "date"))
        name, given = str(given.get("name", "")), given.get("date")
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, date):
        return Interview(name, given.isoformat())
    try:
        return Interview(name, date.fromisoformat(given).isoformat())
    except (TypeError, ValueError):
        settings.add("CFG003", f"an interview takes a date; write interview = 2026-12-14 (here stands {given!r})", path)
        return None


def _lint(settings: Settings, data: dict[str, Any]) -> LintConfig:
    keys = (
        "select", "ignore", "extend-select", "per-file-ignores", "severity", "words_a_minute", "target_seconds",
    )  # fmt: skip
    lint = settings.table(data, "lint", keys)
    ignores = settings.mapping(lint, "per-file-ignores")
    severities = settings.mapping(lint, "severity")
    return LintConfig(
        settings.texts(lint, "select"),
        settings.texts(lint, "ignore"),
        settings.texts(lint, "extend-select"),
        {pattern: settings.texts(ignores, pattern) for pattern in ignores},
        {code: word for code in severities if (word := settings.word(severities, code, ("error", "warning", "info")))},
        settings.number(lint, "words_a_minute", 140, low=60, high=300),
        settings.number(lint, "target_seconds", 180, low=30, high=1800),
    )


def _privacy(settings: Settings, data: dict[str, Any]) -> PrivacyConfig:
    privacy = settings.table(data, "privacy", ("terms", "remote"))
    return PrivacyConfig(settings.texts(privacy, "terms"), settings.word(privacy, "remote", ("private",)))


def _theme(settings: Settings, data: dict[str, Any]) -> ThemeConfig:
    theme = settings.table(data, "theme", ("name", "options"))
    return ThemeConfig(settings.text(theme, "name") or "default", settings.mapping(theme, "options"))
