from dataclasses import replace
from datetime import date

import pytest

from components.key_figures import KeyFigure, block_days, blocks_of, figure_nodes, key_figures, length_words
from components.markup import words_in
from loaders.measures import Measure
from loaders.story import Story
from tests.components.shipped import shipped

AS_OF = date(2026, 10, 4)


def by_link(story: Story, lang: str) -> dict[str, KeyFigure]:
    return {target: figure for figure in key_figures(story, lang) for target in figure.links}


def test_the_blocks_and_their_days_are_those_of_the_table() -> None:
    days = {block.jurisdiction: block_days(block, AS_OF) for block in blocks_of(shipped())}
    assert days == {"ID": (22, 22), "MY": (12, 12), "PH": (5, 5)}
    figure = by_link(shipped(), "en")["id-block"]
    assert figure.number == "3"
    assert list(figure.links.values()) == ["Indonesia, 22 days", "Malaysia, 12 days", "Philippines, 5 days"]


def test_the_fine_stands_with_the_days_to_the_next_case() -> None:
    events = {event.id: event for event in shipped().events}
    fine, case = events["ec-fine-x-120m"].when.latest, events["ec-grok-opened"].when.earliest
    assert fine
    assert case
    assert (case - fine).days == 52
    assert by_link(shipped(), "en")["ec-fine-x-120m"].kind.startswith("an earlier fine, 52 days before")
    assert by_link(shipped(), "fr")["ec-fine-x-120m"].number == "120 M €".replace(" ", "\xa0")


def test_two_estimates_are_two_figures_that_say_so() -> None:
    figures = by_link(shipped(), "en")
    assert {figures[event].number for event in ("ccdh-report", "nyt-analysis")} == {"3M", "1.8M"}
    assert all("estimate" in figures[event].kind for event in ("ccdh-report", "nyt-analysis"))


def test_the_open_investigations_are_counted_on_the_last_day_and_named() -> None:
    figure = by_link(shipped(), "en")[AS_OF.isoformat()]
    (names,) = figure.links.values()
    assert int(figure.number) == len(names.replace(" and ", ", ").split(", "))
    assert "4 October 2026" in figure.kind
    assert "Germany" not in names


def test_a_story_without_blocks_or_amounts_has_no_figures() -> None:
    bare = replace(shipped(), events=(), measures=shipped().measures.head(0))
    assert key_figures(bare, "en") == []


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((date(2026, 1, 21), date(2026, 1, 21)), "5 days"),
        ((date(2026, 1, 20), date(2026, 1, 22)), "4 to 6 days"),
        ((None, None), "262 days so far"),
    ],
)
def test_a_length_is_as_exact_as_its_ends(end: tuple[date | None, date | None], words: str) -> None:
    begin = date(2026, 1, 16)
    assert length_words(Measure("a", "PH", "blocked", begin, begin, *end), AS_OF, "en") == words


def test_every_figure_is_a_link() -> None:
    for lang in ("en", "fr"):
        figures = key_figures(shipped(), lang)
        words = words_in(figure_nodes(figures, lang))
        assert all(figure.links for figure in figures)
        assert all(figure.number in words for figure in figures)
