"""Where everything on the timeline stands: lanes, stacked marks and labels that touch nothing. No drawing here."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from components.lettering import cut_at_word, text_width

ROW = 12.5
"""Height in pixels of one row of marks or labels within a lane."""
LANE_PADDING = 3.0
LABEL_SIZE = 12
GAP = 2.0
LABEL_LENGTHS = (40, 34, 26)


@dataclass(frozen=True)
class Item:
    """An event in one lane: `x` in pixels from the left of the plot, `rank` 0 for the most important."""

    event: str
    lane: str
    x: float
    rank: int
    title: str
    radius: float = 5.5
    strong: bool = False


@dataclass(frozen=True)
class Mark:
    """A placed item; level 0 stands on the lane's line."""

    item: Item
    level: int
    y: float


@dataclass(frozen=True)
class Label:
    """A placed text: `x` is its left edge and `y` its middle, `leader` whether a row lies between it and its mark."""

    item: Item
    text: str
    x: float
    y: float
    row: int
    width: float
    leader: bool


@dataclass(frozen=True)
class Lane:
    """One jurisdiction's strip: its top, height and the line on which its state is drawn, in pixels from the top."""

    code: str
    top: float
    height: float
    line: float


@dataclass(frozen=True)
class Layout:
    """All places on the timeline, in pixels."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    height: float


@dataclass
class _Rows:
    """The taken stretches of each row of a lane, from left to right, while labels are being placed.

    No two of them overlap, so that whether a stretch is free is a question to its neighbour on the left alone.
    """

    taken: dict[int, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))

    def free(self, row: int, left: float, right: float) -> bool:
        stretches = self.taken[row]
        following = bisect_left(stretches, (right + GAP,))
        return not following or stretches[following - 1][1] + GAP <= left

    def take(self, row: int, left: float, right: float) -> None:
        insort(self.taken[row], (left, right))


def lay_out(items: Sequence[Item], lanes: Sequence[str], width: float, roomy: frozenset[str] = frozenset()) -> Layout:
    """Marks stacked so that none touch, then labels, the most important first, where they touch nothing.

    `roomy` lanes get one more row for labels. Items of lanes that are not listed are not placed.
    """
    by_lane = {code: [item for item in items if item.lane == code] for code in lanes}
    levels = {code: _levels(by_lane[code]) for code in lanes}
    rows = {code: _row_count(levels[code].values(), code in roomy) for code in lanes}
    placed_lanes = _stack(lanes, rows)
    marks = [
        Mark(item, level, lane.line - level * ROW) for lane in placed_lanes for item, level in levels[lane.code].items()
    ]
    labels = _labels(marks, placed_lanes, rows, width)
    height = placed_lanes[-1].top + placed_lanes[-1].height if placed_lanes else 0.0
    return Layout(tuple(placed_lanes), tuple(marks), tuple(labels), height)


def _levels(items: Iterable[Item]) -> dict[Item, int]:
    """The level of each item: the lowest on which it touches no more important one."""
    levels: dict[Item, int] = {}
    rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.rank, item.x, item.event)):
        level = 0
        while _touches_one(item, rows[level]):
            level += 1
        insort(rows[level], (item.x, item.radius))
        levels[item] = level
    return levels


def _touches_one(item: Item, row: Sequence[tuple[float, float]]) -> bool:
    """Whether an item touches one of those of a level, given as places and radii from left to right.

    These do not touch each other, so that its neighbours touch it before any other does.
    """
    at = bisect_left(row, (item.x, item.radius))
    return any(abs(item.x - x) < item.radius + radius + GAP for x, radius in row[max(at - 1, 0) : at + 1])


def _row_count(levels: Iterable[int], roomy: bool) -> int:
    return max(2, max(levels, default=0) + 1) + (1 if roomy else 0)


def _stack(codes: Sequence[str], rows: dict[str, int]) -> list[Lane]:
    lanes, top = [], 0.0
    for code in codes:
        height = rows[code] * ROW + LANE_PADDING
        lanes.append(Lane(code, top, height, top + height - ROW / 2))
        top += height
    return lanes


def _labels(marks: Sequence[Mark], lanes: Sequence[Lane], rows: dict[str, int], width: float) -> list[Label]:
    taken = {lane.code: _Rows() for lane in lanes}
    for mark in marks:
        reach = mark.item.radius + 1
        taken[mark.item.lane].take(mark.level, mark.item.x - reach, mark.item.x + reach)
    line_of = {lane.code: lane.line for lane in lanes}
    beside: dict[str, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=_place_of):
        beside[mark.item.lane].append(mark)
    labels: list[Label] = []
    told: set[str] = set()
    for mark in sorted(marks, key=lambda mark: (mark.item.rank, mark.item.x)):
        code = mark.item.lane
        label = (
            None
            if mark.item.event in told
            else _place(mark, beside[code], taken[code], rows[code], line_of[code], width)
        )
        if label:
            told.add(mark.item.event)
            labels.append(label)
    return [_lengthened(label, taken[label.item.lane], width) for label in labels]


def _lengthened(label: Label, taken: _Rows, width: float) -> Label:
    """The label with its whole title, where there is room to the right of what was cut."""
    wide = _width(label.item.title, label.item)
    end = label.x + label.width
    if wide <= label.width or label.x + wide > width or not taken.free(label.row, end + GAP, label.x + wide):
        return label
    taken.take(label.row, end, label.x + wide)
    return replace(label, text=label.item.title, width=wide)


def _width(text: str, item: Item) -> float:
    return text_width(text, LABEL_SIZE, 600 if item.strong else 400)


def _place(mark: Mark, lane: Sequence[Mark], taken: _Rows, rows: int, line: float, width: float) -> Label | None:
    """The first text, long before short, that fits somewhere; of its places the one over the fewest other marks.

    `lane` are the lane's marks from left to right.
    """
    texts = dict.fromkeys(cut_at_word(mark.item.title, most) for most in LABEL_LENGTHS)
    for text in filter(None, texts):
        wide = _width(text, mark.item)
        places = [
            (row, left)
            for row, left in _tries(mark, wide, rows)
            if left >= 0 and left + wide <= width and taken.free(row, left, left + wide)
        ]
        if places:
            row, left = min(places, key=lambda place: _passed_over(place[1], wide, place[0], mark, lane))
            taken.take(row, left, left + wide)
            return Label(mark.item, text, left, line - row * ROW, row, wide, leader=row > mark.level + 1)
    return None


def _tries(mark: Mark, wide: float, rows: int) -> list[tuple[int, float]]:
    """Rows and left edges, best first: above, beside, above up to the mark, higher with a leader."""
    x, reach, level = mark.item.x, mark.item.radius, mark.level
    above = [x - reach, x + reach - wide]
    past_a_stack = [x + reach + 4, x - reach - 4 - wide]
    return [
        *((level + 1, left) for left in above[:1] if level + 1 < rows),
        *((level, left) for left in past_a_stack if level),
        *((level + 1, left) for left in above[1:] + past_a_stack if level + 1 < rows),
        *((level + 2, left) for left in above if level == 0 and level + 2 < rows),
    ]


def _passed_over(left: float, wide: float, row: int, mark: Mark, lane: Sequence[Mark]) -> int:
    first = bisect_right(lane, left - GAP, key=_place_of)
    last = bisect_left(lane, left + wide + GAP, key=_place_of)
    return sum(1 for other in lane[first:last] if other.level < row and other is not mark)


def _place_of(mark: Mark) -> float:
    return mark.item.x
