"""The lines from the selected event to those that it has to do with, routed below the texts of each lane."""

from collections.abc import Iterator, Sequence

from components.grouping import event_lanes
from components.lanes import Layout, Mark
from components.palette import Palette
from components.relations import linked
from components.scene import Scene, drawn_day, in_window
from components.traces import Figure
from loaders.events import Event

CHANNEL = 6.0
"""How far below a lane's line the way to its marks lies: between the lane and the next, where no text stands."""
RING = 5.5
"""How far from the edge of the selected mark its lines begin, outside the ring round it."""

Path = list[tuple[float, float]]


def relation_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Dotted lines to what the selected event answers or ends, to what answers or ends it, and to its case.

    A line to an event outside the window ends at the edge. The marks that lines lead to have a thin ring.
    """
    event = next((each for each in scene.events if each.id == scene.selected), None)
    mine = [mark for mark in layout.marks if mark.item.event == scene.selected]
    if event is None or not mine:
        return []
    others = [other for _, other in linked(event, scene.events)]
    ends = [pair for other in others if (pair := _nearest(mine, layout, other.id))]
    paths = [path_between(one, other, layout) for one, other in ends]
    paths += [path for other in others if (path := _path_out(mine, other, scene, layout))]
    return [*_dotted(paths, palette), *_rings([other for _, other in ends], palette)]


def _nearest(mine: Sequence[Mark], layout: Layout, event: str) -> tuple[Mark, Mark] | None:
    """The two marks, of the selected event and of another, that stand in the nearest lanes."""
    pairs = [(one, other) for other in layout.marks if other.item.event == event for one in mine]
    return min(pairs, key=lambda pair: abs(pair[0].y - pair[1].y), default=None)


def path_between(one: Mark, other: Mark, layout: Layout) -> Path:
    """From one mark straight up or down to below the other's lane, along it, and up to the other."""
    channel = _line_of(other.item.lane, layout) + CHANNEL
    start = _start(one, other.item.x, channel)
    return [start, (start[0], channel), (other.item.x, channel), (other.item.x, other.y)]


def _path_out(mine: Sequence[Mark], other: Event, scene: Scene, layout: Layout) -> Path:
    """From the selected mark to the edge behind which another event lies, in its lane where that is shown."""
    if in_window(other, scene.window):
        return []
    lanes = event_lanes(other, scene.grouping)
    one = next((mark for mark in mine if mark.item.lane in lanes), mine[0])
    lane = next((lane.code for lane in layout.lanes if lane.code in lanes), one.item.lane)
    channel = _line_of(lane, layout) + CHANNEL
    edge = 0.0 if drawn_day(other, scene.window) < scene.window.begin else scene.window.width
    start = _start(one, edge, channel)
    return [start, (start[0], channel), (edge, channel)]


def _start(mark: Mark, towards: float, channel: float) -> tuple[float, float]:
    """Where a line leaves the ring of the selected mark: up, down, or sideways when its way lies right beside it."""
    reach = mark.item.radius + RING
    if abs(channel - mark.y) <= reach:
        return mark.item.x + (reach if towards > mark.item.x else -reach), channel
    return mark.item.x, mark.y + (reach if channel > mark.y else -reach)


def _line_of(code: str, layout: Layout) -> float:
    return next(lane.line for lane in layout.lanes if lane.code == code)


def _dotted(paths: Sequence[Path], palette: Palette) -> Iterator[Figure]:
    spots = [spot for path in paths for spot in [*path, (None, None)]]
    if spots:
        yield {
            "type": "scatter",
            "mode": "lines",
            "meta": "relations",
            "x": [x for x, _ in spots],
            "y": [y for _, y in spots],
            "line": {"color": palette.accent, "width": 1.3, "dash": "1.5px,2.5px"},
            "hoverinfo": "skip",
        }


def _rings(marks: Sequence[Mark], palette: Palette) -> Iterator[Figure]:
    if marks:
        yield {
            "type": "scatter",
            "mode": "markers",
            "meta": "related",
            "x": [mark.item.x for mark in marks],
            "y": [mark.y for mark in marks],
            "marker": {
                "symbol": "circle",
                "size": [2 * (mark.item.radius + 3) for mark in marks],
                "color": "rgba(0,0,0,0)",
                "line": {"color": palette.accent, "width": 1.3},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
