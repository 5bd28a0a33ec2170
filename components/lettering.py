"""How wide a text is on a chart, from the advance widths of the font that the page serves."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_WIDEST = 1000  # for a letter the font subset lacks: rather too wide than on top of a neighbour

TRAILING = " ,;:\u00a0"
"""What a cut text does not end with."""


@cache
def _advances() -> Mapping[str, Mapping[str, int]]:
    """Advance widths of Source Sans 3 in thousandths of the font size, by weight and letter."""
    text = (Path(__file__).parent / "advances.json").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, int]] = json.loads(text)
    return table


@lru_cache(maxsize=32768)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """The width in pixels of one line of text; kerning, which only narrows, is left out."""
    advances = _advances()[str(weight)]
    return sum(advances.get(letter, _WIDEST) for letter in text) * size / 1000


@lru_cache(maxsize=32768)
def cut_at_word(text: str, most: int) -> str:
    """The text, cut before the last word that does not fit and marked " …"; "" when fewer than three words stay."""
    if len(text) <= most:
        return text
    words = text[: most - 1].rsplit(" ", 1)[0].rstrip(TRAILING).split(" ")
    return " ".join(words) + " …" if len(words) >= 3 else ""


def in_lines(text: str, room: float, most: int, size: float, weight: int = 400) -> list[str]:
    """A text in so many lines of a width in pixels at most, cut at a word and marked " …" when it does not fit."""
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if text_width(longer, size, weight) <= room or not rows[-1]:
            rows[-1] = longer
        elif len(rows) < most:
            rows.append(word)
        else:
            return [*rows[:-1], _marked_cut(rows[-1], room, size, weight)]
    return rows


def _marked_cut(row: str, room: float, size: float, weight: int) -> str:
    """A line with the mark of what is left out, shorter by the words that have then no room."""
    while " " in row and text_width(f"{row} …", size, weight) > room:
        row = row.rsplit(" ", 1)[0]
    return row.rstrip(TRAILING) + " …"
