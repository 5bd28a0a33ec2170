"""Where everything on the timeline stands: lanes, stacked marks and labels that touch nothing. No drawing here."""

from collections.abc import Mapping, Sequence

from components.labels import placed_labels
from components.layout import LABEL_SIZE, ROW, Cluster, Item, Label, Lane, Layout, Mark
from components.stacks import Stack, stacks

__all__ = ["LABEL_SIZE", "ROW", "Cluster", "Item", "Label", "Lane", "Layout", "Mark", "lay_out"]

LANE_PADDING = 3.0
KEY_RANK = 1
"""The last rank of events for whose labels a lane gets one more row."""
NAME_ROW = 18.0
"""Height in pixels of a lane's name where it stands above the lane."""


def lay_out(
    items: Sequence[Item],
    lanes: Sequence[str],
    width: float,
    roomy: frozenset[str] = frozenset(),
    below: Sequence[tuple[str, float]] = (),
    picked: str = "",
    named_above: bool = False,
) -> Layout:
    """Marks stacked so that none touch, then labels, the most important first, where they touch nothing.

    `roomy` lanes get one more row for labels, and lanes named in `below` so many pixels under their line. Items of
    lanes that are not listed are not placed. The `picked` event has its own mark, also where others are only counted.
    """
    by_lane: dict[str, list[Item]] = {code: [] for code in lanes}
    for item in items:
        if item.lane in by_lane:
            by_lane[item.lane].append(item)
    stacked = stacks(by_lane, width, picked)
    above = NAME_ROW if named_above else 0.0
    layout = _placed(stacked, roomy, width, dict(below), above)
    unnamed = _unnamed(layout)
    if not unnamed:
        return layout
    short = {item.lane for item in unnamed if item.rank <= KEY_RANK}
    return _placed(stacked, roomy | short, width, dict(below), above, led=True)


def _placed(
    stacked: Mapping[str, Stack],
    roomy: frozenset[str],
    width: float,
    below: Mapping[str, float],
    above: float,
    led: bool = False,
) -> Layout:
    rows = {code: max(2, stack.rows) + (1 if code in roomy else 0) for code, stack in stacked.items()}
    lanes = _stack(rows, below, above)
    marks = [
        Mark(item, level, lane.line - level * ROW)
        for lane in lanes
        for item, level in stacked[lane.code].levels.items()
    ]
    clusters = [cluster for lane in lanes for cluster in _clusters(lane, stacked[lane.code])]
    labels = placed_labels(marks, clusters, lanes, rows, width, led)
    height = lanes[-1].top + lanes[-1].height if lanes else 0.0
    return Layout(tuple(lanes), tuple(marks), tuple(labels), height, tuple(clusters))


def _unnamed(layout: Layout) -> list[Item]:
    """The important events that have a mark and no label: with a line to it, or one more row, they may have one."""
    named = {label.item.event for label in layout.labels}
    items = (mark.item for mark in layout.marks if mark.item.strong or mark.item.rank <= KEY_RANK)
    return [item for item in items if item.event not in named]


def _stack(rows: Mapping[str, int], below: Mapping[str, float], above: float) -> list[Lane]:
    lanes, top = [], 0.0
    for code, count in rows.items():
        upper = above + count * ROW + LANE_PADDING
        height = upper + below.get(code, 0.0)
        lanes.append(Lane(code, top, height, top + upper - ROW / 2, top + above / 2 + 1 if above else 0.0))
        top += height
    return lanes


def _clusters(lane: Lane, stack: Stack) -> list[Cluster]:
    return [
        Cluster(
            bunch.items,
            lane.code,
            bunch.x,
            lane.line - (stack.base + (bunch.rows - 1) / 2) * ROW,
            bunch.radius,
            stack.base,
        )
        for bunch in stack.bunches
    ]
