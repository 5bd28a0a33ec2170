from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.axis import Window
from components.link import WHOLE, story_days, zoom_of
from components.zoom import LEAST_DAYS, chosen_days, moved_to, steps, weeks_up_to, zoom_after_pick, zoom_beyond
from loaders.dates import When
from tests.components.shipped import event_of, shipped, view_of

JANUARY = (date(2026, 1, 1), date(2026, 1, 31))


@pytest.mark.parametrize("event", ["ec-x-proceedings-2023", "eu-nudify-ban-applies", "id-block", "fr-no-show"])
def test_the_period_moves_to_the_chosen_event_and_keeps_its_length(event: str) -> None:
    for chosen in ("", "2026-01-01/2026-01-31"):
        zoom = zoom_after_pick(chosen, event_of(event))
        begin, end = view_of(event=event, zoom=zoom).days
        day = event_of(event).when.earliest or date.max
        assert begin <= day <= end
        assert end - begin == view_of(zoom=chosen).days[1] - view_of(zoom=chosen).days[0]


def test_two_days_of_a_link_stay_where_they_are_whatever_event_is_open() -> None:
    assert view_of(event="fr-no-show", zoom="2026-01-01/2026-01-31").days == (date(2026, 1, 1), date(2026, 1, 31))


@pytest.mark.parametrize("zoom", ["", "all", "2026-01-01/2026-01-31"])
def test_an_event_that_is_shown_leaves_the_zoom_as_it_is(zoom: str) -> None:
    assert zoom_after_pick(zoom, event_of("id-block")) == zoom


def test_a_hidden_event_does_not_move_the_period() -> None:
    window = Window(date(2025, 12, 1), date(2026, 2, 28), 900.0)
    assert moved_to(window, event_of("fr-no-show"), frozenset({"id-block"})) == window
    assert moved_to(window, None, frozenset()) == window


@pytest.mark.parametrize(
    ("begin", "end"),
    [(date(2027, 1, 1), date.max), (date.min, date(2025, 1, 1)), (date(9999, 12, 30), date.max)],
)
def test_no_period_is_too_long_to_move(begin: date, end: date) -> None:
    event = event_of("id-block")
    window = moved_to(Window(begin, end, 900.0), event, frozenset({"id-block"}))
    assert window.shows(date(2026, 1, 10), date(2026, 1, 10))


def test_an_event_at_the_edge_of_the_calendar_can_be_chosen() -> None:
    last = replace(event_of("id-block"), when=When(date.max, date.max, "day"))
    window = moved_to(Window(date(2026, 1, 1), date(2026, 1, 31), 900.0), last, frozenset({"id-block"}))
    assert window.shows(date.max - timedelta(days=1), date.max)


@pytest.mark.parametrize(
    ("step", "days"),
    [
        ("before", "2025-12-17/2026-01-16"),
        ("out", "2025-12-17/2026-02-15"),
        ("in", "2026-01-09/2026-01-24"),
        ("after", "2026-01-16/2026-02-15"),
    ],
)
def test_a_step_moves_by_half_or_halves_or_doubles_the_days(step: str, days: str) -> None:
    assert steps(shipped(), JANUARY)[step] == days


@pytest.mark.parametrize("step", ["before", "out", "in", "after"])
@pytest.mark.parametrize("zoom", ["", "all", "2026-01-01/2026-01-31", "2024-03-01/2024-03-04", "2026-11-01/2027-11-01"])
def test_steps_stay_within_the_story_and_show_a_few_days_at_least(step: str, zoom: str) -> None:
    days = chosen_days(shipped(), zoom)
    for _ in range(40):
        days = chosen_days(shipped(), steps(shipped(), days)[step])
        assert story_days(shipped())[0] <= days[0] < days[1] <= story_days(shipped())[1]
        assert (days[1] - days[0]).days >= LEAST_DAYS


def test_going_out_ends_at_the_whole_story_and_in_at_a_few_days() -> None:
    assert steps(shipped(), (date(2024, 1, 1), date(2026, 11, 1)))["out"] == WHOLE
    assert steps(shipped(), (date(2026, 1, 1), date(2026, 1, 5)))["in"] == "2026-01-02/2026-01-05"
    assert steps(shipped(), (date(2026, 1, 2), date(2026, 1, 5)))["in"] == "2026-01-02/2026-01-05"


def test_the_weeks_up_to_a_day_are_twelve() -> None:
    assert weeks_up_to(date(2026, 10, 4)) == (date(2026, 7, 12), date(2026, 10, 4))


@pytest.mark.parametrize("event", ["ec-x-proceedings-2023", "fr-no-show", "eu-nudify-ban-applies"])
def test_the_zoom_beyond_shows_the_event_and_is_one_that_a_link_may_have(event: str) -> None:
    zoom = zoom_beyond(shipped(), Window(*JANUARY, 900.0), event_of(event))
    begin, end = chosen_days(shipped(), zoom)
    day = event_of(event).when.earliest or date.max
    assert begin <= day <= end
    assert zoom_of(zoom, *story_days(shipped())) == zoom
