"""The map of a step: which part of the world, how each place is painted on the day, and signs to be read from afar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from components.film import bare_scene, replace_day
from components.geography import points, shapes
from components.map_legend import LEGEND, legend_item
from components.markup import Node, tag
from components.palette import Palette
from components.sentences import day_sentences, state_counts
from components.view import View
from components.world import BLANK, FRAMES, Figure, Look, fill_of, look_of, world_figure
from loaders.events import Event
from loaders.standings import STATES
from words import text

WIDTH, HEIGHT = 660, 310
"""Pixels for which the map is drawn; the page makes them larger or smaller as a whole."""
STEP_FRAMES: Mapping[str, Figure] = {
    "world": FRAMES["world"],
    "europe": FRAMES["europe"],
    "asia": {
        "projection": {"type": "natural earth", "rotation": {"lon": 108}},
        "lataxis": {"range": [-42, 34]},
        "lonaxis": {"range": [58, 158]},
    },
}
"""The parts of the world that a step can show; Asia reaches from India to Australia."""
TEXT_SIZE = 24
SIGN_SCALE = 1.8
ROOM = 27  # pixels from one name to the next


@dataclass(frozen=True)
class StepMap:
    """The part of the world, the look of each place with a state, the signs on top, the legend, and all in words."""

    frame: str
    looks: Mapping[str, Look]
    signs: Sequence[Figure]
    legend: Node
    alt: str


def step_map(view: View, event: Event, day: date) -> StepMap:
    """The map of the world on a day, turned to where an event happened."""
    standings = view.standings(day)
    frame = frame_of(event.jurisdictions)
    # Markers where nothing is recorded yet would only be noise from afar.
    scene = replace(bare_scene(replace_day(view, day), standings), frame=frame, places=())
    words = day_sentences(standings, day, view.lang)
    counts = state_counts(standings)
    present = [state for state in LEGEND if counts[state]]
    return StepMap(
        frame=frame,
        looks={place: look_of(rows[0]) for place, rows in standings.items()},
        signs=[enlarged(trace, frame) for trace in world_figure(scene, view.palette)["data"] if is_placed(trace)],
        legend=tag("ul", *(legend_item(state, str(counts[state]), view) for state in present), class_="legend"),
        alt=text("map.sentence", view.lang, heading=words.heading, detail=words.detail),
    )


def frame_of(places: Iterable[str]) -> str:
    """The smallest part of the world that shows all of some jurisdictions; the whole of it when in doubt."""
    codes = [place for place in places if place != "WW"]
    if codes and all(place == "EU" or _lies_in(place, "europe") for place in codes):
        return "europe"
    return "asia" if codes and all(_lies_in(place, "asia") for place in codes) else "world"


def _lies_in(place: str, frame: str) -> bool:
    if place not in points():
        return False
    lon, lat = points()[place]
    (west, east), (south, north) = (STEP_FRAMES[frame][axis]["range"] for axis in ("lonaxis", "lataxis"))
    return bool(west <= lon <= east and south <= lat <= north)


def is_placed(trace: Figure) -> bool:
    """Whether a trace is made of signs or names at places."""
    return bool(trace["type"] == "scattergeo")


def enlarged(trace: Figure, frame: str) -> Figure:
    """Signs and names as large as a class needs them; nothing on them to point at."""
    kept = {name: value for name, value in trace.items() if name not in ("hovertext", "customdata")}
    found = kept | {"hoverinfo": "skip"}
    if "textfont" in trace:
        found["textfont"] = trace["textfont"] | {"size": TEXT_SIZE}
    if "marker" in trace:
        found["marker"] = _larger(trace["marker"])
    return _apart(found, frame) if trace.get("meta") == "names" else found


def _larger(marker: Mapping[str, Any]) -> Figure:
    line = marker.get("line")
    wider = {"line": line | {"width": line["width"] * SIGN_SCALE}} if line else {}
    return {**marker, "size": marker["size"] * SIGN_SCALE, **wider}


def _apart(names: Figure, frame: str) -> Figure:
    """Names of neighbours one below the other: at this size they would stand on one another."""
    south, north = STEP_FRAMES[frame]["lataxis"]["range"]
    least = ROOM * (north - south) / HEIGHT
    order = sorted(range(len(names["lat"])), key=lambda i: -names["lat"][i])
    lats, lons = list(names["lat"]), list(names["lon"])
    for above, below in pairwise(order):
        if lats[above] - lats[below] < least:
            lats[below] = lats[above] - least
            lons[below] = min(lons[above], lons[below])
    return names | {"lat": lats, "lon": lons}


def map_base(view: View) -> Figure:
    """What the maps of all steps share: the layout, without the part of the world, and the codes of all shapes."""
    figure = world_figure(bare_scene(view, {}), view.palette)
    layout = figure["layout"] | {"height": HEIGHT}
    return {"layout": layout, "frames": STEP_FRAMES, "places": sorted(shapes())}


def looks_in_order(maps: Iterable[StepMap]) -> list[Look]:
    """Every look that some step has, the blank one first, then from weak to strong."""
    found = {look for each in maps for look in each.looks.values()} - {BLANK}
    return [BLANK, *sorted(found, key=lambda look: (-STATES.index(look[0]), look[1], look[2]))]


def fill_row(look: Look, palette: Palette) -> list[Any]:
    """How a look is painted: colour, outline and the outline's width."""
    fill = fill_of(look, palette)
    return [fill.colour, fill.outline, fill.width]
