"""What is served: the page of app.py, and beside it what the browser asks for without waiting for the page."""

import streamlit as st

app = st.App("app.py", routes=[])
