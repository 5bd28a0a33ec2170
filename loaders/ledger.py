"""The measures of a story as columns of numbers: the states of any day, and of all days, of any choice of events.

What `standings` and `history` say of some measures one by one, this says of a hundred thousand at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from loaders.columns import AFTER, Mask, Numbers, frozen
from loaders.jurisdictions import eu_members
from loaders.measures import Measure, measures_by_place
from loaders.standings import STATES, Standing, strength

CERTAINTIES = ("certain", "possibly")
SIGNS = len(CERTAINTIES)
BLOCKED, LIFTED = STATES.index("blocked"), STATES.index("lifted")


@dataclass(frozen=True)
class DayStates:
    """What holds on a day in each jurisdiction: the strongest standings, and how many there are in all."""

    standings: Mapping[str, tuple[Standing, ...]]
    behind: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Ledger:
    """One row for each measure, jurisdiction by jurisdiction, each in the order of the events; days as ordinals."""

    places: tuple[str, ...]
    measures: tuple[Measure, ...]
    until: date
    row: Numbers  # of the event that opened it
    place: Numbers  # in `places`
    state: Numbers  # in STATES
    begin: Numbers
    begin_latest: Numbers
    end_earliest: Numbers
    end_latest: Numbers
    doubtful: Mask

    def by_place(self, kept: Mask) -> dict[str, list[Measure]]:
        """The measures that kept events opened, by jurisdiction."""
        found: dict[str, list[Measure]] = {}
        for number in np.flatnonzero(kept[self.row]).tolist():
            measure = self.measures[number]
            found.setdefault(measure.jurisdiction, []).append(measure)
        return found

    def on(self, kept: Mask, day: date, most: int) -> DayStates:
        """What the measures of kept events amount to on a day; of each jurisdiction `most` standings at most.

        The same as the first of `standings_at`.
        """
        at = day.toordinal()
        begun = np.flatnonzero(kept[self.row] & (self.begin <= at))
        holding = begun[self.end_latest[begun] > at]
        own = self._strongest(holding, at, most)
        numbers = np.bincount(self.place[holding], minlength=len(self.places))
        behind = {self.places[place]: int(numbers[place]) for place in np.flatnonzero(numbers)}
        for place, standing in self._lifted(begun, holding, at).items():
            own[place] = tuple(sorted((*own.get(place, ()), standing), key=strength))[:most]
            behind[place] = behind.get(place, 0) + 1
        return _with_eu(own, behind, day, most)

    def _strongest(self, holding: Numbers, at: int, most: int) -> dict[str, tuple[Standing, ...]]:
        """The first standings of each jurisdiction among the measures that hold on a day."""
        certain = (self.begin_latest[holding] <= at) & (self.end_earliest[holding] > at) & ~self.doubtful[holding]
        size = len(self.measures)
        ranks = (self.place[holding] * len(STATES) + self.state[holding]) * SIGNS + ~certain
        ordered = np.sort(ranks * size + holding)
        places = ordered // (len(STATES) * SIGNS * size)
        starts = np.searchsorted(places, np.arange(len(self.places) + 1))
        found = {}
        for place in np.flatnonzero(np.diff(starts)).tolist():
            first = ordered[starts[place] : min(starts[place] + most, starts[place + 1])].tolist()
            found[self.places[place]] = tuple(self._standing(key % size, key // size % SIGNS) for key in first)
        return found

    def _standing(self, number: int, sign: int) -> Standing:
        measure = self.measures[number]
        return Standing(measure.event, measure.state, CERTAINTIES[sign])

    def _lifted(self, begun: Numbers, holding: Numbers, at: int) -> dict[str, Standing]:
        """The jurisdictions in which a block has ended, or may have, and none is certainly in force."""
        blocks = begun[self.state[begun] == BLOCKED]
        still = holding[self.state[holding] == BLOCKED]
        sure = (self.begin_latest[still] <= at) & (self.end_earliest[still] > at) & ~self.doubtful[still]
        none_sure = self._unless(self.place[still[sure]])
        none_at_all = self._unless(self.place[still])
        ended = ~self.doubtful[blocks] & (self.end_latest[blocks] <= at) & none_at_all[self.place[blocks]]
        perhaps = (self.end_earliest[blocks] <= at) & none_sure[self.place[blocks]]
        found = {}
        for number in self._last(blocks[perhaps], self.end_earliest):
            block = self.measures[number]
            found[block.jurisdiction] = Standing(block.first_ended_by or block.event, "lifted", "possibly")
        for number in self._last(blocks[ended], self.end_latest):
            block = self.measures[number]
            found[block.jurisdiction] = Standing(block.ended_by or block.event, "lifted", "certain")
        return found

    def _unless(self, places: Numbers) -> Mask:
        return np.bincount(places, minlength=len(self.places)) == 0

    def _last(self, blocks: Numbers, ends: Numbers) -> list[int]:
        """Of each jurisdiction's blocks the one that ended last, of equals the first."""
        ordered = blocks[np.lexsort((-blocks, ends[blocks], self.place[blocks]))]
        places = self.place[ordered]
        lasts: list[int] = ordered[np.append(places[1:] != places[:-1], True)[: len(ordered)]].tolist()
        return lasts

    @cached_property
    def open_cases(self) -> tuple[str, ...]:
        """The jurisdictions with an investigation of their own that is certainly open on the last day looked at."""
        at = self.until.toordinal()
        certain = (self.begin_latest <= at) & (self.end_earliest > at) & (self.end_latest > at) & ~self.doubtful
        cases = certain & (self.begin <= at) & (self.state == STATES.index("investigating"))
        return tuple(sorted({self.places[place] for place in self.place[cases]}))


def _with_eu(own: Mapping[str, tuple[Standing, ...]], behind: Mapping[str, int], day: date, most: int) -> DayStates:
    """The same with what holds in each member of the EU through it."""
    through = tuple(Standing(s.event, s.state, s.certainty, "EU") for s in own.get("EU", ()))
    members = eu_members(day) if through else frozenset[str]()
    everywhere = {
        place: tuple(sorted((*own.get(place, ()), *(through if place in members else ())), key=strength))[:most]
        for place in sorted(own.keys() | members)
    }
    numbers = {place: behind.get(place, 0) + (behind["EU"] if place in members else 0) for place in everywhere}
    return DayStates(everywhere, numbers)


def ledger_of(measures: pd.DataFrame, row_of: Mapping[str, int], until: date) -> Ledger:
    """The ledger of the rows of `measures_frame`, as far as their events are among those of `row_of`."""
    by_place = measures_by_place(measures)
    rows = [each for place in by_place.values() for each in place if each.event in row_of]
    places = tuple(dict.fromkeys(measure.jurisdiction for measure in rows))
    numbers = {place: number for number, place in enumerate(places)}
    return Ledger(
        places,
        tuple(rows),
        until,
        row=_numbers([row_of[each.event] for each in rows]),
        place=_numbers([numbers[each.jurisdiction] for each in rows]),
        state=_numbers([STATES.index(each.state) for each in rows]),
        begin=_numbers([each.begin_earliest.toordinal() for each in rows]),
        begin_latest=_days([each.begin_latest for each in rows]),
        end_earliest=_days([each.end_earliest for each in rows]),
        end_latest=_days([each.end_latest for each in rows]),
        doubtful=np.array([each.doubtful for each in rows], dtype=bool),
    )


def _numbers(values: Sequence[int]) -> Numbers:
    return frozen(np.array(values, np.int64))


def _days(days: Sequence[date | None]) -> Numbers:
    return _numbers([day.toordinal() if day else AFTER for day in days])
