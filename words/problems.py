"""The sentence for a problem of a file: what is wrong, and the way out."""

from collections.abc import Mapping

from words import text

LONGEST_VALUE = 80


def problem_sentence(code: str, reason: str, placeholders: Mapping[str, str], lang: str) -> str:
    """What is wrong and what was perhaps meant; a reason has a text more precise than the code's."""
    short = {name: shortened(value) for name, value in placeholders.items()}
    sentence = text(text_name(code, reason), lang, **short)
    suggested = text("problem.meant", lang, **short) if short.get("meant") else ""
    return f"{sentence} {suggested}".rstrip()


def text_name(code: str, reason: str) -> str:
    """The name of the text: the reason's own where it is a full name, else under the problems."""
    if not reason:
        return f"problem.{code}"
    return reason if reason.startswith("date.") else f"problem.{reason}"


def shortened(value: str) -> str:
    """The value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
