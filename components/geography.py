"""Which jurisdictions the map file has a shape for, and a point for every other one."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent.parent / "static"


@cache
def shapes() -> frozenset[str]:
    """The codes that have a shape in the map file."""
    return frozenset(str(feature["id"]) for feature in _features())


@cache
def west_edges() -> Mapping[str, tuple[float, float]]:
    """For each shape the longitude of its western edge and the middle of its latitudes: where a name finds room."""
    edges = {}
    for feature in _features():
        corners = list(_corners(feature["geometry"]["coordinates"]))
        latitudes = [lat for _, lat in corners]
        edges[str(feature["id"])] = (min(lon for lon, _ in corners), (min(latitudes) + max(latitudes)) / 2)
    return edges


def _features() -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((STATIC / "world.geojson").read_text(encoding="utf-8"))["features"]
    return features


def _corners(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    """The corners of a polygon or of many, however deep they are nested."""
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _corners(part)


@cache
def points() -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude of a point for each jurisdiction, for markers and labels."""
    table = json.loads((STATIC / "points.json").read_text(encoding="utf-8"))
    return {code: (float(lon), float(lat)) for code, (lon, lat) in table.items()}
