from dataclasses import replace
from datetime import date

import pytest

from components.counted import (
    count_words,
    counted_nodes,
    lanes_buttons,
    line_legend,
    period_buttons,
    periods,
    scale_buttons,
)
from components.filters import Filters
from components.markup import Node, words_in
from components.palette import LINE_WIDTHS
from components.picks import RESET, after_pick
from tests.components.shipped import nodes_in, shipped, view_of

UP_TO = "2026-07-12/2026-10-04"
STEPS = ["step:before", "step:out", "step:in", "step:after"]


def pressed(node: Node) -> dict[str, str]:
    """What each button of a period picks, and whether it is pressed."""
    found = [button["attrs"] for button in nodes_in(node, "button")]
    return {attrs["data-pick"]: attrs["aria-pressed"] for attrs in found if "aria-pressed" in attrs}


def test_the_count_says_how_many_of_all_and_how_many_only_possibly() -> None:
    assert count_words(view_of("en")) == "114 of 114 events"
    dates = Filters(start=date(2026, 1, 8), end=date(2026, 1, 8))
    words = count_words(view_of("en", filters=dates))
    kept = view_of("en", filters=dates).kept
    assert words == f"{len(kept.rows)} of 114 events, {len(kept.possibly)} possibly"
    assert kept.possibly


def test_the_way_back_to_all_is_there_when_something_is_filtered() -> None:
    def picks(filters: Filters) -> list[object]:
        nodes = [node for node in counted_nodes(view_of("en", filters=filters)) if isinstance(node, dict)]
        return [node["attrs"]["data-pick"] for node in nodes if "data-pick" in node["attrs"]]  # type: ignore[operator,index]

    assert picks(Filters()) == []
    assert picks(Filters(category=("block",))) == [RESET]


@pytest.mark.parametrize("zoom", ["", "all", "2026-01-01/2026-01-31", UP_TO])
def test_the_button_of_the_shown_period_is_pressed(zoom: str) -> None:
    buttons = pressed(period_buttons(view_of(zoom=zoom)))
    assert list(buttons) == ["", "2026-01-01/2026-01-31", UP_TO, "all"]
    assert [code for code, on in buttons.items() if on == "true"] == [zoom]


def test_a_period_of_a_link_has_a_button_with_its_days() -> None:
    view = view_of("fr", zoom="2026-05-01/2026-05-20")
    assert list(periods(view)) == ["", "2026-01-01/2026-01-31", UP_TO, "all", "2026-05-01/2026-05-20"]
    assert periods(view)["2026-05-01/2026-05-20"] == "du 1er au 20 mai 2026"
    assert pressed(period_buttons(view))["2026-05-01/2026-05-20"] == "true"


@pytest.mark.parametrize(("lanes", "scale"), [("jurisdiction", "date"), ("case", "equal")])
def test_the_buttons_of_the_lanes_and_of_the_spacing_shown_are_pressed(lanes: str, scale: str) -> None:
    view = view_of()
    view = replace(view, choice=replace(view.choice, lanes=lanes, scale=scale))
    for buttons, chosen in ((lanes_buttons(view), f"lanes:{lanes}"), (scale_buttons(view), f"scale:{scale}")):
        assert [code for code, on in pressed(buttons).items() if on == "true"] == [chosen]


def test_the_legend_of_lanes_by_case_names_only_what_lasts() -> None:
    words = words_in(line_legend("en", "case"))
    assert "blocked" in words
    assert "warned" not in words


def test_the_last_weeks_are_named_by_the_day_on_which_sources_were_last_looked_at() -> None:
    assert periods(view_of("en"))[UP_TO] == "Up to 4 October 2026"
    assert periods(view_of("fr"))[UP_TO] == "Jusqu’au 4 octobre 2026"


def test_a_period_that_follows_an_event_has_a_button_and_the_opening_one_leads_back() -> None:
    view = view_of("en", event="fr-no-show")
    buttons = pressed(period_buttons(view))
    begin, end = view.days
    assert [code for code, on in buttons.items() if on == "true"] == [f"{begin}/{end}"]
    assert view_of("en", event="fr-no-show", zoom=next(iter(buttons))).days == view_of().days


def test_steps_are_named_and_those_that_lead_nowhere_are_marked() -> None:
    def steps_of(zoom: str) -> dict[str, object]:
        found = [button["attrs"] for button in nodes_in(period_buttons(view_of("en", zoom=zoom)), "button")]
        assert all(attrs["aria-label"] for attrs in found if "aria-pressed" not in attrs)
        return {attrs["data-pick"]: attrs.get("aria-disabled") for attrs in found if "aria-pressed" not in attrs}

    assert steps_of("") == dict.fromkeys(STEPS)
    assert steps_of("all") == {**dict.fromkeys(STEPS, "true"), "step:in": None}


@pytest.mark.parametrize(("choice", "zoom"), [("all", "all"), ("", ""), ("step:in", "2026-01-09/2026-01-24")])
def test_a_button_leads_to_its_period_or_a_step_from_the_shown_one(choice: str, zoom: str) -> None:
    shown = view_of(zoom="2026-01-01/2026-01-31").choice
    assert after_pick(shown, "counted", choice, shipped()).zoom == zoom


def test_the_legend_names_every_kind_of_line() -> None:
    words = words_in(line_legend("en"))
    assert "possibly" in words
    assert "lifted" in words
    assert len(line_legend("en")["children"]) == len(LINE_WIDTHS) + 2  # type: ignore[index,arg-type]
