"""Codes of jurisdictions: ISO 3166-1 alpha-2 and XK, ISO 3166-2, EU, and WW for worldwide."""

import gettext
from collections import Counter
from datetime import date
from functools import cache

import pycountry

from loaders.problems import unaccented

# Kosovo has a code that ISO leaves to users; WW is the world, or the platform itself.
EXTRA = frozenset({"XK", "EU", "WW"})

# First and last day of membership (None: still a member). Source: European Commission, "From 6 to 27 members"
# (the accession treaties); Agreement on the withdrawal of the United Kingdom, in force from 1 February 2020.
FIRST_DAYS = {
    date(1958, 1, 1): "BE DE FR IT LU NL",
    date(1973, 1, 1): "DK GB IE",
    date(1981, 1, 1): "GR",
    date(1986, 1, 1): "ES PT",
    date(1995, 1, 1): "AT FI SE",
    date(2004, 5, 1): "CY CZ EE HU LT LV MT PL SI SK",
    date(2007, 1, 1): "BG RO",
    date(2013, 7, 1): "HR",
}
LAST_DAYS = {"GB": date(2020, 1, 31)}

# What people write for a code and no table of ISO has.
OTHER_NAMES = {
    "uk": "GB", "angleterre": "GB-ENG", "grande-bretagne": "GB", "great britain": "GB", "kosovo": "XK",
    "european union": "EU", "union europeenne": "EU", "ue": "EU", "europe": "EU",
    "world": "WW", "worldwide": "WW", "global": "WW", "monde": "WW", "russia": "RU", "russie": "RU",
    "turkey": "TR", "coree du sud": "KR", "ivory coast": "CI",
}  # fmt: skip


def is_known(code: str) -> bool:
    """Whether the text is a code of a jurisdiction, in its exact spelling."""
    if "-" in code:
        return code in subdivision_codes()
    return code in EXTRA or code in country_codes()


def parent(code: str) -> str:
    """The country of a part of a country; "" for anything else."""
    return code.partition("-")[0] if "-" in code else ""


def eu_members(day: date) -> frozenset[str]:
    """The members of the European Union, and of the Communities before it, on a day."""
    joined = {code for first, codes in FIRST_DAYS.items() if first <= day for code in codes.split()}
    return frozenset(code for code in joined if day <= LAST_DAYS.get(code, date.max))


def suggestion(text: str) -> str:
    """The code that a name or a misspelt code stands for by exact look-up, or ""; offered, never applied."""
    code = text.strip().upper().replace("_", "-")
    if is_known(code):
        return code
    parts = [part.strip() for part in text.replace("/", ",").replace("|", ",").split(",")]
    if len(parts) > 1 and all(is_known(part) for part in parts):
        return ";".join(parts)
    return codes_by_name().get(unaccented(text.strip()), "")


@cache
def country_codes() -> frozenset[str]:
    """All codes of ISO 3166-1 alpha-2."""
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def subdivision_codes() -> frozenset[str]:
    """All codes of ISO 3166-2."""
    return frozenset(part.code for part in pycountry.subdivisions)


@cache
def codes_by_name() -> dict[str, str]:
    """Codes by name without accents: countries in English and French, their parts where a name is unique."""
    parts = Counter(unaccented(part.name) for part in pycountry.subdivisions)
    own = {unaccented(part.name): part.code for part in pycountry.subdivisions}
    alone = {name: code for name, code in own.items() if parts[name] == 1}
    return alone | country_names() | OTHER_NAMES


def country_names() -> dict[str, str]:
    """Codes of countries by each of their names; the French ones come with pycountry."""
    french = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"])
    names = {}
    for country in pycountry.countries:
        english = [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
        for name in (country.alpha_3, *english, *(french.gettext(name) for name in english if name)):
            names[unaccented(name)] = country.alpha_2
    return names | {"": ""}
