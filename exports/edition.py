"""The class edition: the whole story in one HTML file that works offline."""

from exports.document import document
from loaders.story import Story


def edition_html(story: Story, lang: str) -> bytes:
    """The file, which opens in a language and holds both."""
    return document(title=story.about.title[lang], lang=lang, body="", styles=(), scripts=(), data={})
