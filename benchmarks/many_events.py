"""Stories of any length, for the benchmarks only: the rows of the real one, again and again."""

import csv
import io
from dataclasses import replace

from loaders import Files

REFERENCES = ("responds_to", "part_of", "ends")


def many_events(files: Files, count: int) -> Files:
    """The files with their rows repeated up to a count; every round has ids of its own and refers within itself."""
    rows = list(csv.DictReader(io.StringIO(files.events.decode("utf-8"), newline="")))
    repeated = [_renamed(rows[n % len(rows)], n // len(rows)) for n in range(count - count % len(rows))]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(repeated)
    return replace(files, events=out.getvalue().encode("utf-8"))


def _renamed(row: dict[str, str], round_: int) -> dict[str, str]:
    references = {
        column: ";".join(f"{one.strip()}-{round_}" for one in row[column].split(";") if one) for column in REFERENCES
    }
    return {**row, **references, "id": f"{row['id']}-{round_}"}
