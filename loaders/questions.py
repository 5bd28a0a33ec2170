"""What a step asks a class before it goes on: a question, its answers, and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.problems import Problem, Spot
from loaders.toml_values import Toml, tables_of, text_problems, texts_of

COLUMN = "chapters.steps.question"
FEWEST, MOST = 2, 5
"""How many answers a question may have: more do not fit on a screen that is read from afar."""


@dataclass(frozen=True)
class Question:
    """A question, its answers, the number of the right one from 1 (0: none is), what happened; texts by language."""

    words: dict[str, str]
    answers: tuple[dict[str, str], ...]
    right: int
    reveal: dict[str, str]


def question_of(step: Toml) -> Question | None:
    """The question of a step that has been checked; None where it has none."""
    question = step.get("question")
    if not isinstance(question, dict):
        return None
    answers = tuple(map(texts_of, tables_of(question, "answers")))
    right = question.get("right", 0)
    return Question(texts_of(question), answers, right if isinstance(right, int) else 0, texts_of(question["reveal"]))


def question_problems(step: Toml, spot: Spot) -> Iterator[Problem]:
    """What is wrong with the question of a step, if it has one."""
    if "question" not in step:
        return
    question = step["question"] if isinstance(step["question"], dict) else {}
    answers = tables_of(question, "answers")
    yield from text_problems(texts_of(question), COLUMN, spot)
    for answer in answers:
        yield from text_problems(texts_of(answer), f"{COLUMN}.answers", spot)
    if not FEWEST <= len(answers) <= MOST:
        limits = {"fewest": str(FEWEST), "most": str(MOST)}
        yield spot.problem("bad_answers", f"{COLUMN}.answers", str(len(answers)), **limits)
    yield from _right_problems(question, len(answers), spot)
    yield from text_problems(texts_of(question.get("reveal")), f"{COLUMN}.reveal", spot)


def _right_problems(question: Toml, answers: int, spot: Spot) -> Iterator[Problem]:
    right = question.get("right", 0)
    if isinstance(right, bool) or not isinstance(right, int) or not 0 <= right <= answers:
        yield spot.problem("bad_right", f"{COLUMN}.right", str(right), most=str(answers))
