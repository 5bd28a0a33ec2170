import pytest

from components.language import language_of


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_fr", "fr"),
        ("en-GB", "en"),
        ("de-DE", "en"),
        ("frr", "en"),
        ("", "en"),
        (None, "en"),
        ("x" * 1000, "en"),
    ],
)
def test_the_language_is_the_browsers_where_it_is_ours(locale: str | None, lang: str) -> None:
    assert language_of(locale) == lang
