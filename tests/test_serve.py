"""`serve` answers this machine only, keeps practice, reloads after a save, and lays errors over the last good page."""

from __future__ import annotations

import errno
import gzip
import http.client
import json
import os
import shlex
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from storygen import serve
from storygen.error import CannotRunError
from storygen.finding import Finding
from storygen.practice.log import PracticeLog
from storygen.serve import packed
from storygen.serve.editor import Editor, command
from storygen.serve.port import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENT = {
    "v": 1,
    "id": "01JD0000000000000000000001",
    "type": "review",
    "at": "2026-11-23T20:15:00Z",
    "day": "2026-11-23",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><head><title>Home</title></head><body>home</body>")
    (folder / "a.css").write_text("body {}")
    return folder


class Client:
    """Speaks to the server under test, and knows its state."""

    def __init__(self, port: int, state: serve.State) -> None:
        self.port, self.state = port, state

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = None if body is None else json.dumps(body)
        if sent is not None:
            headers.setdefault("Content_Type", "application/json")
        connection.request(method, path, sent, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


@pytest.fixture
def client(site: Path, tmp_path: Path) -> Iterator[Client]:
    state = serve.State()
    web = serve.server(site, 0, serve.Behind(state, PracticeLog(tmp_path / "p.sqlite3"), b"live()"))
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Client(web.server_address[1], state)
    web.shutdown()
    web.server_close()
    thread.join()


def test_pages_carry_the_live_script_and_files_are_as_built(client: Client) -> None:
    status, page = client.ask("GET", "/")
    assert status == 200
    assert 'src="/-/live.js"' in page
    assert client.ask("GET", "/a.css") == (200, "body {}")
    assert client.ask("GET", "/-/live.js") == (200, "live()")


def test_a_page_that_is_not_there_yet_mends_itself_later(client: Client) -> None:
    status, page = client.ask("GET", "/stories/new.html")
    assert status == 404
    assert "/-/live.js" in page


def test_whatever_path_is_not_there_gets_the_sites_own_page(client: Client, site: Path) -> None:
    built = (
        '<html data-root=""><head><link href="assets/s.css"><link rel="icon" href="data:,x"></head>'
        '<body><a href="#main">s</a><a href="https://e.org">e</a><a href="index.html">h</a></body></html>'
    )
    (site / "404.html").write_text(built)
    for method in ("GET", "HEAD"):
        for path in ("/nowhere", "/stories/deep/down", "/assets/old.js", "/stories/new.html"):
            assert client.ask(method, path)[0] == 404
    page = client.ask("GET", "/stories/deep/down")[1]
    assert 'data-root="/"' in page
    for address in ("/assets/s.css", "data:,x", "#main", "https://e.org", "/index.html"):
        assert f'href="{address}"' in page
    assert "/-/live.js" in page


@pytest.mark.parametrize("path", ["/-/live.js", "/-/log", "/-/events", "/-/nothing"])
def test_the_head_of_our_own_addresses_is_that_of_their_answer(client: Client, path: str) -> None:
    status, headers, body = _got(client, "HEAD", path)
    assert body == b""
    if path == "/-/events":  # its answer has no end
        assert (status, headers["Content-Type"]) == (200, "text/event-stream")
        return
    wanted, got, whole = _got(client, "GET", path)
    assert (status, headers["Content-Type"], headers["Content-Length"]) == (
        wanted,
        got["Content-Type"],
        str(len(whole)),
    )


def test_practice_is_kept_and_merged(client: Client) -> None:
    assert client.ask("POST", "/-/log", [EVENT]) == (200, '{"added": 1}')
    assert client.ask("POST", "/-/log", [EVENT]) == (200, '{"added": 0}')
    assert json.loads(client.ask("GET", "/-/log")[1]) == [EVENT]


@pytest.mark.parametrize("body", [{"id": 1}, ["x"], [{**EVENT, "id": "no ulid"}], 7])
def test_what_is_no_event_is_refused_with_a_sentence(client: Client, body: object) -> None:
    status, text = client.ask("POST", "/-/log", body)
    assert status == 400
    assert text.strip()
    assert client.ask("GET", "/-/log") == (200, "[]")


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "evil.example:80"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
def test_no_other_host_and_no_other_sites_page_is_answered(client: Client, headers: dict[str, str]) -> None:
    for method, path in (("GET", "/-/log"), ("POST", "/-/log"), ("GET", "/index.html"), ("GET", "/-/events")):
        assert client.ask(method, path, [EVENT] if method == "POST" else None, **headers)[0] == 403
    assert client.ask("GET", "/-/log") == (200, "[]")


def test_the_log_takes_json_only_so_that_no_form_can_post_to_it(client: Client) -> None:
    assert client.ask("POST", "/-/log", [EVENT], Content_Type="text/plain")[0] == 404


def test_files_outside_the_site_are_not_served(client: Client, site: Path) -> None:
    (site.parent / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"):
        assert client.ask("GET", path)[0] == 404


def test_a_name_that_no_file_can_have_is_not_there(client: Client) -> None:
    for path in ("/a%00.html", "/a%00.css", "/%00", f"/{'a' * 300}.js", f"/{'a' * 300}.html"):
        assert client.ask("GET", path)[0] == 404


def test_no_other_sites_page_can_embed_what_is_served(client: Client) -> None:
    for path in ("/", "/a.css", "/-/log", "/nowhere.html"):
        connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
        connection.request("GET", path)
        headers = connection.getresponse().headers
        connection.close()
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def _got(client: Client, method: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


PAGE = "<!doctype html><head><title>Home</title></head><body>" + "home " * 2000 + "</body>"


@pytest.mark.parametrize("path", ["/", "/index.html", "/deck.js", "/big.css", "/chart.svg", "/index.json"])
def test_text_comes_as_gzip_where_the_browser_takes_it(client: Client, site: Path, path: str) -> None:
    for name in ("index.html", "deck.js", "big.css", "chart.svg", "index.json"):
        (site / name).write_text(PAGE)
    _, plain, whole = _got(client, "GET", path, Accept_Encoding="gzip;q=0, br")
    status, headers, packed = _got(client, "GET", path, Accept_Encoding="br, gzip, deflate")
    assert status == 200
    assert (headers["Content-Encoding"], plain["Content-Encoding"]) == ("gzip", None)
    assert headers["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert headers["Content-Type"] == plain["Content-Type"]
    assert gzip.decompress(packed) == whole
    assert int(headers["Content-Length"]) == len(packed) < len(whole) / 10
    assert _got(client, "HEAD", path, Accept_Encoding="gzip")[1]["Content-Length"] == str(len(packed))


def test_a_page_saved_anew_is_packed_anew(client: Client, site: Path) -> None:
    file = site / "deck.js"
    for text in ("one " * 1000, "two " * 1000):
        file.write_text(text)
        os.utime(file, ns=(0, 10**9 if text.startswith("o") else 2 * 10**9))
        assert gzip.decompress(_got(client, "GET", "/deck.js", Accept_Encoding="gzip")[2]).decode() == text


def test_what_is_small_packed_already_or_asked_in_parts_goes_as_it_is(client: Client, site: Path) -> None:
    (site / "photo.png").write_bytes(b"P" * 5000)
    (site / "deck.js").write_text("x" * 5000)
    for path, more in (("/a.css", {}), ("/photo.png", {}), ("/deck.js", {"Range": "bytes=0-9"})):
        status, headers, body = _got(client, "GET", path, Accept_Encoding="gzip", **more)
        assert (status, headers["Content-Encoding"], headers["Content-Length"]) == (200, None, str(len(body)))


def test_a_file_that_has_not_changed_is_not_sent_again(client: Client, site: Path) -> None:
    (site / "deck.js").write_text("x" * 5000)
    _, headers, _ = _got(client, "GET", "/deck.js", Accept_Encoding="gzip")
    asked = {"Accept_Encoding": "gzip", "If_Modified_Since": headers["Last-Modified"]}
    status, again, body = _got(client, "GET", "/deck.js", **asked)
    assert (status, body, again["Vary"]) == (304, b"", "Accept-Encoding")


def test_gzip_is_made_once_and_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = packed.Packed()
    first = kept.of("a", 1, b"a" * 9000)
    assert kept.of("a", 1, b"unread") is first
    assert gzip.decompress(kept.of("a", 2, b"b")) == b"b"
    monkeypatch.setattr(packed, "ROOM", 60)
    for name in "cdefg":
        last = kept.of(name, 1, name.encode() * 9000)
        assert kept.of(name, 1, b"unread") is last
    assert gzip.decompress(kept.of("a", 2, b"made anew")) == b"made anew"


@pytest.mark.parametrize("header", ["gzip", "GZIP;q=0.5", "*", "br, *;q=0.1", "x-gzip", "deflate, gzip"])
def test_gzip_is_sent_where_it_is_taken(header: str) -> None:
    assert packed.accepted(header)


@pytest.mark.parametrize("header", ["", "br", "gzip; q=0.000", "*, gzip;q=0", "gzipped", "identity"])
def test_gzip_is_not_sent_where_it_is_not_taken(header: str) -> None:
    assert not packed.accepted(header)


def test_a_refused_body_is_not_taken_for_the_next_request(client: Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    connection.request("POST", "/elsewhere", "GET /-/log HTTP/1.1\r\n\r\n", {"Content-Type": "text/plain"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 404
    connection.request("GET", "/a.css")
    assert connection.getresponse().read() == b"body {}"
    connection.close()


def test_an_event_that_no_browser_could_read_back_is_refused(client: Client) -> None:
    assert client.ask("POST", "/-/log", [{**EVENT, "seconds": float("nan")}])[0] == 400
    assert client.ask("GET", "/-/log") == (200, "[]")


def test_a_listening_page_hears_of_each_build_and_its_errors(client: Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    connection.request("GET", "/-/events")
    stream = connection.getresponse()

    def news() -> Any:
        line = stream.readline()
        while not line.startswith(b"data: "):
            line = stream.readline()
        return json.loads(line[6:])

    assert news() == {"version": 0, "errors": []}
    client.state.publish([Finding("YML107", "this is no YAML", "stories/a.yaml")])
    found = news()
    assert found["version"] == 1
    assert found["errors"] == [{"path": "stories/a.yaml", "line": 1, "message": "this is no YAML", "code": "YML107"}]
    connection.close()


def _refusal(port: int, site: Path, tmp_path: Path) -> str:
    with pytest.raises(CannotRunError) as refused:
        serve.server(site, port, serve.Behind(serve.State(), PracticeLog(tmp_path / "q.sqlite3"), b""))
    return str(refused.value)


def test_a_port_that_another_serve_has_is_said_with_its_page(client: Client, site: Path, tmp_path: Path) -> None:
    (site / "index.html").write_text('<!doctype html><html lang="en" data-project="cv-7"><head></head></html>')
    assert _refusal(client.port, site, tmp_path) == (
        f"port {client.port} is taken by another storygen serve of cv-7, whose page is "
        f"http://127.0.0.1:{client.port}/; stop that one, or choose another with --port {client.port + 1}, "
        "knowing that a browser keeps practice by port"
    )


def test_a_port_that_some_program_has_is_said(site: Path, tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as stranger:
        threading.Thread(target=stranger.serve_forever, args=(0.01,), daemon=True).start()
        port = stranger.server_address[1]
        assert _refusal(port, site, tmp_path).startswith(f"port {port} is taken by another program; stop that one, or")
        stranger.shutdown()


def test_a_port_that_may_not_be_had_is_said_with_the_reason() -> None:
    error = OSError(errno.EACCES, "Permission denied")
    text = "port 80 of 127.0.0.1 can't be used (Permission denied); choose another with --port"
    assert refused("127.0.0.1", 80, error) == text


def test_a_save_rebuilds_and_other_files_do_not(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / ".venv").mkdir()
    rebuilt = threading.Event()
    stop = serve.watch(tmp_path, ("stories", "theme"), rebuilt.set)
    try:
        (tmp_path / ".venv" / "x.yaml").write_text("not a story")
        (tmp_path / "notes.swp").write_text("editor")
        assert not rebuilt.wait(0.5)
        (tmp_path / "stories" / "a.yaml").write_text("title: A")
        assert rebuilt.wait(10)
    finally:
        stop()


STORY = """\
title: One
opening: I cut the wait.
metrics:
  - {name: wait, before: 9, after: 3, unit: d}
  - name: errors
    before: 0.2
    after: 0.1
    unit: ratio
"""
TELLS = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(' '.join(sys.argv[2:]))"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "one.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "stories" / "answers.yaml").write_text("title: Answers\n", encoding="utf-8")
    (tmp_path / "answers.yaml").write_text("[]\n", encoding="utf-8")
    return tmp_path


def _editor(project: Path, **environment: str) -> Editor:
    return Editor(project, lambda: {"one": "stories/one.yaml", "answers": "stories/answers.yaml"}, environment)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"story": "one"}, "stories/one.yaml:1"),
        ({"story": "one", "line": 7}, "stories/one.yaml:7"),
        ({"story": "one", "card": "one/numbers/errors"}, "stories/one.yaml:5"),
        ({"story": "one", "card": "one/open/opening"}, "stories/one.yaml:2"),
        ({"story": "one", "card": "one/numbers/gone"}, "stories/one.yaml:1"),
        ({"story": "one", "line": True, "card": "x"}, "stories/one.yaml:1"),
        ({"story": "answers.yaml"}, "answers.yaml:1"),
        ({"story": "answers"}, "stories/answers.yaml:1"),
    ],
)
def test_the_editor_opens_where_a_card_was_written(project: Path, asked: object, place: str) -> None:
    opened = project / "opened.txt"
    named = f"{shlex.quote(sys.executable)} -c {shlex.quote(TELLS)} {opened} {{file}}:{{line}}"
    assert _editor(project, VISUAL=named).open(asked) == place
    waiting = threading.Event()
    while not (opened.is_file() and opened.read_text()):
        waiting.wait(0.02)
    assert opened.read_text() == str(project / place)


@pytest.mark.parametrize("asked", [{"story": "../secret"}, {"story": "two"}, {}, [], "one", {"story": ["one"]}])
def test_what_is_no_story_of_the_project_opens_nothing(project: Path, asked: object) -> None:
    with pytest.raises(CannotRunError, match="reload the page"):
        _editor(project, VISUAL="editor-that-is-not-there").open(asked)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "stories/one.yaml:1 is the place, but no editor is named; set STORYGEN_EDITOR"),
        ({"EDITOR": "vim"}, "vim needs a terminal, and serve stands in this one"),
        ({"EDITOR": "emacs -nw"}, "emacs needs a terminal"),
        ({"EDITOR": "vim +{line}"}, "vim needs a terminal"),
        ({"EDITOR": "sensible-editor"}, "sensible-editor needs a terminal"),
        ({"EDITOR": "/usr/bin/editor"}, "editor needs a terminal"),
        (
            {"EDITOR": f"{shlex.quote(sys.executable)} -c 'raise SystemExit(3)'"},
            "ended at once in error (3); set STORYGEN",
        ),
        ({"VISUAL": "editor-that-is-not-there"}, "editor-that-is-not-there can't be started"),
        ({"EDITOR": "code 'oops"}, "can't be read"),
    ],
)
def test_no_editor_to_open_is_said_with_the_place(project: Path, environment: dict[str, str], words: str) -> None:
    with pytest.raises(CannotRunError) as told:
        _editor(project, **environment).open({"story": "one"})
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vim"}, ["code", "--wait", "-g", "s.yaml:7"]),
        ({"VISUAL": "vim", "STORYGEN_EDITOR": "tmux new-window vim +{line} {file}"}, ["tmux", "new-window", "vim", "+7", "s.yaml"]),
        ({"EDITOR": "/usr/local/bin/subl"}, ["/usr/local/bin/subl", "s.yaml:7"]),
        ({"EDITOR": "something"}, ["something", "s.yaml"]),
        ({"EDITOR": "something --at={line}"}, ["something", "--at=7", "s.yaml"]),
        ({"EDITOR": "gvim +{line} -f"}, ["gvim", "+7", "-f", "s.yaml"]),
    ],
)  # fmt: skip
def test_each_editor_is_told_the_line_its_own_way(environment: dict[str, str], expected: list[str]) -> None:
    assert command(Path("s.yaml"), 7, environment) == expected


def test_only_a_page_of_this_start_may_open_the_editor(site: Path, tmp_path: Path, project: Path) -> None:
    opened: list[object] = []

    class Recording(Editor):
        def open(self, asked: object) -> str:
            opened.append(asked)
            return "stories/one.yaml:1"

    behind = serve.Behind(serve.State(), PracticeLog(tmp_path / "p.sqlite3"), b"", Recording(project, dict, {}))
    web = serve.server(site, 0, behind)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    client = Client(web.server_address[1], behind.state)
    try:
        token = client.ask("GET", "/")[1].partition('name="storygen-serve" content="')[2].partition('"')[0]
        assert len(token) >= 24
        ask = {"story": "one"}
        assert client.ask("POST", "/-/open", ask)[0] == 403
        assert client.ask("POST", "/-/open", ask, X_Storygen_Token=token[::-1])[0] == 403
        assert client.ask("POST", "/-/open", ask, X_Storygen_Token=f"\xf6{token}")[0] == 403
        assert client.ask("POST", "/-/open", ask, X_Storygen_Token=token, Origin="https://evil.example")[0] == 403
        assert client.ask("POST", "/-/open", ask, X_Storygen_Token=token, Content_Type="text/plain")[0] == 404
        assert opened == []
        status, text = client.ask("POST", "/-/open", ask, X_Storygen_Token=token)
        assert (status, json.loads(text)) == (200, {"opened": "stories/one.yaml:1"})
        assert opened == [ask]
    finally:
        web.shutdown()
        web.server_close()
        thread.join()
