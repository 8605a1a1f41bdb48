"""CPU of a cold build of generated stories in one process, by step, beside floors measured in the same run.

    python -m benchmarks.build [--stories 1000]

The floors: libyaml reading the same files (`yaml.load` with CSafeLoader), and yamllint checking a sample of them, where
it is installed. A ratio holds on any machine; milliseconds only on this one.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import write
from storygen import garbage

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 50


def cpu(step: Callable[[], object]) -> float:
    """Seconds of CPU that one call takes."""
    started = time.process_time()
    with garbage.paused():
        step()
    return time.process_time() - started


def main() -> None:
    """Generate, build in a fresh process, print the steps and the floors."""
    parser = argparse.ArgumentParser(description="Measure a cold build.")
    parser.add_argument("--stories", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, options.stories)
        print(f"{options.stories} stories, {words(folder):.0f} words each")
        whole = subprocess.run(
            [sys.executable, "-c", WHOLE, str(folder)], capture_output=True, text=True, check=True
        ).stdout
        print(f"cold build, one process, all of it:  {1000 * float(whole) / options.stories:6.2f} ms of CPU a story")
        for label, seconds in steps(folder):
            print(f"  {label:33s}  {1000 * seconds / options.stories:6.2f}")
        floor = cpu(lambda: load_all(folder))
        print(f"floor: libyaml reading the files:    {1000 * floor / options.stories:6.2f}")
        print(f"ratio build / floor:                 {float(whole) / floor:6.2f}")
        yamllint(folder)


WHOLE = """
import sys, time, pathlib
from storygen import build, project
root = pathlib.Path(sys.argv[1])
build.build(project.load(root)[0])
print(time.process_time())
"""


def words(folder: Path) -> float:
    """Words of the files, keys included, on average."""
    counts = [len(p.read_text(encoding="utf-8").split()) for p in (folder / "stories").glob("*.yaml")]
    return sum(counts) / len(counts)


def load_all(folder: Path) -> None:
    """What any tool that reads these files must at least do."""
    import yaml

    for file in sorted((folder / "stories").glob("*.yaml")):
        with file.open("rb") as stream:
            yaml.load(stream, Loader=yaml.CSafeLoader)


def steps(folder: Path) -> list[tuple[str, float]]:
    """Each step of the pipeline by itself, in this process."""
    from storygen import build, project
    from storygen.bank import reader
    from storygen.lint import runner
    from storygen.story.collection import read_collection

    loaded, _ = project.load(folder)
    bank, _ = reader.load(folder)
    taken: list[tuple[str, float]] = []
    readings = read_collection(folder, loaded.stories)
    taken.append(("read", cpu(lambda: read_collection(folder, loaded.stories))))
    taken.append(("lint", cpu(lambda: [runner.check_story(r, loaded, bank) for r in readings])))
    taken.append(("lint, whole collection", cpu(lambda: runner.check_collection(readings, loaded, bank))))
    collection = build.collect(loaded)
    entries = collection.entries
    taken.append(
        ("match and deal", cpu(lambda: [build.entry(e.story, e.findings, bank, public=False) for e in entries]))
    )
    taken.append(("pages, search, deck, write", cpu(lambda: build.write(collection, folder / "again"))))
    return taken


def yamllint(folder: Path) -> None:
    """The peer that users run on the same files today, if it is installed."""
    if not importlib.util.find_spec("yamllint"):
        print("peer: yamllint is not installed here (pip install yamllint)")
        return
    files = [str(p) for p in sorted((folder / "stories").glob("*.yaml"))[:SAMPLE]]
    code = "import sys, time, contextlib, io\nfrom yamllint.cli import run\nout = io.StringIO()\ntry:\n with contextlib.redirect_stdout(out): run(sys.argv[1:])\nexcept SystemExit: pass\nprint(time.process_time())"
    ran = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    print(f"peer: yamllint on {len(files)} of them:       {1000 * float(ran.stdout) / len(files):6.2f} ms a file")


if __name__ == "__main__":
    main()
