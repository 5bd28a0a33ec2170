"""How each jurisdiction's strongest state looks over time, for any choice of events: all days of all places at once.

What `history` folds measure by measure, this folds as columns. A day on which nothing begins or ends is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from loaders.columns import AFTER, Mask, Numbers, frozen
from loaders.history import Segment
from loaders.ledger import BLOCKED, CERTAINTIES, LIFTED, SIGNS, Ledger
from loaders.standings import STATES, Standing

NONE = len(STATES) * SIGNS
"""What stands for no state; smaller numbers are stronger looks: twice the state's place, one more for possibly."""


@dataclass(frozen=True, eq=False)
class Spans:
    """Stretches of days on which measures hold, and the days from which a block has ended, as a ledger has them.

    Each lies in its jurisdiction's row of a grid of days; `level` is the power of two whose double covers it.
    """

    days: Numbers  # on which something begins or ends, up to the last one looked at
    places: tuple[str, ...]
    first: Numbers  # cells of the grid
    double: Numbers  # where the second of two stretches of the level's length begins
    level: Numbers
    look: Numbers
    row: Numbers  # of the event
    lift_cell: Numbers
    lift_strength: Numbers  # the larger one is what lifted: the certain before the possible, then the later
    lift_row: Numbers


@dataclass(frozen=True, eq=False)
class Looks:
    """The look of each jurisdiction from each day on."""

    days: Numbers
    places: tuple[str, ...]
    grid: Numbers  # jurisdictions by days
    until: date

    def changes(self) -> list[date]:
        """The days on which the look of some jurisdiction changes."""
        before = np.full((len(self.places), 1), NONE)
        changed = np.diff(self.grid, axis=1, prepend=before).any(axis=0)
        return [date.fromordinal(day) for day in self.days[changed].tolist()]

    def segments(self) -> dict[str, Sequence[Segment]]:
        """The stretches of days on which each jurisdiction looks the same; they name no event."""
        found: dict[str, list[Segment]] = {}
        changed = np.diff(self.grid, axis=1, prepend=NONE, append=NONE) != 0
        after = self.until.toordinal() + 1
        ends = [*self.days.tolist(), after]
        for number, place in enumerate(self.places):
            cells = np.flatnonzero(changed[number]).tolist()
            looks = self.grid[number]
            stretches = [
                (int(looks[one]), ends[one], ends[other]) for one, other in zip(cells, cells[1:], strict=False)
            ]
            found[place] = [_segment(*stretch, after) for stretch in stretches if stretch[0] != NONE]
        return {place: segments for place, segments in found.items() if segments}


def _segment(look: int, begin: int, end: int, after: int) -> Segment:
    standing = Standing("", STATES[look // SIGNS], CERTAINTIES[look % SIGNS])
    return Segment(standing, date.fromordinal(begin), date.fromordinal(end), end == after)


def looks_of(spans: Spans, kept: Mask, until: date) -> Looks:
    """The looks that the measures of kept events amount to.

    A stretch is two overlapping ones whose length is a power of two; the strongest look of each goes down to its
    halves, so that a hundred thousand stretches cost as much as their ends.
    """
    shape = len(spans.places), len(spans.days)
    grid = np.full(shape[0] * shape[1], NONE)
    mine = kept[spans.row]
    for level in range(int(spans.level.max(initial=0)), -1, -1):
        here = mine & (spans.level == level)
        np.minimum.at(grid, spans.first[here], spans.look[here])
        np.minimum.at(grid, spans.double[here], spans.look[here])
        half = 1 << level >> 1
        if half:
            below = grid.copy()
            np.minimum(below[half:], grid[:-half], out=below[half:])
            grid = below
    return Looks(spans.days, spans.places, _with_lifted(grid.reshape(shape), spans, kept), until)


def _with_lifted(grid: Numbers, spans: Spans, kept: Mask) -> Numbers:
    """The looks where a block that has ended is the strongest: none may still be in force."""
    mine = kept[spans.lift_row]
    lifted = np.full(grid.size, -1)
    np.maximum.at(lifted, spans.lift_cell[mine], spans.lift_strength[mine])
    lifted = np.maximum.accumulate(lifted.reshape(grid.shape), axis=1)
    look = LIFTED * SIGNS + (lifted < AFTER)  # the certain ones are the stronger
    weaker = (lifted >= 0) & (grid // SIGNS != BLOCKED) & (look < grid)
    return np.where(weaker, look, grid)


def spans_of(ledger: Ledger) -> Spans:
    """The stretches of a ledger's measures, made once for every choice of events."""
    until = ledger.until.toordinal()
    first, after, look, number = _stretches(ledger)
    lift_day, lift_strength, lift_number = _liftings(ledger)
    in_time, lift_in_time = first <= until, lift_day <= until
    first, after, look, number = (each[in_time] for each in (first, np.minimum(after, until + 1), look, number))
    lift_day, lift_strength, lift_number = (each[lift_in_time] for each in (lift_day, lift_strength, lift_number))
    days = np.unique(np.concatenate([first, after, lift_day]))
    begin, end = np.searchsorted(days, first), np.searchsorted(days, after)
    days = days[days <= until]
    level = np.frexp((end - begin).astype(float))[1].astype(np.int64) - 1
    start = ledger.place * len(days)
    cells = (start[number] + begin, start[number] + end - (1 << level), level, look, ledger.row[number])
    lifts = start[lift_number] + np.searchsorted(days, lift_day), lift_strength, ledger.row[lift_number]
    return Spans(frozen(days), ledger.places, *map(frozen, (*cells, *lifts)))


def _stretches(ledger: Ledger) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """When each measure certainly holds, and when it possibly does before and after that: first day, first day
    after, look, and number of the measure."""
    begin, end = ledger.begin, ledger.end_latest
    sure_end = np.minimum(ledger.end_earliest, end)
    sure = np.where(ledger.doubtful, AFTER, np.maximum(begin, ledger.begin_latest))
    never_sure = sure >= sure_end
    nothing = np.zeros_like(begin)
    parts = [
        (begin, np.where(never_sure, end, sure), 1),
        (sure, np.where(never_sure, nothing, sure_end), 0),
        (sure_end, np.where(never_sure, nothing, end), 1),
    ]
    numbers = np.arange(len(begin))
    firsts = np.concatenate([first for first, _, _ in parts])
    afters = np.concatenate([after for _, after, _ in parts])
    looks = np.concatenate([ledger.state * SIGNS + sign for _, _, sign in parts])
    there = firsts < afters
    return firsts[there], afters[there], looks[there], np.tile(numbers, len(parts))[there]


def _liftings(ledger: Ledger) -> tuple[Numbers, Numbers, Numbers]:
    """The endings of blocks: the day from which each counts, its strength, and the number of the measure."""
    blocks = np.flatnonzero(ledger.state == BLOCKED)
    certain = blocks[~ledger.doubtful[blocks] & (ledger.end_latest[blocks] < AFTER)]
    possible = blocks[ledger.end_earliest[blocks] < AFTER]
    numbers = np.concatenate([certain, possible])
    ends = np.concatenate([ledger.end_latest[certain], ledger.end_earliest[possible]])
    strengths = np.concatenate([AFTER + ledger.end_latest[certain], ledger.end_earliest[possible]])
    return np.maximum(ends, ledger.begin[numbers]), strengths, numbers
