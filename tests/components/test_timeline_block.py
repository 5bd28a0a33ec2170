from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.axis import Window
from components.controls import place_words
from components.filters import Filters
from components.markup import words_in
from components.timeline import timeline_layout
from components.timeline_block import (
    chips,
    chosen_window,
    moved_to,
    outside,
    scene_of,
    timeline_sentence,
    ways_out,
)
from loaders.dates import When
from tests.components.shipped import event_of, shipped, view_of


@pytest.mark.parametrize(
    ("zoom", "begin", "end"),
    [
        ("", date(2025, 12, 1), date(2026, 2, 28)),
        ("all", date(2023, 12, 18), date(2026, 12, 2)),
        ("2026-01-01/2026-01-31", date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_the_period_is_the_one_of_the_link(zoom: str, begin: date, end: date) -> None:
    assert chosen_window(view_of(zoom=zoom), 900.0) == Window(begin, end, 900.0)


@pytest.mark.parametrize("zoom", ["", "all", "2026-01-01/2026-01-31", "2026-05-01/2026-05-20", "2024-03-01/2024-04-01"])
def test_every_event_is_before_after_or_on_the_timeline(zoom: str) -> None:
    view = view_of(zoom=zoom)
    scene = scene_of(view, 1200)
    before, after = outside(scene)
    shown = timeline_layout(scene).events
    assert sorted([*(e.id for e in before), *(e.id for e in after), *shown]) == sorted(e.id for e in view.events)


def test_what_lies_outside_is_announced_with_its_count() -> None:
    view = view_of("en")
    scene = scene_of(view, 1200)
    before, after = outside(scene)
    words = words_in(chips(scene, view))
    assert [event.id for event in before] == ["ec-x-proceedings-2023"]
    assert f"{len(before)} earlier: December 2023" in words
    assert f"{len(after)} later: March to December 2026" in words


@pytest.mark.parametrize("event", ["ec-x-proceedings-2023", "eu-nudify-ban-applies", "id-block", "fr-no-show"])
def test_the_period_moves_to_the_chosen_event_and_keeps_its_length(event: str) -> None:
    for zoom in ("", "2026-01-01/2026-01-31"):
        chosen = chosen_window(view_of(zoom=zoom), 900.0)
        window = scene_of(view_of(event=event, zoom=zoom), 900).window
        day = event_of(event).when.earliest or date.max
        assert window.shows(day, day)
        assert window.days == chosen.days


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


def test_the_sentence_gives_the_numbers_of_the_picture() -> None:
    scene = scene_of(view_of("en"), 1200)
    layout = timeline_layout(scene)
    sentence = timeline_sentence(scene, layout, "en")
    for number in (len(layout.events), len(layout.lanes), len(layout.labels)):
        assert str(number) in sentence
    assert "1 December 2025" in sentence
    assert "28 February 2026" in sentence


def test_the_ways_out_give_as_many_events_as_they_say() -> None:
    filters = Filters(category=("block",), place=("GB",), q="grok", start=date(2026, 1, 1))
    view = view_of("en", filters=filters)
    assert not view.events
    found = {facet: (label, count) for facet, label, count in ways_out(view, place_words(shipped()))}
    assert (found["category"][0], found["place"][0]) == ("Block", "United Kingdom")
    for facet in ("category", "place", "q", "dates"):
        less = filters.without("start").without("end") if facet == "dates" else filters.without(facet)
        # A choice that would still leave nothing need not be offered.
        assert found.get(facet, ("", 0))[1] == len(view_of("en", filters=less).events)
