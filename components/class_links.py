"""The ways from the page to what a class takes away: a hand-out of what is shown, and exercises."""

from components.markup import Node, tag
from components.mount import show_here
from words import text


def show_class_links(lang: str) -> None:
    """A button for each; the address of the page is read when one is pressed."""
    show_here("class_links", class_link_nodes(lang))


def class_link_nodes(lang: str) -> list[Node]:
    """The buttons with a sentence of what they open."""
    return [
        tag("h2", text("class_links.heading", lang)),
        tag("p", text("class_links.help", lang)),
        tag(
            "p",
            opener(text("class_links.handout_a4", lang), "handout", "paper=a4"),
            opener(text("class_links.handout_letter", lang), "handout", "paper=letter"),
            opener(text("class_links.exercises", lang), "exercises", ""),
            class_="openers",
        ),
    ]


def opener(label: str, path: str, more: str) -> Node:
    """A button that opens a page of this server in a tab of its own, with the query of the page and what is added."""
    return tag("button", label, type="button", class_="plain", data_open=path, data_more=more)
