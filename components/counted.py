"""The line above the timeline: how many events, the way back to all, the periods, and what the lines mean."""

import streamlit as st

from components.controls import clear_filters
from components.link import WHOLE, days_of
from components.markup import Node, pick, tag
from components.mount import picked, show_markup
from components.palette import LINE_WIDTHS
from components.view import View
from words import text
from words.dates import span_words

RESET = "reset"
"""What the reset button picks; the other buttons pick the code of a period."""


def show_count(view: View) -> None:
    """How many of all events are shown, the way back to all, and the periods to choose from."""
    show_markup("counted", counted_nodes(view), on_count_picked)


def counted_nodes(view: View) -> list[Node]:
    """The pieces of the line; the way back only where something is filtered."""
    reset = pick(text("filter.reset", view.lang), RESET, class_="linklike reset")
    return [
        tag("p", tag("strong", count_words(view)), role="status"),
        *([reset] if view.filtered else []),
        form_button(view.lang),
        period_buttons(view),
        line_legend(view.lang),
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


def form_button(lang: str) -> Node:
    """The switch from lanes to the list, which the browser follows by itself: it also says which of them is shown."""
    switch = tag("button", text("table.list", lang), type="button", data_form="list", aria_pressed="false")
    return tag("div", switch, class_="periods form")


def period_buttons(view: View) -> Node:
    """A button for each period, the shown one pressed."""
    buttons = [
        pick(label, code, aria_pressed="true" if code == view.choice.zoom else "false")
        for code, label in periods(view).items()
    ]
    return tag("div", buttons, class_="periods", role="group", aria_label=text("zoom.label", view.lang))


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


def line_legend(lang: str) -> Node:
    """What the lines of the lanes mean."""
    states = [*LINE_WIDTHS, "possibly"]
    states.remove("lifted")
    items = [
        tag("li", tag("span", class_=f"swatch {state}"), text(f"state.{state}", lang).lower())
        for state in [*states, "lifted"]
    ]
    return tag("ul", tag("li", text("timeline.line", lang), class_="muted"), *items, class_="legend lines")


def on_count_picked() -> None:
    """Open all filters, or show the period that was picked."""
    choice = picked("counted")
    if choice == RESET:
        clear_filters()
    else:
        st.session_state["zoom"] = choice
