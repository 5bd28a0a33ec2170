"""The files for a class that the command line writes: the hand-out, the exercises and their answers."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs

from components.filters import FACETS, Filters
from components.link import choice_from_link
from exports.exercise_page import exercises_html
from exports.exercise_paper import key_html, sheet_html
from exports.handout import handout_html
from exports.paper import PAPERS
from exports.printing import PrintError, pdf_of
from loaders.story import Story


def add_paper(command: argparse.ArgumentParser) -> None:
    """The size of paper."""
    command.add_argument("--paper", choices=PAPERS, default="a4", help="the size of the paper")


def add_handout(command: argparse.ArgumentParser) -> None:
    """What a hand-out shows, and on which paper."""
    help = 'what follows the address of the page that shows the wanted events: "?category=block&at=2026-01-16"'
    command.add_argument("--link", default="", metavar="QUERY", help=help)
    add_paper(command)


def handout_files(story: Story, options: argparse.Namespace) -> Mapping[Path, bytes]:
    """The hand-out of a link; the language of the command holds when the link names none."""
    query = str(options.link).rpartition("?")[2]
    choice = choice_from_link(query, story, options.lang).choice
    unknown = unknown_filters(query, choice.filters)
    if unknown:
        raise PrintError("export.unknown_filter", what=", ".join(unknown))
    return {options.out: as_named(options.out, handout_html(story, choice, options.paper))}


def unknown_filters(query: str, filters: Filters) -> list[str]:
    """What a link asks to filter by that the story does not have: on paper nobody would see that it was left out."""
    values = parse_qs(query)
    return [f"{facet}={one}" for facet in FACETS for one in values.get(facet, ()) if one not in getattr(filters, facet)]


def add_exercises(command: argparse.ArgumentParser) -> None:
    """Which exercises, and where their answers and the page for the screen go."""
    command.add_argument("--seed", type=int, default=1, metavar="N", help="the number of the sheet: it gives it again")
    command.add_argument("--key", type=Path, metavar="PATH", help="the file for the answers")
    command.add_argument("--screen", type=Path, metavar="PATH", help="an HTML file to answer on screen, offline")
    add_paper(command)


def exercise_files(story: Story, options: argparse.Namespace) -> Mapping[Path, bytes]:
    """The sheet, and the answers and the page for the screen where a file is named for them."""
    if len({options.out, options.key, options.screen} - {None}) < sum(map(bool, (True, options.key, options.screen))):
        raise PrintError("export.one_file_twice")
    printed: dict[Path, Callable[[Story, int, str, str], bytes]] = {options.out: sheet_html}
    if options.key:
        printed[options.key] = key_html
    made = (story, options.seed, options.lang)
    files = {path: as_named(path, make(*made, options.paper)) for path, make in printed.items()}
    return files | ({options.screen: exercises_html(*made)} if options.screen else {})


def as_named(path: Path, html: bytes) -> bytes:
    """A document as the kind of file that a name ends with: HTML, or printed as PDF."""
    ending = path.suffix.lower()
    if ending not in (".html", ".htm", ".pdf"):
        raise PrintError("export.unknown_ending", file=str(path))
    return pdf_of(html) if ending == ".pdf" else html
