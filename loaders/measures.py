"""What was in force where, on any day: measures folded from the events (design: "Measures")."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from loaders.dates import When
from loaders.events import Event
from loaders.jurisdictions import eu_members

STATES = ("blocked", "ordered", "investigating", "lifted", "warned", "pressed", "none")
"""Strongest first; `lifted` follows from a block that has ended, `none` means that nothing is recorded."""

ACTS = frozenset({"warned", "pressed"})
"""States that are acts, not conditions: they stay as the last recorded act and are never "in force"."""

COLUMNS = (
    "event",
    "jurisdiction",
    "state",
    "begin_earliest",
    "begin_latest",
    "end_earliest",
    "end_latest",
    "ended_by",
    "first_ended_by",
    "doubtful",
)
_DAYS = ("begin_earliest", "begin_latest", "end_earliest", "end_latest")


@dataclass(frozen=True)
class Measure:
    """One state that one event opens in one jurisdiction.

    Days bound when it began and the first day on which it no longer holds; None is open. `ended_by` is the
    event by which it has certainly ended, `first_ended_by` the one by which it may have ended first; "" is
    its own end.
    """

    event: str
    jurisdiction: str
    state: str
    begin_earliest: date
    begin_latest: date | None
    end_earliest: date | None = None
    end_latest: date | None = None
    ended_by: str = ""
    first_ended_by: str = ""
    doubtful: bool = False  # the only source is the article: possible at most


@dataclass(frozen=True)
class Standing:
    """A state on one day and the event that justifies it; `via` is "EU" when it comes from there."""

    event: str
    state: str
    certainty: str  # "certain" or "possibly"
    via: str = ""


@dataclass(frozen=True)
class Segment:
    """A stretch of days, the last not included, on which the strongest state stays the same."""

    standing: Standing
    begin: date
    end: date
    lasting: bool  # still so on the last day looked at


def measures_frame(events: Iterable[Event], as_of: date) -> pd.DataFrame:
    """One row per event and jurisdiction that a type with a state opens; see `COLUMNS`.

    Days are `datetime64[s]`: `end_*` is the first day no longer in force, NaT is open-ended.
    Contested events and those after `as_of` open and end nothing.
    """
    counted = [event for event in events if event.evidence != "contested" and not event.scheduled]
    enders = _enders(counted)
    opened = [measure for event in counted if event.state for measure in _opened(event, enders, as_of)]
    frame = pd.DataFrame([vars(measure) for measure in opened], columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(_DAYS, "datetime64[s]") | {"doubtful": bool})


def _enders(events: Iterable[Event]) -> dict[str, list[Event]]:
    enders = defaultdict(list)
    for event in events:
        for ended in event.ends:
            enders[ended].append(event)
    return enders


def _opened(event: Event, enders: Mapping[str, list[Event]], as_of: date) -> list[Measure]:
    begin_earliest, begin_latest = _beginning(event.when, as_of)
    measures = []
    for jurisdiction in event.jurisdictions:
        closing = [e for e in enders.get(event.id, []) if {jurisdiction, "WW"} & set(e.jurisdictions)]
        doubtful = event.evidence == "article-only"
        begun = (event.id, jurisdiction, event.state, begin_earliest, begin_latest)
        measures.append(Measure(*begun, *_ending(event.end, closing), doubtful))
    return measures


def _beginning(when: When, as_of: date) -> tuple[date, date | None]:
    """A measure whose beginning is open on the left begins at its latest day."""
    if when.earliest is None:
        return when.latest or as_of, when.latest or as_of
    return when.earliest, when.latest


def _ending(own: When | None, closing: list[Event]) -> tuple[date | None, date | None, str, str]:
    """Bounds of the first day no longer in force, from the row's own `end` and the events that end it.

    With them the ending that makes it certain and the one that makes it possible: they may be two.
    """
    possible = [(_after(own.earliest or own.latest), "")] if own else []
    certain = [(_after(own.latest), "")] if own else []
    for event in closing:
        possible.append((event.when.earliest or event.when.latest, event.id))
        certain.append((None if event.evidence == "article-only" else event.when.latest, event.id))
    earliest, first_ended_by = _first(possible)
    latest, ended_by = _first(certain)
    return earliest, latest, ended_by, first_ended_by


def _first(endings: list[tuple[date | None, str]]) -> tuple[date | None, str]:
    return min(endings, key=lambda ending: ending[0] or date.max, default=(None, ""))


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day and day < date.max else None


def measures_by_place(measures: pd.DataFrame) -> dict[str, list[Measure]]:
    """The rows of `measures_frame` as values, by jurisdiction."""
    places: dict[str, list[Measure]] = defaultdict(list)
    columns = [_as_days(measures[name]) if name in _DAYS else measures[name].tolist() for name in COLUMNS]
    for row in zip(*columns, strict=True):
        measure = Measure(*row)
        places[measure.jurisdiction].append(measure)
    return dict(places)


def _as_days(column: pd.Series) -> list[date | None]:
    return [None if pd.isna(day) else day.date() for day in column]


def standings_of(measures: Iterable[Measure], day: date) -> tuple[Standing, ...]:
    """All that holds on a day among one jurisdiction's own measures, the strongest first, certain before possible.

    `lifted` is among them when blocks were recorded, one has ended and none is certainly in force.
    """
    begun = [measure for measure in measures if measure.begin_earliest <= day]
    holding = [
        Standing(measure.event, measure.state, _certainty(measure, day))
        for measure in begun
        if measure.end_latest is None or day < measure.end_latest
    ]
    return tuple(sorted([*holding, *_lifted(begun, holding, day)], key=strength))


def strength(standing: Standing) -> tuple[int, bool]:
    """The sorting key of states: strongest first, certain before possible."""
    return STATES.index(standing.state), standing.certainty != "certain"


def _certainty(measure: Measure, day: date) -> str:
    certain = _reached(measure.begin_latest, day) and not _reached(measure.end_earliest, day)
    return "certain" if certain and not measure.doubtful else "possibly"


def _lifted(begun: list[Measure], holding: list[Standing], day: date) -> list[Standing]:
    """Certain when a block has certainly ended and none may be in force."""
    blocked = [standing.certainty for standing in holding if standing.state == "blocked"]
    blocks = [measure for measure in begun if measure.state == "blocked" and not blocked.count("certain")]
    ended = [block for block in blocks if not blocked and not block.doubtful and _reached(block.end_latest, day)]
    if ended:
        last = max(ended, key=lambda block: block.end_latest or date.min)
        return [Standing(last.ended_by or last.event, "lifted", "certain")]
    perhaps = [block for block in blocks if _reached(block.end_earliest, day)]
    if perhaps:
        last = max(perhaps, key=lambda block: block.end_earliest or date.min)
        return [Standing(last.first_ended_by or last.event, "lifted", "possibly")]
    return []


def _reached(bound: date | None, day: date) -> bool:
    return bound is not None and bound <= day


def standings_on(measures: pd.DataFrame, day: date) -> dict[str, tuple[Standing, ...]]:
    """What holds on a day in each jurisdiction with anything recorded; EU measures hold for its members of that day.

    The strongest comes first; at equal strength a member's own comes before the EU's.
    """
    begun = measures[measures["begin_earliest"] <= pd.Timestamp(day)]
    own = {place: standings_of(rows, day) for place, rows in measures_by_place(begun).items()}
    through_eu = tuple(Standing(s.event, s.state, s.certainty, "EU") for s in own.get("EU", ()))
    members = eu_members(day) if through_eu else frozenset[str]()
    everywhere = {
        place: tuple(sorted((*own.get(place, ()), *(through_eu if place in members else ())), key=strength))
        for place in own.keys() | members
    }
    return {place: everywhere[place] for place in sorted(everywhere) if everywhere[place]}


def segments_of(measures: Iterable[Measure], until: date) -> list[Segment]:
    """The stretches of one jurisdiction's own strongest state, up to and including a last day."""
    rows = list(measures)
    bounds = {day for m in rows for day in (m.begin_earliest, m.begin_latest, m.end_earliest, m.end_latest) if day}
    after = until + timedelta(days=1)
    days = [*sorted(day for day in bounds if day <= until), after]
    stretches: list[Segment] = []
    for begin, end in pairwise(days):
        standings = standings_of(rows, begin)
        if standings and stretches and stretches[-1].standing == standings[0] and stretches[-1].end == begin:
            stretches[-1] = Segment(standings[0], stretches[-1].begin, end, end == after)
        elif standings:
            stretches.append(Segment(standings[0], begin, end, end == after))
    return stretches


def change_days(measures: pd.DataFrame, until: date) -> list[date]:
    """The days, up to a last one, on which the strongest state of some jurisdiction changes or becomes certain."""
    days: set[date] = set()
    for rows in measures_by_place(measures).values():
        segments = segments_of(rows, until)
        days |= {first.begin for first in segments[:1]}
        for one, other in pairwise(segments):
            if _shown(one) != _shown(other) or one.end != other.begin:
                days |= {one.end, other.begin}
        days |= {last.end for last in segments[-1:] if not last.lasting}
    return sorted(days)


def _shown(segment: Segment) -> tuple[str, str]:
    return segment.standing.state, segment.standing.certainty


def status_json(measures: pd.DataFrame, day: date, as_of: date) -> dict[str, object]:
    """The answer of `status --json`: each jurisdiction's state on a day, with every measure behind it."""
    places = standings_on(measures, min(day, as_of))
    return {
        "at": min(day, as_of).isoformat(),
        "as_of": as_of.isoformat(),
        "jurisdictions": {place: _place_json(standings) for place, standings in places.items()},
    }


def _place_json(standings: tuple[Standing, ...]) -> dict[str, object]:
    first = standings[0]
    return {
        "state": first.state,
        "certainty": first.certainty,
        "via": first.via or None,
        "measures": [
            {"event": s.event, "state": s.state, "certainty": s.certainty, "via": s.via or None} for s in standings
        ],
    }
