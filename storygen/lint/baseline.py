"""A baseline: the findings an old collection starts with, by fingerprint, so that only new ones speak."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from storygen import atomic
from storygen.error import CannotRunError
from storygen.lint.fingerprint import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from storygen.finding import Finding
    from storygen.lint.outcome import Run

VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints that are known, each with the file and code that a reader of the file recognises it by."""

    known: dict[str, tuple[str, str]] = field(default_factory=dict)

    def new(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that the baseline does not know."""
        return tuple(f for f, print_ in fingerprinted(findings) if print_ not in self.known)

    def left(self, findings: Iterable[Finding]) -> Baseline:
        """The baseline without what is found no longer."""
        still = {print_ for _, print_ in fingerprinted(findings)}
        return Baseline({print_: entry for print_, entry in self.known.items() if print_ in still})

    def text(self) -> str:
        """The baseline as a file: one entry a line, sorted, so that it merges well."""
        entries = sorted((path, code, print_) for print_, (path, code) in self.known.items())
        lines = [json.dumps({"path": p, "code": c, "fingerprint": f}, ensure_ascii=False) for p, c, f in entries]
        body = ",\n    ".join(lines)
        return (
            f'{{\n  "version": {VERSION},\n  "findings": [{f"{chr(10)}    {body}{chr(10)}  " if lines else ""}]\n}}\n'
        )


def of(findings: Iterable[Finding]) -> Baseline:
    """A baseline that knows all of these."""
    return Baseline({print_: (f.path, f.code) for f, print_ in fingerprinted(findings)})


def read(file: Path) -> Baseline | None:
    """The baseline in a file, None where there is no such file.

    Raises:
        CannotRunError: the file cannot be read, or a newer version wrote it.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CannotRunError(f"the baseline {file} cannot be read ({error}); delete it to begin a new one") from error
    if not isinstance(data, dict) or not isinstance(data.get("version"), int):
        raise CannotRunError(f"{file} is no baseline; name another file, or delete it to begin a new one")
    if data["version"] > VERSION:
        raise CannotRunError(
            f"a newer storygen wrote the baseline {file}; update storygen, or delete it to begin a new one"
        )
    entries: list[Any] = data.get("findings") or []
    return Baseline(
        {e["fingerprint"]: (str(e.get("path", "")), str(e.get("code", ""))) for e in entries if _is_entry(e)}
    )


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("fingerprint"), str)


def beyond(found: Run, file: Path, *, whole: bool, say: Callable[[str], None]) -> Run:
    """The run without what the baseline knows. A missing one is begun; after a whole run it forgets what is gone."""
    known = read(file)
    if known is None:
        known = of(found.findings)
        _write(file, known)
        say(f"{file} now knows {len(known.known)} findings; from here on only new ones are shown")
    elif whole:
        left = known.left(found.findings)
        gone = len(known.known) - len(left.known)
        if gone:
            _write(file, left)
            say(f"{gone} {'finding' if gone == 1 else 'findings'} of {file} gone; it knows {len(left.known)} now")
    return replace(found, findings=known.new(found.findings))


def _write(file: Path, known: Baseline) -> None:
    try:
        atomic.write(file, known.text())
    except OSError as error:
        raise CannotRunError(f"the baseline {file} cannot be written ({error.strerror})") from error
