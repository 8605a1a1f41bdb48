"""Watches a project's files and calls back once changes have come to rest."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watchdog.events import FileSystemEvent

QUIET = 0.08
"""Seconds without a further change before a rebuild: editors save in several steps."""

WATCHED = (".yaml", ".yml", ".toml", ".html", ".css", ".js")


def watch(root: Path, folders: Sequence[str], rebuild: Callable[[], None]) -> Callable[[], None]:
    """Call `rebuild` after changes have come to rest; gives the function that stops watching.

    Watched are the files in `root` itself and all below `folders` of it; not the rest, which may hold an environment
    or a checkout of thousands of folders. A folder that appears later is watched from then on.
    """
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    wake, stopped = threading.Event(), threading.Event()
    observer = Observer()

    class Changes(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            paths = [Path(str(p)) for p in (event.src_path, event.dest_path) if p]
            if event.event_type not in {"opened", "closed_no_write"} and any(_matters(p, root, folders) for p in paths):
                wake.set()

    def watch_folders() -> None:
        for name in [n for n in missing if (root / n).is_dir()]:
            missing.remove(name)
            observer.schedule(changes, str(root / name), recursive=True)

    def loop() -> None:
        while not stopped.is_set():
            wake.wait()
            while wake.is_set() and not stopped.is_set():
                wake.clear()
                stopped.wait(QUIET)
            if not stopped.is_set():
                watch_folders()
                rebuild()

    changes, missing = Changes(), list(folders)
    observer.schedule(changes, str(root))
    watch_folders()
    observer.start()
    thread = threading.Thread(target=loop, daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        wake.set()
        observer.stop()
        observer.join()
        thread.join()

    return stop


def _matters(path: Path, root: Path, folders: Sequence[str]) -> bool:
    inside = any(path.is_relative_to(root / name) for name in folders)
    return path.suffix in WATCHED or (inside and path.suffix == "")
