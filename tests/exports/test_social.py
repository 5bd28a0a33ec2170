from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from exports.social import page_with_tags, title_and_sentence
from tests.components.shipped import event_of, retold, shipped
from words import text

PAGE = (
    '<!DOCTYPE html>\n<html lang="en">\n  <head>\n    <link rel="shortcut icon" href="./favicon.png" />\n'
    "    <title>Streamlit</title>\n  </head>\n  <body></body>\n</html>"
)
ADDRESS = "https://example.org/story/"


class Head(HTMLParser):
    """The tags of a page's head: what each meta tag says, the title, the language and the scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.title = self.lang = ""
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "html":
            self.lang = named["lang"]
        if tag == "meta":
            self.meta[named.get("property") or named["name"]] = named["content"]

    def handle_data(self, data: str) -> None:
        self.title += data if self.tags[-1:] == ["title"] and data.strip() else ""


def head(query: str = "", lang: str = "en") -> Head:
    return Head(page_with_tags(PAGE, shipped(), query, lang, ADDRESS, f"{ADDRESS}app/static"))


@pytest.mark.parametrize(("lang", "picture"), [("en", "social.png"), ("fr", "social-fr.png")])
def test_a_link_shows_the_title_the_sentence_and_the_picture_of_the_story_in_its_language(
    lang: str, picture: str
) -> None:
    about, found = shipped().about, head(f"lang={lang}")
    assert found.lang == lang
    assert found.title == found.meta["og:title"] == about.title[lang]
    assert found.meta["description"] == found.meta["og:description"] == about.lede[lang]
    assert found.meta["og:image"] == f"{ADDRESS}app/static/{picture}"
    assert found.meta["og:url"] == f"{ADDRESS}?lang={lang}"


def test_a_link_that_names_no_language_speaks_that_of_the_visitor() -> None:
    assert head("", "fr").lang == "fr"
    assert head("lang=en", "fr").lang == "en"


def test_a_link_to_an_event_shows_that_event_with_its_date() -> None:
    found = head("lang=en&event=id-block")
    assert found.title == event_of("id-block").title_en
    assert found.meta["description"] == f"Saturday 10 January 2026. {event_of('id-block').summary_en}"
    assert head("lang=en&event=nothing").title == shipped().about.title["en"]


def test_a_link_to_another_page_names_it() -> None:
    about = shipped().about
    assert head("lang=en&view=first").title == f"{text('view.first', 'en')} · {about.title['en']}"


def test_what_tables_and_links_say_stays_text() -> None:
    bad = '"><script>alert(1)</script>\\1'
    story = retold(shipped(), id_block={"title_en": bad})
    html = page_with_tags(PAGE, story, f'lang=en&event=id-block&q={quote(bad)}&x="><script>', "en", ADDRESS, ADDRESS)
    found = Head(html)
    assert found.title == found.meta["og:title"] == bad
    assert "script" not in found.tags


def test_a_story_without_a_title_leaves_the_page_as_it_is() -> None:
    nameless = replace(shipped(), about=replace(shipped().about, title={}))
    assert title_and_sentence(nameless, "", "explore", "en")[0] == ""
    assert page_with_tags(PAGE, nameless, "", "en", ADDRESS, ADDRESS) == PAGE
