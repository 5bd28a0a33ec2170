"""How the marks of a lane stand on one another: none touch, and what finds no room is counted in clusters."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from components.layout import GAP, ROW, Item

MOST_LEVELS = 4
"""Levels on which marks of a lane stand; what would stand higher is counted in clusters above them."""

MOST_MARKS = 1000
"""Marks and clusters on the whole timeline; for more, fewer levels are left and clusters grow."""

RADII = {1: 8.5, 2: 8.5, 3: 11.0, 4: 14.0}
"""The radius of a cluster by the digits of its number."""

BEYOND = 6.0
"""Pixels by which a cluster may reach beyond the first and the last day, as a mark does."""


@dataclass(frozen=True)
class Bunch:
    """Items that share a cluster, the middle of their places, where the cluster stands, and its radius."""

    items: tuple[Item, ...]
    middle: float
    x: float
    radius: float

    @property
    def rows(self) -> int:
        """The rows that the cluster takes."""
        return ceil((2 * self.radius + 1) / ROW)


@dataclass(frozen=True)
class Stack:
    """The level of each item of a lane that has a mark, and the bunches of the others, above all marks."""

    levels: Mapping[Item, int]
    bunches: Sequence[Bunch]
    base: int  # the lowest row of the bunches

    @property
    def size(self) -> int:
        """The number of marks and clusters."""
        return len(self.levels) + len(self.bunches)

    @property
    def rows(self) -> int:
        """The rows that marks and clusters take."""
        highest = max(self.levels.values(), default=-1) + 1
        return max(highest, self.base + max((bunch.rows for bunch in self.bunches), default=0))


def stacks(by_lane: Mapping[str, Sequence[Item]], width: float, picked: str = "") -> dict[str, Stack]:
    """The stack of each lane, with as many marks as there may be; a picked event always has its own."""
    tries = [(levels, 0.0) for levels in range(MOST_LEVELS, -1, -1)]
    tries += [(0, width / parts) for parts in (32, 16, 8, 4, 2)] + [(0, 2 * width)]
    for levels, apart in tries:
        found = {code: _stack(items, levels, apart, width, picked) for code, items in by_lane.items()}
        if sum(stack.size for stack in found.values()) <= MOST_MARKS:
            break
    return found


def _stack(items: Sequence[Item], most: int, apart: float, width: float, picked: str) -> Stack:
    stack = _stacked(items, most, apart, width, "")
    if any(item.event == picked for bunch in stack.bunches for item in bunch.items):
        return _stacked(items, most, apart, width, picked)
    return stack


def _stacked(items: Iterable[Item], most: int, apart: float, width: float, first: str) -> Stack:
    """The level of each item: the lowest on which it touches no more important one, the `first` event's before all."""
    levels: dict[Item, int] = {}
    rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
    over: list[Item] = []
    for item in sorted(items, key=lambda item: (item.event != first, item.rank, item.x, item.event)):
        level, room = 0, most if item.event != first else 1
        while level < room and _touches_one(item, rows[level]):
            level += 1
        if level < room:
            insort(rows[level], (item.x, item.radius))
            levels[item] = level
        else:
            over.append(item)
    base = max(levels.values(), default=-1) + 1
    bunches = _bunched(sorted(over, key=lambda item: (item.x, item.rank, item.event)), apart, width)
    single = {bunch.items[0]: base for bunch in bunches if len(bunch.items) == 1}
    return Stack(levels | single, [bunch for bunch in bunches if len(bunch.items) > 1], base)


def _touches_one(item: Item, row: Sequence[tuple[float, float]]) -> bool:
    """Whether an item touches one of those of a level, given as places and radii from left to right.

    These do not touch each other, so that its neighbours touch it before any other does.
    """
    at = bisect_left(row, (item.x, item.radius))
    return any(abs(item.x - x) < item.radius + radius + GAP for x, radius in row[max(at - 1, 0) : at + 1])


def _bunched(items: Iterable[Item], apart: float, width: float) -> list[Bunch]:
    """Items from left to right, together where they would touch or stand nearer than `apart` pixels."""
    bunches: list[Bunch] = []
    for item in items:
        bunch = Bunch((item,), item.x, item.x, item.radius)
        while bunches and bunch.x - bunches[-1].x < max(bunch.radius + bunches[-1].radius + GAP, apart):
            bunch = _joined(bunches.pop(), bunch, width)
        bunches.append(bunch)
    return bunches


def _joined(one: Bunch, other: Bunch, width: float) -> Bunch:
    """A cluster wide enough for its number, in the middle of its items and within the plot."""
    items = (*one.items, *other.items)
    middle = (one.middle * len(one.items) + other.middle * len(other.items)) / len(items)
    radius = RADII.get(len(str(len(items))), RADII[4])
    return Bunch(items, middle, min(max(middle, radius - BEYOND), width - radius + BEYOND), radius)
