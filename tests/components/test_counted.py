from dataclasses import replace
from datetime import date

import pytest

from components.counted import (
    RESET,
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
from tests.components.shipped import view_of


def pressed(node: Node) -> dict[str, str]:
    """What each button of a node picks, and whether it is pressed."""
    assert isinstance(node, dict)
    children = node["children"]
    assert isinstance(children, list)
    return {child["attrs"]["data-pick"]: child["attrs"]["aria-pressed"] for child in children}


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


@pytest.mark.parametrize("zoom", ["", "all", "2026-01-01/2026-01-31"])
def test_the_button_of_the_shown_period_is_pressed(zoom: str) -> None:
    buttons = pressed(period_buttons(view_of(zoom=zoom)))
    assert list(buttons) == ["", "2026-01-01/2026-01-31", "all"]
    assert [code for code, on in buttons.items() if on == "true"] == [zoom]


def test_a_period_of_a_link_has_a_button_with_its_days() -> None:
    view = view_of("fr", zoom="2026-05-01/2026-05-20")
    assert list(periods(view)) == ["", "2026-01-01/2026-01-31", "all", "2026-05-01/2026-05-20"]
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


def test_the_legend_names_every_kind_of_line() -> None:
    words = words_in(line_legend("en"))
    assert "possibly" in words
    assert "lifted" in words
    assert len(line_legend("en")["children"]) == len(LINE_WIDTHS) + 2  # type: ignore[index,arg-type]
