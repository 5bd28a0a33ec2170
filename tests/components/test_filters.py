from datetime import date

import pytest

from components.controls import place_words
from components.filters import FACETS, Filters, counts, keep, lists_of_facet, plain_letters, with_parents
from loaders.story import Story
from tests.components.shipped import shipped
from tests.loaders.small_story import row, story_with

DAY = date(2026, 1, 10)


def kept(story: Story, filters: Filters) -> list[str]:
    return keep(story, filters, place_words(story)).rows["id"].tolist()


def possibly(story: Story, filters: Filters) -> frozenset[str]:
    return keep(story, filters, place_words(story)).possibly


PLACES = story_with(
    row(id="ca", jurisdictions="US-CA"),
    row(id="us", jurisdictions="US", actors="FCC;FTC"),
    row(id="eu", jurisdictions="EU", type="order", evidence="official"),
    row(id="ww", jurisdictions="WW", type="statement"),
    row(id="ie", jurisdictions="IE;EU", actors="Coimisiún na Meán"),
)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), ["ca", "us", "eu", "ww", "ie"]),
        (Filters(place=("US",)), ["ca", "us"]),
        (Filters(place=("US-CA",)), ["ca"]),
        (Filters(place=("IE",)), ["ie"]),
        (Filters(place=("EU",)), ["eu", "ie"]),
        (Filters(place=("WW",)), ["ww"]),
        (Filters(place=("US-CA", "WW")), ["ca", "ww"]),
        (Filters(category=("order", "politics")), ["eu", "ww"]),
        (Filters(category=("order",), place=("WW",)), []),
        (Filters(actor=("FTC",)), ["us"]),
        (Filters(evidence=("official",)), ["eu"]),
        (Filters(place=("ZZ",)), []),
    ],
)
def test_within_a_facet_any_value_across_facets_all(filters: Filters, ids: list[str]) -> None:
    assert kept(PLACES, filters) == ids


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("coimisiun", ["ie"]),
        ("COIMISIÚN  meán", ["ie"]),
        ("californie", ["ca"]),
        ("california", ["ca"]),
        ("etats-unis", ["ca", "us"]),
        ("ftc", ["us"]),
        ("  ", ["ca", "us", "eu", "ww", "ie"]),
        ("l'indonesie", ["ca", "us", "eu", "ww", "ie"]),
        ("<script>", []),
        ("(((", []),
    ],
)
def test_the_search_ignores_accents_case_and_apostrophes(q: str, ids: list[str]) -> None:
    assert kept(PLACES, Filters(q=q)) == ids


TIMES = story_with(
    row(id="day", date="2026-01-10"),
    row(id="month", date="2026-01", jurisdictions="MY"),
    row(id="by", date="[..2026-01-05]", jurisdictions="PH"),
    row(id="since", date="since 2026-01-20", jurisdictions="GB"),
    row(id="span", date="2026-01-03", end="2026-01-15", jurisdictions="FR"),
    row(id="open", date="2026-01-03", end="since 2026-01-06", jurisdictions="DE"),
)


@pytest.mark.parametrize(
    ("start", "end", "sure", "maybe"),
    [
        (DAY, DAY, {"day", "span"}, {"month", "open"}),
        (date(2026, 1, 1), date(2026, 1, 31), {"day", "month", "span", "open"}, {"by", "since"}),
        (date(2026, 1, 16), date(2026, 1, 18), set(), {"month", "open"}),
        (None, date(2026, 1, 2), set(), {"by", "month"}),
        (None, date(2026, 1, 5), {"by", "span", "open"}, {"month"}),
        (date(2026, 1, 20), None, {"since"}, {"month", "open"}),
        (date(2026, 2, 1), None, set(), {"since", "open"}),
        (date(2027, 1, 1), date(2027, 1, 2), set(), {"since", "open"}),
    ],
)
def test_dates_keep_the_rows_whose_days_touch_them_possible_ones_marked(
    start: date | None, end: date | None, sure: set[str], maybe: set[str]
) -> None:
    filters = Filters(start=start, end=end)
    found = set(possibly(TIMES, filters))
    assert (set(kept(TIMES, filters)) - found, found) == (sure, maybe)


def test_without_dates_nothing_is_only_possible() -> None:
    assert possibly(TIMES, Filters(place=("MY",))) == frozenset()


def test_counts_are_what_each_further_choice_would_give() -> None:
    story, words = shipped(), place_words(shipped())
    filters = Filters(category=("investigation",), place=("GB", "FR"), start=date(2026, 1, 1))
    found = counts(story, filters, words)
    for facet in FACETS:
        for value in lists_of_facet(story.columns, facet).values:
            alone = Filters(**{name: getattr(filters, name) for name in vars(filters)} | {facet: (value,)})
            assert found[facet][value] == len(kept(story, alone)), (facet, value)


def test_a_story_without_events_has_no_rows_and_no_counts() -> None:
    story = story_with()
    for filters in (Filters(), Filters(place=("ID",), q="x", start=DAY)):
        assert kept(story, filters) == []
        assert all(not found for found in counts(story, filters, {}).values())


def test_filters_can_be_opened_one_by_one() -> None:
    filters = Filters(("block",), ("ID",), ("X",), ("press",), "q", DAY, DAY)
    for facet in (*FACETS, "q", "start", "end"):
        assert filters.any()
        filters = filters.without(facet)
    assert not filters.any()


def test_a_state_of_a_federation_counts_for_its_country_once() -> None:
    assert with_parents(("US-CA", "US-NY", "US", "ID")) == ("US-CA", "US", "US-NY", "ID")


def test_letters_are_plain() -> None:
    assert plain_letters("L’ÉTÉ") == "l'ete"
