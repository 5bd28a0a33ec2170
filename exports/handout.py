"""The hand-out: what a reader has chosen, as a document for paper."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from components.around import outside
from components.controls import place_words
from components.filters import keep
from components.link import Choice, link_from_choice
from components.map_block import MapBlock, map_block
from components.markup import Node, tag, words_in
from components.notice import notice_nodes
from components.timeline_block import TimelineBlock, chosen_window, timeline_block
from components.traces import Figure
from components.view import View
from components.zoom import zoom_code
from exports.document import Document, document
from exports.drawn import figure_data, figure_scripts
from exports.handout_lists import event_nodes, numbers_of, question_nodes, source_nodes, term_nodes
from exports.handout_pictures import is_low, map_nodes, timeline_nodes
from exports.handout_words import selection_words
from exports.html_text import html_of
from exports.paper import PAPERS, PRINT, Paper, styles_of
from loaders.story import Story
from words import text
from words.dates import day_words

MARGIN = timedelta(days=7)
"""What a period that is made for the events shows before the first and after the last of them."""

LYING_HEIGHT = 580
"""Pixels that a timeline may be high on a page that lies, beside its heading and its signs."""


def handout_html(story: Story, choice: Choice, paper: str) -> bytes:
    """The hand-out of a choice on paper of a size, "a4" or "letter"; opened in a browser it can be printed."""
    view = handout_view(story, choice)
    lang = view.lang
    world = map_block(view, None)
    timeline = timeline_for(view, PAPERS[paper])
    figures: dict[str, Figure] = {"map": world.figure} | ({"timeline": timeline.figure} if timeline else {})
    title = f"{story.about.title.get(lang, '')} · {text('handout.title', lang)}"
    return document(
        Document(
            title=title,
            lang=lang,
            body=html_of(handout_nodes(view, world, timeline, paper)),
            styles=styles_of(PAPERS[paper], "paper", "handout"),
            scripts=figure_scripts(),
            data=figure_data(figures),
            schemes="light",
        )
    )


def handout_view(story: Story, choice: Choice) -> View:
    """The chosen events in the colours of print, in a period that shows most of them; no event is open on paper."""
    view = View(story, replace(choice, event=""), keep(story, choice.filters, place_words(story)), PRINT)
    return replace(view, choice=replace(view.choice, zoom=period_of(view)))


def period_of(view: View) -> str:
    """The zoom of the timeline: the chosen one, or the events' own days where the opening window shows few of them."""
    hidden = sum(int(np.count_nonzero(mask)) for mask in outside(view, chosen_window(view, 1.0)))
    if view.choice.zoom or 2 * hidden <= len(view.kept):
        return view.choice.zoom
    columns, mask = view.story.columns, view.kept.mask
    first, last = int(columns.begun[mask].min()), int(columns.marked_to[mask].max())
    return zoom_code(view.story, (date.fromordinal(first) - MARGIN, date.fromordinal(last) + MARGIN))


def timeline_for(view: View, paper: Paper) -> TimelineBlock | None:
    """The timeline as wide as the page; on a page that lies where it would be a page of its own and is not too high."""
    upright = timeline_block(view, paper.inside())
    if upright is None or is_low(upright):
        return upright
    lying = timeline_block(view, paper.inside(landscape=True))
    return lying if lying and lying.figure["layout"]["height"] <= LYING_HEIGHT else upright


def handout_nodes(view: View, world: MapBlock, timeline: TimelineBlock | None, paper: str) -> list[Node]:
    """The hand-out from top to bottom."""
    numbers = numbers_of(view.events)
    if timeline is None:
        empty = tag("p", text("handout.empty", view.lang))
        return [print_button(view.lang), tag("main", head_node(view), empty)]
    events = event_nodes(view, numbers)
    told = [
        *events,
        *term_nodes(view, words_in(events)),
        *question_nodes(view),
        *source_nodes(view, numbers),
        tag("p", text("handout.licence", view.lang), class_="small"),
    ]
    first = tag("div", head_node(view), *map_nodes(view, world), class_="first")
    return [print_button(view.lang), tag("main", first, *timeline_nodes(view, timeline, PAPERS[paper]), *told)]


def print_button(lang: str) -> Node:
    """The button that prints; it does not stand on paper."""
    return tag("p", tag("button", text("handout.print", lang), type="button", data_print=True), class_="screen")


def head_node(view: View) -> Node:
    """The notice about the subject, then what this is, how far it goes and which events it shows."""
    about, lang = view.story.about, view.lang
    return tag(
        "header",
        *notice_nodes(view.story, lang),
        tag("h1", about.title.get(lang, "")),
        tag("p", about.lede.get(lang, ""), class_="lede"),
        tag("p", tag("strong", selection_words(view))),
        tag("p", text("handout.as_of", lang, day=day_words(about.as_of, lang))),
        tag("p", text("handout.link", lang, link=f"?{link_from_choice(view.choice)}"), class_="small"),
    )
