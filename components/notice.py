"""What a class is told before the story: what it is about, that nobody has to watch, and where help is."""

from components.markup import Node, link, tag
from loaders.help_lines import HelpLine
from loaders.story import Story
from words import text
from words.places import place_name


def notice_nodes(story: Story, lang: str) -> list[Node]:
    """The notice with the help lines in a language: for the present view, the class edition and the hand-out."""
    about = story.about
    said = about.class_notice.get(lang) or about.notice.get(lang, "")
    lines = help_for(story, lang)
    listed = [tag("h3", text("class.help", lang)), tag("ul", *(_line(line, lang) for line in lines))]
    return [
        tag(
            "section",
            tag("h2", text("class.notice", lang)),
            tag("div", *(tag("p", part) for part in said.split("\n") if part.strip())),
            *([tag("div", *listed, class_="help")] if lines else []),
            class_="class_notice",
        )
    ]


def help_for(story: Story, lang: str) -> list[HelpLine]:
    """The help lines whose pages are in a language, in the editor's order."""
    return [line for line in story.about.help if line.lang == lang]


def _line(line: HelpLine, lang: str) -> Node:
    where = f" ({place_name(line.country, lang)})" if line.country else ""
    phone = text("class.phone", lang, phone=line.phone) if line.phone else ""
    return tag("li", link(line.name, line.url), where, phone)
