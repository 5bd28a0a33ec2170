"""A changed file is taken when it has stood still, and never at the price of the last good story."""

from pathlib import Path
from shutil import copytree

import pytest

from loaders.shelf import Shelf

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(DATA, tmp_path / "data"))


def change(folder: Path, old: bytes, new: bytes) -> None:
    file = folder / "events.csv"
    file.write_bytes(file.read_bytes().replace(old, new, 1))


def after_standing_still(shelf: Shelf) -> float:
    shelf.look(10.0)
    return 10.5


def test_the_story_is_there_from_the_start(folder: Path) -> None:
    held = Shelf(folder).look(0.0)
    assert held.story.events
    assert held.complaints == ()


def test_an_unchanged_folder_gives_the_very_same_story(folder: Path) -> None:
    shelf = Shelf(folder)
    assert shelf.look(0.0) is shelf.look(100.0)


def test_a_change_is_taken_after_half_a_second_of_stillness(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    change(folder, b"Malaysia blocks Grok", b"Malaysia stops Grok")
    assert shelf.look(1.0) is before
    assert shelf.look(1.4) is before
    titles = [event.title_en for event in shelf.look(1.5).story.events]
    assert "Malaysia stops Grok" in titles


def test_a_file_that_goes_on_changing_is_waited_for(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    change(folder, b"Malaysia blocks Grok", b"Malaysia stops Grok")
    assert shelf.look(1.0) is before
    change(folder, b"Malaysia stops Grok", b"Malaysia halts Grok now")
    assert shelf.look(1.6) is before
    assert shelf.look(2.1).story is not before.story


def test_a_held_story_is_replaced_and_not_changed(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    frame = before.story.frame.copy()
    change(folder, b"2026-01-11,,ban,MY", b"2026-01-12,,ban,MY")
    after = shelf.look(after_standing_still(shelf))
    assert after is not before
    assert before.story.frame.equals(frame)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"id,date,", b"id,", "missing_column"),
        (b"id,date,end,type", b"\x00\x00", "unreadable_file"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_the_last_good_story(folder: Path, old: bytes, new: bytes, code: str) -> None:
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    change(folder, old, new)
    after = shelf.look(after_standing_still(shelf))
    assert after.story is before.story
    assert code in {problem.code for problem in after.complaints}


@pytest.mark.parametrize("bytes_left_out", [30, 200])
def test_a_file_that_ends_in_a_cut_row_leaves_the_last_good_story(folder: Path, bytes_left_out: int) -> None:
    file = folder / "events.csv"
    whole = file.read_bytes().rstrip(b"\n")
    last = whole.rindex(b"\n") + 1
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    file.write_bytes(whole[: last + bytes_left_out])
    after = shelf.look(after_standing_still(shelf))
    assert after.story is before.story
    assert after.complaints


def test_a_file_that_is_gone_leaves_the_last_good_story(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.look(0.0)
    (folder / "events.csv").unlink()
    after = shelf.look(after_standing_still(shelf))
    assert after.story is before.story
    assert [problem.code for problem in after.complaints] == ["unreadable_file"]


def test_a_mended_file_is_taken_again(folder: Path) -> None:
    shelf = Shelf(folder)
    good = (folder / "events.csv").read_bytes()
    (folder / "events.csv").write_bytes(b"")
    assert shelf.look(after_standing_still(shelf)).complaints
    (folder / "events.csv").write_bytes(good)
    shelf.look(20.0)
    assert shelf.look(20.5).complaints == ()


def test_a_row_with_a_fault_in_a_whole_file_is_left_out_and_the_rest_is_taken(folder: Path) -> None:
    shelf = Shelf(folder)
    change(folder, b"2026-01-11,,ban,MY", b"2026-13-11,,ban,MY")
    after = shelf.look(after_standing_still(shelf))
    assert "my-block" not in {event.id for event in after.story.events}
    assert after.complaints == ()
