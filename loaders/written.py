"""The written grammar: spans, open ends and choices in English and French words, turned into EDTF."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from loaders.days import days_away
from loaders.edtf import read_edtf
from loaders.singles import Read, read_single, with_marks, without_marks
from loaders.stated import completed, plain, read_stated, stated_edtf
from loaders.when import Refused, When, refused

_WEEK = re.compile(r"(?:in |the |la |dans la )*(?:week|semaine) (?:of|du)(?: the)? (?P<day>.+)")
_OPEN = {
    "by": re.compile(
        r"(?:by|no later than|not later than|at the latest(?: by| on)?|on or before|au plus tard)"
        r" (?P<rest>.+)"
        r"|(?P<rest_before>.+?),? (?:at the latest|au plus tard|or (?:earlier|before)|ou (?:avant|plus tot))"
    ),
    "before": re.compile(r"(?:before|prior to|avant) (?P<rest>.+)(?P<rest_before>$)?"),
    "after": re.compile(r"(?:after|apres) (?P<rest>.+)(?P<rest_before>$)?"),
    "since": re.compile(
        r"(?:since|on or after|no earlier than|not before|starting|depuis|a partir d[eu]|a compter d[eu]"
        r"|au plus tot|des|from) (?P<rest>.+)"
        r"|(?P<rest_before>.+?),? (?:or (?:later|after)|ou plus tard|at the earliest|au plus tot|onwards?)"
    ),
}
_BETWEEN = re.compile(r"(?:in )?(?:between|entre) (?P<low>.+?) (?:and|et) (?P<high>.+)")
_FROM_TO = re.compile(
    r"(?:from |du |de |d')?(?P<low>.+?) (?:to|until|till|through|au|a|jusqu'(?:au|a|en)) (?P<high>.+)"
)
_EITHER = re.compile(r"(?:either |soit )?(?P<low>.+?),? (?:or|ou|soit) (?P<high>.+)")
_BOTH = re.compile(r"(?P<low>.+?)(?:,? (?:and|et) | ?[;,&+] ?)(?P<high>.+)")


def read_written(text: str) -> Read:
    """The EDTF of a written date; None where the grammar does not know it."""
    words = plain(text)
    read = _read_day_within(words) or read_single(words) or _read_composed(words)
    if read is not None:
        return read
    marks, rest = without_marks(words)
    return with_marks(_read_day_within(rest) or _read_composed(rest), marks) if marks else None


def _read_day_within(text: str) -> Read:
    """An unknown day of a part of a month, of a week, or between two days: one of them, not a stretch."""
    if isinstance(read_edtf(text), When):
        return None  # in EDTF a slash is a stretch
    read = read_single(text) or _read_week(text) or _read_between(text)
    return f"[{read.replace('/', '..')}]" if isinstance(read, str) and "/" in read else read


def _read_composed(text: str) -> Read:
    return next((read for reader in _COMPOSED if (read := reader(text)) is not None), None)


def _read_week(text: str) -> Read:
    match = _WEEK.fullmatch(text)
    day = read_single(match["day"]) if match else None
    if not isinstance(day, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        return day if isinstance(day, Refused) else None
    return f"{day}/{days_away(date.fromisoformat(day), 6).isoformat()}"


def _read_open(text: str) -> Read:
    found = ((word, shape.fullmatch(text)) for word, shape in _OPEN.items())
    word, match = next(((word, match) for word, match in found if match), ("", None))
    end = read_single(match["rest"] or match["rest_before"]) if match else None
    return _open_edtf(word, end) if isinstance(end, str) else end


def _open_edtf(word: str, end: str) -> Read:
    if end.startswith("[") or ".." in end:
        return None
    first, last = end.split("/")[0], end.split("/")[-1]
    if word in ("by", "since"):
        return f"[..{last}]" if word == "by" else f"[{first}..]"
    when = read_edtf(end)
    # "Before about 7 January" says two vague things at once: there is no day to count from.
    if not isinstance(when, When) or not when.earliest or not when.latest or when.approximate:
        return None
    return _beyond(when.earliest, -1, "[..{}]") if word == "before" else _beyond(when.latest, 1, "[{}..]")


def _beyond(day: date, step: int, shape: str) -> Read:
    beyond = days_away(day, step)
    known = beyond != day
    return shape.format(beyond.isoformat()) if known else refused("year_out_of_range", day.isoformat())


def _read_between(text: str) -> Read:
    match = _BETWEEN.fullmatch(text)
    return _read_from_to(match["low"], match["high"]) if match else None


def _read_span(text: str) -> Read:
    return next((read for ends in _cuts_of(text) if (read := _read_from_to(*ends)) is not None), None)


def _read_from_to(low: str, high: str) -> Read:
    ends = _read_ends(low, high)
    return _in_order(*ends, low, high) if isinstance(ends, tuple) else ends


def _cuts_of(text: str) -> Iterator[tuple[str, str]]:
    """Every way to cut the text into a beginning and an end."""
    if match := _FROM_TO.fullmatch(text):
        yield match["low"], match["high"]
    for cut in (*re.finditer(r"\s+-\s+", text), *re.finditer("-", text)):
        yield text[: cut.start()], text[cut.end() :]


def _read_ends(low: str, high: str) -> tuple[str, str] | Refused | None:
    """Two dates in EDTF, each with the month or year that only the other names."""
    first, last = read_stated(low), read_stated(high)
    if first and last:
        full = completed(first, last)
        ends = [stated_edtf(full[0], low), stated_edtf(full[1], high)]
    else:
        ends = [read_single(low), read_single(high)]
    if None in ends:
        return None
    fault = next((end for end in ends if isinstance(end, Refused)), None)
    texts = [end for end in ends if isinstance(end, str)]
    return fault or (None if any(end.startswith("[") for end in texts) else (texts[0], texts[1]))


def _in_order(first: str, last: str, low: str, high: str) -> str | Refused:
    """From the first to the last day of both, unless they are the wrong way round."""
    start, end = first.split("/")[0], last.split("/")[-1]
    span = read_edtf(f"{start}/{end}")
    if not isinstance(span, Refused):
        return f"{start}/{end}"
    # "29 December to 8 January 2026" leaves a year out: the other year may be meant.
    if start[:4] not in low and start[:4].isdigit():
        return replace(span, meant=f"{int(start[:4]) - 1:04}{start[4:]}/{end}")
    if end[:4] not in high and end[:4].isdigit():
        return replace(span, meant=f"{start}/{int(end[:4]) + 1:04}{end[4:]}")
    return span


def _read_either(text: str) -> Read:
    match = _EITHER.fullmatch(text)
    ends = _read_ends(match["low"], match["high"]) if match else None
    if not isinstance(ends, tuple):
        return ends
    return None if "/" in "".join(ends) else f"[{ends[0]},{ends[1]}]"


def _read_both(text: str) -> Read:
    match = _BOTH.fullmatch(text)
    ends = _read_ends(match["low"], match["high"]) if match else None
    return refused("two_dates", text) if isinstance(ends, tuple) else ends


_COMPOSED = (_read_open, _read_span, _read_either, _read_both)
