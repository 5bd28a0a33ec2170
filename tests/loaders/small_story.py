"""A story of a few lines, to which a test adds its rows."""

import csv
import io

from loaders import Files, Story, load
from loaders.events import COLUMNS
from loaders.problems import Problem

TYPES = """\
type,category,state,label_en,label_fr
ban,block,blocked,Block,Blocage
ban-lifted,block,,Block lifted,Levée du blocage
order,order,ordered,Order,Injonction
statement,politics,,Statement,Déclaration
"""
SOURCES = """\
id,publisher,title,date,url,language,grade
bbc-20260130,BBC,A report,2026-01-30,https://www.bbc.co.uk/news/1,en,press
afp-20260105,AFP,A dispatch,2026-01-05,https://www.afp.com/1,fr,press
blog-202601,A blog,A post,2026-01,https://blog.example.org/1,en,weak
"""
STORY = """\
as_of = 2026-10-04
trigger = "launch"
opening_day = 2026-01-16
opening_from = 2025-12-01
opening_to = 2026-02-28

[title]
en = "A story"
fr = "Une histoire"

[lede]
en = "What happened"
fr = "Ce qui s’est passé"

[notice]
en = "Mind"
fr = "Attention"

[[windows]]
from = 2026-01-01
to = 2026-01-31
en = "January"
fr = "Janvier"
"""
GOOD = {
    "id": "id-block",
    "date": "2026-01-10",
    "type": "ban",
    "jurisdictions": "ID",
    "actors": "Komdigi",
    "title_en": "Indonesia blocks Grok",
    "title_fr": "L’Indonésie bloque Grok",
    "summary_en": "The ministry says so.",
    "summary_fr": "Le ministère le dit.",
    "evidence": "press",
    "sources": "bbc-20260130",
}


def row(**cells: str) -> dict[str, str]:
    """A good row with some cells of its own."""
    return GOOD | cells


def events_csv(*rows: dict[str, str]) -> bytes:
    """The rows under the header of events.csv."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def files_with(events: bytes, types: str = TYPES, sources: str = SOURCES, story: str = STORY) -> Files:
    """The files of the small story with these events."""
    return Files(events, types.encode(), sources.encode(), story.encode(), name="events.csv")


def story_with(*rows: dict[str, str]) -> Story:
    """The small story with these events."""
    return load(files_with(events_csv(*rows)))


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, str, str]]:
    """Code, line, column and value of each problem."""
    return [(problem.code, problem.line, problem.column, problem.value) for problem in problems]
