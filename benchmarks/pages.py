"""What pages weigh, and what Lighthouse says of them: Home, Recall, the longest story and the list of stories.

    python -m benchmarks.pages [--lighthouse]

Weights are those of the example site, gzip level 9, with the script and style that a first visit loads. Lighthouse
(mobile preset) is fetched by npx, and looks at the site served from 127.0.0.1, as a host does that packs nothing and as
one that sends gzip.
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
from typing import Any

from storygen.serve.packed import worth_it

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
LINKED = re.compile(r'(?:src|href|content)="([^"#?]+\.(?:js|css))"')


class Plain(SimpleHTTPRequestHandler):
    """A static host that says nothing, and sends files as they are."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Nothing."""


class Packing(Plain):
    """The same with gzip, for what is text."""

    def do_GET(self) -> None:
        """A file of the site."""
        file = Path(self.translate_path(self.path))
        if not (file.is_file() and worth_it(file.name)):
            return super().do_GET()
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


HOSTS: dict[str, type[Plain]] = {"as is": Plain, "gzip": Packing}


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
    """Lighthouse's scores of some pages, out of 100, on each kind of host."""
    from tests.browser.install import find

    environment = {**os.environ, "CHROME_PATH": find("chromium") or ""}
    for host, handler in HOSTS.items():
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for page in pages:
            said = lighthouse(f"http://127.0.0.1:{server.server_address[1]}/{page}", environment)
            scores = ", ".join(f"{name} {100 * said['categories'][name]['score']:.0f}" for name in CATEGORIES)
            audits = said["audits"]
            painted = audits["largest-contentful-paint"]["numericValue"] / 1000
            shift = audits["cumulative-layout-shift"]["numericValue"]
            print(f"{page:40} {host:6} {scores}, largest paint {painted:.1f} s, layout shift {shift:.3f}", flush=True)
        server.shutdown()
        server.server_close()


def lighthouse(address: str, environment: dict[str, str]) -> Any:
    """What Lighthouse says of a page."""
    command = [
        "npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    return json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    main()
