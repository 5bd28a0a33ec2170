"""Trees of the page as HTML."""

from components.markup import link, tag
from exports.html_text import html_of


def test_texts_and_attributes_are_escaped() -> None:
    node = tag("p", "<b>5 & 6</b>", title='"<i>"', class_="a")
    assert html_of(node) == '<p title="&quot;&lt;i&gt;&quot;" class="a">&lt;b&gt;5 &amp; 6&lt;/b&gt;</p>'


def test_elements_keep_their_order_and_empty_ones_have_no_end() -> None:
    assert html_of(["a", tag("br"), tag("ul", tag("li", "b"), tag("li"))]) == "a<br><ul><li>b</li><li></li></ul>"


def test_what_is_only_on_or_off_stands_without_a_value_or_not_at_all() -> None:
    assert html_of(tag("button", "x", disabled=True, hidden=False, lang=None)) == "<button disabled>x</button>"


def test_a_link_that_is_not_https_stays_a_text() -> None:
    assert html_of(link("x", "javascript:alert(1)")) == "<span>x</span>"
