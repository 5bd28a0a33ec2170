from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import When, read_when
from loaders.events import Event
from loaders.history import Segment, change_days, segments_of, strongest_in
from loaders.history import histories as folded
from loaders.jurisdictions import eu_members
from loaders.measures import COLUMNS, Measure, measures_by_place, measures_frame
from loaders.standings import STATES, Standing, standings_at, standings_of, standings_on, status_json

AS_OF = date(2026, 10, 4)


def when(text: str) -> When:
    read = read_when(text)
    assert isinstance(read, When)
    return read


def jan(day: int) -> date:
    """A day of January 2026, or so many days away from it."""
    return date(2026, 1, 1) + timedelta(days=day - 1)


def event(
    id: str,
    day: str,
    state: str = "",
    places: str = "ID",
    *,
    end: str = "",
    ends: str = "",
    evidence: str = "press",
) -> Event:
    """An event of which only what measures depend on is said."""
    read = when(day)
    return Event(
        id=id,
        line=2,
        when=read,
        end=when(end) if end else None,
        type="",
        category="",
        state=state,
        jurisdictions=tuple(places.split(";")),
        actors=(),
        title_en="",
        title_fr="",
        summary_en="",
        summary_fr="",
        responds_to=(),
        part_of="",
        ends=tuple(filter(None, ends.split(";"))),
        amount=None,
        currency="",
        evidence=evidence,
        sources=(),
        note_en="",
        note_fr="",
        scheduled=read.earliest is not None and read.earliest > AS_OF,
    )


def state_on(events: Sequence[Event], day: date, place: str = "ID") -> str:
    """The strongest state of a place in short: "blocked", "blocked?" when only possible, "none"."""
    standings = standings_on(measures_frame(events, AS_OF), day).get(place)
    return short(standings[0]) if standings else "none"


def short(standing: Standing) -> str:
    return standing.state + ("" if standing.certainty == "certain" else "?")


BLOCK = event("block", "[2026-01-15,2026-01-16]", "blocked")
LIFT = event("lift", "2026-01-21", ends="block")


@pytest.mark.parametrize(
    ("events", "states"),
    [
        pytest.param(
            [BLOCK, LIFT],
            {14: "none", 15: "blocked?", 16: "blocked", 20: "blocked", 21: "lifted", 300: "lifted"},
            id="a block of 15 or 16 January, lifted on the 21st",
        ),
        pytest.param(
            [event("case", "2026-01-05", "investigating", end="2026-01-08")],
            {4: "none", 5: "investigating", 8: "investigating", 9: "none"},
            id="its own end is included",
        ),
        pytest.param(
            [event("case", "2026-01-05", "investigating", end="[2026-01-08..2026-01-10]")],
            {8: "investigating", 9: "investigating?", 10: "investigating?", 11: "none"},
            id="an uncertain end is possible from the day after its earliest",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked", end="[..2026-01-10]")],
            {10: "blocked", 11: "lifted"},
            id="an end open on the left is at its latest, and a block that ends by itself is lifted",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked", end="2026-01-20"), event("lift", "2026-01-10", ends="block")],
            {9: "blocked", 10: "lifted"},
            id="the earlier of two endings counts",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked", end="2026-01-08"), event("lift", "2026-01-20", ends="block")],
            {8: "blocked", 9: "lifted", 20: "lifted"},
            id="the earlier of two endings counts, also when it is the row's own",
        ),
        pytest.param(
            [
                event("block", "2026-01-05", "blocked"),
                event("maybe", "[2026-01-08..2026-01-20]", ends="block"),
                event("sure", "2026-01-12", ends="block"),
            ],
            {7: "blocked", 8: "blocked?", 11: "blocked?", 12: "lifted"},
            id="of several endings one makes it possible and another certain",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked"), event("lift", "2026-01-10", places="WW", ends="block")],
            {9: "blocked", 10: "lifted"},
            id="WW ends all",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked"), event("lift", "2026-01-10", places="MY", ends="block")],
            {10: "blocked"},
            id="an ending elsewhere ends nothing here",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked", evidence="contested")],
            {5: "none", 40: "none"},
            id="a contested event opens nothing",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked"), event("lift", "2026-01-10", ends="block", evidence="contested")],
            {10: "blocked"},
            id="a contested event ends nothing",
        ),
        pytest.param(
            [event("block", "2026-01-05", "blocked", evidence="article-only"), event("l", "2026-01-10", ends="block")],
            {4: "none", 5: "blocked?", 9: "blocked?", 10: "lifted?"},
            id="what only the article says is possible at most",
        ),
        pytest.param(
            [
                event("block", "2026-01-05", "blocked"),
                event("lift", "2026-01-10", ends="block", evidence="article-only"),
            ],
            {9: "blocked", 10: "blocked?", 60: "blocked?"},
            id="an ending that only the article reports is possible at most",
        ),
        pytest.param(
            [
                event("block", "2026-10-05", "blocked"),
                event("l", "2026-10-06", ends="old"),
                event("old", "2026-01-05", "ordered"),
            ],
            {5: "ordered", 277: "ordered"},
            id="what is scheduled opens and ends nothing",
        ),
        pytest.param(
            [event("case", "[..2026-01-14]", "investigating")],
            {1: "none", 13: "none", 14: "investigating"},
            id="a beginning open on the left is at its latest",
        ),
        pytest.param(
            [event("case", "since 2026-01-14", "investigating")],
            {13: "none", 14: "investigating?", 200: "investigating?"},
            id="a beginning open on the right is never certain",
        ),
        pytest.param(
            [
                event("one", "2026-01-05", "blocked"),
                event("lift", "2026-01-08", ends="one"),
                event("two", "2026-01-12", "blocked"),
            ],
            {8: "lifted", 11: "lifted", 12: "blocked", 90: "blocked"},
            id="lifted until the next block",
        ),
        pytest.param(
            [
                event("one", "2026-01-05", "blocked"),
                event("two", "2026-01-07", "blocked"),
                event("lift", "2026-01-08", ends="one"),
            ],
            {8: "blocked", 90: "blocked"},
            id="not lifted while another block holds",
        ),
        pytest.param(
            [
                event("one", "2026-01-05", "blocked"),
                event("lift", "2026-01-08", ends="one"),
                event("case", "2026-01-10", "investigating"),
                event("notice", "2026-01-11", "warned"),
            ],
            {9: "lifted", 10: "investigating", 90: "investigating"},
            id="an investigation is stronger than lifted, lifted than warned",
        ),
        pytest.param(
            [event("call", "2026-01-05", "pressed"), event("notice", "2026-01-08", "warned")],
            {5: "pressed", 8: "warned", 200: "warned"},
            id="acts stay as the last recorded one of their strength",
        ),
        pytest.param([event("fine", "2026-01-05")], {5: "none"}, id="a type without a state opens nothing"),
    ],
)
def test_the_state_on_a_day(events: Sequence[Event], states: dict[int, str]) -> None:
    assert {day: state_on(events, jan(day)) for day in states} == states


def test_an_event_measures_each_of_its_jurisdictions_apart() -> None:
    events = [event("block", "2026-01-05", "blocked", "ID;MY"), event("lift", "2026-01-10", places="MY", ends="block")]
    frame = measures_frame(events, AS_OF)
    assert list(frame.columns) == list(COLUMNS)
    assert measures_by_place(frame) == {
        "ID": [Measure("block", "ID", "blocked", jan(5), jan(5))],
        "MY": [Measure("block", "MY", "blocked", jan(5), jan(5), jan(10), jan(10), "lift", "lift")],
    }


def test_lifted_names_the_event_that_lifted() -> None:
    frame = measures_frame([BLOCK, LIFT], AS_OF)
    assert standings_on(frame, jan(21)) == {"ID": (Standing("lift", "lifted", "certain"),)}


def test_lifted_names_nothing_that_comes_after_the_day() -> None:
    block = event("block", "2026-01-05", "blocked", end="[2026-01-08..2026-01-20]")
    frame = measures_frame([block, event("lift", "2026-01-15", ends="block")], AS_OF)
    assert standings_on(frame, jan(10))["ID"][1] == Standing("block", "lifted", "possibly")
    assert standings_on(frame, jan(15))["ID"] == (Standing("lift", "lifted", "certain"),)


def test_lifted_is_not_certain_where_another_block_may_hold() -> None:
    events = [BLOCK, LIFT, event("rumour", "2026-01-25", "blocked", evidence="article-only")]
    standings = standings_on(measures_frame(events, AS_OF), jan(26))["ID"]
    assert [short(standing) for standing in standings] == ["blocked?", "lifted?"]


def test_a_measure_of_the_union_holds_for_its_members_of_that_day() -> None:
    frame = measures_frame([event("case", "2020-01-10", "investigating", "EU")], AS_OF)
    with_gb, without_gb = standings_on(frame, date(2020, 1, 31)), standings_on(frame, date(2020, 2, 1))
    assert with_gb["GB"] == (Standing("case", "investigating", "certain", "EU"),)
    assert with_gb["EU"] == (Standing("case", "investigating", "certain"),)
    assert (set(with_gb), set(without_gb)) == (
        {"EU", *eu_members(date(2020, 1, 31))},
        {"EU", *eu_members(date(2020, 2, 1))},
    )
    assert "GB" not in without_gb


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("warned", [("eu-case", "EU"), ("own-case", "")]),
        ("investigating", [("own-case", ""), ("eu-case", "EU")]),
        ("ordered", [("own-case", ""), ("eu-case", "EU")]),
    ],
)
def test_a_member_has_the_stronger_state_its_own_on_a_tie_and_both_are_listed(
    own: str, expected: list[tuple[str, str]]
) -> None:
    events = [event("eu-case", "2026-01-05", "investigating", "EU"), event("own-case", "2026-01-06", own, "FR")]
    standings = standings_on(measures_frame(events, AS_OF), jan(10))["FR"]
    assert [(standing.event, standing.via) for standing in standings] == expected


def test_a_block_of_the_union_is_lifted_for_its_members_too() -> None:
    events = [event("block", "2026-01-05", "blocked", "EU"), event("lift", "2026-01-10", places="EU", ends="block")]
    assert standings_on(measures_frame(events, AS_OF), jan(12))["IE"] == (Standing("lift", "lifted", "certain", "EU"),)


@pytest.mark.parametrize("place", ["US-CA", "WW"])
def test_states_of_a_federation_and_the_world_colour_nobody_else(place: str) -> None:
    frame = measures_frame([event("case", "2026-01-05", "investigating", place)], AS_OF)
    assert set(standings_on(frame, jan(10))) == {place}


def test_no_event_no_measure() -> None:
    frame = measures_frame([], AS_OF)
    assert (list(frame.columns), len(frame)) == (list(COLUMNS), 0)
    assert (standings_on(frame, AS_OF), change_days(measures_by_place(frame), AS_OF)) == ({}, [])


def test_years_from_1_to_9999_can_be_measured() -> None:
    events = [event("old", "0001", "warned"), event("far", "since 0003-01-01", "ordered", end="9999-12-31")]
    standings = standings_on(measures_frame(events, AS_OF), date(4, 1, 1))
    assert [short(standing) for standing in standings["ID"]] == ["ordered?", "warned"]


def test_segments_are_the_stretches_of_the_strongest_state() -> None:
    rows = measures_by_place(measures_frame([BLOCK, LIFT], AS_OF))["ID"]
    assert segments_of(rows, AS_OF) == [
        Segment(Standing("block", "blocked", "possibly"), jan(15), jan(16), lasting=False),
        Segment(Standing("block", "blocked", "certain"), jan(16), jan(21), lasting=False),
        Segment(Standing("lift", "lifted", "certain"), jan(21), AS_OF + timedelta(days=1), lasting=True),
    ]


def test_weaker_measures_do_not_cut_a_segment() -> None:
    events = [event("block", "2026-01-05", "blocked"), event("notice", "2026-01-08", "warned", end="2026-01-09")]
    rows = measures_by_place(measures_frame(events, AS_OF))["ID"]
    after = AS_OF + timedelta(days=1)
    assert segments_of(rows, AS_OF) == [Segment(Standing("block", "blocked", "certain"), jan(5), after, lasting=True)]


def test_change_days_are_those_on_which_some_state_is_another() -> None:
    case = event("case", "2026-01-18", "investigating", "MY", end="2026-01-24")
    assert change_days(measures_by_place(measures_frame([BLOCK, LIFT, case], AS_OF)), AS_OF) == [
        jan(d) for d in (15, 16, 18, 21, 25)
    ]


def test_no_change_lies_after_the_last_day() -> None:
    assert change_days(measures_by_place(measures_frame([BLOCK, LIFT], AS_OF)), jan(16)) == [jan(15), jan(16)]


def test_the_answer_of_the_status_command() -> None:
    events = [
        event("au-esafety-letter", "[2026-01-07..2026-01-09]", "warned", "AU"),
        event("eu-case", "2026-01-06", "investigating", "EU"),
        event("fr-notice", "2026-01-06", "warned", "FR"),
    ]
    answer = status_json(measures_frame(events, AS_OF), jan(8), AS_OF)
    places = answer.pop("jurisdictions")
    assert isinstance(places, dict)
    assert answer == {"at": "2026-01-08", "as_of": "2026-10-04"}
    assert set(places) == {"AU", "EU", *eu_members(jan(8))}
    letter = {"event": "au-esafety-letter", "state": "warned", "certainty": "possibly", "via": None}
    assert places["AU"] == {"state": "warned", "certainty": "possibly", "via": None, "measures": [letter]}
    assert places["FR"] == {
        "state": "investigating",
        "certainty": "certain",
        "via": "EU",
        "measures": [
            {"event": "eu-case", "state": "investigating", "certainty": "certain", "via": "EU"},
            {"event": "fr-notice", "state": "warned", "certainty": "certain", "via": None},
        ],
    }


def test_a_later_day_is_answered_for_the_last_one_looked_at() -> None:
    frame = measures_frame([BLOCK, LIFT], AS_OF)
    assert status_json(frame, date(2030, 1, 1), AS_OF) == status_json(frame, AS_OF, AS_OF)
    assert status_json(frame, date(2030, 1, 1), AS_OF)["at"] == "2026-10-04"


# Small histories of twenty days in four places, judged day by day by a reading of the design's sentences.

LAST = 20
PLACES = ("ID", "MY", "FR", "EU", "WW")
OPENED = ("blocked", "ordered", "investigating", "warned", "pressed")


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(st.integers(1, LAST))
    last = draw(st.one_of(st.just(first), st.integers(first, LAST)))
    kind = draw(st.sampled_from(["known", "known", "known", "open left", "open right"]))
    earliest = None if kind == "open left" else jan(first)
    return When(earliest, None if kind == "open right" else jan(last), "range")


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Up to six events; each may open something, end an earlier one, both or nothing."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 6))):
        ended = draw(st.lists(st.sampled_from([e.id for e in events]), max_size=2, unique=True)) if events else []
        places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True))
        evidence = draw(st.sampled_from(["official", "press", "press", "article-only", "contested"]))
        blank = event(f"e{number}", "2026-01-01", places=";".join(places), evidence=evidence, ends=";".join(ended))
        state = draw(st.sampled_from(["", "blocked", *OPENED]))
        end = draw(st.one_of(st.none(), whens()))
        events.append(replace(blank, when=draw(whens()), state=state, end=end))
    return events


def happened(day: When) -> date:
    """The first day on which it may have happened."""
    return day.earliest or day.latest or AS_OF


def answer_of(may: bool, surely: bool) -> str:
    return "certain" if surely else "possibly" if may else ""


def own_by_the_design(events: Sequence[Event], place: str, day: date) -> list[tuple[str, str]]:
    """Every state of a place on a day and its certainty, measure by measure."""
    found: list[tuple[str, str]] = []
    block_may, block_surely, ended_may, ended_surely = False, False, False, False
    for one in events:
        if one.evidence == "contested" or not one.state or place not in one.jurisdictions:
            continue
        may_have_begun = happened(one.when) <= day
        surely_begun = one.when.latest is not None and one.when.latest <= day
        may_have_ended, surely_ended = False, False
        if one.end:
            may_have_ended |= happened(one.end) < day
            surely_ended |= one.end.latest is not None and one.end.latest < day
        for other in events:
            names_both = place in other.jurisdictions or "WW" in other.jurisdictions
            if one.id in other.ends and names_both and other.evidence != "contested":
                may_have_ended |= happened(other.when) <= day
                in_the_record = other.evidence != "article-only"
                surely_ended |= in_the_record and other.when.latest is not None and other.when.latest <= day
        only_the_article = one.evidence == "article-only"
        holds_surely = surely_begun and not may_have_ended and not only_the_article
        holds_maybe = may_have_begun and not surely_ended
        answer = answer_of(holds_maybe, holds_surely)
        if answer:
            found.append((one.state, answer))
        if one.state == "blocked" and may_have_begun:
            block_may, block_surely = block_may or holds_maybe, block_surely or holds_surely
            ended_may |= may_have_ended
            ended_surely |= surely_ended and not only_the_article
    if ended_may and not block_surely:
        found.append(("lifted", "certain" if ended_surely and not block_may else "possibly"))
    return sorted(found, key=order)


def order(found: tuple[str, str]) -> tuple[int, bool]:
    strongest_first = ["blocked", "ordered", "investigating", "lifted", "warned", "pressed", "none"]
    return strongest_first.index(found[0]), found[1] != "certain"


def looks(standings: Sequence[Standing]) -> list[tuple[str, str]]:
    return [(standing.state, standing.certainty) for standing in standings]


def days_of_history() -> list[date]:
    return [jan(day) for day in range(0, LAST + 3)]


@given(histories())
def test_every_day_of_every_history_is_as_the_design_says(events: list[Event]) -> None:
    rows = measures_by_place(measures_frame(events, AS_OF))
    for place in PLACES:
        for day in days_of_history():
            standings = standings_of(rows.get(place, []), day)
            assert looks(standings) == own_by_the_design(events, place, day), (place, day)


@given(histories())
def test_a_member_has_what_is_its_own_and_what_is_the_unions(events: list[Event]) -> None:
    frame = measures_frame(events, AS_OF)
    for day in days_of_history():
        standings = standings_on(frame, day)
        own, union = own_by_the_design(events, "FR", day), own_by_the_design(events, "EU", day)
        expected = sorted([*((*one, "") for one in own), *((*one, "EU") for one in union)], key=lambda s: order(s[:2]))
        assert [(s.state, s.certainty, s.via) for s in standings.get("FR", ())] == expected
        assert looks(standings.get("ID", ())) == own_by_the_design(events, "ID", day)
        assert all(standings.values())


@given(histories())
def test_nothing_named_as_the_reason_comes_after_the_day(events: list[Event]) -> None:
    frame, days = measures_frame(events, AS_OF), {event.id: happened(event.when) for event in events}
    for day in days_of_history():
        assert all(days[s.event] <= day for standings in standings_on(frame, day).values() for s in standings)


@given(histories(), st.integers(0, 5), st.integers(1, LAST))
def test_leaving_out_a_later_event_changes_nothing_before(events: list[Event], number: int, last: int) -> None:
    day = jan(last)
    later = [event for event in events if happened(event.when) > day]
    left_out = later[number % len(later)].id if later else ""
    fewer = [event for event in events if event.id != left_out]
    assert standings_on(measures_frame(fewer, AS_OF), day) == standings_on(measures_frame(events, AS_OF), day)


@given(histories(), st.integers(-400, 400))
def test_moving_all_dates_moves_every_state_by_as_much(events: list[Event], number: int) -> None:
    apart = timedelta(days=number)
    moved = [
        replace(event, when=moved_when(event.when, apart), end=moved_when(event.end, apart) if event.end else None)
        for event in events
    ]
    places = measures_by_place(measures_frame(events, AS_OF))
    moved_places = measures_by_place(measures_frame(moved, AS_OF + apart))
    assert places.keys() == moved_places.keys()
    for place in places:
        for day in days_of_history():
            assert standings_of(moved_places[place], day + apart) == standings_of(places[place], day)


def moved_when(when: When, apart: timedelta) -> When:
    return replace(
        when,
        earliest=when.earliest + apart if when.earliest else None,
        latest=when.latest + apart if when.latest else None,
    )


@given(histories(), st.randoms())
def test_the_order_of_rows_does_not_matter(events: list[Event], chance: Random) -> None:
    shuffled = chance.sample(events, len(events))
    places, others = (measures_by_place(measures_frame(rows, AS_OF)) for rows in (events, shuffled))
    for day in days_of_history():
        before, after = standings_at(places, day), standings_at(others, day)
        assert {place: looks(rows) for place, rows in before.items()} == {
            place: looks(rows) for place, rows in after.items()
        }


@given(histories(), st.integers(0, 5), st.integers(1, LAST), whens())
def test_changing_a_later_event_changes_nothing_before(
    events: list[Event], number: int, last: int, other: When
) -> None:
    day = jan(last)
    later = [event for event in events if happened(event.when) > day]
    changed = later[number % len(later)].id if later and happened(other) > day else ""
    others = [replace(event, when=other, state="blocked") if event.id == changed else event for event in events]
    assert standings_on(measures_frame(others, AS_OF), day) == standings_on(measures_frame(events, AS_OF), day)


@given(histories())
def test_segments_agree_with_every_day(events: list[Event]) -> None:
    until = jan(LAST)
    for rows in measures_by_place(measures_frame(events, AS_OF)).values():
        segments = segments_of(rows, until)
        for day in (jan(day) for day in range(-1, LAST + 1)):
            covering = [segment.standing for segment in segments if segment.begin <= day < segment.end]
            assert covering == list(standings_of(rows, day)[:1])
        assert [segment.lasting for segment in segments] == [s.end == until + timedelta(days=1) for s in segments]


@given(histories())
def test_the_strongest_of_a_day_is_the_first_of_all_that_holds(events: list[Event]) -> None:
    places = measures_by_place(measures_frame(events, AS_OF))
    segments = folded(places, jan(LAST))
    for day in (jan(day) for day in range(-1, LAST + 1)):
        assert strongest_in(segments, day) == {place: rows[0] for place, rows in standings_at(places, day).items()}


@given(histories())
def test_change_days_are_where_the_look_of_two_days_differs(events: list[Event]) -> None:
    frame, until = measures_frame(events, AS_OF), jan(LAST)
    places = measures_by_place(frame)
    expected = [
        day
        for day in (jan(day) for day in range(1, LAST + 1))
        if any(
            looks(standings_of(rows, day)[:1]) != looks(standings_of(rows, day - timedelta(days=1))[:1])
            for rows in places.values()
        )
    ]
    assert change_days(measures_by_place(frame), until) == expected


def test_states_are_ordered_by_strength() -> None:
    assert STATES == ("blocked", "ordered", "investigating", "lifted", "warned", "pressed", "none")


def test_the_frame_of_measures_is_typed() -> None:
    frame = measures_frame([BLOCK, LIFT], AS_OF)
    days = ["begin_earliest", "begin_latest", "end_earliest", "end_latest"]
    assert [str(frame[name].dtype) for name in days] == ["datetime64[s]"] * 4
    assert frame["begin_earliest"].tolist() == [pd.Timestamp(jan(15))]
