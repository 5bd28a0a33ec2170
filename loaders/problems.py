"""What is wrong in a file, as a value: a code, a place, what was perhaps meant. The words are in words/."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from loaders.likely import likely

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

ERRORS = frozenset({
    "unreadable_file", "missing_column", "unknown_column", "duplicate_column", "bad_quotes", "cell_too_long",
    "row_too_short", "row_too_long", "missing_value", "bad_id", "duplicate_id", "bad_date", "ambiguous_date",
    "impossible_date", "end_before_start", "unknown_type", "unknown_state", "unknown_grade", "bad_language",
    "unknown_jurisdiction", "unknown_evidence", "unknown_event", "self_reference", "unknown_source",
    "bad_url", "bad_amount", "bad_currency", "answer_before_question", "ends_before_it_starts",
    "nothing_to_end", "nested_case", "unknown_verdict", "unknown_category", "after_as_of",
    "bad_answers", "bad_right",
})  # fmt: skip

WARNINGS = frozenset({
    "missing_translation", "span_in_date", "likely_duplicate", "source_before_event", "order_unknown",
    "end_and_ended", "weak_source_alone", "reference_left_out",
})  # fmt: skip

SEVERITIES = dict.fromkeys(ERRORS, "error") | dict.fromkeys(WARNINGS, "warning")

# A longer text is prose, not a mistyped word, and comparing it is slow.
LONGEST_WORD = 80
# Of a longer list only the likely words are compared.
LONGEST_LIST = 500


@dataclass(frozen=True)
class Problem:
    """One fault of a cell, row or file; `reason` names a text more precise than the code's."""

    code: str
    severity: str  # "error": the row is left out; "warning": it stays in
    file: str
    line: int
    column: str
    value: str
    reason: str = ""
    details: tuple[tuple[str, str], ...] = ()
    meant: str = ""


@dataclass(frozen=True)
class Spot:
    """The place of a row: its file and the physical line on which it starts."""

    file: str
    line: int

    def problem(
        self, code: str, column: str, value: str = "", *, meant: str = "", reason: str = "", **details: str
    ) -> Problem:
        """A problem at this place, with the severity that belongs to its code."""
        named = tuple(details.items())
        return Problem(code, SEVERITIES[code], self.file, self.line, column, value, reason, named, meant)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems keeps its row out."""
    return any(problem.severity == "error" for problem in problems)


def placeholders(problem: Problem) -> dict[str, str]:
    """What a text about the problem may name."""
    own = {"file": problem.file, "line": str(problem.line), "column": problem.column, "value": problem.value}
    return own | {"meant": problem.meant} | dict(problem.details)


def nearest(value: str, allowed: Iterable[str], but: str = "") -> str:
    """The allowed word, `but` one, that looks most like the value, or "": offered to a person, never applied."""
    return "" if len(value) > LONGEST_WORD else _nearest(value, frozenset(allowed), but)


@lru_cache(maxsize=512)  # a word is mistyped in many rows alike
def _nearest(value: str, allowed: frozenset[str], but: str) -> str:
    written = slug(value) or value.casefold()
    words = likely(written, allowed) if len(allowed) > LONGEST_LIST else allowed
    folded = {word.casefold(): word for word in sorted(words) if word != but}
    found = get_close_matches(written, folded, n=1, cutoff=0.65)
    return folded[found[0]] if found else ""


def slug(text: str) -> str:
    """The text as a lower-case slug of plain letters, digits and hyphens; "" when nothing is left."""
    plain = unaccented(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def unaccented(text: str) -> str:
    """The text in lower case without accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return _FOREIGN.sub(_without_accent, split)


_FOREIGN = re.compile("[^\x00-\x7f]")  # plain letters bear no accent: most of a text is not looked at


def _without_accent(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]
