"""What stands where on a day: the states that measures amount to (design: "Measures")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from loaders.jurisdictions import eu_members
from loaders.measures import Measure, measures_by_place

STATES = ("blocked", "ordered", "investigating", "lifted", "warned", "pressed", "none")
"""Strongest first; `lifted` follows from a block that has ended, `none` means that nothing is recorded."""

ACTS = frozenset({"warned", "pressed"})
"""States that are acts, not conditions: they stay as the last recorded act and are never "in force"."""

Places = Mapping[str, Sequence[Measure]]
"""Measures by jurisdiction, as `measures_by_place` gives them."""


@dataclass(frozen=True)
class Standing:
    """A state on one day and the event that justifies it; `via` is "EU" when it comes from there."""

    event: str
    state: str
    certainty: str  # "certain" or "possibly"
    via: str = ""


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


def _reached(bound: date | None, day: date) -> bool:
    return bound is not None and bound <= day


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


def standings_on(measures: pd.DataFrame, day: date) -> dict[str, tuple[Standing, ...]]:
    """What holds on a day in each jurisdiction with anything recorded, from the rows of `measures_frame`."""
    return standings_at(measures_by_place(measures), day)


def standings_at(places: Places, day: date) -> dict[str, tuple[Standing, ...]]:
    """What holds on a day in each jurisdiction with anything recorded; EU measures hold for its members of that day.

    The strongest comes first; at equal strength a member's own comes before the EU's.
    """
    own = {place: standings_of(rows, day) for place, rows in places.items()}
    through_eu = tuple(Standing(s.event, s.state, s.certainty, "EU") for s in own.get("EU", ()))
    members = eu_members(day) if through_eu else frozenset[str]()
    everywhere = {
        place: tuple(sorted((*own.get(place, ()), *(through_eu if place in members else ())), key=strength))
        for place in own.keys() | members
    }
    return {place: everywhere[place] for place in sorted(everywhere) if everywhere[place]}


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
