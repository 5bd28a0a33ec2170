"""The reactions as a table: a row for each jurisdiction, a panel with an axis of days for each kind of step."""

from collections.abc import Iterable, Sequence
from math import ceil

from components.card import sign, title_of
from components.first_words import KIND_OF, Race, days_words, kind_words, race_sentence, rank_words
from components.markup import Node, pick, tag
from loaders.reactions import STEP, Rank, Reaction, Row, Span, ranks_of, span_of
from words import text
from words.places import place_name, state_with_country

STEPS = (1, 2, 7, 14, 28, 91, 182, 365, 730, 1825, 3650)
"""The days between two lines of the axis: weeks, months or years."""
TICKS = 4
SHOWN = 0.9
"""The share of the first steps that the axis reaches; later ones stand at its edge, so that they crush nothing."""


def axis_step(rows: Iterable[Row]) -> int:
    """The days between two lines of the axis."""
    spans = [reaction.span for row in rows for reaction in row.reactions if reaction.span]
    days = sorted(span.least if span.most is None else span.most for span in spans) or [TICKS]
    far = days[ceil(SHOWN * len(days)) - 1]
    return next((step for step in STEPS if step * TICKS >= far), ceil(far / TICKS))


def ordered_rows(rows: Sequence[Row], kind: str, lang: str) -> list[Row]:
    """The rows in order of their first step of a kind, those without one last; names decide between equals."""

    def order(row: Row) -> tuple[bool, int, float, bool, str]:
        span = span_of(row, kind)
        late = float("inf") if span is None or span.most is None else span.most
        before = any(reaction.before and kind in (reaction.kind, STEP) for reaction in row.reactions)
        return span is None, span.least if span else 0, late, not before, place_name(row.place, lang)

    return sorted(rows, key=order)


def race_table(race: Race, sort: str) -> Node:
    """The table, its rows in order of the first step of a kind."""
    kind = KIND_OF.get(sort, STEP)
    step, ranks = axis_step(race.rows), ranks_of(race.rows, kind)
    rows = [race_row(race, row, ranks.get(row.place), step) for row in ordered_rows(race.rows, kind, race.lang)]
    heads = [tag("th", text(f"first.{name}", race.lang), scope="col", class_=name) for name in ("rank", "place")]
    heads += [panel_head(race, category, step) for category in KIND_OF]
    body = tag("thead", tag("tr", *heads)), tag("tbody", *rows)
    return tag("table", *body, class_="race", aria_label=race_sentence(race), style=f"--ticks:{TICKS}")


def panel_head(race: Race, category: str, step: int) -> Node:
    """The name of a panel, how many took the step, and the axis of days."""
    ticks = [
        tag("span", text("first.axis", race.lang) if not tick else str(tick * step), style=f"--at:{tick / TICKS}")
        for tick in range(TICKS + 1)
    ]
    return tag(
        "th",
        tag("span", sign(category), text(f"first.kind_{category}", race.lang), class_="panel"),
        tag("span", kind_words(race, KIND_OF[category]), class_="muted small"),
        tag("span", *ticks, class_="axis", aria_hidden="true"),
        scope="col",
        class_=category,
    )


def race_row(race: Race, row: Row, rank: Rank | None, step: int) -> Node:
    """One jurisdiction: its rank, its name, and its first step of each kind."""
    cells = [
        tag("td", tag("span", text(f"category.{category}", race.lang), class_="name muted"), mark, class_=category)
        for category, reaction in zip(KIND_OF, row.reactions, strict=True)
        for mark in [race_mark(race, row, category, reaction, step)]
    ]
    return tag(
        "tr",
        tag("td", rank_words(rank, race.lang), class_="rank muted"),
        tag("th", state_with_country(row.place, race.lang), scope="row", class_="place"),
        *cells,
    )


def race_mark(race: Race, row: Row, category: str, reaction: Reaction, step: int) -> Node:
    """A first step as a button that opens its event; in words where there is none, or where one was taken before."""
    words = reaction_words(race, reaction)
    if not reaction.events:
        chevron = tag("span", "›", class_="chevron", aria_hidden="true")
        return tag("span", tag("span", chevron, words, class_="words"), class_="reach none muted")
    name = text(
        "first.mark",
        race.lang,
        place=place_name(row.place, race.lang),
        kind=text(f"first.kind_{category}", race.lang),
        days=words,
        title=title_of(race.events[reaction.events[0]], race.lang),
    )
    if reaction.span is None:
        said = tag("span", sign(category), tag("span", words, class_="number"), class_="words")
        return pick(said, reaction.events[0], class_="reach before muted", aria_label=name, title=name)
    return pick(
        mark_parts(reaction.span, category, words),
        reaction.events[0],
        class_="reach step" if within(reaction.span, step) else "reach step beyond",
        style=mark_style(reaction.span, step),
        aria_label=name,
        title=name,
    )


def within(span: Span, step: int) -> bool:
    """Whether all days of a span lie on the axis."""
    return max(span.least, span.most or 0) <= TICKS * step


def mark_style(span: Span, step: int) -> str:
    """Where a mark's band begins and ends, as shares of the axis; what lies beyond is at its end."""
    least, most = (
        min(1.0, day / (TICKS * step)) for day in (span.least, span.least if span.most is None else span.most)
    )
    return f"--least:{least:.4f};--most:{most:.4f}"


def mark_parts(span: Span, category: str, words: str) -> list[Node]:
    """A stem, a band where the day is uncertain, the category's symbol and the number of days."""
    band = [] if span.exact or span.most is None else [tag("span", class_="band")]
    return [tag("span", class_="stem"), *band, sign(category), tag("span", words, class_="number")]


def reaction_words(race: Race, reaction: Reaction) -> str:
    """A reaction in words: "9", "14 to 16", "more than 284", "already before"."""
    if reaction.span is None:
        key = f"first.before_{reaction.before}" if reaction.before else "first.more_than"
        return text(key, race.lang, days=race.without)
    days = days_words(reaction.span, race.lang)
    return text("first.or_before", race.lang, days=days) if reaction.before else days
