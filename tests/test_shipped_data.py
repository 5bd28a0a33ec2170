"""What must hold of the story in data/, whoever edits it next."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import loaders
from loaders.claims import VERDICTS
from loaders.events import COLUMNS, EVIDENCE, REQUIRED
from loaders.measures import measures_by_place
from loaders.standings import STATES, standings_of, standings_on
from loaders.story import Story
from scripts.hash_article import LIST, fingerprints

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
WRITTEN = [ROOT / "words" / "texts.toml", *ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@cache
def shipped() -> Story:
    return loaders.load(loaders.read_files(DATA))


def step_texts(place: str, step: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """Every text of a step in a language, what only a class is told or asked too."""
    yield place, step[lang]
    yield f"{place}.notes", step["notes"][lang]
    if "question" in step:
        asked = step["question"]
        yield f"{place}.question", asked[lang]
        yield f"{place}.reveal", asked["reveal"][lang]
        yield from ((f"{place}.answer", answer[lang]) for answer in asked["answers"])


def rows(name: str) -> list[dict[str, str]]:
    """The cells of a file as they are written."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Every text of the data in a language, with where it stands."""
    for row in rows("events.csv"):
        for part in ("title", "summary", "note"):
            yield f"{row['id']}.{part}", row[f"{part}_{lang}"]
    for row in rows("event_types.csv"):
        yield row["type"], row[f"label_{lang}"]
    story = tomllib.loads((DATA / "story.toml").read_text(encoding="utf-8"))
    yield from ((name, str(story[name][lang])) for name in ("title", "lede", "notice"))
    yield from ((name, str(story[name][lang])) for name in ("unknown", "article"))
    yield from ((f"windows.{place}", str(window[lang])) for place, window in enumerate(story["windows"]))
    for chapter in story["chapters"]:
        yield f"chapters.{chapter['id']}", chapter[lang]
        for step in chapter["steps"]:
            yield from step_texts(f"chapters.{chapter['id']}.{step['event']}", step, lang)
    yield from (("class_notice", line) for line in story["class_notice"][lang].split("\n"))
    for row in rows("claims.csv"):
        yield f"{row['id']}.claim", row[f"claim_{lang}"]
        yield f"{row['id']}.note", row[f"note_{lang}"]


def test_it_loads_without_an_error() -> None:
    assert [problem for problem in shipped().problems if problem.severity == "error"] == []
    assert len(shipped().events) == len(rows("events.csv")) > 100


def test_the_header_is_the_designs_in_its_order() -> None:
    header = (DATA / "events.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert header.strip() == ",".join(COLUMNS)
    assert COLUMNS == (
        "id", "date", "end", "type", "jurisdictions", "actors", "title_en", "title_fr", "summary_en", "summary_fr",
        "responds_to", "part_of", "ends", "amount", "currency", "evidence", "sources", "note_en", "note_fr",
    )  # fmt: skip


def test_every_row_has_what_is_required() -> None:
    needed = (
        "id",
        "date",
        "type",
        "jurisdictions",
        "title_en",
        "title_fr",
        "summary_en",
        "summary_fr",
        "evidence",
        "sources",
    )
    assert set(REQUIRED) == set(needed)
    assert [(row["id"], name) for row in rows("events.csv") for name in needed if not row[name].strip()] == []


@pytest.mark.parametrize(
    ("id", "type", "places", "first", "last"),
    [
        ("grok-edit-launch", "feature-launch", ("WW",), date(2025, 12, 24), date(2025, 12, 24)),
        ("ec-fine-x-120m", "fine", ("EU",), date(2025, 12, 5), date(2025, 12, 5)),
        ("grok-paywall", "restriction", ("WW",), date(2026, 1, 8), date(2026, 1, 9)),
        ("id-block", "ban", ("ID",), date(2026, 1, 10), date(2026, 1, 10)),
        ("my-block", "ban", ("MY",), date(2026, 1, 11), date(2026, 1, 11)),
        ("ofcom-opened", "investigation-opened", ("GB",), date(2026, 1, 12), date(2026, 1, 12)),
        ("ph-block", "ban", ("PH",), date(2026, 1, 16), date(2026, 1, 16)),
        ("my-lift", "ban-lifted", ("MY",), date(2026, 1, 23), date(2026, 1, 23)),
        ("ec-grok-opened", "investigation-opened", ("EU",), date(2026, 1, 26), date(2026, 1, 26)),
    ],
)
def test_what_the_article_tells_is_there(id: str, type: str, places: tuple[str, ...], first: date, last: date) -> None:
    (event,) = [event for event in shipped().events if event.id == id]
    found = (event.type, event.jurisdictions, event.when.earliest, event.when.latest)
    assert found == (type, places, first, last)


def test_the_fine_is_of_120_million_euros() -> None:
    (fine,) = [event for event in shipped().events if event.type == "fine"]
    assert (fine.id, fine.amount, fine.currency) == ("ec-fine-x-120m", 120_000_000, "EUR")


def test_trigger_opening_and_last_day_fit_together() -> None:
    about = shipped().about
    trigger = next(event for event in shipped().events if event.id == about.trigger)
    assert trigger.when.earliest
    assert about.opening_from <= trigger.when.earliest <= about.opening_day <= about.opening_to <= about.as_of
    assert (about.opening_day, about.as_of) == (date(2026, 1, 16), date(2026, 10, 4))
    assert all(window.start < window.end <= about.as_of for window in about.windows)
    day = about.opening_day
    assert any(event.when.earliest == event.when.latest == day for event in shipped().events)


def test_every_source_is_used_and_every_used_one_is_listed() -> None:
    listed = [row["id"] for row in rows("sources.csv")]
    used = {source for event in shipped().events for source in event.sources if not source.startswith("https://")}
    assert sorted(set(listed) - used) == []
    assert sorted(used - set(listed)) == []
    assert len(listed) == len(set(listed))


def test_press_evidence_rests_on_two_publishers() -> None:
    sources = shipped().sources
    lone = [
        event.id
        for event in shipped().events
        if event.evidence == "press" and len({sources[s].publisher if s in sources else s for s in event.sources}) < 2
    ]
    assert lone == []


def test_what_only_the_article_says_cites_only_the_article() -> None:
    found = {event.sources for event in shipped().events if event.evidence == "article-only"}
    assert found == {("article-20260127",)}


def test_official_evidence_has_an_official_source() -> None:
    sources = shipped().sources
    missing = [
        event.id
        for event in shipped().events
        if event.evidence == "official"
        and not any(
            sources[s].grade in ("official", "official-copy", "link-only") for s in event.sources if s in sources
        )
    ]
    assert missing == []


def test_words_are_of_the_vocabulary() -> None:
    story = shipped()
    assert {event.evidence for event in story.events} == set(EVIDENCE)
    assert {kind.state for kind in story.types.values()} - {""} < set(STATES)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_text_is_there_in_the_language(lang: str) -> None:
    other = dict(texts("fr" if lang == "en" else "en"))
    assert [where for where, text in texts(lang) if bool(text.strip()) != bool(other[where].strip())] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_titles_are_short_and_have_no_full_stop(lang: str) -> None:
    titles = {row["id"]: row[f"title_{lang}"] for row in rows("events.csv")}
    assert {id: len(title) for id, title in titles.items() if len(title) > 70} == {}
    assert [id for id, title in titles.items() if title.endswith(".")] == []


def test_titles_tell_events_apart() -> None:
    for lang in ("en", "fr"):
        counts = Counter(row[f"title_{lang}"] for row in rows("events.csv"))
        assert [title for title, count in counts.items() if count > 1] == []


FRENCH_FAULTS = {
    "no-break space before : ; ? !": r"[^\u00a0\u202f\d:/][:;?!](?!/)|\d[;?!]|\d:(?!\d)",
    "no-break space after «": r"«(?![\u00a0\u202f])",
    "no-break space before »": r"(?<![\u00a0\u202f])»",
    "typographic quotation marks and apostrophes": r"[\"']",
    "no-break space in numbers": r"\d (?:%|€|\d{3}\b)",
    "an ellipsis of one sign": r"\.\.\.",
}


@pytest.mark.parametrize("rule", FRENCH_FAULTS)
def test_french_is_set_as_french(rule: str) -> None:
    assert [(where, text) for where, text in texts("fr") if re.search(FRENCH_FAULTS[rule], text)] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_texts_have_no_stray_spaces(lang: str) -> None:
    assert [where for where, text in texts(lang) if text != text.strip() or "  " in text] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_sentence_is_told_twice(lang: str) -> None:
    sentences = Counter(
        sentence
        for place, text in texts(lang)
        if not place.endswith(".note")  # two cards may need the same warning
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) >= 8
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_identifiers_can_stand_in_a_link() -> None:
    assert [row["id"] for row in rows("events.csv") if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])] == []


def test_addresses_are_safe() -> None:
    unsafe = [row["id"] for row in rows("sources.csv") if row["url"] and not row["url"].startswith("https://")]
    assert unsafe == []
    assert [row["id"] for row in rows("sources.csv") if not row["url"]] == ["article-20260127"]


@pytest.mark.parametrize(
    ("place", "states"),
    [
        ("ID", {"2026-01-06": "none", "2026-01-07": "pressed", "2026-01-09": "pressed", "2026-01-10": "blocked",
                "2026-01-11": "blocked", "2026-01-31": "blocked", "2026-02-01": "lifted", "2026-10-04": "lifted"}),
        ("MY", {"2026-01-02": "none", "2026-01-03": "warned", "2026-01-10": "warned", "2026-01-11": "blocked",
                "2026-01-22": "blocked", "2026-01-23": "lifted", "2026-01-24": "lifted", "2026-10-04": "lifted"}),
        ("PH", {"2026-01-15": "none", "2026-01-16": "blocked", "2026-01-17": "blocked", "2026-01-20": "blocked",
                "2026-01-21": "lifted", "2026-01-22": "lifted", "2026-10-04": "lifted"}),
    ],
)  # fmt: skip
def test_the_three_blocks_begin_and_end_on_their_days(place: str, states: dict[str, str]) -> None:
    found = {}
    for day in states:
        standings = standings_on(shipped().measures, date.fromisoformat(day)).get(place)
        found[day] = standings[0].state if standings else "none"
        assert not standings or standings[0].certainty == "certain"
    assert found == states


@pytest.mark.parametrize(
    ("place", "event", "days"),
    [
        ("GB", "ofcom-opened", {"2026-01-11": "", "2026-01-12": "certain", "2026-10-04": "certain"}),
        ("EU", "ec-x-proceedings-2023", {"2023-12-17": "", "2023-12-18": "certain", "2026-10-04": "certain"}),
        ("EU", "ec-grok-opened", {"2026-01-25": "", "2026-01-26": "certain", "2026-10-04": "certain"}),
        ("AU", "au-esafety-letter", {"2026-01-06": "", "2026-01-07": "possibly", "2026-01-08": "possibly",
                                     "2026-01-09": "certain"}),
    ],
)  # fmt: skip
def test_each_case_holds_from_its_day_on(place: str, event: str, days: dict[str, str]) -> None:
    for day, certainty in days.items():
        standings = standings_on(shipped().measures, date.fromisoformat(day)).get(place, ())
        found = [standing.certainty for standing in standings if standing.event == event and not standing.via]
        assert found == [certainty] * bool(certainty), day


def test_no_other_place_was_ever_blocked() -> None:
    measures, as_of = measures_by_place(shipped().measures), shipped().about.as_of
    days = [as_of - timedelta(days=back) for back in range((as_of - date(2023, 12, 1)).days)]
    found = {place: [standings_of(rows, day)[:1] for day in days] for place, rows in measures.items()}
    states = {place: Counter(standing.state for first in each for standing in first) for place, each in found.items()}
    blocked = {place: count["blocked"] for place, count in states.items() if count["blocked"]}
    assert blocked == {"ID": 22, "MY": 12, "PH": 5}


def test_each_block_names_the_event_that_lifted_it() -> None:
    standings = standings_on(shipped().measures, shipped().about.as_of)
    lifted = {place: found[0].event for place, found in standings.items() if found[0].state == "lifted"}
    assert lifted == {"ID": "id-lift", "MY": "my-lift", "PH": "ph-lift"}


def test_what_lies_after_the_last_day_is_scheduled_and_changes_nothing() -> None:
    scheduled = [event for event in shipped().events if event.scheduled]
    assert [event.id for event in scheduled] == ["eu-nudify-ban-applies"]
    assert not {event.id for event in scheduled} & set(shipped().measures["event"])


def test_contested_events_open_nothing_and_say_why() -> None:
    contested = [event for event in shipped().events if event.evidence == "contested"]
    assert contested
    assert all(event.note_en and event.note_fr for event in contested)
    assert not {event.id for event in contested} & set(shipped().measures["event"])


# The article and its claims


def test_no_sentence_of_the_article_is_copied() -> None:
    known = set(LIST.read_text(encoding="ascii").split())
    assert len(known) > 1_000
    written = [*texts("fr"), *((path.name, path.read_text(encoding="utf-8")) for path in WRITTEN)]
    assert [where for where, text in written if known & fingerprints(text)] == []


def test_ten_words_in_a_row_are_told_whatever_stands_between_them() -> None:
    words = "Un deux, trois ; quatre cinq six « sept » huit neuf dix"
    assert fingerprints(words) == fingerprints(words.upper()) == fingerprints(words.replace(",", " -"))
    assert fingerprints(f"Avant {words} après") > fingerprints(words)
    assert not fingerprints("un deux trois quatre cinq six sept huit neuf")


def test_every_claim_points_at_an_event_or_says_why_not() -> None:
    claims = shipped().claims
    assert len(claims) == len(rows("claims.csv")) == 38
    assert [claim.id for claim in claims if not claim.note_en or not claim.note_fr] == []
    assert {claim.verdict for claim in claims} <= set(VERDICTS)
    for claim in claims:
        assert claim.events or "event" in claim.note_en, claim.id


def test_the_chapters_tell_the_story_in_steps() -> None:
    chapters = shipped().about.chapters
    assert 5 <= len(chapters) <= 7
    assert len({chapter.id for chapter in chapters}) == len(chapters)
    events = {event.id: event for event in shipped().events}
    for chapter in chapters:
        assert chapter.steps
        for step in chapter.steps:
            event = events[step.event]
            assert not step.category or event.category in step.category, step.event
            assert not step.place or set(step.place) & set(event.jurisdictions), step.event


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_step_is_one_or_two_sentences(lang: str) -> None:
    steps = [step for chapter in shipped().about.chapters for step in chapter.steps]
    assert [step.words[lang] for step in steps if len(step.words[lang]) > 260] == []


def test_every_step_has_notes_and_some_a_question_that_does_not_tell_its_answer() -> None:
    steps = [step for chapter in shipped().about.chapters for step in chapter.steps]
    assert [step.event for step in steps if set(step.notes) != {"en", "fr"}] == []
    asked = [(step, step.question) for step in steps if step.question]
    assert len(asked) >= 3
    for step, question in asked:
        for lang in ("en", "fr"):
            said = " ".join([step.words[lang], step.notes[lang], question.words[lang]])
            assert question.reveal[lang] not in said
            assert question.answers[question.right - 1][lang] not in said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_class_is_told_where_help_is_in_its_language(lang: str) -> None:
    about = shipped().about
    assert about.class_notice[lang]
    assert len([line for line in about.help if line.lang == lang]) >= 3


def test_each_warning_is_explained_in_the_note_of_its_row() -> None:
    lines = {event.line: event for event in shipped().events}
    warned = [lines[problem.line] for problem in shipped().problems if problem.file.endswith("events.csv")]
    assert [event.id for event in warned if not event.note_en or not event.note_fr] == []


def test_a_weak_source_alone_is_told_in_the_note() -> None:
    sources = shipped().sources
    alone = [
        event
        for event in shipped().events
        if {sources[name].grade if name in sources else "press" for name in event.sources} <= {"weak", "link-only"}
    ]
    assert [event.id for event in alone if not event.note_en or not event.note_fr] == []
