import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.citation import Cited, cite_bibtex, cite_csl, cite_plain, latex

PAGE = Cited("Grok on X: who did what", "", "https://example.org/?lang=en", date(2026, 10, 4), "en")
EVENT = Cited("X & the 50% rule", PAGE.title, "https://example.org/?lang=en&event=id-block", PAGE.as_of, "en")


def test_the_page_and_an_event_are_cited_in_a_sentence() -> None:
    assert cite_plain(PAGE) == f"{PAGE.title}. Data as of 4 October 2026. {PAGE.address}"
    assert cite_plain(EVENT).startswith("“X & the 50% rule”, in: Grok on X: who did what. ")


def test_bibtex_escapes_what_latex_would_read_but_not_the_address() -> None:
    entry = cite_bibtex(EVENT)
    assert entry.startswith("@misc{x-the-50-rule-2026,\n")
    assert r"title = {X \& the 50\% rule}," in entry
    assert "url = {https://example.org/?lang=en&event=id-block}," in entry
    assert entry.endswith("\n}")


@given(st.text(alphabet="aé{}\\%&$#_~^ "))
def test_no_sign_of_latex_is_left_bare(words: str) -> None:
    rest = re.sub(r"\\text(?:backslash|asciitilde|asciicircum)\{\}|\\[&%$#_{}]", "", latex(words))
    assert not set(rest) & set("{}\\%&$#_~^")


@pytest.mark.parametrize("cited", [PAGE, EVENT])
def test_csl_is_json_with_title_address_and_day(cited: Cited) -> None:
    (item,) = json.loads(cite_csl(cited))
    assert (item["type"], item["title"], item["URL"]) == ("webpage", cited.title, cited.address)
    assert item["issued"] == {"date-parts": [[2026, 10, 4]]}
    assert item.get("container-title", "") == cited.whole
