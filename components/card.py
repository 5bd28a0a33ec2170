"""The card of one event: what, when in words of the right precision, who, how well known, and what it answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from components.markup import Node, link, pick, tag
from components.palette import SIGNS
from components.relations import around, case_of, linked
from components.source_words import grade_words, publisher_words
from components.when import event_when, in_force_words, source_day
from loaders.events import Event
from loaders.sources import Source
from loaders.standings import ACTS, Standing, strength
from loaders.story import Story
from words import text
from words.numbers import amount_words
from words.places import state_with_country

CITE = "cite:"
"""What the card's way to its citation picks; no id of an event has a colon."""

DOUBTFUL = ("contested", "article-only")
"""Grades that a reader must see at once: a mark says so on the card and in the table."""

FILLED_DOTS = {"official": 3, "press": 2, "single-source": 1, "article-only": 1, "contested": 0}


def in_language(event: Event, part: str, lang: str) -> tuple[str, bool]:
    """A text of an event, and whether it had to be taken from the other language."""
    own, other = (str(getattr(event, f"{part}_{each}")) for each in (lang, "fr" if lang == "en" else "en"))
    return (own, False) if own else (other, bool(other))


def title_of(event: Event, lang: str) -> str:
    """The title of an event, from the other language when its own is missing."""
    return in_language(event, "title", lang)[0]


def card_nodes(story: Story, event: Event, kept: Sequence[str], lang: str) -> list[Node]:
    """The card as a tree; `kept` are the ids of the filtered events in order of time."""
    return [
        tag(
            "section",
            _head(event, kept, lang),
            tag("h3", title_of(event, lang), lang=_foreign(event, "title", lang)),
            tag("p", event_when(event, lang), class_="when"),
            *(tag("p", words, class_="force") for words in _force(story, event, lang)),
            *_remarks(event, kept, lang),
            *_summary(event, lang),
            tag("dl", *_facts(event, lang)),
            _sources(story, event, lang),
            *_relations(story, event, lang),
            tag("p", pick(text("card.cite", lang), CITE, class_="linklike"), class_="small"),
            _walk(story, event, kept, lang),
            class_=f"card {event.category}",
            data_event=event.id,
            tabindex="-1",
            aria_label=title_of(event, lang),
        )
    ]


def empty_card(story: Story, sentence: str, standings: Mapping[str, tuple[Standing, ...]], lang: str) -> list[Node]:
    """What stands in the card's place when no event is chosen: the acts in force behind the day's map."""
    acts = [
        (place, standing)
        for place, (standing, *_) in sorted(standings.items(), key=lambda each: strength(each[1][0]))
        if not standing.via and standing.state not in ACTS
    ]
    behind = [(place, story.event_of(standing.event)) for place, standing in acts]
    items = [tag("li", *_behind(place, event, lang)) for place, event in behind if event]
    heading = [tag("h3", text("card.behind", lang)), tag("ul", *items, class_="behind")] if items else []
    return [tag("section", tag("p", sentence), *heading, class_="card empty")]


def _behind(place: str, event: Event, lang: str) -> Iterable[Node]:
    yield tag("span", state_with_country(place, lang), class_="place")
    yield event_link(event, lang)


def _foreign(event: Event, part: str, lang: str) -> str | None:
    """The language of a text when it is not that of the page, for screen readers."""
    return ("fr" if lang == "en" else "en") if in_language(event, part, lang)[1] else None


def _head(event: Event, kept: Sequence[str], lang: str) -> Node:
    places = ", ".join(state_with_country(place, lang) for place in event.jurisdictions)
    position = text("card.position", lang, n=kept.index(event.id) + 1, all=len(kept)) if event.id in kept else ""
    return tag(
        "p",
        sign(event.category),
        tag("strong", text(f"category.{event.category}", lang), class_="kind"),
        tag("span", f" · {places}", class_="muted"),
        tag("span", position, class_="muted position"),
        class_="head",
    )


def sign(category: str) -> Node:
    """A category's symbol in its colour."""
    return tag("span", SIGNS[category], class_=f"sign {category}", aria_hidden="true")


def _force(story: Story, event: Event, lang: str) -> Iterable[str]:
    words = (in_force_words(measure, story.about.as_of, lang) for measure in story.ledger.opened_by(event.id))
    return dict.fromkeys(filter(None, words))


def _remarks(event: Event, kept: Sequence[str], lang: str) -> Iterable[Node]:
    if event.evidence in DOUBTFUL:
        words = text(f"evidence_help.{event.evidence}", lang)
        yield tag("p", tag("strong", text(f"evidence.{event.evidence}", lang)), f" · {words}", class_="remark doubtful")
    if event.scheduled:
        yield tag("p", text("card.due", lang), class_="remark")
    if event.id not in kept:
        yield tag("p", text("card.filtered", lang), class_="remark")


def _summary(event: Event, lang: str) -> Iterable[Node]:
    summary, foreign = in_language(event, "summary", lang)
    if summary:
        yield tag("p", summary, lang=_foreign(event, "summary", lang))
    if foreign:
        yield tag("p", text("card.other_language", lang), class_="muted")


def _facts(event: Event, lang: str) -> Iterable[Node]:
    yield from _fact("card.who", "; ".join(event.actors) if lang == "en" else " ; ".join(event.actors), lang)
    if event.amount is not None:
        yield from _fact("card.amount", amount_words(event.amount, event.currency, lang), lang)
    yield from _fact("card.evidence", evidence_node(event.evidence, lang), lang)
    note = in_language(event, "note", lang)[0]
    yield from _fact("card.note", note and tag("span", note, lang=_foreign(event, "note", lang)), lang)


def _fact(key: str, value: Node, lang: str) -> Iterable[Node]:
    if value:
        yield tag("dt", text(key, lang))
        yield tag("dd", value)


def evidence_node(evidence: str, lang: str) -> Node:
    """The evidence grade as a word, with one to three filled dots."""
    filled = FILLED_DOTS.get(evidence, 0)
    return tag(
        "span",
        tag("span", "●" * filled + "○" * (3 - filled), class_="dots", aria_hidden="true"),
        f" {text(f'evidence.{evidence}', lang)}",
        tag("span", f" ({text(f'evidence_help.{evidence}', lang)})", class_="muted"),
    )


def _sources(story: Story, event: Event, lang: str) -> Node:
    items = [tag("li", *_source(story.sources.get(key), key, lang)) for key in event.sources]
    return tag("div", tag("h4", text("card.sources", lang)), tag("ul", *items), class_="sources")


def _source(source: Source | None, key: str, lang: str) -> Iterable[Node]:
    if source is None:  # a bare address, which the row itself gives
        yield link(key, key)
        return
    yield tag("strong", publisher_words(source, lang))
    yield ", "
    yield link(source.title, source.url, hreflang=source.language)
    details = [source_day(source, lang), source.language.upper(), grade_words(source, lang)]
    yield tag("span", " " + " · ".join(filter(None, details)), class_="muted")


def _relations(story: Story, event: Event, lang: str) -> Iterable[Node]:
    rows = [
        tag("div", tag("dt", word), tag("dd", event_link(other, lang))) for word, other in related(story, event, lang)
    ]
    if rows:
        yield tag("div", tag("h4", text("card.story", lang)), tag("dl", *rows), class_="relations")


def related(story: Story, event: Event, lang: str) -> list[tuple[str, Event]]:
    """The events that this one answers, ends or belongs to, and those that answer or end it, with the word for it."""
    return [(text(f"card.{code}", lang), other) for code, other in linked(event, around(event, story))]


def event_link(event: Event, lang: str) -> Node:
    return tag(
        "span",
        sign(event.category),
        tag(
            "span",
            pick(title_of(event, lang), event.id, class_="linklike"),
            tag("span", event_when(event, lang, weekday=False), class_="muted"),
        ),
        class_="related",
    )


def _walk(story: Story, event: Event, kept: Sequence[str], lang: str) -> Node:
    """The ways on: through the kept events of the event's case, if it has one, and through all kept ones in time."""
    case = [each for each in case_of(event, story) if each in kept]
    ways = [*_ways(event.id, case, "_in_case", lang), *_ways(event.id, kept, "", lang)]
    return tag("nav", *ways, class_="walk", aria_label=text("card.story", lang))


def _ways(event: str, ids: Sequence[str], which: str, lang: str) -> Iterable[Node]:
    """Buttons to the ids before and after an event's, none where there is no such id."""
    at = ids.index(event) if event in ids else -1
    if at < 0:
        return
    before, after = ids[max(at - 1, 0) : at], ids[at + 1 : at + 2]
    words = [f"‹ {text(f'card.previous{which}', lang)}", f"{text(f'card.next{which}', lang)} ›"]
    for word, ways in zip(words, (before, after), strict=True):
        yield from (pick(word, way, class_="plain") for way in ways) if ways else [tag("span")]


def selected_day(event: Event, as_of: date) -> date:
    """The day on which the map shows an event's effect for certain, at most the last day looked at."""
    return min(event.when.latest or event.when.earliest or as_of, as_of)
