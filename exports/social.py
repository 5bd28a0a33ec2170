"""What other sites and search engines show of a link to the page: title, sentence and picture, in the page's head."""

import re
from collections.abc import Iterable
from html import escape

from components.card import in_language, title_of
from components.link import VIEWS, choice_from_link
from components.when import event_when
from loaders.story import Story
from words import LANGS, text

LOCALES = {"en": "en_GB", "fr": "fr_FR"}
PICTURES = {"en": "social.png", "fr": "social-fr.png"}
PICTURE_SIZE = 1200, 630


def page_with_tags(html: str, story: Story, query: str, usual_lang: str, address: str, assets: str) -> str:
    """The page's HTML with the tags of what a link asks for; `address` is that of the page without its query.

    `usual_lang` is the language of a link that names none, `assets` where the files of static/ are.
    """
    choice = choice_from_link(query, story, usual_lang).choice
    title, sentence = title_and_sentence(story, choice.event, choice.view, choice.lang)
    if not title:
        return html
    whole = f"{address}?{query}" if query else address
    tags = "\n    ".join(
        [
            f"<title>{escape(title)}</title>",
            _meta("name", "description", sentence),
            *(_meta("property", f"og:{name}", value) for name, value in _shared(title, sentence, whole)),
            *(_meta("property", f"og:{name}", value) for name, value in _places(story, choice.lang, assets)),
            _meta("name", "twitter:card", "summary_large_image"),
        ]
    )
    html = re.sub(r"<title>[^<]*</title>", "", html, count=1)
    html = re.sub(r"<html lang=\"[^\"]*\">", f'<html lang="{choice.lang}">', html, count=1)
    html = html.replace('href="./favicon.png"', 'href="./app/static/favicon.png"', 1)
    return html.replace("</head>", f"  {tags}\n  </head>", 1)


def title_and_sentence(story: Story, event: str, view: str, lang: str) -> tuple[str, str]:
    """The title and the sentence of the event that a link opens, of the page it leads to, or of the story."""
    about = story.about
    title, lede = about.title.get(lang, ""), about.lede.get(lang, "")
    chosen = next((each for each in story.events if each.id == event), None)
    if view != VIEWS[0]:
        return f"{text(f'view.{view}', lang)} · {title}", lede
    if chosen:
        when = event_when(chosen, lang)
        return title_of(chosen, lang), f"{when[:1].upper()}{when[1:]}. {in_language(chosen, 'summary', lang)[0]}"
    return title, lede


def _shared(title: str, sentence: str, address: str) -> Iterable[tuple[str, str]]:
    yield "type", "website"
    yield "title", title
    yield "description", sentence
    yield "url", address


def _places(story: Story, lang: str, assets: str) -> Iterable[tuple[str, str]]:
    width, height = PICTURE_SIZE
    yield "site_name", story.about.title.get(lang, "")
    yield "locale", LOCALES[lang]
    yield from (("locale:alternate", LOCALES[other]) for other in LANGS if other != lang)
    yield "image", f"{assets}/{PICTURES[lang]}"
    yield "image:width", str(width)
    yield "image:height", str(height)
    yield "image:alt", text("social.picture", lang)


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}" />'
