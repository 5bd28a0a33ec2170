"""The command line: `python -m exports edition`; a further kind of file is one line in `COMMANDS`."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import loaders
from exports.class_files import add_exercises, add_handout, exercise_files, handout_files
from exports.edition import edition_html
from exports.printing import PrintError
from loaders.story import Story
from words import LANGS, text

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Command:
    """What a kind of file is, the files it makes from a story, and what it takes beside a place and a language."""

    purpose: str
    files: Callable[[Story, argparse.Namespace], Mapping[Path, bytes]]
    takes: Callable[[argparse.ArgumentParser], None] = lambda _: None


def edition_files(story: Story, options: argparse.Namespace) -> Mapping[Path, bytes]:
    """The class edition, which opens in the language asked for and holds both."""
    return {options.out: edition_html(story, options.lang)}


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "edition": Command("one HTML file for the class that works offline", edition_files),
        "handout": Command("a hand-out for paper, as .pdf or .html", handout_files, add_handout),
        "exercises": Command("exercises and their answers, as .pdf or .html", exercise_files, add_exercises),
    }
)


def main(argv: Sequence[str] | None = None) -> int:
    """Write what was asked for: 0 = written, 2 = the story cannot be read or the file not be written."""
    options = parser().parse_args(argv)
    story = loaders.load(loaders.read_files(options.data))
    if not story.events:
        print(text("export.no_story", options.lang, folder=options.data), file=sys.stderr)
        return 2
    try:
        files = COMMANDS[options.kind].files(story, options)
    except PrintError as fault:
        print(text(fault.key, options.lang, **fault.details), file=sys.stderr)
        return 2
    for path, content in files.items():
        try:
            path.write_bytes(content)
        except OSError as fault:
            print(text("export.not_written", options.lang, file=path, reason=fault.strerror), file=sys.stderr)
            return 2
        print(text("export.written", options.lang, file=path, size=round(len(content) / 1000)))
    return 0


def parser() -> argparse.ArgumentParser:
    """What the commands take."""
    whole = argparse.ArgumentParser(prog="python -m exports", description="Write the story as a file.")
    kinds = whole.add_subparsers(dest="kind", required=True, metavar="|".join(COMMANDS))
    for name, command in COMMANDS.items():
        one = kinds.add_parser(name, help=command.purpose, description=command.purpose)
        one.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the folder of the story")
        one.add_argument("--lang", choices=LANGS, default="en", help="the language it opens in, and of messages")
        one.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
        command.takes(one)
    return whole


if __name__ == "__main__":
    sys.exit(main())
