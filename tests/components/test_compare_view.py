from dataclasses import replace
from datetime import date

import pytest

from components.compare_view import comparison, heading_nodes, list_nodes, other_day
from components.filters import Filters
from components.link import Choice
from components.palette import LIGHT
from components.sentences import Change
from loaders.standings import standings_on
from tests.components.shipped import nodes_in, shipped, texts_in

NINTH, SIXTEENTH = date(2026, 1, 9), date(2026, 1, 16)


def compared(at: date, other: date | None, lang: str = "en") -> list[Change]:
    return list(comparison(shipped(), Choice(lang, at, other=other), LIGHT).changes)


def listed(at: date, other: date, lang: str = "en") -> list[tuple[str, str, str]]:
    """Each change as place, words and the event it leads to."""
    found = comparison(shipped(), Choice(lang, at, other=other), LIGHT)
    nodes = list_nodes(found, {event.id: event for event in shipped().events}, lang)
    rows = []
    for item in nodes_in(nodes, "li"):
        place, words = texts_in(item["children"][0]["children"]), texts_in(item["children"][1]["children"])
        (event,) = (found["attrs"]["data-pick"] for found in nodes_in(item, "button"))
        rows.append((place[0], words[0], event))
    return rows


def test_a_week_in_january_lists_each_change_with_its_event() -> None:
    assert listed(SIXTEENTH, NINTH)[:4] == [
        ("Indonesia", "from pressed to blocked", "id-block"),
        ("Malaysia", "from warned to blocked", "my-block"),
        ("Philippines", "from nothing recorded to blocked", "ph-block"),
        ("Arizona", "from nothing recorded to investigating", "us-az-investigation"),
    ]


def test_a_lifting_is_listed_with_the_event_that_lifted() -> None:
    assert ("Malaysia", "from blocked to lifted", "my-lift") in listed(date(2026, 1, 24), SIXTEENTH)


def test_the_list_is_all_that_differs_between_the_two_days() -> None:
    for day in (date(2025, 12, 31), date(2026, 2, 1), date(2026, 10, 4)):
        before, after = (standings_on(shipped().measures, each) for each in sorted((NINTH, day)))
        differing = {
            place
            for place in before.keys() | after.keys()
            if [(s.state, s.certainty) for s in before.get(place, ())[:1]]
            != [(s.state, s.certainty) for s in after.get(place, ())[:1]]
        }
        found = comparison(shipped(), Choice("en", day, other=NINTH), LIGHT)
        assert len(found.changes) + found.shared == len(differing)
        assert {change.place for change in found.changes} <= differing


def test_the_days_are_put_in_order_and_filters_hide_nothing() -> None:
    choice = Choice("en", NINTH, Filters(category=("platform",)), other=SIXTEENTH)
    found = comparison(shipped(), choice, LIGHT)
    assert (found.before.at, found.after.at) == (NINTH, SIXTEENTH)
    assert list(found.changes) == compared(SIXTEENTH, NINTH)


def test_the_day_to_compare_with_is_the_chosen_one_the_storys_or_the_week_before() -> None:
    story = shipped()
    without = replace(story, about=replace(story.about, compare_day=None))
    assert other_day(story, Choice("en", SIXTEENTH, other=date(2026, 2, 2))) == date(2026, 2, 2)
    assert other_day(story, Choice("en", SIXTEENTH)) == NINTH
    assert other_day(without, Choice("en", date(2026, 2, 10))) == date(2026, 2, 3)
    assert other_day(without, Choice("en", date(2023, 12, 20))) == date(2023, 12, 18)


@pytest.mark.parametrize(
    ("lang", "at", "heading"),
    [
        ("en", SIXTEENTH, "From 9 January 2026 to 16 January 2026: 11 jurisdictions changed"),
        ("fr", SIXTEENTH, "Du 9 janvier 2026 au 16 janvier 2026\u00a0: 11 juridictions ont changé d’état"),
        ("en", date(2026, 1, 10), "From 9 January 2026 to 10 January 2026: one jurisdiction changed"),
        ("en", NINTH, "9 January 2026 on both sides: choose another day to compare with"),
    ],
)
def test_the_heading_says_how_many_changed(lang: str, at: date, heading: str) -> None:
    found = comparison(shipped(), Choice(lang, at, other=NINTH), LIGHT)
    (title,) = nodes_in(heading_nodes(found, lang), "h2")
    assert title["children"] == [heading]


def test_the_new_blocks_are_named() -> None:
    found = comparison(shipped(), Choice("en", SIXTEENTH, other=NINTH), LIGHT)
    (detail,) = nodes_in(heading_nodes(found, "en"), "p")
    assert detail["children"][0].startswith("Newly blocked in Indonesia, Malaysia and the Philippines.")
