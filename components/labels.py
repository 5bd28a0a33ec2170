"""Where labels stand on the timeline: the most important first, and none where it would touch anything."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from components.layout import GAP, LABEL_SIZE, ROW, Cluster, Item, Label, Lane, Mark
from components.lettering import cut_at_word, text_width

LABEL_LENGTHS = (40, 34, 26)


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


def placed_labels(
    marks: Sequence[Mark], clusters: Sequence[Cluster], lanes: Sequence[Lane], rows: dict[str, int], width: float
) -> list[Label]:
    """The labels of marks that fit into their lanes' rows; an event in several lanes is named in one."""
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
