"""What the server spends one run of the page on: its pure functions, timed one by one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import streamlit as st

import loaders
from components.card import card_nodes
from components.controls import place_words
from components.filters import Filters, counts, keep
from components.link import Choice
from components.palette import palette_of
from components.table import table_nodes
from components.timeline import timeline_figure, timeline_layout
from components.timeline_block import USUAL_WIDTH, scene_of
from components.view import View
from components.world import world_figure
from components.world_scene import world_scene
from loaders.story import Story

MOST_RUNS = 21
PATIENCE = 3.0
"""Seconds after which no further run of a part is begun: a slow part has fewer runs, one at least."""


@dataclass(frozen=True)
class Parts:
    """The parts of a run in milliseconds, by name, and the number of events they were timed with."""

    events: int
    times: dict[str, float]


def measure_parts(files: loaders.Files) -> Parts:
    """Each part's time for a reader with no filter set and one event open."""
    logging.disable(logging.WARNING)  # Streamlit warns of a cache without a server
    cached = st.cache_data(show_spinner=False)(loaders.load)
    story = cached(files)
    parts: dict[str, Callable[[], object]] = {
        "load, first time": lambda: loaders.load(files),
        "load, cached": lambda: cached(files),
        **parts_of_run(story),
    }
    return Parts(len(story.events), {name: median_time(part) for name, part in parts.items()})


def parts_of_run(story: Story) -> dict[str, Callable[[], object]]:
    """The pure functions of one run of the page, by what they make."""
    words = place_words(story)
    made = view_of(story, words)
    ids = [event.id for event in made.events]
    chosen = story.events[len(story.events) // 2]
    # A new view each time: what a view remembers, it remembers for one run only.
    return {
        "filters and counts": lambda: (
            view_of(story, words).kept.ids,
            counts(story, Filters(), words),
        ),
        "timeline": lambda: timeline_of(view_of(story, words)),
        "map": lambda: map_figure(view_of(story, words)),
        "table": lambda: table_nodes(made.events, made.lang),
        "card": lambda: card_nodes(story, chosen, ids, made.lang),
    }


def view_of(story: Story, words: dict[str, str]) -> View:
    """What a reader sees who has filtered nothing."""
    kept = keep(story, Filters(), words)
    choice = Choice(lang="en", at=story.about.opening_day, filters=Filters(), event="", zoom="")
    return View(story, choice, kept, palette_of("light"))


def timeline_of(view: View) -> object:
    """The figure of the timeline, with where its marks and labels stand."""
    scene = scene_of(view, USUAL_WIDTH)
    return timeline_figure(scene, timeline_layout(scene), view.palette)


def map_figure(view: View) -> object:
    """The figure of the map on the view's day."""
    return world_figure(world_scene(view, view.standings(view.at)), view.palette)


def median_time(part: Callable[[], object]) -> float:
    """The median of a part's times in milliseconds: of many runs, of fewer when it is slow."""
    times: list[float] = []
    while len(times) < MOST_RUNS and sum(times) < PATIENCE:
        start = perf_counter()
        part()
        times.append(perf_counter() - start)
    return 1000 * median(times)
