"""What loaders, words and components make of the story and of many dates, beyond what their tests ask for."""

from datetime import date

from components.card import card_nodes
from components.palette import LIGHT
from components.sentences import day_sentences
from components.table import table_nodes
from components.timeline import timeline_figure, timeline_layout
from loaders.dates import When, read_when
from loaders.standings import standings_on, status_json
from tests.components.shipped import opening_scene, shipped
from tests.loaders.test_dates import GOOD, RELATIVE
from tests.loaders.test_dates_refused import REFUSED
from words import LANGS
from words.dates import date_words


def outcome() -> list[str]:
    """The dates of the tables as they are read and worded, then the story and its page, in both languages."""
    texts = [str(entry[0]) for entry in (*GOOD, *RELATIVE, *REFUSED)]
    return [*(line for text in texts for line in date_lines(text)), *story_lines()]


def date_lines(text: str) -> list[str]:
    """One date with and without the day of a source, and its words."""
    reads = [read_when(text), read_when(text, date(2026, 1, 27))]
    words = [
        date_words(read.edtf, read.earliest, read.latest, lang)
        for read in reads
        if isinstance(read, When)
        for lang in LANGS
    ]
    return [repr((text, read)) for read in reads] + words


def story_lines() -> list[str]:
    """The shipped story, its measures, and what a page shows of it on three days."""
    story = shipped()
    ids = [event.id for event in story.events]
    scenes = [opening_scene(lang=lang) for lang in LANGS]
    days = [story.about.opening_day, date(2024, 2, 29), story.about.as_of]
    return [
        *map(repr, (story.about, *story.events, *story.problems)),
        story.frame.to_csv(),
        story.measures.to_csv(),
        *(repr(status_json(story.measures, day, story.about.as_of)) for day in days),
        *(repr(day_sentences(standings_on(story.measures, day), day, lang)) for day in days for lang in LANGS),
        *(repr(table_nodes(story.events, lang)) for lang in LANGS),
        *(repr(card_nodes(story, event, ids, lang)) for event in story.events for lang in LANGS),
        *(repr(timeline_figure(scene, timeline_layout(scene), LIGHT)) for scene in scenes),
    ]
