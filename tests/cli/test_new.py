from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen
from storygen.finding import Severity
from storygen.scaffold.questions import kinds
from storygen.story.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.story.model import Story


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(storygen, ["new", *words], input=typed, catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storygen.toml").write_text('[project]\nid = "x"\n')
    return tmp_path


def story(path: Path) -> Story:
    reading = read_file(path, f"stories/{path.name}")
    assert reading.findings == ()
    assert reading.story is not None
    return reading.story


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_read_without_a_finding_and_asks_its_questions(project: Path, kind: str) -> None:
    assert run("What happened", "--kind", kind).exit_code == 0
    file = project / "stories" / "what-happened.yaml"
    told = story(file)
    assert (told.title, told.id) == ("What happened", "what-happened")
    assert all(f"# {question}" in file.read_text() for question in kinds()[kind].actions)


def test_what_is_typed_below_a_question_is_read(project: Path) -> None:
    run("Broken", "--kind", "incident")
    file = project / "stories" / "broken.yaml"
    text = file.read_text()
    text = text.replace("  situation: |\n", "  situation: |\n    It broke: badly # and late\n")
    text = text.replace("  - did: |\n", "  - did: |\n      I saw it.\n", 1).replace("  - name:\n", "  - name: errors\n")
    text = text.replace("    before:\n", "    before: 12\n").replace("    unit:\n", "    unit: errors/day\n")
    file.write_text(text)
    told = story(file)
    assert told.context.situation == "It broke: badly # and late\n"
    assert [a.did for a in told.actions] == ["I saw it.\n"]
    assert told.metrics[0].before == 12


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Rolled back: the fraud model", "stories/rolled-back-the-fraud-model.yaml"),
        ("Über Nacht", "stories/uber-nacht.yaml"),
        ("退勤", "stories/退勤.yaml"),
        ("'quoted' \"twice\" # and 50 %", "stories/quoted-twice-and-50.yaml"),
        ("!!!", "stories/story.yaml"),
        ("../../etc/passwd", "stories/etc-passwd.yaml"),
        ("Index", "stories/index-story.yaml"),
        ("2024", "stories/2024.yaml"),
    ],
)
def test_the_file_is_named_after_the_title(project: Path, title: str, path: str) -> None:
    result = run(title)
    assert result.stdout.strip() == path
    assert story(project / path).title == title


def test_words_without_quotes_are_one_title(project: Path) -> None:
    assert run("Two", "words").stdout.strip() == "stories/two-words.yaml"


def test_an_existing_story_is_left_and_said(project: Path) -> None:
    run("A day")
    before = (project / "stories" / "a-day.yaml").read_text()
    result = run("A  DAY", "--kind", "launch")
    assert result.exit_code == 2
    assert "stories/a-day.yaml is that story already" in result.stderr
    assert (project / "stories" / "a-day.yaml").read_text() == before


def test_an_id_that_another_file_has_is_not_given_twice(project: Path) -> None:
    (project / "stories").mkdir()
    (project / "stories" / "other.yaml").write_text("title: x\nid: a-day\n")
    result = run("A day")
    assert result.exit_code == 2
    assert "stories/other.yaml" in result.stderr


def test_an_unknown_kind_names_the_known_ones(project: Path) -> None:
    result = run("A day", "--kind", "party")
    assert result.exit_code == 2
    assert "incident" in result.stderr


def test_a_title_of_blanks_is_refused(project: Path) -> None:
    assert run("  ").exit_code == 2


ANSWERS = {
    "Which system": "A queue: the slow one",
    "What was yours": "All of it",
    "What did you notice": "I saw it on a chart.",
    "And then?": ["I wrote it down.", ""],
    "Which choice": "I waited.",
    "What else could": "Acting at once",
    "Why this": "I did not know enough.",
    "What figure moved": "precision",
    "What was it before": ["0.62", "unknown"],
    "And after": "0.78",
    "In which unit": "ratio",
    "How many events": "4,210 and 3987",
    "measured, estimated": "est",
    "Another figure": ["wait", ""],
    "success, failure": "mixed",
    "When was it": "March",
    "What keeps it": "A test",
    "Until when": "tomorrow",
}


class Answering:
    """Answers a question by how it begins; lists one after the other; the rest is skipped."""

    def __init__(self, answers: dict[str, object]) -> None:
        self.left = {key: list(value) if isinstance(value, list) else [value] for key, value in answers.items()}

    def __call__(self, text: str, **_: object) -> str:
        for start, answers in self.left.items():
            if text.startswith(start) and answers:
                answer = answers.pop(0)
                if isinstance(answer, BaseException):
                    raise answer
                return str(answer)
        return ""


def test_the_interview_writes_what_was_said_and_lists_what_was_not(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "prompt", Answering(ANSWERS))
    result = run("Asked", "--ask")
    assert result.exit_code == 0
    assert "0.62 → 0.78   Δ +16 pp   %Δ +25.8 %" in result.stderr
    file = project / "stories" / "asked.yaml"
    told = story(file)
    assert told.context.situation.strip() == "A queue: the slow one"
    assert [a.did.strip() for a in told.actions] == ["I saw it on a chart.", "I wrote it down."]
    assert told.tradeoffs[0].over[0].option == "Acting at once"
    metric = told.metrics[0]
    assert (metric.name, metric.before, metric.after, metric.unit) == ("precision", 0.62, 0.78, "ratio")
    assert (metric.n.before, metric.n.after, metric.confidence) == (4210, 3987, "estimated")
    assert told.metrics[1].before_unknown
    assert told.outcome == "mixed"
    assert told.period == ""
    assert told.follow_up[0].due == ""
    assert "#   What was at risk, and for whom?" in file.read_text()
    assert "#   When was it? YYYY-MM, or YYYY-MM-DD..YYYY-MM-DD  You said: March" in file.read_text()
    assert "#   Until when? YYYY-MM-DD  You said: tomorrow" in file.read_text()
    assert "#   When were the figures taken?" in file.read_text()
    assert "And then?" not in file.read_text()
    assert "What was yours" not in file.read_text()


def test_piped_answers_that_end_early_are_kept(project: Path) -> None:
    result = run("Asked", "--ask", typed="A queue\nMine\n")
    assert result.exit_code == 0
    told = story(project / "stories" / "asked.yaml")
    assert (told.context.situation, told.context.task) == ("A queue", "Mine")


def test_ctrl_c_keeps_what_was_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = click.Abort()
    stop.__context__ = KeyboardInterrupt()
    monkeypatch.setattr(click, "prompt", Answering({"Which system": "A queue", "What was at risk": [stop]}))
    result = run("Asked", "--ask")
    assert result.exit_code == 130
    assert "Kept what you said" in result.stderr
    assert story(project / "stories" / "asked.yaml").context.situation == "A queue"


@pytest.mark.parametrize(
    ("before", "after", "unit", "says"),
    [
        ("900 ms", "240 ms", "", "900 → 240 ms   Δ −660 ms   %Δ −73.3 %"),
        ("$3k", "$2k", "", "%Δ −33.3 %"),
        ("0", "5", "errors", "no %Δ: it began at 0"),
        ("unknown", "5", "errors", "One end is unknown"),
        ("2 h", "20 min", "", "120 → 20 min"),
    ],
)
def test_the_change_is_shown_as_numbers_are_typed(
    project: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, unit: str, says: str
) -> None:
    answers = {"What figure": "x", "What was it before": before, "And after": after, "In which unit": unit}
    monkeypatch.setattr(click, "prompt", Answering(answers))
    assert says in run("Asked", "--ask").stderr


def test_a_figure_that_is_none_is_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"What figure": "x", "What was it before": ["plenty", "3"], "And after": "5"}
    monkeypatch.setattr(click, "prompt", Answering(answers))
    result = run("Asked", "--ask")
    assert "A figure, such as 0.62" in result.stderr
    assert story(project / "stories" / "asked.yaml").metrics[0].before == 3


def test_the_interview_of_every_kind_gives_a_story_without_errors(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in kinds():
        loops = {"And then?": [""], "Another figure": [""], "Anything else": [""]}
        monkeypatch.setattr(click, "prompt", Answering({**loops, "": ["12 min"] * 60}))
        run(f"Asked {kind}", "--kind", kind, "--ask")
        reading = read_file(project / "stories" / f"asked-{kind}.yaml", "stories/x.yaml")
        assert [f for f in reading.findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("question", "answers", "hint", "outcome", "remark"),
    [
        ("success, failure", ["sucess", "success"], "did you mean success?", "success", ""),
        ("success, failure", ["won", "great"], "none of success, failure, mixed", "", "You said: great"),
        ("success, failure", ["won", ""], "none of success, failure, mixed", "", "You said: won"),
    ],
)
def test_a_word_that_is_none_is_asked_again_once_and_kept(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    answers: list[str],
    hint: str,
    outcome: str,
    remark: str,
) -> None:
    monkeypatch.setattr(click, "prompt", Answering({question: answers}))
    assert hint in run("Asked", "--ask").stderr
    file = project / "stories" / "asked.yaml"
    assert story(file).outcome == outcome
    assert remark in file.read_text()
    assert ("success, failure or mixed?" in file.read_text()) is not bool(outcome)


def test_a_story_of_any_kind_is_asked_what_it_shows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "prompt", Answering({"What does it show": ["conflicts", "conflict, leadership"]}))
    assert "did you mean conflict?" in run("Asked", "--ask").stderr
    assert story(project / "stories" / "asked.yaml").competencies == ("conflict", "ownership")


def test_a_month_where_a_day_is_due_is_answered_with_its_last_day(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"What keeps it": ["A test"], "Until when": ["2025-05", "2025-05-31"]}
    monkeypatch.setattr(click, "prompt", Answering(answers))
    assert "Write it like this: 2025-05-31" in run("Asked", "--ask").stderr
    assert story(project / "stories" / "asked.yaml").follow_up[0].due == "2025-05-31"
