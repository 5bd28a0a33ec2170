"""The exercises on paper: a sheet for the class, and the answers as a document of their own."""

from collections.abc import Iterable

from components.markup import Node, tag
from components.notice import notice_nodes
from exports.document import Document, document
from exports.exercise_words import Choices, Order, Question, Sheet, sheet_of
from exports.exercises import Exercises, exercises_of
from exports.html_text import html_of
from exports.paper import PAPERS, styles_of
from loaders.cells import EVIDENCE
from loaders.story import Story
from words import text
from words.dates import day_words


def sheet_html(story: Story, seed: int, lang: str, paper: str) -> bytes:
    """The sheet of a seed without its answers."""
    exercises = exercises_of(story, seed, lang)
    sheet = sheet_of(story, exercises)
    parts = [order_nodes(sheet.order)] if sheet.order else []
    parts += [choice_nodes(choices, lang) for choices in sheet.choices]
    name = tag("p", text("exercise.name", lang), tag("span", class_="line"), class_="name")
    return paper_html(story, exercises, "exercise.title", [name, *(parts or [nothing(lang)])], paper)


def key_html(story: Story, seed: int, lang: str, paper: str) -> bytes:
    """The answers to the sheet of a seed, each with what the table says of it."""
    exercises = exercises_of(story, seed, lang)
    return paper_html(story, exercises, "exercise.key_title", key_nodes(sheet_of(story, exercises), lang), paper)


def paper_html(story: Story, exercises: Exercises, title: str, parts: Iterable[Node], paper: str) -> bytes:
    """A document of exercises: the notice about the subject, what it is, the number of the sheet, its parts."""
    about, lang = story.about, exercises.lang
    day = day_words(about.as_of, lang)
    seed = text("exercise.seed", lang, seed=exercises.seed, day=day)
    head = [
        *notice_nodes(story, lang),
        tag("h1", text(title, lang)),
        tag("p", about.title.get(lang, ""), class_="lede"),
        tag("p", f"{seed} {text('exercise.local_days', lang)}", class_="small"),
    ]
    return document(
        Document(
            title=f"{about.title.get(lang, '')} · {text(title, lang)} {exercises.seed}",
            lang=lang,
            body=html_of([tag("header", *head), tag("main", *parts)]),
            styles=styles_of(PAPERS[paper], "paper", "exercise_paper"),
            scripts=[],
            data={},
            schemes="light",
        )
    )


def nothing(lang: str) -> Node:
    """That there are no exercises."""
    return tag("p", text("exercise.none", lang))


# The sheet


def order_nodes(order: Order) -> Node:
    """Events with a box for the number of each."""
    items = [tag("li", tag("span", class_="box", aria_hidden="true"), item.text) for item in order.items]
    return section(order.heading, order.help, [tag("ul", *items, class_="order")])


def choice_nodes(choices: Choices, lang: str) -> Node:
    """Questions with a box before each answer; where all have the same answers, their meaning is said once."""
    meanings = [grade_list(lang)] if choices.name == "grades" else []
    return section(
        choices.heading, choices.help, [*meanings, tag("ol", *(question_node(q) for q in choices.questions))]
    )


def question_node(question: Question) -> Node:
    """One question, what helps to answer it, and its answers."""
    options = [tag("li", tag("span", class_="box", aria_hidden="true"), words) for words in question.options.values()]
    detail = [tag("p", words, class_="small") for words in question.detail]
    return tag("li", tag("p", question.text), *detail, tag("ul", *options, class_="options"))


def grade_list(lang: str) -> Node:
    """What each grade of evidence means."""
    items = [
        tag("li", tag("strong", text(f"evidence.{grade}", lang)), f" ({text(f'evidence_help.{grade}', lang)})")
        for grade in EVIDENCE
    ]
    return tag("ul", *items, class_="meanings small")


def section(heading: str, help: str, nodes: Iterable[Node]) -> Node:
    """A part of the sheet with its heading."""
    return tag("section", tag("h2", heading), tag("p", help), *nodes)


# The answers


def key_nodes(sheet: Sheet, lang: str) -> Iterable[Node]:
    """The right answers in the order of the sheet, with the reason of each."""
    if sheet.order:
        items = {item.id: item for item in sheet.order.items}
        lines = [
            tag("li", tag("strong", items[id].text), tag("p", items[id].why, class_="small"))
            for id in sheet.order.answer
        ]
        yield section(sheet.order.heading, numbers_words(sheet.order), [tag("ol", *lines)])
    for choices in sheet.choices:
        answers = [
            tag(
                "li",
                tag("p", question.text),
                tag("p", tag("strong", text("exercise.answer", lang, answer=question.options[question.answer]))),
                tag("p", question.why, class_="small"),
            )
            for question in choices.questions
        ]
        yield section(choices.heading, choices.help, [tag("ol", *answers)])
    if not sheet.order and not sheet.choices:
        yield nothing(lang)


def numbers_words(order: Order) -> str:
    """The numbers that stand in the boxes, from top to bottom."""
    return " – ".join(str(order.answer.index(item.id) + 1) for item in order.items)
