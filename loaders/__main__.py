"""The command line: `python -m loaders check|when|status|add`."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from loaders import NAMES, Files, load
from loaders.dates import Refused, When, read_when
from loaders.dialogue import add_row
from loaders.problems import Spot
from loaders.reports import FORMATS, as_text, error_count, exit_code, problem_json, summary, to_json
from loaders.sources import refusal
from loaders.standings import status_json
from loaders.story import Story
from words import text
from words.dates import date_words

DATA = Path(__file__).resolve().parent.parent / "data"
LANGS = ("en", "fr")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of a command, whose answer is printed."""
    options = parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def parser() -> argparse.ArgumentParser:
    """What the commands take."""
    whole = argparse.ArgumentParser(prog="python -m loaders", description="Check and ask a story's files.")
    commands = whole.add_subparsers(required=True, metavar="check|when|status|add")
    check = add_command(commands, "check", check_command, "say what is wrong in a file of events")
    add_file(check)
    check.add_argument("--format", choices=FORMATS, default="text")
    when = add_command(commands, "when", when_command, "say how a date is read")
    when.add_argument("text", metavar="TEXT")
    when.add_argument("--from", dest="source_day", type=day, metavar="DATE", help="what “yesterday” means")
    when.add_argument("--json", action="store_true")
    status = add_command(commands, "status", status_command, "say what was in force where on a day")
    status.add_argument("--at", required=True, type=day, metavar="DATE")
    add_file(status)
    status.add_argument("--json", action="store_true")
    add_file(add_command(commands, "add", add_row_command, "ask for one event and append it to a file of events"))
    return whole


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    """The parser of one command, with what all of them take."""
    one = commands.add_parser(name, help=purpose, description=purpose)
    one.set_defaults(command=command)
    one.add_argument("--lang", choices=LANGS, default="en", help="the language of messages")
    return one


def add_file(command: argparse.ArgumentParser) -> None:
    """The file of events that a command reads."""
    purpose = "an events.csv; what is not beside it is taken from data/"
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help=purpose)


def day(written: str) -> date:
    """A day of the command line, such as 2026-01-09."""
    return date.fromisoformat(written)


def files_of(file: Path | None) -> Files:
    """The file of events with the files beside it, or those of data/ where it has none."""
    events = file or shown(DATA / "events.csv")
    # Claims and words for a class are about the events of their own folder only.
    paths = events, *(beside(events, name) for name in NAMES[1:-2]), *(events.parent / name for name in NAMES[-2:])
    return Files(*map(bytes_of, paths), *map(str, paths))  # type: ignore[arg-type] # bytes, then names


def beside(events: Path, name: str) -> Path:
    """The file of that name in the same folder, or the one in data/."""
    near = events.parent / name
    return near if near.is_file() else shown(DATA / name)


def shown(path: Path) -> Path:
    """The path as seen from where the command is run, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; none, which `load` reports, when it is not there or may not be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def check_command(options: argparse.Namespace) -> int:
    """Print every problem of a file: 0 = none but warnings, 1 = errors, 2 = cannot be read."""
    files = files_of(options.file)
    story = load(files)
    for line in FORMATS[options.format](story.problems, options.lang):
        print(line)
    print(summary(story, files.name, options.lang), file=sys.stderr)
    return exit_code(story.problems)


def when_command(options: argparse.Namespace) -> int:
    """Print how a date is read: 0, or why it is refused: 1."""
    read = read_when(options.text, options.source_day)
    answer = refused_json(read, options) if isinstance(read, Refused) else when_json(read)
    lines = [f"{name}: {value}" for name, value in answer.items() if value not in ("", None)]
    print(to_json(answer) if options.json else "\n".join(lines))
    return 1 if isinstance(read, Refused) else 0


def when_json(when: When) -> dict[str, object]:
    """A date as read, and as it is worded; null is an open end."""
    ends = {"earliest": iso(when.earliest), "latest": iso(when.latest)}
    words = {lang: date_words(when.edtf, when.earliest, when.latest, lang) for lang in LANGS}
    how = {"precision": when.precision, "approximate": when.approximate}
    return {"text": when.text, "edtf": when.edtf} | ends | how | words


def iso(day: date | None) -> str | None:
    """The day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def refused_json(refused: Refused, options: argparse.Namespace) -> dict[str, object]:
    """A refusal, as the problem of a cell that is in no file."""
    problem = problem_json(refusal(refused, options.text, "date", Spot("", 0)), options.lang)
    return {name: value for name, value in problem.items() if name not in ("file", "line")}


def status_command(options: argparse.Namespace) -> int:
    """Print each jurisdiction's state on a day: 0, or 2 when the file cannot be read."""
    files = files_of(options.file)
    story = load(files)
    if exit_code(story.problems) == 2:
        print("\n".join(as_text(story.problems, options.lang)), file=sys.stderr)
        return 2
    answer = status_json(story.measures, options.at, story.about.as_of)
    print(to_json(answer) if options.json else "\n".join(status_lines(answer)))
    for remark in remarks(story, files.name, options):
        print(remark, file=sys.stderr)
    return 0


def status_lines(answer: dict[str, object]) -> list[str]:
    """A line for each measure, under the code of its jurisdiction."""
    places = answer["jurisdictions"]
    assert isinstance(places, dict)
    return [
        f"{place:<6} {one['state']:<14} {one['certainty']:<9} {one['event']}{' (EU)' if one['via'] else ''}"
        for place, state in places.items()
        for one in state["measures"]
    ]


def remarks(story: Story, file: str, options: argparse.Namespace) -> list[str]:
    """What a reader of the answer must know: a later day that was asked for, rows that were left out."""
    as_of, errors, lang = story.about.as_of, error_count(story.problems), options.lang
    late = text("status.later_than_as_of", lang, as_of=iso(as_of)) if options.at > as_of else ""
    left_out = text("status.rows_left_out", lang, file=file, errors=errors) if errors else ""
    return [remark for remark in (late, left_out) if remark]


def add_row_command(options: argparse.Namespace) -> int:
    """Ask for one row: 0 = appended, 1 = nothing was written, 2 = the file cannot be read."""
    return add_row(files_of(options.file), options.lang, input, print)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter still gets an answer.
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What cannot be read comes as a sign of its own, which no row may hold.
        sys.stdin.reconfigure(errors="replace")
    sys.exit(main())
