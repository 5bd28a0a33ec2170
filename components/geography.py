"""Which jurisdictions the map file has a shape for, and a point for every other one."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent.parent / "static"
MAP_FILE = STATIC / "world.geojson"
"""GeoJSON whose shapes have ISO 3166 codes as their ids; another file of boundaries can take its place."""


@cache
def shapes(file: Path = MAP_FILE) -> frozenset[str]:
    """The codes that have a shape in a map file."""
    return frozenset(str(feature["id"]) for feature in _features(file))


@cache
def west_edges(file: Path = MAP_FILE) -> Mapping[str, tuple[float, float]]:
    """For each shape the longitude of its western edge and the middle of its latitudes: where a name finds room."""
    edges = {}
    for feature in _features(file):
        corners = list(_corners(feature["geometry"]["coordinates"]))
        latitudes = [lat for _, lat in corners]
        edges[str(feature["id"])] = (min(lon for lon, _ in corners), (min(latitudes) + max(latitudes)) / 2)
    return edges


@cache
def boundaries_name(lang: str, file: Path = MAP_FILE) -> str:
    """What a map file calls its boundaries: a text, or one for each language; the file's name when it says nothing."""
    name = _map(file).get("name") or file.name
    return str(name.get(lang) or next(iter(name.values()))) if isinstance(name, dict) else str(name)


@cache
def map_address(file: Path = MAP_FILE) -> str:
    """The map file below static/, with a stamp of what is in it, so that no browser keeps one that was replaced."""
    return f"{file.name}?v={sha1(file.read_bytes(), usedforsecurity=False).hexdigest()[:10]}"


def _features(file: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = _map(file)["features"]
    return features


def _map(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


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


def not_on_map(places: Sequence[str]) -> list[str]:
    """Those of some jurisdictions that have neither a shape nor a point: the platform, worldwide acts."""
    return [place for place in places if place not in shapes() and (place not in points() or place == "EU")]
