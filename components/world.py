"""The map of one day as a Plotly figure: every jurisdiction as a shape or as a marker, with what it is called."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from components.geography import points, shapes, west_edges
from components.palette import Fill, Palette
from loaders.standings import STATES, Standing

Figure = dict[str, Any]

FRAMES: Mapping[str, Figure] = {
    "world": {
        "projection": {"type": "natural earth", "rotation": {"lon": 11}},
        "lataxis": {"range": [-55, 80]},
    },
    "europe": {
        "projection": {"type": "natural earth", "rotation": {"lon": 10}},
        "lataxis": {"range": [34, 71]},
        "lonaxis": {"range": [-28, 50]},
    },
    "asia": {
        "projection": {"type": "natural earth", "rotation": {"lon": 117}},
        "lataxis": {"range": [-12, 22]},
        "lonaxis": {"range": [84, 150]},
    },
}
Look = tuple[str, str, str]
"""What decides how a place is painted: its state, "possibly" or "", "EU" or ""."""
BLANK: Look = ("none", "", "")
NAMED_STATES = ("blocked",)
LABEL_ROOM = 1.5  # degrees between a marker and its text


@dataclass(frozen=True)
class Fine:
    """A fine imposed up to the day, shown at its jurisdiction with its amount."""

    place: str
    event: str
    words: str


@dataclass(frozen=True)
class WorldScene:
    """All that the map shows: what stands where on the day, the words to name it, and the fines so far."""

    standings: Mapping[str, tuple[Standing, ...]]
    hover: Mapping[str, str]
    names: Mapping[str, str]
    fines: Sequence[Fine]
    places: Sequence[str]  # of the kept events: each is drawn, also where nothing holds
    nothing: str
    geometry: str
    frame: str = "world"


def world_figure(scene: WorldScene, palette: Palette) -> Figure:
    """Every country, neutral where nothing is recorded, then states from weak to strong, then signs and names."""
    by_look: dict[Look, list[str]] = defaultdict(list)
    for place, standings in scene.standings.items():
        by_look[look_of(standings[0])].append(place)
    looks = sorted(by_look, key=lambda look: (-STATES.index(look[0]), look[1], look[2]))
    data = [_shapes(scene, {look: by_look[look] for look in looks}, palette)]
    data += [trace for look in looks for trace in _markers(look, by_look[look], scene, palette)]
    idle = [place for place in scene.places if place not in scene.standings]
    data += _markers(BLANK, idle, scene, palette)
    data += [trace for look in looks for trace in _signs(look, by_look[look], palette)]
    return {
        "data": [*data, *_fines(scene, palette), *_names(scene, palette)],
        "layout": _layout(scene, palette),
    }


def blank_hover(place: str, scene: WorldScene) -> str:
    """What a pointer reads over a place: what is recorded of it, or that nothing is."""
    return scene.hover.get(place) or f"{escape(scene.names.get(place, ''))}<br>{escape(scene.nothing)}"


def look_of(standing: Standing) -> Look:
    """What decides how a place is painted: its state, "possibly" or "", "EU" or ""."""
    return standing.state, "possibly" if standing.certainty == "possibly" else "", standing.via


def fill_of(look: Look, palette: Palette) -> Fill:
    """The fill of a look: paler, in the state's own outline, when it is only possible or comes through the EU."""
    state, possibly, via = look
    if state == "lifted" or not (possibly or via):
        return palette.fills[state]
    return Fill(palette.mixed(state, 0.55 if possibly else 0.35), palette.line(state), 1.4 if possibly else 0.6)


def _shapes(scene: WorldScene, by_look: Mapping[Look, Sequence[str]], palette: Palette) -> Figure:
    """All shapes in one trace; `text` names the look of each."""
    recorded = {place: look for look, places in by_look.items() for place in sorted(set(places) & shapes())}
    looks = dict.fromkeys(sorted(shapes() - recorded.keys()), BLANK) | recorded
    fills = {look: fill_of(look, palette) for look in dict.fromkeys(looks.values())}
    numbers = {look: number for number, look in enumerate(fills)}
    last = max(1, len(fills) - 1)
    colours = [[numbers[look] / last, fill.colour] for look, fill in fills.items()]
    return {
        "type": "choropleth",
        "geojson": scene.geometry,
        "featureidkey": "id",
        "locations": list(looks),
        "z": [numbers[look] for look in looks.values()],
        "zmin": 0,
        "zmax": last,
        "colorscale": colours if len(colours) > 1 else [*colours, [1, colours[0][1]]],
        "showscale": False,
        "marker": {
            "line": {
                "color": [fills[look].outline for look in looks.values()],
                "width": [fills[look].width for look in looks.values()],
            }
        },
        "text": ["/".join(filter(None, look)) for look in looks.values()],
        "customdata": list(looks),
        "hovertext": [blank_hover(place, scene) for place in looks],
        "hoverinfo": "text",
    }


def _points(places: Sequence[str], **rest: Any) -> Figure:
    where = points()
    return {
        "type": "scattergeo",
        "lon": [where[place][0] for place in places],
        "lat": [where[place][1] for place in places],
        "customdata": list(places),
        **rest,
    }


def _markers(look: Look, places: Sequence[str], scene: WorldScene, palette: Palette) -> list[Figure]:
    """Circles for places without a shape and for states of a federation."""
    shapeless = [place for place in places if place in points() and place not in shapes() and place != "EU"]
    if not shapeless:
        return []
    fill = fill_of(look, palette)
    outline = palette.text if fill.outline == palette.paper else fill.outline
    marker = {"size": 8, "color": fill.colour, "line": {"color": outline, "width": 1}}
    hover = [blank_hover(place, scene) for place in shapeless]
    return [_points(shapeless, mode="markers", marker=marker, hovertext=hover, hoverinfo="text", meta="markers")]


def _signs(look: Look, places: Sequence[str], palette: Palette) -> list[Figure]:
    """What a grey print still tells apart: "?" for possibly, an open x for lifted, a dot for through the EU."""
    drawn = [place for place in places if place in points() and place != "EU"]
    state, possibly, via = look
    if possibly:
        font = {"size": 13, "weight": 700, "color": palette.text}
        return [_points(drawn, mode="text", text=["?"] * len(drawn), textfont=font, hoverinfo="skip", meta="possibly")]
    if state == "lifted":
        marker = {"symbol": "x-open", "size": 9, "color": palette.line(state), "line": {"width": 1.6}}
        return [_points(drawn, mode="markers", marker=marker, hoverinfo="skip", meta="lifted")]
    if via:
        marker = {"size": 3.4, "color": palette.line(state)}
        return [_points(drawn, mode="markers", marker=marker, hoverinfo="skip", meta="via")]
    return []


def _fines(scene: WorldScene, palette: Palette) -> list[Figure]:
    fines = [fine for fine in scene.fines if fine.place in points()]
    if not fines:
        return []
    colour = palette.categories["order"]
    return [
        _points(
            [fine.place for fine in fines],
            mode="markers+text",
            text=[escape(fine.words) for fine in fines],
            textposition="top left",
            textfont=_name_font(palette, 600),
            marker={
                "symbol": "square",
                "size": 9,
                "color": colour,
                "line": {"color": palette.paper, "width": 1},
            },
            hovertext=[escape(fine.words) for fine in fines],
            hoverinfo="text",
            meta="fines",
        )
        | {"customdata": [fine.event for fine in fines]}
    ]


def _names(scene: WorldScene, palette: Palette) -> list[Figure]:
    """The names of the blocked, each ending at the western edge of its shape."""
    edges = west_edges()
    named = [
        place
        for place, standings in scene.standings.items()
        if standings[0].state in NAMED_STATES and not standings[0].via and place in edges
    ]
    if not named:
        return []
    return [
        {
            "type": "scattergeo",
            "lon": [edges[place][0] - LABEL_ROOM for place in named],
            "lat": [edges[place][1] for place in named],
            "mode": "text",
            "text": [escape(scene.names.get(place, place)) for place in named],
            "textposition": "middle left",
            "textfont": _name_font(palette, 600),
            "hoverinfo": "skip",
            "meta": "names",
        }
    ]


def _name_font(palette: Palette, weight: int) -> Figure:
    return {
        "size": 13,
        "weight": weight,
        "color": palette.text,
        "shadow": ", ".join([f"0px 0px 3px {palette.paper}"] * 4),
    }


def _layout(scene: WorldScene, palette: Palette) -> Figure:
    return {
        "height": 384,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": palette.paper,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.rule,
            "align": "left",
            "font": {"family": "'Source Sans 3', sans-serif", "size": 14, "color": palette.text},
        },
        "font": {"family": "'Source Sans 3', sans-serif"},
        "geo": {
            **FRAMES[scene.frame],
            "visible": False,
            "bgcolor": palette.paper,
            "showframe": False,
            "showland": False,
            "showcoastlines": False,
        },
    }
