from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from components.lanes import Layout
from components.link import story_days
from components.palette import LIGHT
from components.relation_lines import relation_traces
from components.relations import linked
from components.scene import Scene, in_window
from components.timeline import timeline_layout
from tests.components.shipped import event_of, figure_of, opening_scene, scene_in, shipped

RELATED = [event.id for event in shipped().events if linked(event, shipped().events)]

Path = list[tuple[float, float]]


def paths(scene: Scene, layout: Layout) -> list[Path]:
    """The lines of the selected event, each as its points."""
    found: list[Path] = [[]]
    for trace in relation_traces(scene, layout, LIGHT):
        if trace["mode"] == "lines":
            for x, y in zip(trace["x"], trace["y"], strict=True):
                if x is None:
                    found.append([])
                else:
                    found[-1].append((x, y))
    return [path for path in found if path]


def ringed(scene: Scene, layout: Layout) -> set[tuple[float, float]]:
    traces = [trace for trace in relation_traces(scene, layout, LIGHT) if trace["meta"] == "related"]
    return {spot for trace in traces for spot in zip(trace["x"], trace["y"], strict=True)}


def test_without_a_selected_event_there_are_no_lines() -> None:
    scene = opening_scene()
    assert relation_traces(scene, timeline_layout(scene), LIGHT) == []


@pytest.mark.parametrize("event", RELATED)
def test_every_related_event_has_one_line_which_ends_at_its_mark_or_at_the_edge(event: str) -> None:
    scene = opening_scene(selected=event)
    layout = timeline_layout(scene)
    if not in_window(event_of(event), scene.window):
        assert relation_traces(scene, layout, LIGHT) == []
        return
    others = [other for _, other in linked(event_of(event), shipped().events)]
    shown = [other for other in others if in_window(other, scene.window)]
    lines = paths(scene, layout)
    assert len(lines) == len(others)
    marks = {(mark.item.x, mark.y): mark.item.event for mark in layout.marks}
    ends = [path[-1] for path in lines]
    assert {marks[end] for end in ends if end in marks} == {other.id for other in shown}
    assert all(end[0] in (0.0, scene.window.width) for end in ends if end not in marks)
    assert len(ringed(scene, layout)) == len(shown)


@pytest.mark.parametrize("event", RELATED)
def test_lines_run_along_lanes_only_below_their_texts_and_marks(event: str) -> None:
    scene = opening_scene(selected=event)
    layout = timeline_layout(scene)
    for path in paths(scene, layout):
        for (_, above), (_, below) in pairwise(path):
            level = above == below
            assert not level or any(above == lane.line + 6 for lane in layout.lanes)
            assert not level or not any(abs(label.y - above) < 5 for label in layout.labels)


def test_what_lies_before_or_after_the_window_leaves_by_its_edge() -> None:
    scene = scene_in(date(2026, 1, 5), date(2026, 1, 20), selected="id-block")
    lines = paths(scene, timeline_layout(scene))
    assert sorted(path[-1][0] for path in lines)[-1] == scene.window.width  # the lifting of 1 February


def test_the_lines_are_drawn_below_marks_and_names() -> None:
    data: list[dict[str, Any]] = figure_of(opening_scene(selected="id-block"))["data"]
    order = [trace.get("meta") for trace in data]
    assert order.index("relations") < order.index("marks") < order.index("labels")


def test_a_line_to_an_event_that_is_only_counted_ends_at_its_cluster() -> None:
    scenes = [scene_in(*story_days(shipped()), selected=event) for event in RELATED]
    found = 0
    for scene in scenes:
        layout = timeline_layout(scene)
        clusters = {(cluster.x, cluster.y): {item.event for item in cluster.items} for cluster in layout.clusters}
        others = {other.id for _, other in linked(event_of(scene.selected), shipped().events)}
        ends = {path[-1] for path in paths(scene, layout)}
        counted = {spot for spot, events in clusters.items() if events & others}
        marked = {mark.item.event for mark in layout.marks}
        assert {end for end in ends if end in clusters} == {
            spot for spot in counted if clusters[spot] & others - marked
        }
        found += len(counted)
    assert found
