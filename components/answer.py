"""The first page for one choice: every piece of it, as the page shows it and as the browser may ask for it ahead."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from components.controls import place_words
from components.counted import counted_nodes
from components.film import film_key
from components.filters import counts, keep
from components.link import Choice, link_from_choice
from components.map_block import MapBlock, map_block, map_pieces
from components.mount import ANSWERS, Piece, address_piece, markup_piece, page_path
from components.palette import CATEGORIES, Palette, palette_of
from components.reading import card_of, reading_pieces
from components.timeline_block import timeline_block, timeline_pieces
from components.view import View
from loaders.story import Story

REMEMBERED = 64
"""Answers kept for the next reader who chooses the same: the page and what the browser asks ahead of it among them."""


@dataclass(frozen=True)
class Remarks:
    """What a link asked for in vain: an event that the story does not have, a day after the last one looked at."""

    unknown: str = ""
    asked: date | None = None


NO_REMARKS = Remarks()


@dataclass(frozen=True)
class Answer:
    """The pieces of the first page by their keys; the timeline's are missing when no event is kept.

    `numbers` are the events that each further value of a facet would give.
    """

    view: View
    words: dict[str, str]
    numbers: Mapping[str, Counter[str]]
    film: str
    map: MapBlock
    pieces: Mapping[str, Piece]


@lru_cache(maxsize=REMEMBERED)
def answer_to(story: Story, choice: Choice, theme: str, width: int, remarks: Remarks = NO_REMARKS) -> Answer:
    """The first page for a choice, its timeline laid out for a width in pixels.

    Everything is made before any of it is shown, so that the browser has it at once and paints once.
    """
    words, palette = place_words(story), palette_of(theme)
    view = View(story, choice, keep(story, choice.filters, words), palette)
    timeline, world, film = timeline_block(view, width), map_block(view, remarks.asked), film_key(view)
    pieces = {
        "counted": markup_piece(counted_nodes(view)),
        **(timeline_pieces(view, timeline) if timeline else {}),
        **map_pieces(view, world, film),
        **reading_pieces(view, card_of(view, remarks.unknown)),
    }
    query = link_from_choice(choice)
    pieces = {key: piece | {"query": query} for key, piece in pieces.items()}
    pieces["address"] = address_piece(query, choice.lang, story.about.title[choice.lang], asking(palette, width))
    numbers = counts(story, choice.filters, words)
    return Answer(view, words, numbers, film, world, pieces)


def asking(palette: Palette, width: int) -> dict[str, Any]:
    """What the browser adds to a question, and the categories in the order of their pills."""
    return {"path": page_path(ANSWERS), "theme": palette.name, "width": width, "category": list(CATEGORIES)}


def ahead(answer: Answer) -> dict[str, Any]:
    """An answer as it travels when the browser asks for it ahead of the page; nothing when no event is kept, for which
    the page has widgets."""
    if "timeline" not in answer.pieces:
        return {"pieces": {}}
    numbers = [answer.numbers["category"][category] for category in CATEGORIES]
    return {"pieces": dict(answer.pieces), "numbers": numbers}
