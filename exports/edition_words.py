"""What the edition says in a language: its events, cards, table, pages, and the sentences that a browser fills in."""

from collections import Counter
from datetime import date

from components.about_view import about_nodes
from components.card import CITE, card_nodes, selected_day, title_of
from components.claims_view import VERDICT_SIGNS, claims_nodes, heading_nodes
from components.controls import LANGUAGE_NAMES, place_words
from components.counted import form_button, line_legend, periods
from components.filters import plain_letters, search_text, with_parents
from components.geography import boundaries_name, not_on_map
from components.hover import event_hover
from components.map_legend import state_legend
from components.markup import Node
from components.palette import CATEGORIES, LIGHT, SIGNS
from components.steps import answer_of, deck_of
from components.table import held_words, table_heading, table_nodes
from components.when import event_when
from components.world import FRAMES
from exports.edition_days import Json, view_in
from exports.packing import Packed, packed_nodes
from loaders.claims import VERDICTS
from loaders.columns import AFTER, BEFORE, NEVER
from loaders.events import EVIDENCE, Event
from loaders.standings import STATES
from loaders.story import Story
from words import text
from words.dates import day_words, month_parts
from words.places import place_name, state_with_country

SENTENCES = (
    "timeline.sentence", "count.event", "count.event_possibly", "count.events", "count.events_possibly",
    "zoom.label", "zoom.all", "frame.label", "frame.world", "frame.europe", "frame.asia", "filter.category",
    "filter.place", "filter.evidence", "filter.actor", "filter.from", "filter.to", "filter.more", "filter.q",
    "filter.reset", "empty.title", "empty.way_out", "map.heading", "map.heading_shown", "map.blocked",
    "map.maybe_blocked", "map.no_block", "map.detail_lifted", "map.detail_ordered", "map.detail_investigating",
    "map.detail_via", "map.detail_acts", "map.sentence", "map.changed", "map.unchanged", "map.change", "map.next",
    "map.boundaries", "map.not_drawn", "map.not_drawn_count", "list.and", "list.semicolon", "state.possibly_of",
    "state.via", "state.none", "state.none_shown", "state.contested", "card.none", "card.behind", "card.position",
    "card.previous", "card.next", "card.filtered", "card.story", "table.caption", "claims.verdict", "page.view",
    "page.language", "view.explore", "view.claims", "view.about", "day.label", "day.previous", "day.next",
    "day.play", "day.pause", "day.speed", "foot.as_of", "zoom.earlier", "zoom.later", "date.from_to",
    "edition.all_places", "edition.all_actors", "edition.all_evidence", "edition.theme", "edition.dark",
    "edition.steps", "edition.made", "edition.cluster", "cluster.more",
)  # fmt: skip
"""The texts that the edition's own script fills in."""

OPEN = "~"

BLANKS = (
    "after", "all", "before", "begin", "count", "day", "detail", "end", "heading", "kept", "labelled", "lanes", "n",
    "name", "place", "places", "possibly", "pressed", "start", "state", "warned", "what", "when",
)  # fmt: skip
"""Their placeholders, which stay as they are."""


def words_json(story: Story, lang: str) -> Json:
    """Everything in a language but the cards, the signs of the map and the timelines."""
    view, about = view_in(story, lang), story.about
    counts = Counter(claim.verdict for claim in story.claims)
    blanks = {name: f"{{{name}}}" for name in BLANKS}
    day, deck = day_words(about.as_of, lang), deck_of(story, lang)
    return {
        "name": LANGUAGE_NAMES[lang],
        "story": {name: getattr(about, name).get(lang, "") for name in ("title", "lede", "notice")},
        "texts": {key: text(key, lang, **blanks) for key in SENTENCES},
        "states": {state: text(f"state.{state}", lang) for state in STATES},
        "events": {event.id: event_json(event, lang) for event in story.events},
        "categories": [[name, SIGNS[name], text(f"category.{name}", lang)] for name in CATEGORIES],
        "grades": [[grade, text(f"evidence.{grade}", lang)] for grade in EVIDENCE],
        "places": sorted(filter_places(story, lang), key=lambda place: plain_letters(place[1])),
        "periods": list(periods(view).items()),
        "frames": [[frame, text(f"frame.{frame}", lang)] for frame in FRAMES],
        "verdicts": [
            [verdict, VERDICT_SIGNS[verdict], text(f"verdict.{verdict}", lang), counts[verdict]] for verdict in VERDICTS
        ],
        "boundaries": boundaries_name(lang),
        "months": {month: month_parts(month, lang) for month in sorted({begun_in(event) for event in story.events})},
        "not_drawn": {place: place_name(place, lang) for place in not_on_map(sorted(all_places(story)))},
        "foot": [text("foot.as_of", lang, day=day), text("edition.made", lang)],
        "nodes": {name: packed_nodes(nodes) for name, nodes in pages(story, lang).items()},
        "answers": {
            str(step["number"]): answer for step in deck["steps"] if (answer := answer_of(story, step["number"], lang))
        },
        "deck": deck,
    }


def pages(story: Story, lang: str) -> dict[str, list[Node]]:
    """What is drawn as it is: the table, the claims, the method, the legends."""
    view = view_in(story, lang)
    events = {event.id: event for event in story.events}
    return {
        "table": [table_heading(lang), *table_nodes(story.events, lang, held_words(story, story.events, lang))],
        "form": [form_button(lang)],
        "claims_heading": heading_nodes(story, lang),
        "claims": claims_nodes(dict(enumerate(story.claims, 1)), events, lang) if story.claims else [],
        "about": about_nodes(story, lang),
        "lines": [line_legend(lang)],
        "legend": [state_legend(view, view.standings(view.at))],
    }


def event_json(event: Event, lang: str) -> list[str]:
    """An event's title, when it was, and what a pointer on its mark reads."""
    return [title_of(event, lang), event_when(event, lang, weekday=False), event_hover(event, lang, LIGHT)]


def all_places(story: Story) -> set[str]:
    """Every place that an event names."""
    return {place for event in story.events for place in event.jurisdictions}


def filter_places(story: Story, lang: str) -> list[list[str]]:
    """The places to choose from, countries of their states too, each with its name."""
    return [[place, state_with_country(place, lang)] for place in with_parents(tuple(sorted(all_places(story))))]


def cards_json(story: Story, lang: str) -> dict[str, list[Packed]]:
    """The card of each event, as one of the events kept; a browser puts its place among them in."""
    return {event.id: packed_nodes(card_nodes(story, event, [event.id], lang), without=CITE) for event in story.events}


def facts_json(story: Story) -> dict[str, list[object]]:
    """What filters ask of each event: category, evidence, places with their countries, what the search looks through,
    the day on which the map shows its effect, its own places, its actors, the month of its beginning, and its days:
    the first and the last that it may cover, the last on which it may have begun, the first on which it may end."""
    words, columns = place_words(story), story.columns
    days = zip(columns.first, columns.last, columns.latest, columns.sure_end, strict=True)
    return {
        event.id: [
            event.category,
            event.evidence,
            list(with_parents(event.jurisdictions)),
            search_text(event, words),
            str(selected_day(event, story.about.as_of)),
            list(event.jurisdictions),
            list(event.actors),
            begun_in(event),
            [iso_day(int(day)) for day in its_days],
        ]
        for event, its_days in zip(story.events, days, strict=True)
    }


def begun_in(event: Event) -> str:
    """The month in which an event begins at the earliest: "2026-01"."""
    return str(event.when.earliest or event.when.latest or "")[:7]


def iso_day(number: int) -> str:
    """A day by its number; "" comes before every day, and "~", which is also a day that is not known, after them."""
    if number in (AFTER, NEVER):
        return OPEN
    return "" if number == BEFORE else str(date.fromordinal(number))
