"""Where somebody finds help whom the subject of the story touches: the [[help]] tables of a story.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.jurisdictions import is_known, suggestion
from loaders.problems import Problem, Spot
from loaders.sources import url_problems
from loaders.toml_values import Toml, spot_of, tables_of


@dataclass(frozen=True)
class HelpLine:
    """A service that helps: its name, its address, a telephone number or "", the language of its page, its country."""

    name: str
    url: str
    phone: str
    lang: str
    country: str


def help_of(toml: Toml) -> tuple[HelpLine, ...]:
    """The help lines of a story.toml without error, in its order."""
    return tuple(
        HelpLine(*(str(table.get(name, "")) for name in ("name", "url", "phone", "lang", "country")))
        for table in tables_of(toml, "help")
    )


def help_problems(toml: Toml, text: str, file: str) -> Iterator[Problem]:
    """What is wrong with the help lines of a story.toml, each at the line of its table."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith("[[help]]")]
    tables = tables_of(toml, "help")
    first = spot_of("help", text, file).line
    for number, table in enumerate(tables):
        yield from _table_problems(table, Spot(file, lines[number] if len(lines) == len(tables) else first))


def _table_problems(table: Toml, spot: Spot) -> Iterator[Problem]:
    for name in ("name", "lang"):
        if not table.get(name):
            yield spot.problem("missing_value", f"help.{name}")
    url, lang, country = (str(table.get(name, "")) for name in ("url", "lang", "country"))
    yield from url_problems(url, "help.url", spot)
    if lang and not re.fullmatch("[a-z]{2}", lang):
        yield spot.problem("bad_language", "help.lang", lang)
    if country and not is_known(country):
        yield spot.problem("unknown_jurisdiction", "help.country", country, meant=suggestion(country))
