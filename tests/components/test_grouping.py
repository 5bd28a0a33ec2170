from dataclasses import replace
from datetime import date

import pytest

from components.grouping import (
    LANES,
    MOST_CASES,
    OTHERS,
    Grouping,
    case_of,
    event_lanes,
    grouping_of,
    lane_segments,
    lane_title,
    ordered_lanes,
)
from components.palette import CATEGORIES
from loaders.measures import measures_by_place
from tests.components.shipped import event_of, long_story, shipped

STORY = shipped()
CASES = grouping_of("case", STORY.events)


def segments(lanes: str) -> dict[str, list[tuple[str, str, bool]]]:
    """The state, the event and whether it lasts, of every stretch of each lane."""
    grouping = grouping_of(lanes, STORY.events)
    found = lane_segments(measures_by_place(STORY.measures), STORY.events, grouping, STORY.about.as_of)
    return {lane: [(s.standing.state, s.standing.event, s.lasting) for s in rows] for lane, rows in found.items()}


@pytest.mark.parametrize("lanes", LANES)
def test_every_event_stands_in_lanes_that_there_are(lanes: str) -> None:
    grouping = grouping_of(lanes, STORY.events)
    there = ordered_lanes(STORY.events, grouping)
    assert len(there) == len(set(there))
    for event in STORY.events:
        assert event_lanes(event, grouping)
        assert set(event_lanes(event, grouping)) <= set(there)


def test_jurisdictions_stand_as_they_acted_the_platform_first_and_kinds_as_on_the_page() -> None:
    assert ordered_lanes(STORY.events, Grouping())[:2] == ["WW", "EU"]
    assert ordered_lanes(STORY.events, Grouping("category")) == list(CATEGORIES)


def test_a_case_has_a_lane_when_it_has_two_events_and_all_else_is_in_the_last() -> None:
    sizes = {case: sum(case_of(event) == case for event in STORY.events) for case in CASES.cases}
    assert all(size > 1 for size in sizes.values())
    assert event_lanes(event_of("my-lift"), CASES) == ["my-mcmc-notice-1"]
    assert event_lanes(event_of("grok-edit-launch"), CASES) == [OTHERS]
    assert ordered_lanes(STORY.events, CASES)[-1] == OTHERS


def test_a_case_stays_a_lane_when_a_filter_leaves_one_of_its_events() -> None:
    assert ordered_lanes([event_of("my-lift")], CASES)[:-1] == list(CASES.cases)


def test_of_too_many_cases_the_largest_have_lanes() -> None:
    story = long_story(1026)
    cases = grouping_of("case", story.events).cases
    assert len(cases) == MOST_CASES
    assert {id.rsplit("-", 1)[0] for id in cases} <= {
        "ep-position-nudify", "fr-prosecutor-extends", "my-mcmc-notice-1", "us-mn-law",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "case", "others", "kind", "place"),
    [
        ("en", "Indonesia blocks Grok, the first to do so", "Other events", "Evidence", "Indonesia"),
        ("fr", "L’Indonésie bloque Grok, une première", "Autres événements", "Chiffres", "Indonésie"),
    ],
)
def test_a_lane_is_named_in_the_language(lang: str, case: str, others: str, kind: str, place: str) -> None:
    assert (lane_title("id-block", CASES, lang), lane_title(OTHERS, CASES, lang)) == (case, others)
    assert lane_title("evidence", Grouping("category"), lang) == kind
    assert lane_title("ID", Grouping(), lang) == place


def test_a_case_without_a_translated_title_has_its_other_one() -> None:
    opened = replace(event_of("id-block"), title_fr="")
    assert lane_title("id-block", Grouping("case", {"id-block": opened}), "fr") == opened.title_en


def test_a_jurisdictions_lane_has_its_strongest_state() -> None:
    found = segments("jurisdiction")
    assert [state for state, _, _ in found["ID"]][-2:] == ["blocked", "lifted"]
    assert "US-CA" not in found


@pytest.mark.parametrize("lanes", ["category", "case"])
def test_other_lanes_have_the_measures_that_last_each_until_its_own_end(lanes: str) -> None:
    rows = [row for stretches in segments(lanes).values() for row in stretches]
    assert {state for state, _, _ in rows} == {"blocked", "ordered", "investigating"}
    assert ("blocked", "id-block", False) in rows
    assert ("investigating", "ofcom-opened", True) in rows
    opened = {row.event for rows in measures_by_place(STORY.measures).values() for row in rows}
    assert {event for _, event, _ in rows} == {
        event for event in opened if event_of(event).state not in ("warned", "pressed")
    }


def test_a_measure_of_several_jurisdictions_has_one_bar() -> None:
    both = replace(event_of("id-block"), jurisdictions=("ID", "MY"))
    place = measures_by_place(STORY.measures)["ID"][-1]
    places = {code: [replace(place, event=both.id, jurisdiction=code)] for code in both.jurisdictions}
    found = lane_segments(places, [both], Grouping("category"), date(2026, 10, 4))
    assert len(found["block"]) == len({(row.begin, row.end) for row in found["block"]})
