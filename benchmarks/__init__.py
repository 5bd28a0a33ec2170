"""How long a click takes beside an empty Streamlit app, what the server spends it on, and what a first visit weighs."""
