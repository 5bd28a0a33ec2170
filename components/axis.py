"""The time axis of a window of days: where each day stands, which days are named, and how, in each language."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from babel.dates import format_date

from components.lettering import text_width

MONTH_WIDTH = 64
"""Pixels that the name of a month with its year needs."""
WEEK_WIDTH = 22
CLEARANCE = 42
"""Pixels between the middle of a month's name and the middle of a number beside it."""
TICK_SIZE = 12
APART = 8.0
"""Pixels between two texts of the axis."""
RIGHT_ROOM = 12.0
"""Pixels to the right of the axis that a text may take."""


@dataclass(frozen=True)
class Slot:
    """A day with events; `exact` when it is known to be the day of one, and not only the middle of what it may be."""

    day: date
    exact: bool


@dataclass(frozen=True)
class Window:
    """The days from `begin` to `end`, both included, drawn on `width` pixels.

    With `slots`, days of events in order of time, each of them gets the same width, and the days between two share
    what lies between: a bar still begins and ends at its days, and every day has a place.
    """

    begin: date
    end: date
    width: float
    slots: tuple[Slot, ...] = ()

    @property
    def days(self) -> int:
        """The number of days between the first and the last."""
        return max(1, (self.end - self.begin).days)

    def pixel(self, day: date) -> float:
        """Where a day stands, in pixels from the left; outside the window it is negative or beyond the width."""
        per_day = self.width / self.days
        if not self.slots or day < self.begin:
            return (day - self.begin).days * per_day
        if day > self.end:
            return self.width + (day - self.end).days * per_day
        return _between(self.stops, day)

    @cached_property
    def stops(self) -> tuple[tuple[date, float], ...]:
        """The days between which others stand evenly, with their pixels: both ends, and the slots' days."""
        end = self.begin + timedelta(days=self.days)
        if not self.slots:
            return (self.begin, 0.0), (end, self.width)
        share = self.width / len(self.slots)
        stops = [(slot.day, (n + 0.5) * share) for n, slot in enumerate(self.slots)]
        first = [(self.begin, 0.0)] if self.begin < stops[0][0] else []
        last = [(end, self.width)] if end > stops[-1][0] else []
        return (*first, *stops, *last)

    def shows(self, first: date, last: date) -> bool:
        """Whether the window shows some day between two, both included."""
        return first <= self.end and last >= self.begin


@dataclass(frozen=True)
class Tick:
    """A named day; a strong one begins a month or a year."""

    day: date
    text: str
    strong: bool


def in_order(window: Window, days: Iterable[tuple[date, bool]]) -> Window:
    """The window with the same width for each of some of its days, given with whether each is exact."""
    exact: dict[date, bool] = {}
    for day, known in days:
        exact[day] = exact.get(day, False) or known
    slots = (Slot(day, exact[day]) for day in sorted(exact) if window.shows(day, day))
    return replace(window, slots=tuple(slots))


def _between(stops: tuple[tuple[date, float], ...], day: date) -> float:
    at = min(max(bisect_left(stops, (day,)), 1), len(stops) - 1)
    (one, x0), (other, x1) = stops[at - 1], stops[at]
    return x0 + (day - one).days * (x1 - x0) / (other - one).days


def ticks_of(window: Window, lang: str) -> list[Tick]:
    """The named days of the axis: never two texts on one another."""
    return _slot_ticks(window, lang) if window.slots else _even_ticks(window, lang)


def _slot_ticks(window: Window, lang: str) -> list[Tick]:
    """Each slot's day, with its month where that is the first; a day that is only a middle is named by its month.

    Where a month's name has no room its days have no names either: their numbers would be read as the month before's.
    """
    ticks, before = [], (0, 0)
    for slot in window.slots:
        month = slot.day.year, slot.day.month
        if month != before:
            ticks.append(Tick(slot.day, _slot_text(slot, before[0] != month[0], lang), strong=True))
        elif slot.exact:
            ticks.append(Tick(slot.day, str(slot.day.day), strong=False))
        before = month
    kept = spaced(window, ticks)
    named = {(tick.day.year, tick.day.month) for tick in kept if tick.strong}
    return [tick for tick in kept if (tick.day.year, tick.day.month) in named]


def _slot_text(slot: Slot, year: bool, lang: str) -> str:
    words = str(format_date(slot.day, ("d " if slot.exact else "") + ("MMM yyyy" if year else "MMM"), locale=lang))
    return words.replace("1 ", "1er ", 1) if lang == "fr" and slot.exact and slot.day.day == 1 else words


def spaced(window: Window, ticks: Iterable[Tick], left: float = 60.0) -> list[Tick]:
    """Those of some ticks that have room, in order of time: months before days, and what comes first before others."""
    kept: list[tuple[Tick, float]] = []
    for tick in sorted(ticks, key=lambda tick: (not tick.strong, tick.day)):
        x, half = text_pixel(window, tick, left), half_width(tick)
        if all(abs(place - x) >= half + half_width(one) + APART for one, place in kept):
            kept.append((tick, x))
    return sorted((tick for tick, _ in kept), key=lambda tick: tick.day)


def text_pixel(window: Window, tick: Tick, left: float) -> float:
    """The middle of a tick's text: on its day, or as near as it can be with some pixels left and right of the axis."""
    half = half_width(tick)
    return min(max(window.pixel(tick.day), half - left), window.width + RIGHT_ROOM - half)


def half_width(tick: Tick) -> float:
    """Half the width in pixels of a tick's text."""
    return text_width(tick.text, TICK_SIZE, 600 if tick.strong else 400) / 2


def rules_of(window: Window, lang: str) -> tuple[list[float], list[float]]:
    """Where lines stand behind the lanes: at the beginnings of months, and at the other named days.

    Months between two slots, in which nothing happened, have one line together.
    """
    strong = [window.pixel(day) for day in month_starts(window)]
    if window.slots:
        share = window.width / len(window.slots)
        strong = [x for x, after in pairwise([*strong, window.width + share]) if after - x >= min(share / 2, 6)]
        return strong, []
    return strong, [window.pixel(tick.day) for tick in _even_ticks(window, lang) if not tick.strong]


def _even_ticks(window: Window, lang: str) -> list[Tick]:
    """Months with their Mondays when there is room, else months, quarters or years: never two texts on one another."""
    month = window.width * 30.4 / window.days
    if month >= 4 * WEEK_WIDTH:
        return sorted([*_months(window, lang, 1), *_mondays(window)], key=lambda tick: tick.day)
    for every in (1, 3, 12):
        if month * every >= MONTH_WIDTH:
            return _months(window, lang, every)
    return _months(window, lang, 12)


def month_starts(window: Window, every: int = 1) -> list[date]:
    """The first days of the window's months, of every month or of those that begin a quarter (3) or a year (12)."""
    months = range(window.begin.year * 12 + window.begin.month - 1, window.end.year * 12 + window.end.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months if month % every == 0)
    return [day for day in starts if window.begin <= day <= window.end]


def _months(window: Window, lang: str, every: int) -> list[Tick]:
    starts = month_starts(window, every)
    return [Tick(day, _month_text(day, lang, every, named=day == starts[0]), strong=True) for day in starts]


def _month_text(day: date, lang: str, every: int, named: bool) -> str:
    if every == 12:
        return str(day.year)
    pattern = "MMM yyyy" if day.month == 1 or named else "MMM"
    return str(format_date(day, pattern, locale=lang))


def _mondays(window: Window) -> list[Tick]:
    first = window.begin + timedelta(days=-window.begin.weekday() % 7)
    mondays = (first + timedelta(weeks=n) for n in range(window.days // 7 + 1))
    per_day = window.width / window.days
    return [
        Tick(day, str(day.day), strong=False) for day in mondays if day <= window.end and _clear_of_month(day, per_day)
    ]


def _clear_of_month(day: date, per_day: float) -> bool:
    """Whether the number stands clear of the names of the months that begin before and after it."""
    return min(day.day - 1, 32 - day.day) * per_day >= CLEARANCE
