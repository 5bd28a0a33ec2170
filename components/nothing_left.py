"""What is said where the filters leave no event, and each way out."""

import streamlit as st

from components.controls import clear_filters, open_facet
from components.filters import FACETS, Filters, keep
from components.markup import plain, tag
from components.mount import show_markup
from components.view import View
from words import text
from words.places import place_name


def show_nothing(view: View, words: dict[str, str]) -> None:
    """Why no event is left, what each choice less would give, and the way out."""
    title = [tag("h3", text("empty.title", view.lang)), tag("p", text("empty.way_out", view.lang))]
    show_markup("nothing_words", title)
    with st.container(key="nothing", horizontal=True):
        for facet, label, count in ways_out(view, words):
            st.button(
                text("empty.drop", view.lang, choice=plain(label), count=count),
                key=f"drop_{facet}",
                on_click=open_facet,
                args=(facet,),
            )
        st.button(text("filter.reset", view.lang), key="reset_all", on_click=clear_filters)


def ways_out(view: View, words: dict[str, str]) -> list[tuple[str, str, int]]:
    """The facets whose opening would show events: each with its values in words and the number of events."""
    filters, story = view.choice.filters, view.story
    found = []
    for facet in (*FACETS, "q", "dates"):
        label = _values_words(filters, facet, view.lang)
        if label:
            less = filters.without("start").without("end") if facet == "dates" else filters.without(facet)
            found.append((facet, label, len(keep(story, less, words))))
    return [way for way in found if way[2]]


def _values_words(filters: Filters, facet: str, lang: str) -> str:
    if facet == "dates":
        return text("empty.dates", lang) if filters.start or filters.end else ""
    if facet == "q":
        return filters.q.strip()
    values = getattr(filters, facet)
    if facet == "place":
        return ", ".join(place_name(value, lang) for value in values)
    if facet == "actor":
        return ", ".join(values)
    return ", ".join(text(f"{facet}.{value}", lang) for value in values)
