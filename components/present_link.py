"""The way from the page to the present view."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from components.mount import assets
from components.steps import told_steps
from loaders.story import Story
from words import text


def show_present_link(story: Story, lang: str) -> None:
    """A link to the steps of the story in its language; nothing where it has none.

    It is HTML, because Streamlit opens the links of its own in another tab.
    """
    if told_steps(story):
        st.html(present_link(lang))


def present_link(lang: str) -> str:
    """The link as HTML, below the path at which the app is served."""
    address = f"{assets().removesuffix('/app/static')}/present?{urlencode({'lang': lang})}"
    return f'<a class="present_link" href="{escape(address)}">{escape(text("present.link", lang))}</a>'
