"""`storygen stats`: what practice has come to, from the project's log."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from storygen.cli.terminal import Terminal, common

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command(epilog="Example: storygen stats    or: storygen stats --format json")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@common
def command(terminal: Terminal, *, kind: str) -> None:
    """Show what practice has come to: due, retention, time on answers, sessions, stories told.

    Reads .storygen/practice.sqlite3, the log that `serve` and `drill` keep. Practice on a static site stays in the
    browser until it is imported there. JSON follows schemas/stats.schema.json.
    """
    from storygen.cli.practised import matter_of
    from storygen.practice import log
    from storygen.practice.day import day_of
    from storygen.practice.report import report

    project = terminal.project()
    rows = log.of_project(project.root).kept()
    found = report(matter_of(project), rows, day_of(datetime.now().astimezone()))
    if kind == "json":
        import json

        terminal.result(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        terminal.result("\n".join(_lines(found)))


def _lines(found: dict[str, Any]) -> Iterator[str]:
    facts, kept, week = found["facts"], found["retention"], found["week"]
    if found["interview"]:
        days = (datetime.fromisoformat(found["interview"]["date"]) - datetime.fromisoformat(found["day"])).days
        yield f"Interview  {_named(found['interview'])}, {_in_days(days)}"
    yield f"Facts      {facts['due']} due, {facts['new']} new today; {facts['met']} of {facts['all']} met"
    if kept["asked"]:
        yield f"Retention  {kept['share']:.0%} came back ({kept['came']} of {kept['asked']}, last {kept['days']} days)"
    else:
        yield "Retention  no fact was asked for on two days yet"
    if found["answers"]["fact_seconds"] is not None:
        yield f"Answers    {found['answers']['fact_seconds']:.0f} s a fact"
    total = sum(day["minutes"] for day in week["days"])
    yield f"Week       {week['practised']} of the last 7 days, {_count(week['sessions'], 'session')}, {total:.0f} min"
    for card in facts["lost_often"]:
        yield f"Mend       {card}: lost four times or more"
    yield from _stories(found["stories"])


def _stories(stories: list[dict[str, Any]]) -> Iterator[str]:
    if not stories:
        return
    yield ""
    wide = min(50, max(len(story["title"]) for story in stories))
    for story in sorted(stories, key=lambda s: (s["days_told"], s["last_told"] or "", s["title"])):
        title = story["title"] if len(story["title"]) <= wide else story["title"][: wide - 1] + "…"
        days = "not told yet" if not story["days_told"] else f"told on {_count(story['days_told'], 'day')}"
        times = ", ".join(f"{t['seconds']:.0f} of {t['asked']} s" for t in story["tellings"] if t["asked"])
        yield f"{title:{wide}}  {'✓' if story['told'] else ' '} {days}{'; ' + times if times else ''}"


def _named(interview: dict[str, str]) -> str:
    return f"{interview['name']}, {interview['date']}" if interview["name"] else interview["date"]


def _in_days(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
