"""The dialogue of `python -m loaders add`: one row asked for, read back in words, checked and appended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders import Files
from loaders.adding import (
    Cells,
    Sheet,
    addition,
    answer_problems,
    append,
    is_read_back,
    new_problems,
    sheet_of,
    unwritable,
)
from loaders.events import REQUIRED
from loaders.offers import catalogue, choices_after, chosen, corrected, suggested_id, words_for
from loaders.problems import Problem, has_errors
from loaders.readback import read_back
from loaders.reports import as_text, error_count, exit_code, message
from words import text

YES = frozenset({"y", "yes", "o", "oui"})
NO = frozenset({"n", "no", "non"})
EMPTY = "-"  # empties a cell where Enter means something else


@dataclass(frozen=True)
class Talk:
    """With whom, in which language and about which file."""

    sheet: Sheet
    lang: str
    ask: Callable[[str], str]
    tell: Callable[[str], None]

    def say(self, key: str, **values: object) -> None:
        """Tell a text."""
        self.tell(text(key, self.lang, **values))


@dataclass(frozen=True)
class Turn:
    """What an answer may stand for."""

    choices: Sequence[str] = ()  # what a number means
    offered: str = ""  # what Enter means, if anything
    warned: bool = False  # whether Enter keeps an answer with a warning, which may be empty


def add_row(files: Files, lang: str, ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """The exit code of the dialogue: 0 = appended, 1 = nothing was written, 2 = the file cannot be read."""
    try:
        sheet = sheet_of(files)
        if not isinstance(sheet, Sheet):
            for line in as_text(sheet, lang):
                tell(line)
            return exit_code(sheet)
        talk = Talk(sheet, lang, ask, tell)
        cells = confirmed(asked_row(talk), talk)
        if cells and written(cells, talk):
            return 0
    except (EOFError, KeyboardInterrupt):
        tell("")  # the cursor stands behind a question
    tell(text("add.nothing_written", lang))
    return 1


def asked_row(talk: Talk) -> Cells:
    """The answers, column by column; an id that was left open is asked for again once it can be suggested."""
    sheet = talk.sheet
    talk.say("add.welcome", file=sheet.files.name)
    if errors := error_count(sheet.problems):
        talk.say("add.errors_before", file=sheet.files.name, errors=errors)
    cells: Cells = {}
    for column in sheet.columns:
        if column != "currency":  # asked for with the amount
            cells = with_answer(column, cells, talk)
    while not cells["id"]:
        cells = with_answer("id", cells, talk, suggested_id(cells, sheet))
    return cells


def with_answer(column: str, cells: Cells, talk: Talk, offered: str = "") -> Cells:
    """The cells with an answer for one more column; a currency goes with its amount."""
    if column == "amount":
        cells = {**cells, "currency": ""}
    cells = {**cells, column: answered(column, cells, talk, offered)}
    if column == "amount" and cells["amount"] and "currency" in talk.sheet.columns:
        return with_answer("currency", cells, talk)
    return cells


def answered(column: str, cells: Cells, talk: Talk, offered: str) -> str:
    """An answer without error, and without warning unless it was given twice."""
    talk.tell("")
    talk.say("add.ask.id_suggested" if column == "id" and offered else f"add.ask.{column}")
    words = words_for(column, talk.sheet, talk.lang)
    if column == "evidence":
        words = {grade: text(f"evidence_help.{grade}", talk.lang) for grade in words}
    show_choices(tuple(words), words, talk)
    turn = Turn(tuple(words), offered)
    while True:
        answer = understood(column, turn, talk)
        problems = answer_problems(column, {**cells, column: answer}, talk.sheet)
        if not problems or (turn.warned and answer == turn.offered):
            show_reading(column, {**cells, column: answer}, talk)
            return answer
        turn = after_problems(column, answer, problems, turn, talk)


def understood(column: str, turn: Turn, talk: Talk) -> str:
    """What was answered: a number and Enter give what they stand for."""
    answer = heard(prompt(column, turn, talk.lang), talk)
    if not answer:
        return turn.offered
    if answer == EMPTY and (turn.offered or turn.warned):
        return ""
    return chosen(column, answer, turn.choices)


def heard(question: str, talk: Talk) -> str:
    """An answer in signs that the file can hold."""
    while sign := unwritable(answer := talk.ask(question).strip(), talk.sheet.encoding):
        talk.say("add.unwritable", sign=f"U+{ord(sign):04X}")
    return answer


def prompt(column: str, turn: Turn, lang: str) -> str:
    """What stands before the cursor: what Enter means."""
    key = "add.keep" if turn.warned else "add.accept"
    if turn.warned and not turn.offered:
        return f"{text('add.keep_empty', lang)} > "
    if not turn.offered:
        return "> "
    way_out = "" if column in REQUIRED else text("add.or_empty", lang, sign=EMPTY)
    return f"{text(key, lang, meant=turn.offered)}{way_out} > "


def after_problems(column: str, answer: str, problems: Sequence[Problem], turn: Turn, talk: Talk) -> Turn:
    """Say what is wrong with an answer, and what the next one may stand for."""
    for problem in problems:
        talk.tell(message(problem, talk.lang))
    if not has_errors(problems):
        return Turn(turn.choices, answer, warned=True)
    labels = catalogue(column, talk.sheet, talk.lang)
    finds = choices_after(answer, problems, labels)
    show_choices(finds, labels, talk)
    return Turn(finds or turn.choices, corrected(column, answer, problems))


def show_choices(choices: Sequence[str], labels: Mapping[str, str], talk: Talk) -> None:
    """A numbered line for each word that may be chosen."""
    for number, word in enumerate(choices, 1):
        talk.tell(f"{number:>4}. {word}{f' ({labels[word]})' if labels[word] else ''}")


def show_reading(column: str, cells: Cells, talk: Talk) -> None:
    """Say how an answer was understood, where that is more than its own words."""
    if words := read_back(column, cells, talk.sheet, talk.lang):
        talk.tell(f"= {words}")
    if column in ("title_en", "title_fr"):
        talk.say("add.length", count=len(cells[column]))


def confirmed(cells: Cells, talk: Talk) -> Cells | None:
    """The row once it is agreed to, free of errors; None when it is dropped."""
    while reads_back(cells, talk):
        problems = new_problems(cells, talk.sheet)
        show_row(cells, problems, talk)
        decision = decided(problems, talk)
        if decision not in talk.sheet.columns:
            return cells if decision in YES else None
        cells = with_answer(decision, cells, talk, cells.get(decision, ""))
    return None


def show_row(cells: Cells, problems: Sequence[Problem], talk: Talk) -> None:
    """The whole row, and what is wrong in the file with it."""
    talk.tell("")
    talk.say("add.summary")
    for column in talk.sheet.columns:
        words = read_back(column, cells, talk.sheet, talk.lang)
        if cells.get(column):
            talk.tell(f"  {column}: {cells[column]}{f' (= {words})' if words else ''}")
    for line in as_text(problems, talk.lang):
        talk.tell(line)


def decided(problems: Sequence[Problem], talk: Talk) -> str:
    """A yes, a no, or the column to be answered again; there is no yes to errors."""
    errors = [problem for problem in problems if has_errors([problem])]
    at_fault = next((one.column for one in errors if one.column in talk.sheet.columns), "")
    key = "add.correct" if errors else "add.despite_warnings" if problems else "add.confirm"
    question = text(key, talk.lang, column=at_fault or "?", count=len(problems))
    allowed = NO | {*talk.sheet.columns} | (frozenset() if errors else YES)
    while (answer := heard(f"{question} > ", talk).lower() or at_fault) not in allowed:
        talk.say("add.not_understood")
    return answer


def reads_back(cells: Cells, talk: Talk) -> bool:
    """Whether the file would be read with this very row; a sentence where not."""
    if is_read_back(cells, talk.sheet):
        return True
    talk.say("add.not_read_back", file=talk.sheet.files.name)
    return False


def written(cells: Cells, talk: Talk) -> bool:
    """Whether the row was appended; where not, it is shown, so that the answers are not lost."""
    sheet, more = talk.sheet, addition(cells, talk.sheet)
    name = sheet.files.name
    try:
        if append(Path(name), sheet.files.events, more):
            talk.say("add.done", id=cells["id"], file=name, line=sheet.spot.line)
            return True
        talk.say("add.changed", file=name)
    except OSError:
        talk.say("add.not_written", file=name)
    talk.tell(more.decode(sheet.encoding).strip("\r\n"))
    return False
