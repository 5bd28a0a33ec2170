import pytest

from words.problems import problem_sentence, shortened, text_name


@pytest.mark.parametrize(
    ("code", "reason", "name"),
    [
        ("bad_id", "", "problem.bad_id"),
        ("nothing_to_end", "nothing_to_end.elsewhere", "problem.nothing_to_end.elsewhere"),
        ("bad_date", "date.refused.no_year", "date.refused.no_year"),
    ],
)
def test_a_reason_has_a_text_of_its_own(code: str, reason: str, name: str) -> None:
    assert text_name(code, reason) == name


def test_what_was_perhaps_meant_comes_last() -> None:
    values = {"value": "Été", "column": "id"}
    plain = problem_sentence("bad_id", "", values | {"meant": ""}, "en")
    assert plain.startswith("“Été” cannot be used here")
    assert problem_sentence("bad_id", "", values | {"meant": "ete"}, "en") == f"{plain} Did you mean “ete”?"


@pytest.mark.parametrize(
    ("value", "short"), [("a\n b", "a b"), ("x" * 80, "x" * 80), ("x" * 81, "x" * 79 + "…"), ("", "")]
)
def test_a_long_value_is_cut_for_the_sentence(value: str, short: str) -> None:
    assert shortened(value) == short
