"""The port that the server could not have: who holds it, and what to do, in one sentence."""

from __future__ import annotations

import errno
import html
import http.client
import re

_PROJECT = re.compile(rb'<html[^>]* data-project="([^"]*)"')
_SERVED = b'<meta name="storygen-serve"'
_PATIENCE = 1.0
_READ = 64 * 1024
_LAST = 65_535


def refused(host: str, port: int, error: OSError) -> str:
    """Why `port` can't be used, and what helps."""
    if error.errno != errno.EADDRINUSE:
        return f"port {port} of {host} can't be used ({error.strerror}); choose another with --port"
    other = port + 1 if port < _LAST else port - 1
    return (
        f"port {port} is taken {_by(host, port)}; stop that one, or choose another with --port {other}, "
        "knowing that a browser keeps practice by port"
    )


def _by(host: str, port: int) -> str:
    """Who answers there: another storygen serve, of which project, or somebody else."""
    page = _home(host, port)
    if _SERVED not in page:
        return "by another program"
    named = _PROJECT.search(page)
    project = f" of {html.unescape(named[1].decode('utf-8', 'replace'))}" if named else ""
    return f"by another storygen serve{project}, whose page is http://{host}:{port}/"


def _home(host: str, port: int) -> bytes:
    """The beginning of what that port has to say as a page; nothing where it speaks no HTTP."""
    connection = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/")
        with connection.getresponse() as answer:
            return answer.read(_READ)
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
