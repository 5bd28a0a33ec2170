"""What is offered to who fills in a row: ids, near words, words to choose from. Never applied unasked."""

from collections.abc import Mapping, Sequence

from loaders.adding import Cells, Sheet
from loaders.cells import EVIDENCE, split
from loaders.dates import When, read_when
from loaders.problems import Problem, has_errors, slug, unaccented

LISTS = ("jurisdictions", "actors", "responds_to", "ends", "sources")
REFERENCES = ("responds_to", "part_of", "ends")
CURRENCIES = ("EUR", "GBP", "USD")
MOST = 9  # so many finds are shown
LONGEST_ID = 40
LITTLE_WORDS = frozenset([
    *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "over", "the", "to", "with"),
    *("au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour", "sur", "un", "une"),
])  # fmt: skip


def words_for(column: str, sheet: Sheet, lang: str) -> dict[str, str]:
    """The words that a column allows, each with what it says; none where anything may be written."""
    if column == "type":
        return {kind.type: label_of(kind.label_en, kind.label_fr, lang) for kind in sheet.known.types.values()}
    if column == "evidence":
        return dict.fromkeys(EVIDENCE, "")
    if column == "currency":
        return dict.fromkeys(sorted({*CURRENCIES, *(row.cells["currency"] for row in sheet.table.rows)} - {""}), "")
    return {}


def catalogue(column: str, sheet: Sheet, lang: str) -> dict[str, str]:
    """The ids that a column may name, each with what it stands for."""
    if column == "sources":
        found = sheet.known.sources.values()
        return {source.id: f"{source.publisher}, {source.title} ({source.date or '?'})" for source in found}
    if column in REFERENCES:
        rows = (row.cells for row in sheet.table.rows if row.cells["id"])
        return {row["id"]: label_of(row["title_en"], row["title_fr"], lang) for row in rows}
    return {}


def label_of(english: str, french: str, lang: str) -> str:
    """The text in a language, or in the other where it is not translated."""
    return (french or english) if lang == "fr" else (english or french)


def found(searched: str, labels: Mapping[str, str]) -> list[str]:
    """The first ids that hold every word of a search, or whose label does; accents and case do not matter."""
    words = unaccented(searched).split()
    texts = {name: unaccented(f"{name} {label}") for name, label in labels.items()}
    return [name for name, text in texts.items() if words and all(word in text for word in words)][:MOST]


def choices_after(answer: str, problems: Sequence[Problem], labels: Mapping[str, str]) -> list[str]:
    """What a number may stand for after a search: what the answer named already, then what was found."""
    searched = [problem.value for problem in problems if problem.code in ("unknown_source", "unknown_event")]
    finds = [name for value in searched for name in found(value, labels)]
    named = [name for name in split(answer) if name in labels]
    return list(dict.fromkeys([*named, *finds])) if finds else []


def chosen(column: str, answer: str, choices: Sequence[str]) -> str:
    """The answer with what its numbers stand for."""
    parts = split(answer) if column in LISTS else [answer]
    named = {str(number): word for number, word in enumerate(choices, 1) if str(number) not in choices}
    return ";".join(named.get(part, part) for part in parts) if named.keys() & set(parts) else answer


def corrected(column: str, answer: str, problems: Sequence[Problem]) -> str:
    """The whole answer as it was perhaps meant; "" when that is not clear for each of its faults."""
    meant = {problem.value: problem.meant for problem in problems if has_errors([problem])}
    if not meant or not all(meant.values()):
        return ""
    if column not in LISTS:
        return next(iter(meant.values()))
    return ";".join(dict.fromkeys(meant.get(part, part) for part in split(answer)))


def suggested_id(cells: Cells, sheet: Sheet) -> str:
    """An id that is still free, from the first jurisdiction and the title; from the date too where it must be."""
    place = next((code for code in split(cells["jurisdictions"]) if code != "WW"), "")
    base = shortened_slug(slug(place), slug(cells["title_en"] or cells["title_fr"]) or cells["type"])
    when = read_when(cells["date"])
    day = when.earliest or when.latest if isinstance(when, When) else None
    dated = f"{base}-{day:%Y%m%d}" if day else base
    tries = [base, dated, *(f"{dated}-{number}" for number in range(2, len(sheet.known.ids) + 4))]
    return next(one for one in tries if one not in sheet.known.ids)


def shortened_slug(place: str, title: str) -> str:
    """The place and as many telling words of the title as an id has room for."""
    words = [place] if place else []
    for word in title.split("-"):
        if word not in LITTLE_WORDS and len("-".join([*words, word])) <= LONGEST_ID:
            words.append(word)
    return "-".join(words) or title[:LONGEST_ID].strip("-")
