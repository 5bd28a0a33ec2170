"""What is served: the page of app.py, and beside it what the browser asks for without waiting for the page."""

from pathlib import Path

import streamlit as st

from components.present_routes import present_routes
from exports.edition_route import edition_routes

FOLDER = Path(__file__).parent / "data"

app = st.App("app.py", routes=[*present_routes(FOLDER), *edition_routes(FOLDER)])
