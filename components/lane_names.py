"""The names of the lanes: in a column beside them, or, on a narrow figure, above each."""

from html import escape

from components.grouping import LANES, Grouping, lane_title
from components.lanes import Layout
from components.lettering import in_lines
from components.palette import Palette
from components.scene import Scene
from components.traces import Figure

NAMES_WIDTH = 124
CASE_WIDTH = 176
"""The column of the lanes' names, and where they are the titles of cases, which take two lines."""
NARROW = 480
"""The figure's width below which names stand above their lanes, whose days would have no room beside them."""
NARROW_LEFT = 12
RIGHT = 14
"""Pixels right of the lanes."""
NAME_SIZE = 13


def names_width(width: float, grouping: Grouping) -> int:
    """The pixels left of the lanes in a figure of a width."""
    if width < NARROW:
        return NARROW_LEFT
    return CASE_WIDTH if grouping.lanes == "case" else NAMES_WIDTH


def names_above(width: float) -> bool:
    """Whether the lanes of a plot of a width have their names above them."""
    return width + NARROW_LEFT + RIGHT < NARROW


def left_of(scene: Scene) -> int:
    """The pixels left of the lanes of a scene."""
    return NARROW_LEFT if names_above(scene.window.width) else names_width(NARROW, scene.grouping)


def chosen_lanes(scene: Scene, layout: Layout) -> set[str]:
    """The lanes named in bold: the chosen event's, and the platform's."""
    own = {"WW"} if scene.grouping.lanes == LANES[0] else set()
    return own | {mark.item.lane for mark in layout.marks if mark.item.event == scene.selected}


def lane_name(code: str, chosen: bool, scene: Scene) -> str:
    """The name of a lane as it stands in the column, in two lines at most."""
    rows = _name_rows(lane_title(code, scene.grouping, scene.lang), scene, 600 if chosen else 400)
    name = "<br>".join(escape(row) for row in rows)
    return f"<b>{name}</b>  " if chosen else f"{name}  "


def _name_rows(title: str, scene: Scene, weight: int) -> list[str]:
    return in_lines(title, left_of(scene) - 12, 2, NAME_SIZE, weight)


def whole_name(code: str, scene: Scene) -> str:
    """The name of a lane that its column cuts, else nothing."""
    title = lane_title(code, scene.grouping, scene.lang)
    return title if _name_rows(title, scene, 600)[-1].endswith(" …") else ""


def names_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """The names of the lanes above them, where they have no column."""
    if not names_above(scene.window.width):
        return []
    chosen = chosen_lanes(scene, layout)
    return [
        {
            "type": "scatter",
            "mode": "text",
            "meta": "names",
            "x": [0.0 for _ in lanes],
            "y": [lane.name for lane in lanes],
            "text": [
                escape(in_lines(lane_title(lane.code, scene.grouping, scene.lang), scene.window.width, 1, NAME_SIZE)[0])
                for lane in lanes
            ],
            "textposition": "middle right",
            "textfont": {"size": NAME_SIZE, "weight": weight, "color": palette.text if bold else palette.muted},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for bold, weight in ((False, 600), (True, 700))
        if (lanes := [lane for lane in layout.lanes if (lane.code in chosen) == bold])
    ]
