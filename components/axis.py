"""The time axis of a window of days: which days are named, and how, in each language."""

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

MONTH_WIDTH = 64
"""Pixels that the name of a month with its year needs."""
WEEK_WIDTH = 22
CLEARANCE = 42
"""Pixels between the middle of a month's name and the middle of a number beside it."""


@dataclass(frozen=True)
class Window:
    """The days from `begin` to `end`, both included, drawn on `width` pixels."""

    begin: date
    end: date
    width: float

    @property
    def days(self) -> int:
        """The number of days between the first and the last."""
        return max(1, (self.end - self.begin).days)

    def pixel(self, day: date) -> float:
        """Where a day stands, in pixels from the left; outside the window it is negative or beyond the width."""
        return (day - self.begin).days * self.width / self.days

    def shows(self, first: date, last: date) -> bool:
        """Whether the window shows some day between two, both included."""
        return first <= self.end and last >= self.begin


@dataclass(frozen=True)
class Tick:
    """A named day; a strong one begins a month or a year."""

    day: date
    text: str
    strong: bool


def ticks_of(window: Window, lang: str) -> list[Tick]:
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
