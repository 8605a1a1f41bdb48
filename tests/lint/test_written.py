"""What stands between a story and written, and in which order it is to be mended."""

from __future__ import annotations

from storygen.finding import Finding, Severity, Span
from storygen.lint.fingerprint import fingerprint, fingerprinted
from storygen.lint.written import in_order, is_written, next_question


def finding(
    code: str, severity: Severity = Severity.WARNING, line: int = 1, question: str = "what?", **more: str
) -> Finding:
    return Finding(code, "message", "stories/x.yaml", Span(line), severity, question=question, **more)


def test_infos_never_keep_a_story_from_being_written() -> None:
    assert is_written(())
    assert is_written((finding("QNT120", Severity.INFO),))
    assert not is_written((finding("QNT102"),))
    assert not is_written((finding("SCH103", Severity.ERROR),))


def test_errors_come_first_then_what_a_story_is_nothing_without() -> None:
    found = (finding("LEN101"), finding("OWN101", line=9), finding("QNT102", line=20), finding("QNT120", Severity.INFO),
             finding("SCH103", Severity.ERROR, line=30), finding("SPC106"))  # fmt: skip
    assert [f.code for f in in_order(found)] == ["SCH103", "SPC106", "QNT102", "OWN101", "LEN101"]


def test_the_next_question_is_the_first_that_asks_something() -> None:
    found = (finding("SCH103", Severity.ERROR, question=""), finding("OWN101", line=9), finding("QNT102", line=20))
    asked = next_question(found)
    assert asked is not None
    assert asked.code == "QNT102"
    assert next_question((finding("QNT120", Severity.INFO),)) is None


def test_a_fingerprint_survives_moved_lines_and_new_neighbours() -> None:
    here = finding("OWN101", line=4, field="actions.0.did", quote="we  saw")
    there = finding("OWN101", line=40, field="actions.3.did", quote="we saw")
    assert fingerprint(here) == fingerprint(there)
    assert fingerprint(here) != fingerprint(finding("OWN101", field="actions.0.did", quote="we heard"))
    assert fingerprint(here) != fingerprint(finding("OWN103", field="actions.0.did", quote="we saw"))


def test_findings_alike_in_all_else_have_fingerprints_of_their_own() -> None:
    alike = [finding("OWN101", line=n, quote="we") for n in range(3)]
    assert len({print_ for _, print_ in fingerprinted(alike)}) == 3
