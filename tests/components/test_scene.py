from dataclasses import replace
from datetime import date

import pytest

from components.axis import Window
from components.scene import drawn_day, lane_of, lanes_of, rank_of
from loaders.dates import When
from tests.components.shipped import event_of, shipped

JANUARY = Window(date(2026, 1, 1), date(2026, 1, 31), 900.0)


def day(number: int) -> date:
    return date(2026, 1, number)


def test_a_state_of_a_federation_stands_in_its_countrys_lane() -> None:
    assert [lane_of(place) for place in ("US-CA", "US", "EU", "WW")] == ["US", "US", "EU", "WW"]


def test_worldwide_is_the_first_lane_then_those_who_acted_first() -> None:
    lanes = lanes_of(shipped().events)
    assert lanes[:3] == ["WW", "EU", "US"]
    assert len(lanes) == len(set(lanes))
    assert not [lane for lane in lanes if "-" in lane]


@pytest.mark.parametrize(
    ("earliest", "latest", "drawn"),
    [
        (day(10), day(10), day(10)),
        (day(8), day(10), day(9)),
        (None, day(14), day(14)),
        (day(14), None, day(14)),
        (date(2025, 12, 1), date(2025, 12, 31), date(2025, 12, 16)),
    ],
)
def test_a_mark_stands_in_the_middle_of_what_is_known(earliest: date | None, latest: date | None, drawn: date) -> None:
    event = replace(event_of("id-block"), when=When(earliest, latest, "range"))
    assert drawn_day(event, JANUARY) == drawn


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        (date(2025, 6, 1), day(2)),
        (day(30), date(2026, 8, 1)),
        (date(2025, 6, 1), date(2026, 8, 1)),
        (date(2025, 6, 1), day(1)),
    ],
)
def test_what_may_have_happened_in_the_window_stands_in_it(earliest: date, latest: date) -> None:
    event = replace(event_of("id-block"), when=When(earliest, latest, "range"))
    drawn = drawn_day(event, JANUARY)
    assert JANUARY.shows(drawn, drawn)


def test_an_event_without_any_day_is_a_fault_of_the_code() -> None:
    event = replace(event_of("id-block"), when=When(None, None, "range"))
    with pytest.raises(ValueError, match="id-block"):
        drawn_day(event, JANUARY)


def test_blocks_are_named_before_all_and_statements_last() -> None:
    ranks = {event.id: rank_of(event) for event in shipped().events}
    assert {ranks[id] for id in ("id-block", "my-lift")} == {0}
    assert ranks["ec-fine-x-120m"] < ranks["ofcom-opened"] < ranks["in-meity-notice"] < ranks["virkkunen-statement"]
    assert max(ranks.values()) == ranks["rubio-reaction"]
