from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given

from loaders.events import Event
from loaders.history import Segment, change_days, segments_of
from loaders.looks import looks_of, spans_of
from loaders.standings import Standing
from tests.loaders.test_ledger import KEPT, ledger_and_kept
from tests.loaders.test_measures import LAST, histories, jan


def nameless(segments: Sequence[Segment]) -> list[Segment]:
    """Segments without the events behind them; neighbours that then look the same are one."""
    found: list[Segment] = []
    for segment in segments:
        bare = replace(segment, standing=Standing("", segment.standing.state, segment.standing.certainty))
        if found and found[-1].standing == bare.standing and found[-1].end == bare.begin:
            found[-1] = replace(found[-1], end=bare.end, lasting=bare.lasting)
        else:
            found.append(bare)
    return found


@given(histories(), KEPT)
def test_the_days_of_change_are_those_of_the_history(events: list[Event], answers: list[bool]) -> None:
    ledger, kept, places = ledger_and_kept(events, answers)
    assert looks_of(spans_of(ledger), kept, jan(LAST)).changes() == change_days(places, jan(LAST))


@given(histories(), KEPT)
def test_the_stretches_are_those_of_the_history_without_their_events(events: list[Event], answers: list[bool]) -> None:
    ledger, kept, places = ledger_and_kept(events, answers)
    expected = {place: nameless(segments_of(rows, jan(LAST))) for place, rows in places.items()}
    found = looks_of(spans_of(ledger), kept, jan(LAST)).segments()
    assert found == {place: rows for place, rows in expected.items() if rows}
