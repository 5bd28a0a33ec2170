"""The legend of the map: each state as the map paints it, with the number of jurisdictions that have it."""

from components.markup import Node, tag
from components.sentences import Standings, none_words, state_counts
from components.view import View
from components.world import fill_of
from words import text

LEGEND = ("blocked", "ordered", "investigating", "via", "warned", "pressed", "lifted", "possibly", "none")
DAY_COUNTS = LEGEND[:-1]
"""The states that the legend counts, in its order."""


def state_legend(view: View, standings: Standings) -> Node:
    """Each state with its colour and the number of jurisdictions that have it, zeros too."""
    counts = state_counts(standings)
    numbers = {state: str(counts[state]) for state in DAY_COUNTS}
    return tag(
        "ul", *(legend_item(state, numbers.get(state, ""), view) for state in LEGEND), class_="legend day_counts"
    )


def legend_item(state: str, number: str, view: View, other_name: str = "") -> Node:
    """A state's key as the map paints it, its name and a number."""
    name = none_words(view.lang, view.filtered) if state == "none" else text(f"state.{state}", view.lang)
    name = other_name or name
    return tag("li", key_node(state, view), tag("span", name, " ", tag("b", number)))


def key_node(state: str, view: View) -> Node:
    """A small box painted as the map paints a state."""
    look = {"via": ("investigating", "", "EU"), "possibly": ("blocked", "possibly", "")}.get(state, (state, "", ""))
    fill, palette = fill_of(look, view.palette), view.palette
    outline = palette.muted if fill.outline == palette.paper else fill.outline
    sign = {"via": "•", "possibly": "?", "lifted": "×"}.get(state, "")
    style = f"background:{fill.colour};border-color:{outline};color:{palette.text if state == 'possibly' else outline}"
    return tag("span", sign, class_="key", style=style, aria_hidden="true")
