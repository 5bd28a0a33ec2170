from datetime import date
from babel.dates import format_date
def day_words(day, lang, weekday=False, short=False):
    return format_date(day, "EEEE d MMMM yyyy" if weekday else "d MMM yyyy" if short else "d MMMM yyyy", locale=lang)
def date_words(edtf, earliest, latest, lang):
    return edtf if earliest != latest else day_words(earliest, lang)
def span_words(e1, a, b, e2, c, d, lang):
    return f"{e1} - {e2}"
