"""Watch, rebuild, reload: the site on 127.0.0.1 while stories are being written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from storygen.error import CannotRunError
from storygen.finding import Finding, Severity
from storygen.practice.log import PracticeLog
from storygen.serve.editor import Editor
from storygen.serve.handler import HOST, Behind, server
from storygen.serve.state import State
from storygen.serve.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from storygen.project import Project

PORT = 4319
"""The default port: always the same one, since a browser keeps practice by host and port."""

NOT_BUILT = "CFG000"
"""What pages hear in place of a finding where nothing could be built."""


def _errors_of(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that stop a story from being built as written."""
    return [f for f in findings if f.severity is Severity.ERROR]


def run(root: Path, *, port: int, say: Callable[[str], None], browse: bool) -> None:
    """Build, serve and watch until interrupted; the site lies in `.storygen/serve`, apart from what `build` writes."""
    from storygen import build, own_folder, project

    out = root / own_folder.NAME / "serve"
    state, builder = State(), build.Builder(keep_last=True)

    def rebuild() -> None:
        try:
            loaded, findings = project.load(root)
            built = builder.build(loaded, out=out)
            errors = _errors_of((*findings, *built.findings))
            say(f"{built.stories} stories in {built.seconds * 1000:.0f} ms" + _count(errors))
            for found in errors:
                say(f"{found.path}:{found.span.line}:{found.span.column} {found.message}  {found.code}")
        except (CannotRunError, OSError) as error:  # the watch goes on, and the next save may mend it
            errors = [Finding(NOT_BUILT, str(error), "storygen.toml", severity=Severity.ERROR)]
            say(f"storygen: {error}")
        state.publish(errors)

    loaded, _ = project.load(root)
    log = PracticeLog(root / own_folder.NAME / "practice.sqlite3")
    editor = Editor(root, lambda: builder.paths, os.environ)
    web = server(out, port, Behind(state, log, _live_script(loaded), editor))
    rebuild()
    stop = watch(root, (loaded.stories, "bank", "theme"), rebuild)
    address = f"http://{HOST}:{web.server_address[1]}/"
    say(f"Serving {address} (Ctrl-C stops)")
    if browse:
        import webbrowser

        webbrowser.open(address)
    try:
        web.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say("")
    finally:
        stop()
        web.server_close()


def _live_script(loaded: Project) -> bytes:
    """The bundle that reloads pages, from the project's theme."""
    from storygen.site import theme

    file = theme.find(loaded.theme.name, loaded.root, dict(loaded.theme.options)).file("bundles/live.js")
    if file is None:
        raise CannotRunError("the browser scripts are not bundled (live.js is missing); run `npm ci && npm run bundle`")
    return file.read_bytes()


def _count(errors: Sequence[Finding]) -> str:
    return f", {len(errors)} error{'s' if len(errors) > 1 else ''}" if errors else ""
