"""An answer read back in words: what the file will be taken to say."""

from loaders.adding import Cells, Sheet, row_of
from loaders.cells import split
from loaders.dates import When
from loaders.events import read_cell, source_day
from loaders.offers import catalogue, label_of
from words import text
from words.dates import date_words
from words.numbers import amount_words
from words.places import list_words, place_name


def read_back(column: str, cells: Cells, sheet: Sheet, lang: str) -> str:
    """The words for a cell without error; "" where it is empty or says no more than it shows."""
    value = cells.get(column, "")
    if not value:
        return ""
    match column:
        case "date" | "end":
            return words_of_date(value, cells, sheet, lang)
        case "type":
            kind = sheet.known.types.get(value)
            return label_of(kind.label_en, kind.label_fr, lang) if kind else ""
        case "jurisdictions":
            return list_words([place_name(code, lang) for code in split(value)], lang)
        case "actors":
            return list_words(list(split(value)), lang)
        case "amount" | "currency":
            amount, currency = cells.get("amount", ""), cells.get("currency", "")
            return amount_words(float(amount), currency, lang) if amount else ""
        case "evidence":
            return text(f"evidence_help.{value}", lang)
        case "responds_to" | "part_of" | "ends" | "sources":
            labels = catalogue(column, sheet, lang)
            return text("list.semicolon", lang).join(labels.get(name, name) for name in split(value))
    return ""


def words_of_date(value: str, cells: Cells, sheet: Sheet, lang: str) -> str:
    """The days that a date stands for."""
    when = read_cell(value, source_day(row_of(cells), sheet.known))
    return date_words(when.edtf, when.earliest, when.latest, lang) if isinstance(when, When) else ""
