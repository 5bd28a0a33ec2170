from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from components.step_timeline import LANES, LEAST_DAYS, WIDTH, Told, lanes_round, step_timeline, ticks, window_of
from components.steps import told_in, told_steps
from components.traces import Figure
from loaders.events import Event
from tests.components.shipped import event_of, shipped, view_of

STEPS = [
    (told_in(shipped(), chapter), event_of(step.event), step.at) for chapter, step in told_steps(shipped())
]  # fmt: skip


def blocks() -> Told:
    (chapter,) = (chapter for chapter in shipped().about.chapters if chapter.id == "blocks")
    return told_in(shipped(), chapter)


def figure(event: str, day: date) -> Figure:
    return step_timeline(view_of(), blocks(), event_of(event), day)


@pytest.mark.parametrize(("told", "event", "day"), STEPS, ids=[event.id for _, event, _ in STEPS])
def test_every_step_has_its_event_ringed_on_a_figure_of_plotly(told: Told, event: Event, day: date) -> None:
    made = step_timeline(view_of("fr"), told, event, day)
    (ring,) = (trace for trace in made["data"] if trace.get("meta") == "selected")
    assert ring["x"]
    go.Figure({"data": made["data"], "layout": {**made["layout"], "annotations": []}})
    assert len(made["layout"]["yaxis"]["tickvals"]) <= LANES
    assert made["layout"]["margin"]["l"] + made["layout"]["xaxis"]["range"][1] + made["layout"]["margin"]["r"] == WIDTH


def test_what_happened_after_the_day_is_not_drawn() -> None:
    before, after = (figure("id-block", day) for day in (date(2026, 1, 10), date(2026, 2, 2)))
    crosses = [
        sum(len(trace["x"]) for trace in made["data"] if trace.get("name") == "block") for made in (before, after)
    ]
    assert crosses == [1, 6]
    day = before["layout"]["shapes"][0]["x0"]
    per_day = (before["layout"]["xaxis"]["range"][1]) / window_of(blocks(), 1).days
    drawn = [x for trace in before["data"] if trace.get("meta") in ("state", "still", "marks") for x in trace["x"] if x]
    assert max(drawn) <= day + per_day + 0.01


def test_three_lanes_of_a_chapter_are_shown_the_own_one_among_them() -> None:
    told = told_in(shipped(), shipped().about.chapters[-1])
    assert len({place for event in told.events for place in event.jurisdictions}) > LANES
    for event in told.events:
        assert len(lanes_round(told, event)) == LANES
        assert event.jurisdictions[0] in lanes_round(told, event)


def test_a_short_chapter_still_shows_four_weeks() -> None:
    event = event_of("ofcom-opened")
    window = window_of(Told([event], [date(2026, 1, 12)]), 300)
    assert window.days >= LEAST_DAYS
    assert window.begin < date(2026, 1, 12) < window.end


@pytest.mark.parametrize("days", [28, 40, 90, 200, 700, 2000])
def test_named_days_stand_apart(days: int) -> None:
    begin = date(2025, 12, 1)
    told = Told([event_of("ec-fine-x-120m")], [begin, begin + timedelta(days=days)])
    named = ticks(window_of(told, 230), "fr")
    assert named
    assert all(after[0] - before[0] >= 50 for before, after in pairwise(named))
