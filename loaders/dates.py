"""Dates as people write them, read as the days they may stand for: never as a day that was not written.

First EDTF, then the written grammar, then dateparser behind its fence. Each gives EDTF, so the `edtf` of a
date always reads back to an equal one, that of a quarter too (2023-34 is EDTF for a second quarter).
Nothing here depends on today's date or on the machine's language.
"""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from loaders.edtf import read_edtf
from loaders.fenced import read_fenced
from loaders.stated import plain
from loaders.unread import plain_refusal
from loaders.when import Refused, When, refused
from loaders.written import read_written

__all__ = ["Refused", "When", "read_when"]

_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 80  # a longer text is prose


def read_when(text: str, source_day: date | None = None) -> When | Refused:
    """The days that a written date may stand for, or why it is refused.

    A relative date ("yesterday") counts from the day of its source; without one it is refused.
    """
    written = text.strip()
    if not written or len(written) > _LONGEST:
        return refused("not_a_date" if written else "empty", written)
    read = _read_once(written, None)
    if source_day and isinstance(read, Refused) and read.reason == "relative_without_source":
        read = _read_once(written, source_day)
    return replace(read, text=text) if text != written and isinstance(read, When) else read


@lru_cache(maxsize=2**15)  # in a long file the same few thousand texts come again and again
def _read_once(written: str, source_day: date | None) -> When | Refused:
    if _ISO_DAY.fullmatch(written):
        day = _iso_day(written)
        if day:
            return When(day, day, "day", text=written, edtf=written)
    read = _read(written, source_day)
    return replace(read, text=written) if isinstance(read, When) else read


def _iso_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _read(written: str, source_day: date | None) -> When | Refused:
    when = read_edtf(written)
    if isinstance(when, When):
        return when
    edtf = read_written(written) or plain_refusal(written) or read_fenced(written, source_day)
    if isinstance(edtf, Refused):
        return _naming(edtf, written)
    return (read_edtf(edtf) if edtf else None) or refused("not_a_date", written)


def _naming(refusal: Refused, written: str) -> Refused:
    """The refusal with the text as it was written, where it is about the whole of it."""
    (name, piece), *others = refusal.details
    return replace(refusal, details=((name, written if piece == plain(written) else piece), *others))
