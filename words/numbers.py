"""Amounts and counts as a reader of each language writes them."""

import re
from functools import lru_cache

from babel import Locale
from babel.numbers import format_compact_currency, format_compact_decimal, format_currency, format_decimal

LONG = 1000
"""From here on a number has thousands to set apart."""


def amount_words(amount: float, currency: str, lang: str) -> str:
    """An amount in full: "EUR 120,000,000" as "€120,000,000", or a plain number when it counts things."""
    if not currency:
        return str(format_decimal(amount, locale=lang))
    without_cents = re.sub(r"\.0+", "", Locale.parse(lang).currency_formats["standard"].pattern)
    return str(format_currency(amount, currency, without_cents, locale=lang, currency_digits=False))


@lru_cache(maxsize=1024)
def number_words(number: int, lang: str) -> str:
    """A count with its thousands apart: "98,984", "98 984"."""
    return str(format_decimal(number, locale=lang)) if abs(number) >= LONG else str(number)


def short_amount(amount: float, currency: str, lang: str) -> str:
    """An amount for a chart: "€120M", "120 M €", "3M"."""
    if not currency:
        return str(format_compact_decimal(amount, locale=lang, fraction_digits=1))
    return str(format_compact_currency(amount, currency, locale=lang, fraction_digits=0))
