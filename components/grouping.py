"""How events fall into lanes: by jurisdiction, by kind, or by case; and what a lane's line says in each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from components.palette import CATEGORIES
from loaders.events import Event
from loaders.history import Segment, segments_of
from loaders.jurisdictions import parent
from loaders.measures import Measure
from loaders.standings import ACTS
from words import text
from words.places import place_name

LANES = ("jurisdiction", "category", "case")
"""What lanes can stand for; the first stands in no link."""

OTHERS = ""
"""The lane of the events that belong to no case."""

REST = "others"
"""The lane that the jurisdictions share which have none of their own, as there are too many."""

MOST_CASES = 24
"""Cases that have a lane of their own; of more, those with the most events have one."""


@dataclass(frozen=True)
class Grouping:
    """What lanes stand for, the events that opened the cases with a lane, by id and in order of time, and how many
    jurisdictions share one lane."""

    lanes: str = LANES[0]
    cases: Mapping[str, Event] = field(default_factory=dict)
    rest: int = 0


BY_JURISDICTION = Grouping()


def lane_of(place: str) -> str:
    """The lane of a jurisdiction: a state of a federation stands in its country's, as marks only."""
    return parent(place) or place


def lanes_of(events: Iterable[Event]) -> list[str]:
    """The lanes of a story: worldwide first, then in order of each jurisdiction's first event."""
    return worldwide_first(dict.fromkeys(lane_of(place) for event in events for place in event.jurisdictions))


def worldwide_first(lanes: Iterable[str]) -> list[str]:
    """Lanes in their order, with worldwide put first."""
    return sorted(lanes, key=lambda code: code != "WW")


def grouping_of(lanes: str, events: Sequence[Event]) -> Grouping:
    """The lanes of a story's events, filters aside, so that a lane stays what it is when a filter hides events."""
    if lanes != "case":
        return Grouping(lanes)
    sizes = Counter(case_of(event) for event in events)
    large = {case for case, size in sizes.most_common(MOST_CASES) if size > 1}
    return Grouping(lanes, {event.id: event for event in events if event.id in large})


def case_of(event: Event) -> str:
    """The id of the event that opened the case: its own for one that opened one or stands alone."""
    return event.part_of or event.id


def event_lanes(event: Event, grouping: Grouping) -> list[str]:
    """The lanes in which an event stands: one for each of its jurisdictions, else its kind's or its case's."""
    if grouping.lanes == "category":
        return [event.category]
    if grouping.lanes == "case":
        return [case_of(event) if case_of(event) in grouping.cases else OTHERS]
    return list(dict.fromkeys(lane_of(place) for place in event.jurisdictions))


def ordered_lanes(events: Iterable[Event], grouping: Grouping) -> list[str]:
    """The lanes from top to bottom: jurisdictions as they first acted, kinds as everywhere on the page, cases as they
    opened with the events outside any case last."""
    if grouping.lanes == "category":
        return list(CATEGORIES)
    if grouping.lanes == "case":
        return [*grouping.cases, OTHERS]
    return lanes_of(events)


def lane_title(code: str, grouping: Grouping, lang: str) -> str:
    """What a lane is called: a case is called what its first event is."""
    if grouping.lanes == "category":
        return text(f"category.{code}", lang)
    if grouping.lanes == "case":
        return _case_title(grouping.cases[code], lang) if code in grouping.cases else text("lanes.others", lang)
    return text("timeline.others", lang, count=grouping.rest) if code == REST else place_name(code, lang)


def _case_title(event: Event, lang: str) -> str:
    first, second = (event.title_fr, event.title_en) if lang == "fr" else (event.title_en, event.title_fr)
    return first or second


def lane_segments(
    places: Mapping[str, Sequence[Measure]], events: Iterable[Event], grouping: Grouping, until: date
) -> dict[str, list[Segment]]:
    """The stretches of each lane's lines, up to a last day.

    A jurisdiction has one line: its strongest state. In lanes by kind or by case each measure that lasts has a bar of
    its own, from the event that opened it to its end: there a line says what one event opened, not what holds
    somewhere. Acts that do not last, warnings and pressure, have their marks only.
    """
    if grouping.lanes == LANES[0]:
        return {place: list(segments_of(rows, until)) for place, rows in places.items() if lane_of(place) == place}
    lanes = {event.id: lane for event in events for lane in event_lanes(event, grouping)}
    found: dict[str, list[Segment]] = {}
    for measure in (measure for rows in places.values() for measure in rows):
        if measure.state not in ACTS and measure.event in lanes:
            bars = [bar for bar in segments_of([measure], until) if bar.standing.state != "lifted"]
            lane = found.setdefault(lanes[measure.event], [])
            lane += [bar for bar in bars if bar not in lane]
    return found
