"""Where labels stand on the timeline: the most important first, and none where it would touch anything."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, hypot

from components.layout import GAP, LABEL_SIZE, ROW, Cluster, Item, Label, Lane, Mark
from components.lettering import cut_at_word, text_width

LABEL_LENGTHS = (40, 34, 26)

APART = 14.0
"""Pixels that stay free between a label at the end of a leader and what stands beside it, so that the line is seen."""
FARTHEST = 72.0
"""Pixels from a mark to the label at the end of its leader, at most."""


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

    def first_right(self, row: int, left: float, wide: float) -> float:
        """The left edge of the first free stretch so wide which begins at `left` or right of it."""
        for start, end in self.taken[row]:
            if end + GAP > left and start - GAP < left + wide:
                left = end + GAP
        return left

    def first_left(self, row: int, right: float, wide: float) -> float:
        """The right edge of the first free stretch so wide which ends at `right` or left of it."""
        for start, end in reversed(self.taken[row]):
            if start - GAP < right and end + GAP > right - wide:
                right = start - GAP
        return right

    def take(self, row: int, left: float, right: float) -> None:
        insort(self.taken[row], (left, right))


def placed_labels(
    marks: Sequence[Mark],
    clusters: Sequence[Cluster],
    lanes: Sequence[Lane],
    rows: dict[str, int],
    width: float,
    led: bool = False,
) -> list[Label]:
    """The labels of marks that fit into their lanes' rows; an event in several lanes is named in one.

    Where they may be `led`, an important event without room near its mark has its label farther off, with a line.
    """
    taken = {lane.code: _Rows() for lane in lanes}
    for mark in marks:
        reach = mark.item.radius + 1
        taken[mark.item.lane].take(mark.level, mark.item.x - reach, mark.item.x + reach)
    for cluster in clusters:
        reach = cluster.radius + 1
        for row in range(cluster.row, cluster.row + ceil((2 * cluster.radius + 1) / ROW)):
            taken[cluster.lane].take(row, cluster.x - reach, cluster.x + reach)
    line_of = {lane.code: lane.line for lane in lanes}
    beside: dict[str, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=_place_of):
        beside[mark.item.lane].append(mark)
    labels: list[Label] = []
    told: set[str] = set()
    for mark in sorted(marks, key=lambda mark: (mark.item.rank, mark.item.x)):
        if mark.item.event in told:
            continue
        code = mark.item.lane
        label = _place(mark, beside[code], taken[code], rows[code], line_of[code], width)
        if not label and led and mark.item.strong:
            label = _place_farther(mark, taken[code], rows[code], line_of[code], width)
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
    return replace(label, text=label.item.title, width=wide, before=False)


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
            before = left < mark.item.x - mark.item.radius
            return Label(mark.item, text, left, line - row * ROW, row, wide, row > mark.level + 1, before)
    return None


def _place_farther(mark: Mark, taken: _Rows, rows: int, line: float, width: float) -> Label | None:
    """The longest text that fits where a line from the mark leads; of its places the nearest.

    On the lane's own line, where its state is drawn, no text stands.
    """
    for text in filter(None, dict.fromkeys(cut_at_word(mark.item.title, most) for most in LABEL_LENGTHS)):
        wide = _width(text, mark.item)
        places = [place for row in range(1, rows) for place in _led_to(mark, row, wide, taken, width)]
        if places:
            _, row, left = min(places)
            before = left < mark.item.x
            taken.take(row, left - (0 if before else APART), left + wide + (APART if before else 0))
            return Label(mark.item, text, left, line - row * ROW, row, wide, True, before)
    return None


def _led_to(mark: Mark, row: int, wide: float, taken: _Rows, width: float) -> Iterator[tuple[float, int, float]]:
    """The first free place on either side of a mark in a row: how far it is, the row, and its left edge."""
    x, reach = mark.item.x, mark.item.radius + 1
    right = taken.first_right(row, x + reach, wide + APART) + APART
    left = taken.first_left(row, x - reach, wide + APART) - APART - wide
    for edge, near in ((right, right), (left, left + wide)):
        far = hypot(near - x, (row - mark.level) * ROW)
        if far <= FARTHEST and edge >= 0 and edge + wide <= width:
            yield far, row, edge


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
