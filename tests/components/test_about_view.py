import pytest

from components.about_view import SECTIONS, about_nodes, cited_by
from components.link import Choice
from components.markup import words_in
from loaders.standings import STATES
from tests.components.shipped import shipped
from words import text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_method_says_what_is_counted_and_the_day_of_the_data(lang: str) -> None:
    words = words_in(about_nodes(shipped(), lang))
    assert all(text(f"about.{name}_heading", lang) in words for name in SECTIONS)
    assert all(text(f"about.state.{state}", lang) in words for state in STATES)
    assert str(len(shipped().events)) in words
    assert shipped().about.unknown[lang] in words
    assert {"en": "4 October 2026", "fr": "4 octobre 2026"}[lang] in words


def test_the_page_is_cited_and_an_event_that_is_chosen() -> None:
    day = shipped().about.opening_day
    page, event = cited_by(shipped(), Choice("en", day, event="id-block"), "https://example.org/")
    assert (page.whole, page.address) == ("", "https://example.org/?lang=en")
    assert (event.whole, event.address) == (page.title, "https://example.org/?lang=en&event=id-block")
    assert len(cited_by(shipped(), Choice("en", day), "https://example.org/")) == 1
