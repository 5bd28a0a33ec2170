"""The page of the present view: plain HTML of our own, which holds the steps and the script that shows them."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from components.palette import DARK, LIGHT
from components.scripts import present_script, present_style
from components.steps import Deck
from words import text

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"

OPENING = """
const data = JSON.parse(document.getElementById("deck").textContent);
const query = (step) => new URLSearchParams({ lang: data.deck.lang, ...(step ? { step } : {}) });
const told = (answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status)));
const title = document.title;
window.player = present(document.getElementById("present"), {
  ...data,
  answer: (step) => fetch(`present/answer?${query(step)}`).then(told),
  code: (step) => `present/code?${query(step)}`,
  address: (step) => new URL(`?${query(step)}`, location).href,
  moved: (step) => {
    const shown = data.deck.steps[step - 1];
    document.title = shown ? `${shown.headline} · ${title}` : title;
    history.replaceState(history.state, "", `?${query(step)}`);
  },
});
"""


@dataclass(frozen=True)
class Asked:
    """Which step a visitor asks for, 0 for the notice before them, and where the files of static/ and the story are."""

    step: int
    assets: str
    geometry: str
    leave: str


def present_page(deck: Deck, asked: Asked) -> str:
    """The page as HTML; a story without steps says so."""
    lang = deck["lang"]
    known = deck["steps"]
    data = {
        "deck": deck | {"geometry": f"{asked.assets}/{asked.geometry}"},
        "step": asked.step,
        "assets": asked.assets,
        "leave": asked.leave,
    }
    said = text("present.needs_script" if known else "present.no_steps", lang)
    script = f"{present_script()}\n{OPENING}" if known else ""
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(deck["title"])}</title>
<link rel="icon" href="{escape(asked.assets)}/favicon.png">
<style>
{font_faces(asked.assets)}
html, body {{ margin: 0; height: 100%; background: {LIGHT.paper}; }}
@media (prefers-color-scheme: dark) {{ html, body {{ background: {DARK.paper}; color: {DARK.text}; }} }}
{present_style()}
</style>
</head>
<body>
<div id="present"><p>{escape(said)} <a href="{escape(asked.leave)}">{escape(text("present.back", lang))}</a></p></div>
<script type="application/json" id="deck">{in_script(data)}</script>
<script type="module">
{script}
</script>
</body>
</html>
"""


def in_script(value: object) -> str:
    """A value as JSON that cannot end the element in which it stands."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def font_faces(assets: str) -> str:
    """The fonts of the page, from its settings, as a style sheet."""
    faces = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]["fontFaces"]
    return "\n".join(_face(face, assets) for face in faces)


def _face(face: Mapping[str, Any], assets: str) -> str:
    address = face["url"].replace("app/static", assets, 1)
    return (
        f"@font-face {{ font-family: {face['family']}; src: url({address}) format('woff2'); font-display: swap; "
        f"font-weight: {face['weight']}; unicode-range: {face['unicodeRange']}; }}"
    )
