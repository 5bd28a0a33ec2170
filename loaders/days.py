"""Plain questions about days: which exist, and what lies so many days or months away."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from itertools import product


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_existing(years: Iterable[int], months: Iterable[int], days: Iterable[int]) -> date | None:
    """The first day that exists among the combinations, in the order given."""
    existing = (day_or_none(*parts) for parts in product(years, months, days))
    return next((day for day in existing if day), None)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def days_away(day: date, days: int) -> date:
    """The day so many days away, or the calendar's own end."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_away(day: date, months: int) -> date:
    """The same day of another month, its last where it is shorter, or the calendar's own end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week in which a day lies."""
    monday = days_away(day, -day.weekday())
    return monday, days_away(monday, 6)
