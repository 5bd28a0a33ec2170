"""How the wave spread: the number of jurisdictions in each state over time, and what held on the chosen day."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from components.counted import period_buttons
from components.day_controls import ask_day
from components.film import film_key, film_of
from components.map_block import changed, finding
from components.map_legend import legend_item
from components.markup import Node, pick, tag
from components.mount import figure_width, is_film_asked, picked, show_figure, show_film, show_markup
from components.picks import on_pick
from components.sentences import day_sentences, state_counts
from components.spread_chart import LEFT, STACK, right_of, spread_figure
from components.timeline_block import USUAL_WIDTH, chosen_window
from components.view import View
from loaders.history import change_days
from loaders.spread import Stretch, peak_of, spread_of
from words import text
from words.dates import day_words


def show_spread(view: View) -> None:
    """The finding, the controls of the day, the areas over time, what they mean and the same as a table."""
    story, lang = view.story, view.lang
    width = figure_width("spread", USUAL_WIDTH)
    stretches = spread_of(view.places, story.about.as_of)
    window = chosen_window(view, float(width - LEFT - right_of(width)))
    figure = spread_figure(stretches, window, view.at, lang, view.palette, width)
    standings = view.standings(view.at)
    changes = change_days(view.places, story.about.as_of)
    film = film_key(view)
    show_markup("spread_heading", heading_nodes(stretches, lang))
    show_markup("spread_periods", [period_buttons(view)], partial(on_pick, "spread_periods", story))
    ask_day(story, changes, film, view.at, lang)
    show_figure("spread", figure, sentence(stretches, lang), on_nothing_picked, width=width, kind="timeline")
    show_markup("spread_legend", [legend(view)])
    words = day_sentences(standings, view.at, lang)
    show_markup("spread_day", [*finding(view, words, None), *changed(view, standings, changes)])
    show_film(film_of(view) if is_film_asked(film) else None)
    with st.expander(text("spread.table", lang)):
        show_markup("spread_table", [table(stretches, lang)], partial(on_day_picked, stretches))


def heading_nodes(stretches: Sequence[Stretch], lang: str) -> list[Node]:
    """Where the wave of blocks was highest, and what is counted."""
    return [
        tag("h2", heading_words(stretches, lang)),
        tag("p", text("spread.lede", lang), class_="muted"),
        tag("p", sentence(stretches, lang), class_="small"),
    ]


def heading_words(stretches: Sequence[Stretch], lang: str) -> str:
    """The most blocks that were certainly in force at once."""
    peak = peak_of(stretches, "blocked")
    if peak is None:
        return text("spread.no_block", lang)
    key = "spread.block" if peak.count == 1 else "spread.blocks"
    return text(key, lang, count=peak.count, day=day_words(peak.day, lang))


def sentence(stretches: Sequence[Stretch], lang: str) -> str:
    """The most jurisdictions that had each state at once, in words."""
    parts = [
        text(
            "spread.peak",
            lang,
            state=text(f"state.{state}", lang).lower(),
            count=peak.count,
            day=day_words(peak.day, lang),
        )
        for state in STACK
        if (peak := peak_of(stretches, state))
    ]
    return text("spread.sentence", lang, parts=text("list.semicolon", lang).join(parts)) if parts else ""


def legend(view: View) -> Node:
    """Each area's colour and the numbers of the day; in the order in which the film of the days has them."""
    counts = state_counts(view.standings(view.at))
    names = {"via": text("spread.via", view.lang)}
    states = ("blocked", "ordered", "investigating", "via", "warned", "pressed", "lifted", "possibly")
    items = [legend_item(state, str(counts[state]), view, names.get(state, "")) for state in states]
    return tag("ul", *items, class_="legend day_counts")


def table(stretches: Sequence[Stretch], lang: str) -> Node:
    """The numbers from each day on which one of them changes; the day is a button that chooses it."""
    heads = [tag("th", text("spread.from", lang), scope="col")]
    heads += [tag("th", text(f"state.{state}", lang), scope="col") for state in STACK]
    rows = [
        tag(
            "tr",
            tag("th", pick(day_words(stretch.begin, lang), stretch.begin.isoformat()), scope="row"),
            *(tag("td", numbers(stretch, state, lang)) for state in STACK),
        )
        for stretch in stretches
    ]
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="spread")


def numbers(stretch: Stretch, state: str, lang: str) -> str:
    """How many certainly have a state, and how many more possibly: "3", "3 (+1 possibly)"."""
    possibly = stretch.count(state, "possibly")
    count = str(stretch.count(state))
    return text("spread.more", lang, count=count, possibly=possibly) if possibly else count


def on_day_picked(stretches: Sequence[Stretch]) -> None:
    """Choose the day that was picked in the table."""
    day = picked("spread_table")
    if day in {stretch.begin.isoformat() for stretch in stretches}:
        st.session_state["day"] = date.fromisoformat(day)


def on_nothing_picked() -> None:
    """The areas have nothing to pick: a click chooses the day, which the slider tells."""
