"""The timelines of the edition: the figure of each named period, in parts that a browser puts together for a filter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from components.around import outside
from components.axis import Window
from components.bars import bars_of
from components.clusters import cluster_traces
from components.counted import periods
from components.lanes import Item, Layout, Mark
from components.link import story_days
from components.marks import label_traces, leader_traces, mark_traces
from components.palette import LIGHT, LINE_WIDTHS
from components.relations import cases_of
from components.scene import Scene, drawn_day
from components.state_lines import BAND, state_lines
from components.timeline import timeline_figure, timeline_layout
from components.timeline_block import USUAL_WIDTH, scene_of
from components.traces import Figure
from components.uncertain import uncertain_bands
from components.view import View
from exports.edition_days import Json, view_in
from loaders.story import Story
from words import text


def timelines_json(story: Story, lang: str) -> Json:
    """Each period's timeline by its code, in the order of the buttons that choose them."""
    view = view_in(story, lang)
    return {code: timeline_json(replace(view, choice=replace(view.choice, zoom=code))) for code in periods(view)}


def timeline_json(view: View) -> Json:
    """A timeline in parts: what every filter leaves, the lines of states, marks, labels, and what belongs to one event.

    Under a filter the browser draws the lines of the states anew, from the lanes and the days here.
    """
    scene = replace(scene_of(view, USUAL_WIDTH), at=date.max)  # its day is put in by the browser
    layout = timeline_layout(scene)
    figure = timeline_figure(scene, layout, LIGHT)
    states = state_lines(bars_of(layout.lanes, scene), scene.window, LIGHT)
    bands = uncertain_bands(scene.events, layout.marks, scene.window, LIGHT)
    marks, labels = mark_traces(scene, layout, LIGHT), label_traces(layout, LIGHT)
    clusters = cluster_traces(scene, layout, LIGHT)
    taken = [*states, *bands, *leader_traces(layout, LIGHT), *marks, *labels, *clusters]
    earlier, later = (view.story.chosen(mask) for mask in outside(view, scene.window))
    return {
        "layout": {**figure["layout"], "meta": figure["layout"]["meta"] | {"walk": walk(scene)}},
        "base": [trace for trace in figure["data"] if trace not in taken],
        "states": states,
        "marks": [{name: value for name, value in trace.items() if name != "hovertext"} for trace in marks],
        "labels": labels,
        "bands": bands_by_event(scene, layout),
        "leaders": {
            label.item.event: leader_traces(replace(layout, labels=(label,)), LIGHT)
            for label in layout.labels
            if label.leader
        },
        "lanes": [[lane.code, lane.line] for lane in layout.lanes],
        "clusters": clusters_json(layout, clusters),
        "marked": [[item.event, item.lane] for item in placed(layout)],
        "window": [str(scene.window.begin), str(scene.window.end), scene.window.width],
        "earlier": [event.id for event in earlier],
        "later": [event.id for event in later],
    }


def clusters_json(layout: Layout, traces: Sequence[Figure]) -> Json:
    """The look of the clusters, and for each the events that it counts, the most important first."""
    return {
        "traces": traces,
        "events": [
            [item.event for item in sorted(cluster.items, key=lambda item: (item.rank, item.x))]
            for cluster in layout.clusters
        ],
    }


def placed(layout: Layout) -> list[Item]:
    """All that has a mark or is counted in a cluster."""
    return [*(mark.item for mark in layout.marks), *(item for each in layout.clusters for item in each.items)]


def walk(scene: Scene) -> Json:
    """Where the keys lead from a mark; in the file no period follows an event that it does not show."""
    return {
        "cases": cases_of(scene.events),
        "zooms": {},
        "before": None,
        "after": None,
        "keys": text("edition.keys", scene.lang),
    }


def bands_by_event(scene: Scene, layout: Layout) -> dict[str, list[Figure]]:
    """How the marks of each event show that its days are not known exactly, where they are not."""
    marks: dict[str, list[Mark]] = {}
    for mark in layout.marks:
        marks.setdefault(mark.item.event, []).append(mark)
    events = {event.id: event for event in scene.events}
    bands = {id: uncertain_bands([events[id]], mine, scene.window, LIGHT) for id, mine in marks.items()}
    return {id: traces for id, traces in bands.items() if traces}


def months_json(story: Story) -> dict[str, float]:
    """Where on the strip of the whole story the month of each event stands, in pixels."""
    scene = scene_of(view_in(story, "en"), USUAL_WIDTH)
    whole = Window(*story_days(story), scene.whole.width)
    return {event.id: whole.pixel(drawn_day(event, whole).replace(day=15)) for event in story.events}


def lines_json() -> Json:
    """How wide each state's line is and its colour, the height of what is only possible, and the paper's colour."""
    return {
        "states": {state: [width, LIGHT.line(state)] for state, width in LINE_WIDTHS.items()},
        "band": BAND,
        "paper": LIGHT.paper,
    }
