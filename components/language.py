"""Which language a visitor reads."""

from words import LANGS


def language_of(locale: str | None) -> str:
    """The language of a browser's locale ("fr-CA"), English when it is none of ours."""
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGS else "en"
