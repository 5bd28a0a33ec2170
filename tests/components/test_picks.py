from dataclasses import replace
from datetime import date

import pytest

from components.card import CITE
from components.filters import Filters
from components.link import WHOLE, Choice
from components.picks import EVENT_PIECES, PERIOD_PIECES, RESET, after_pick
from tests.components.shipped import shipped

CHOSEN = Choice("fr", date(2026, 1, 9), Filters(category=("block",), place=("ID",), q="grok"), "id-block")


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ((), "block", ("block",)),
        (("block",), "block", ()),
        (("block",), "order", ("block", "order")),
        (("order", "block", "politics"), "block", ("order", "politics")),
        (("block",), "Blocks", ("block",)),
    ],
)
def test_a_category_is_asked_for_or_no_longer(before: tuple[str, ...], value: str, after: tuple[str, ...]) -> None:
    choice = replace(CHOSEN, filters=replace(CHOSEN.filters, category=before))
    wanted = replace(choice, filters=replace(choice.filters, category=after))
    assert after_pick(choice, "category", value, shipped()) == wanted


@pytest.mark.parametrize("piece", EVENT_PIECES)
def test_an_event_opens_on_the_day_on_which_it_had_happened(piece: str) -> None:
    assert after_pick(CHOSEN, piece, "ec-grok-opened", shipped()) == replace(
        CHOSEN, event="ec-grok-opened", at=date(2026, 1, 26)
    )


def test_an_event_that_is_only_due_opens_on_the_last_day_looked_at() -> None:
    assert after_pick(CHOSEN, "rows", "eu-nudify-ban-applies", shipped()).at == shipped().about.as_of


@pytest.mark.parametrize("piece", EVENT_PIECES)
def test_an_unknown_event_changes_nothing(piece: str) -> None:
    assert after_pick(CHOSEN, piece, "id-blok", shipped()) == CHOSEN


def test_how_to_cite_stands_on_its_own_page() -> None:
    assert after_pick(CHOSEN, "event", CITE, shipped()) == replace(CHOSEN, view="about")


def test_the_way_back_opens_all_filters_and_keeps_day_and_event() -> None:
    assert after_pick(CHOSEN, "counted", RESET, shipped()) == replace(CHOSEN, filters=Filters())


@pytest.mark.parametrize("zoom", [WHOLE, "2026-01-01/2026-01-31", ""])
def test_a_period_is_shown_beside_the_event(zoom: str) -> None:
    for piece in PERIOD_PIECES:
        assert after_pick(CHOSEN, piece, zoom, shipped()) == replace(CHOSEN, zoom=zoom)


@pytest.mark.parametrize("zoom", ["1812-01-01/1812-02-01", "2026-02-01/2026-01-01", "soon", "2026-01-01"])
def test_a_period_that_cannot_be_shown_is_the_opening_one(zoom: str) -> None:
    assert after_pick(CHOSEN, "zoom", zoom, shipped()).zoom == ""


def test_lanes_and_the_spacing_of_days_are_picked_beside_the_periods() -> None:
    choice = Choice("en", date(2026, 1, 16), zoom="all")
    assert after_pick(choice, "counted", "lanes:case", shipped()) == replace(choice, lanes="case")
    assert after_pick(choice, "counted", "scale:equal", shipped()) == replace(choice, scale="equal")
    assert after_pick(choice, "counted", "lanes:moon", shipped()).lanes == choice.lanes


def test_a_cluster_is_opened_by_a_closer_period_or_by_the_list_of_its_day() -> None:
    choice = Choice("en", date(2026, 1, 16), zoom="all")
    closer = after_pick(choice, "timeline", "cluster:2026-01-09/2026-01-14", shipped())
    assert closer == replace(choice, zoom="2026-01-08/2026-01-15")
    day = date(2026, 1, 9)
    listed = after_pick(choice, "timeline", f"cluster:{day}/{day}", shipped())
    assert listed == replace(choice, filters=Filters(start=day, end=day))
