"""Seeded files of events of any length: most dates in EDTF, some in words, and a few faulty rows among them."""

import csv
import io
import random
from collections.abc import Mapping
from datetime import date, timedelta

from loaders.events import COLUMNS

SEED = 20261004
FIRST_DAY = date(2016, 1, 1)
DAYS = 3_650
WRITTEN_SHARE = 0.1
FAULTY_SHARE = 0.01
WRITTEN_TEXTS = 500
GROUP = 5
OPEN_SHARE = (GROUP - 2) / GROUP

PLACES = ("ID", "MY", "PH", "FR", "GB", "US", "US-CA", "IN", "BR", "JP", "KR", "AU", "EU", "WW", "IE", "ID;MY")
KINDS = ("statement", "order", "investigation-opened", "formal-notice", "platform-statement")
SOURCES = tuple(f"https://example.org/{number}" for number in range(200))
EDTF = (
    "{day}", "{day}", "{day}", "{day}", "{month}", "{day}~", "{day}?", "{month}-XX", "{month}~", "[{day}..{later}]",
    "[{day},{later}]", "[..{day}]", "{year}",
)  # fmt: skip
WORDS = (
    "{d} janvier {year}", "January {d}, {year}", "le {d} mars {year}", "early May {year}", "fin mai {year}",
    "between {d} and 28 March {year}", "before {d} July {year}", "vers le {d} août {year}", "Q2 {year}",
    "{year} Oct {d}",
)  # fmt: skip
FAULTS: tuple[Mapping[str, str], ...] = (
    {"date": "2026-02-30"}, {"date": "9/1/2026"}, {"date": "some day in spring"}, {"type": "statment"},
    {"jurisdictions": "Indonesia"}, {"responds_to": "evnt-{near}"}, {"ends": "event-{near}x"},
    {"part_of": "nothing-of-the-kind"}, {"evidence": "oficial"}, {"sources": "bbc-20260131"}, {"id": "Event {near}"},
)  # fmt: skip


def many_rows(count: int) -> bytes:
    """A file of events with so many rows, the same ones each time."""
    chance = random.Random(SEED)
    written = [written_date(chance) for _ in range(WRITTEN_TEXTS)]
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row_of(number, written, chance) for number in range(count))
    return out.getvalue().encode()


def row_of(number: int, written: list[str], chance: random.Random) -> dict[str, str]:
    """One row; a few of them faulty in one cell. The last two of every five are a block and its lifting."""
    place = number % GROUP
    pair = {GROUP - 2: block(number), GROUP - 1: lifting(number)}
    open_row = {
        "date": chance.choice(written) if chance.random() < WRITTEN_SHARE / OPEN_SHARE else edtf_date(chance),
        "type": chance.choice(KINDS),
        "jurisdictions": chance.choice(PLACES),
    }
    row = {
        "id": event_id(number),
        "actors": f"Authority {number}",
        "title_en": f"What was done in case {number}",
        "title_fr": f"Ce qui a été fait dans l’affaire {number}",
        "summary_en": "An authority says what it has done, and why; its statement is linked.",
        "summary_fr": "Une autorité dit ce qu’elle a fait, et pourquoi ; son communiqué est lié.",
        "evidence": "official",
        "sources": chance.choice(SOURCES),
    }
    return row | pair.get(place, open_row) | fault_of(number, chance)


def block(number: int) -> dict[str, str]:
    """What a block says of itself."""
    return {"date": block_day(number).isoformat(), "type": "ban", "jurisdictions": place_of(number)}


def lifting(number: int) -> dict[str, str]:
    """What the lifting of the block in the row before says."""
    day = block_day(number - 1) + timedelta(number % 40 + 1)
    ended = {"ends": event_id(number - 1), "jurisdictions": place_of(number - 1)}
    return {"date": day.isoformat(), "type": "ban-lifted"} | ended


def event_id(number: int) -> str:
    """The id of a row."""
    return f"event-{number:06}"


def block_day(number: int) -> date:
    """The day of a block."""
    return FIRST_DAY + timedelta(number * 7 % DAYS)


def place_of(number: int) -> str:
    """The places of a block."""
    return PLACES[number // GROUP % len(PLACES)]


def fault_of(number: int, chance: random.Random) -> dict[str, str]:
    """The cells that make a row faulty; mostly none."""
    if chance.random() >= FAULTY_SHARE:
        return {}
    return {column: value.format(near=f"{number:06}") for column, value in chance.choice(FAULTS).items()}


def edtf_date(chance: random.Random) -> str:
    """A date of some form of EDTF."""
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    later = (day + timedelta(chance.randrange(1, 9))).isoformat()
    iso = day.isoformat()
    return chance.choice(EDTF).format(day=iso, later=later, month=iso[:7], year=iso[:4])


def written_date(chance: random.Random) -> str:
    """A date in words."""
    return chance.choice(WORDS).format(d=chance.randrange(1, 28), year=chance.randrange(2016, 2026))
