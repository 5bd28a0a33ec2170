"""The days of the map as frames, so that the browser can show any of them without asking the server."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha1
from typing import Any

from components.link import story_days
from components.map_block import change_words, next_words
from components.map_legend import DAY_COUNTS
from components.sentences import Standings, day_sentences, state_counts
from components.view import View
from components.world import BLANK, Look, WorldScene, fill_of, look_of, world_figure
from components.world_scene import fines_until, kept_places, shape_name
from words import text
from words.dates import day_words

Film = dict[str, Any]
Trace = dict[str, Any]


def film_key(view: View) -> str:
    """A short name that is another one whenever any frame of the film would be."""
    parts = (view.lang, view.palette.paper, view.filtered, view.story.digest)
    return sha1(repr(parts).encode() + view.kept.mask.tobytes(), usedforsecurity=False).hexdigest()[:12]


def film_of(view: View) -> Film:
    """Every day on which the map changes, with what it shows from then on, in words too.

    `fills` holds each fill once as colour, outline and width, `painted` its number for each place with a state;
    `traces` holds each group of signs once, and a frame names those that it shows.
    """
    days = frame_days(view)
    changes = view.changes
    fills: dict[Look, int] = {BLANK: 0}
    traces: dict[str, tuple[int, Trace]] = {}
    frames = [_frame(day, replace_day(view, day), changes, fills, traces) for day in days]
    return {
        "key": film_key(view),
        "fills": [[fill.colour, fill.outline, fill.width] for fill in (fill_of(look, view.palette) for look in fills)],
        "traces": [trace for _, trace in traces.values()],
        "frames": frames,
    }


def frame_days(view: View) -> list[date]:
    """The first day of the story, those on which some state changes, and those of fines."""
    first, last = story_days(view.story)[0], view.story.about.as_of
    columns = view.story.columns
    fines = columns.latest[columns.fines[view.kept.mask[columns.fines]]]
    due = (date.fromordinal(day) for day in fines[fines <= last.toordinal()].tolist())
    return sorted({first, *view.changes, *due})


def replace_day(view: View, day: date) -> View:
    """The same view on another day."""
    return replace(view, choice=replace(view.choice, at=day))


def _frame(
    day: date, view: View, changes: Sequence[date], fills: dict[Look, int], traces: dict[str, tuple[int, Trace]]
) -> Film:
    standings = view.standings(day)
    scene = bare_scene(view, standings)
    looks = {place: look_of(rows[0]) for place, rows in standings.items()}
    numbers = {place: fills.setdefault(look, len(fills)) for place, look in looks.items()}
    shown = [_bare(trace) for trace in world_figure(scene, view.palette)["data"] if trace["type"] == "scattergeo"]
    words = day_sentences(standings, day, view.lang, view.filtered)
    counts = state_counts(standings)
    return {
        "day": day.isoformat(),
        "words": day_words(day, view.lang),
        "painted": numbers,
        "traces": [traces.setdefault(repr(trace), (len(traces), trace))[0] for trace in shown],
        "heading": words.heading,
        "detail": words.detail,
        "alt": text("map.sentence", view.lang, heading=words.heading, detail=words.detail),
        "counts": [counts[state] for state in DAY_COUNTS],
        "changed": change_words(view, standings, changes),
        "after": f"{text('map.unchanged', view.lang)}{next_words(day, changes, view.lang)}",
    }


def bare_scene(view: View, standings: Standings) -> WorldScene:
    """What the map draws on a day while days go by: nothing to read under the pointer."""
    return WorldScene(
        standings=standings,
        hover={},
        names={place: shape_name(place, view.lang) for place in standings},
        fines=fines_until(view),
        places=kept_places(view),
        nothing="",
        geometry="",
    )


def _bare(trace: Mapping[str, Any]) -> Trace:
    return {name: value for name, value in trace.items() if name not in ("hovertext", "customdata")} | {
        "hoverinfo": "skip"
    }
