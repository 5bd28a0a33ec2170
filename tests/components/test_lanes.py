from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import hypot
from random import Random

import pytest

from components.grouping import LANES as GROUPINGS
from components.labels import APART
from components.lane_names import RIGHT, names_width
from components.lanes import LABEL_SIZE, ROW, Cluster, Item, Label, Layout, Mark, lay_out
from components.link import SCALES
from components.marks import leader_traces
from components.palette import LIGHT
from components.scene import Scene, in_window, rank_of
from components.stacks import MOST_LEVELS, MOST_MARKS
from components.timeline import timeline_layout
from loaders.story import Story
from tests.components.shipped import WIDTHS, long_story, opening_scene, scene_in, shipped

Box = tuple[float, float, float, float]
Placed = Label | Mark | Cluster
PAGE_MARGINS = {390: 32, 1280: 64, 1920: 440}
"""What is beside the timeline on pages of these widths."""


def box_of(placed: Placed) -> Box:
    """What is drawn: marks are 12 pixels wide at most, clusters reach half a pixel beyond their radius."""
    if isinstance(placed, Label):
        x, y = placed.x, placed.y
        return x, y - LABEL_SIZE / 2, x + placed.width, y + LABEL_SIZE / 2
    if isinstance(placed, Cluster):
        half = placed.radius + 0.5
        return placed.x - half, placed.y - half, placed.x + half, placed.y + half
    half = 6.0 if placed.item.strong else 5.5
    return placed.item.x - half, placed.y - half, placed.item.x + half, placed.y + half


def overlaps(boxes: Mapping[Placed, Box]) -> Iterator[tuple[Placed, Placed]]:
    """The pairs of which one stands on the other; only those that begin left of another's end are compared."""
    open_boxes: list[tuple[Placed, Box]] = []
    for placed, box in sorted(boxes.items(), key=lambda each: each[1]):
        open_boxes = [(other, its) for other, its in open_boxes if its[2] > box[0]]
        yield from ((other, placed) for other, its in open_boxes if its[1] < box[3] and box[1] < its[3])
        open_boxes.append((placed, box))


def assert_tidy(layout: Layout, width: float) -> None:
    """No label touches a label, a mark, a cluster or the edge; no mark touches another; an event is named once."""
    placed: list[Placed] = [*layout.labels, *layout.marks, *layout.clusters]
    boxes = {each: box_of(each) for each in placed}
    assert list(overlaps(boxes)) == []
    assert [label.text for label in layout.labels if boxes[label][0] < 0 or boxes[label][2] > width] == []
    events = [label.item.event for label in layout.labels]
    assert len(events) == len(set(events))
    assert len(layout.marks) + len(layout.clusters) <= MOST_MARKS


def assert_inside_its_lane(layout: Layout) -> None:
    lanes = {lane.code: lane for lane in layout.lanes}
    placed: list[Placed] = [*layout.marks, *layout.labels, *layout.clusters]
    for each in placed:
        lane = lanes[each.lane if isinstance(each, Cluster) else each.item.lane]
        _, top, _, bottom = box_of(each)
        assert lane.top <= top
        assert bottom <= lane.top + lane.height


def page_scene(story: Story, page: int, lang: str, lanes: str, scale: str) -> Scene:
    """A story in its opening window on a page of a width, in one of the timeline's modes."""
    width = page - PAGE_MARGINS[page]
    scene = scene_in(story.about.opening_from, story.about.opening_to, story=story, lang=lang, lanes=lanes, scale=scale)
    plot = float(width - names_width(width, scene.grouping) - RIGHT)
    about = story.about
    return scene_in(about.opening_from, about.opening_to, plot, lang, story=story, lanes=lanes, scale=scale)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("lanes", GROUPINGS)
@pytest.mark.parametrize("page", PAGE_MARGINS)
@pytest.mark.parametrize("events", [114, 342, 1026])
def test_no_label_overlaps_in_any_mode_at_any_number_of_events(events: int, page: int, lanes: str, scale: str) -> None:
    story = shipped() if events == 114 else long_story(events)
    assert len(story.events) == events
    scene = page_scene(story, page, "fr" if events == 114 else "en", lanes, scale)
    layout = timeline_layout(scene)
    assert_tidy(layout, scene.window.width)
    assert_inside_its_lane(layout)
    assert layout.labels
    assert layout.events == {event.id for event in story.events if in_window(event, scene.window)}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_ten_most_important_events_are_named_at_1280_pixels(lang: str) -> None:
    """The most important by `rank_of`, and of equals the first."""
    scene = page_scene(shipped(), 1280, lang, GROUPINGS[0], SCALES[0])
    shown = [event for event in scene.events if in_window(event, scene.window)]
    named = {label.item.event for label in timeline_layout(scene).labels}
    assert [event.id for event in sorted(shown, key=rank_of)[:10] if event.id not in named] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("window", ["opening", "whole"])
def test_every_important_event_that_has_a_mark_is_named_at_1280_pixels(window: str, lang: str) -> None:
    first = min(day for day in (event.when.earliest for event in shipped().events) if day)
    scene = opening_scene(lang=lang) if window == "opening" else scene_in(first, shipped().about.as_of, lang=lang)
    layout = timeline_layout(scene)
    named = {label.item.event for label in layout.labels}
    assert [mark.item.event for mark in layout.marks if mark.item.strong and mark.item.event not in named] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [336, 430, *WIDTHS, 2422])
def test_the_shipped_story_is_tidy_at_every_width(width: int, lang: str) -> None:
    about = shipped().about
    scenes = [opening_scene(width, lang)] + [scene_in(w.start, w.end, width, lang) for w in about.windows]
    for scene in scenes:
        layout = timeline_layout(scene)
        assert_tidy(layout, width)
        assert_inside_its_lane(layout)
        assert layout.labels


LANES = ("WW", "EU", "GB", "ID", "US")
WORDS = ("EU", "opens", "an", "investigation", "Malaysia", "l’enquête", "of", "Grok", "mise", "en", "demeure")


def crowd(seed: int, width: float, count: int) -> list[Item]:
    """So many items anywhere, some of them of events that stand in two lanes."""
    random = Random(seed)
    items: list[Item] = []
    while len(items) < count:
        strong, lanes = random.random() < 0.2, random.sample(LANES, random.choice([1, 1, 1, 2]))
        title = " ".join(random.choices(WORDS, k=random.randint(1, 10)))
        x, rank, radius = random.uniform(0, width), random.randint(0, 6), 6.5 if strong else 5.5
        items += [Item(f"e{len(items)}", lane, x, rank, title, radius, strong) for lane in lanes]
    return items[:count]


@pytest.mark.parametrize("count", [300, 1000])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(5))
def test_a_crowd_is_tidy_too(seed: int, width: int, count: int) -> None:
    items = crowd(seed, width, count)
    layout = lay_out(items, LANES, width, roomy=frozenset({"WW"}))
    inside = [item for cluster in layout.clusters for item in cluster.items]
    assert sorted([mark.item for mark in layout.marks] + inside, key=repr) == sorted(items, key=repr)
    assert_tidy(layout, width)
    assert_inside_its_lane(layout)


def test_lanes_are_stacked_without_gaps() -> None:
    layout = timeline_layout(opening_scene())
    bottoms = [lane.top + lane.height for lane in layout.lanes]
    assert [lane.top for lane in layout.lanes] == [0.0, *bottoms[:-1]]
    assert layout.height == bottoms[-1]


def test_the_most_important_stands_on_the_line_and_is_named() -> None:
    items = [
        Item(f"e{rank}", "ID", 100.0, rank, "Indonesia blocks the whole of Grok", strong=rank == 0)
        for rank in (2, 0, 1)
    ]
    layout = lay_out(items, ["ID"], 400)
    assert {mark.item.event: mark.level for mark in layout.marks} == {"e0": 0, "e1": 1, "e2": 2}
    assert layout.labels[0].item.event == "e0"


def test_a_title_with_room_is_not_cut() -> None:
    layout = lay_out([Item("e", "ID", 10.0, 0, "Indonesia blocks Grok, the first country that does")], ["ID"], 900)
    assert [label.text for label in layout.labels] == ["Indonesia blocks Grok, the first country that does"]


def test_a_title_without_room_is_left_out() -> None:
    assert lay_out([Item("e", "ID", 10.0, 0, "Indonesia blocks Grok for good")], ["ID"], 30).labels == ()


def test_an_event_in_two_lanes_is_named_once() -> None:
    layout = lay_out([Item("e", lane, 10.0, 0, "A joint letter") for lane in ("ID", "MY")], ["ID", "MY"], 400)
    assert (len(layout.marks), len(layout.labels)) == (2, 1)


def test_nothing_to_lay_out_is_nothing() -> None:
    assert lay_out([], [], 400) == Layout((), (), (), 0.0)


def test_items_of_other_lanes_are_not_placed() -> None:
    assert lay_out([Item("e", "MY", 10.0, 0, "x")], ["ID"], 400).marks == ()


@pytest.mark.parametrize("stretched", [1.0, 1.08, 1.2])
@pytest.mark.parametrize("first", [date(2025, 12, 1), date(2023, 12, 18)])
def test_labels_stay_apart_and_beside_their_marks_where_the_page_is_wider_than_the_step(
    first: date, stretched: float
) -> None:
    """The browser stretches a layout to the page, up to the next width for which it asks: texts keep their size."""
    layout = timeline_layout(scene_in(first, date(2026, 2, 28)))
    boxes: dict[Placed, Box] = {}
    for label in layout.labels:
        left, top, right, bottom = box_of(label)
        start = right * stretched - label.width if label.before else left * stretched
        boxes[label] = start, top, start + label.width, bottom
        reach = label.item.radius + 5
        assert not label.before or start + label.width <= label.item.x * stretched + 2 * reach
    for mark in layout.marks:
        left, top, right, bottom = box_of(mark)
        shift = mark.item.x * (stretched - 1)
        boxes[mark] = left + shift, top, right + shift, bottom
    assert list(overlaps(boxes)) == []
    assert [
        label.text for label in layout.labels if not 0 <= boxes[label][0] <= boxes[label][2] <= 1062 * stretched
    ] == []


def test_what_would_stand_too_high_is_counted_and_the_important_keep_their_marks() -> None:
    items = [Item(f"e{n}", "ID", 100.0, n, f"The act number {n} of the day") for n in range(9)]
    layout = lay_out(items, ["ID"], 400)
    assert [mark.item.event for mark in layout.marks] == [f"e{n}" for n in range(MOST_LEVELS)]
    assert [[item.event for item in cluster.items] for cluster in layout.clusters] == [[f"e{n}" for n in range(4, 9)]]
    assert layout.events == {item.event for item in items}


def test_a_picked_event_leaves_its_cluster_and_has_its_own_mark() -> None:
    items = [Item(f"e{n}", "ID", 100.0, n, f"The act number {n} of the day") for n in range(9)]
    layout = lay_out(items, ["ID"], 400, picked="e8")
    assert "e8" in {mark.item.event for mark in layout.marks}
    assert "e8" not in {item.event for cluster in layout.clusters for item in cluster.items}
    assert layout.events == {item.event for item in items}


def test_a_pick_of_an_event_that_has_its_mark_moves_nothing() -> None:
    items = crowd(1, 900, 60)
    picked = next(mark.item.event for mark in lay_out(items, LANES, 900).marks if mark.level == 2)
    assert lay_out(items, LANES, 900, picked=picked) == lay_out(items, LANES, 900)


@pytest.mark.parametrize(("lanes", "count"), [(60, 3000), (5, 5000), (250, 2000)])
def test_there_are_never_more_marks_than_can_be_drawn_and_none_is_lost(lanes: int, count: int) -> None:
    random = Random(count)
    codes = [f"lane {n}" for n in range(lanes)]
    items = [
        Item(f"e{n}", random.choice(codes), random.uniform(0, 1062), random.randint(0, 6), "An act of a ministry")
        for n in range(count)
    ]
    layout = lay_out(items, codes, 1062, picked="e77")
    assert len(layout.marks) + len(layout.clusters) <= MOST_MARKS
    counted = [item.event for cluster in layout.clusters for item in cluster.items]
    assert sorted([*counted, *(mark.item.event for mark in layout.marks)]) == sorted(item.event for item in items)
    assert "e77" in {mark.item.event for mark in layout.marks}
    assert_tidy(layout, 1062)


def test_an_important_event_without_room_for_its_name_gets_a_row_more() -> None:
    def layout(rank: int) -> Layout:
        title = "Malaysia blocks Grok until further notice"
        return lay_out([Item(f"e{n}", "MY", 20.0 + 14 * n, rank, title) for n in (0, 1)], ["MY"], 330)

    assert {label.item.event for label in layout(6).labels} == {"e0"}
    assert {label.item.event for label in layout(0).labels} == {"e0", "e1"}
    assert layout(0).height == layout(6).height + ROW


def test_an_important_event_in_the_middle_of_a_crowd_is_named_farther_off_with_a_line() -> None:
    def layout(strong: bool) -> Layout:
        others = [
            Item(f"e{n}", "MY", 200.0 + 14 * n, 4, "An act of a ministry which has a long name") for n in range(-2, 3)
        ]
        crowd = [replace(item, event=f"{item.event}-{level}") for item in others for level in range(3)]
        return lay_out([*crowd, Item("key", "MY", 200.0, 0, "Malaysia blocks Grok", strong=strong)], ["MY"], 700)

    assert "key" not in {label.item.event for label in layout(strong=False).labels}
    named = next(label for label in layout(strong=True).labels if label.item.event == "key")
    beside = [mark for mark in layout(strong=True).marks if round((named.y - mark.y) / ROW) == 0]
    ends = (named.x, named.x + named.width)
    assert named.leader
    assert min(abs(end - mark.item.x) for end in ends for mark in beside) > APART
    assert_tidy(layout(strong=True), 700)


def test_a_line_goes_from_the_end_of_its_label_to_the_rim_of_its_mark() -> None:
    layout = timeline_layout(scene_in(date(2023, 12, 18), date(2026, 10, 4)))
    led = [label for label in layout.labels if label.leader]
    (trace,) = leader_traces(layout, LIGHT)
    mark_of = {mark.item: mark for mark in layout.marks}
    ends = list(zip(trace["x"], trace["y"], strict=True))
    aside = 0
    for at, label in enumerate(led):
        (x0, y0), (x1, y1) = ends[3 * at : 3 * at + 2]
        over = label.x <= label.item.x <= label.x + label.width
        aside += not over
        near = (
            label.item.x if over else min(label.x - 3, label.x + label.width + 3, key=lambda x: abs(x - label.item.x))
        )
        assert (x0, y0) == (near, label.y + 6 if over else label.y)
        rim = hypot(x1 - label.item.x, y1 - mark_of[label.item].y)
        assert rim == pytest.approx(label.item.radius)
    assert aside > 2
