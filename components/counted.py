"""The line above the timeline: how many events, the way back to all, the periods, and what the lines mean."""

from collections.abc import Sequence

import streamlit as st

from components.controls import clear_filters
from components.grouping import LANES
from components.link import SCALES, WHOLE, days_of
from components.markup import Node, pick, tag
from components.mount import picked, show_markup
from components.palette import LINE_WIDTHS
from components.view import View
from loaders.standings import ACTS
from words import text
from words.dates import span_words

RESET = "reset"
"""What the reset button picks; the other buttons pick the code of a period, or "lanes:case"."""


def show_count(view: View) -> None:
    """How many of all events are shown, the way back to all, and the periods to choose from."""
    show_markup("counted", counted_nodes(view), on_count_picked)


def counted_nodes(view: View) -> list[Node]:
    """The pieces of the line; the way back only where something is filtered."""
    reset = pick(text("filter.reset", view.lang), RESET, class_="linklike reset")
    return [
        tag("p", tag("strong", count_words(view)), role="status"),
        *([reset] if view.filtered else []),
        period_buttons(view),
        lanes_buttons(view),
        scale_buttons(view),
        line_legend(view.lang, view.choice.lanes),
    ]


def count_words(view: View) -> str:
    """ "12 of 114 events", with the number that only possibly touch the dates asked for."""
    key = "count.events_possibly" if view.kept.possibly else "count.events"
    numbers = {
        "kept": len(view.kept.rows),
        "all": len(view.story.events),
        "possibly": len(view.kept.possibly),
    }
    return text(key, view.lang, **numbers)


def period_buttons(view: View) -> Node:
    """A button for each period, the shown one pressed."""
    buttons = [
        pick(label, code, aria_pressed="true" if code == view.choice.zoom else "false")
        for code, label in periods(view).items()
    ]
    return tag("div", buttons, class_="periods", role="group", aria_label=text("zoom.label", view.lang))


def lanes_buttons(view: View) -> Node:
    """A button for each thing that lanes can stand for, the present one pressed."""
    return _choices("lanes", LANES, view.choice.lanes, view.lang)


def scale_buttons(view: View) -> Node:
    """A button for each spacing of days, the present one pressed."""
    return _choices("scale", SCALES, view.choice.scale, view.lang)


def _choices(name: str, codes: Sequence[str], chosen: str, lang: str) -> Node:
    buttons = [
        pick(text(f"{name}.{code}", lang), f"{name}:{code}", aria_pressed="true" if code == chosen else "false")
        for code in codes
    ]
    return tag("div", buttons, class_="periods", role="group", aria_label=text(f"{name}.label", lang))


def periods(view: View) -> dict[str, str]:
    """The periods that the timeline can show, by their code in the link: the story's, the whole, and a link's own."""
    about, lang, chosen = view.story.about, view.lang, view.choice.zoom
    opening = f"{about.opening_from}/{about.opening_to}"
    named = {f"{window.start}/{window.end}": window.label.get(lang, "") for window in about.windows}
    labels = {("" if code == opening else code): label for code, label in named.items()}
    labels[WHOLE] = text("zoom.all", lang)
    if chosen not in labels:
        first, last = days_of(chosen)
        labels[chosen] = span_words(str(first), first, first, str(last), last, last, lang)
    return labels


def line_legend(lang: str, lanes: str = LANES[0]) -> Node:
    """What the lines of the lanes mean; those by kind or case show only what lasts, each measure until its end."""
    states = [*LINE_WIDTHS, "possibly"]
    states.remove("lifted")
    shown = [*states, "lifted"] if lanes == LANES[0] else [state for state in states if state not in ACTS]
    items = [tag("li", tag("span", class_=f"swatch {state}"), text(f"state.{state}", lang).lower()) for state in shown]
    return tag("ul", tag("li", text("timeline.line", lang), class_="muted"), *items, class_="legend lines")


def on_count_picked() -> None:
    """Open all filters, or show the lanes, the spacing or the period that was picked."""
    choice = picked("counted")
    name, _, code = choice.partition(":")
    if choice == RESET:
        clear_filters()
    elif code:
        st.session_state[name] = code
    else:
        st.session_state["zoom"] = choice
