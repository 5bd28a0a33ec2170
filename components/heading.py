"""The top of the page: what the story is, the notice about its subject, and what was wrong in its files."""

from collections.abc import Sequence

import streamlit as st

from components.link import VIEWS
from components.markup import Node, tag
from components.mount import show_markup
from loaders.problems import Problem, placeholders
from loaders.story import Story
from words import text
from words.problems import problem_sentence


def show_heading(story: Story, view: str, lang: str) -> None:
    """The title, one sentence, and the notice about the subject; brief on a page that has a heading of its own."""
    about = story.about
    nodes = [
        tag("h1", about.title.get(lang, "")),
        tag("p", about.lede.get(lang, ""), class_="lede"),
        tag("p", about.notice.get(lang, ""), class_="notice"),
    ]
    show_markup("heading", [tag("header", *nodes, class_="heading" if view == VIEWS[0] else "heading brief")])


def show_problems(story: Story, complaints: Sequence[Problem], lang: str) -> None:
    """A quiet line with the number of rows left out, which opens the list of what is wrong; nothing if all is well.

    `complaints` say why the files, as they are now, could not be used, and an older story is shown.
    """
    if complaints:
        reason = tag("p", text("page.older", lang), class_="remark")
        show_markup("older", [tag("div", reason, _problem_list(complaints, lang), class_="changed", role="status")])
    errors = [problem for problem in story.problems if problem.severity == "error"]
    if not errors:
        return
    rows = len({(problem.file, problem.line) for problem in errors})
    with st.expander(text("page.skipped", lang, count=len(story.events), left_out=rows)):
        show_markup("problems", [_problem_list(errors, lang)])


def _problem_list(problems: Sequence[Problem], lang: str) -> Node:
    return tag("ul", *(tag("li", _one_line(problem, lang)) for problem in problems))


def _one_line(problem: Problem, lang: str) -> str:
    place = f"{problem.file}:{problem.line}"
    column = f" {problem.column}:" if problem.column else ""
    return f"{place}:{column} {problem_sentence(problem.code, problem.reason, placeholders(problem), lang)}"
