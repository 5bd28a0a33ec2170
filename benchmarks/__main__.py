"""`python -m benchmarks`: print every figure as a table. Nothing passes or fails here: machines differ, ratios less."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median, quantiles

import loaders
from benchmarks.checking import check_rows, measure_checks
from benchmarks.clicks import OUR_PARTS, Clicks, measure_clicks
from benchmarks.days import day_rows, measure_days
from benchmarks.edition import edition_rows, measure_edition
from benchmarks.folding import fold_rows, measure_folds
from benchmarks.large import click_table, long_story, measure_answers
from benchmarks.many_events import many_events
from benchmarks.present import measure_steps, step_rows
from benchmarks.saving import measure_saving, saving_rows
from benchmarks.server_side import Parts, measure_parts
from benchmarks.servers import StartError, chromium, empty_app, long_app, our_app
from benchmarks.weight import measure_weight
from benchmarks.wire import measure_wire, wire_rows
from components.link import WHOLE
from tests.browser.conftest import ROOT

SIZES = (1_000, 10_000)
ROWS = (1_000, 10_000, 100_000)
MOST_EVENTS = 100_000
PARTS = ("browser", "days", "present", "edition", "server", "large", "checking", "folding", "saving")
STEPS = 120
CHOICES = 56
LONG_EDITION = 1_026  # nine times the story
SAVES = 15
ROUNDS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 unless a server or the browser did not start."""
    options = parser().parse_args(arguments)
    try:
        if "browser" in options.only:
            show_browser(options.pairs)
        if "days" in options.only:
            show_days()
        if "present" in options.only:
            show_present()
        if "edition" in options.only:
            show_edition()
        if "server" in options.only:
            show_server()
        if "large" in options.only:
            show_large()
            show_long_clicks(options.pairs)
        if "checking" in options.only:
            show_checking()
        if "folding" in options.only:
            show_folding()
        if "saving" in options.only:
            show_saving()
    except StartError as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    one = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure clicks, days, checks, saves.")
    one.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    one.add_argument("--pairs", type=int, default=42, help="clicks on each app that count (default: 42)")
    return one


def show_browser(pairs: int) -> None:
    """Clicks and bytes, with both apps running at once."""
    with empty_app() as empty, our_app() as ours, chromium() as browser:
        show("From a click to the painted page (ms, medians)", click_rows(measure_clicks(browser, empty, ours, pairs)))
        show("Bytes of a first visit", weight_rows(measure_weight(browser, ours)))


def show_days() -> None:
    """The days of the map as they go by in the browser."""
    with our_app() as ours, chromium() as browser:
        show("The days of the map", day_rows(measure_days(browser, ours, STEPS)))


def show_present() -> None:
    """The present view, from a key to the painted step."""
    with our_app() as ours, chromium() as browser:
        show("The present view", step_rows(measure_steps(browser, ours, ROUNDS)))


def show_edition() -> None:
    """The class edition of the story as it is and of a longer one."""
    files = loaders.read_files(ROOT / "data")
    with chromium() as browser:
        found = [measure_edition(browser, files, count, CHOICES) for count in (0, LONG_EDITION)]
        show("The class edition, from a file, without a network", edition_rows(found))


def show_server() -> None:
    """The server's parts with the story as it is and with longer ones."""
    files = loaders.read_files(ROOT / "data")
    sizes = [files, *(many_events(files, size) for size in SIZES)]
    show("Server, one run, no filter (ms, medians)", part_rows([measure_parts(size) for size in sizes]))


def show_large() -> None:
    """The pieces of one answer with a hundred thousand events."""
    story = long_story(MOST_EVENTS)
    show("One answer of the server, opening window (ms, medians)", click_table(measure_answers(story)))
    show("One answer of the server, whole story (ms, medians)", click_table(measure_answers(story, WHOLE)))


def show_long_clicks(pairs: int) -> None:
    """Clicks on the page of a hundred thousand events beside those on the empty app, and what travels for one."""
    with empty_app() as empty, long_app(MOST_EVENTS) as ours, chromium() as browser:
        title = f"From a click to the painted page, {MOST_EVENTS:,} events (ms, medians)"
        show(title, click_rows(measure_clicks(browser, empty, ours, pairs)))
        show("Bytes of one click, 100,000 events", wire_rows(measure_wire(browser, ours)))


def show_checking() -> None:
    """Long files from bytes to the story, each in a process of its own."""
    show("Check of a long file, first time in a process", check_rows(measure_checks(ROWS)))


def show_folding() -> None:
    """The states of long stories, each in a process of its own."""
    show("Fold of a long history, first time in a process", fold_rows(measure_folds(ROWS)))


def show_saving() -> None:
    """Saves of the story's file while a page is open."""
    with chromium() as browser:
        show(f"From saving to the painted page (s, {SAVES} times each)", saving_rows(measure_saving(browser, SAVES)))


def click_rows(clicks: Clicks) -> list[Sequence[str]]:
    """Both apps, the ratio, and what the median hides."""
    on = [click.painted for click in clicks.ours if click.turned_on]
    off = [click.painted for click in clicks.ours if not click.turned_on]
    base = median(clicks.empty)
    rows: list[Sequence[str]] = [("", "median", "middle half", "x empty")]
    rows.append(time_row("an empty Streamlit app", clicks.empty, base))
    rows.append(time_row("our app, a category on or off", [*on, *off], base))
    rows.append(time_row("  on: few events", on, base))
    rows.append(time_row("  off: all events", off, base))
    for place, name in enumerate(OUR_PARTS):
        rows.append(time_row(f"  {name} has its new content", [click.parts[place] for click in clicks.ours], base))
    return rows


def time_row(name: str, times: Sequence[float], base: float) -> Sequence[str]:
    """A median, the two quartiles, and how many times the base."""
    low, middle, high = quantiles(times, n=4)
    return name, f"{middle:.0f}", f"{low:.0f} to {high:.0f}", f"{middle / base:.2f}"


def part_rows(measured: Sequence[Parts]) -> list[Sequence[str]]:
    """One column for each number of events."""
    head = ("", *(f"{parts.events:,} events" for parts in measured))
    return [head, *((name, *(f"{parts.times[name]:.1f}" for parts in measured)) for name in measured[0].times)]


def weight_rows(weight: Counter[str]) -> list[Sequence[str]]:
    """Kinds from heavy to light, and their sum."""
    return [("", "kB"), *((kind, kilobytes(size)) for kind, size in weight.most_common()), ("all", total(weight))]


def kilobytes(size: int) -> str:
    return f"{size / 1000:,.1f}"


def total(weight: Counter[str]) -> str:
    return kilobytes(weight.total())


def show(title: str, rows: Iterable[Sequence[str]]) -> None:
    """Print a table with aligned columns."""
    table = [tuple(row) for row in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    print(f"\n{title}")
    for first, *rest in table:
        print("  ".join([first.ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(rest, widths[1:], strict=True))]))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
