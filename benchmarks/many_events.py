"""Stories of any length, for the benchmarks only: the rows of the real one, again and again."""

import csv
import io
from dataclasses import replace
from random import Random

from loaders import Files

REFERENCES = ("responds_to", "part_of", "ends")


TOLD = ("title_en", "title_fr", "summary_en", "summary_fr", "note_en", "note_fr")
"""The columns of sentences."""


def many_events(files: Files, count: int, *, alike: bool = True) -> Files:
    """The files with their rows repeated up to a count; every round has ids of its own and refers within itself.

    Rows that are not `alike` have the words of their sentences in another order each time: what packs them finds words
    again, as in any long text, but no sentences.
    """
    rows = list(csv.DictReader(io.StringIO(files.events.decode("utf-8"), newline="")))
    repeated = [_renamed(rows[n % len(rows)], n // len(rows)) for n in range(count - count % len(rows))]
    if not alike:
        random = Random(count)
        repeated = [row | {column: _mixed(row[column], random) for column in TOLD} for row in repeated]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(repeated)
    return replace(files, events=out.getvalue().encode("utf-8"))


def _mixed(sentence: str, random: Random) -> str:
    words = sentence.split(" ")
    return " ".join(random.sample(words, len(words)))


def _renamed(row: dict[str, str], round_: int) -> dict[str, str]:
    references = {
        column: ";".join(f"{one.strip()}-{round_}" for one in row[column].split(";") if one) for column in REFERENCES
    }
    return {**row, **references, "id": f"{row['id']}-{round_}"}
