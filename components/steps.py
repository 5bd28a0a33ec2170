"""The story in steps, for a class: what the present view and the class edition show, as one value of plain JSON.

`deck_of` gives:

- `lang`, `title` of the story, `words` of the page by their short names;
- `chapters`: `{"title", "first"}`, the number of its first step from 1;
- `map`: what the maps of all steps share, `{"layout", "frames", "places", "fills"}`;
  a fill is [colour, outline, width], the first that of a place where nothing is recorded;
- `signs`: each group of signs or names on a map once;
- `dark`: for each colour of the light theme that of the dark one; with them replaced the deck is that of that theme;
- `notice`: nodes, see components/notice.py;
- `steps`: `{"number", "chapter", "event", "category", "sign", "headline", "date", "words", "sources", "day", "map",
  "timeline", "notes", "question"}`; `map` is `{"frame", "painted", "signs", "legend", "alt"}`, where `painted` is the
  number of a fill by place and `signs` are numbers; `timeline` is `{"figure", "alt"}`, a figure as lanes.js draws it;
  `sources` and `legend` are nodes, `question` is None or `{"words", "answers"}`.

What is right, and what happened, is not in the deck: `answer_of` tells it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any

from components.card import title_of
from components.link import Choice
from components.markup import Node, link, tag
from components.notice import notice_nodes
from components.palette import DARK, LIGHT, SIGNS, STATE_CATEGORY, Palette
from components.source_words import publisher_words
from components.step_map import fill_row, looks_in_order, map_base, step_map
from components.step_timeline import Told, step_timeline
from components.view import View, whole_view
from components.when import event_when, source_day
from loaders.chapters import Chapter, Step
from loaders.events import Event
from loaders.story import Story
from words import text
from words.dates import day_words

Deck = dict[str, Any]
MOST_SOURCES = 2
WORDS = (
    "position", "menu", "notes", "no_notes", "notes_window", "next_step", "keys", "code", "code_words", "close",
    "start", "previous", "next", "ask", "reveal", "more", "fewer", "hands", "blank", "about", "back", "failed",
    "key_next", "key_previous", "key_ends", "key_blank", "key_full", "key_notes", "key_window", "key_menu",
    "key_code", "key_ask", "key_keys", "key_close",
)  # fmt: skip
GAPS = {name: f"{{{name}}}" for name in ("n", "all", "title", "count")}
"""The placeholders that the script fills."""


def told_steps(story: Story) -> list[tuple[Chapter, Step]]:
    """The steps in order with their chapters, without those whose event was left out."""
    known = {event.id for event in story.events}
    return [(chapter, step) for chapter in story.about.chapters for step in chapter.steps if step.event in known]


def deck_of(story: Story, lang: str, palette: Palette = LIGHT) -> Deck:
    """The whole story in steps, in a language; an empty list of steps where the story has none."""
    view = whole_view(story, Choice(lang, story.about.opening_day), palette)
    events = {event.id: event for event in story.events}
    told = told_steps(story)
    chapters = list(dict.fromkeys(chapter.id for chapter, _ in told))
    maps = [step_map(view, events[step.event], step.at) for _, step in told]
    looks = looks_in_order(maps)
    signs = list({repr(sign): sign for each in maps for sign in each.signs}.values())
    return {
        "lang": lang,
        "title": story.about.title.get(lang, ""),
        "words": {name: text(f"present.{name}", lang, **GAPS) for name in WORDS},
        "chapters": [_chapter(id_, told, lang) for id_ in chapters],
        "map": map_base(view) | {"fills": [fill_row(look, palette) for look in looks]},
        "signs": signs,
        "dark": dark_colours(),
        "notice": notice_nodes(story, lang),
        "steps": [
            {"number": number, "chapter": chapters.index(chapter.id)}
            | _step(view, step, told_in(story, chapter), events[step.event])
            | {
                "map": {
                    "frame": shown.frame,
                    "painted": {place: looks.index(look) for place, look in shown.looks.items()},
                    "signs": [signs.index(sign) for sign in shown.signs],
                    "legend": shown.legend,
                    "alt": shown.alt,
                }
            }
            for number, ((chapter, step), shown) in enumerate(zip(told, maps, strict=True), 1)
        ],
    }


def _chapter(chapter: str, told: Sequence[tuple[Chapter, Step]], lang: str) -> dict[str, Any]:
    first = next(number for number, (each, _) in enumerate(told, 1) if each.id == chapter)
    return {"title": told[first - 1][0].title.get(lang, ""), "first": first}


def told_in(story: Story, chapter: Chapter) -> Told:
    """The events of a chapter and the days of its steps."""
    events = {event.id: event for event in story.events}
    steps = [step for step in chapter.steps if step.event in events]
    return Told([events[step.event] for step in steps], [step.at for step in steps])


def _step(view: View, step: Step, told: Told, event: Event) -> dict[str, Any]:
    lang = view.lang
    when = event_when(event, lang, weekday=False)
    title = title_of(event, lang)
    return {
        "event": event.id,
        "category": event.category,
        "sign": SIGNS[event.category],
        "headline": title,
        "date": when,
        "words": step.words.get(lang) or next(iter(step.words.values()), ""),
        "sources": source_nodes(view.story, event, lang),
        "day": step.at.isoformat(),
        "timeline": {
            "figure": step_timeline(view, told, event, step.at),
            "alt": text("present.timeline", lang, title=title, when=when, day=day_words(step.at, lang)),
        },
        "notes": step.notes.get(lang, ""),
        "question": asked(step, lang),
    }


def source_nodes(story: Story, event: Event, lang: str) -> list[Node]:
    """The first sources of an event, each a link, and how many more there are."""
    shown = [_source(story, key, lang) for key in event.sources[:MOST_SOURCES]]
    more = len(event.sources) - MOST_SOURCES
    label = text("present.source" if len(event.sources) == 1 else "present.sources", lang)
    rest = [text("list.semicolon", lang), text("present.more_sources", lang, count=more)] if more > 0 else []
    between = text("list.semicolon", lang)
    return [tag("p", label, " ", *_joined(shown, between), *rest)]


def _joined(nodes: Sequence[Node], between: str) -> Iterable[Node]:
    return list(chain.from_iterable([between, node] for node in nodes))[1:]


def _source(story: Story, key: str, lang: str) -> Node:
    source = story.sources.get(key)
    if source is None:  # a bare address, which the row itself gives
        return link(key, key)
    words = ", ".join(filter(None, [publisher_words(source, lang), source_day(source, lang)]))
    return link(words, source.url)


def asked(step: Step, lang: str) -> dict[str, Any] | None:
    """The question of a step without its solution."""
    question = step.question
    if question is None:
        return None
    return {"words": question.words.get(lang, ""), "answers": [answer.get(lang, "") for answer in question.answers]}


def answer_of(story: Story, number: int, lang: str) -> dict[str, Any] | None:
    """What is right (from 1; 0: none is) and what happened, for the step of a number; None where nothing was asked."""
    told = told_steps(story)
    question = told[number - 1][1].question if 1 <= number <= len(told) else None
    return {"right": question.right, "words": question.reveal.get(lang, "")} if question else None


def dark_colours() -> dict[str, str]:
    """For each colour of the light theme the one of the dark theme that stands in its place."""
    pairs = [(getattr(LIGHT, name.name), getattr(DARK, name.name)) for name in fields(Palette)]
    found = {light: dark for light, dark in pairs if isinstance(light, str) and light.startswith("#")}
    found |= {LIGHT.categories[name]: DARK.categories[name] for name in LIGHT.categories}
    for state, fill in LIGHT.fills.items():
        found |= {fill.colour: DARK.fills[state].colour, fill.outline: DARK.fills[state].outline}
    for state in STATE_CATEGORY:
        found |= {LIGHT.mixed(state, share): DARK.mixed(state, share) for share in (0.35, 0.55)}
    return found
