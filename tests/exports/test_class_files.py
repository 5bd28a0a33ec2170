"""The files for a class, written by the command line."""

from pathlib import Path

import pytest

from exports.__main__ import main


def test_a_hand_out_is_written_as_html_in_the_language_of_the_command(tmp_path: Path) -> None:
    out = tmp_path / "handout.html"
    assert main(["handout", "--lang", "fr", "--link", "?category=block", "--paper", "letter", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert "@page { size: letter;" in text
    assert text.count("<article>") == 6


def test_a_link_can_be_a_whole_address_and_its_language_goes_first(tmp_path: Path) -> None:
    out = tmp_path / "handout.htm"
    assert main(["handout", "--link", "http://127.0.0.1:8501/?lang=fr&category=block", "--out", str(out)]) == 0
    assert '<html lang="fr">' in out.read_text(encoding="utf-8")


def test_sheet_answers_and_page_for_the_screen_are_three_files(tmp_path: Path) -> None:
    sheet, key, screen = (tmp_path / f"{name}.html" for name in ("sheet", "key", "screen"))
    paths = ["--out", str(sheet), "--key", str(key), "--screen", str(screen)]
    assert main(["exercises", "--seed", "7", *paths]) == 0
    texts = [path.read_text(encoding="utf-8") for path in (sheet, key, screen)]
    assert all("Sheet 7" in text for text in texts)
    assert ["Answer:" in text for text in texts] == [False, True, True]


def test_the_sheet_alone_is_enough(tmp_path: Path) -> None:
    assert main(["exercises", "--out", str(tmp_path / "sheet.html")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["handout", "--out", "x.doc"], "x.doc would be neither .html nor .pdf"),
        (["exercises", "--out", "x.html", "--key", "x.html"], "each need a file of their own"),
        (
            ["handout", "--out", "x.html", "--link", "?category=block,order&place=ID"],
            "the story does not have category=block,order.",
        ),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    heard = capsys.readouterr().err
    assert said in heard
    assert len(heard.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_a_pdf_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    assert main(["handout", "--link", "?category=block", "--out", str(tmp_path / "x.pdf")]) == 2
    heard = capsys.readouterr().err
    assert "none was found" in heard
    assert ".html" in heard
    assert len(heard.splitlines()) == 1


def test_a_browser_that_prints_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "true")
    assert main(["handout", "--link", "?category=block", "--out", str(tmp_path / "x.pdf")]) == 2
    assert "could not print" in capsys.readouterr().err
