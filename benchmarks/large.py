"""What the server makes of one click with a hundred thousand events: the milliseconds and the bytes of each piece."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import loaders
from benchmarks.checking import ROOT
from benchmarks.many_events import many_events
from benchmarks.server_side import median_time
from components.controls import place_words
from components.counted import counted_nodes
from components.film import film_key
from components.filters import Filters, counts, keep
from components.link import Choice
from components.map_block import map_block
from components.palette import palette_of
from components.reading import card_of, kept_rows
from components.timeline_block import USUAL_WIDTH, timeline_block
from components.view import View
from loaders.shelf import warmed
from loaders.story import Story

CLICKS = {
    "no filter": Filters(),
    "a category": Filters(category=("investigation",)),
    "two places": Filters(place=("FR", "GB")),
    "evidence and dates": Filters(evidence=("official",), start=date(2026, 1, 5), end=date(2026, 2, 20)),
    "a search": Filters(q="grok"),
}


@dataclass(frozen=True)
class Click:
    """The pieces of one answer, each with its milliseconds and bytes, and how many marks the timeline has."""

    name: str
    kept: int
    times: dict[str, float]
    sizes: dict[str, int]
    marks: int


def measure_answers(story: Story, zoom: str = "") -> list[Click]:
    """One answer for each filter."""
    return [measure_click(story, name, filters, zoom) for name, filters in CLICKS.items()]


def measure_click(story: Story, name: str, filters: Filters, zoom: str) -> Click:
    """The pieces of the answer to a filter; each is made from a view that remembers nothing yet."""
    words = place_words(story)
    choice = Choice("en", story.about.opening_day, filters, zoom=zoom)

    def view() -> View:
        return View(story, choice, keep(story, filters, words), palette_of("light"))

    pieces: dict[str, Callable[[], object]] = {
        "filters": lambda: counts(story, filters, words),
        "count": lambda: counted_nodes(view()),
        "timeline": lambda: vars(timeline_block(view(), USUAL_WIDTH) or ""),
        "map": lambda: vars(map_block(view(), None)),
        "film key": lambda: film_key(view()),
        "card": lambda: card_of(view(), ""),
        "rows": lambda: kept_rows(view(), (), 1),
    }
    times = {piece: median_time(make) for piece, make in pieces.items()}
    times["all together"] = median_time(lambda: together(story, choice, words))
    sizes = {piece: len(json.dumps(make(), default=vars_of).encode()) for piece, make in pieces.items()}
    return Click(name, len(view().kept), times, sizes | {"all together": sum(sizes.values())}, marks_of(view()))


def together(story: Story, choice: Choice, words: dict[str, str]) -> None:
    """All that one answer needs, from one view, as the page makes it."""
    view = View(story, choice, keep(story, choice.filters, words), palette_of("light"))
    counts(story, choice.filters, words)
    json.dumps([counted_nodes(view), film_key(view), card_of(view, ""), kept_rows(view, (), 1)], default=vars_of)
    json.dumps([timeline_block(view, USUAL_WIDTH), map_block(view, None)], default=vars_of)


def vars_of(value: object) -> object:
    """What a value holds, for JSON."""
    return value.isoformat() if isinstance(value, date) else vars(value)


def marks_of(view: View) -> int:
    """How many bars, marks and labels the timeline draws."""
    block = timeline_block(view, USUAL_WIDTH)
    traces = block.figure["data"] if block else []
    return sum(len(trace["x"]) for trace in traces if trace.get("type") == "bar" or trace.get("mode") != "lines")


def click_table(clicks: Sequence[Click]) -> list[Sequence[str]]:
    """A line for each piece, a column for each filter."""
    head = ("", *(f"{click.name}: {click.kept:,}" for click in clicks))
    rows = [(piece, *(f"{click.times[piece]:.1f}" for click in clicks)) for piece in clicks[0].times]
    sizes = [(f"{piece}, kB", *(f"{click.sizes[piece] / 1000:.1f}" for click in clicks)) for piece in clicks[0].sizes]
    return [head, *rows, *sizes, ("marks on the timeline", *(str(click.marks) for click in clicks))]


def long_story(rows: int) -> Story:
    """The story with so many events, ready for the first visitor."""
    return warmed(loaders.load(many_events(loaders.read_files(ROOT / "data"), rows)))
