"""Finding the browser: every system as a table, none of them touched."""

from collections.abc import Mapping

import pytest

from exports.chromium import PLACES, advice, find_chromium, read_os_release

MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
EDGE = r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"


@pytest.mark.parametrize(
    ("environment", "on_path", "files", "found"),
    [
        ({}, {"chromium": "/usr/bin/chromium"}, {MAC_CHROME}, "/usr/bin/chromium"),
        ({}, {"google-chrome": "/a/google-chrome", "chromium": "/b/chromium"}, set(), "/b/chromium"),
        ({}, {"chromium-browser": "/a/chromium-browser"}, set(), "/a/chromium-browser"),
        ({}, {"msedge": "/a/msedge"}, set(), "/a/msedge"),
        ({}, {}, {EDGE, MAC_CHROME}, MAC_CHROME),
        ({}, {}, {EDGE}, EDGE),
        ({}, {}, set(), None),
        ({"CHROMIUM": "mine"}, {"mine": "/x/mine", "chromium": "/b/chromium"}, set(), "/x/mine"),
        ({"CHROMIUM": ""}, {"chromium": "/b/chromium"}, set(), "/b/chromium"),
        ({"CHROMIUM": "/gone"}, {"chromium": "/b/chromium"}, {EDGE}, None),
    ],
)
def test_the_named_browser_comes_first_then_the_path_then_the_usual_places(
    environment: Mapping[str, str], on_path: Mapping[str, str], files: set[str], found: str | None
) -> None:
    assert find_chromium(environment, on_path.get, files.__contains__) == found


def test_the_usual_places_are_those_of_macos_and_windows() -> None:
    assert {place.split("/")[1] if place.startswith("/") else place[:3] for place in PLACES} == {
        "Applications",
        "C:\\",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', "debian"),
        ('NAME="Arch Linux"\nID="arch"\n\n# end', "arch"),
        ("NAME=Something\n", ""),
        ("", ""),
    ],
)
def test_a_distribution_is_known_by_its_id(text: str, name: str) -> None:
    assert read_os_release(text) == name


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("debian", "sudo apt-get install chromium"),
        ("macos", "brew install --cask chromium"),
        ("windows", "winget install Google.Chrome"),
        ("haiku", "install Chromium or Chrome"),
    ],
)
def test_the_advice_is_one_line_with_the_command_to_type(system: str, command: str) -> None:
    assert advice(system) == (
        f"The browser tests need Chromium: {command} (or set CHROMIUM to the program), then repeat."
    )
