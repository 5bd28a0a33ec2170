"""What may stand where when only some events are kept: every state with the event that opened it, strongest first.

Who knows these lists needs no measures to answer for the kept events: the first opened by one of them is the strongest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from loaders.jurisdictions import FIRST_DAYS, LAST_DAYS, eu_members
from loaders.measures import Measure
from loaders.standings import Places, Standing, standings_of, strength


@dataclass(frozen=True)
class Opening:
    """A standing and the event that opened its measure; that of `lifted` is the block that has ended."""

    opened_by: str
    standing: Standing


def openings_of(measures: Iterable[Measure], day: date) -> tuple[Opening, ...]:
    """All that may be the strongest of one jurisdiction's own on a day, whichever events are kept.

    Each measure stands for itself, as `standings_of` has it alone. Of blocks that are over, the one that ended last
    comes first; one that is not over hides them.
    """
    rows = [measure for measure in measures if measure.begin_earliest <= day]
    found = [
        (opening, measure)
        for measure in rows
        for opening in [Opening(measure.event, standing) for standing in standings_of([measure], day)[:1]]
    ]
    found.sort(key=lambda each: (strength(each[0].standing), -_ended(each[0].standing, each[1]).toordinal()))
    return tuple(opening for opening, _ in found)


def _ended(standing: Standing, measure: Measure) -> date:
    """The day by which blocks that are over are ordered; the same for all that holds."""
    if standing.state != "lifted":
        return date.min
    ended = measure.end_latest if standing.certainty == "certain" else measure.end_earliest
    return ended or date.min


def openings_at(places: Places, day: date) -> dict[str, tuple[Opening, ...]]:
    """The openings of each jurisdiction on a day; the EU's count for its members of that day, after their own."""
    own = {place: openings_of(rows, day) for place, rows in places.items()}
    through_eu = tuple(replace(each, standing=replace(each.standing, via="EU")) for each in own.get("EU", ()))
    members = eu_members(day) if through_eu else frozenset[str]()
    everywhere = {
        place: tuple(sorted((*own.get(place, ()), *(through_eu if place in members else ())), key=_strength))
        for place in own.keys() | members
    }
    return {place: everywhere[place] for place in sorted(everywhere) if everywhere[place]}


def _strength(opening: Opening) -> tuple[int, bool]:
    return strength(opening.standing)


def strongest_kept(openings: Mapping[str, Iterable[Opening]], kept: frozenset[str]) -> dict[str, Standing]:
    """The strongest standing of each jurisdiction when only some events are kept."""
    first = {
        place: next((each.standing for each in rows if each.opened_by in kept), None)
        for place, rows in openings.items()
    }
    return {place: standing for place, standing in first.items() if standing}


def opening_days(places: Places, first: date, last: date) -> list[date]:
    """The days between two, both included, on which some jurisdiction's openings may change, and the first."""
    bounds = (
        day
        for rows in places.values()
        for measure in rows
        for day in (measure.begin_earliest, measure.begin_latest, measure.end_earliest, measure.end_latest)
    )
    memberships = [*FIRST_DAYS, *(date.fromordinal(day.toordinal() + 1) for day in LAST_DAYS.values())]
    return sorted({first, *(day for day in (*bounds, *memberships) if day and first < day <= last)})
