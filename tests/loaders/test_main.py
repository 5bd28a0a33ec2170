import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.problems import ERRORS, WARNINGS
from tests.loaders.small_story import SOURCES, STORY, TYPES, events_csv, row
from words import text

ROOT = Path(__file__).parents[2]
FAULTY = row(id="bad", type="Ban", jurisdictions="UK", title_fr="")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that stand beside a file of events."""
    (tmp_path / "event_types.csv").write_text(TYPES, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def faulty(folder: Path) -> str:
    """A file of events with a good row and, on line 3, a faulty one."""
    return written(folder, events_csv(row(), FAULTY))


def written(folder: Path, events: bytes) -> str:
    (folder / "my,events.csv").write_bytes(events)
    return str(folder / "my,events.csv")


PLACEHOLDERS = dict.fromkeys(
    (
        *("file", "line", "column", "value", "meant", "found", "expected", "first", "last", "start"),
        *("allowed", "type", "places", "other", "other_date", "source_date", "limit", "as_of", "fewest", "most"),
    ),
    "x",
)
Captured = pytest.CaptureFixture[str]


def test_check_prints_a_line_per_problem(faulty: str, capsys: Captured) -> None:
    assert main(["check", faulty]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{faulty}:3: type: “Ban” is not a type of event_types.csv. "
        "Choose one from there, or add it there first. Did you mean “ban”?",
        f"{faulty}:3: jurisdictions: “UK” is not a code of a country (FR), of a part of one (US-CA), "
        "EU or WW. Several codes are separated by a semicolon. Did you mean “GB”?",
        f"{faulty}:3: title_fr: This text is there in one language only; "
        "readers of the other will see it marked as not translated. Add the translation.",
    ]
    assert err == "Events: 1; errors: 2; warnings: 1.\n"


def test_check_speaks_french(faulty: str, capsys: Captured) -> None:
    assert main(["check", faulty, "--lang", "fr"]) == 1
    assert "Vouliez-vous dire «\u00a0GB\u00a0»\u202f?" in capsys.readouterr().out


def test_check_gives_json(faulty: str, capsys: Captured) -> None:
    assert main(["check", faulty, "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    message = problems[1].pop("message")
    assert problems[1] == {
        "code": "unknown_jurisdiction",
        "severity": "error",
        "file": faulty,
        "line": 3,
        "column": "jurisdictions",
        "value": "UK",
        "suggestion": "GB",
    }
    assert message.startswith("“UK” is not a code")
    assert [problem["severity"] for problem in problems] == ["error", "error", "warning"]


def test_check_gives_annotations_for_github(faulty: str, capsys: Captured) -> None:
    assert main(["check", faulty, "--format", "github"]) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"::error file={faulty.replace(',', '%2C')},line=3,title=unknown_type::type: “Ban”")
    assert "title=missing_translation::title_fr: " in last
    assert last.startswith("::warning ")


def test_a_clean_file_gives_0_and_an_empty_list(folder: Path, capsys: Captured) -> None:
    file = written(folder, events_csv(row()))
    assert main(["check", file, "--format", "json"]) == 0
    assert capsys.readouterr() == ("[]\n", f"{file}: nothing wrong; events: 1.\n")


def test_warnings_alone_give_0(folder: Path) -> None:
    assert main(["check", written(folder, events_csv(row(title_fr="")))]) == 0


@pytest.mark.parametrize("events", [b"", b"PK\x03\x04\0\0"])
def test_what_cannot_be_read_gives_2(folder: Path, events: bytes, capsys: Captured) -> None:
    file = written(folder, events)
    assert main(["check", file]) == 2
    assert capsys.readouterr().out.startswith(f"{file}:1: -: This file is ")


def test_a_file_that_is_not_there_or_a_folder_gives_2(folder: Path) -> None:
    assert main(["check", str(folder / "none.csv")]) == 2
    assert main(["check", str(folder)]) == 2


def test_a_file_alone_is_checked_with_what_lies_in_data(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, events_csv(row(sources="https://example.org/a")))
    assert main(["check", file]) == 0
    assert capsys.readouterr().out == ""


def test_a_message_stays_on_one_line_whatever_the_cell_holds(folder: Path, capsys: Captured) -> None:
    file = written(folder, events_csv(row(type="a\nb\tc" + "x" * 999)))
    assert main(["check", file]) == 1
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert f"“a b c{'x' * 74}…”" in out


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", sorted(ERRORS | WARNINGS))
def test_every_code_has_words(code: str, lang: str) -> None:
    assert len(text(f"problem.{code}", lang, **PLACEHOLDERS)) > 10


@pytest.mark.parametrize(
    ("argv", "answer"),
    [
        (
            ["2026-01-09"],
            {
                "text": "2026-01-09",
                "edtf": "2026-01-09",
                "earliest": "2026-01-09",
                "latest": "2026-01-09",
                "precision": "day",
                "approximate": False,
                "en": "9 January 2026",
                "fr": "9 janvier 2026",
            },
        ),
        (
            ["after 2026-01-09"],
            {
                "text": "after 2026-01-09",
                "edtf": "[2026-01-10..]",
                "earliest": "2026-01-10",
                "latest": None,
                "precision": "range",
                "approximate": False,
                "en": "since 10 January 2026",
                "fr": "depuis le 10 janvier 2026",
            },
        ),
    ],
)
def test_when_gives_a_date_as_json(argv: list[str], answer: dict[str, object], capsys: Captured) -> None:
    assert main(["when", *argv, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == answer


def test_when_counts_from_a_day(capsys: Captured) -> None:
    assert main(["when", "yesterday", "--from", "2026-01-27"]) == 0
    assert "earliest: 2026-01-26\nlatest: 2026-01-26\n" in capsys.readouterr().out


def test_when_says_why_it_refuses(capsys: Captured) -> None:
    assert main(["when", "9/1/2026", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["code", "severity", "column", "value", "message", "suggestion"]
    assert (answer["code"], answer["column"], answer["value"]) == ("ambiguous_date", "date", "9/1/2026")


def test_when_refuses_in_words_too(capsys: Captured) -> None:
    assert main(["when", "soon"]) == 1
    assert "code: bad_date\n" in capsys.readouterr().out


def test_status_tells_the_state_of_a_day(folder: Path, capsys: Captured) -> None:
    file = written(folder, events_csv(row()))
    assert main(["status", "--at", "2026-01-11", file, "--json"]) == 0
    standing = {"state": "blocked", "certainty": "certain", "via": None}
    assert json.loads(capsys.readouterr().out) == {
        "at": "2026-01-11",
        "as_of": "2026-10-04",
        "jurisdictions": {"ID": standing | {"measures": [{"event": "id-block"} | standing]}},
    }


def test_status_says_what_its_answer_lacks(faulty: str, capsys: Captured) -> None:
    assert main(["status", "--at", "2027-01-01", faulty]) == 0
    out, err = capsys.readouterr()
    assert out.split() == ["ID", "blocked", "certain", "id-block"]
    assert err.splitlines() == [
        "Sources were looked at up to 2026-10-04: answered for that day.",
        f"Errors in {faulty}: 2; the rows concerned are left out. See: python -m loaders check {faulty}",
    ]


def test_status_of_what_cannot_be_read_gives_2(folder: Path, capsys: Captured) -> None:
    assert main(["status", "--at", "2026-01-11", written(folder, b"\0")]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("argv", [[], ["status"], ["when"], ["status", "--at", "x"], ["check", "--format", "xml"]])
def test_a_command_that_is_not_one_ends_with_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2


def test_the_command_line_runs_in_a_plain_terminal(faulty: str) -> None:
    """A terminal that knows only ASCII gets an answer, not a traceback."""
    run = subprocess.run(
        [sys.executable, "-m", "loaders", "check", faulty],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (1, "Events: 1; errors: 2; warnings: 1.\n")
    assert f"{faulty}:3: jurisdictions: \\u201cUK\\u201d is not a code" in run.stdout
