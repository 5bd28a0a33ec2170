"""Dates as the page prints them: as precise as they are known, and no more."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import get_day_names, get_month_names, get_quarter_names

from words import text

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_QUARTERS = (33, 34, 35, 36)
_HALVES = (40, 41)


@dataclass(frozen=True)
class _Point:
    """One date of an EDTF text, without its marks."""

    year: int
    month: int = 0  # above 20 a part of the year
    day: int = 0

    @property
    def kind(self) -> str:
        """Which little words go with it: those of a day, a part of a year, or a month or year."""
        return "day" if self.day else "part" if self.month > 20 else "month"


@lru_cache(maxsize=8192)
def date_words(edtf: str, earliest: date | None, latest: date | None, lang: str) -> str:
    """What the page prints for a date, from its EDTF form; from its days where that has no short words."""
    words = _edtf_words(edtf, lang)
    if words:
        return words
    days = _days_words(earliest, latest, lang)
    return text("date.probably", lang, date=days) if "?" in _marks(edtf) else days


@lru_cache(maxsize=8192)
def span_words(
    edtf: str,
    earliest: date | None,
    latest: date | None,
    end_edtf: str,
    end_earliest: date | None,
    end_latest: date | None,
    lang: str,
) -> str:
    """What the page prints for what lasted from one date to another: "3 to 4 January 2026"."""
    first, last = _point(edtf), _point(end_edtf)
    if first and last and not _marks(edtf + end_edtf) & {"?"}:
        return _from_to(first, last, "~" in _marks(edtf), "~" in _marks(end_edtf), lang)
    start = date_words(edtf, earliest, latest, lang)
    end = date_words(end_edtf, end_earliest, end_latest, lang)
    return text("date.start_and_end", lang, start=start, end=end)


@lru_cache(maxsize=8192)
def day_words(day: date, lang: str, weekday: bool = False, short: bool = False) -> str:
    """A day: "10 January 2026", "Saturday 10 January 2026", short "10 Jan 2026"."""
    words = f"{_day_number(day.day, lang)} {_month_name(day.month, lang, short)} {day.year}"
    if not weekday:
        return words
    names = get_day_names("abbreviated" if short else "wide", locale=lang)
    return f"{names[day.weekday()]} {words}"


def month_parts(month: str, lang: str) -> tuple[str, str, str, str]:
    """Of what a browser makes the words for months: "March 2026"; "from March" before another month of its year, "from
    March 2026" before one of another year, as they stand in "date.from_to"; and "to March 2026"."""
    point = _point(month)
    if point is None:
        raise ValueError(f"not a month: {month}")
    bare = _bare(point, lang)
    inside = _joined("from", point, _bare(point, lang, point), lang)
    return bare, inside, _joined("from", point, bare, lang), _joined("to", point, bare, lang)


def _edtf_words(edtf: str, lang: str) -> str:
    """The words for an EDTF form; empty where it has none of its own."""
    marks = _marks(edtf)
    point = _point(edtf)
    if point:
        return _point_words(point, marks, lang)
    words = _open_words(edtf, "~" in marks, lang)
    if not words:
        words = _choice_words(edtf, lang) or _between_words(edtf, lang)
        words = text("date.roughly", lang, date=words) if words and "~" in marks else words
    return text("date.probably", lang, date=words) if words and "?" in marks else words


def _point_words(point: _Point, marks: set[str], lang: str) -> str:
    """One date with its doubts: "probably about 7 January 2026"."""
    words = _about(point, lang) if "~" in marks else _bare(point, lang)
    if "?" not in marks:
        return words
    return text("date.probably", lang, date=words if "~" in marks else _joined("in", point, words, lang))


def _open_words(edtf: str, approximate: bool, lang: str) -> str:
    """ "By" or "since" a date, where the other end is open."""
    inner = edtf.strip("[]")
    low, _, high = inner.replace("/", "..", 1).replace("....", "..").partition("..")
    point = _point(low or high)
    if not point or "," in inner or (low and high) or ".." not in edtf:
        return ""
    preposition, key = ("in", "date.by") if high else ("the", "date.since")
    words = _about(point, lang) if approximate else _joined(preposition, point, _bare(point, lang), lang)
    return text(key, lang, date=words)


def _choice_words(edtf: str, lang: str) -> str:
    """One of several dates: "15 or 16 January 2026"."""
    if not edtf.startswith("[") or ".." in edtf:
        return ""
    points = [_point(item) for item in edtf.strip("[]").split(",")]
    known = [point for point in points if point]
    if len(known) < len(points):
        return ""
    words = [_bare(point, lang, known[-1]) for point in known[:-1]]
    return text("date.or", lang, first=", ".join(words), last=_bare(known[-1], lang))


def _between_words(edtf: str, lang: str) -> str:
    """Somewhere from one date to another: "between 7 and 9 January 2026"."""
    ends = edtf.strip("[]").split(".." if edtf.startswith("[") else "/")
    points = [_point(end) for end in ends]
    if len(points) != 2 or not points[0] or not points[1] or "," in edtf:
        return ""
    return _between(points[0], points[1], lang)


def _between(first: _Point, last: _Point, lang: str) -> str:
    if first == last:
        return _bare(first, lang)
    return text(
        "date.between",
        lang,
        first=_joined("the", first, _bare(first, lang, last), lang),
        last=_joined("the", last, _bare(last, lang), lang),
    )


def _from_to(first: _Point, last: _Point, about_first: bool, about_last: bool, lang: str) -> str:
    if first == last and about_first == about_last:
        return _about(first, lang) if about_first else _bare(first, lang)
    begins = _bare(first, lang, last if about_first == about_last else None)
    ends = _bare(last, lang)
    if about_first and not about_last:
        begins = text("date.around", lang, date=begins)
    if about_last and not about_first:
        ends = text("date.around", lang, date=ends)
    start, end = _joined("from", first, begins, lang), _joined("to", last, ends, lang)
    words = text("date.from_to", lang, start=start, end=end)
    return text("date.around", lang, date=words) if about_first and about_last else words


def _days_words(earliest: date | None, latest: date | None, lang: str) -> str:
    """The words for two days, as whole years or months where they are their edges."""
    if earliest and latest:
        return _between(*_edges(earliest, latest), lang)
    day = earliest or latest
    if not day:
        return text("date.unknown", lang)
    preposition, key = ("in", "date.by") if latest else ("the", "date.since")
    point = _Point(day.year, day.month, day.day)
    return text(key, lang, date=_joined(preposition, point, _bare(point, lang), lang))


def _edges(earliest: date, latest: date) -> tuple[_Point, _Point]:
    whole_months = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if whole_months and (earliest.month, latest.month) == (1, 12):
        return _Point(earliest.year), _Point(latest.year)
    if whole_months:
        return _Point(earliest.year, earliest.month), _Point(latest.year, latest.month)
    return _Point(earliest.year, earliest.month, earliest.day), _Point(latest.year, latest.month, latest.day)


def _about(point: _Point, lang: str) -> str:
    return text("date.about", lang, date=_joined("the", point, _bare(point, lang), lang))


def _joined(word: str, point: _Point, words: str, lang: str) -> str:
    """The words after a little word that depends on what they name: "le", "en", "du", "d’"."""
    # French elides "de" before April, August and October.
    vowel = word == "from" and words[0] in "ao"
    return text(f"date.{word}.{'vowel' if vowel else point.kind}", lang, date=words)


def _bare(point: _Point, lang: str, before: _Point | None = None) -> str:
    """The date alone, without the month and year that it shares with the date it stands before."""
    if point.kind == "part":
        return _part_words(point, lang)
    month = _month_name(point.month, lang) if point.month else ""
    day = _day_number(point.day, lang) if point.day else ""
    if not before or before.kind != point.kind or before.year != point.year or not point.month:
        return " ".join(part for part in (day, month, str(point.year)) if part)
    return day if day and before.month == point.month else " ".join(part for part in (day, month) if part)


def _part_words(point: _Point, lang: str) -> str:
    if point.month in _HALVES:
        return text(f"date.half.{point.month - 39}", lang, year=point.year)
    quarter = get_quarter_names("wide", locale=lang)[point.month - 32]
    return text("date.quarter", lang, quarter=quarter, year=point.year)


def _day_number(day: int, lang: str) -> str:
    return text("date.first_day", lang) if day == 1 else str(day)


def _month_name(month: int, lang: str, short: bool = False) -> str:
    return str(get_month_names("abbreviated" if short else "wide", locale=Locale.parse(lang))[month])


def _marks(edtf: str) -> set[str]:
    """Which doubts a form is marked with: "~" approximate, "?" uncertain."""
    return set(edtf.replace("%", "?~")) & {"?", "~"}


def _point(edtf: str) -> _Point | None:
    """The single date of a form, if it has words; days and months left wholly open are left out."""
    # 2004-06~-11 doubts the month more than the day: only its days say how much.
    if re.search("[~%][-0-9X]", edtf):
        return None
    match = _POINT.fullmatch(re.sub("[?~%]", "", edtf).removesuffix("-XX").removesuffix("-XX"))
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    known = month <= 12 or month in _QUARTERS + _HALVES
    return _Point(year, month, day) if known else None
