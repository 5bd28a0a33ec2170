"""The events of a story as columns of numbers, made once: by them a hundred thousand are chosen and counted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from loaders.events import Event
from loaders.jurisdictions import parent

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

BEFORE, AFTER = date.min.toordinal() - 1, date.max.toordinal() + 1
"""What an open day is taken for: the ends of time, beyond every day."""
NEVER = BEFORE - 1
"""What a day is taken for that there is not."""


@dataclass(frozen=True, eq=False)
class Lists:
    """The values of each row, flat: `codes` are places in `values`, `rows` the rows that have them."""

    values: tuple[str, ...]  # each once, in order of its first row
    codes: Numbers
    rows: Numbers
    length: int  # the number of rows, also of those without a value

    def holding(self, wanted: Collection[str]) -> Mask:
        """The rows that have one of some values."""
        sought = np.fromiter((value in wanted for value in self.values), bool, len(self.values))
        found = np.zeros(self.length, dtype=bool)
        if sought.any():
            found[self.rows[sought[self.codes]]] = True
        return found

    def numbers(self, mask: Mask) -> Numbers:
        """How often each value stands in some rows, in the order of `values`."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))

    def among(self, mask: Mask) -> list[str]:
        """The values that some rows have, each once, in order of the first of these rows."""
        places = np.flatnonzero(mask[self.rows])
        first = np.full(len(self.values), len(self.rows))
        np.minimum.at(first, self.codes[places], places)
        ordered = np.argsort(first, kind="stable")
        return [self.values[code] for code in ordered[: int(np.count_nonzero(first < len(self.rows)))]]


def lists_of(rows: Sequence[Sequence[str]]) -> Lists:
    """The lists of some rows."""
    known: dict[str, int] = {}
    codes = [known.setdefault(value, len(known)) for row in rows for value in row]
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    return Lists(
        tuple(known), frozen(np.array(codes, np.int64)), frozen(np.repeat(np.arange(len(rows)), lengths)), len(rows)
    )


@dataclass(frozen=True, eq=False)
class Columns:
    """One row for each event, in their order; days as ordinals, open ones as the ends of time."""

    category: Lists
    place: Lists  # a state of a federation also counts for its country
    actor: Lists
    evidence: Lists
    named: Lists  # the jurisdictions as written
    lane: Lists  # the jurisdictions, a state of a federation as its country
    first: Numbers  # the days that the row may cover
    last: Numbers
    latest: Numbers  # the last day on which it may have begun
    sure_end: Numbers  # the first day on which it may end, NEVER where that is not known
    begun: Numbers  # first and last day of its beginning, an open one taken for the other
    begun_by: Numbers
    marked_to: Numbers  # the last day on which its own mark may stand
    fines: Numbers  # the rows of fines with an amount
    contested: Numbers  # the rows that would have opened a state, were they not contested


def columns_of(events: Sequence[Event]) -> Columns:
    """The columns of the events in their order."""
    begun = _days((event.when.earliest or event.when.latest for event in events), BEFORE)
    begun_by = _days((event.when.latest or event.when.earliest for event in events), BEFORE)
    latest = _days((event.when.latest for event in events), AFTER)
    own_end = _days((event.end.latest if event.end else None for event in events), AFTER)
    ended = _mask(bool(event.end and (event.end.earliest or event.end.latest)) for event in events)
    drawn_to_end = _mask(event.end is not None and not event.state for event in events)
    fines = [row for row, event in enumerate(events) if event.type == "fine" and event.amount]
    contested = [row for row, event in enumerate(events) if event.evidence == "contested" and event.state]
    return Columns(
        category=lists_of([(event.category,) for event in events]),
        place=lists_of([with_parents(event.jurisdictions) for event in events]),
        actor=lists_of([event.actors for event in events]),
        evidence=lists_of([(event.evidence,) for event in events]),
        named=lists_of([event.jurisdictions for event in events]),
        lane=lists_of([_lanes(event.jurisdictions) for event in events]),
        first=_days((event.when.earliest for event in events), BEFORE),
        last=frozen(np.where(ended, own_end, latest)),
        latest=latest,
        sure_end=_days((event.end.earliest if event.end else None for event in events), NEVER),
        begun=begun,
        begun_by=begun_by,
        marked_to=frozen(np.where(drawn_to_end, own_end, begun_by)),
        fines=frozen(np.array(fines, np.int64)),
        contested=frozen(np.array(contested, np.int64)),
    )


def frozen(numbers: Numbers) -> Numbers:
    """An array that all visitors share, so that nobody can change it."""
    numbers.setflags(write=False)
    return numbers


@cache
def with_parents(places: tuple[str, ...]) -> tuple[str, ...]:
    """Places and the countries that states among them belong to, each once."""
    return tuple(dict.fromkeys(code for place in places for code in (place, parent(place)) if code))


@cache
def _lanes(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parent(place) or place for place in places))


def _days(days: Iterable[date | None], open_day: int) -> Numbers:
    return frozen(np.array([day.toordinal() if day else open_day for day in days], np.int64))


def _mask(answers: Iterable[bool]) -> Mask:
    return np.fromiter(answers, dtype=bool)
