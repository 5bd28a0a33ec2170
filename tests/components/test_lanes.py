from itertools import combinations
from random import Random

import pytest

from components.lanes import LABEL_SIZE, Item, Label, Layout, Mark, lay_out
from components.timeline import timeline_layout
from tests.components.shipped import WIDTHS, opening_scene, scene_in, shipped

Box = tuple[float, float, float, float]


def label_box(label: Label) -> Box:
    return label.x, label.y - LABEL_SIZE / 2, label.x + label.width, label.y + LABEL_SIZE / 2


def mark_box(mark: Mark) -> Box:
    """A mark as drawn: the widest is 12 pixels, the others 11."""
    half = 6.0 if mark.item.strong else 5.5
    return mark.item.x - half, mark.y - half, mark.item.x + half, mark.y + half


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def assert_tidy(layout: Layout, width: float) -> None:
    """No label touches a label, a mark or the edge; no mark touches a mark; an event is named once."""
    labels = {label: label_box(label) for label in layout.labels}
    marks = {mark: mark_box(mark) for mark in layout.marks}
    assert [(a.text, b.text) for a, b in combinations(labels, 2) if overlap(labels[a], labels[b])] == []
    assert [(a.text, b.item.event) for a in labels for b in marks if overlap(labels[a], marks[b])] == []
    assert [(a.item.event, b.item.event) for a, b in combinations(marks, 2) if overlap(marks[a], marks[b])] == []
    assert [label.text for label, box in labels.items() if box[0] < 0 or box[2] > width] == []
    events = [label.item.event for label in layout.labels]
    assert len(events) == len(set(events))


def assert_inside_its_lane(layout: Layout) -> None:
    lanes = {lane.code: lane for lane in layout.lanes}
    boxes = [(mark.item.lane, mark_box(mark)) for mark in layout.marks]
    boxes += [(label.item.lane, label_box(label)) for label in layout.labels]
    for code, (_, top, _, bottom) in boxes:
        assert lanes[code].top <= top
        assert bottom <= lanes[code].top + lanes[code].height


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", WIDTHS)
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
    assert sorted(mark.item.event for mark in layout.marks) == sorted(item.event for item in items)
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
