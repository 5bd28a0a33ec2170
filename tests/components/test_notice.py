from dataclasses import replace

import pytest

from components.markup import words_in
from components.notice import help_for, notice_nodes
from tests.components.shipped import nodes_in, shipped


@pytest.mark.parametrize(("lang", "line"), [("en", "Childline"), ("fr", "3018 (e-Enfance)")])
def test_the_notice_says_what_the_story_is_about_and_where_help_is(lang: str, line: str) -> None:
    notice = notice_nodes(shipped(), lang)
    paragraphs = [words_in(node) for node in nodes_in(notice, "p")]
    assert paragraphs == shipped().about.class_notice[lang].split("\n")
    links = nodes_in(notice, "a")
    assert line in [words_in(node) for node in links]
    assert [node["attrs"]["href"] for node in links] == [each.url for each in help_for(shipped(), lang)]
    assert nodes_in(notice, "img") == []


def test_a_telephone_and_a_country_are_told_with_the_service() -> None:
    words = [words_in(node) for node in nodes_in(notice_nodes(shipped(), "en"), "li")]
    assert words[0] == "Childline  (United Kingdom) , telephone 0800\u00a01111"


def test_a_story_without_a_notice_for_classes_shows_its_general_one() -> None:
    story = shipped()
    plain = replace(story, about=replace(story.about, class_notice={}, help=()))
    notice = notice_nodes(plain, "fr")
    assert [words_in(node) for node in nodes_in(notice, "p")] == [story.about.notice["fr"]]
    assert nodes_in(notice, "h3") == []
