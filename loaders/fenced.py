"""What the written grammar does not know, asked of dateparser; only what is written may come back.

Left to itself dateparser fills what is missing from today's date, turns an impossible month into a day, takes
the order of day and month from the language, and passes over words such as "about". Here every text is read
on fixed days, every word must be known, and a number that is lost is a refusal.
"""

import re
from collections import Counter
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.days import week_of
from loaders.singles import with_marks, without_marks
from loaders.stated import MONTHS, WEEKDAYS, plain
from loaders.when import Refused, refused

if TYPE_CHECKING:
    from dateparser.date import DateData, DateDataParser

# What depends on the day of reading comes out different on these two.
_BASES = (date(2000, 1, 1), date(1905, 3, 31))
_RELATIVE = re.compile(
    r"\b(?:ago|yesterday|tomorrow|last|next|previous|this|hier|demain|il y a|derniere?|prochaine?|passee?"
    r"|ce mois|cette|in (?:an?|one|[0-9]+) [a-z]+|dans (?:une?|[0-9]+) [a-z]+)\b"
)
_RELATIVE_WORDS = frozenset([
    *("ago", "yesterday", "tomorrow", "last", "next", "previous", "this", "the", "in"),
    *("day", "week", "fortnight", "month", "year"),
    *("a", "an", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("il", "y", "hier", "avant", "demain", "passe", "passee"),
    *("dernier", "derniere", "prochain", "prochaine"),
    *("ce", "cette", "ci", "la", "le", "l", "dans", "jour", "semaine", "mois", "annee"),
    *("un", "une", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze"),
])  # fmt: skip
_FILLERS = frozenset(["of", "de", "du", "le", "the", "on", "st", "nd", "rd", "th", "er", "e"])
_FRENCH_LAST = re.compile(r"(?:le )?(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) dernier")
_TWO_DAYS_AGO = re.compile("(?:the )?day before yesterday")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_fenced(text: str, source_day: date | None = None) -> str | Refused | None:
    """The EDTF of a date as dateparser reads it; None where it reads none."""
    words = plain(text)
    if _RELATIVE.search(words) and not re.search(r"[0-9]{4}", words):
        marks, bare = without_marks(words)
        return with_marks(_read_relative(bare, source_day), marks)
    # Numbers alone are the business of our own readers.
    return _read_absolute(words) if _names_in(words) and _knows(words, _FILLERS) else None


def _names_in(words: str) -> list[str]:
    return [word for word in re.findall("[a-z]+", words) if word in MONTHS or word in WEEKDAYS]


def _knows(words: str, known: frozenset[str]) -> bool:
    """Whether every word is a name of the calendar or one of the known; no word is passed over."""
    unnamed = [word for word in re.findall("[a-z]+", words) if word not in MONTHS and word not in WEEKDAYS]
    return all(word in known or word.removesuffix("s") in known for word in unnamed)


def _read_relative(words: str, source_day: date | None) -> str | Refused | None:
    """Days give a day, weeks a week, months a month, years a year, counted from the day of the source."""
    counted = _TWO_DAYS_AGO.sub("2 days ago", _FRENCH_LAST.sub(_in_english, words))
    if not _knows(counted, _RELATIVE_WORDS) or not _data(counted, _BASES[0]).date_obj:
        return None
    if source_day is None:
        return refused("relative_without_source", words)
    data = _data(counted, source_day)
    return _edtf(data.date_obj.date(), data.period) if data.date_obj else None


def _in_english(match: re.Match[str]) -> str:
    """The one relative form that dateparser knows in English only: "last Friday"."""
    return f"last {_ENGLISH_DAYS[WEEKDAYS[match[1]]]}"


def _edtf(day: date, period: str | None) -> str | None:
    if period == "week":
        return "/".join(end.isoformat() for end in week_of(day))
    length = {"day": 10, "month": 7, "year": 4}.get(period or "")
    return day.isoformat()[:length] if length else None


def _read_absolute(words: str) -> str | Refused | None:
    readings = [_data(words, base) for base in _BASES]
    first, second = (data.date_obj for data in readings)
    if not first or not second or first.tzinfo or readings[0].period not in ("day", "month", "year"):
        return None
    edtfs = [_edtf(day.date(), data.period) for day, data in zip((first, second), readings, strict=True)]
    if edtfs[0] is None or edtfs[0] != edtfs[1]:
        return refused("no_year", words)
    return _with_every_number(words, edtfs[0])


def _with_every_number(words: str, edtf: str) -> str | Refused:
    """The reading, if every number and weekday that was written is in it."""
    written = Counter(int(number) for number in re.findall("[0-9]+", words))
    if written - Counter(int(part) for part in edtf.split("-")):
        return refused("lost_number", words, edtf)
    weekdays = [WEEKDAYS[name] for name in _names_in(words) if name not in MONTHS]
    if weekdays and len(edtf) != len("2026-01-09"):
        return refused("no_day", words, edtf)
    if weekdays and weekdays != [date.fromisoformat(edtf).weekday()]:
        return refused("impossible_weekday", words, edtf, day=edtf)
    return edtf


def _data(words: str, base: date) -> "DateData":
    return _parser(base).get_date_data(words)


@lru_cache(maxsize=64)
def _parser(base: date) -> "DateDataParser":
    # Slow to import, and most files never need it.
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_LOCALE_DATE_ORDER": False,
        "RELATIVE_BASE": datetime.combine(base, time()),
        "TIMEZONE": "UTC",
        "RETURN_TIME_AS_PERIOD": True,
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "PARSERS": ["relative-time", "absolute-time"],
    }
    return DateDataParser(languages=["en", "fr"], settings=settings)
