"""Every word that a person reads, in both languages."""

import tomllib
from functools import lru_cache
from pathlib import Path

LANGS = ("en", "fr")


def text(key: str, lang: str, /, **values: object) -> str:
    """The text of a key in a language, its placeholders filled; KeyError when there is none."""
    return _texts()[key][lang].format(**values)


def template(key: str, lang: str) -> str:
    """The text of a key with its placeholders left open, for a script that fills them."""
    return _texts()[key][lang]


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
