"""The hand-out: what stands on it, for every selection and in both languages."""

import json
import re
from html import unescape

import pytest

from components.link import choice_from_link
from exports.handout import handout_html
from exports.paper import PAPERS
from loaders.classroom import Classroom
from tests.components.shipped import retold, shipped
from tests.loaders.small_story import row, story_with

BOTH = pytest.mark.parametrize("lang", ["en", "fr"])


def handout(query: str, lang: str = "en", paper: str = "a4") -> str:
    return handout_html(shipped(), choice_from_link(query, shipped(), lang).choice, paper).decode()


def words_of(html: str) -> str:
    body = html.split("<body>")[1].split('<script type="application/json"')[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@BOTH
def test_every_event_stands_on_it_with_each_of_its_sources(lang: str) -> None:
    words = words_of(handout("", lang))
    for event in shipped().events:
        title = event.title_en if lang == "en" else event.title_fr
        assert " ".join(title.split()) in words
        assert all(shipped().sources[key].url in words for key in event.sources if key in shipped().sources)


def test_only_the_selection_stands_on_it_and_is_named() -> None:
    html = handout("category=block&place=ID&at=2026-01-16")
    words = words_of(html)
    assert html.count("<article>") == 2
    assert "A selection: 2 of 114 events. Kinds of event: Block; Jurisdictions: Indonesia." in words
    assert "?lang=en&category=block&place=ID&at=2026-01-16" in words
    assert "As of 4 October 2026" in words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "All 114 events of the story."),
        ("from=2026-01-10&to=2026-01-12", "Dates: from 10 January 2026 to 12 January 2026."),
        ("from=2026-06-01", "Dates: from 1 June 2026."),
        ("to=2025-12-31", "Dates: up to 31 December 2025."),
        ("q=ofcom", "Search: “ofcom”."),
        ("evidence=official&evidence=press", "Evidence: Official or Press."),
        ("actor=Ofcom", "Who: Ofcom."),
    ],
)
def test_each_filter_is_said_in_words(query: str, said: str) -> None:
    assert said in words_of(handout(query))


@pytest.mark.parametrize(
    ("query", "period"),
    [
        ("", "1 December 2025 to 28 February 2026"),
        ("category=block&category=order", "1 December 2025 to 28 February 2026"),
        ("q=Dutch", "19 March 2026 to 2 April 2026"),
        ("q=Dutch&zoom=2026-01-01/2026-01-31", "1 January 2026 to 31 January 2026"),
    ],
)
def test_the_timeline_shows_a_period_with_most_of_the_events_unless_one_was_chosen(query: str, period: str) -> None:
    assert f"The timeline, {period}" in words_of(handout(query))


def test_a_selection_without_events_says_so() -> None:
    assert "No event matches this selection." in words_of(handout("q=nothing-like-this"))


def test_the_notice_and_the_help_lines_come_before_everything_else() -> None:
    words = words_of(handout("", "fr"))
    assert words.index("Avant de commencer") < words.index("Grok sur X")
    assert "https://e-enfance.org/" in handout("", "fr")


def test_each_state_of_the_map_is_told_with_its_places() -> None:
    words = words_of(handout("at=2026-01-16"))
    assert "Blocked (3) Indonesia, Malaysia and Philippines" in words
    assert "via the EU (25) 25 members of the European Union" in words


def test_words_are_explained_that_the_events_use_and_no_others() -> None:
    words = words_of(handout("category=block"))
    explained = words.split("Words explained")[1]
    assert "Komdigi Indonesia’s Ministry" in explained
    assert "Ofcom The communications regulator" not in explained


def test_a_story_without_words_for_a_class_has_neither_heading() -> None:
    story = story_with(row())
    assert story.classroom == Classroom()
    words = words_of(handout_html(story, choice_from_link("", story, "en").choice, "a4").decode())
    assert "Words explained" not in words
    assert "Questions for the class" not in words


def test_numbers_of_sources_are_those_of_the_list() -> None:
    html = handout("category=block")
    named = {int(number) for group in re.findall(r'class="numbers">\[([^\]]+)\]', html) for number in group.split(", ")}
    listed = [int(number) for number in re.findall(r'<li value="(\d+)">', html)]
    assert listed == list(range(1, max(named) + 1))
    assert named == set(listed)


def test_texts_of_the_table_are_escaped_everywhere() -> None:
    story = retold(shipped(), id_block={"title_en": "</script><script>alert(1)</script>", "note_en": "<img src=x>"})
    html = handout_html(story, choice_from_link("category=block", story, "en").choice, "a4").decode()
    assert "<script>alert" not in html
    assert "<img" not in html


def test_an_event_that_is_only_due_or_perhaps_outside_says_so() -> None:
    assert "Due: announced, not yet happened" in words_of(handout("from=2026-12-01"))
    assert "Perhaps outside the dates asked for." in words_of(handout("from=2026-01-09&to=2026-01-09&place=AU"))


@pytest.mark.parametrize("paper", PAPERS)
def test_pages_have_the_size_that_was_asked_for_and_nothing_is_loaded(paper: str) -> None:
    html = handout("category=block", paper=paper)
    assert f"@page {{ size: {PAPERS[paper].name};" in html
    assert not re.search(r'(?:src|href)="(?!data:|https://)', html.split("<body>")[1])
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html


def test_the_figures_are_those_of_the_page_on_white_paper() -> None:
    html = handout("category=block")
    figure = json.loads(html.split('id="timeline">')[1].split("</script>")[0])
    assert figure["layout"]["paper_bgcolor"] == "#FFFFFF"
