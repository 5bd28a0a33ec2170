import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.lettering import cut_at_word, in_lines, text_width
from tests.components.shipped import shipped


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from([400, 600]))
def test_widths_add_up(one: str, other: str, weight: int) -> None:
    together = text_width(one, 12, weight) + text_width(other, 12, weight)
    assert text_width(one + other, 12, weight) == pytest.approx(together)


def test_a_width_grows_with_the_size_and_the_weight() -> None:
    assert text_width("Grok on X", 24) == pytest.approx(2 * text_width("Grok on X", 12))
    assert text_width("Grok on X", 12, 600) > text_width("Grok on X", 12)
    assert text_width("", 12) == 0


def test_a_letter_that_the_font_lacks_is_taken_for_a_wide_one() -> None:
    assert text_width("漢", 12) == 12


def test_the_font_has_the_letters_of_every_title() -> None:
    titles = "".join(event.title_en + event.title_fr for event in shipped().events)
    assert [letter for letter in sorted(set(titles)) if text_width(letter, 1, 400) == 1] == []


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Indonesia blocks Grok", 30, "Indonesia blocks Grok"),
        ("Indonesia blocks Grok for good", 25, "Indonesia blocks Grok …"),
        ("Indonesia blocks Grok, for good", 25, "Indonesia blocks Grok …"),
        ("Indonesia blocks Grok", 18, ""),
        ("Wort" * 20, 30, ""),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_at_a_word_and_says_so(text: str, most: int, cut: str) -> None:
    assert cut_at_word(text, most) == cut


@given(st.text(alphabet="ab ,;", max_size=60), st.integers(5, 50))
def test_a_cut_text_is_a_beginning_of_the_whole(text: str, most: int) -> None:
    cut = cut_at_word(text, most)
    assert text.startswith(cut.removesuffix(" …"))
    assert len(cut) <= most + 1


def test_a_text_is_set_in_lines_and_cut_at_a_word_where_the_last_has_no_room() -> None:
    title = "Malaysia serves a first notice on X and xAI"
    assert in_lines(title, 400, 2, 13) == [title]
    assert in_lines(title, 150, 2, 13) == ["Malaysia serves a first", "notice on X and xAI"]
    rows = in_lines(title, 100, 2, 13)
    assert rows[-1].endswith(" …")
    assert all(text_width(row, 13) <= 100 for row in rows)
    assert in_lines("Nudifizierungsverbotsgesetz", 40, 2, 13) == ["Nudifizierungsverbotsgesetz"]
