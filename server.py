"""What is served: the page of app.py, and beside it what the browser asks for without waiting for the page."""

import time
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from components.mount import assets
from exports.shared_page import SharedPage
from loaders.shelf import shelf_of
from loaders.story import Story

FOLDER = Path(__file__).parent / "data"


def story_now() -> Story:
    """The story that visitors see."""
    return shelf_of(FOLDER).look(time.monotonic()).story


shared = Middleware(SharedPage, story=story_now, folder=assets().removesuffix("/app/static"))
app = st.App("app.py", routes=[], middleware=[shared])
