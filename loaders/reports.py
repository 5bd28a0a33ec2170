"""What the command line says about problems: as text, as JSON, as annotations."""

import json
from collections.abc import Sequence

from loaders.problems import Problem, has_errors, placeholders
from loaders.story import Story
from words import text
from words.problems import problem_sentence


def exit_code(problems: Sequence[Problem]) -> int:
    """What a command says about a file by its exit."""
    if any(problem.code == "unreadable_file" for problem in problems):
        return 2
    return 1 if has_errors(problems) else 0


def summary(story: Story, file: str, lang: str) -> str:
    """How many events were read and how many problems were found."""
    if not story.problems:
        return text("problem.none", lang, file=file, count=len(story.events))
    errors = error_count(story.problems)
    warnings = len(story.problems) - errors
    return text("problem.counts", lang, count=len(story.events), errors=errors, warnings=warnings)


def error_count(problems: Sequence[Problem]) -> int:
    """How many of the problems are errors."""
    return sum(problem.severity == "error" for problem in problems)


def message(problem: Problem, lang: str) -> str:
    """The problem in words."""
    return problem_sentence(problem.code, problem.reason, placeholders(problem), lang)


def as_text(problems: Sequence[Problem], lang: str) -> list[str]:
    """A line for each problem: FILE:LINE: COLUMN: message."""
    return [f"{one.file}:{one.line}: {column_name(one)}: {message(one, lang)}" for one in problems]


def column_name(problem: Problem) -> str:
    """The column on one line; a hyphen where the whole file or row is meant."""
    return " ".join(problem.column.split()) or "-"


def as_json(problems: Sequence[Problem], lang: str) -> list[str]:
    """The problems as one JSON list."""
    return [to_json([problem_json(problem, lang) for problem in problems])]


def as_github(problems: Sequence[Problem], lang: str) -> list[str]:
    """Annotations as GitHub's workflows print them; a column is a name here, so it goes into the message."""
    return [
        f"::{one.severity} file={escaped(one.file, ':,')},line={one.line},title={one.code}"
        f"::{escaped(f'{column_name(one)}: {message(one, lang)}')}"
        for one in problems
    ]


def escaped(value: str, more: str = "") -> str:
    """The value with what GitHub would take as its own signs written as codes."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in value)


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def problem_json(problem: Problem, lang: str) -> dict[str, object]:
    """The problem as the object that other programs read."""
    names = ("code", "severity", "file", "line", "column", "value")
    own = {name: getattr(problem, name) for name in names}
    return own | {"message": message(problem, lang), "suggestion": problem.meant}


def to_json(value: object) -> str:
    """JSON that a person can read as well."""
    return json.dumps(value, ensure_ascii=False, indent=2)
