"""The line above the timeline: how many events, the way back to all, the periods, and what the lines mean."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from components.axis import Window
from components.density import is_crowded
from components.grouping import LANES
from components.link import SCALES, WHOLE
from components.markup import Node, pick, tag
from components.palette import LINE_WIDTHS
from components.picks import RESET, STEP
from components.view import View
from components.zoom import chosen_days, shown_days, steps, weeks_up_to
from loaders.standings import ACTS
from words import text
from words.dates import day_words, span_words
from words.numbers import number_words

STEP_SIGNS: Mapping[str, str] = MappingProxyType({"before": "‹", "out": "−", "in": "+", "after": "›"})


def counted_nodes(view: View) -> list[Node]:
    """The pieces of the line; the way back only where something is filtered."""
    reset = pick(text("filter.reset", view.lang), RESET, class_="linklike reset")
    return [
        tag("p", tag("strong", count_words(view)), role="status"),
        *([reset] if view.filtered else []),
        form_button(view.lang),
        period_buttons(view),
        lanes_buttons(view),
        scale_buttons(view),
        line_legend(view.lang, shown_lanes(view)),
    ]


def count_words(view: View) -> str:
    """ "12 of 114 events", with the number that only possibly touch the dates asked for."""
    key = "count.events" if len(view.kept) > 1 else "count.event"
    key += "_possibly" if view.kept.possibly else ""
    numbers = {
        "kept": len(view.kept),
        "all": len(view.story.events),
        "possibly": len(view.kept.possibly),
    }
    return text(key, view.lang, **{name: number_words(number, view.lang) for name, number in numbers.items()})


def form_button(lang: str) -> Node:
    """The switch from lanes to the list, which the browser follows by itself: it also says which of them is shown."""
    switch = tag("button", text("table.list", lang), type="button", data_form="list", aria_pressed="false")
    return tag("div", switch, class_="periods form")


def period_buttons(view: View) -> Node:
    """A button for each period, the shown one pressed, and those that move, widen and narrow it."""
    buttons = [
        pick(label, code, aria_pressed="true" if _shows(view, code) else "false")
        for code, label in periods(view).items()
    ]
    return tag(
        "div",
        tag("div", buttons, class_="periods", role="group", aria_label=text("zoom.label", view.lang)),
        tag(
            "div",
            list(_step_buttons(view)),
            class_="periods steps",
            role="group",
            aria_label=text("zoom.steps", view.lang),
        ),
        class_="window",
    )


def _step_buttons(view: View) -> Iterator[Node]:
    """What is picked is the step and not where it leads, so that a button stays the same from step to step."""
    for step, code in steps(view.story, view.days).items():
        words = text(f"zoom.{step}", view.lang)
        useless = "true" if _shows(view, code) else None
        yield pick(STEP_SIGNS[step], f"{STEP}{step}", aria_label=words, title=words, aria_disabled=useless)


def _shows(view: View, zoom: str) -> bool:
    """Whether a zoom is what the timeline shows."""
    return chosen_days(view.story, zoom) == view.days


def lanes_buttons(view: View) -> Node:
    """A button for each thing that lanes can stand for, the present one pressed."""
    return _choices("lanes", LANES, shown_lanes(view), view)


def scale_buttons(view: View) -> Node:
    """A button for each spacing of days, the present one pressed."""
    return _choices("scale", SCALES, SCALES[0] if _crowded(view) else view.choice.scale, view)


def shown_lanes(view: View) -> str:
    """What the lanes stand for: where events can only be counted, always for jurisdictions."""
    return LANES[0] if _crowded(view) else view.choice.lanes


def _crowded(view: View) -> bool:
    return is_crowded(view.story.columns, view.kept.mask, Window(*view.days, 1.0))


def _choices(name: str, codes: Sequence[str], chosen: str, view: View) -> Node:
    useless = "true" if _crowded(view) else None
    buttons = [
        pick(
            text(f"{name}.{code}", view.lang),
            f"{name}:{code}",
            aria_pressed="true" if code == chosen else "false",
            aria_disabled=None if code == chosen else useless,
        )
        for code in codes
    ]
    return tag("div", buttons, class_="periods", role="group", aria_label=text(f"{name}.label", view.lang))


def periods(view: View) -> dict[str, str]:
    """The periods that the timeline can show, by their code in the link: the story's, the weeks up to the last day
    looked at, the whole, and where the visitor zoomed to."""
    about, lang = view.story.about, view.lang
    opening = f"{about.opening_from}/{about.opening_to}"
    stays = shown_days(view.story, "", view.selected, view.kept) == (about.opening_from, about.opening_to)
    named = {f"{window.start}/{window.end}": window.label.get(lang, "") for window in about.windows}
    labels = {("" if code == opening and stays else code): label for code, label in named.items()}
    labels["/".join(map(str, weeks_up_to(about.as_of)))] = text("zoom.up_to", lang, day=day_words(about.as_of, lang))
    labels[WHOLE] = text("zoom.all", lang)
    if not any(_shows(view, code) for code in labels):
        first, last = view.days
        labels[f"{first}/{last}"] = span_words(str(first), first, first, str(last), last, last, lang)
    return labels


def line_legend(lang: str, lanes: str = LANES[0]) -> Node:
    """What the lines of the lanes mean; those by kind or case show only what lasts, each measure until its end."""
    states = [*LINE_WIDTHS, "possibly"]
    states.remove("lifted")
    shown = [*states, "lifted"] if lanes == LANES[0] else [state for state in states if state not in ACTS]
    items = [tag("li", tag("span", class_=f"swatch {state}"), text(f"state.{state}", lang).lower()) for state in shown]
    return tag("ul", tag("li", text("timeline.line", lang), class_="muted"), *items, class_="legend lines")
