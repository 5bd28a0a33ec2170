from datetime import date

import pytest

from components.around import beyond, chips, outside, walks
from components.axis import Window
from components.controls import place_words
from components.filters import Filters
from components.markup import words_in
from components.nothing_left import ways_out
from components.timeline import timeline_layout
from components.timeline_block import chosen_window, scene_of, timeline_block, timeline_sentence
from tests.components.shipped import nodes_in, shipped, view_of


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
    before, after = (view.story.chosen(mask) for mask in outside(view, scene.window))
    shown = timeline_layout(scene).events
    assert sorted([*(e.id for e in before), *(e.id for e in after), *shown]) == sorted(e.id for e in view.events)


def test_what_lies_outside_is_announced_with_its_count() -> None:
    view = view_of("en")
    scene = scene_of(view, 1200)
    before, after = (view.story.chosen(mask) for mask in outside(view, scene.window))
    words = words_in(chips(view, scene.window))
    assert [event.id for event in before] == ["ec-x-proceedings-2023"]
    assert f"{len(before)} earlier: December 2023" in words
    assert f"{len(after)} later: March to December 2026" in words


def test_the_chips_lead_to_the_nearest_event_on_their_side_and_keep_the_length() -> None:
    view = view_of("en")
    scene = scene_of(view, 1200)
    buttons = nodes_in(chips(view, scene.window), "button")
    found = [view_of("en", zoom=button["attrs"]["data-pick"]) for button in buttons]
    shown = [{mark.item.event for mark in timeline_layout(scene_of(each, 1200)).marks} for each in found]
    assert ["ec-x-proceedings-2023" in shown[0], "fr-no-show" in shown[1]] == [True, True]
    assert [(end - begin).days for begin, end in (each.days for each in found)] == [89, 89]


@pytest.mark.parametrize("zoom", ["", "all", "2026-05-01/2026-05-20", "2024-03-01/2024-04-01"])
def test_going_on_in_one_direction_reaches_every_event(zoom: str) -> None:
    view = view_of(zoom=zoom)
    reached: set[str] = set()
    for side in (0, 1):
        here = view
        for _ in range(40):
            scene = scene_of(here, 1200)
            reached |= timeline_layout(scene).events
            way = beyond(here, scene.window)[side]
            if way is None:
                break
            here = view_of(zoom=way[1])
        else:
            pytest.fail("There is always something more on this side.")
    assert reached == {event.id for event in view.events}


def test_the_keys_know_each_case_and_where_its_events_are() -> None:
    view = view_of()
    scene = scene_of(view, 1200)
    ways = walks(scene, view)
    marked = {mark.item.event for mark in timeline_layout(scene).marks}
    assert ["id-block", "id-still-blocked", "id-lift"] in ways["cases"]
    assert {id for case in ways["cases"] for id in case} <= marked | set(ways["zooms"])
    for event, zoom in ways["zooms"].items():
        there = timeline_layout(scene_of(view_of(zoom=zoom), 1200))
        assert event in {mark.item.event for mark in there.marks}


def test_the_figure_tells_the_browser_how_far_its_window_may_go() -> None:
    block = timeline_block(view_of("fr"), 1200)
    assert block is not None
    found = block.figure["layout"]["meta"]["lens"]
    assert (found["first"], found["last"], found["least"]) == ("2023-12-18", "2026-12-02", 3)
    assert found["span"] == "du {begin} au {end}"


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
