import itertools
from datetime import date

import pytest

from components.axis import Window
from components.link import WHOLE, Choice
from components.palette import LIGHT
from components.sentences import state_counts
from components.spread_chart import (
    HEIGHT,
    STACK,
    bands_of,
    number_ticks,
    outlines,
    right_of,
    spread_figure,
)
from components.spread_view import heading_words, numbers, sentence, table
from components.view import whole_view
from loaders.spread import Stretch, spread_of
from tests.components.shipped import nodes_in, shipped

DAYS = [date(2026, 1, day) for day in (1, 11, 21, 31)]
WINDOW = Window(DAYS[0], DAYS[3], 300.0)
STRETCHES = [
    Stretch(DAYS[0], DAYS[1], {("warned", "certain"): 2}),
    Stretch(DAYS[1], DAYS[2], {("blocked", "certain"): 1, ("blocked", "possibly"): 1, ("warned", "certain"): 1}),
    Stretch(DAYS[2], date(2026, 2, 10), {("blocked", "certain"): 2, ("warned", "certain"): 2}),
]
VIEW = whole_view(shipped(), Choice("en", date(2026, 1, 16), zoom=WHOLE), LIGHT)
SHIPPED = spread_of(VIEW.places, shipped().about.as_of)


def test_areas_stand_on_one_another_within_the_window() -> None:
    assert bands_of(STRETCHES, WINDOW, ("blocked", "certain")) == [(100, 0, 200, 1), (200, 0, 300, 2)]
    assert bands_of(STRETCHES, WINDOW, ("blocked", "possibly")) == [(100, 1, 200, 2)]
    assert bands_of(STRETCHES, WINDOW, ("warned", "certain")) == [(0, 0, 100, 2), (100, 2, 200, 3), (200, 2, 300, 4)]


def test_an_outline_steps_and_is_cut_where_nobody_has_the_state() -> None:
    touching, apart = [(0.0, 0.0, 10.0, 1.0), (10.0, 0.0, 20.0, 2.0)], [(30.0, 0.0, 40.0, 1.0)]
    first, second = outlines([*touching, *apart])
    assert first == [(0, 1), (10, 1), (10, 2), (20, 2), (20, 0), (10, 0), (10, 0), (0, 0), (0, 1)]
    assert second[0] == second[-1] == (30, 1)


@pytest.mark.parametrize("day", [date(2026, 1, 9), date(2026, 1, 11), date(2026, 1, 16), date(2026, 10, 4)])
def test_the_areas_are_as_high_as_the_map_counts(day: date) -> None:
    counts = state_counts(VIEW.standings(day))
    (stretch,) = (each for each in SHIPPED if each.begin <= day < each.end)
    assert {state: stretch.count(state) for state in STACK} == {state: counts[state] for state in STACK}


@pytest.mark.parametrize("width", [358, 1300])
def test_the_figure_stays_within_its_plot(width: int) -> None:
    window = Window(date(2025, 12, 1), date(2026, 2, 28), float(width - right_of(width)))
    figure = spread_figure(SHIPPED, window, date(2026, 1, 16), "en", LIGHT, width)
    areas = [trace for trace in figure["data"] if trace.get("fill")]
    assert {trace["name"] for trace in areas} >= {"blocked", "investigating", "warned", "pressed"}
    for trace in areas:
        assert all(0 <= x <= window.width for x in trace["x"] if x is not None)
        assert all(0 <= y <= HEIGHT for y in trace["y"] if y is not None)
    named = [trace["text"][0] for trace in figure["data"] if trace["mode"] == "text"]
    assert bool(named) == (width == 1300)


def test_names_beside_the_areas_keep_apart() -> None:
    window = Window(date(2025, 12, 1), date(2026, 10, 4), 1000.0)
    data = spread_figure(SHIPPED, window, date(2026, 1, 16), "en", LIGHT, 1300)["data"]
    heights = [trace["y"][0] for trace in data if trace["mode"] == "text"]
    assert all(upper <= lower - 17 for lower, upper in itertools.pairwise(heights))


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (0, [0]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (22, [0, 5, 10, 15, 20]),
        (600, [0, 100, 200, 300, 400, 500, 600]),
    ],
)
def test_few_round_numbers_are_named(top: int, ticks: list[int]) -> None:
    assert number_ticks(top) == ticks


def test_the_heading_and_the_sentence_say_where_the_wave_was_highest() -> None:
    assert heading_words(SHIPPED, "en") == "Most blocks in force at once: 3, first on 16 January 2026"
    assert heading_words(STRETCHES[:2], "en") == "Never more than one block in force at once, first on 11 January 2026"
    assert heading_words(STRETCHES[:1], "fr") == "Aucun blocage n’a été en vigueur avec certitude"
    assert sentence(STRETCHES, "en") == (
        "Most at once: 2 blocked, first on 21 January 2026; 2 warned, first on 1 January 2026."
    )
    assert sentence([], "en") == ""


def test_the_table_says_the_same_and_its_days_can_be_chosen() -> None:
    tree = table(STRETCHES, "en")
    assert [button["attrs"]["data-pick"] for button in nodes_in(tree, "button")] == [
        "2026-01-01",
        "2026-01-11",
        "2026-01-21",
    ]
    cells = [node["children"][0] for node in nodes_in(nodes_in(tree, "tr")[2], "td")]
    assert cells == ["1 (+1 possibly)", "0", "0", "1", "0", "0"]
    assert numbers(STRETCHES[0], "warned", "fr") == "2"
