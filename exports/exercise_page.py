"""The exercises on screen: one file with both languages that works offline and tells the reason after each answer."""

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from components.markup import tag
from components.mount import BROWSER
from components.notice import notice_nodes
from components.palette import DARK, LIGHT
from exports.document import Document, document
from exports.exercise_words import sheet_of
from exports.exercises import exercises_of
from exports.html_text import html_of
from exports.paper import colours, font_faces
from loaders.story import Story
from words import LANGS, template, text
from words.dates import day_words

SPOKEN: Mapping[str, str] = MappingProxyType(
    {name: f"exercise.{name}" for name in (
        "check", "up", "down", "moved", "right", "wrong", "answer", "in_place", "true_place", "score",
        "other_language", "order_help_screen", "none",
    )}
)  # fmt: skip
"""What the script says, with places to fill in, by its names for it."""


def exercises_html(story: Story, seed: int, lang: str) -> bytes:
    """The exercises of a seed, opened in a language."""
    title = f"{text('exercise.title', lang)} {seed} · {story.about.title.get(lang, '')}"
    scripts = "\n".join((BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in ("nodes", "exercises"))
    return document(
        Document(
            title=title,
            lang=lang,
            body=html_of(tag("div", tag("noscript", text("exercise.without_script", lang)), id="page")),
            styles=[font_faces(), themes(), (BROWSER / "exercises.css").read_text(encoding="utf-8")],
            scripts=[f"(() => {{\n{scripts}\n}})();"],
            data={"exercises": {"lang": lang, "languages": {each: told(story, seed, each) for each in LANGS}}},
        )
    )


def themes() -> str:
    """The colours of both themes, of which the system chooses one."""
    dark = f"@media (prefers-color-scheme: dark) {{ {colours(DARK)} }}"
    return f":root {{ color-scheme: light dark; }}\n{colours(LIGHT)}\n{dark}"


def told(story: Story, seed: int, lang: str) -> dict[str, object]:
    """All that the page says in a language."""
    about = story.about
    day = day_words(about.as_of, lang)
    return {
        "title": text("exercise.title", lang),
        "story": about.title.get(lang, ""),
        "seed": f"{text('exercise.seed', lang, seed=seed, day=day)} {text('exercise.local_days', lang)}",
        "notice": notice_nodes(story, lang),
        "words": {name: template(key, lang) for name, key in SPOKEN.items()},
        **asdict(sheet_of(story, exercises_of(story, seed, lang))),
    }
