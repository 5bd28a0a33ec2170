"""The lines of the lanes: one state after another for a jurisdiction; side by side what a kind or a case opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.axis import Window
from components.grouping import LANES
from components.layout import Lane
from components.scene import Scene
from loaders.history import Segment

PITCH = 9.0
"""Pixels from one bar of a lane down to the next."""

MOST_LEVELS = 8
"""Bars of a lane beside one another; those that find no room lie over one another on the last."""

BETWEEN = 6.0
"""Pixels below the line of a lane by kind or by case, so that its name of two lines stands clear of the next."""

APART = 6.0
"""Pixels between two bars on one level."""


@dataclass(frozen=True)
class Bar:
    """A stretch of a lane's line within the window, from `x0` to `x1` at the height `y`; `owned` when it is one of
    several that the lane's events opened, which says its end itself."""

    segment: Segment
    x0: float
    x1: float
    y: float
    owned: bool


def bars_of(lanes: Sequence[Lane], scene: Scene) -> list[Bar]:
    """The bars of the lanes: all on the line where a lane has one state, else below it on as many levels as needed."""
    owned = scene.grouping.lanes != LANES[0]
    found = []
    for lane in lanes:
        shown = _shown(scene, lane.code)
        levels = _levels(shown, scene.window) if owned else {}
        found += [
            Bar(segment, *_ends(segment, scene.window), lane.line + levels.get(_owner(segment), 0) * PITCH, owned)
            for segment in shown
        ]
    return found


def room_below(scene: Scene, lanes: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The pixels that lanes need below their line: for more than one level of bars, and for names of two lines."""
    if scene.grouping.lanes == LANES[0]:
        return ()
    deepest = {code: max(_levels(_shown(scene, code), scene.window).values(), default=0) for code in lanes}
    return tuple((code, BETWEEN + level * PITCH) for code, level in deepest.items())


def _shown(scene: Scene, lane: str) -> list[Segment]:
    return [each for each in scene.segments.get(lane, ()) if scene.window.shows(each.begin, each.end)]


def _owner(segment: Segment) -> str:
    return segment.standing.event


def _ends(segment: Segment, window: Window) -> tuple[float, float]:
    return max(0.0, window.pixel(segment.begin)), min(window.width, window.pixel(segment.end))


def _levels(segments: Sequence[Segment], window: Window) -> Mapping[str, int]:
    """The level of each event's bar, in the order in which they begin: the first that is free there."""
    spans: dict[str, tuple[float, float]] = {}
    for segment in segments:
        x0, x1 = _ends(segment, window)
        before = spans.get(_owner(segment), (x0, x1))
        spans[_owner(segment)] = min(before[0], x0), max(before[1], x1)
    free: list[float] = []
    levels: dict[str, int] = {}
    for event, (x0, x1) in sorted(spans.items(), key=lambda each: each[1][0]):
        level = next((at for at, end in enumerate(free) if end + APART <= x0), min(len(free), MOST_LEVELS - 1))
        if level == len(free):
            free.append(x1)
        free[level] = max(free[level], x1)
        levels[event] = level
    return levels
