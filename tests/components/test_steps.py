import json
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from components.palette import DARK, LIGHT
from components.steps import answer_of, dark_colours, deck_of, told_steps
from components.world import fill_of, look_of
from loaders.standings import standings_on
from tests.components.shipped import shipped, texts_in

COLOUR = re.compile("#[0-9A-F]{6}")


@cache
def deck(lang: str) -> str:
    return json.dumps(deck_of(shipped(), lang))


def steps(lang: str = "en") -> list[dict[str, object]]:
    return list(json.loads(deck(lang))["steps"])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_step_of_the_story_is_told_in_order_with_all_that_belongs_to_it(lang: str) -> None:
    told = told_steps(shipped())
    assert [step["event"] for step in steps(lang)] == [step.event for _, step in told]
    for number, (shown, (_, step)) in enumerate(zip(steps(lang), told, strict=True), 1):
        assert shown["number"] == number
        assert shown["words"] == step.words[lang]
        assert shown["notes"] == step.notes[lang]
        assert shown["day"] == step.at.isoformat()
        assert all(shown[name] for name in ("headline", "date", "sources", "sign", "category"))


def test_chapters_name_their_first_steps() -> None:
    known = json.loads(deck("en"))
    firsts = [chapter["first"] for chapter in known["chapters"]]
    assert [step["number"] for before, step in zip([None, *steps()], steps(), strict=False)
            if before is None or before["chapter"] != step["chapter"]] == firsts  # fmt: skip
    assert [chapter["title"] for chapter in known["chapters"]] == [c.title["en"] for c in shipped().about.chapters]


@pytest.mark.parametrize("number", range(1, 32))
def test_the_map_of_a_step_is_painted_as_the_story_stands_on_its_day(number: int) -> None:
    known = json.loads(deck("en"))
    step = known["steps"][number - 1]
    standings = standings_on(shipped().measures, date.fromisoformat(step["day"]))
    looks = {place: fill_of(look_of(rows[0]), LIGHT) for place, rows in standings.items()}
    fills = {place: known["map"]["fills"][fill] for place, fill in step["map"]["painted"].items()}
    assert fills == {place: [fill.colour, fill.outline, fill.width] for place, fill in looks.items()}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_answer_is_not_in_the_deck(lang: str) -> None:
    asked = [(number, answer_of(shipped(), number, lang)) for number in range(len(steps(lang)) + 2)]
    answers = [(number, answer) for number, answer in asked if answer]
    assert len(answers) == 5
    for number, answer in answers:
        question = steps(lang)[number - 1]["question"]
        assert isinstance(question, dict)
        assert set(question) == {"words", "answers"}
        assert 1 <= answer["right"] <= len(question["answers"])
        assert json.dumps(answer["words"])[1:-1] not in deck(lang)


def test_the_colours_of_the_dark_theme_stand_in_the_places_of_the_light_ones() -> None:
    colours = dark_colours()
    assert json.loads(COLOUR.sub(lambda found: colours[found[0]], without_colours(deck("en")))) == json.loads(
        without_colours(json.dumps(deck_of(shipped(), "en", DARK)))
    )


def without_colours(text: str) -> str:
    """The deck as text, without the table of colours itself."""
    return json.dumps({name: value for name, value in json.loads(text).items() if name != "dark"})


def test_a_step_whose_event_was_left_out_is_left_out() -> None:
    story = shipped()
    less = replace(story, events=tuple(event for event in story.events if event.id != "id-block"))
    assert [step["event"] for step in deck_of(less, "en")["steps"]] == [
        step["event"] for step in steps() if step["event"] != "id-block"
    ]


def test_a_story_without_chapters_has_no_steps() -> None:
    story = shipped()
    assert deck_of(replace(story, about=replace(story.about, chapters=())), "en")["steps"] == []


def test_the_deck_is_plain_json_of_small_size() -> None:
    assert len(deck("fr").encode()) < 400_000
    assert all(isinstance(text, str) for text in texts_in(json.loads(deck("fr"))))
