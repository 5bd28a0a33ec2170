"""What hand-outs for a class have beside the story: words explained, and questions to talk about."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.entries import id_problems
from loaders.problems import Problem, Spot, has_errors
from loaders.toml_values import Toml, names_of, not_toml, tables_of, text_problems, texts_of


@dataclass(frozen=True)
class Term:
    """A word and what it means, by language; `seen` are pieces of text by which one knows that it is used."""

    id: str
    name: dict[str, str]
    means: dict[str, str]
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Classroom:
    """The words in the order of the sheet, and the questions by language; a story may have none."""

    terms: tuple[Term, ...] = ()
    questions: tuple[dict[str, str], ...] = ()


def read_classroom(raw: bytes, file: str) -> tuple[Classroom, tuple[Problem, ...]]:
    """The words and questions of a class.toml; none, and no problem, where there is no such file.

    A word or question with an error is left out, and so are all where the file cannot be read.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        toml = tomllib.loads(text)
    except UnicodeDecodeError:
        return Classroom(), (Spot(file, 1).problem("unreadable_file", "", reason="unreadable.not_text"),)
    except ValueError as fault:  # from tomllib, or from a number of thousands of digits
        return Classroom(), (not_toml(str(fault), file),)
    terms, questions = (with_spots(toml, name, text, file) for name in ("terms", "questions"))
    kept: dict[str, Term] = {}
    for table, spot in terms:
        if not has_errors(term_problems(table, spot)):
            kept.setdefault(str(table["id"]), term_of(table))
    good = tuple(texts_of(table) for table, spot in questions if not has_errors(question_problems(table, spot)))
    found = [problem for table, spot in terms for problem in term_problems(table, spot)]
    found += [problem for table, spot in questions for problem in question_problems(table, spot)]
    return Classroom(tuple(kept.values()), good), (*found, *repeated_terms(terms))


def term_of(table: Toml) -> Term:
    """A word that has been checked."""
    name, means = texts_of(table.get("name")), texts_of(table.get("means"))
    return Term(str(table["id"]), name, means, names_of(table.get("seen")))


def with_spots(toml: Toml, name: str, text: str, file: str) -> Sequence[tuple[Toml, Spot]]:
    """Each table of a list with its place in the file; the first line for one that is written in another way."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(f"[[{name}]]")]
    tables = tables_of(toml, name)
    known = lines if len(lines) == len(tables) else [1] * len(tables)
    return [(table, Spot(file, line)) for table, line in zip(tables, known, strict=True)]


def term_problems(table: Toml, spot: Spot) -> Iterator[Problem]:
    """What is wrong with one word."""
    yield from id_problems(str(table.get("id", "")), "terms.id", spot)
    yield from text_problems(texts_of(table.get("name")), "terms.name", spot)
    yield from text_problems(texts_of(table.get("means")), "terms.means", spot)


def question_problems(table: Toml, spot: Spot) -> Iterator[Problem]:
    """What is wrong with one question."""
    yield from text_problems(texts_of(table), "questions", spot)


def repeated_terms(terms: Sequence[tuple[Toml, Spot]]) -> Iterator[Problem]:
    """The words whose id an earlier one has."""
    first: dict[str, int] = {}
    for table, spot in terms:
        value = str(table.get("id", ""))
        if value and first.setdefault(value, spot.line) != spot.line:
            yield spot.problem("duplicate_id", "terms.id", value, first=str(first[value]))
