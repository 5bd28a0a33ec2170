"""The edition's days, as it carries them, give the app's states under any choice of events."""

import json
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest

from components.world import look_of
from exports.edition_days import days_json, signs_json
from loaders.measures import measures_by_place
from loaders.standings import Standing, standings_at
from tests.components.shipped import shipped

IDS = [event.id for event in shipped().events]
CATEGORIES = sorted({event.category for event in shipped().events})


@cache
def carried() -> dict[str, Any]:
    """What the file carries, as a browser reads it."""
    return dict(json.loads(json.dumps(days_json(shipped()))))


def first_kept(kept: frozenset[str]) -> dict[str, dict[str, Standing]]:
    """What a browser does with it: of each place's list the first that a kept event opened, day by day."""
    lists: dict[str, list[Any]] = {}
    found = {}
    for day, changed in carried()["days"]:
        for place, numbers in changed.items():
            lists[place] = [opening for n in numbers for opening in [carried()["openings"][n]] if opening[0] in kept]
        found[day] = {place: standing_of(openings[0]) for place, openings in lists.items() if openings}
    return found


def standing_of(opening: list[Any]) -> Standing:
    _, event, state, possibly, via, look = opening
    standing = Standing(event, state, "possibly" if possibly else "certain", "EU" if via else "")
    assert carried()["looks"][look] == list(look_of(standing))
    return standing


def agree(kept: frozenset[str]) -> None:
    rows = measures_by_place(shipped().measures)
    mine = {place: [row for row in measures if row.event in kept] for place, measures in rows.items()}
    for day, found in first_kept(kept).items():
        folded = {place: rows[0] for place, rows in standings_at(mine, date.fromisoformat(day)).items()}
        assert found == folded, day


@pytest.mark.parametrize("number", range(1, 2 ** len(CATEGORIES), 7))
def test_the_states_are_the_apps_under_any_categories(number: int) -> None:
    chosen = {category for place, category in enumerate(CATEGORIES) if number >> place & 1}
    agree(frozenset(event.id for event in shipped().events if event.category in chosen))


@pytest.mark.parametrize("seed", range(20))
def test_the_states_are_the_apps_for_any_events(seed: int) -> None:
    chance = Random(seed)
    agree(frozenset(id for id in IDS if chance.random() < chance.random()))


def test_every_look_of_every_place_has_its_signs_in_both_languages() -> None:
    looks = carried()["looks"]
    for lang in ("en", "fr"):
        signs = signs_json(shipped(), lang)["signs"]
        assert isinstance(signs, dict)
        assert [trace["meta"] for _, trace in signs["ID"][looks.index(["blocked", "", ""])]] == ["names"]
        assert [trace["meta"] for _, trace in signs["AU"][looks.index(["warned", "possibly", ""])]] == ["possibly"]
        assert [trace["meta"] for _, trace in signs["MY"][looks.index(["lifted", "", ""])]] == ["lifted"]
