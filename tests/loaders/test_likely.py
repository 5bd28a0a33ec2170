import random

import pytest

from loaders.likely import likely
from loaders.problems import LONGEST_LIST, nearest

WORDS = frozenset(f"{place}-{kind}-{number:03}" for place in ("id", "my", "ph") for kind in ("block", "order")
                  for number in range(400))  # fmt: skip


def test_the_list_is_one_that_is_not_compared_word_by_word() -> None:
    assert len(WORDS) > LONGEST_LIST


@pytest.mark.parametrize("word", random.Random(1).sample(sorted(WORDS), 12))
def test_a_slip_of_the_pen_is_found_in_a_long_list(word: str) -> None:
    slips = [word.replace("o", "0"), word + "x", "x" + word, word.replace("-", "", 1), word.replace("-", "_").upper()]
    assert [nearest(slip, WORDS) for slip in slips] == [word] * 5


def test_a_word_is_not_offered_for_itself() -> None:
    assert nearest("id-block-001", WORDS, but="id-block-001") not in ("", "id-block-001")


@pytest.mark.parametrize("text", ["", "zzz", "quite another thing"])
def test_nothing_is_offered_where_nothing_is_near(text: str) -> None:
    assert nearest(text, WORDS) == ""


def test_few_words_are_left_to_compare_whatever_was_written() -> None:
    assert all(len(likely(text, WORDS)) <= 20 for text in ("id-block-", "block", "-", "id-block-001"))
