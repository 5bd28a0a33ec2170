"""The chapters of a story.toml: the story told in steps, each with its event, a day, filters and a few sentences."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from loaders.claims import reference_problems
from loaders.entries import id_problems
from loaders.problems import Problem, Spot, nearest
from loaders.questions import Question, question_of, question_problems
from loaders.toml_values import Toml, day_of, day_problems, is_day, names_of, tables_of, text_problems, texts_of


@dataclass(frozen=True)
class Step:
    """One step: the event that is open, the day of the map, the filters that are set, and what is said, by language;
    what only the speaker reads, by language, and what the class is asked before it goes on."""

    event: str
    at: date
    category: tuple[str, ...]
    place: tuple[str, ...]
    words: dict[str, str]
    notes: dict[str, str] = field(default_factory=dict)
    question: Question | None = None


@dataclass(frozen=True)
class Chapter:
    """A chapter with its title by language; `line` is that of its table in story.toml."""

    id: str
    title: dict[str, str]
    steps: tuple[Step, ...]
    line: int


def chapters_of(toml: Toml, text: str) -> tuple[Chapter, ...]:
    """The chapters of a story.toml without error."""
    return tuple(
        Chapter(str(chapter["id"]), texts_of(chapter), tuple(map(step_of, tables_of(chapter, "steps"))), line)
        for chapter, line in with_lines(toml, text)
    )


def step_of(step: Toml) -> Step:
    """A step that has been checked."""
    category, place = names_of(step.get("category")), names_of(step.get("place"))
    notes, question = texts_of(step.get("notes")), question_of(step)
    return Step(str(step["event"]), day_of(step, "at"), category, place, texts_of(step), notes, question)


def with_lines(toml: Toml, text: str) -> Iterator[tuple[Toml, int]]:
    """Each chapter with the line of its table; 1 for one that is written in another way."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith("[[chapters]]")]
    chapters = tables_of(toml, "chapters")
    return zip(chapters, lines if len(lines) == len(chapters) else [1] * len(chapters), strict=True)


def chapter_problems(toml: Toml, text: str, file: str) -> Iterator[Problem]:
    """What is wrong with the chapters of a story.toml, as far as it can be seen without the events."""
    for chapter, line in with_lines(toml, text):
        spot = Spot(file, line)
        yield from id_problems(str(chapter.get("id", "")), "chapters.id", spot)
        yield from text_problems(texts_of(chapter), "chapters", spot)
        for step in tables_of(chapter, "steps"):
            yield from step_problems(step, toml.get("as_of"), spot)


def step_problems(step: Toml, as_of: object, spot: Spot) -> Iterator[Problem]:
    """What is wrong with one step; a day after the last one looked at cannot be shown."""
    if not step.get("event"):
        yield spot.problem("missing_value", "chapters.steps.event")
    at = step.get("at")
    yield from day_problems(step, "at", spot)
    if is_day(at) and is_day(as_of) and str(at) > str(as_of):
        yield spot.problem("after_as_of", "at", str(at), as_of=str(as_of))
    yield from text_problems(texts_of(step), "chapters.steps", spot)
    if "notes" in step:
        yield from text_problems(texts_of(step["notes"]), "chapters.steps.notes", spot)
    yield from question_problems(step, spot)


def chapter_references(
    chapters: Collection[Chapter], file: str, known: Collection[str], kept: Collection[str], categories: Collection[str]
) -> Iterator[Problem]:
    """What steps name that the story does not have; `known` and `kept` as for claims."""
    for chapter in chapters:
        spot = Spot(file, chapter.line)
        for step in chapter.steps:
            yield from reference_problems([step.event], "chapters.steps.event", spot, known, kept)
            for category in step.category:
                if category not in categories:
                    meant = nearest(category, categories)
                    yield spot.problem("unknown_category", "chapters.steps.category", category, meant=meant)
