from __future__ import annotations

import pytest

from storygen.error import CannotRunError
from storygen.importers.decode import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"\xef\xbb\xbfa", "a"),
        ("a\u2028b\x0cc\x85d\x0be".encode(), "a\nb\nc\nd\ne"),
        ("naïve ☕".encode("utf-16"), "naïve ☕"),
        (b"a\x00b\x07c", "abc"),
        (b"", ""),
    ],
)
def test_text_is_read_whatever_ends_its_lines(data: bytes, text: str) -> None:
    assert decode(data, "notes.txt") == text


def test_another_encoding_is_read_when_it_is_named() -> None:
    assert decode("it’s".encode("cp1252"), "notes.txt", "cp1252") == "it’s"


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (b"one\nit\x92s", "", "not UTF-8 (byte 0x92 in line 2)"),
        (b"one\nit\x92s", "", "--encoding cp1252"),
        (b"PK\x03\x04\x14\x00", "", "Word"),
        (b"%PDF-1.7", "", "PDF"),
        (b"a", "latin-99", "no encoding called 'latin-99'"),
        (b"Story: x", "punycode", "not punycode"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, encoding: str, says: str) -> None:
    with pytest.raises(CannotRunError) as raised:
        decode(data, "notes.txt", encoding)
    assert says in str(raised.value)
    assert "notes.txt" in str(raised.value) or "encoding" in str(raised.value)
