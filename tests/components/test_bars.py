from dataclasses import replace
from datetime import date

import pytest

from components.bars import MOST_LEVELS, bars_of, room_below
from components.grouping import LANES, OTHERS, Grouping
from components.scene import Scene
from components.timeline import timeline_layout
from loaders.history import Segment
from loaders.standings import Standing
from tests.components.shipped import figure_of, opening_scene, scene_in


def bars(scene: Scene, lane: str) -> list[tuple[str, float, float]]:
    """The event, the beginning and the depth below the line of each bar of a lane."""
    (line,) = [each for each in timeline_layout(scene).lanes if each.code == lane]
    return [(bar.segment.standing.event, bar.x0, bar.y - line.line) for bar in bars_of([line], scene)]


def scene_with(*days: tuple[int, int]) -> Scene:
    """One lane whose events opened measures from one day of January to another."""
    stretches = [
        Segment(Standing(f"e{n}", "investigating", "certain"), date(2026, 1, first), date(2026, 1, last), lasting=False)
        for n, (first, last) in enumerate(days)
    ]
    scene = scene_in(date(2026, 1, 1), date(2026, 1, 31))
    return replace(scene, grouping=Grouping("case"), segments={OTHERS: stretches})


def test_a_jurisdictions_state_is_one_line() -> None:
    scene = opening_scene()
    layout = timeline_layout(scene)
    lines = {lane.line for lane in layout.lanes}
    assert {bar.y for bar in bars_of(layout.lanes, scene)} <= lines
    assert room_below(scene, [lane.code for lane in layout.lanes]) == ()


def test_measures_that_hold_at_once_stand_below_one_another_and_others_share_a_level() -> None:
    found = bars(scene_with((1, 10), (5, 20), (12, 30)), OTHERS)
    assert [(event, depth) for event, _, depth in found] == [("e0", 0.0), ("e1", 9.0), ("e2", 0.0)]


def test_measures_without_room_share_the_last_level() -> None:
    found = bars(scene_with(*[(n, 31) for n in range(1, 20)]), OTHERS)
    assert len({depth for _, _, depth in found}) == MOST_LEVELS
    assert len(found) == 19


@pytest.mark.parametrize("lanes", LANES[1:])
def test_every_bar_lies_in_its_lane_and_begins_at_its_day(lanes: str) -> None:
    scene = opening_scene(lanes=lanes)
    layout = timeline_layout(scene)
    for lane in layout.lanes:
        for bar in bars_of([lane], scene):
            assert lane.top < bar.y < lane.top + lane.height
            assert bar.x0 == max(0.0, scene.window.pixel(bar.segment.begin))


def test_a_block_that_is_lifted_ends_in_a_stroke_and_one_in_force_in_an_arrow() -> None:
    scene = opening_scene(lanes="case")
    figure = figure_of(scene)
    strokes = [trace for trace in figure["data"] if trace.get("meta") == "over"]
    ends = {x for trace in strokes if trace["name"] == "blocked" for x in trace["x"] if x is not None}
    assert scene.window.pixel(date(2026, 2, 1)) in ends
    (arrows,) = [trace for trace in figure["data"] if trace.get("meta") == "still"]
    lines = {bar.y for bar in bars_of(timeline_layout(scene).lanes, scene) if bar.segment.lasting}
    heads = {y for y, symbol in zip(arrows["y"], arrows["marker"]["symbol"], strict=True) if symbol == "triangle-right"}
    assert heads == lines
