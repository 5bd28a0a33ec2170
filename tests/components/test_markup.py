from components.markup import link, pick, tag, words_in


def test_an_element_is_a_plain_tree() -> None:
    assert tag("p", "a", tag("b", "c"), class_="x") == {
        "tag": "p",
        "attrs": {"class": "x"},
        "children": ["a", {"tag": "b", "attrs": {}, "children": ["c"]}],
    }


def test_attributes_are_spelt_as_html_does_and_empty_ones_stay_out() -> None:
    node = tag("p", data_pick="id-block", aria_label="x", lang=None, hidden=False, disabled=True)
    assert isinstance(node, dict)
    assert node["attrs"] == {"data-pick": "id-block", "aria-label": "x", "disabled": True}


def test_children_may_come_in_groups_and_nothing_stays_out() -> None:
    assert tag("p", ["a", tag("b")], None, (each for each in "cd")) == tag("p", "a", tag("b"), "c", "d")


def test_texts_are_kept_as_they_are_for_the_browser_to_set_as_text() -> None:
    assert words_in(tag("p", "<b>A & B</b>", tag("i", "$1$"))) == "<b>A & B</b> $1$"


def test_words_are_in_reading_order() -> None:
    assert words_in([tag("p", "one", tag("b", "two"), "three"), "", "four"]) == "one two three four"


def test_only_a_safe_address_becomes_a_link() -> None:
    safe = link("BBC", "https://www.bbc.co.uk/", hreflang="en")
    assert isinstance(safe, dict)
    assert safe["attrs"] == {
        "href": "https://www.bbc.co.uk/",
        "target": "_blank",
        "rel": "noopener noreferrer",
        "hreflang": "en",
    }
    for address in ("http://example.org", "javascript:alert(1)", "data:text/html,x", " https://example.org", "", "//a"):
        assert link("BBC", address) == tag("span", "BBC")


def test_a_pick_is_a_button_that_names_an_event() -> None:
    node = pick("Indonesia", "id-block", class_="linklike")
    assert node == tag("button", "Indonesia", type="button", data_pick="id-block", class_="linklike")
