"""One EDTF date without slash or brackets: its days as written, and how far its marks widen them."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from loaders.days import days_away, first_existing, last_day, months_away
from loaders.when import Refused, refused

_PART = r"([?~%]?)([0-9X]{{{}}})([?~%]?)"
_POINT = re.compile(_PART.format(4) + "(?:-" + _PART.format(2) + "(?:-" + _PART.format(2) + ")?)?")
_WHOLE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNITS = ("year", "month", "day")
# Level 2 has codes for parts of a year in the place of the month: the first month, and the name of the part.
_PARTS_OF_YEAR = {
    33: (1, "quarter"), 34: (4, "quarter"), 35: (7, "quarter"), 36: (10, "quarter"),
    37: (1, "third"), 38: (5, "third"), 39: (9, "third"), 40: (1, "half"), 41: (7, "half"),
}  # fmt: skip
_MONTHS_IN = {"quarter": 3, "third": 4, "half": 6}
# The standard leaves open how wide "approximate" is. Here: so many days on each side, for a year six months.
_DAYS_OF_WIDENING = {"day": 3, "month": 15, "quarter": 45, "third": 60, "half": 90}
_MONTHS_OF_WIDENING = 6


@dataclass(frozen=True)
class Point:
    """One date: its first and last day as written, and what its marks say."""

    first: date
    last: date
    precision: str
    edtf: str
    approximate_to: str = ""  # the unit by which it is widened; empty where it is not approximate
    uncertain: bool = False

    @property
    def earliest(self) -> date:
        """The first day it may stand for."""
        return _widened(self.first, self.approximate_to, -1)

    @property
    def latest(self) -> date:
        """The last day it may stand for."""
        return _widened(self.last, self.approximate_to, 1)


def read_point(written: str) -> Point | Refused | None:
    """The days of one date; None where the text does not have the shape of one."""
    day = _whole_day(written)
    if day:
        return Point(day, day, "day", written)  # as most dates are written; what follows takes ten times as long
    match = _POINT.fullmatch(written)
    if not match:
        return None
    left, digits, right = ([part or "" for part in match.groups()[n::3]] for n in range(3))
    days = _days_of(digits)
    if isinstance(days, Refused):
        return days
    first, last, unit = days
    marks = _marks_by_part(left, right, len([part for part in digits if part]))
    approximate = [n for n, mark in enumerate(marks) if set(mark) & set("~%")]
    uncertain = any(set(mark) & set("?%") for mark in marks)
    widened = _widening_unit(digits, unit, approximate[-1]) if approximate else ""
    edtf = _canonical(left, right, digits, written)
    return Point(first, last, _precision(digits, unit), edtf, widened, uncertain)


def _whole_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _WHOLE_DAY.fullmatch(written) else None
    except ValueError:
        return None


def _widening_unit(digits: list[str], unit: str, finest_marked: int) -> str:
    """The finest part that is marked and not wholly unspecified."""
    known = list(takewhile(lambda part: part.strip("X"), digits))
    return unit or _UNITS[max(min(finest_marked, len(known) - 1), 0)]


def _marks_by_part(left: list[str], right: list[str], parts: int) -> list[str]:
    """The marks of each part: one to its right holds for all before it too, one to its left for it alone."""
    if _is_about_the_whole(left, right):
        return [left[0]] * parts
    return [left[n] + "".join(right[n:]) for n in range(parts)]


def _is_about_the_whole(left: list[str], right: list[str]) -> bool:
    # By the letter, ~2026-01-09 doubts the year alone; who writes it means "about 9 January 2026".
    return bool(left[0]) and not any(left[1:]) and not any(right)


def _canonical(left: list[str], right: list[str], digits: list[str], written: str) -> str:
    plain = "-".join(part for part in digits if part)
    return plain + left[0] if _is_about_the_whole(left, right) else written


def _days_of(digits: list[str]) -> tuple[date, date, str] | Refused:
    """First day, last day, and the name of the part of a year where it is one."""
    year, month, day = digits
    written = "-".join(part for part in digits if part)
    if year == "0000" or not written.strip("X-"):
        return refused("year_out_of_range" if year == "0000" else "nothing_known", written)
    if month.isdigit() and not day and int(month) > 20:
        return _days_of_part(_fitting(year, 1, 9999), int(month), written)
    years, months, days = _fitting(year, 1, 9999), _fitting(month, 1, 12), _fitting(day, 1, 31)
    if not months:
        return refused("impossible_month", written, _swapped(digits))
    first = first_existing(years, months, days)
    last = first_existing(years[::-1], months[::-1], days[::-1])
    if not first or not last:
        return refused("impossible_day", written, _last_of_month(digits))
    return first, last, ""


def _days_of_part(years: list[int], code: int, written: str) -> tuple[date, date, str] | Refused:
    if code in _PARTS_OF_YEAR:
        month, unit = _PARTS_OF_YEAR[code]
        return date(years[0], month, 1), last_day(years[-1], month + _MONTHS_IN[unit] - 1), unit
    # 2024-25 is the season "spring, southern" to the standard, and two years to everyone else.
    two_years = len(years) == 1 and code == (years[0] + 1) % 100
    meant = f"{years[0]:04}/{years[0] + 1:04}" if two_years else ""
    return refused("season" if code <= 32 else "impossible_month", written, meant)


def _fitting(part: str, low: int, high: int) -> list[int]:
    """The numbers that a part with unspecified digits can stand for; all of them where it is missing."""
    if part.isdigit():
        return [int(part)] if low <= int(part) <= high else []
    if not part.strip("X"):
        return list(range(low, high + 1))
    width = 4 if high > 99 else 2
    shape = re.compile(part.replace("X", "[0-9]"))
    return [number for number in range(low, high + 1) if shape.fullmatch(f"{number:0{width}}")]


def _precision(digits: list[str], unit: str) -> str:
    """The unit that is given in full, where what is finer is missing or wholly unspecified."""
    given = [part for part in digits if part]
    known = list(takewhile(str.isdigit, given))
    partly = any(part.strip("X") for part in given[len(known) :])
    if unit:
        return "quarter" if unit == "quarter" and not partly and len(known) == 2 else "range"
    return "range" if partly or not known else _UNITS[len(known) - 1]


def _swapped(digits: list[str]) -> str:
    """Day and month the other way round, where that is a day."""
    year, month, day = digits
    meant = read_point(f"{year}-{day}-{month}") if day.isdigit() and 1 <= int(day) <= 12 else None
    return meant.edtf if isinstance(meant, Point) else ""


def _last_of_month(digits: list[str]) -> str:
    if not "".join(digits).isdigit() or int(digits[2]) == 0:
        return ""
    return last_day(int(digits[0]), int(digits[1])).isoformat()


def _widened(day: date, unit: str, sign: int) -> date:
    if unit == "year":
        return months_away(day, sign * _MONTHS_OF_WIDENING)
    return days_away(day, sign * _DAYS_OF_WIDENING[unit]) if unit else day
