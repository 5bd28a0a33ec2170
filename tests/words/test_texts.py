"""The file of texts: both languages, with the same placeholders."""

import tomllib
from pathlib import Path
from string import Formatter

import pytest

import words
from words import LANGS, text

TEXTS = tomllib.loads((Path(words.__file__).parent / "texts.toml").read_text(encoding="utf-8"))


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_there_in_both_languages(key: str) -> None:
    assert sorted(TEXTS[key]) == sorted(LANGS)
    assert all(TEXTS[key].values())


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    assert placeholders(TEXTS[key]["en"]) == placeholders(TEXTS[key]["fr"])


def test_a_text_has_its_placeholders_filled() -> None:
    assert text("date.between", "fr", first="mars", last="mai 2026") == "entre mars et mai 2026"


@pytest.mark.parametrize(("key", "lang"), [("date.no_such_text", "en"), ("date.between", "de")])
def test_a_text_that_is_not_there_is_a_fault_of_the_code(key: str, lang: str) -> None:
    with pytest.raises(KeyError):
        text(key, lang, first="", last="")
