import pytest

from components.mount import SCRIPTS
from components.scripts import expression, joined, present_script, present_style


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_piece_can_stand_in_a_script_with_others(name: str) -> None:
    assert joined(name).count("export default") == 1
    assert "export" not in expression(name)
    assert expression(name).startswith("(() => {")
    assert expression(name).endswith("})()")


def test_the_present_view_is_one_script_that_defines_one_name() -> None:
    script = present_script()
    assert script.startswith("const present = (() => {")
    assert script.endswith("return present;\n})();")
    assert "export" not in script
    assert "import(" not in script


def test_script_and_style_name_no_host_and_end_no_element() -> None:
    for text in (present_script(), present_style()):
        assert "</s" not in text.lower()
        assert [
            word for word in text.split() if "http" in word and "www.w3.org" not in word and 'https://"' not in word
        ] == []
