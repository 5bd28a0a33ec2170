"""First kept of the list = strongest of the kept events' measures, for any choice of events and on every day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders
from benchmarks.many_events import many_events
from loaders.measures import Measure, measures_by_place
from loaders.openings import Opening, opening_days, openings_at, openings_of, strongest_kept
from loaders.standings import STATES, Standing, standings_at
from loaders.story import Story

DATA = Path(__file__).resolve().parents[2] / "data"
STORY = loaders.load(loaders.read_files(DATA))
CATEGORIES = sorted({event.category for event in STORY.events})
IDS = sorted(event.id for event in STORY.events)
FIRST = date(2023, 12, 1)


@dataclass(frozen=True)
class Known:
    """A story's measures, and its openings on each day on which they may change."""

    places: dict[str, list[Measure]]
    openings: dict[date, dict[str, tuple[Opening, ...]]]


def known(story: Story) -> Known:
    places = measures_by_place(story.measures)
    return Known(places, {day: openings_at(places, day) for day in opening_days(places, FIRST, story.about.as_of)})


def agree(story: Known, kept: frozenset[str]) -> None:
    """On each day the first kept opening is what the fold over the measures of the kept events has first."""
    mine = {place: [row for row in rows if row.event in kept] for place, rows in story.places.items()}
    for day, openings in story.openings.items():
        folded = {place: standings[0] for place, standings in standings_at(mine, day).items()}
        assert strongest_kept(openings, kept) == folded, day


SHIPPED = known(STORY)


def test_the_first_kept_is_the_strongest_for_all_events_and_for_every_choice_of_categories() -> None:
    for number in range(2 ** len(CATEGORIES)):
        chosen = {category for place, category in enumerate(CATEGORIES) if number >> place & 1}
        agree(SHIPPED, frozenset(event.id for event in STORY.events if event.category in chosen))


@given(st.sets(st.sampled_from(IDS)))
def test_the_first_kept_is_the_strongest_for_any_choice_of_events(kept: set[str]) -> None:
    agree(SHIPPED, frozenset(kept))


@pytest.mark.parametrize("seed", range(12))
def test_the_first_kept_is_the_strongest_where_many_measures_stand_on_one_another(seed: int) -> None:
    long = loaders.load(many_events(loaders.read_files(DATA), 456))
    chance = Random(seed)
    agree(known(long), frozenset(event.id for event in long.events if chance.random() < 0.3))


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))


@st.composite
def measures(draw: st.DrawFn) -> list[Measure]:
    """Measures of any state with bounds in order, each of an event of its own."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        begin, certain, end, gone = sorted(draw(DAYS) for _ in range(4))
        ends = draw(st.sampled_from([(None, None), (end, None), (end, gone)]))
        state = draw(st.sampled_from([*STATES[:3], *STATES[4:6], "blocked", "blocked"]))
        place = draw(st.sampled_from(["EU", "FR"]))
        by = f"end-{number}" if draw(st.booleans()) else ""
        bounds = begin, draw(st.sampled_from([certain, None])), *ends
        found.append(Measure(f"e{number}", place, state, *bounds, by, by, draw(st.booleans())))
    return found


@given(measures(), st.sets(st.integers(0, 4)), DAYS)
def test_the_first_kept_is_the_strongest_of_any_measures(rows: list[Measure], kept: set[int], day: date) -> None:
    ids = frozenset(f"e{number}" for number in kept)
    places: dict[str, list[Measure]] = {}
    for row in rows:
        places.setdefault(row.jurisdiction, []).append(row)
    mine = {place: [row for row in mine if row.event in ids] for place, mine in places.items()}
    folded = {place: standings[0] for place, standings in standings_at(mine, day).items()}
    assert strongest_kept(openings_at(places, day), ids) == folded


def test_a_block_that_was_lifted_is_known_by_the_block_not_by_the_lifting() -> None:
    block = Measure(
        "block",
        "MY",
        "blocked",
        date(2026, 1, 11),
        date(2026, 1, 11),
        date(2026, 1, 23),
        date(2026, 1, 23),
        "lift",
        "lift",
    )
    (opening,) = openings_of([block], date(2026, 1, 23))
    assert (opening.opened_by, opening.standing) == ("block", Standing("lift", "lifted", "certain"))
