"""`python -m exports`: what it writes, and what it says when it cannot."""

from pathlib import Path

import pytest

from exports.__main__ import main
from tests.components.shipped import ROOT


def test_an_edition_is_written_where_it_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "class.html"
    assert main(["edition", "--data", str(ROOT / "data"), "--lang", "fr", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="fr">')
    assert capsys.readouterr().out.startswith(f"{out}\u00a0: ")


def test_a_folder_without_a_story_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edition", "--data", str(tmp_path), "--out", str(tmp_path / "class.html")]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "no such folder" / "class.html"
    assert main(["edition", "--out", str(out)]) == 2
    assert str(out) in capsys.readouterr().err
