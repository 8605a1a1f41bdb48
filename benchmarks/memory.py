"""Peak memory of a cold build of generated stories, beside that of reading the same files with PyYAML alone.

    python -m benchmarks.memory [--stories 1000]

Each runs in a process of its own; the figure is the most that it held (ru_maxrss), in MiB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.generate import write

PEAK = """
import resource
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(held / (1024 * 1024 if sys.platform == "darwin" else 1024))
"""
BUILD = """
import sys, pathlib
from storygen import build, project
build.build(project.load(pathlib.Path(sys.argv[1]))[0])
"""
LINT = """
import sys, pathlib
from storygen import project
from storygen.lint import run
run.run(project.load(pathlib.Path(sys.argv[1]))[0], ())
"""
FLOOR = """
import sys, pathlib, yaml
held = [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in pathlib.Path(sys.argv[1], "stories").iterdir()]
"""


def main() -> None:
    """Generate, run each in a fresh process, print."""
    parser = argparse.ArgumentParser(description="Measure the memory of a build.")
    parser.add_argument("--stories", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), options.stories)
        print(f"{options.stories} stories, peak in MiB")
        for label, code in (("build", BUILD), ("lint", LINT), ("floor: PyYAML holding the data", FLOOR)):
            command = [sys.executable, "-c", code + PEAK, name]
            ran = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"  {label:32}{float(ran.stdout.split()[-1]):7.0f}")


if __name__ == "__main__":
    main()
