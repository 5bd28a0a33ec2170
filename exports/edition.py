"""The class edition: the whole story in one HTML file that works offline."""

import json
from functools import cache
from html import escape

from components.controls import LANGUAGE_NAMES
from components.geography import MAP_FILE
from components.mount import BROWSER, page_style
from components.palette import DARK, LIGHT, Palette
from components.scripts import expression, present_script, present_style
from exports.document import Document, data_address, document
from exports.edition_days import Json, days_json, signs_json
from exports.edition_timeline import lines_json, months_json, timelines_json
from exports.edition_words import cards_json, facts_json, words_json
from exports.packing import packed
from exports.recolour import dark_for_light
from loaders.story import Story
from words import LANGS, text

STATIC = MAP_FILE.parent
PIECES = ("timeline", "map", "markup", "rows", "at")
OWN = (
    "once",
    "nodes",
    "edition_days",
    "edition_figures",
    "edition_controls",
    "edition_page",
    "edition_show",
    "edition",
)
"""The edition's own script, the last with its beginning."""

OLD = "if (!window.DecompressionStream || ![].findLast) document.getElementById('old').hidden = false;"
"""What tells a browser that is too old for the rest."""

FONTS = (
    ("Source Sans 3", "400", "source-sans-3-latin-400-normal"),
    ("Source Sans 3", "600", "source-sans-3-latin-600-normal"),
    ("Source Sans 3", "700", "source-sans-3-latin-700-normal"),
    ("Source Serif 4", "200 900", "source-serif-4-latin-wght-normal"),
)
"""Family, weight and file of the Latin letters; others come from the machine."""


def edition_html(story: Story, lang: str) -> bytes:
    """The file, which opens in a language and holds both."""
    return document(
        Document(
            title=story.about.title.get(lang, ""),
            lang=lang,
            body=body(lang),
            styles=(fonts(), colours(), styles()),
            scripts=(OLD, *shape_scripts(), scripts()),
            data={"start": {"lang": lang, "at": str(story.about.opening_day)}},
            packed={
                "story": packed(story_json(story)),
                **{f"words-{each}": packed(language_json(story, each)) for each in LANGS},
                **{f"cards-{each}": packed(cards_json(story, each)) for each in LANGS},
            },
        )
    )


def body(lang: str) -> str:
    """Where the page will be, and what is said where it cannot be drawn."""
    needs, old = (escape(text(f"edition.{key}", lang)) for key in ("needs_script", "too_old"))
    return (
        '<div id="page" class="edition block-container"></div>\n'
        f'<p id="old" hidden>{old}</p>\n<noscript><p>{needs}</p></noscript>'
    )


def story_json(story: Story) -> Json:
    """What no language changes."""
    return {
        **days_json(story),
        "facts": facts_json(story),
        "months": months_json(story),
        "actors": sorted(story.columns.actor.values, key=str.casefold),
        "span": [str(day) for day in story.days],
        "lines": lines_json(),
        "accent": LIGHT.accent,
        "dark": dark_for_light(),
        "languages": {lang: LANGUAGE_NAMES[lang] for lang in LANGS},
        "world": json.loads(MAP_FILE.read_text(encoding="utf-8")),
    }


def language_json(story: Story, lang: str) -> Json:
    """What is said in a language, but for the cards."""
    return {**words_json(story, lang), **signs_json(story, lang), "timelines": timelines_json(story, lang)}


@cache
def scripts() -> str:
    """The scripts of the app's pieces, each in its own room, the player, and the edition's own."""
    pieces = ",\n".join(f"{name}: {expression(name)}" for name in PIECES)
    own = "\n".join((BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in OWN)
    return f'"use strict";\nconst PIECES = {{\n{pieces}\n}};\n{present_script()}\n(() => {{\n{own}\n}})();'


@cache
def shape_scripts() -> tuple[str, ...]:
    """What projects the map's shapes."""
    return tuple((STATIC / name).read_text(encoding="utf-8") for name in ("d3-array.min.js", "d3-geo.min.js"))


@cache
def fonts() -> str:
    """The letters, inside the file."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f"src: url({data_address((STATIC / 'fonts' / f'{name}.woff2').read_bytes(), 'font/woff2')}); }}"
        for family, weight, name in FONTS
    )


@cache
def styles() -> str:
    """The app's own style sheets, and what the edition has instead of Streamlit's."""
    own = (BROWSER / "edition.css").read_text(encoding="utf-8")
    return "\n".join((page_style(), present_style(), own))


def colours() -> str:
    """The colours of both themes, ours and those that Streamlit would set."""
    light, dark = (f"{{ {palette.variables()} {_streamlits(palette)} }}" for palette in (LIGHT, DARK))
    return f".stApp {light}\n.stApp.theme-dark {dark}"


def _streamlits(palette: Palette) -> str:
    values = {
        "text-color": palette.text,
        "background-color": palette.paper,
        "secondary-background-color": palette.panel,
        "primary-color": palette.accent,
        "link-color": palette.accent,
    }
    return " ".join(f"--st-{name}: {value};" for name, value in values.items())
