"""What the page says of a source: who published it and how it is graded."""

from loaders.sources import Source
from words import text


def publisher_words(source: Source, lang: str) -> str:
    """Who published a source; the article behind the story, which has no public address, is called so."""
    return source.publisher if source.url else text("card.source_article", lang)


def grade_words(source: Source, lang: str) -> str:
    """The grade of a source; of the article behind the story what it is."""
    return text(f"grade.{source.grade}" if source.url else "card.article", lang)
