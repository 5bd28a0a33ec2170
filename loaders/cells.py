"""What is wrong with one cell of events.csv, and what was perhaps meant."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

import pycountry

from loaders import jurisdictions
from loaders.problems import SLUG, Problem, Spot, nearest, slug
from loaders.sources import Source, url_problems
from loaders.vocabulary import EventType

EVIDENCE = ("official", "press", "single-source", "article-only", "contested")
SIGNS = {"€": "EUR", "EUROS": "EUR", "$": "USD", "US$": "USD", "DOLLARS": "USD", "£": "GBP", "¥": "JPY"}
SPACES = re.compile(r"[\s'’_]")


@dataclass(frozen=True)
class Known:
    """What a row of events.csv may name."""

    types: Mapping[str, EventType]
    sources: Mapping[str, Source]
    sources_left_out: frozenset[str]  # in sources.csv, but faulty there
    ids: frozenset[str]  # of all rows of the file, also of the faulty ones
    as_of: date

    @cached_property
    def type_names(self) -> frozenset[str]:
        """The types by name alone."""
        return frozenset(self.types)


@lru_cache(maxsize=4096)  # the same few hundred combinations stand in all rows of a long file
def are_words_known(types: frozenset[str], kind: str, places: str, evidence: str, currency: str) -> bool:
    """Whether those cells of a row that take words of a fixed list are filled and hold such words only."""
    codes = split(places)
    known_places = bool(codes) and all(map(jurisdictions.is_known, codes))
    known_currency = not currency or currency in currencies().values()
    return kind in types and known_places and evidence in EVIDENCE and known_currency


@lru_cache(maxsize=8192)
def split(cell: str) -> tuple[str, ...]:
    """The values of a cell, each once, in the order in which they are written."""
    if ";" not in cell:  # most cells, and there are a dozen a row
        return (cell.strip(),) if cell and not cell.isspace() else ()
    return tuple(dict.fromkeys(value for part in cell.split(";") if (value := part.strip())))


def type_problems(value: str, known: Known, spot: Spot) -> Iterator[Problem]:
    """Whether the type is in the vocabulary."""
    if value and value not in known.types:
        kinds = known.types.values()
        labels = {kind.label_en: kind.type for kind in kinds} | {kind.label_fr: kind.type for kind in kinds}
        meant = labels.get(value) or nearest(value, known.types)
        yield spot.problem("unknown_type", "type", value, meant=meant)


def jurisdiction_problems(cell: str, spot: Spot) -> Iterator[Problem]:
    """Whether each jurisdiction has such a code."""
    for code in split(cell):
        if not jurisdictions.is_known(code):
            meant = jurisdictions.suggestion(code)
            yield spot.problem("unknown_jurisdiction", "jurisdictions", code, meant=meant)


def evidence_problems(value: str, spot: Spot) -> Iterator[Problem]:
    """Whether the grade of evidence is one of the five."""
    if value and value not in EVIDENCE:
        meant, allowed = nearest(value, EVIDENCE), ", ".join(EVIDENCE)
        yield spot.problem("unknown_evidence", "evidence", value, meant=meant, allowed=allowed)


def event_problems(cell: str, column: str, own: str, known: Known, spot: Spot) -> Iterator[Problem]:
    """Whether each event that is named is a row of the file, and another one."""
    # A case has one root: in `part_of` a list is no id.
    for value in (cell,) if column == "part_of" and cell else split(cell):
        if value == own:
            yield spot.problem("self_reference", column, value)
        elif value not in known.ids:
            yield spot.problem("unknown_event", column, value, meant=nearest(value, known.ids, but=own))


def source_problems(cell: str, known: Known, spot: Spot) -> Iterator[Problem]:
    """Whether each source is a known one or an https address, and at least one of them can be used."""
    values = split(cell)
    usable = [value for value in values if value not in known.sources_left_out]
    for value in values:
        if value in known.sources:
            continue
        if value in known.sources_left_out:
            code = "reference_left_out" if usable else "unknown_source"
            yield spot.problem(code, "sources", value, reason="source_left_out")
        elif is_address(value):
            yield from url_problems(value, "sources", spot)
        else:
            yield spot.problem("unknown_source", "sources", value, meant=nearest(value, known.sources))


@lru_cache(maxsize=1024)  # one address stands in many rows
def is_address(value: str) -> bool:
    """Whether a source is written as an address, not as an id."""
    return not SLUG.fullmatch(value) and re.search(r"[./:]", value) is not None


def amount_problems(amount: str, currency: str, spot: Spot) -> Iterator[Problem]:
    """Whether the amount is a plain number."""
    if currency and not amount:
        yield spot.problem("missing_value", "amount", "")
    elif amount and not is_number(amount):
        yield spot.problem("bad_amount", "amount", amount, meant=plain_number(amount))


def is_number(text: str) -> bool:
    """Whether the text is a number of plain digits, at most with a decimal point."""
    return re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) is not None and math.isfinite(float(text))


def plain_number(text: str) -> str:
    """The number without signs and separators, or "" when it is not clear which number it is."""
    digits = SPACES.sub("", text.strip("€$£¥ "))
    if re.fullmatch(r"[0-9]{1,3}(([,.])[0-9]{3})(\2[0-9]{3})+", digits):
        # Two groups of thousands or more: one alone may be decimals.
        digits = re.sub("[,.]", "", digits)
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        digits = digits.replace(",", ".")
    return digits if is_number(digits) else ""


def currency_problems(value: str, spot: Spot) -> Iterator[Problem]:
    """Whether the currency is a code of ISO 4217."""
    if value and value not in currencies().values():
        upper = value.upper()
        named = SIGNS.get(upper) or currencies().get(slug(value), "")
        meant = upper if upper in currencies().values() else named
        yield spot.problem("bad_currency", "currency", value, meant=meant)


@cache
def currencies() -> dict[str, str]:
    """The codes of ISO 4217 by the names of the currencies."""
    return {slug(currency.name): currency.alpha_3 for currency in pycountry.currencies}
