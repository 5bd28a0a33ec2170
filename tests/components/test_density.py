from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

import loaders
from benchmarks.many_events import many_events
from components import density
from components.axis import Window
from components.counted import lanes_buttons, scale_buttons
from components.density import (
    MOST_BARS,
    MOST_MARKS,
    Bar,
    bar_words,
    crowd_layout,
    crowd_of,
    drawn_days,
    months_in,
    named_events,
    ranks_of,
    shown_in,
)
from components.filters import Filters
from components.grouping import REST
from components.layout import LABEL_SIZE
from components.link import WHOLE
from components.picks import after_pick
from components.scene import drawn_day, in_window, lane_of, lanes_of, rank_of
from components.timeline_block import crowded_block, timeline_block, window_of
from components.traces import Figure
from components.view import View
from loaders.story import Story
from tests.components.shipped import ROOT, nodes_in, shipped, view_of

WINDOWS = [
    Window(date(2025, 12, 1), date(2026, 2, 28), 900.0),
    Window(date(2026, 1, 9), date(2026, 1, 12), 400.0),
    Window(date(2023, 1, 1), date(2027, 1, 1), 1062.0),
    Window(date(1900, 1, 1), date(2900, 1, 1), 300.0),
]


@cache
def crowded() -> Story:
    """The shipped story some thirty times over."""
    return loaders.load(many_events(loaders.read_files(ROOT / "data"), 3_420))


def everything(story: Story) -> np.ndarray:
    return np.ones(len(story.events), dtype=bool)


@pytest.mark.parametrize("window", WINDOWS)
def test_what_a_window_shows_and_where_is_what_is_said_of_each_event(window: Window) -> None:
    story = shipped()
    shown, days = shown_in(story.columns, everything(story), window), drawn_days(story.columns, window)
    assert shown.tolist() == [in_window(event, window) for event in story.events]
    assert days.tolist() == [drawn_day(event, window).toordinal() for event in story.events]


def test_months_are_counted_as_event_by_event() -> None:
    story, window = shipped(), WINDOWS[2]
    expected = Counter(drawn_day(event, window).replace(day=1) for event in story.events)
    assert months_in(story.columns, everything(story), window) == dict(sorted(expected.items()))


def test_events_of_a_kind_are_equally_important() -> None:
    assert ranks_of(shipped()).tolist() == [rank_of(event) for event in shipped().events]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("filters", [Filters(), Filters(category=("block", "order")), Filters(place=("US", "FR"))])
def test_the_bars_of_a_lane_count_its_events_in_the_window(window: Window, filters: Filters) -> None:
    view = view_of(filters=filters, story=crowded())
    lanes = lanes_of(view.events)
    crowd = crowd_of(crowded().columns, view.kept.mask, window, lanes)
    expected = Counter(
        lane
        for event in view.events
        if in_window(event, window)
        for lane in {lane_of(place) for place in event.jurisdictions}
    )
    found: Counter[str] = Counter()
    for bar in crowd.bars:
        found[bar.lane] += bar.count
        assert window.begin <= bar.first <= bar.last <= window.end
    assert found == expected
    assert len(crowd.bars) <= MOST_BARS


def test_each_event_stands_in_the_bar_of_its_day() -> None:
    window, story = WINDOWS[0], crowded()
    crowd = crowd_of(story.columns, everything(story), window, lanes_of(story.events))
    shown = [event for event in story.events if in_window(event, window)]
    for bar in crowd.bars:
        mine = [
            event
            for event in shown
            if bar.lane in {lane_of(place) for place in event.jurisdictions}
            and bar.first <= drawn_day(event, window) <= bar.last
        ]
        assert len(mine) == bar.count


def test_jurisdictions_without_a_lane_share_the_last_one_and_none_is_dropped() -> None:
    story, window = crowded(), WINDOWS[2]
    lanes = lanes_of(story.events)
    crowd = crowd_of(story.columns, everything(story), window, lanes, most_lanes=6)
    assert (len(crowd.lanes), crowd.lanes[-1], crowd.others) == (6, REST, len(lanes) - 5)
    rest = set(lanes) - set(crowd.lanes)
    events = [e for e in story.events if rest & {lane_of(p) for p in e.jurisdictions} and in_window(e, window)]
    assert sum(bar.count for bar in crowd.bars if bar.lane == REST) == len(events)


def crowd_view(lang: str = "en", event: str = "", zoom: str = WHOLE) -> View:
    return view_of(lang, event=event, zoom=zoom, story=crowded())


def marks_in(figure: Figure) -> int:
    return sum(len(trace["x"]) for trace in figure["data"] if trace["type"] == "bar" or trace["mode"] != "lines")


@pytest.mark.parametrize("width", [320, 1200, 1900])
def test_a_crowd_is_drawn_with_about_a_thousand_marks_and_says_what_its_bars_mean(width: int) -> None:
    block = timeline_block(crowd_view(), width)
    assert block
    assert marks_in(block.figure) <= 1_000
    assert "the highest stands for" in block.sentence
    assert len(block.order) <= 41


def test_a_short_period_of_a_long_story_shows_its_events_as_marks() -> None:
    block = timeline_block(crowd_view(zoom="2026-05-01/2026-05-04"), 1200)
    assert block
    assert "bar" not in {trace["type"] for trace in block.figure["data"]}
    assert 0 < len(block.order) <= MOST_MARKS


def test_the_chosen_event_is_marked_among_the_bars() -> None:
    block = timeline_block(crowd_view(event="id-block-7"), 1200)
    assert block
    assert "id-block-7" in block.order
    assert [trace for trace in block.figure["data"] if trace.get("meta") == "selected"]


def test_each_lane_names_its_most_important_event() -> None:
    view = crowd_view()
    window = window_of(view, 1200)
    shown = shown_in(view.story.columns, view.kept.mask, window)
    crowd = crowd_of(view.story.columns, view.kept.mask, window, lanes_of(view.events))
    named = named_events(view.story, shown, crowd, "")
    for lane in crowd.lanes:
        mine = [event for event in view.events if lane in {lane_of(place) for place in event.jurisdictions}]
        least = min(rank_of(event) for event in mine if in_window(event, window))
        assert least in {rank_of(event) for event in named if lane in {lane_of(place) for place in event.jurisdictions}}


def test_bars_say_their_days_and_their_number_in_both_languages() -> None:
    week = Bar("ID", date(2026, 1, 12), date(2026, 1, 18), 1143)
    day = Bar("ID", date(2026, 1, 12), date(2026, 1, 12), 1)
    assert bar_words(week, "en") == "12 to 18 January 2026: 1,143 events"
    assert bar_words(week, "fr").replace("\xa0", " ").replace("\u202f", " ") == (
        "du 12 au 18 janvier 2026 : 1 143 événements"
    )
    assert bar_words(day, "en") == "12 January 2026: 1 event"


def test_picking_a_bar_shows_its_days_closer_by_and_a_single_day_alone() -> None:
    before = crowd_view().choice
    closer = after_pick(before, "timeline", "cluster:2026-01-12/2026-01-18", shipped())
    assert (closer.zoom, closer.filters) == ("2026-01-11/2026-01-19", before.filters)
    alone = after_pick(before, "timeline", "cluster:2026-01-12/2026-01-12", shipped())
    day = date(2026, 1, 12)
    assert (alone.zoom, alone.filters) == (before.zoom, replace(before.filters, start=day, end=day))
    assert after_pick(before, "timeline", "cluster:soon", shipped()) == before


def test_bars_stand_in_their_lane_above_its_line() -> None:
    view = crowd_view()
    window = window_of(view, 1200)
    block = crowded_block(view, window, shown_in(view.story.columns, view.kept.mask, window), 1200)
    (bars,) = (trace for trace in block.figure["data"] if trace["type"] == "bar")
    lines = set(block.figure["layout"]["yaxis"]["tickvals"])
    assert {base + density.ABOVE_LINE for base in bars["base"]} <= lines
    assert min(bars["y"]) == -density.HIGHEST
    assert min(bars["width"]) >= 1


def test_where_events_are_only_counted_the_buttons_say_that_lanes_are_jurisdictions_day_by_day() -> None:
    view = crowd_view()
    view = replace(view, choice=replace(view.choice, lanes="case", scale="equal"))
    for buttons, chosen in ((lanes_buttons(view), "lanes:jurisdiction"), (scale_buttons(view), "scale:date")):
        attrs = [button["attrs"] for button in nodes_in(buttons, "button")]
        assert [each["data-pick"] for each in attrs if each["aria-pressed"] == "true"] == [chosen]
        assert [each["data-pick"] for each in attrs if "aria-disabled" not in each] == [chosen]


@pytest.mark.parametrize("event", ["", "gb-ico-opened-7", "ec-grok-opened-3"])
def test_the_labels_of_a_crowd_stand_in_their_lanes_above_the_highest_bar(event: str) -> None:
    view = crowd_view(event=event)
    window = window_of(view, 1200)
    shown = shown_in(view.story.columns, view.kept.mask, window)
    crowd = crowd_of(view.story.columns, view.kept.mask, window, lanes_of(view.events))
    layout = crowd_layout(crowd, named_events(view.story, shown, crowd, event), window, event, "en")
    lane_of_code = {lane.code: lane for lane in layout.lanes}
    for label in layout.labels:
        lane = lane_of_code[label.item.lane]
        assert label.y - LABEL_SIZE / 2 >= lane.top
        assert label.y + LABEL_SIZE / 2 <= lane.line - density.ABOVE_LINE - density.HIGHEST
    assert len(layout.labels) > 10


def test_a_bar_says_its_lane_too() -> None:
    block = timeline_block(crowd_view(lang="fr"), 1200)
    assert block
    (bars,) = (trace for trace in block.figure["data"] if trace["type"] == "bar")
    assert {hover.split("<br>")[1] for hover in bars["hovertext"]} >= {"Union européenne", "Indonésie"}
