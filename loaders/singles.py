"""One date in words, perhaps with a mark of doubt, turned into EDTF.

By a part of a month is meant: early its 1st to 10th, mid its 11th to 20th, late its 21st to last day.
"""

import re

from loaders.days import last_day
from loaders.edtf import read_edtf
from loaders.stated import read_numeric, read_stated, stated_edtf
from loaders.when import Refused, When, refused

Read = str | Refused | None  # EDTF, a refusal, or not in this grammar

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "premier": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
}  # fmt: skip
_ORDINAL = r"(?:the |le |au |in the |du )?(?P<n>[0-9]|" + "|".join(_ORDINALS) + r")(?:st|nd|rd|th|er|eme|e)?"
_QUARTERS = (
    re.compile(r"[qt](?P<n>[0-9])[ /-]*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[ /-]*[qt](?P<n>[0-9])"),
    re.compile(_ORDINAL + r" (?:quarter|trimestre)(?: of| de)? (?P<year>[0-9]{4})"),
)
_HALVES = (
    re.compile(r"[hs](?P<n>[0-9])[ /-]*(?P<year>[0-9]{4})"),
    # Without a gap, 1950S2 is EDTF for a year known to two digits.
    re.compile(r"(?P<year>[0-9]{4})(?:[ /-]+s|[ /-]*h)(?P<n>[0-9])"),
    re.compile(_ORDINAL + r" (?:half|semestre)(?: of| de)? (?P<year>[0-9]{4})"),
)
_PART_OF_MONTH = re.compile(
    r"(?:in |at |the |le |la |au |a )*"
    r"(?:(?P<early>early(?: in)?|beginning of|start of|debut(?: de)?)"
    r"|(?P<mid>mid|middle of|mi|milieu(?: de)?)"
    r"|(?P<late>late(?: in)?|end of|fin(?: de)?))\b[ -]*(?P<month>[a-z].*|[0-9]{4})"
)
_MARKS = (
    ("~", re.compile(
        r"(?:~ ?|ca?\. ?|(?:on or about|circa|ca?|about|around|approximately|approx\.?|roughly|vers|environ"
        r"|autour d[ue]|aux alentours d[ue]|aux environs d[ue]) )(?P<after>.+)"
        r"|(?P<before>.+?)(?:,? (?:environ|approximately|\(approx\.?\))| ?~)"
    )),
    ("?", re.compile(
        r"(?:probably|possibly|perhaps|likely|probablement|peut-etre|sans doute) (?P<after>.+)"
        r"|(?P<before>.+?) ?(?:\?|\(\?\))"
    )),
)  # fmt: skip
_DATE_IN_EDTF = re.compile("[0-9X][0-9X?~%-]*")


def read_single(text: str) -> Read:
    """The EDTF of one date that could stand at either end of a span."""
    read = _read_unmarked(text)
    if read is not None:
        return read
    marks, rest = without_marks(text)
    return with_marks(_read_unmarked(rest), marks) if marks else None


def without_marks(text: str) -> tuple[str, str]:
    """The marks of doubt that a text carries in words, and what remains of it."""
    marks = ""
    for mark, shape in (*_MARKS, *_MARKS):
        match = shape.fullmatch(text)
        if match and mark not in marks:
            marks, text = marks + mark, match["after"] or match["before"]
    return marks, text


def with_marks(edtf: Read, marks: str) -> Read:
    """The EDTF with the marks on each of its dates."""
    if not isinstance(edtf, str):
        return edtf
    return _DATE_IN_EDTF.sub(lambda match: _with_marks(match[0], marks), edtf)


def _with_marks(point: str, marks: str) -> str:
    bare = point.rstrip("?~%")
    doubts = set(marks + point[len(bare) :].replace("%", "?~"))
    return bare + ("%" if len(doubts) > 1 else "".join(doubts))


def _read_unmarked(text: str) -> Read:
    return next((read for reader in _UNMARKED if (read := reader(text)) is not None), None)


def _read_form(text: str) -> Read:
    when = read_edtf(text)
    return when.edtf if isinstance(when, When) else when


def _read_words(text: str) -> Read:
    stated = read_stated(text)
    return stated_edtf(stated, text) if stated else None


def _read_part_of_year(text: str) -> Read:
    for shapes, first_code, count in ((_QUARTERS, 33, 4), (_HALVES, 40, 2)):
        match = next((found for shape in shapes if (found := shape.fullmatch(text))), None)
        if match:
            number = int(_ORDINALS.get(match["n"], match["n"]))
            if not 1 <= number <= count:
                return refused("impossible_quarter", text)
            return _read_form(f"{match['year']}-{first_code + number - 1}")
    return None


def _read_part_of_month(text: str) -> Read:
    match = _PART_OF_MONTH.fullmatch(text)
    stated = read_stated(match["month"]) if match else None
    if not match or not stated or stated.day or stated.weekday is not None:
        return None
    part = 0 if match["early"] else 1 if match["mid"] else 2
    if stated.year and not stated.month:
        return refused("part_of_year", text, _third_of_year(stated.year, part))
    month = stated_edtf(stated, text)
    if not isinstance(month, str) or not stated.year or not stated.month:
        return month
    last = (10, 20, last_day(stated.year, stated.month).day)[part]
    return f"{month}-{(1, 11, 21)[part]:02}/{month}-{last}"


def _third_of_year(year: int, third: int) -> str:
    return f"{year:04}-{4 * third + 1:02}/{year:04}-{4 * third + 4:02}"


_UNMARKED = (_read_form, _read_words, read_numeric, _read_part_of_year, _read_part_of_month)
