"""What reading a date gives: the days it may stand for, or why it is refused."""

from dataclasses import dataclass, field
from datetime import date

_CODES = {
    "ambiguous_order": "ambiguous_date",
    "impossible_month": "impossible_date",
    "impossible_day": "impossible_date",
    "impossible_quarter": "impossible_date",
    "impossible_weekday": "impossible_date",
    "end_before_start": "end_before_start",
}


@dataclass(frozen=True)
class When:
    """The days a written date may stand for, both included; None is open."""

    earliest: date | None
    latest: date | None
    precision: str  # as written: "day", "month", "quarter", "year" or "range"
    approximate: bool = False
    uncertain: bool = False
    text: str = field(default="", compare=False)
    edtf: str = field(default="", compare=False)


@dataclass(frozen=True)
class Refused:
    """Why a text is not read: a reason with its details, and what was perhaps meant."""

    code: str
    reason: str
    details: tuple[tuple[str, str], ...] = ()
    meant: str = ""


def refused(reason: str, written: str, meant: str = "", **details: str) -> Refused:
    """A refusal under the code of its reason; its details begin with what was written."""
    return Refused(_CODES.get(reason, "bad_date"), reason, (("written", written), *details.items()), meant)
