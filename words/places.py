"""Names of jurisdictions, from babel for countries and from pycountry's catalogues for states of a federation."""

import gettext
from functools import lru_cache

import pycountry
from babel import Locale

from words import text

WITH_ARTICLE = frozenset(
    [
        "AE",
        "BS",
        "CF",
        "CG",
        "CD",
        "DO",
        "EU",
        "FK",
        "FO",
        "GB",
        "GM",
        "KM",
        "KY",
        "MH",
        "MV",
        "NL",
        "PH",
        "SB",
        "SC",
        "US",
        "VA",
    ]
)
"""Jurisdictions whose English name takes the definite article."""


@lru_cache(maxsize=1024)
def place_name(code: str, lang: str) -> str:
    """The name of an ISO 3166 code, of EU or of WW in a language; the code itself when nobody names it."""
    if code == "WW":
        return text("place.WW", lang)
    if "-" in code:
        return _state_name(code, lang)
    return str(Locale.parse(lang).territories.get(code, code))


@lru_cache(maxsize=1024)
def state_with_country(code: str, lang: str) -> str:
    """A state's name with its country's code, "California (US)"; other places as `place_name`."""
    name = place_name(code, lang)
    return f"{name} ({code.split('-')[0]})" if "-" in code else name


def place_in_sentence(code: str, lang: str) -> str:
    """The name as an English sentence takes it: "the Philippines"; French lists name places bare."""
    name = place_name(code, lang)
    return f"the {name}" if lang == "en" and code in WITH_ARTICLE else name


def list_words(names: list[str], lang: str) -> str:
    """Names joined as a sentence joins them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {text('list.and', lang)} {names[-1]}"


def _state_name(code: str, lang: str) -> str:
    state = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call] # pycountry has no types
    if state is None:
        return code
    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[lang], fallback=True)
    return catalogue.gettext(state.name)
