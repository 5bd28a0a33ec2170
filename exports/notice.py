"""The notice about the subject, which stands before all class material."""

from components.markup import Node, tag
from loaders.story import Story


def notice_nodes(story: Story, lang: str) -> list[Node]:
    """The notice in a language."""
    return [tag("div", tag("p", story.about.notice.get(lang, "")), class_="notice")]
