import itertools
from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from loaders.measures import Measure, measures_by_place
from loaders.spread import Peak, Stretch, peak_of, spread_of
from loaders.standings import STATES, standings_at
from tests.components.shipped import shipped
from tests.loaders.test_reactions import measures

UNTIL = date(2026, 3, 31)


def stretches_of(places: dict[str, list[Measure]]) -> list[Stretch]:
    return spread_of(places, UNTIL)


@given(st.dictionaries(st.sampled_from(["ID", "MY", "EU", "IT"]), st.lists(measures(), max_size=3)))
def test_every_day_has_the_numbers_that_the_map_has(places: dict[str, list[Measure]]) -> None:
    stretches = stretches_of(places)
    for days in range(100):
        day = UNTIL - timedelta(days=days)
        strongest = [rows[0] for rows in standings_at(places, day).values() if not rows[0].via]
        expected = Counter((each.state, each.certainty) for each in strongest)
        found = [stretch.counts for stretch in stretches if stretch.begin <= day < stretch.end]
        assert [dict(counts) for counts in found] == [dict(expected)] or (not found and not expected)


@given(st.dictionaries(st.sampled_from(["ID", "MY", "EU"]), st.lists(measures(), max_size=3)))
def test_stretches_touch_differ_and_end_with_the_last_day(places: dict[str, list[Measure]]) -> None:
    stretches = stretches_of(places)
    for one, other in itertools.pairwise(stretches):
        assert one.end == other.begin
        assert one.counts != other.counts
    assert {stretch.end for stretch in stretches[-1:]} <= {UNTIL + timedelta(days=1)}


def test_the_shipped_wave_of_blocks_was_highest_on_the_sixteenth_of_january() -> None:
    story = shipped()
    stretches = spread_of(measures_by_place(story.measures), story.about.as_of)
    assert peak_of(stretches, "blocked") == Peak(3, date(2026, 1, 16))


def test_a_peak_is_the_first_of_equals_and_needs_certainty() -> None:
    first, second, third = (date(2026, 1, day) for day in (1, 5, 9))
    stretches = [
        Stretch(first, second, {("blocked", "possibly"): 5}),
        Stretch(second, third, {("blocked", "certain"): 1}),
        Stretch(third, UNTIL, {("blocked", "certain"): 1, ("warned", "certain"): 2}),
    ]
    assert peak_of(stretches, "blocked") == Peak(1, second)
    assert peak_of(stretches, "warned") == Peak(2, third)
    assert [peak_of(stretches, state) for state in STATES if state not in ("blocked", "warned")] == [None] * 5
