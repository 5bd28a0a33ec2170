"""Texts that are refused at sight, each for its own reason, with what was perhaps meant."""

import re
from datetime import date, timedelta

from loaders.stated import plain
from loaders.when import Refused, refused
from loaders.written import read_written

_ZONE = r"\s*(?:z|utc|gmt|ce?st|[ec]t|[+-][0-9]{2}:?[0-9]{2})?"
_CLOCK = re.compile(
    r",?\s*(?:\bat |\ba )?\s*(?<![0-9])[0-9]{1,2}"
    r"(?:[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?|\s?h(?:\s?[0-9]{2})?)"
    + _ZONE
    + r"(?![a-z0-9./-])"
)
_ISO_TIME = re.compile(r"(?<=-[0-9]{2})t[0-9]{2}(?::?[0-9]{2}){0,2}(?:\.[0-9]+)?" + _ZONE + "$")
_TIME_WORDS = re.compile(r"\b(?:noon|midnight|midi|minuit|hours?|minutes?|heures?|utc|gmt)\b")
_TODAY = re.compile(
    r"today|now|tonight|this (?:morning|afternoon|evening)"
    r"|aujourd'hui|maintenant|ce (?:jour|soir|matin)|a ce jour"
)
_SEASON = re.compile(
    r"(?:(?:early|mid|late|in|the|debut|fin|mi|au|en|a|l'|de|d')\b[ -]*)*"
    r"(?:spring|summer|autumn|fall|winter|printemps|ete|automne|hiver)"
    r"(?:,? (?:of |de )?[0-9]{4}(?:[/-][0-9]{2,4})?)?"
)
_NEGATIVE = re.compile(r"-[0-9]{1,}(?:-[0-9]{2}){0,2}|.*[0-9]\s*(?:bce?|b\.c\.(?:e\.)?|av\.? j\.?-?c\.?)")
_LONG_YEAR = re.compile(r"y-?[0-9]+(?:e[0-9]+)?(?:s[0-9]+)?|[0-9]{5,}(?:-[0-9]{2}){1,2}")
_SIGNIFICANT_DIGITS = re.compile("[0-9]{4}s[0-9]+")
_SHORT_YEAR = re.compile(r"(?P<rest>.*(?:[a-z]\.?[ -]|[0-9][/.-]))'?(?P<year>[0-9]{2})")
_ONE_DIGIT_MONTH = re.compile(r"([0-9]{4})-([1-9])")
_NO_YEAR = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}\.?")
_OUT_OF_REACH = {
    "today": _TODAY,
    "season": _SEASON,
    "negative_year": _NEGATIVE,
    "year_out_of_range": _LONG_YEAR,
    "significant_digits": _SIGNIFICANT_DIGITS,
}
_EXCEL_DAYS = range(32874, 73051)  # how a workbook counts the days of 1990 to 2099
_EXCEL_ZERO = date(1899, 12, 30)


def plain_refusal(text: str) -> Refused | None:
    """Why a text is refused that no reader needs to try; None where it may still be a date."""
    words = plain(text)
    if words.isdigit():
        return refused("bare_number", text, _number_meant(words))
    return _out_of_reach(words, text) or _with_a_time(words, text) or _incomplete(words, text)


def _out_of_reach(words: str, text: str) -> Refused | None:
    """What this table never holds: today, seasons, years before 1 or after 9999."""
    reason = next((reason for reason, shape in _OUT_OF_REACH.items() if shape.fullmatch(words)), "")
    return refused(reason, text) if reason else None


def _with_a_time(words: str, text: str) -> Refused | None:
    for shape in (_ISO_TIME, _CLOCK, _TIME_WORDS):
        if shape.search(words):
            return refused("time", text, _meant(shape.sub("", words, count=1)))
    return None


def _incomplete(words: str, text: str) -> Refused | None:
    if match := _ONE_DIGIT_MONTH.fullmatch(words):
        return refused("not_a_date", text, f"{match[1]}-0{match[2]}")
    if _NO_YEAR.fullmatch(words):
        return refused("no_year", text)
    match = _SHORT_YEAR.fullmatch(words)
    full = read_written(f"{match['rest']}20{match['year']}") if match else None
    if full is None:
        return None
    return refused("short_year", text, full if isinstance(full, str) else "")


def _meant(words: str) -> str:
    """The date that remains, where one does."""
    read = read_written(words.strip(" ,"))
    return read if isinstance(read, str) else ""


def _number_meant(digits: str) -> str:
    """A day written without its hyphens, or as a workbook counts days."""
    if len(digits) == 8:
        return _meant(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    number = int(digits) if len(digits) < 7 else 0
    return (_EXCEL_ZERO + timedelta(number)).isoformat() if number in _EXCEL_DAYS else ""
