from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import Files, load, read_files
from loaders.events import COLUMNS
from loaders.problems import Problem
from loaders.story import UNREAD, Window
from tests.loaders.small_story import SOURCES, STORY, TYPES, events_csv, files_with, places, row, story_with


def test_the_story_is_all_that_the_files_say() -> None:
    story = story_with(row())
    assert story.about.as_of == date(2026, 10, 4)
    assert story.about.opening_day == date(2026, 1, 16)
    assert (story.about.opening_from, story.about.opening_to) == (date(2025, 12, 1), date(2026, 2, 28))
    assert (story.about.trigger, story.about.lede["fr"]) == ("launch", "Ce qui s’est passé")
    assert story.about.windows == (Window(date(2026, 1, 1), date(2026, 1, 31), {"en": "January", "fr": "Janvier"}),)
    assert list(story.types) == ["ban", "ban-lifted", "order", "statement"]
    assert (story.types["ban"].state, story.types["ban-lifted"].state) == ("blocked", "")
    assert [source.day for source in story.sources.values()] == [date(2026, 1, 30), date(2026, 1, 5), None]
    assert (story.measures["event"].tolist(), story.problems) == (["id-block"], ())


def test_events_are_in_order_of_time() -> None:
    dates = ["2026-01-12", "before 2026-01-20", "2026-01", "2026-01-01", "2026-01-12"]
    story = story_with(*(row(id=f"e{n}", date=day, actors=str(n)) for n, day in enumerate(dates)))
    assert [event.id for event in story.events] == ["e3", "e2", "e0", "e4", "e1"]


def test_the_frame_has_a_row_per_event() -> None:
    story = story_with(row(end="2026-02-01", jurisdictions="ID;MY"), row(id="late", date="since 2026-02-03"))
    expected = pd.DataFrame({
        "id": ["id-block", "late"],
        "earliest": np.array(["2026-01-10", "2026-02-03"], "datetime64[s]"),
        "latest": np.array(["2026-01-10", "NaT"], "datetime64[s]"),
        "end_earliest": np.array(["2026-02-01", "NaT"], "datetime64[s]"),
        "end_latest": np.array(["2026-02-01", "NaT"], "datetime64[s]"),
        "type": ["ban", "ban"],
        "category": ["block", "block"],
        "state": ["blocked", "blocked"],
        "evidence": ["press", "press"],
        "jurisdictions": [("ID", "MY"), ("ID",)],
        "actors": [("Komdigi",), ("Komdigi",)],
        "sources": [("bbc-20260130",), ("bbc-20260130",)],
        "ends": [(), ()],
        "part_of": ["", ""],
        "scheduled": [False, False],
    })  # fmt: skip
    pd.testing.assert_frame_equal(story.frame, expected)


def test_a_frame_without_events_has_the_same_columns() -> None:
    pd.testing.assert_frame_equal(story_with().frame, story_with(row()).frame.iloc[:0])


def test_years_from_1_to_9999_fit_the_frame() -> None:
    story = story_with(row(date="0001"), row(id="far", date="9999"))
    assert story.frame["earliest"].astype(str).tolist() == ["0001-01-01", "9999-01-01"]


def test_good_rows_load_beside_faulty_ones() -> None:
    story = story_with(row(), row(id="bad", type="parade"), row(id="last", date="2026-01-20"))
    assert ([event.line for event in story.events], len(story.problems)) == ([2, 4], 1)


def test_lines_are_physical_after_cells_with_line_breaks() -> None:
    story = story_with(row(summary_en="One.\nTwo.\nThree."), row(id="bad", type="parade"))
    assert places(story.problems) == [("unknown_type", 5, "type", "parade")]


def test_a_misshapen_row_has_no_other_problem() -> None:
    events = events_csv(row()) + b"short,2026-01-10\n"
    assert places(load(files_with(events)).problems) == [("row_too_short", 3, "end", "")]


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        (SOURCES.replace("2026-01-30", "2026-01-32"), ("impossible_date", 2, "date", "2026-01-32")),
        (SOURCES.replace("https://www.bbc.co.uk/news/1", "bbc.co.uk"), ("bad_url", 2, "url", "bbc.co.uk")),
        (SOURCES.replace(",weak", ",week"), ("unknown_grade", 4, "grade", "week")),
        (SOURCES.replace(",en,weak", ",English,weak"), ("bad_language", 4, "language", "English")),
        (SOURCES.replace("A dispatch", ""), ("missing_value", 3, "title", "")),
        (SOURCES.replace("afp-20260105", "bbc-20260130"), ("duplicate_id", 3, "id", "bbc-20260130")),
        (SOURCES.replace("https://blog.example.org/1", ""), ("missing_value", 4, "url", "")),
    ],
)
def test_a_faulty_source_is_named_in_its_own_file(sources: str, found: tuple[str, int, str, str]) -> None:
    story = load(files_with(events_csv(row(sources="https://example.org/a")), sources=sources))
    assert [(problem.file, *places((problem,))) for problem in story.problems] == [("data/sources.csv", found)]
    assert len(story.events) == 1


def test_one_press_source_may_lack_an_address() -> None:
    bare = SOURCES.replace("https://www.bbc.co.uk/news/1", "").replace("https://www.afp.com/1", "")
    assert places(load(files_with(events_csv(), sources=bare)).problems) == [("missing_value", 3, "url", "")]


def test_an_event_stays_without_its_faulty_source_if_it_has_another() -> None:
    faulty = SOURCES.replace("2026-01-30", "sometime")
    rows = row(sources="bbc-20260130;https://example.org/a"), row(id="only", jurisdictions="MY")
    story = load(files_with(events_csv(*rows), sources=faulty))
    assert places(story.problems) == [
        ("bad_date", 2, "date", "sometime"),
        ("reference_left_out", 2, "sources", "bbc-20260130"),
        ("unknown_source", 3, "sources", "bbc-20260130"),
    ]
    assert [event.sources for event in story.events] == [("https://example.org/a",)]


@pytest.mark.parametrize(
    ("types", "found"),
    [
        (TYPES.replace("blocked", "lifted"), ("unknown_state", 2, "state", "lifted")),
        (TYPES.replace("order,order", "Order,order"), ("bad_id", 4, "type", "Order")),
        (TYPES.replace("order,order", "ban,order"), ("duplicate_id", 4, "type", "ban")),
        (TYPES.replace("Déclaration", ""), ("missing_translation", 5, "label_fr", "")),
        (TYPES.replace("Order,Injonction", ","), ("missing_value", 4, "label_en", "")),
    ],
)
def test_a_faulty_type_is_named_in_its_own_file(types: str, found: tuple[str, int, str, str]) -> None:
    story = load(files_with(events_csv(), types=types))
    assert [(problem.file, *places((problem,))) for problem in story.problems] == [("data/event_types.csv", found)]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("", ("missing_value", 1, "as_of", "")),
        ("as_of = \n", ("unreadable_file", 1, "", "")),
        ("\n\nas_of = 2026-02-30\n", ("unreadable_file", 3, "", "")),
        (STORY.replace("2026-10-04", '"soon"'), ("bad_date", 1, "as_of", "soon")),
        (STORY.replace("as_of = 2026-10-04", ""), ("missing_value", 1, "as_of", "")),
        (STORY.replace("2026-10-04", "2026-10-04T10:00:00"), ("bad_date", 1, "as_of", "2026-10-04 10:00:00")),
        (STORY.replace("2026-02-28", "2025-11-30"), ("end_before_start", 5, "opening_to", "2025-11-30")),
        (STORY.replace('fr = "Attention"', ""), ("missing_translation", 15, "notice.fr", "")),
        ('compare_day = "a week before"\n' + STORY, ("bad_date", 1, "compare_day", "a week before")),
        (STORY.replace("to = 2026-01-31", ""), ("missing_value", 19, "to", "")),
    ],
)
def test_a_faulty_story_is_named_in_its_own_file(story: str, found: tuple[str, int, str, str]) -> None:
    loaded = load(files_with(events_csv(row()), story=story))
    first = loaded.problems[0]
    assert (first.file, *places((first,))) == ("data/story.toml", found)
    assert (loaded.about == UNREAD) == (first.severity == "error")


@pytest.mark.parametrize("missing", ["types", "sources", "story"])
def test_without_a_file_beside_it_no_row_is_blamed(missing: str) -> None:
    files = Files(**(vars(files_with(events_csv(row()))) | {missing: b""}))
    story = load(files)
    assert [problem.code for problem in story.problems][:1] == (
        ["missing_value"] if missing == "story" else ["unreadable_file"]
    )
    assert {problem.file for problem in story.problems}.isdisjoint({"events.csv"})
    assert (story.events, len(story.frame), len(story.measures)) == ((), 0, 0)


def test_the_files_of_a_folder_are_named_after_it(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "events.csv").write_bytes(b"id\n")
    files = read_files(tmp_path / "story")
    assert (files.events, files.types) == (b"id\n", b"")
    assert (files.name, files.story_name) == ("story/events.csv", "story/story.toml")


CELLS = st.lists(st.text(max_size=12), min_size=len(COLUMNS), max_size=len(COLUMNS))


def rows_csv(rows: list[list[str]]) -> bytes:
    return events_csv(*(dict(zip(COLUMNS, cells, strict=True)) for cells in rows))


@given(st.one_of(
    st.binary(max_size=400),
    st.lists(CELLS, max_size=3).map(rows_csv),
))  # fmt: skip
def test_no_file_of_events_is_too_strange(events: bytes) -> None:
    story = load(files_with(events))
    assert all(isinstance(problem, Problem) for problem in story.problems)
    assert len(story.frame) == len(story.events)
