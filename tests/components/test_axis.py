from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.axis import Tick, Window, half_width, in_order, month_starts, spaced, text_pixel, ticks_of
from components.lettering import text_width

WINTER = Window(date(2025, 12, 1), date(2026, 2, 28), 890.0)


def test_a_window_is_a_ruler_from_its_first_day_to_its_last() -> None:
    assert (WINTER.days, WINTER.pixel(WINTER.begin), WINTER.pixel(WINTER.end)) == (89, 0.0, 890.0)
    assert WINTER.pixel(date(2025, 11, 30)) == -10.0
    assert Window(WINTER.begin, WINTER.begin, 100.0).pixel(WINTER.begin) == 0.0


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2025, 11, 1), date(2025, 11, 30), False),
        (date(2025, 11, 1), date(2025, 12, 1), True),
        (date(2026, 2, 28), date(2026, 3, 9), True),
        (date(2026, 3, 1), date(2026, 3, 9), False),
        (date(2020, 1, 1), date(2030, 1, 1), True),
    ],
)
def test_a_window_shows_what_touches_it(first: date, last: date, shown: bool) -> None:
    assert WINTER.shows(first, last) == shown


@pytest.mark.parametrize(
    ("lang", "months"),
    [("en", ["Dec 2025", "Jan 2026", "Feb"]), ("fr", ["déc. 2025", "janv. 2026", "févr."])],
)
def test_months_are_named_in_the_language_with_the_year_where_it_begins(lang: str, months: list[str]) -> None:
    assert [tick.text for tick in ticks_of(WINTER, lang) if tick.strong] == months


def test_mondays_stand_between_months_where_there_is_room() -> None:
    weak = [tick for tick in ticks_of(WINTER, "en") if not tick.strong]
    assert {tick.day.weekday() for tick in weak} == {0}
    assert all(tick.text == str(tick.day.day) for tick in weak)
    assert Tick(date(2026, 1, 19), "19", strong=False) in weak


def test_years_are_named_in_a_long_story() -> None:
    ticks = ticks_of(Window(date(2000, 6, 1), date(2020, 6, 1), 900.0), "en")
    assert [tick.text for tick in ticks] == [str(year) for year in range(2001, 2021)]


def test_starts_of_months_quarters_and_years() -> None:
    window = Window(date(2025, 12, 2), date(2026, 4, 1), 100.0)
    assert [day.month for day in month_starts(window)] == [1, 2, 3, 4]
    assert month_starts(window, 3) == [date(2026, 1, 1), date(2026, 4, 1)]
    assert month_starts(window, 12) == [date(2026, 1, 1)]


def reach(tick: Tick) -> float:
    return text_width(tick.text, 12, 600 if tick.strong else 400) / 2


@given(
    st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    st.integers(10, 4000),
    st.integers(300, 1700),
    st.sampled_from(["en", "fr"]),
)
@example(date(2025, 12, 1), 185, 300, "fr")
def test_no_two_texts_stand_on_one_another(begin: date, days: int, width: int, lang: str) -> None:
    window = Window(begin, begin + timedelta(days=days), float(width))
    ticks = ticks_of(window, lang)
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})
    assert all(window.begin <= tick.day <= window.end for tick in ticks)
    near = [
        (one.text, other.text)
        for one, other in pairwise(ticks)
        if window.pixel(other.day) - window.pixel(one.day) < reach(one) + reach(other)
    ]
    assert near == []


@st.composite
def ordered_windows(draw: st.DrawFn) -> Window:
    """A window with the same width for each of some of its days."""
    begin = draw(st.dates(date(2015, 1, 1), date(2026, 1, 1)))
    window = Window(begin, begin + timedelta(days=draw(st.integers(0, 1500))), float(draw(st.integers(300, 2400))))
    days = st.tuples(st.dates(window.begin, window.end), st.booleans())
    return in_order(window, draw(st.lists(days, max_size=200)))


@given(ordered_windows())
def test_in_order_every_day_has_its_place_and_none_stands_before_an_earlier_one(window: Window) -> None:
    inside = (window.end - window.begin).days + 1
    places = [window.pixel(window.begin + timedelta(days=n)) for n in range(-2, inside + 2)]
    assert places == sorted(places)
    assert places[1] < 0
    assert places[-2] >= window.width
    assert all(0 <= place <= window.width for place in places[2:-2])
    assert len(window.stops) >= 2
    if window.slots:
        share = window.width / len(window.slots)
        middles = [(n + 0.5) * share for n in range(len(window.slots))]
        assert [window.pixel(slot.day) for slot in window.slots] == pytest.approx(middles)


@given(ordered_windows(), st.sampled_from(["en", "fr"]))
def test_in_order_no_two_texts_stand_on_one_another_and_a_number_follows_its_month(window: Window, lang: str) -> None:
    ticks = spaced(window, ticks_of(window, lang), 12.0)
    spans = [(text_pixel(window, tick, 12.0), half_width(tick)) for tick in ticks]
    assert all(other - its > one + half for (one, half), (other, its) in pairwise(spans))
    assert all(x - half >= -12 for x, half in spans)
    if window.slots:
        named = {(tick.day.year, tick.day.month) for tick in ticks_of(window, lang) if tick.strong}
        assert {(tick.day.year, tick.day.month) for tick in ticks} <= named


def test_a_day_that_is_only_the_middle_of_a_month_is_named_by_the_month() -> None:
    days = [(date(2026, 2, 1), True), (date(2026, 3, 16), False), (date(2026, 3, 20), False)]
    window = in_order(Window(date(2026, 1, 1), date(2026, 4, 30), 900.0), days)
    assert [tick.text for tick in ticks_of(window, "fr")] == ["1er févr. 2026", "mars"]
    assert [tick.text for tick in ticks_of(window, "en")] == ["1 Feb 2026", "Mar"]
