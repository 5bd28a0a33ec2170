"""What a hand-out shows, in words: its selection of events, and the states of its map by place."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from components.counted import count_words
from components.filters import Filters
from components.map_legend import LEGEND
from components.sentences import Standings, legend_key, state_words
from components.view import View
from words import text
from words.dates import day_words
from words.places import list_words, place_name


def selection_words(view: View) -> str:
    """Which events these are: all, or how many of all and by which filters."""
    if not view.filtered:
        return text("handout.all", view.lang, count=len(view.story.events))
    chosen = text("list.semicolon", view.lang).join(filter_words(view.choice.filters, view.lang))
    return text("handout.filtered", view.lang, count=count_words(view), filters=chosen)


def filter_words(filters: Filters, lang: str) -> Iterator[str]:
    """Each filter that is set, by its name, with what passes it."""
    named = {
        "category": [text(f"category.{value}", lang) for value in filters.category],
        "place": [place_name(value, lang) for value in filters.place],
        "actor": list(filters.actor),
        "evidence": [text(f"evidence.{value}", lang) for value in filters.evidence],
        "q": [text("handout.search", lang, words=filters.q)] if filters.q else [],
    }
    for facet, values in named.items():
        if values:
            either = f" {text('handout.or', lang)} ".join(values)
            yield text("handout.choice", lang, name=text(f"filter.{facet}", lang), values=either)
    if filters.start or filters.end:
        days = range_words(filters.start, filters.end, lang)
        yield text("handout.choice", lang, name=text("handout.dates", lang), values=days)


def range_words(start: date | None, end: date | None, lang: str) -> str:
    """Two days between which events lie, or the one that is set."""
    if start and end:
        return text("handout.between", lang, first=day_words(start, lang), last=day_words(end, lang))
    if start:
        return text("handout.from", lang, day=day_words(start, lang))
    return text("handout.to", lang, day=day_words(end, lang)) if end else ""


def places_by_state(standings: Standings, lang: str) -> dict[str, str]:
    """The places of each state of the legend in words, those that have any; the EU's members are only counted."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, (standing, *_) in standings.items():
        key = legend_key(standing)
        named = place_name(place, lang)
        if key == "possibly":
            named = text("handout.state_possibly", lang, place=named, state=state_words(standing, lang))
        places[key].append(named)
    words = {key: list_words(sorted(places[key]), lang) for key in LEGEND if places[key] and key != "via"}
    if places["via"]:
        words["via"] = text("handout.members", lang, count=len(places["via"]))
    return {key: words[key] for key in LEGEND if key in words}
