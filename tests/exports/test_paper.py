from itertools import pairwise

from components.palette import LINE_WIDTHS
from exports.paper import PRINT
from tests.components.test_palette import contrast


def grey(colour: str) -> float:
    """How light a grey a printer makes of a colour, from 0 to 255: the luma of Rec. 601."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_printed_in_grey_each_state_of_the_map_is_lighter_than_the_stronger_one() -> None:
    greys = [grey(PRINT.fills[state].colour) for state in ("blocked", "ordered", "investigating", "warned", "pressed")]
    assert [light - dark > 25 for dark, light in pairwise([*greys, grey(PRINT.fills["none"].colour)])] == [True] * 5


def test_every_line_stands_out_from_white_paper() -> None:
    assert min(contrast(PRINT.line(state), PRINT.paper) for state in LINE_WIDTHS) >= 3
