"""Words explained and questions for a class, as they stand in class.toml."""

from dataclasses import replace
from pathlib import Path

import pytest

from loaders import load
from loaders.classroom import Classroom, Term, read_classroom
from loaders.problems import Problem
from tests.loaders.small_story import events_csv, files_with, places, row

DATA = Path(__file__).parents[2] / "data"
GOOD = """\
[[terms]]
id = "dsa"
seen = ["DSA"]
[terms.name]
en = "The act"
fr = "Le règlement"
[terms.means]
en = "A rule."
fr = "Une règle."

[[questions]]
en = "Why?"
fr = "Pourquoi ?"
"""


def read(text: str) -> tuple[Classroom, tuple[Problem, ...]]:
    return read_classroom(text.encode(), "class.toml")


def test_words_and_questions_are_read() -> None:
    term = Term("dsa", {"en": "The act", "fr": "Le règlement"}, {"en": "A rule.", "fr": "Une règle."}, ("DSA",))
    assert read(GOOD) == (Classroom((term,), ({"en": "Why?", "fr": "Pourquoi ?"},)), ())


def test_a_story_without_the_file_has_none_and_no_problem() -> None:
    assert load(files_with(events_csv(row()))).classroom == Classroom()
    assert read("") == (Classroom(), ())


def test_the_story_holds_them_and_names_their_problems() -> None:
    files = replace(files_with(events_csv(row())), classroom=GOOD.replace('fr = "Pourquoi ?"\n', "").encode())
    story = load(files)
    assert [term.id for term in story.classroom.terms] == ["dsa"]
    assert places(story.problems) == [("missing_translation", 11, "questions.fr", "")]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"dsa"', '"The DSA"', ("bad_id", 1, "terms.id", "The DSA")),
        ('id = "dsa"\n', "", ("missing_value", 1, "terms.id", "")),
        ('en = "A rule."\nfr = "Une règle."\n', "", ("missing_value", 1, "terms.means.en", "")),
        ('en = "The act"\n', "", ("missing_translation", 1, "terms.name.en", "")),
        ('en = "Why?"\nfr = "Pourquoi ?"\n', "", ("missing_value", 11, "questions.en", "")),
        ('en = "Why?"', 'en = "Why?', ("unreadable_file", 12, "", "")),
    ],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, found: tuple[str, int, str, str]) -> None:
    assert places(read(GOOD.replace(old, new))[1]) == [found]


def test_a_word_with_an_error_is_left_out_and_of_two_with_one_id_the_first_stays() -> None:
    second = GOOD.replace("The act", "Another").replace("Why?", "How?")
    classroom, problems = read(GOOD + "\n" + second)
    assert [term.name["en"] for term in classroom.terms] == ["The act"]
    assert places(problems) == [("duplicate_id", 15, "terms.id", "dsa")]
    assert read(GOOD.replace('"dsa"', '""'))[0].terms == ()


def test_a_file_that_is_no_text_is_named() -> None:
    assert places(read_classroom(b"\xff\xfe", "class.toml")[1]) == [("unreadable_file", 1, "", "")]


def test_the_shipped_words_and_questions_are_whole() -> None:
    classroom, problems = read_classroom((DATA / "class.toml").read_bytes(), "data/class.toml")
    assert problems == ()
    assert {"dsa", "ofcom", "interim-measures", "esafety", "komdigi"} <= {term.id for term in classroom.terms}
    assert len(classroom.questions) >= 5
