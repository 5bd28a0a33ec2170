import pytest

from loaders.questions import Question
from tests.loaders.small_story import places
from tests.loaders.test_chapters import CHAPTER, LINE, told

QUESTION = """
[chapters.steps.notes]
en = "Ask who acted."
fr = "Demandez qui a agi."

[chapters.steps.question]
en = "Who will act next?"
fr = "Qui agira ensuite ?"
answers = [{ en = "India", fr = "L’Inde" }, { en = "Malaysia", fr = "La Malaisie" }]
right = 2

[chapters.steps.question.reveal]
en = "It was Malaysia."
fr = "C’est la Malaisie."
"""


def test_a_step_is_read_with_its_notes_and_its_question() -> None:
    story = told(CHAPTER + QUESTION)
    (chapter,) = story.about.chapters
    (step,) = chapter.steps
    assert step.notes == {"en": "Ask who acted.", "fr": "Demandez qui a agi."}
    assert step.question == Question(
        words={"en": "Who will act next?", "fr": "Qui agira ensuite ?"},
        answers=({"en": "India", "fr": "L’Inde"}, {"en": "Malaysia", "fr": "La Malaisie"}),
        right=2,
        reveal={"en": "It was Malaysia.", "fr": "C’est la Malaisie."},
    )
    assert story.problems == ()


def test_none_of_the_answers_needs_to_be_right() -> None:
    (chapter,) = told(CHAPTER + QUESTION.replace("right = 2", "")).about.chapters
    assert [step.question and step.question.right for step in chapter.steps] == [0]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('fr = "Demandez qui a agi."', "", ("missing_translation", "chapters.steps.notes.fr", "")),
        ('fr = "Qui agira ensuite ?"', "", ("missing_translation", "chapters.steps.question.fr", "")),
        ('en = "Who will act next?"\nfr = "Qui agira ensuite ?"', "", ("missing_value", "chapters.steps.question.en", "")),
        (', fr = "La Malaisie"', "", ("missing_translation", "chapters.steps.question.answers.fr", "")),
        (', { en = "Malaysia", fr = "La Malaisie" }', "", ("bad_answers", "chapters.steps.question.answers", "1")),
        ("right = 2", "right = 3", ("bad_right", "chapters.steps.question.right", "3")),
        ("right = 2", "right = -1", ("bad_right", "chapters.steps.question.right", "-1")),
        ("right = 2", "right = true", ("bad_right", "chapters.steps.question.right", "True")),
        ("right = 2", 'right = "Malaysia"', ("bad_right", "chapters.steps.question.right", "Malaysia")),
        (QUESTION[QUESTION.index("[chapters.steps.question.reveal]") :], "",
         ("missing_value", "chapters.steps.question.reveal.en", "")),
    ],
)  # fmt: skip
def test_a_fault_of_a_question_is_told_at_its_chapter(before: str, after: str, found: tuple[str, str, str]) -> None:
    assert QUESTION.count(before) == 1
    code, column, value = found
    problems = places(told(CHAPTER + QUESTION.replace(before, after)).problems)
    assert (code, LINE, column, value) in problems
    assert {problem[0] for problem in problems} <= {code, "bad_right"}  # one answer less makes the number too high


@pytest.mark.parametrize("written", ['question = "Who?"', "question = 3", "question = []"])
def test_a_question_that_is_no_table_lacks_its_words(written: str) -> None:
    problems = places(told(CHAPTER + written).problems)
    assert ("missing_value", LINE, "chapters.steps.question.en", "") in problems
