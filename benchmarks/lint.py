"""The linter against yamllint on the same files in the same run, and a warm run over ten times as many.

    python -m benchmarks.lint [--stories 1000] [--warm 10000] [--rounds 3] [--profile]

Cold: `storygen lint --no-cache` with every rule selected, one process, against yamllint with its default rules, each in a
fresh process, start-up included; CPU of the process, the best of several rounds in turn, so that other
load falls on both. Warm: nothing changed since the last run; wall time of the whole command.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib.util
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import write

STORYGEN = [sys.executable, "-m", "storygen", "lint"]
YAMLLINT = [sys.executable, "-m", "yamllint"]
AT_LEAST = 6


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the linter, cold beside yamllint and warm.")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--warm", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="Show where a cold run spends its time.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = generated(Path(name) / "cold", options.stories)
        if options.profile:
            profile(folder)
            return
        cold(folder, options.stories, options.rounds)
        warm(generated(Path(name) / "warm", options.warm), options.warm, options.rounds)


def generated(folder: Path, stories: int) -> Path:
    """A collection under all rules, its files as old as a project's are."""
    write(folder, stories)
    with (folder / "storygen.toml").open("a", encoding="utf-8") as settings:
        settings.write('[lint]\nselect = ["ALL"]\n')
    before = time.time() - 3600
    for file in (folder / "stories").iterdir():
        os.utime(file, (before, before))
    return folder


def cold(folder: Path, stories: int, rounds: int) -> None:
    """CPU of both, and their ratio."""
    if not importlib.util.find_spec("yamllint"):
        print("yamllint is not installed here: pip install '.[test]'")
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(cpu([*STORYGEN, "--no-cache"], folder))
        if importlib.util.find_spec("yamllint"):
            peer.append(cpu([*YAMLLINT, "stories"], folder))
    print(f"storygen lint, cold, all rules: {1000 * min(ours) / stories:7.2f} ms of CPU a story ({min(ours):.2f} s)")
    if peer:
        print(
            f"yamllint:                       {1000 * min(peer) / stories:7.2f} ms of CPU a story ({min(peer):.2f} s)"
        )
        print(f"ratio yamllint / storygen:      {min(peer) / min(ours):7.2f}    (at least {AT_LEAST})")


def warm(folder: Path, stories: int, rounds: int) -> None:
    """Wall time of the command when nothing has changed."""
    first = wall(STORYGEN, folder)
    again = [wall(STORYGEN, folder) for _ in range(rounds)]
    print(
        f"storygen lint, {stories} stories:  {first:7.2f} s at first, {min(again):.2f} s warm (at most {max(again):.2f})"
    )


def cpu(command: list[str], folder: Path) -> float:
    """Seconds of CPU, of user and system, that a command takes in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall(command: list[str], folder: Path) -> float:
    """Seconds on the clock, start-up included."""
    started = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - started


def run(command: list[str], folder: Path) -> None:
    """Run a linter in a folder, whatever it finds; with its bytecode kept, as that of an installed program is."""
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    here.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=folder, env=here, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)


def profile(folder: Path) -> None:
    """Where a cold run spends its time: the modules, by what they take themselves."""
    from storygen import project
    from storygen.lint.run import run as lint

    taken = cProfile.Profile()
    loaded, _ = project.load(folder)
    taken.runcall(lint, loaded)
    figures = pstats.Stats(taken)
    figures.sort_stats("tottime").print_stats(40)
    figures.sort_stats("cumtime").print_stats(r"rules|reading|collection|runner|claims|report", 45)


if __name__ == "__main__":
    main()
