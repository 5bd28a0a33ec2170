"""The shipped story as a visitor sees it, and as a test changes it."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import loaders
from benchmarks.many_events import many_events
from components.axis import Window
from components.controls import place_words
from components.filters import Filters, keep
from components.grouping import LANES, grouping_of, lane_segments
from components.hover import event_hover
from components.link import SCALES, Choice, story_days
from components.palette import LIGHT, Palette
from components.scene import Scene, evenly
from components.timeline import timeline_figure, timeline_layout
from components.view import View
from loaders.events import Event
from loaders.measures import measures_by_place
from loaders.story import Story

ROOT = Path(__file__).parents[2]
WIDTHS = (562, 922, 1162, 1642)
"""The plot's width on pages of 700, 1060, 1300 and 1780 pixels, without the lanes' names."""


@cache
def shipped() -> Story:
    """The story in data/."""
    return loaders.load(loaders.read_files(ROOT / "data"))


@cache
def long_story(count: int) -> Story:
    """The story in data/ again and again, up to a number of events."""
    return loaders.load(many_events(loaders.read_files(ROOT / "data"), count))


def event_of(id: str) -> Event:
    """An event of the shipped story."""
    return next(event for event in shipped().events if event.id == id)


def retold(story: Story, **changes: dict[str, object]) -> Story:
    """The story with some of its events changed, by id with dashes as underscores."""
    new = {name.replace("_", "-"): change for name, change in changes.items()}
    return replace(story, events=tuple(replace(event, **new.get(event.id, {})) for event in story.events))  # type: ignore[arg-type] # the fields of an event


def view_of(
    lang: str = "en",
    at: date = date(2026, 1, 16),
    filters: Filters | None = None,
    event: str = "",
    zoom: str = "",
    palette: Palette = LIGHT,
    story: Story | None = None,
) -> View:
    """The shipped story under a choice."""
    story = story or shipped()
    choice = Choice(lang, at, filters or Filters(), event, zoom)
    return View(story, choice, keep(story, choice.filters, place_words(story)), palette)


def scene_in(
    begin: date,
    end: date,
    width: float = 1062.0,
    lang: str = "en",
    selected: str = "",
    story: Story | None = None,
    at: date = date(2026, 1, 16),
    lanes: str = LANES[0],
    scale: str = SCALES[0],
) -> Scene:
    """The whole shipped story in a window of days; `width` is the plot's, without the lanes' names."""
    story = story or shipped()
    grouping = grouping_of(lanes, story.events)
    window = Window(begin, end, width)
    places = measures_by_place(story.measures)
    return Scene(
        events=story.events,
        segments=lane_segments(places, story.events, grouping, story.about.as_of),
        hover={event.id: event_hover(event, lang, LIGHT) for event in story.events},
        window=evenly(window, story.events) if scale == "equal" else window,
        whole=Window(*story_days(story), width),
        at=at,
        selected=selected,
        lang=lang,
        grouping=grouping,
    )


def opening_scene(width: float = 1062.0, lang: str = "en", **rest: Any) -> Scene:
    """The shipped story in its opening window."""
    return scene_in(shipped().about.opening_from, shipped().about.opening_to, width, lang, **rest)


def texts_in(value: object) -> list[str]:
    """Every text in a figure or a tree, wherever it stands."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in texts_in(each)]
    return []


def nodes_in(value: object, tag: str) -> list[dict[str, Any]]:
    """Every element of a kind in a tree, in reading order."""
    if isinstance(value, dict):
        own = [value] if value.get("tag") == tag else []
        return own + nodes_in(value.get("children", []), tag)
    if isinstance(value, list | tuple):
        return [node for each in value for node in nodes_in(each, tag)]
    return []


def figure_of(scene: Scene, palette: Palette = LIGHT) -> dict[str, Any]:
    """The timeline of a scene."""
    return timeline_figure(scene, timeline_layout(scene), palette)
