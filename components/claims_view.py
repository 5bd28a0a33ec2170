"""What the article says, what the record shows: its claims, each with our verdict and the events behind it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from components.card import event_link
from components.markup import Node, tag
from components.mount import show_markup
from components.picks import explore_event
from loaders.claims import VERDICTS, Claim
from loaders.events import Event
from loaders.story import Story
from words import text

VERDICT_SIGNS = {
    "confirmed": "✓",
    "dated-more-precisely": "◷",
    "loosely-worded": "≈",
    "contradicted": "✕",
    "not-found": "?",
}


def show_claims(story: Story, lang: str) -> None:
    """The claims with a choice of verdicts above them."""
    show_markup("claims_heading", heading_nodes(story, lang))
    verdicts = ask_verdicts(story.claims, lang)
    shown = {number: claim for number, claim in enumerate(story.claims, 1) if not verdicts or claim.verdict in verdicts}
    events = {event.id: event for event in story.events}
    show_markup("claims", claims_nodes(shown, events, lang), partial(explore_event, story, "claims"))


def heading_nodes(story: Story, lang: str) -> list[Node]:
    """What the page is."""
    lede = text("claims.lede", lang, count=len(story.claims))
    return [
        tag("h2", text("claims.heading", lang)),
        tag("p", f"{story.about.article.get(lang, '')} {lede}".strip(), class_="reading"),
    ]


def ask_verdicts(claims: Sequence[Claim], lang: str) -> list[str]:
    """The verdicts to show; none is all."""
    counts = Counter(claim.verdict for claim in claims)
    chosen = st.pills(
        text("claims.verdict", lang),
        VERDICTS,
        selection_mode="multi",
        format_func=lambda verdict: f"{VERDICT_SIGNS[verdict]} {text(f'verdict.{verdict}', lang)} {counts[verdict]}",
        key="verdict",
        label_visibility="collapsed",
        persist_state="page",
    )
    return list(chosen)


def claims_nodes(claims: Mapping[int, Claim], events: Mapping[str, Event], lang: str) -> list[Node]:
    """The claims as a list, each with its number in the article's order."""
    return [tag("ol", *(claim_node(number, claim, events, lang) for number, claim in claims.items()), class_="claims")]


def claim_node(number: int, claim: Claim, events: Mapping[str, Event], lang: str) -> Node:
    """One claim: what the article says, the verdict, what the record shows, and the events."""
    links = [tag("li", event_link(events[event], lang)) for event in claim.events if event in events]
    return tag(
        "li",
        tag("span", str(number), class_="number"),
        tag("p", tag("span", text("claims.says", lang), class_="muted"), " ", own(claim, "claim", lang), class_="says"),
        tag(
            "p",
            tag("span", VERDICT_SIGNS[claim.verdict], class_="sign", aria_hidden="true"),
            tag("strong", text(f"verdict.{claim.verdict}", lang)),
            class_=f"verdict {claim.verdict}",
        ),
        tag("p", own(claim, "note", lang)),
        tag("ul", *links) if links else None,
        class_=f"claim {claim.verdict}",
    )


def own(claim: Claim, part: str, lang: str) -> str:
    """A text of a claim in a language, or in the other one where it is missing."""
    other = "fr" if lang == "en" else "en"
    return str(getattr(claim, f"{part}_{lang}") or getattr(claim, f"{part}_{other}"))
