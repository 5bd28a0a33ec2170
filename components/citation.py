"""How to cite the page or one event of it: in a sentence, as BibTeX, as CSL-JSON."""

import json
import re
from dataclasses import dataclass
from datetime import date

from loaders.problems import slug
from words import text
from words.dates import day_words

LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}


@dataclass(frozen=True)
class Cited:
    """What is cited: a title, the whole it is a part of ("" for that whole), its address, the day of the data."""

    title: str
    whole: str
    address: str
    as_of: date
    lang: str


def cite_plain(cited: Cited) -> str:
    """A sentence for a note or a list of references."""
    title = text("cite.part", cited.lang, title=cited.title, whole=cited.whole) if cited.whole else cited.title
    return text("cite.plain", cited.lang, title=title, day=day_words(cited.as_of, cited.lang), address=cited.address)


def cite_bibtex(cited: Cited) -> str:
    """An entry @misc; signs that LaTeX would read are escaped."""
    fields = {
        "title": latex(cited.title),
        "howpublished": latex(cited.whole),
        "year": str(cited.as_of.year),
        "note": latex(text("cite.as_of", cited.lang, day=day_words(cited.as_of, cited.lang))),
        "url": cited.address,
        "language": {"en": "english", "fr": "french"}[cited.lang],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{slug(cited.title)[:40].strip('-')}-{cited.as_of.year},", *lines, "}"])


def latex(words: str) -> str:
    """A text with the signs escaped that LaTeX gives a meaning."""
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: LATEX[sign[0]], words)


def cite_csl(cited: Cited) -> str:
    """An item of CSL-JSON (schema of Citation Style Language 1.0.2), in a list as programs read it."""
    day = cited.as_of
    item = {
        "id": f"{slug(cited.title)[:40].strip('-')}-{day.year}",
        "type": "webpage",
        "title": cited.title,
        "container-title": cited.whole,
        "URL": cited.address,
        "language": cited.lang,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "note": text("cite.as_of", cited.lang, day=day_words(day, cited.lang)),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)
