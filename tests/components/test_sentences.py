from datetime import date

import pytest

from components.sentences import Change, changes_between, day_sentences, state_counts, state_words
from loaders.standings import Standing
from tests.components.shipped import view_of

BLOCKED = Standing("a", "blocked", "certain")
MAYBE = Standing("a", "blocked", "possibly")
VIA = Standing("b", "investigating", "certain", "EU")
WARNED = Standing("c", "warned", "certain")


@pytest.mark.parametrize(
    ("day", "lang", "named", "unnamed"),
    [
        (date(2026, 1, 9), "en", ["9 January 2026"], ["Indonesia", "Malaysia"]),
        (date(2026, 1, 11), "en", ["11 January 2026", "Indonesia and Malaysia"], ["Philippines", "possibly"]),
        (date(2026, 1, 11), "fr", ["11 janvier 2026", "Indonésie et Malaisie"], ["Philippines", "Indonesia"]),
        (date(2026, 1, 16), "en", ["Indonesia, Malaysia and the Philippines"], []),
        (date(2026, 1, 23), "en", ["Indonesia"], ["Malaysia", "Philippines"]),
        (date(2026, 2, 1), "fr", ["1er février 2026"], ["Indonésie"]),
    ],
)
def test_the_heading_names_the_day_and_where_it_is_blocked(
    day: date, lang: str, named: list[str], unnamed: list[str]
) -> None:
    heading = day_sentences(view_of(lang, day).standings(day), day, lang).heading
    assert [name for name in named if name not in heading] == []
    assert [name for name in unnamed if name in heading] == []


def test_the_detail_names_what_was_lifted_and_counts_members_of_the_union() -> None:
    day = date(2026, 1, 23)
    detail = day_sentences(view_of("en", day).standings(day), day, "en").detail
    assert "Malaysia and the Philippines" in detail
    # Of 27 members France and Ireland have a state of their own.
    assert "25" in detail


def test_what_is_only_possible_is_worded_so() -> None:
    english = day_sentences({"ID": (BLOCKED,), "MY": (MAYBE,)}, date(2026, 1, 10), "en").heading
    french = day_sentences({"ID": (BLOCKED,), "MY": (MAYBE,)}, date(2026, 1, 10), "fr").heading
    assert english.index("Indonesia") < english.index("possibly") < english.index("Malaysia")
    assert french.index("Indonésie") < french.index("possible") < french.index("Malaisie")
    assert " ; " not in french


def test_a_day_on_which_nothing_is_recorded_has_a_heading_all_the_same() -> None:
    for lang in ("en", "fr"):
        words = day_sentences({}, date(2020, 1, 1), lang)
        assert "2020" in words.heading
        assert words.detail == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_sentence_has_a_hole(lang: str) -> None:
    for day in (date(2025, 12, 1), date(2026, 1, 8), date(2026, 1, 16), date(2026, 2, 2), date(2026, 10, 4)):
        words = day_sentences(view_of(lang, day).standings(day), day, lang)
        for sentence in (words.heading, words.detail):
            assert "{" not in sentence
            assert "  " not in sentence
            assert ": ." not in sentence


@pytest.mark.parametrize(
    ("standing", "english"),
    [
        (None, "nothing recorded"),
        (BLOCKED, "blocked"),
        (MAYBE, "possibly blocked"),
        (VIA, "investigating (via the EU)"),
        (WARNED, "warned"),
    ],
)
def test_a_state_in_words(standing: Standing | None, english: str) -> None:
    assert state_words(standing, "en") == english
    assert state_words(standing, "fr") != english


def test_changes_are_those_of_a_places_own_look() -> None:
    before = {"ID": (WARNED,), "IE": (VIA,), "MY": (MAYBE,), "PH": (BLOCKED,), "GB": (WARNED,)}
    after = {"ID": (BLOCKED, WARNED), "DE": (VIA,), "MY": (BLOCKED,), "GB": (Standing("d", "warned", "certain"),)}
    assert changes_between(before, after) == [
        Change("ID", WARNED, BLOCKED),
        Change("MY", MAYBE, BLOCKED),
        Change("PH", BLOCKED, None),
    ]


def test_on_the_day_of_the_lifting_one_place_changes() -> None:
    view = view_of("en", date(2026, 1, 21))
    found = changes_between(view.standings(date(2026, 1, 20)), view.standings(date(2026, 1, 21)))
    assert [(c.place, c.before and c.before.state, c.after and c.after.state) for c in found] == [
        ("PH", "blocked", "lifted")
    ]


def test_counts_are_by_the_strongest_state_with_possible_ones_apart() -> None:
    counts = state_counts({"ID": (BLOCKED, WARNED), "MY": (MAYBE,), "IE": (VIA,), "GB": (WARNED,)})
    assert counts == {"blocked": 1, "possibly": 1, "via": 1, "warned": 1}


def test_every_recorded_place_is_counted_once() -> None:
    standings = view_of().standings(date(2026, 1, 23))
    assert state_counts(standings).total() == len(standings)
