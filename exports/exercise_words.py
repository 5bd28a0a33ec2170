"""The exercises in words: what is asked, what may be answered, what is right and why, for paper and screen alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from components.card import in_language, title_of
from components.palette import STATE_CATEGORY
from components.source_words import grade_words, publisher_words
from components.when import event_when
from exports.exercises import Exercises, Pair
from loaders.cells import EVIDENCE
from loaders.events import Event
from loaders.story import Story
from words import text
from words.places import place_name


@dataclass(frozen=True)
class Item:
    """One event of those to be put in order, with its day and what is to be known of it."""

    id: str
    text: str
    why: str


@dataclass(frozen=True)
class Order:
    """Events to be put in order: as they are given, and their ids as they were."""

    heading: str
    help: str
    items: tuple[Item, ...]
    answer: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question with what helps to answer it, its answers by a code, the right code, and why it is right."""

    text: str
    detail: tuple[str, ...]
    options: Mapping[str, str]
    answer: str
    why: str


@dataclass(frozen=True)
class Choices:
    """Questions of one kind; `name` tells them from the other kinds."""

    name: str
    heading: str
    help: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """All exercises of a sheet that the story gives; `order` is None where there are too few events."""

    order: Order | None
    choices: tuple[Choices, ...]


def sheet_of(story: Story, exercises: Exercises) -> Sheet:
    """The exercises in their language."""
    events = {event.id: event for event in story.events}
    lang = exercises.lang
    asked = {
        "pairs": [pair_question(pair, events, lang) for pair in exercises.pairs],
        "grades": [grade_question(story, events[id], lang) for id in exercises.graded],
        "apart": [apart_question(events[id], id in exercises.figures, lang) for id in exercises.told_apart],
    }
    choices = [
        Choices(name, text(f"exercise.{name}", lang), text(f"exercise.{name}_help", lang), tuple(questions))
        for name, questions in asked.items()
        if questions
    ]
    return Sheet(order_of(exercises, events) if exercises.given else None, tuple(choices))


def order_of(exercises: Exercises, events: Mapping[str, Event]) -> Order:
    """The events to be put in order."""
    lang = exercises.lang
    items = tuple(Item(id, title_of(events[id], lang), why_of(events[id], lang)) for id in exercises.given)
    return Order(text("exercise.order", lang), text("exercise.order_help", lang), items, exercises.in_order)


def pair_question(pair: Pair, events: Mapping[str, Event], lang: str) -> Question:
    """Which of two acts of the same kind came first."""
    acts = {place: events[id] for place, id in zip(pair.places, pair.events, strict=True)}
    named = {place: act_words(place, event, lang) for place, event in acts.items()}
    why = " ".join(
        text("exercise.act", lang, place=place_name(place, lang), title=event_when(event, lang, weekday=False)) + "."
        for place, event in acts.items()
    )
    notes = (in_language(event, "note", lang)[0] for event in acts.values())
    kind = text(f"category.{STATE_CATEGORY[pair.step]}", lang)
    return Question(
        text("exercise.pair", lang, kind=kind), (), named, pair.first, " ".join([why, *filter(None, notes)])
    )


def act_words(place: str, event: Event, lang: str) -> str:
    """The title of an act, with the place where the title does not name it."""
    title, name = title_of(event, lang), place_name(place, lang)
    return title if name in title else text("exercise.act", lang, place=name, title=title)


def grade_question(story: Story, event: Event, lang: str) -> Question:
    """How well an event is known, judged by its sources and its note."""
    note = in_language(event, "note", lang)[0]
    detail = [
        text("exercise.sources", lang, sources=text("list.semicolon", lang).join(sources_words(story, event, lang)))
    ]
    detail += [text("exercise.note", lang, note=note)] if note else []
    grades = {grade: text(f"evidence.{grade}", lang) for grade in EVIDENCE}
    meaning = text(f"evidence_help.{event.evidence}", lang)
    why = text("exercise.grade", lang, grade=grades[event.evidence], help=meaning)
    summary = in_language(event, "summary", lang)[0]
    return Question(title_of(event, lang), tuple(detail), grades, event.evidence, f"{why}. {summary}")


def sources_words(story: Story, event: Event, lang: str) -> Iterator[str]:
    """Each source of an event by its publisher and grade; a bare address by itself."""
    for key in event.sources:
        source = story.sources.get(key)
        if source:
            yield text(
                "exercise.source", lang, publisher=publisher_words(source, lang), grade=grade_words(source, lang)
            )
        else:
            yield key


def apart_question(event: Event, is_figure: bool, lang: str) -> Question:
    """Whether what is told is an act on record or a figure that somebody estimates or claims."""
    options = {code: text(f"exercise.apart.{code}", lang) for code in ("act", "figure")}
    told = in_language(event, "summary", lang)[0]
    return Question(told, (), options, "figure" if is_figure else "act", why_of(event, lang))


def why_of(event: Event, lang: str) -> str:
    """When an event was, and its note, or its summary where it has none."""
    note = in_language(event, "note", lang)[0] or in_language(event, "summary", lang)[0]
    when = event_when(event, lang)
    return text("exercise.why", lang, when=when[:1].upper() + when[1:], note=note)
