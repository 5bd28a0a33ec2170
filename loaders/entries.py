"""What the files of the story have in common: entries with an id, and texts in two languages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.problems import SLUG, Problem, Spot, has_errors, slug
from loaders.tables import Table, TableRow

Entry = TypeVar("Entry")
RowProblems = Callable[[TableRow, Spot], Iterable[Problem]]


@dataclass(frozen=True)
class Reading(Generic[Entry]):
    """What a file gave: the good entries by id, the ids of those left out, and all problems."""

    entries: dict[str, Entry]
    left_out: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def unusable(self) -> bool:
        """Whether the file as a whole could not be used."""
        return has_errors(self.problems) and not self.entries and not self.left_out


def read_entries(
    table: Table, file: str, key: str, problems_of: RowProblems, entry_of: Callable[[TableRow], Entry]
) -> Reading[Entry]:
    """The rows without error as entries by their key."""
    problems = [*table.problems, *repeated_ids(table, key, file)]
    for row in table.rows:
        problems += problems_of(row, Spot(file, row.line))
    faulty = lines_with_errors(problems)
    entries = {row.cells[key]: entry_of(row) for row in table.rows if row.line not in faulty}
    left_out = frozenset(row.cells[key] for row in table.rows) - entries.keys()
    return Reading(entries, left_out, tuple(problems))


def lines_with_errors(problems: Iterable[Problem]) -> set[int]:
    """The lines of the rows that are left out."""
    return {problem.line for problem in problems if has_errors([problem])}


def repeated_ids(table: Table, key: str, file: str) -> Iterator[Problem]:
    """The rows whose id an earlier row has."""
    first: dict[str, int] = {}
    for row in table.rows:
        value = row.cells[key]
        if value and first.setdefault(value, row.line) != row.line:
            yield Spot(file, row.line).problem("duplicate_id", key, value, first=str(first[value]))


def id_problems(value: str, column: str, spot: Spot) -> Iterator[Problem]:
    """Whether the value can be an id."""
    if not value:
        yield spot.problem("missing_value", column)
    elif not SLUG.fullmatch(value):
        yield spot.problem("bad_id", column, value, meant=slug(value))


def missing_values(cells: Mapping[str, Sequence[str]], columns: Iterable[str], spot: Spot) -> Iterator[Problem]:
    """The cells that must not be empty and are."""
    return (spot.problem("missing_value", column) for column in columns if not cells[column])


def translation_problems(cells: Mapping[str, str], name: str, spot: Spot, *, needed: bool) -> Iterator[Problem]:
    """Whether a text is there in both languages, or in neither where it is not needed."""
    columns = f"{name}_en", f"{name}_fr"
    if all(map(cells.get, columns)):
        return  # as in most rows, and there are three such texts in each
    empty = [column for column in columns if not cells.get(column)]
    if len(empty) == 1:
        yield spot.problem("missing_translation", empty[0])
    elif empty and needed:
        yield spot.problem("missing_value", empty[0])
