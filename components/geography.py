"""Which jurisdictions the map file has a shape for, and a point for every other one."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


@cache
def shapes() -> frozenset[str]:
    """The codes that have a shape in the map file."""
    collection = json.loads((STATIC / "world.geojson").read_text(encoding="utf-8"))
    return frozenset(feature["id"] for feature in collection["features"])


@cache
def points() -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude of a point for each jurisdiction, for markers and labels."""
    table = json.loads((STATIC / "points.json").read_text(encoding="utf-8"))
    return {code: (float(lon), float(lat)) for code, (lon, lat) in table.items()}
