"""What the timeline shows, before it is drawn: events in lanes, where each stands, and how important it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.axis import Window, in_order
from components.grouping import BY_JURISDICTION, Grouping, lane_of, lanes_of
from loaders.events import Event
from loaders.history import Segment

__all__ = [
    "Scene",
    "beginning",
    "drawn_day",
    "ending",
    "evenly",
    "in_window",
    "lane_of",
    "lanes_of",
    "rank_of",
]

KEY_TYPES = ("ban", "ban-lifted", "feature-launch", "restriction", "fine")
OPENING_TYPES = ("investigation-opened", "investigation-extended")


@dataclass(frozen=True)
class Scene:
    """All that the timeline shows, already chosen: kept events, their lines by lane, the window and the day."""

    events: Sequence[Event]
    segments: Mapping[str, Sequence[Segment]]
    hover: Mapping[str, str]
    window: Window
    whole: Window
    at: date
    selected: str
    lang: str
    grouping: Grouping = BY_JURISDICTION
    lanes: Sequence[str] = ()  # all lanes in their order, where `events` are not all that are kept
    months: Mapping[date, int] | None = None  # the events of each month of the whole story, likewise


def drawn_day(event: Event, window: Window) -> date:
    """The day at which an event's mark stands: the middle of what it may be within the window, the known bound
    when one is open, and the window's first day for what began earlier and lasts into it."""
    first, last = beginning(event)
    if window.shows(first, ending(event)):
        first, last = max(first, window.begin), max(min(last, window.end), window.begin)
    return first + (last - first) // 2


def beginning(event: Event) -> tuple[date, date]:
    """The first and the last day on which an event may have begun; an open day is taken for the known one."""
    first, last = event.when.earliest or event.when.latest, event.when.latest or event.when.earliest
    if first is None or last is None:
        raise ValueError(f"{event.id} has no day at all")
    return first, last


def ending(event: Event) -> date:
    """The last day on which an event's own mark may stand; a state that lasts has its line for that."""
    last = event.end.latest if event.end and not event.state else beginning(event)[1]
    return last or date.max


def in_window(event: Event, window: Window) -> bool:
    """Whether the window shows some day that the event's row may cover."""
    return window.shows(beginning(event)[0], ending(event))


def evenly(window: Window, events: Sequence[Event]) -> Window:
    """The window with the same width for each day on which events stand, for reading them in order."""
    shown = [event for event in events if in_window(event, window)]
    days = [(drawn_day(event, window), event.when.earliest == event.when.latest) for event in shown]
    return in_order(window, days)


def rank_of(event: Event) -> int:
    """How important an event is for a label, 0 the most: blocks first, statements last."""
    if event.evidence == "contested":
        return 5
    if event.type in KEY_TYPES:
        return 0 if event.category == "block" else 1
    if event.type in OPENING_TYPES:
        return 2 if event.evidence == "official" or event.part_of == "" else 3
    ranks = {"order": 3, "platform": 3, "investigation": 4, "warning": 4, "evidence": 4, "block": 0}
    return ranks.get(event.category, 6 if event.type == "statement" else 5)
