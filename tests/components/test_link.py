from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.filters import Filters
from components.grouping import LANES
from components.link import (
    SCALES,
    SORTS,
    VIEWS,
    WHOLE,
    Choice,
    asked_day,
    choice_from_link,
    known_places,
    link_from_choice,
    trigger_of,
    triggers_of,
    views_of,
    zoom_of,
)
from tests.components.shipped import shipped

STORY = shipped()
OPENING = Choice("fr", date(2026, 1, 16))
DAYS = st.dates(date(2023, 12, 18), STORY.about.as_of)


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(set(values))), max_size=3, unique=True).map(tuple)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    start, end = sorted([draw(DAYS), draw(DAYS)])
    filters = Filters(
        category=draw(some([kind.category for kind in STORY.types.values()])),
        place=draw(some(known_places(STORY))),
        actor=draw(some([actor for event in STORY.events for actor in event.actors])),
        evidence=draw(some([event.evidence for event in STORY.events])),
        q=draw(st.text(max_size=30).map(str.strip)),
        start=draw(st.sampled_from([None, start])),
        end=draw(st.sampled_from([None, end])),
    )
    others = [event for event in triggers_of(STORY) if event != trigger_of(STORY)]
    zoom = "" if start == end else f"{start}/{end}"
    view = draw(st.sampled_from(VIEWS))
    return Choice(
        lang=draw(st.sampled_from(["en", "fr"])),
        at=draw(DAYS),
        filters=filters,
        event=draw(st.sampled_from(["", *(event.id for event in STORY.events)])),
        zoom=draw(st.sampled_from(["", WHOLE, zoom])),
        frame=draw(st.sampled_from(["world", "europe", "asia"])),
        other=draw(st.sampled_from([None, start])) if view == "compare" else None,
        view=view,
        since=draw(st.sampled_from(["", *others])) if view == "first" else "",
        sort=draw(st.sampled_from(SORTS)) if view == "first" else SORTS[0],
        lanes=draw(st.sampled_from(LANES)),
        scale=draw(st.sampled_from(SCALES)),
    )


@given(choices())
def test_a_choice_comes_back_from_its_link(choice: Choice) -> None:
    read = choice_from_link(link_from_choice(choice), STORY, "en")
    assert (read.choice, read.unknown_event) == (choice, "")


def test_a_link_carries_codes_in_one_order() -> None:
    filters = Filters(category=("block",), place=("ID", "MY"), q="a b&c", start=date(2026, 1, 1))
    choice = Choice("fr", date(2026, 1, 11), filters, "id-block", WHOLE)
    assert link_from_choice(choice) == (
        "lang=fr&category=block&place=ID&place=MY&q=a+b%26c&from=2026-01-01&zoom=all&at=2026-01-11&event=id-block"
    )


def test_a_link_without_anything_is_the_opening_of_the_story() -> None:
    assert choice_from_link("", STORY, "fr").choice == OPENING
    assert link_from_choice(OPENING) == "lang=fr&at=2026-01-16"


@pytest.mark.parametrize(
    "query",
    [
        "lang=de",
        "lang=",
        "category=blocks",
        "category=Blocage",
        "place=Indonesia",
        "place=id",
        "place=ZZ",
        "actor=Nobody",
        "evidence=sure",
        "from=yesterday",
        "from=2026-02-30",
        "to=20260101",
        "from=2026-02-01&to=2026-01-01",
        "zoom=2026-01-31/2026-01-01",
        "zoom=2026-01-01/2026-01-01",
        "zoom=everything",
        "at=tomorrow",
        "at=2026-1-1",
        "q=%20%20",
        "unknown=1",
        "since=id-block&sort=block",
        "lanes=jurisdiction&scale=date",
        "lanes=cases&scale=log",
        "&&&=;;",
    ],
)
def test_unknown_values_are_dropped(query: str) -> None:
    assert choice_from_link(query, STORY, "fr").choice == OPENING


def test_known_values_stay_beside_unknown_ones_and_stand_once() -> None:
    read = choice_from_link("place=XX&place=MY&place=ID&place=MY", STORY, "en")
    assert read.choice.filters.place == ("MY", "ID")


def test_the_country_of_a_state_can_be_asked_for() -> None:
    assert choice_from_link("place=US", STORY, "en").choice.filters.place == ("US",)


def test_what_is_counted_from_and_the_order_stand_in_the_link_of_their_page_only() -> None:
    choice = Choice("fr", date(2026, 1, 16), view="first", since="id-block", sort="block")
    link = "lang=fr&view=first&since=id-block&sort=block&at=2026-01-16"
    assert (link_from_choice(choice), choice_from_link(link, STORY, "en").choice) == (link, choice)
    assert link_from_choice(replace(choice, view="explore")) == "lang=fr&at=2026-01-16"


@pytest.mark.parametrize("query", ["since=nothing", "sort=blocked", "since=grok-edit-launch&sort=step"])
def test_an_unknown_or_usual_start_or_order_is_dropped(query: str) -> None:
    assert choice_from_link(f"view=first&{query}", STORY, "fr").choice == replace(OPENING, view="first")


def test_a_story_of_which_nothing_has_happened_does_not_say_who_moved_first() -> None:
    due = replace(STORY, events=tuple(replace(event, scheduled=True) for event in STORY.events))
    assert "first" not in views_of(due)


def test_lanes_and_spacing_stand_in_the_link_unless_they_are_the_usual_ones() -> None:
    choice = Choice("fr", date(2026, 1, 16), lanes="case", scale="equal")
    assert link_from_choice(choice) == "lang=fr&lanes=case&scale=equal&at=2026-01-16"


def test_an_unknown_event_is_named() -> None:
    read = choice_from_link("event=id-blok", STORY, "en")
    assert (read.choice.event, read.unknown_event) == ("", "id-blok")


def test_a_day_after_the_last_one_looked_at_is_that_one() -> None:
    query = "at=2030-01-01"
    assert choice_from_link(query, STORY, "en").choice.at == STORY.about.as_of
    assert (asked_day(query), asked_day("at=x")) == (date(2030, 1, 1), None)


@pytest.mark.parametrize(
    ("text", "zoom"),
    [
        ("all", "all"),
        ("2026-01-01/2026-01-31", "2026-01-01/2026-01-31"),
        ("", ""),
        ("/", ""),
        ("2026-01-01", ""),
        ("2026-01-31/2026-01-01", ""),
        ("2026-01-01/2026-01-31/2026-02-01", ""),
    ],
)
def test_a_zoom_is_the_whole_or_two_days_in_order(text: str, zoom: str) -> None:
    assert zoom_of(text, date(2025, 12, 1), date(2026, 10, 4)) == zoom


NAMES = st.sampled_from(
    [
        "lang",
        "category",
        "place",
        "actor",
        "evidence",
        "q",
        "from",
        "to",
        "zoom",
        "at",
        "event",
        "frame",
        "with",
        "view",
        "since",
        "sort",
        "lanes",
        "scale",
    ]
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.dates().map(str),
    st.tuples(st.dates(), st.dates()).map(lambda days: f"{days[0]}/{days[1]}"),
    st.sampled_from(["ID", "id-block", "case", "equal", "first", "all", "0000-00-00", "9999-99-99", "2026-W01-1"]),
)
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=8)


def joined(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(value)}" for name, value in pairs)


@given(st.one_of(st.text(max_size=200), PAIRS.map(joined)))
@example("q=" + "a" * 199 + "%20%20b")
@example("%ff%fe=%00&at=%ff")
@example("&".join(["place=ID"] * 500))
def test_hostile_links_never_raise_and_settle_at_once(query: str) -> None:
    read = choice_from_link(query, STORY, "en")
    assert choice_from_link(link_from_choice(read.choice), STORY, "en").choice == read.choice
    assert {name for name, _ in parse_qsl(link_from_choice(read.choice))} <= {
        "lang", "category", "place", "actor", "evidence", "q", "from", "to", "zoom", "at", "event", "view", "since",
        "sort", "frame", "with", "lanes", "scale",
    }  # fmt: skip
