from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loaders.columns import Mask
from loaders.events import Event
from loaders.ledger import Ledger, ledger_of
from loaders.measures import Measure, measures_by_place, measures_frame
from loaders.standings import standings_at
from tests.loaders.test_measures import AS_OF, LAST, histories, jan

LENGTH = st.integers(1, 4)
KEPT = st.lists(st.booleans(), min_size=40, max_size=40)


def ledger_and_kept(events: Sequence[Event], answers: list[bool]) -> tuple[Ledger, Mask, dict[str, list[Measure]]]:
    """The ledger of all events, a choice of them, and the measures that this choice opened, one by one."""
    frame = measures_frame(events, AS_OF)
    rows = {event.id: row for row, event in enumerate(events)}
    kept = np.array([answers[row % len(answers)] for row in range(len(events))], dtype=bool)
    ids = {event.id for event, answer in zip(events, kept, strict=True) if answer}
    return ledger_of(frame, rows, jan(LAST)), kept, measures_by_place(frame[frame["event"].isin(ids)])


@given(histories(), KEPT, LENGTH)
def test_of_any_events_every_day_is_what_their_measures_amount_to(
    events: list[Event], answers: list[bool], most: int
) -> None:
    ledger, kept, places = ledger_and_kept(events, answers)
    for day in (jan(day) for day in range(-1, LAST + 3)):
        expected, found = standings_at(places, day), ledger.on(kept, day, most)
        assert found.standings == {place: rows[:most] for place, rows in expected.items()}
        assert found.behind == {place: len(rows) for place, rows in expected.items()}
        assert list(found.standings) == list(expected)


@given(histories(), KEPT)
def test_the_measures_of_any_events_are_listed_by_place_in_their_order(
    events: list[Event], answers: list[bool]
) -> None:
    ledger, kept, places = ledger_and_kept(events, answers)
    assert ledger.by_place(kept) == places


@given(histories())
def test_an_event_has_the_measures_that_it_opened(events: list[Event]) -> None:
    ledger, _, _ = ledger_and_kept(events, [True])
    for event in events:
        assert list(ledger.opened_by(event.id)) == [each for each in ledger.measures if each.event == event.id]
    assert ledger.opened_by("nothing") == ()


@given(histories())
def test_open_cases_are_the_certain_ones_of_a_jurisdictions_own(events: list[Event]) -> None:
    ledger, _, places = ledger_and_kept(events, [True])
    expected = [
        place
        for place, rows in standings_at(places, jan(LAST)).items()
        if any(each.state == "investigating" and each.certainty == "certain" and not each.via for each in rows)
    ]
    assert list(ledger.open_cases) == expected
