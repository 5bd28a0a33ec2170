"""A day, month or year as people write it in English and French, some of its parts perhaps left out."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from loaders.edtf import read_edtf
from loaders.when import Refused, When, refused

_MONTHS = (
    "january janvier jan janv", "february fevrier feb fev fevr", "march mars mar", "april avril apr avr",
    "may mai", "june juin jun", "july juillet jul juil", "august aout aug", "september septembre sep sept",
    "october octobre oct", "november novembre nov", "december decembre dec",
)  # fmt: skip
_WEEKDAYS = (
    "monday lundi mon lun", "tuesday mardi tue tues mar", "wednesday mercredi wed mer",
    "thursday jeudi thu thur thurs jeu", "friday vendredi fri ven", "saturday samedi sat sam",
    "sunday dimanche sun dim",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}


def _any_of(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?P<month>{_any_of(MONTHS)})\.?"
_DAY = r"(?P<day>[0-9]{1,2}|premier)(?:st|nd|rd|th|er|e)?\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_ARTICLE = r"(?:(?:on|in|courant|le|la|en|the|au|du|de|d')\b\s*)*"
_LEAD = rf"{_ARTICLE}(?:(?P<weekday>{_any_of(WEEKDAYS)})\b\.?,?\s*{_ARTICLE})?"
_OF = r"(?:\s*[-,]\s*|\s+(?:of|de)\s+|\s+|\b)"
_SHAPES = [
    re.compile(_LEAD + shape)
    for shape in (
        f"{_DAY}{_OF}{_MONTH}(?:{_OF}{_YEAR})?",
        f"{_MONTH}{_OF}{_DAY}(?:(?:,? |-){_YEAR})?",
        f"{_MONTH}(?:{_OF}{_YEAR})?",
        f"{_DAY}(?:,? {_YEAR})?",
        f"{_YEAR}(?:{_OF}{_MONTH}(?:{_OF}{_DAY})?)?",
    )
]
_SEPARATOR = r"\s*(?P<separator>[/.-])\s*"
_NUMERIC = re.compile(rf"{_LEAD}(?P<a>[0-9]{{1,2}}){_SEPARATOR}(?P<b>[0-9]{{1,2}})\s*(?P=separator)\s*{_YEAR}")
_YEAR_FIRST = re.compile(rf"{_LEAD}{_YEAR}{_SEPARATOR}(?P<b>[0-9]{{1,2}})\s*(?P=separator)\s*(?P<a>[0-9]{{1,2}})")
_MONTH_AND_YEAR = (
    re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})"),
)


@dataclass(frozen=True)
class Stated:
    """What a text says of a date; None where it is silent."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


def plain(text: str) -> str:
    """The text in lower case without accents, with one kind of dash, apostrophe and space."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    dashed = re.sub(r"\s*[\u2012-\u2015\u2212]\s*", " - ", bare)
    return " ".join(re.sub("[\u2018\u2019\u02bc`]", "'", dashed).split())


def read_stated(text: str) -> Stated | None:
    """The parts of a date that a plain text names, its month as a word."""
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(text))), None)
    if not match:
        return None
    parts = match.groupdict()
    day = parts.get("day")
    return Stated(
        1 if day == "premier" else int(day) if day else None,
        MONTHS.get(parts.get("month") or ""),
        int(parts["year"]) if parts.get("year") else None,
        WEEKDAYS.get(parts["weekday"] or ""),
    )


def completed(low: Stated, high: Stated) -> tuple[Stated, Stated]:
    """Two dates that share a month or a year, each with what only the other says."""
    year = low.year or high.year
    full_low = replace(low, year=low.year or year, month=low.month or (high.month if low.day else None))
    full_high = replace(high, year=high.year or year, month=high.month or (low.month if high.day else None))
    return full_low, full_high


def stated_edtf(stated: Stated, written: str) -> str | Refused | None:
    """The date in EDTF, if it is complete, exists, and falls on the weekday named; None for a bare day."""
    if (stated.day and not stated.month) or (stated.weekday is not None and not stated.day):
        return None
    if not stated.year:
        return refused("no_year", written)
    numbers = (stated.month, stated.day)
    edtf = "-".join([f"{stated.year:04}", *(f"{number:02}" for number in numbers if number is not None)])
    when = read_edtf(edtf)
    if isinstance(when, When) and stated.day:
        return _on_weekday([edtf], stated.weekday, written)
    return edtf if isinstance(when, When) else when


def read_numeric(text: str) -> str | Refused | None:
    """A date of numbers alone, in EDTF; refused where day and month could change places."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _numeric_edtf([(match["b"], match["a"])], match["year"], match["weekday"], text)
    if match := _NUMERIC.fullmatch(text):
        orders = [(match["b"], match["a"]), (match["a"], match["b"])]
        return _numeric_edtf(orders, match["year"], match["weekday"], text)
    month_year = next((found for shape in _MONTH_AND_YEAR if (found := shape.fullmatch(text))), None)
    return _checked(f"{month_year['year']}-{int(month_year['month']):02}") if month_year else None


def _numeric_edtf(orders: list[tuple[str, str]], year: str, weekday: str | None, text: str) -> str | Refused:
    readings = [f"{year}-{int(month):02}-{int(day):02}" for month, day in orders]
    possible = list(dict.fromkeys(reading for reading in readings if reading[5:7] <= "12"))
    checked = [_checked(reading) for reading in possible or readings]
    fault = next((reading for reading in checked if isinstance(reading, Refused)), None)
    return fault or _on_weekday(possible, WEEKDAYS.get(weekday or ""), text)


def _checked(edtf: str) -> str | Refused:
    when = read_edtf(edtf)
    return when if isinstance(when, Refused) else edtf


def _on_weekday(readings: list[str], weekday: int | None, written: str) -> str | Refused:
    """The one reading that falls on the weekday, where one is named."""
    days = [date.fromisoformat(reading) for reading in readings]
    fitting = [day.isoformat() for day in days if weekday is None or day.weekday() == weekday]
    if not fitting:
        meant = readings[0] if len(readings) == 1 else ""
        return refused("impossible_weekday", written, meant, day=readings[0])
    if len(fitting) > 1:
        return refused("ambiguous_order", written, first=fitting[0], second=fitting[1])
    return fitting[0]
