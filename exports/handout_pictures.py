"""The pictures of a hand-out with what is needed to read them, in grey too."""

from collections.abc import Sequence

from components.counted import line_legend
from components.map_block import MapBlock, change_words, notes
from components.map_legend import key_node
from components.markup import Node, tag, words_in
from components.palette import CATEGORIES, SIGNS
from components.sentences import day_sentences, none_words, state_counts
from components.timeline_block import TimelineBlock, chosen_window
from components.view import View
from exports.drawn import figure_node
from exports.handout_words import places_by_state
from exports.paper import Paper
from words import text
from words.dates import day_words

LOW_HEIGHT = 420
"""Pixels up to which a timeline stands among what is told: a page of its own would be half empty."""
MAP_WIDTH = 580
"""Pixels for which the map is laid out: as few as leave room for names. On paper it is smaller, beside its states."""


def map_nodes(view: View, world: MapBlock) -> list[Node]:
    """The map of the day, each state on it with its places, and what changed."""
    lang = view.lang
    words = day_sentences(world.standings, view.at, lang, view.filtered)
    legend = tag("div", tag("p", text("handout.legend", lang), class_="small"), state_list(view, world))
    return [
        tag(
            "section",
            tag("h2", words.heading),
            tag("p", words.detail),
            tag("div", figure_node("map", MAP_WIDTH, world.sentence), legend, class_="seen"),
            tag("p", change_words(view, world.standings, world.changes)),
            *notes(view),
            class_="world",
        )
    ]


def state_list(view: View, world: MapBlock) -> Node:
    """The states as the map paints them, each with its places; what is in no line has nothing recorded."""
    counts = state_counts(world.standings)
    rows = [
        tag(
            "tr",
            tag("td", key_node(state, view)),
            tag("th", text(f"state.{state}", view.lang), f" ({counts[state]})", scope="row"),
            tag("td", places),
        )
        for state, places in places_by_state(world.standings, view.lang).items()
    ]
    nothing = tag("th", none_words(view.lang, view.filtered), scope="row", colspan="2")
    rest = tag("tr", tag("td", key_node("none", view)), nothing)
    return tag("table", tag("tbody", *rows, rest), class_="states")


def timeline_nodes(view: View, timeline: TimelineBlock, paper: Paper) -> list[Node]:
    """The timeline, its marks and lines, and what lies outside its period."""
    lang = view.lang
    window = chosen_window(view, float(timeline.width))
    days = {"begin": day_words(window.begin, lang), "end": day_words(window.end, lang)}
    heading = text("handout.timeline", lang, **days)
    return [
        tag(
            "section",
            tag("h2", heading),
            figure_node("timeline", timeline.width, heading),
            mark_legend(lang),
            line_legend(lang),
            *outside_nodes(timeline.chips, lang),
            class_=f"timeline {place_on_paper(timeline, paper)}",
        )
    ]


def place_on_paper(timeline: TimelineBlock, paper: Paper) -> str:
    """The class by which a timeline lies, stands among what is told, or has a page of its own."""
    if timeline.width != paper.inside():
        return "alone wide"
    return "kept" if is_low(timeline) else "alone"


def is_low(timeline: TimelineBlock) -> bool:
    """Whether a timeline needs less than half a page."""
    return bool(timeline.figure["layout"]["height"] <= LOW_HEIGHT)


def mark_legend(lang: str) -> Node:
    """The sign of each kind of event, told apart by its form alone."""
    items = [
        tag("li", tag("span", SIGNS[category], class_=f"sign {category}"), f" {text(f'category.{category}', lang)}")
        for category in CATEGORIES
    ]
    return tag("ul", tag("li", text("handout.marks", lang), class_="muted"), *items, class_="legend")


def outside_nodes(chips: Sequence[Node], lang: str) -> list[Node]:
    """What lies before and after the period of the picture, if anything does."""
    sides = [words_in(side).strip("‹› ") for chip in chips for side in children_of(chip)]
    what = text("list.semicolon", lang).join(filter(None, sides))
    return [tag("p", text("handout.outside", lang, what=what), class_="small")] if what else []


def children_of(node: Node) -> Sequence[Node]:
    """What stands in an element."""
    children = node["children"] if isinstance(node, dict) else ()
    return children if isinstance(children, list) else ()
