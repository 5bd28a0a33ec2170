"""What the pages for editors say is what the code does, and what they and the workflows name is there."""

import ast
import csv
import io
import re
import shlex
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import words
from exports.__main__ import parser as exports_parser
from loaders import Files, load, read_files, sources
from loaders.__main__ import parser
from loaders.cells import EVIDENCE
from loaders.dates import Refused, When, read_when
from loaders.events import COLUMNS, REQUIRED
from loaders.problems import SEVERITIES, Problem, Spot
from loaders.reports import message
from loaders.sources import GRADES
from loaders.tables import TableRow
from loaders.vocabulary import OPENED_STATES
from scripts.setup import read_arguments
from tests.loaders.small_story import GOOD

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PARSERS = {"loaders": parser, "exports": exports_parser}
EDITING = {"en": ROOT / "docs" / "editing.md", "fr": ROOT / "docs" / "editing.fr.md"}
WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
WORDS = {
    "en": {"yes": True, "": False, "open": None, "error": "error", "warning": "warning"},
    "fr": {"oui": True, "": False, "ouvert": None, "erreur": "error", "avertissement": "warning"},
}
DATA = read_files(ROOT / "data")
STORY = load(DATA)
BOTH = pytest.mark.parametrize("lang", ["en", "fr"])
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def table(lang: str, name: str) -> list[list[str]]:
    """The rows, without the head, of the table that stands under its name in a comment."""
    text = EDITING[lang].read_text(encoding="utf-8").split(f"<!-- table: {name} -->\n")[1]
    lines = text.split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")] for line in lines]


def first_words(lang: str, name: str) -> tuple[str, ...]:
    """The words that a table explains."""
    return tuple(row[0].strip("`") for row in table(lang, name))


def needed(lang: str, name: str) -> tuple[str, ...]:
    """The columns that a table says must be filled."""
    return tuple(row[0].strip("`") for row in table(lang, name) if WORDS[lang][row[1]])


def quoted(cell: str) -> list[str]:
    """The texts of a cell that stand between backquotes."""
    return re.findall("`([^`]+)`", cell)


def problems_of(row: dict[str, str]) -> list[Problem]:
    """What `check` says of one more row of the story."""
    out = io.StringIO(newline="")
    csv.DictWriter(out, COLUMNS).writerow(row)
    events = DATA.events.rstrip() + b"\n" + out.getvalue().encode()
    line = len(DATA.events.rstrip().splitlines()) + 1
    found = load(Files(events, DATA.types, DATA.sources, DATA.story)).problems
    return [problem for problem in found if problem.file == DATA.name and problem.line == line]


def new_row(**cells: str) -> dict[str, str]:
    """A good row like no other of the story, with some cells that are to be looked at."""
    alone = {"id": "an-example", "actors": "An example", "sources": "https://example.org/1"}
    return GOOD | alone | cells


# The tables of docs/editing


@BOTH
def test_the_columns_are_those_of_a_row(lang: str) -> None:
    assert (first_words(lang, "columns"), needed(lang, "columns")) == (COLUMNS, REQUIRED)


def test_the_columns_of_the_readme_are_those_of_a_row() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first_cells = re.findall(r"^ *\| ((?:\*\*)?`\w+`[^|]*)\|", text, re.M)
    named = re.findall(r"(\*\*)?`(\w+)`", " ".join(first_cells))
    assert tuple(name for _, name in named) == COLUMNS
    assert tuple(name for bold, name in named if bold) == REQUIRED


@BOTH
def test_the_columns_of_sources_are_those_that_are_read(lang: str) -> None:
    assert first_words(lang, "source columns") == sources.COLUMNS
    empty = TableRow(1, dict.fromkeys(sources.COLUMNS, ""))
    missing = sources.source_problems(empty, Spot("data/sources.csv", 1), needs_url=True)
    assert set(needed(lang, "source columns")) == {one.column for one in missing if one.code == "missing_value"}


@BOTH
def test_each_example_of_a_column_is_a_good_cell(lang: str) -> None:
    examples = {row[0].strip("`"): row[3].strip("`") for row in table(lang, "columns")}
    assert "" not in examples.values()
    assert examples.pop("id") in {event.id for event in STORY.events}  # a good one, only taken
    # Where and when every reference makes sense, with the cells that others need beside them.
    setting = {"date": "2026-01-23", "jurisdictions": "WW", "amount": "1", "note_en": "A", "note_fr": "B"}
    rows = [new_row(**setting | {column: text}) for column, text in examples.items()]
    assert [problem for row in rows for problem in problems_of(row)] == []


@BOTH
def test_each_message_is_the_one_that_check_gives(lang: str) -> None:
    for column, typed, said in table(lang, "messages"):
        found = problems_of(new_row(**{column.strip("`"): typed.strip("`")}))
        assert [(one.column, message(one, lang)) for one in found] == [(column.strip("`"), said)]


@BOTH
def test_dates_are_read_as_the_page_says(lang: str) -> None:
    for cell, earliest, latest in table(lang, "dates"):
        days = tuple(date.fromisoformat(day) if day not in WORDS[lang] else None for day in (earliest, latest))
        assert quoted(cell) != []
        for text in quoted(cell):
            read = read_when(text)
            assert isinstance(read, When), text
            assert (text, read.earliest, read.latest) == (text, *days)


@BOTH
def test_dates_are_refused_as_the_page_says(lang: str) -> None:
    for cell, code, _ in table(lang, "refused"):
        assert quoted(cell) != []
        for text in quoted(cell):
            read = read_when(text)
            assert isinstance(read, Refused), text
            assert (text, f"`{read.code}`") == (text, code)


@BOTH
def test_words_that_count_from_a_source_are_read_with_one(lang: str) -> None:
    text = EDITING[lang].read_text(encoding="utf-8")
    assert all(f"`{word}`" in text for word in ("hier", "yesterday"))
    day = date(2026, 1, 26)
    reads = [read_when(word, date(2026, 1, 27)) for word in ("hier", "yesterday")]
    assert [(read.earliest, read.latest) for read in reads if isinstance(read, When)] == [(day, day)] * 2


@BOTH
def test_the_types_are_those_of_the_story(lang: str) -> None:
    labels = {"en": "label_en", "fr": "label_fr"}
    kinds = STORY.types.values()
    told = [[f"`{kind.type}`", getattr(kind, labels[lang]), kind.category, kind.state] for kind in kinds]
    assert table(lang, "types") == told, "add to docs/editing.md and docs/editing.fr.md what is in event_types.csv"


@BOTH
def test_evidence_grades_and_states_are_those_that_are_read(lang: str) -> None:
    assert (first_words(lang, "evidence"), first_words(lang, "grades")) == (EVIDENCE, GRADES)
    assert {row[3] for row in table(lang, "types")} - {""} == set(OPENED_STATES)


@BOTH
def test_every_code_is_there_with_its_severity_and_a_way_out(lang: str) -> None:
    rows = table(lang, "codes")
    assert {row[0].strip("`"): WORDS[lang][row[1]] for row in rows} == SEVERITIES
    assert len(rows) == len(SEVERITIES)
    assert all(row[2] for row in rows)


# Commands and links of every page


def command_fault(command: str) -> str:
    """Why a command of the project would not start, or ""."""
    module = re.search(r"python -m (loaders|exports) (.+)", command)
    if module:
        return parse_fault(PARSERS[module[1]](), shlex.split(module[2]))
    if pip := re.search(r"pip install -r (\S+)", command):
        return "" if (ROOT / pip[1]).is_file() else f"no such file: {pip[1]}"
    if setup := re.search(r"scripts[/\\]setup\.py (.+)", command):
        rest = read_arguments(setup[1].split())[1]
        return f"unknown: {rest}" if rest else ""
    if make := re.match(r"make (\w+)", command):
        known = re.search(rf"^{make[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        return "" if known else f"no such target: {make[1]}"
    return f"unknown command: {command}"


def parse_fault(parser: ArgumentParser, arguments: Sequence[str]) -> str:
    try:
        parser.parse_args(arguments)
    except SystemExit as stopped:
        return f"usage error {stopped.code}: {arguments}"
    return ""


@EVERY_PAGE
def test_every_command_of_a_page_parses(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = re.findall(r"(?:python -m (?:loaders|exports)|scripts[/\\]setup\.py|(?<=`)make) [^`\n]+", text)
    assert [fault for command in commands if (fault := command_fault(command))] == []


@BOTH
def test_the_page_for_editors_names_every_command(lang: str) -> None:
    text = EDITING[lang].read_text(encoding="utf-8")
    assert set(re.findall(r"python -m loaders (\w+)", text)) == {"add", "check", "when", "status"}


def anchor(heading: str) -> str:
    """The name under which a heading can be linked to, as the project's page makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {anchor(heading) for heading in headings} | {""}


@EVERY_PAGE
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    for target in [target for target in targets if not target.startswith("https://")]:
        path, _, name = target.partition("#")
        file = page.parent / path if path else page
        assert file.is_file(), target
        assert file.suffix != ".md" or name in anchors(file), target


# Workflow and hook; the project has no YAML reader, so their lines are looked at


def values(file: Path, key: str) -> list[str]:
    """What stands behind a key, wherever it is."""
    return re.findall(rf"^ *(?:- )?{key}: *(.+)$", file.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("file", [WORKFLOW, HOOKS], ids=lambda file: file.name)
def test_workflow_and_hook_have_the_form_of_yaml(file: Path) -> None:
    line = re.compile(r"(?:  )*(?:- )?(?:[\w-]+:(?: .+)?|(?<=- )\S+)|\s*#.*|")
    assert [text for text in file.read_text(encoding="utf-8").splitlines() if not line.fullmatch(text)] == []


def test_workflow_and_hook_start_commands_that_exist() -> None:
    commands = [*values(WORKFLOW, "run"), *values(HOOKS, "entry")]
    assert {command: command_fault(command) for command in commands} == dict.fromkeys(
        [
            "python -m pip install -r requirements.txt",
            "python -m loaders check --format github",
            "make test",
            "python -m loaders check",
        ],
        "",
    )


def test_the_workflow_runs_on_proposals_with_actions_of_a_major_version() -> None:
    assert re.search(r"^on:\n  pull_request:$", WORKFLOW.read_text(encoding="utf-8"), re.M)
    assert [use for use in values(WORKFLOW, "uses") if not re.fullmatch(r"[\w-]+/[\w-]+@v[0-9]+", use)] == []


def test_the_hook_runs_before_every_commit_for_files_may_be_deleted_too() -> None:
    assert [value.split(" #")[0] for value in values(HOOKS, "always_run")] == ["true"]
    assert values(HOOKS, "files") == []


def test_the_hook_installs_what_the_check_imports_in_the_versions_of_the_project() -> None:
    pins = re.findall(r"^ +- (\S+==\S+)$", HOOKS.read_text(encoding="utf-8"), re.M)
    assert {pin.split("==")[0] for pin in pins} == imported("loaders", "words")
    pinned = [line.split()[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line]
    assert set(pins) <= set(pinned)


def imported(*folders: str) -> set[str]:
    """The packages of others that the modules of these folders import."""
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - set(folders)


# The pages for teachers


TEACHING = {"en": ROOT / "docs" / "teaching.md", "fr": ROOT / "docs" / "teaching.fr.md"}


@BOTH
def test_the_page_for_teachers_names_the_chapters_and_questions_as_the_page_does(lang: str) -> None:
    text = TEACHING[lang].read_text(encoding="utf-8").replace("\u00a0", " ").replace("\n", " ")
    titles = {chapter.id: chapter.title[lang] for chapter in STORY.about.chapters}
    assert [name for name in ("feature", "first-answers", "blocks") if titles[name] not in text] == []
    told = ("view.claims", "view.compare", "exercise.apart", "class_links.exercises", "handout.title")
    names = [words.text(key, lang).replace("\u00a0", " ").replace("\u202f", " ") for key in told]
    assert [name for name in names if name not in text.replace("\u202f", " ")] == []


@BOTH
def test_the_lesson_lasts_three_quarters_of_an_hour_without_a_gap(lang: str) -> None:
    spans = re.findall(r"^\| (\d+)–(\d+) \|", TEACHING[lang].read_text(encoding="utf-8"), re.M)
    assert [begin for begin, _ in spans] == ["0", *(end for _, end in spans[:-1])]
    assert spans[-1][1] == "45"


@BOTH
def test_the_keys_of_the_lesson_are_those_of_the_present_view(lang: str) -> None:
    script = (ROOT / "components" / "browser" / "present.js").read_text(encoding="utf-8")
    keys = re.findall(r"^\| ([A-Z]|\?)(?:,| \|)", TEACHING[lang].read_text(encoding="utf-8"), re.M)
    assert keys == ["A", "B", "C", "F", "N", "Q", "?"]
    assert all(re.search(rf"\b{key.lower()}: \"" if key != "?" else r'"\?": "keys"', script) for key in keys)
