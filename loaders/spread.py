"""How many jurisdictions had each state, over time (design: "Measures")."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from loaders.history import change_days, histories, strongest_in
from loaders.standings import Places, Standing

Look = tuple[str, str]
"""A state and how certain it is."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of days, the last not included, with the number of jurisdictions that have each look throughout."""

    begin: date
    end: date
    counts: Mapping[Look, int]

    def count(self, state: str, certainty: str = "certain") -> int:
        """How many jurisdictions have a state."""
        return self.counts.get((state, certainty), 0)


@dataclass(frozen=True)
class Peak:
    """The most jurisdictions that certainly had a state at once, and the first day on which so many had."""

    count: int
    day: date


def counts_of(strongest: Mapping[str, Standing]) -> Counter[Look]:
    """How many jurisdictions have each look as their strongest one; those that have it through the EU are left out."""
    return Counter((standing.state, standing.certainty) for standing in strongest.values() if not standing.via)


def spread_of(places: Places, until: date) -> list[Stretch]:
    """The stretches on which the numbers stay the same, from the first recorded state to a last day, included."""
    days = [*change_days(places, until), until + timedelta(days=1)]
    segments = histories(places, until)
    stretches: list[Stretch] = []
    for begin, end in pairwise(days):
        counts = counts_of(strongest_in(segments, begin))
        if stretches and stretches[-1].counts == counts:
            stretches[-1] = Stretch(stretches[-1].begin, end, counts)
        else:
            stretches.append(Stretch(begin, end, counts))
    return stretches


def peak_of(stretches: Iterable[Stretch], state: str) -> Peak | None:
    """When a state was most widespread; None when no jurisdiction certainly ever had it."""
    found = [Peak(stretch.count(state), stretch.begin) for stretch in stretches if stretch.count(state)]
    return max(found, key=lambda peak: (peak.count, -peak.day.toordinal()), default=None)
