"""What a reader can take along: files that the server makes when they are asked for."""

from urllib.parse import urlencode

import streamlit as st

from components.mount import assets
from words import text


def show_downloads(lang: str) -> None:
    """A link to the class edition, with what it is."""
    with st.container(key="downloads"):
        st.link_button(
            text("download.edition", lang),
            edition_address(lang),
            help=text("download.edition_help", lang),
            icon=":material/download:",
            type="tertiary",
        )


def edition_address(lang: str) -> str:
    """Where the server has the class edition that opens in a language."""
    return f"{assets().removesuffix('/app/static')}/edition?{urlencode({'lang': lang})}"
