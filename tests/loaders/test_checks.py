import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.checks import overlap
from loaders.problems import Problem
from tests.loaders.small_story import places, row, story_with

BLOCK = row()
LIFT = row(id="id-lift", type="ban-lifted", date="2026-02-01", ends="id-block", sources="https://example.org/a")
CITED = {"sources": "https://example.org/a"}


def problems_of(*rows: dict[str, str]) -> list[tuple[str, int, str, str]]:
    return places(story_with(*rows).problems)


def ids_of(*rows: dict[str, str]) -> list[str]:
    return [event.id for event in story_with(*rows).events]


def test_rows_that_fit_together_have_no_problem() -> None:
    answer = row(id="answer", type="statement", date="2026-01-10", responds_to="id-block", part_of="id-block")
    assert problems_of(BLOCK, LIFT, answer) == []


def test_of_two_rows_with_one_id_the_second_is_faulty() -> None:
    story = story_with(BLOCK, row(type="statement"))
    assert story.problems == (
        Problem("duplicate_id", "error", "events.csv", 3, "id", "id-block", details=(("first", "2"),)),
    )
    assert [event.type for event in story.events] == ["ban"]


@pytest.mark.parametrize("column", ["responds_to", "part_of", "ends"])
def test_an_event_that_no_row_has_is_an_error_with_a_suggestion(column: str) -> None:
    story = story_with(BLOCK, LIFT | {"ends": ""} | {column: "id-blok"})
    assert places(story.problems) == [("unknown_event", 3, column, "id-blok")]
    assert (story.problems[0].meant, [event.id for event in story.events]) == ("id-block", ["id-block"])


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2026-01-09", [("answer_before_question", 3, "responds_to", "id-block")]),
        ("2026-01-10", []),
        ("2026-01", []),
    ],
)
def test_an_answer_certainly_before_its_question_is_an_error(date: str, found: list[tuple[str, int, str, str]]) -> None:
    answer = row(id="answer", type="statement", date=date, responds_to="id-block", **CITED)
    assert problems_of(BLOCK, answer) == found


def test_a_case_has_one_root() -> None:
    middle = row(id="middle", type="statement", part_of="id-block")
    leaf = row(id="leaf", type="order", part_of="middle")
    story = story_with(BLOCK, middle, leaf)
    assert places(story.problems) == [("nested_case", 4, "part_of", "middle")]
    assert (story.problems[0].meant, len(story.events)) == ("id-block", 2)


@pytest.mark.parametrize(
    ("began", "ended", "code"),
    [
        ("2026-01-10", "2026-01-09", "ends_before_it_starts"),
        ("2026-01-10", "2026-01-11", ""),
        ("2026-01-10", "2026-01-10", "order_unknown"),
        ("[2026-01-15,2026-01-16]", "2026-01-16", "order_unknown"),
        ("2026-01", "before 2026-01-05", "order_unknown"),
        ("2026-01", "2026-02", ""),
    ],
)
def test_an_ending_comes_after_the_beginning(began: str, ended: str, code: str) -> None:
    found = problems_of(row(date=began), LIFT | {"date": ended})
    assert found == ([(code, 3, "ends", "id-block")] if code else [])


def test_the_order_is_needed_only_by_endings() -> None:
    assert problems_of(row(date="2026-01"), LIFT | {"ends": "", "responds_to": "id-block", "date": "2026-01"}) == []


@pytest.mark.parametrize(
    ("block", "lift", "found"),
    [
        ({"type": "statement"}, {}, True),
        ({"jurisdictions": "ID"}, {"jurisdictions": "MY"}, True),
        ({"jurisdictions": "WW"}, {"jurisdictions": "MY"}, True),
        ({"jurisdictions": "ID;MY"}, {"jurisdictions": "MY;PH"}, False),
        ({"jurisdictions": "ID"}, {"jurisdictions": "WW"}, False),
    ],
)
def test_an_ending_needs_a_measure_in_a_place_of_its_own(
    block: dict[str, str], lift: dict[str, str], found: bool
) -> None:
    assert problems_of(BLOCK | block, LIFT | lift) == ([("nothing_to_end", 3, "ends", "id-block")] if found else [])


def test_a_measure_with_an_end_that_is_also_ended_is_a_warning_at_its_end() -> None:
    assert problems_of(row(end="2026-03-01"), LIFT) == [("end_and_ended", 2, "end", "2026-03-01")]


def test_a_source_older_than_the_event_is_a_warning() -> None:
    assert problems_of(row(sources="bbc-20260130;afp-20260105")) == [
        ("source_before_event", 2, "sources", "afp-20260105")
    ]


@pytest.mark.parametrize("date", ["2026-01-05", "[2026-01-01..2026-01-20]", "2026-12-02"])
def test_a_source_may_be_of_the_day_within_the_dates_or_before_what_is_scheduled(date: str) -> None:
    assert problems_of(row(date=date, sources="afp-20260105")) == []


@pytest.mark.parametrize(
    ("sources", "codes"),
    [
        ("blog-202601", ["weak_source_alone"]),
        ("blog-202601;bbc-20260130", []),
        ("blog-202601;https://example.org/a", []),
    ],
)
def test_a_weak_source_needs_another(sources: str, codes: list[str]) -> None:
    assert [code for code, *_ in problems_of(row(sources=sources))] == codes


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({}, True),
        ({"date": "2026-01"}, True),
        ({"actors": "komdigi"}, True),
        ({"jurisdictions": "MY;ID"}, True),
        ({"date": "2026-01-11"}, False),
        ({"type": "order"}, False),
        ({"actors": "Komdigi;X"}, False),
        ({"jurisdictions": "MY"}, False),
    ],
)
def test_a_row_much_like_another_is_a_warning(other: dict[str, str], found: bool) -> None:
    story = story_with(BLOCK, row(id="again") | other)
    assert places(story.problems) == ([("likely_duplicate", 3, "id", "again")] if found else [])
    assert len(story.events) == 2


def test_of_several_rows_alike_each_names_the_first_that_it_meets() -> None:
    days = ["2026-01", "2026-01-02", "2026-01-20", "2026-01-02", "2026-02"]
    story = story_with(*(row(id=f"e{n}", date=day, **CITED) for n, day in enumerate(days)))
    assert [(problem.value, problem.details[0][1]) for problem in story.problems] == [
        ("e1", "e0"),
        ("e2", "e0"),
        ("e3", "e0"),
    ]


def test_what_is_left_out_takes_nothing_along() -> None:
    faulty = row(date="sometime")
    answer = row(id="answer", type="statement", responds_to="id-block", part_of="id-block")
    further = row(id="further", type="order", responds_to="answer")
    story = story_with(faulty, answer, LIFT, further)
    assert places(story.problems) == [
        ("bad_date", 2, "date", "sometime"),
        ("reference_left_out", 3, "responds_to", "id-block"),
        ("reference_left_out", 3, "part_of", "id-block"),
        ("reference_left_out", 4, "ends", "id-block"),
    ]
    assert [(event.id, event.responds_to, event.part_of, event.ends) for event in story.events] == [
        ("answer", (), "", ()),
        ("further", ("answer",), "", ()),
        ("id-lift", (), "", ()),
    ]


def test_a_row_left_out_for_its_reference_takes_nothing_along_either() -> None:
    chain = [row(id=f"e{n}", type="statement", actors=f"A{n}", responds_to=f"e{n + 1}") for n in range(3)]
    assert problems_of(*chain) == [
        ("reference_left_out", 3, "responds_to", "e2"),
        ("unknown_event", 4, "responds_to", "e3"),
    ]
    assert ids_of(*chain) == ["e0", "e1"]


ANY_DATES = st.sampled_from(["2026-01-05", "2026-01-06", "2026-01-09", "2026-01", "[..2026-01-06]", "since 2026-01-07"])


@given(st.lists(ANY_DATES, max_size=7))
def test_a_likely_duplicate_names_the_first_row_before_it_whose_dates_overlap(dates: list[str]) -> None:
    rows = [row(id=f"row-{number}", date=date, **CITED) for number, date in enumerate(dates)]
    story = story_with(*rows)
    events = sorted(story.events, key=lambda event: event.line)
    expected = []
    for place, event in enumerate(events):
        first = next((other for other in events[:place] if overlap(other.when, event.when)), None)
        expected += [(event.line, first.id)] if first else []
    found = [(each.line, dict(each.details)["other"]) for each in story.problems if each.code == "likely_duplicate"]
    assert found == expected
