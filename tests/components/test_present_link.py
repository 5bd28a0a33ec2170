import pytest

from components.present_link import present_link


@pytest.mark.parametrize(("lang", "word"), [("en", "Present"), ("fr", "Présenter")])
def test_the_link_leads_to_the_steps_in_the_language_of_the_page(lang: str, word: str) -> None:
    assert present_link(lang) == f'<a class="present_link" href="/present?lang={lang}">{word}</a>'
