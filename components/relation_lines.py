"""The lines from the selected event to those that it has to do with, routed below the texts of each lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.grouping import event_lanes
from components.lanes import Layout
from components.palette import Palette
from components.relations import linked
from components.scene import Scene, drawn_day, in_window
from components.traces import Figure, rings
from loaders.events import Event

CHANNEL = 6.0
"""How far below a lane's line the way to its marks lies: between the lane and the next, where no text stands."""
RING = 5.5
"""How far from the edge of the selected mark its lines begin, outside the ring round it."""

Path = list[tuple[float, float]]


@dataclass(frozen=True)
class Spot:
    """Where an event stands in a lane: its mark, or the cluster that counts it."""

    lane: str
    x: float
    y: float
    radius: float


def relation_traces(scene: Scene, layout: Layout, palette: Palette) -> list[Figure]:
    """Dotted lines to what the selected event answers or ends, to what answers or ends it, and to its case.

    A line to an event outside the window ends at the edge, one to an event that is only counted at its cluster. What
    lines lead to has a thin ring.
    """
    event = next((each for each in scene.events if each.id == scene.selected), None)
    mine = spots_of(scene.selected, layout)
    if event is None or not mine:
        return []
    others = [other for _, other in linked(event, scene.events)]
    ends = dict.fromkeys(pair for other in others if (pair := _nearest(mine, spots_of(other.id, layout))))
    paths = [path_between(one, other, layout) for one, other in ends]
    paths += [path for other in others if (path := _path_out(mine, other, scene, layout))]
    return [*_dotted(paths, palette), *_rings([other for _, other in ends], palette)]


def spots_of(event: str, layout: Layout) -> list[Spot]:
    """Where an event stands, once in each of its lanes."""
    marks = [mark for mark in layout.marks if mark.item.event == event]
    clusters = [cluster for cluster in layout.clusters if any(item.event == event for item in cluster.items)]
    return [
        *(Spot(mark.item.lane, mark.item.x, mark.y, mark.item.radius) for mark in marks),
        *(Spot(cluster.lane, cluster.x, cluster.y, cluster.radius) for cluster in clusters),
    ]


def _nearest(mine: Sequence[Spot], theirs: Sequence[Spot]) -> tuple[Spot, Spot] | None:
    """The two spots, of the selected event and of another, that stand in the nearest lanes."""
    pairs = [(one, other) for other in theirs for one in mine]
    return min(pairs, key=lambda pair: abs(pair[0].y - pair[1].y), default=None)


def path_between(one: Spot, other: Spot, layout: Layout) -> Path:
    """From one spot straight up or down to below the other's lane, along it, and up to the other."""
    channel = _line_of(other.lane, layout) + CHANNEL
    start = _start(one, other.x, channel)
    return [start, (start[0], channel), (other.x, channel), (other.x, other.y)]


def _path_out(mine: Sequence[Spot], other: Event, scene: Scene, layout: Layout) -> Path:
    """From the selected mark to the edge behind which another event lies, in its lane where that is shown."""
    if in_window(other, scene.window):
        return []
    lanes = event_lanes(other, scene.grouping)
    one = next((spot for spot in mine if spot.lane in lanes), mine[0])
    lane = next((lane.code for lane in layout.lanes if lane.code in lanes), one.lane)
    channel = _line_of(lane, layout) + CHANNEL
    edge = 0.0 if drawn_day(other, scene.window) < scene.window.begin else scene.window.width
    start = _start(one, edge, channel)
    return [start, (start[0], channel), (edge, channel)]


def _start(spot: Spot, towards: float, channel: float) -> tuple[float, float]:
    """Where a line leaves the ring of the selected mark: up, down, or sideways when its way lies right beside it."""
    reach = spot.radius + RING
    if abs(channel - spot.y) <= reach:
        return spot.x + (reach if towards > spot.x else -reach), channel
    return spot.x, spot.y + (reach if channel > spot.y else -reach)


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


def _rings(spots: Sequence[Spot], palette: Palette) -> list[Figure]:
    return rings("related", [(spot.x, spot.y, spot.radius + 3) for spot in spots], 1.3, palette.accent)
