"""A second project beside this one, whose story a test may change."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = (".streamlit", "components", "data", "exports", "loaders", "static", "words")

Row = dict[str, str]


def copy_project(folder: Path) -> Path:
    """All that the page needs, in a new folder; what comes back is its `app.py`."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "server.py", folder)
    return Path(shutil.copy(ROOT / "app.py", folder))


def change_events(app: Path, change: Callable[[Row], Row]) -> None:
    """Rewrite the events beside an `app.py`, each row as `change` returns it."""
    path = app.parent / "data" / "events.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(change(row) for row in rows)


def set_cell(event: str, column: str, value: str) -> Callable[[Row], Row]:
    """A change of one cell, for `change_events`."""
    return lambda row: row | {column: value} if row["id"] == event else row


def line_of(app: Path, event: str) -> int:
    """The line on which an event of the file begins, counted as an editor shows it."""
    with (app.parent / "data" / "events.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        before = 0
        for row in reader:
            if row[0] == event:
                return before + 1
            before = reader.line_num
    raise LookupError(event)
