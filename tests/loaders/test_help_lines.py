import pytest

from loaders import load
from loaders.help_lines import HelpLine
from loaders.story import Story
from tests.loaders.small_story import STORY, events_csv, files_with, places, row

LINE = STORY.count("\n") + 2
HELP = """
[[help]]
name = "Childline"
url = "https://www.childline.org.uk/"
phone = "0800 1111"
lang = "en"
country = "GB"
"""


def told(help_line: str) -> Story:
    return load(files_with(events_csv(row()), story=STORY + help_line))


def test_a_help_line_is_read() -> None:
    story = told(HELP)
    line = HelpLine("Childline", "https://www.childline.org.uk/", "0800 1111", "en", "GB")
    assert (story.about.help, story.problems) == ((line,), ())


def test_a_telephone_and_a_country_may_be_missing() -> None:
    story = told(HELP.replace('phone = "0800 1111"\n', "").replace('country = "GB"\n', ""))
    line = HelpLine("Childline", "https://www.childline.org.uk/", "", "en", "")
    assert (story.about.help, story.problems) == ((line,), ())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('name = "Childline"', "", ("missing_value", "help.name", "")),
        ('url = "https://www.childline.org.uk/"', "", ("missing_value", "help.url", "")),
        ("https://www.childline.org.uk/", "http://www.childline.org.uk/",
         ("bad_url", "help.url", "http://www.childline.org.uk/")),
        ('lang = "en"', "", ("missing_value", "help.lang", "")),
        ('"en"', '"English"', ("bad_language", "help.lang", "English")),
        ('"GB"', '"UK"', ("unknown_jurisdiction", "help.country", "UK")),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(before: str, after: str, found: tuple[str, str, str]) -> None:
    code, column, value = found
    assert places(told(HELP + HELP.replace(before, after)).problems) == [(code, LINE + 7, column, value)]
