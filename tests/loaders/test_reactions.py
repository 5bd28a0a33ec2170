from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders
from loaders.dates import When
from loaders.measures import Measure, measures_by_place, measures_frame
from loaders.reactions import (
    KINDS,
    STEP,
    Rank,
    Reaction,
    Row,
    Span,
    days_without,
    leaders,
    ranks_of,
    reaction_of,
    rows_of,
    span_of,
)
from tests.loaders.test_measures import AS_OF, event, jan

TENTH = When(jan(10), jan(10), "day")
TENTH_TO_12TH = When(jan(10), jan(12), "range")


def block(id: str, earliest: int, latest: int | None, doubtful: bool = False) -> Measure:
    """A block of Indonesia that began between two days of January."""
    return Measure(id, "ID", "blocked", jan(earliest), jan(latest) if latest else None, doubtful=doubtful)


@pytest.mark.parametrize(
    ("trigger", "measures", "reaction"),
    [
        pytest.param(TENTH, [], Reaction("blocked"), id="nothing"),
        pytest.param(TENTH, [block("a", 10, 10)], Reaction("blocked", ("a",), Span(0, 0)), id="the same day"),
        pytest.param(TENTH, [block("a", 17, 19)], Reaction("blocked", ("a",), Span(7, 9)), id="an uncertain day"),
        pytest.param(
            TENTH_TO_12TH, [block("a", 17, 17)], Reaction("blocked", ("a",), Span(5, 7)), id="an uncertain trigger"
        ),
        pytest.param(
            TENTH_TO_12TH, [block("a", 11, 11)], Reaction("blocked", ("a",), Span(0, 1)), id="within the trigger"
        ),
        pytest.param(
            TENTH, [block("b", 20, 20), block("a", 17, 17)], Reaction("blocked", ("a",), Span(7, 7)), id="the first"
        ),
        pytest.param(
            TENTH,
            [block("a", 15, 30), block("b", 20, 22)],
            Reaction("blocked", ("a", "b"), Span(5, 12)),
            id="the first of two uncertain ones is no later than either",
        ),
        pytest.param(
            TENTH,
            [block("old", 5, 9), block("a", 17, 17)],
            Reaction("blocked", ("old",), None, "certain"),
            id="already before, whatever came later",
        ),
        pytest.param(
            TENTH,
            [block("a", 9, 12)],
            Reaction("blocked", ("a",), Span(0, 2), "possibly"),
            id="begun before the trigger or after it",
        ),
        pytest.param(
            TENTH, [block("a", 15, 15, True)], Reaction("blocked", ("a",), Span(5, None)), id="only in the article"
        ),
        pytest.param(
            TENTH,
            [block("a", 15, 15, True), block("b", 20, 20)],
            Reaction("blocked", ("a", "b"), Span(5, 10)),
            id="only in the article, then for certain",
        ),
        pytest.param(
            TENTH, [block("a", 5, 5, True)], Reaction("blocked", ("a",), None, "possibly"), id="before, in the article"
        ),
        pytest.param(TENTH, [block("a", 15, None)], Reaction("blocked", ("a",), Span(5, None)), id="open"),
        pytest.param(
            When(None, jan(10), "range"), [block("a", 15, 15)], Reaction("blocked", ("a",), Span(5, 5)), id="trigger by"
        ),
    ],
)
def test_a_reaction_is_the_first_step_after_the_trigger(
    trigger: When, measures: list[Measure], reaction: Reaction
) -> None:
    assert reaction_of("blocked", measures, trigger, AS_OF) == reaction


def test_a_step_of_another_kind_is_not_counted() -> None:
    assert reaction_of("warned", [block("a", 15, 15)], TENTH, AS_OF) == Reaction("warned")


def test_without_a_step_the_days_run_to_the_last_one_looked_at() -> None:
    assert days_without(TENTH, jan(31)) == 21
    assert days_without(TENTH_TO_12TH, jan(31)) == 19


def test_every_jurisdiction_but_the_whole_world_has_a_row() -> None:
    events = [event("a", "2026-01-12", "blocked", "ID;US-CA"), event("b", "2026-01-13", "", "EU;WW")]
    rows = rows_of(events, measures_by_place(measures_frame(events, AS_OF)), TENTH, AS_OF)
    assert [(row.place, span_of(row, STEP)) for row in rows] == [
        ("EU", None),
        ("ID", Span(2, 2)),
        ("US-CA", Span(2, 2)),
    ]


def test_a_contested_event_is_no_step() -> None:
    events = [event("a", "2026-01-12", "blocked", evidence="contested")]
    rows = rows_of(events, measures_by_place(measures_frame(events, AS_OF)), TENTH, AS_OF)
    assert rows == [Row("ID", tuple(Reaction(kind) for kind in KINDS))]


def rows_with(*spans: Span | None) -> list[Row]:
    """Rows A, B, C and so on, of one kind of step."""
    return [Row(chr(65 + i), (Reaction("blocked", ("e",) if s else (), s),)) for i, s in enumerate(spans)]


@pytest.mark.parametrize(
    ("spans", "ranks"),
    [
        ([Span(9, 9), Span(9, 9), Span(10, 10)], [Rank(1, 1, True), Rank(1, 1, True), Rank(3, 3)]),
        ([Span(1, 1), Span(4, 8), Span(5, 5), Span(7, 7)], [Rank(1, 1), Rank(2, 4), Rank(2, 3), Rank(3, 4)]),
        ([Span(3, None), Span(5, 5), None], [Rank(1, 2), Rank(1, 2)]),
    ],
)
def test_a_rank_is_shared_on_equal_days_and_a_range_where_days_overlap(
    spans: list[Span | None], ranks: list[Rank]
) -> None:
    assert list(ranks_of(rows_with(*spans), "blocked").values()) == ranks


@pytest.mark.parametrize(
    ("spans", "first"),
    [
        ([None], None),
        ([Span(9, 9), Span(9, 9), Span(9, 12)], (["A", "B"], Span(9, 9))),
        ([Span(8, 12), Span(9, 9), Span(10, 10)], (["A", "B"], Span(8, 9))),
    ],
)
def test_the_leaders_are_those_that_may_have_been_first(
    spans: list[Span | None], first: tuple[list[str], Span] | None
) -> None:
    assert leaders(rows_with(*spans), STEP) == first


SPANS = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda span: Span(span[0], span[0] + span[1]))


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_ranks_are_those_of_every_choice_of_days(spans: list[Span]) -> None:
    days = [range(span.least, (span.most or 0) + 1) for span in spans]
    found: list[set[int]] = [set() for _ in spans]
    for choice in product(*days):
        for ranks, day in zip(found, choice, strict=True):
            ranks.add(1 + sum(other < day for other in choice))
    worked_out = ranks_of(rows_with(*spans), STEP).values()
    assert [(rank.best, rank.worst) for rank in worked_out] == [(min(each), max(each)) for each in found]


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    begin, length = draw(st.integers(1, 30)), draw(st.integers(0, 6))
    return Measure(
        f"e{draw(st.integers(0, 999))}", "ID", draw(st.sampled_from(KINDS)), jan(begin), jan(begin + length),
        doubtful=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def triggers(draw: st.DrawFn) -> When:
    begin = draw(st.integers(1, 30))
    return When(jan(begin), jan(begin + draw(st.integers(0, 6))), "range")


MEASURES = st.lists(measures(), max_size=5)


def reactions(measures: Sequence[Measure], trigger: When, as_of: date) -> list[Reaction]:
    return [reaction_of(kind, measures, trigger, as_of) for kind in KINDS]


def later(when: date | None, days: int) -> date:
    assert when is not None
    return when + timedelta(days=days)


@given(MEASURES, triggers(), st.integers(-400, 400))
def test_days_between_do_not_depend_on_the_calendar(found: list[Measure], trigger: When, days: int) -> None:
    moved = [
        replace(m, begin_earliest=later(m.begin_earliest, days), begin_latest=later(m.begin_latest, days))
        for m in found
    ]
    moved_trigger = When(later(trigger.earliest, days), later(trigger.latest, days), "range")
    assert reactions(moved, moved_trigger, later(AS_OF, days)) == reactions(found, trigger, AS_OF)


@given(MEASURES.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))), triggers())
def test_the_order_of_measures_does_not_matter(both: tuple[list[Measure], list[Measure]], trigger: When) -> None:
    def without_order(found: list[Measure]) -> list[tuple[object, ...]]:
        return [(r.kind, r.span, r.before, sorted(r.events)) for r in reactions(found, trigger, AS_OF)]

    assert without_order(both[0]) == without_order(both[1])


@given(MEASURES, triggers())
def test_the_days_are_those_of_every_choice_of_dates(found: list[Measure], trigger: When) -> None:
    for reaction in reactions(found, trigger, AS_OF):
        span = reaction.span
        if span is None:
            continue
        assert span.most is None or 0 <= span.least <= span.most
        mine = [m for m in found if m.state == reaction.kind and not m.doubtful]
        newer = [m for m in mine if m.begin_latest and trigger.earliest and m.begin_latest >= trigger.earliest]
        if not newer:
            assert span.most is None
            continue
        ends = [(later(m.begin_latest, 0) - later(trigger.earliest, 0)).days for m in newer]
        assert span.most == min(ends)


SHIPPED = loaders.load(loaders.read_files(Path(__file__).parents[2] / "data"))


def test_the_shipped_story_counted_by_hand() -> None:
    trigger = next(each for each in SHIPPED.events if each.id == "grok-edit-launch").when
    rows = rows_of(SHIPPED.events, measures_by_place(SHIPPED.measures), trigger, SHIPPED.about.as_of)
    by_place = {row.place: dict(zip(KINDS, row.reactions, strict=True)) for row in rows}
    assert trigger.earliest == trigger.latest == date(2025, 12, 24)
    # 24 December to 10 January: 7 days to the end of December and 10 in January.
    assert by_place["ID"]["blocked"] == Reaction("blocked", ("id-block",), Span(17, 17))
    assert by_place["MY"]["warned"] == Reaction("warned", ("my-mcmc-notice-1",), Span(10, 10))
    # Between 7 and 9 January.
    assert by_place["AU"]["warned"] == Reaction("warned", ("au-esafety-letter",), Span(14, 16))
    assert by_place["EU"]["investigating"] == Reaction("investigating", ("ec-x-proceedings-2023",), None, "certain")
    assert by_place["DE"] == {kind: Reaction(kind) for kind in KINDS}
    assert days_without(trigger, SHIPPED.about.as_of) == (date(2026, 10, 4) - date(2025, 12, 24)).days == 284
