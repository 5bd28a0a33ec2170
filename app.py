"""The page, top to bottom: settings, language, load (cached), filters, views."""

import time
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from components.about_view import show_about
from components.answer import Remarks, answer_to
from components.claims_view import show_claims
from components.class_links import show_class_links
from components.compare_view import show_compare
from components.controls import FOLDED, ask_filters, ask_language, ask_view, get_choice, put_choice
from components.downloads import show_downloads
from components.film import film_of
from components.first_view import show_first
from components.heading import show_heading, show_problems
from components.key_figures import show_key_figures
from components.language import language_of
from components.link import Choice, asked_day, choice_from_link, link_from_choice
from components.map_block import show_map
from components.mount import (
    address_piece,
    ask_again,
    assets,
    figure_width,
    is_film_asked,
    show_address,
    show_film,
    show_piece,
    show_style,
    went_to,
)
from components.palette import Palette, palette_of
from components.picks import on_pick
from components.present_link import show_present_link
from components.reading import asked_parts, on_row_picked, show_foot, show_table
from components.spread_view import show_spread
from components.timeline_block import USUAL_WIDTH, show_timeline
from components.view import whole_view
from loaders.shelf import Held, Stamp, shelf_of
from loaders.story import Story
from words import text

FOLDER = Path(__file__).parent / "data"
# Seconds between two looks at the files; a change is taken at the second look that finds it standing still.
LOOK_EVERY = 0.55


@st.fragment
def watch(stamp: Stamp) -> None:
    """Show the page anew when the story's files have changed.

    A click in the same instant as this fragment's question reaches the server as one message for this fragment alone,
    so that what the click asked for is not shown: then the whole page is.
    """
    if shelf_of(FOLDER).look(time.monotonic()).stamp != stamp or asked() != st.session_state.get("answered"):
        st.rerun()
    ask_again(LOOK_EVERY)


def asked() -> tuple[object, ...]:
    """All that `explore` depends on, besides the story."""
    folded = [bool(st.session_state.get(key)) for key in FOLDED]
    return get_choice(date.min), figure_width("timeline", USUAL_WIDTH), *folded


def read_link(story: Story, query: str) -> None:
    """Take over what a link asks for."""
    read = choice_from_link(query, story, language_of(st.context.locale))
    put_choice(read.choice)
    st.session_state["unknown"] = read.unknown_event
    st.session_state["asked"] = asked_day(query)


def link_query() -> str:
    """The query with which the page was opened."""
    return urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])


def follow_history(story: Story) -> None:
    """Show again what Back or Forward leads to."""
    read_link(story, went_to())


def show_page(held: Held, palette: Palette) -> None:
    """The story as the visitor has chosen to see it."""
    story = held.story
    choice = get_choice(story.about.opening_day)
    lang = choice.lang
    st.session_state["page"] = lang, choice.view
    with st.container(key="top"):
        views, presenting, languages = st.columns([1000, 90, 170], vertical_alignment="center")
        with views:
            ask_view(story, lang)
        with presenting:
            show_present_link(story, lang)
        with languages:
            ask_language(lang)
    show_heading(story, choice.view, lang)
    if choice.view == "explore":
        show_key_figures(story, lang)
        explore(story, palette)
        show_downloads(lang)
        show_table(story, lang)
        show_class_links(lang)
    elif choice.view == "spread":
        spread(story, palette)
    else:
        show_other(story, choice, palette)
    show_problems(story, held.complaints, lang)
    show_foot(story, lang)


def show_other(story: Story, choice: Choice, palette: Palette) -> None:
    """One of the pages that are read."""
    if choice.view == "claims":
        show_claims(story, choice.lang)
    elif choice.view == "compare":
        show_compare(story, choice, palette)
    elif choice.view == "first":
        show_first(story, choice)
    else:
        show_about(story, choice, page_address())
        show_class_links(choice.lang)
        show_downloads(choice.lang)
    show_choice_in_address(story, choice)


def page_address() -> str:
    """The address of the page without a query, as the browser gave it."""
    return (st.context.url or "").partition("?")[0].rstrip("/") + "/"


def show_choice_in_address(story: Story, choice: Choice) -> None:
    """Keep the address equal to what is shown."""
    title = story.about.title[choice.lang]
    show_address(address_piece(link_from_choice(choice), choice.lang, title), partial(follow_history, story))


@st.fragment
def explore(story: Story, palette: Palette) -> None:
    """Filters, timeline, map, card and table: what a choice changes, and all that is sent again when it does.

    The browser may have asked for the same pieces already, without waiting for the page: see server.py.
    """
    st.session_state["answered"] = asked()
    choice = get_choice(story.about.opening_day)
    lang = choice.lang
    if (lang, choice.view) != st.session_state["page"]:
        st.rerun()  # what is around the fragment has to change too
    remarks = Remarks(st.session_state.get("unknown", ""), st.session_state.get("asked"))
    parts = asked_parts(choice.filters)
    answer = answer_to(story, choice, palette.name, figure_width("timeline", USUAL_WIDTH), remarks, parts)
    view, pieces = answer.view, answer.pieces
    ask_filters(story, answer.numbers, lang)
    show_piece("counted", pieces["counted"], partial(on_pick, "counted", story), "markup")
    show_timeline(view, pieces, answer.words)
    left, right = st.columns([770, 400], gap="large")
    with left:
        show_map(view, answer.map, pieces)
        show_film(film_of(view) if is_film_asked(answer.film) else None)
    with right:
        show_piece("event", pieces["event"], partial(on_pick, "event", story), "markup")
    show_piece("rows", pieces["rows"], partial(on_row_picked, story, choice.filters, parts))
    show_address(pieces["address"], partial(follow_history, story))


@st.fragment
def spread(story: Story, palette: Palette) -> None:
    """How the wave spread: what another day or period changes."""
    st.session_state["answered"] = asked()
    choice = get_choice(story.about.opening_day)
    if (choice.lang, choice.view) != st.session_state["page"]:
        st.rerun()
    show_spread(whole_view(story, choice, palette))
    show_choice_in_address(story, choice)


def main() -> None:
    """Load the story, take over the link once, and show the page."""
    held = shelf_of(FOLDER).look(time.monotonic())
    story = held.story
    lang = st.session_state.get("lang") or language_of(st.context.locale)
    title = story.about.title.get(lang, "")
    st.set_page_config(page_title=title, page_icon=f"{assets()}/favicon.png", layout="wide")
    palette = palette_of(st.context.theme.type)
    show_style(palette)
    if not story.events:
        st.session_state["answered"] = asked()
        st.error(text("page.cannot_read", lang))
        show_problems(story, (), lang)
        watch(held.stamp)
        return
    if "linked" not in st.session_state:
        st.session_state["linked"] = True
        read_link(story, link_query())
    st.session_state["answered"] = asked()
    show_page(held, palette)
    watch(held.stamp)


main()
