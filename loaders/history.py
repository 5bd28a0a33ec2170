"""The strongest state of each jurisdiction over time, folded in one pass over its measures."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise

from loaders.collector import collector_paused
from loaders.jurisdictions import eu_members
from loaders.measures import Measure
from loaders.standings import STATES, Places, Standing, strength

CERTAINTIES = ("certain", "possibly")
Holding = tuple[int, int, date, int]
"""Rank of a state with its certainty, place of the measure, the first day after, and the certainty's place: the
smallest is the strongest, and of equals the first."""
Lifting = tuple[bool, date, int]
"""Whether it is certain, its day, and minus the place of the measure: the largest is what lifted."""


@dataclass(frozen=True)
class Segment:
    """A stretch of days, the last not included, on which the strongest state stays the same."""

    standing: Standing
    begin: date
    end: date
    lasting: bool  # still so on the last day looked at


def segments_of(measures: Iterable[Measure], until: date) -> Sequence[Segment]:
    """The stretches of one jurisdiction's own strongest state, up to and including a last day."""
    return list(_segments(tuple(measures), until))


@lru_cache(maxsize=4096)
def _segments(rows: tuple[Measure, ...], until: date) -> tuple[Segment, ...]:
    after = until + timedelta(days=1)
    days = [(day, standing) for day, standing in _strongest_from(rows) if day <= until]
    stretches: list[Segment] = []
    for (begin, standing), (end, _) in pairwise([*days, (after, None)]):
        if standing and stretches and stretches[-1].standing == standing and stretches[-1].end == begin:
            stretches[-1] = Segment(standing, stretches[-1].begin, end, end == after)
        elif standing:
            stretches.append(Segment(standing, begin, end, end == after))
    return tuple(stretches)


def _strongest_from(rows: Sequence[Measure]) -> Iterator[tuple[date, Standing | None]]:
    """From each day on which something begins or ends, the strongest state, as `standings_of` would have it.

    A heap keeps what holds; what has ended leaves it when it gets to the top. A lifting only matters when no block may
    be in force: every block that began has then ended, so that the latest ending is enough to know.
    """
    coming: list[tuple[date, Holding]] = []
    lifts: list[tuple[date, Lifting]] = []
    for place, measure in enumerate(rows):
        coming += _holdings(measure, place)
        lifts += _liftings(measure, place)
    coming.sort()
    lifts.sort()
    days = {day for begin, holding in coming for day in (begin, holding[2])} | {day for day, _ in lifts}
    heap: list[Holding] = []
    lifted: Lifting | None = None
    begun = ended = 0
    before: tuple[Holding | None, Lifting | None] | None = None
    for day in sorted(days):
        while begun < len(coming) and coming[begun][0] <= day:
            heappush(heap, coming[begun][1])
            begun += 1
        while heap and heap[0][2] <= day:
            heappop(heap)
        while ended < len(lifts) and lifts[ended][0] <= day:
            lifted = max(lifted, lifts[ended][1]) if lifted else lifts[ended][1]
            ended += 1
        now = heap[0] if heap else None, lifted
        if now != before:
            yield day, _strongest(rows, *now)
        before = now


def _holdings(measure: Measure, place: int) -> list[tuple[date, Holding]]:
    """When a measure certainly holds, and when it possibly does before and after that, each with its first day."""
    begin, end = measure.begin_earliest, measure.end_latest or date.max
    sure_end = min(measure.end_earliest or date.max, end)
    sure = max(begin, measure.begin_latest or date.max) if not measure.doubtful else date.max
    rank = len(CERTAINTIES) * STATES.index(measure.state)
    possibly_only = sure >= sure_end
    parts = [(begin, end, 1)] if possibly_only else [(begin, sure, 1), (sure, sure_end, 0), (sure_end, end, 1)]
    return [(first, (rank + sign, place, after, sign)) for first, after, sign in parts if first < after]


def _liftings(measure: Measure, place: int) -> list[tuple[date, Lifting]]:
    """The endings of a block, each with the day from which it counts: not before the block may have begun."""
    if measure.state != "blocked":
        return []
    endings = [(True, measure.end_latest)] if not measure.doubtful else []
    endings.append((False, measure.end_earliest))
    return [(max(end, measure.begin_earliest), (certain, end, -place)) for certain, end in endings if end]


def _strongest(rows: Sequence[Measure], holding: Holding | None, lifted: Lifting | None) -> Standing | None:
    own = None
    if holding:
        _, place, _, certainty = holding
        own = Standing(rows[place].event, rows[place].state, CERTAINTIES[certainty])
    if lifted is None or (own and own.state == "blocked"):
        return own
    certain, _, place = lifted
    block = rows[-place]
    by = block.ended_by if certain else block.first_ended_by
    ending = Standing(by or block.event, "lifted", "certain" if certain else "possibly")
    return own if own and strength(own) <= strength(ending) else ending


def histories(places: Places, until: date) -> dict[str, Sequence[Segment]]:
    """The segments of each jurisdiction."""
    with collector_paused():
        return {place: segments_of(rows, until) for place, rows in places.items()}


def strongest_in(segments: Mapping[str, Sequence[Segment]], day: date) -> dict[str, Standing]:
    """Each jurisdiction's strongest standing of a day; the EU's holds for its members of that day."""
    own = {place: standing for place, rows in segments.items() if (standing := _standing_in(rows, day))}
    if "EU" in own:
        through_eu = replace(own["EU"], via="EU")
        for member in eu_members(day):
            if member not in own or strength(through_eu) < strength(own[member]):
                own[member] = through_eu
    return {place: own[place] for place in sorted(own)}


def _standing_in(segments: Sequence[Segment], day: date) -> Standing | None:
    at = bisect_right(segments, day, key=lambda segment: segment.begin) - 1
    return segments[at].standing if at >= 0 and day < segments[at].end else None


def change_days(places: Places, until: date) -> list[date]:
    """The days, up to a last one, on which the strongest state of some jurisdiction changes or becomes certain."""
    days: set[date] = set()
    for rows in places.values():
        segments = segments_of(rows, until)
        days |= {first.begin for first in segments[:1]}
        for one, other in pairwise(segments):
            if _shown(one) != _shown(other) or one.end != other.begin:
                days |= {one.end, other.begin}
        days |= {last.end for last in segments[-1:] if not last.lasting}
    return sorted(days)


def _shown(segment: Segment) -> tuple[str, str]:
    return segment.standing.state, segment.standing.certainty
