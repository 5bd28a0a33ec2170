"""When an event happened and how long its measure held, in words of the precision that is known."""

from datetime import date, timedelta

from loaders.events import Event
from loaders.measures import Measure
from loaders.sources import Source
from loaders.standings import ACTS
from words import text
from words.dates import date_words, day_words, span_words


def event_when(event: Event, lang: str, weekday: bool = True) -> str:
    """The event's date, and its end where the row has one, in words; the weekday only with a whole single day."""
    when = event.when
    if event.end is not None:
        return span_words(
            when.edtf, when.earliest, when.latest, event.end.edtf, event.end.earliest, event.end.latest, lang
        )
    if weekday and when.earliest and when.earliest == when.latest and when.precision == "day" and not when.uncertain:
        words = day_words(when.earliest, lang, weekday=True)
        return words[0].upper() + words[1:]
    return date_words(when.edtf, when.earliest, when.latest, lang)


def source_day(source: Source, lang: str) -> str:
    """A source's date in words; "" when it is not known."""
    if source.when is None:
        return ""
    return date_words(source.when.edtf, source.when.earliest, source.when.latest, lang)


def in_force_words(measure: Measure, as_of: date, lang: str) -> str:
    """How long a measure held, or that it still does; "" for acts, which are never in force."""
    if measure.state in ACTS or measure.doubtful:
        return ""
    if measure.end_earliest and measure.end_earliest <= as_of and measure.end_latest is None:
        return text("measure.perhaps_ended", lang, since=day_words(measure.end_earliest, lang))
    if measure.end_latest is None or measure.end_latest > as_of + timedelta(days=1):
        key = "measure.open_case" if measure.state == "investigating" else "measure.open"
        return text(key, lang, as_of=day_words(as_of, lang))
    return _ended(measure, measure.end_earliest or measure.end_latest, measure.end_latest, lang)


def _ended(measure: Measure, earliest: date, latest: date, lang: str) -> str:
    begins = measure.begin_earliest, measure.begin_latest or measure.begin_earliest
    least, most = (earliest - begins[1]).days, (latest - begins[0]).days
    if least == most:
        last = day_words(latest - timedelta(days=1), lang)
        key = "measure.ended_one_day" if most == 1 else "measure.ended"
        return text(key, lang, last=last, end=day_words(latest, lang), days=most)
    end = f"{earliest}/{latest}" if earliest != latest else latest.isoformat()
    return text(
        "measure.ended_about",
        lang,
        least=max(0, least),
        most=most,
        end=date_words(end, earliest, latest, lang),
    )
