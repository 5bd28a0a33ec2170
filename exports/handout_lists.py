"""The lists of a hand-out: events, words explained, questions, and the sources with their full addresses."""

from collections.abc import Iterable, Mapping, Sequence

from components.card import evidence_node, in_language, sign, title_of
from components.markup import Node, tag
from components.source_words import grade_words, publisher_words
from components.table import month_name
from components.view import View
from components.when import event_when, source_day
from loaders.classroom import Term
from loaders.events import Event
from loaders.sources import Source
from words import text
from words.numbers import amount_words
from words.places import state_with_country

Numbers = Mapping[str, int]
"""The number of each source, in the order in which they are first named."""

MOST_BESIDE = 24
"""Sources that stand below what is told; more of them have pages of their own."""

TOGETHER = "\u00a0· "
"""Between two details of a source: no line begins with the dot."""


def numbers_of(events: Sequence[Event]) -> Numbers:
    """A number from 1 on for each source that the events name."""
    sources = dict.fromkeys(key for event in events for key in event.sources)
    return {key: number for number, key in enumerate(sources, 1)}


def event_nodes(view: View, numbers: Numbers) -> list[Node]:
    """The events in order of time under the names of their months."""
    lang = view.lang
    entries: list[Node] = []
    above = [tag("h2", text("handout.events", lang)), tag("p", text("handout.events_help", lang), class_="small")]
    month = ""
    for event in view.events:
        name = month_name(event, lang)
        heading = [] if name == month else [tag("h3", name)]
        month = name
        # Headings stay with the first event below them: some browsers part them in spite of the style sheet.
        entries.append(tag("div", *above, *heading, event_entry(view, event, numbers), class_="kept"))
        above = []
    return [tag("section", *entries, class_="told")]


def event_entry(view: View, event: Event, numbers: Numbers) -> Node:
    """One event: when and where, what, how well known, and the numbers of its sources."""
    lang = view.lang
    kind = view.story.types[event.type]
    places = ", ".join(state_with_country(place, lang) for place in event.jurisdictions)
    label = kind.label_en if lang == "en" else kind.label_fr
    return tag(
        "article",
        tag(
            "div",
            tag("p", tag("strong", event_when(event, lang, weekday=False))),
            tag("p", places),
            tag("p", sign(event.category), f" {label}", class_="small"),
            class_="when",
        ),
        tag(
            "div",
            tag("h4", title_of(event, lang)),
            *(tag("p", remark, class_="remark") for remark in remarks(view, event)),
            tag("p", in_language(event, "summary", lang)[0]),
            *note_nodes(event, lang),
            tag("p", evidence_node(event.evidence, lang), " ", source_numbers(event, numbers), class_="small"),
        ),
    )


def remarks(view: View, event: Event) -> Iterable[str]:
    """What has to be known before an event is read: it is only due, or perhaps outside the dates asked for."""
    if event.scheduled:
        yield text("handout.due", view.lang)
    if event.id in view.kept.possibly:
        yield text("handout.possibly", view.lang)


def note_nodes(event: Event, lang: str) -> Iterable[Node]:
    """The amount and the note of an event, where it has any."""
    if event.amount is not None:
        amount = amount_words(event.amount, event.currency, lang)
        yield tag("p", f"{text('handout.choice', lang, name=text('card.amount', lang), values=amount)}")
    note = in_language(event, "note", lang)[0]
    if note:
        yield tag("p", tag("em", text("handout.note", lang)), f" {note}", class_="small")


def source_numbers(event: Event, numbers: Numbers) -> Node:
    """The numbers of an event's sources in square brackets."""
    return tag("span", f"[{', '.join(str(numbers[key]) for key in event.sources)}]", class_="numbers")


def term_nodes(view: View, told: str) -> list[Node]:
    """The words that the events use, explained; nothing when they use none."""
    lang = view.lang
    terms = [term for term in view.story.classroom.terms if is_used(term, told)]
    if not terms:
        return []
    entries = [
        tag("div", tag("dt", term.name.get(lang, "")), tag("dd", term.means.get(lang, "")), class_="kept")
        for term in terms
    ]
    return [tag("section", tag("h2", text("handout.terms", lang)), tag("dl", *entries), class_="terms")]


def is_used(term: Term, told: str) -> bool:
    """Whether a word, or a piece of text by which it is known, stands in what is told."""
    pieces = (*term.name.values(), *term.seen)
    # Short forms such as ICO are parts of other words in small letters.
    return any(piece in told if piece.isupper() else piece.casefold() in told.casefold() for piece in pieces if piece)


def question_nodes(view: View) -> list[Node]:
    """The questions for the class, with room to write; nothing when there are none."""
    questions = [words.get(view.lang, "") for words in view.story.classroom.questions]
    if not questions:
        return []
    items = [tag("li", question, tag("span", class_="room", aria_hidden="true")) for question in questions]
    return [tag("section", tag("h2", text("handout.questions", view.lang)), tag("ol", *items), class_="questions")]


def source_nodes(view: View, numbers: Numbers) -> list[Node]:
    """The sources by number, with publisher, title, day, grade and full address."""
    lang = view.lang
    items = [
        tag("li", *source_words(view.story.sources.get(key), key, lang), value=str(number))
        for key, number in numbers.items()
    ]
    return [
        tag(
            "section",
            tag("h2", text("handout.sources", lang)),
            tag("p", text("handout.sources_help", lang), class_="small"),
            tag("ol", *items),
            class_="sources long" if len(items) > MOST_BESIDE else "sources kept",
        )
    ]


def source_words(source: Source | None, key: str, lang: str) -> Iterable[Node]:
    """One source; a bare address, which a row itself gives, is all that is known of it."""
    if source is None:
        yield tag("span", key, class_="address")
        return
    details = [source_day(source, lang), source.language.upper(), grade_words(source, lang)]
    yield tag("strong", publisher_words(source, lang))
    yield ", "
    yield tag("span", source.title, lang=source.language or None)
    yield f". {TOGETHER.join(filter(None, details))}. "
    yield tag("span", source.url, class_="address")
