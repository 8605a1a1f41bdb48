"""What pages weigh, and what Lighthouse says of them: Home, Recall, the longest story and the list of stories.

    python -m benchmarks.pages [--lighthouse]

Weights are those of the example site, gzip level 9, with the script and style that a first visit loads. Lighthouse
(mobile preset) is fetched by npx, and looks at the site served from 127.0.0.1 without compression.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
LINKED = re.compile(r'(?:src|href)="([^"#?]+\.(?:js|css))"')


class Quiet(SimpleHTTPRequestHandler):
    """A static host that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Nothing."""


def main() -> None:
    """Build the examples, weigh, and with --lighthouse ask Lighthouse."""
    parser = argparse.ArgumentParser(description="Weigh the site's pages.")
    parser.add_argument("--lighthouse", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        subprocess.run(
            [sys.executable, "-m", "storygen", "build", "--quiet", "--out", str(site)], cwd=ROOT, check=False
        )
        stories = [file for file in (site / "stories").glob("*.html") if file.name != "index.html"]
        longest = max(stories, key=lambda file: file.stat().st_size).relative_to(site).as_posix()
        for page in ("index.html", longest, "stories/index.html"):
            weigh(site, page)
        if options.lighthouse:
            ask(site, ("index.html", "index.html#/recall", longest))


def weigh(site: Path, page: str) -> None:
    """Kilobytes of a page, gzip, with what it links; the deck beside it."""
    html = (site / page).read_bytes()
    linked = [(site / page).parent / link for link in dict.fromkeys(LINKED.findall(html.decode("utf-8")))]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in linked}
    deck = sum(size for name, size in sizes.items() if name.startswith("deck."))
    whole = len(gzip.compress(html, 9)) + sum(sizes.values()) - deck
    beside = f", and a deck of {deck / 1000:.1f} kB" if deck else ""
    print(f"{page:40} {whole / 1000:6.1f} kB gzip{beside}")


def ask(site: Path, pages: tuple[str, ...]) -> None:
    """Lighthouse's scores of some pages, out of 100."""
    from tests.browser.install import find

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {**os.environ, "CHROME_PATH": find("chromium")}
    for page in pages:
        address = f"http://127.0.0.1:{server.server_address[1]}/{page}"
        command = [
            "npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]  # fmt: skip
        said = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
        scores = ", ".join(f"{name} {100 * said['categories'][name]['score']:.0f}" for name in CATEGORIES)
        shift = said["audits"].get("cumulative-layout-shift", {}).get("numericValue", 0)
        print(f"{page:40} {scores}, layout shift {shift:.3f}")
    server.shutdown()


if __name__ == "__main__":
    main()
