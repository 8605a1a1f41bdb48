"""Speaks with a language server over standard input and output, as an editor does."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PATIENCE = 20.0
"""Seconds after which a server that says nothing has failed."""


class Speaker:
    """One server process; requests wait for their answers, notifications are kept in the order they came."""

    def __init__(self, command: Sequence[str], folder: Path, settings: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self.settings = settings or {}
        self.answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self.told: queue.Queue[tuple[float, dict[str, Any]]] = queue.Queue()
        self.asked: list[dict[str, Any]] = []
        self._id = 0
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._out: IO[bytes] = self._process.stdin  # type: ignore[assignment]  # there is a pipe
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def start(self, **capabilities: Any) -> dict[str, Any]:
        """Say hello and wait until the server is ready."""
        root = self.folder.as_uri()
        answer = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "capabilities": capabilities,
                "workspaceFolders": [{"uri": root, "name": "stories"}],
            },
        )
        self.say("initialized", {})
        return answer

    def open(self, name: str, text: str) -> str:
        uri = self.uri(name)
        self.say(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}
        )
        return uri

    def ask(self, method: str, params: Any) -> Any:
        """A request and its answer; an error is raised with the server's words."""
        self._id += 1
        mine: queue.Queue[dict[str, Any]] = queue.Queue()
        self.answers[self._id] = mine
        self._send({"id": self._id, "method": method, "params": params})
        answer = mine.get(timeout=PATIENCE)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer.get("result")

    def say(self, method: str, params: Any) -> float:
        """A notification; when it was sent."""
        self._send({"method": method, "params": params})
        return time.perf_counter()

    def hear(self, method: str, fits: Callable[[Any], bool] = lambda _: True) -> tuple[float, Any]:
        """The next notification of that name that fits, and when it came."""
        end = time.monotonic() + PATIENCE
        while True:
            at, message = self.told.get(timeout=max(0.01, end - time.monotonic()))
            if message["method"] == method and fits(message["params"]):
                return at, message["params"]

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What is said next of a file, of a version of it if one is named."""
        _, params = self.hear(
            "textDocument/publishDiagnostics",
            lambda params: params["uri"] == uri and (version is None or params.get("version") == version),
        )
        found: list[dict[str, Any]] = params["diagnostics"]
        return found

    def stop(self) -> int:
        """Say goodbye; the exit code."""
        if self._process.poll() is None:
            self.ask("shutdown", None)
            self.say("exit", None)
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self._out.close()
        self._process.stdout.close()  # type: ignore[union-attr]  # there is a pipe
        return self._process.returncode

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        with self._lock:
            self._out.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
            self._out.flush()

    def _listen(self) -> None:
        stream: IO[bytes] = self._process.stdout  # type: ignore[assignment]  # there is a pipe
        while message := _read(stream):
            if "method" not in message:
                self.answers.pop(message["id"]).put(message)
            elif "id" in message:
                self.asked.append(message)
                self._send({"id": message["id"], "result": self._answer(message)})
            else:
                self.told.put((time.perf_counter(), message))

    def _answer(self, message: dict[str, Any]) -> Any:
        """What an editor says when a server asks: its settings; else nothing."""
        if message["method"] == "workspace/configuration":
            return [self.settings.get(item.get("section", "")) for item in message["params"]["items"]]
        return {"success": True} if message["method"] == "window/showDocument" else None


def _read(stream: IO[bytes]) -> dict[str, Any] | None:
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = stream.read(length) if length else b""
    return json.loads(body) if body else None
