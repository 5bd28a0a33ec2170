"""What is served: the page of app.py, and beside it what browsers ask for without waiting for the page."""

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from components.answer_routes import answer_routes
from components.mount import page_path
from components.present_routes import present_routes
from exports.shared_page import SharedPage
from loaders.shelf import story_now

FOLDER = Path(__file__).parent / "data"

shared = Middleware(SharedPage, story=partial(story_now, FOLDER), folder=page_path("").removesuffix("/"))
app = st.App("app.py", routes=[*answer_routes(FOLDER), *present_routes(FOLDER)], middleware=[shared])
