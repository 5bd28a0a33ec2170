from dataclasses import replace
from datetime import date

import pytest

from loaders import load
from loaders.chapters import Chapter, Step
from loaders.story import Story
from tests.loaders.small_story import STORY, events_csv, files_with, places, row

LINE = STORY.count("\n") + 2
CHAPTER = """
[[chapters]]
id = "blocks"
en = "The blocks"
fr = "Les blocages"

[[chapters.steps]]
event = "id-block"
at = 2026-01-10
category = ["block"]
place = ["ID"]
en = "Indonesia was first."
fr = "L’Indonésie fut la première."
"""


def told(chapter: str, name: str = "data/events.csv") -> Story:
    """The small story with a chapter, its events in a file of that name."""
    return load(replace(files_with(events_csv(row()), story=STORY + chapter), name=name))


def test_a_chapter_is_read_with_its_steps() -> None:
    story = told(CHAPTER)
    words = {"en": "Indonesia was first.", "fr": "L’Indonésie fut la première."}
    step = Step("id-block", date(2026, 1, 10), ("block",), ("ID",), words)
    title = {"en": "The blocks", "fr": "Les blocages"}
    assert (story.about.chapters, story.problems) == ((Chapter("blocks", title, (step,), LINE),), ())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('id = "blocks"', "", ("missing_value", "chapters.id", "")),
        ('"blocks"', '"The Blocks"', ("bad_id", "chapters.id", "The Blocks")),
        ('en = "The blocks"\nfr = "Les blocages"', "", ("missing_value", "chapters.en", "")),
        ('fr = "Les blocages"', "", ("missing_translation", "chapters.fr", "")),
        ('event = "id-block"', "", ("missing_value", "chapters.steps.event", "")),
        ('"id-block"', '"id-blok"', ("unknown_event", "chapters.steps.event", "id-blok")),
        ("at = 2026-01-10", "", ("missing_value", "at", "")),
        ("2026-01-10", '"soon"', ("bad_date", "at", "soon")),
        ("2026-01-10", "2026-12-01", ("after_as_of", "at", "2026-12-01")),
        ('"block"]', '"blok"]', ("unknown_category", "chapters.steps.category", "blok")),
        ('fr = "L’Indonésie fut la première."', "", ("missing_translation", "chapters.steps.fr", "")),
    ],
)
def test_a_fault_is_told_at_its_chapter(before: str, after: str, found: tuple[str, str, str]) -> None:
    assert CHAPTER.count(before) >= 1
    problems = told(CHAPTER.replace(before, after, 1)).problems
    code, column, value = found
    assert places(problems) == [(code, LINE, column, value)]
    assert {problem.file for problem in problems} == {"data/story.toml"}


def test_the_chapters_of_another_folder_are_not_held_against_a_file_of_events() -> None:
    assert told(CHAPTER.replace("id-block", "other"), name="elsewhere/events.csv").problems == ()


def test_a_figure_of_an_unknown_event_is_told() -> None:
    story = STORY.replace("trigger =", 'figures = ["launch"]\ntrigger =')
    found = load(replace(files_with(events_csv(row()), story=story), name="data/events.csv")).problems
    assert places(found) == [("unknown_event", 1, "figures", "launch")]
