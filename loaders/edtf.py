"""Our own reader of EDTF, levels 0 to 2, for years 1 to 9999.

Not read: seasons, times, years of more than four digits or before 1, significant digits, and sets of which
every member is meant. The `edtf` of what comes back reads back to an equal value.
"""

from dataclasses import replace

from loaders.edtf_points import Point, read_point
from loaders.when import Refused, When, refused


def read_edtf(text: str) -> When | Refused | None:
    """The days of an EDTF text; None where the text does not have the shape of one."""
    written = text.upper()
    if written.startswith(("[", "{")):
        return _read_set(written)
    if "/" in written:
        return _read_interval(written)
    point = read_point(written)
    return _point_when(point) if isinstance(point, Point) else point


def _point_when(point: Point) -> When:
    approximate = bool(point.approximate_to)
    return When(point.earliest, point.latest, point.precision, approximate, point.uncertain, edtf=point.edtf)


def _read_interval(written: str) -> When | Refused | None:
    ends = [end.strip() for end in written.split("/")]
    if len(ends) != 2:
        return None
    read = [None if end in ("", "..") else read_point(end) or refused("not_a_date", end) for end in ends]
    faults = [end for end in read if isinstance(end, Refused)]
    if faults:
        # A text such as 9/1 has a slash too, without being an interval.
        return next((fault for fault in faults if fault.reason != "not_a_date"), None)
    low, high = (end if isinstance(end, Point) else None for end in read)
    return _span(low, high, f"{low.edtf if low else '..'}/{high.edtf if high else '..'}")


def _read_set(written: str) -> When | Refused | None:
    if written.startswith("{"):
        return refused("two_dates", written.lower()) if written.endswith("}") else None
    if not written.endswith("]"):
        return None
    items = [_read_item(item.strip()) for item in written[1:-1].split(",")]
    faults = [item for item in items if not isinstance(item, When)]
    if faults:
        return faults[0]
    return _one_of([item for item in items if isinstance(item, When)])


def _read_item(item: str) -> When | Refused | None:
    if ".." not in item:
        point = read_point(item)
        return _point_when(point) if isinstance(point, Point) else point
    low, _, high = item.partition("..")
    span = _read_interval(f"{low}/{high}")
    if not isinstance(span, When):
        return span
    ends = [end.removeprefix("..").removesuffix("..") for end in span.edtf.split("/")]
    return replace(span, edtf="..".join(ends))


def _one_of(items: list[When]) -> When:
    if len(items) == 1 and ".." not in items[0].edtf:
        return items[0]
    firsts = [item.earliest for item in items]
    lasts = [item.latest for item in items]
    return When(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
        "range",
        any(item.approximate for item in items),
        any(item.uncertain for item in items),
        edtf="[" + ",".join(item.edtf for item in items) + "]",
    )


def _span(low: Point | None, high: Point | None, edtf: str) -> When | Refused:
    """From the first day of one point to the last of another, either of them open."""
    ends = [end for end in (low, high) if end]
    if not ends:
        return refused("nothing_known", edtf)
    if low and high and low.first > high.last:
        return refused("end_before_start", edtf, f"{high.edtf}/{low.edtf}", start=low.edtf, end=high.edtf)
    return When(
        low.earliest if low else None,
        high.latest if high else None,
        "range",
        any(bool(end.approximate_to) for end in ends),
        any(end.uncertain for end in ends),
        edtf=edtf,
    )
