"""Values of a TOML file, and what is wrong with them: days, texts in both languages, lists of tables."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from loaders.problems import Problem, Spot

Toml = Mapping[str, object]


def day_of(toml: Toml, name: str) -> date:
    """The day of a key that has been checked."""
    day = toml[name]
    assert isinstance(day, date)
    return day


def day_problems(toml: Toml, name: str, spot: Spot) -> Iterator[Problem]:
    """Whether a day is there and is one."""
    value = toml.get(name)
    if value is None:
        yield spot.problem("missing_value", name)
    elif not is_day(value):
        yield spot.problem("bad_date", name, str(value), reason="bad_date.toml")


def order_problems(toml: Toml, start: str, end: str, spot: Spot) -> Iterator[Problem]:
    """Whether a stretch of days ends on or after its first day."""
    first, last = toml.get(start), toml.get(end)
    if is_day(first) and is_day(last) and str(last) < str(first):
        yield spot.problem("end_before_start", end, str(last), start=str(first))


def text_problems(texts: Mapping[str, str], name: str, spot: Spot) -> Iterator[Problem]:
    """Whether a text is there in both languages."""
    missing = [lang for lang in ("en", "fr") if not texts.get(lang)]
    if len(missing) == 1:
        yield spot.problem("missing_translation", f"{name}.{missing[0]}")
    elif missing:
        yield spot.problem("missing_value", f"{name}.en")


def is_day(value: object) -> bool:
    """Whether a TOML value is a day without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)


def texts_of(value: object) -> dict[str, str]:
    """The texts of a table by language."""
    table = value if isinstance(value, dict) else {}
    return {lang: str(table[lang]) for lang in ("en", "fr") if lang in table}


def names_of(value: object) -> tuple[str, ...]:
    """The texts of a TOML list."""
    return tuple(map(str, value)) if isinstance(value, list) else ()


def tables_of(toml: Toml, name: str) -> list[Toml]:
    """The tables of a list such as [[windows]]."""
    values = toml.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def spot_of(name: str, text: str, file: str) -> Spot:
    """The line on which a name first stands as a key or a table, else the first."""
    found = re.search(rf"^\s*\[*{re.escape(name)}\b", text, re.MULTILINE)
    return Spot(file, text[: found.end()].count("\n") + 1 if found else 1)


def not_toml(message: str, file: str) -> Problem:
    """A file that breaks the rules of TOML, at the line where it does."""
    line = re.search(r"line (\d+)", message)
    spot = Spot(file, int(line[1]) if line else 1)
    return spot.problem("unreadable_file", "", reason="unreadable.not_toml")
