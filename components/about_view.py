"""About and method: what is counted, how dates, evidence and states are decided, what is not known, how to cite."""

from collections import Counter

import streamlit as st

from components.card import evidence_node, title_of
from components.citation import Cited, cite_bibtex, cite_csl, cite_plain
from components.link import Choice
from components.markup import Node, tag
from components.mount import show_markup
from loaders.events import EVIDENCE
from loaders.sources import GRADES
from loaders.standings import STATES
from loaders.story import Story
from words import text
from words.dates import day_words

SECTIONS = ("counted", "dates", "evidence", "sources", "states", "unknown", "error", "licence")


def show_about(story: Story, choice: Choice, address: str) -> None:
    """The page's method, and how to cite it; `address` is that of the page, without a query."""
    lang = choice.lang
    show_markup("about", about_nodes(story, lang))
    show_markup("cite_heading", [tag("h3", text("about.cite", lang)), tag("p", text("about.cite_help", lang))])
    for cited in cited_by(story, choice, address):
        st.markdown(f"**{text('cite.event' if cited.whole else 'cite.page', lang)}**")
        st.code(cite_plain(cited), language=None, wrap_lines=True)
        with st.expander("BibTeX, CSL-JSON"):
            st.code(cite_bibtex(cited), language=None, wrap_lines=True)
            st.code(cite_csl(cited), language="json", wrap_lines=True)


def cited_by(story: Story, choice: Choice, address: str) -> list[Cited]:
    """The page, and the chosen event if there is one."""
    lang, as_of = choice.lang, story.about.as_of
    title = story.about.title.get(lang, "")
    event = next((each for each in story.events if each.id == choice.event), None)
    page = Cited(title, "", f"{address}?lang={lang}", as_of, lang)
    part = (
        [Cited(title_of(event, lang), title, f"{address}?lang={lang}&event={event.id}", as_of, lang)] if event else []
    )
    return [page, *part]


def about_nodes(story: Story, lang: str) -> list[Node]:
    """The sections on the method, with what the table itself says of numbers."""
    extra = {"counted": [counted_words(story, lang)], "evidence": [evidence_list(story, lang)]}
    if story.about.unknown:
        extra["unknown"] = [tag("p", story.about.unknown.get(lang, ""))]
    extra |= {"sources": [grades_list(story, lang)], "states": [states_list(lang)]}
    day = day_words(story.about.as_of, lang)
    sections: list[Node] = [tag("h2", text("about.heading", lang))]
    for name in SECTIONS:
        paragraphs = text(f"about.{name}", lang, day=day).split("\n")
        sections.append(tag("h3", text(f"about.{name}_heading", lang)))
        sections += [tag("p", paragraph) for paragraph in paragraphs]
        sections += extra.get(name, [])
    return [tag("section", *sections, class_="reading")]


def counted_words(story: Story, lang: str) -> Node:
    """How many events, sources and jurisdictions the table has."""
    places = {place for event in story.events for place in event.jurisdictions}
    numbers = {"events": len(story.events), "sources": len(story.sources), "places": len(places)}
    return tag("p", text("about.numbers", lang, **numbers))


def evidence_list(story: Story, lang: str) -> Node:
    """Each grade of evidence with its meaning and the number of its events."""
    counts = Counter(event.evidence for event in story.events)
    items = [tag("li", evidence_node(grade, lang), f" · {counts[grade]}") for grade in EVIDENCE]
    return tag("ul", *items, class_="grades")


def grades_list(story: Story, lang: str) -> Node:
    """Each grade of source with the number of its sources."""
    counts = Counter(source.grade for source in story.sources.values())
    return tag("ul", *(tag("li", f"{text(f'grade.{grade}', lang)} · {counts[grade]}") for grade in GRADES))


def states_list(lang: str) -> Node:
    """The states, strongest first, with what each means."""
    return tag(
        "ul",
        *(
            tag("li", tag("strong", text(f"state.{state}", lang)), f" · {text(f'about.state.{state}', lang)}")
            for state in STATES
        ),
    )
