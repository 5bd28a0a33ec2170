"""The set-up, where it decides: which Python, what is installed, whether the port is free."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.setup import (
    ALL,
    RUNTIME,
    Python,
    best_python,
    is_installed,
    mark_installed,
    no_python,
    no_venv,
    port_problem,
    read_arguments,
    read_python,
    venv_python,
    works,
)

OLD = Python("/a/python3", (3, 9), True)
SPLIT = Python("/usr/bin/python3.11", (3, 11), False)
TESTED = Python("/a/python3.12", (3, 12), True)
NEWER = Python("/a/python3.15", (3, 15), True)


@pytest.mark.parametrize(
    ("found", "best"),
    [
        ([], None),
        ([OLD], None),
        ([OLD, TESTED], TESTED),
        ([NEWER, TESTED], TESTED),
        ([OLD, NEWER], NEWER),
        ([TESTED, Python("/a/python3.11", (3, 11), True)], TESTED),
        ([SPLIT, TESTED], TESTED),
        ([SPLIT, NEWER], NEWER),
        ([OLD, SPLIT], SPLIT),
    ],
)
def test_a_complete_tested_python_is_chosen_before_any_other(found: list[Python], best: Python | None) -> None:
    assert best_python(found) == best


@pytest.mark.parametrize(
    ("answer", "code", "python"),
    [
        ("3 12\n", 0, Python("p", (3, 12), True)),
        ("3 11\n", 1, Python("p", (3, 11), False)),
        ("", 127, None),
        ("pyenv: python3.12: command not found\n", 127, None),
    ],
)
def test_a_python_is_known_by_its_answer(answer: str, code: int, python: Python | None) -> None:
    assert read_python("p", answer, code) == python


def test_without_a_fitting_python_the_line_names_what_was_found_and_the_way_out() -> None:
    assert no_python([OLD]) == (
        "Python 3.11 or newer is needed (/a/python3 is 3.9). Install one from https://www.python.org/downloads/"
    )


def test_without_venv_the_line_names_the_package() -> None:
    assert no_venv(SPLIT) == (
        "/usr/bin/python3.11 lacks venv. Install it, then repeat: sudo apt install python3.11-venv"
    )


@pytest.mark.parametrize(("windows", "path"), [(True, "x/.venv/Scripts/python.exe"), (False, "x/.venv/bin/python")])
def test_the_python_of_the_environment_is_where_the_system_puts_it(windows: bool, path: str) -> None:
    assert venv_python(Path("x"), windows) == Path(path)


def test_an_environment_whose_python_is_gone_does_not_work(tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to(tmp_path / "removed")
    assert not works(tmp_path / "python")
    assert works(Path(sys.executable))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".venv").mkdir()
    for name in ALL:
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    return tmp_path


def test_what_was_installed_is_not_installed_again_until_a_requirement_changes(project: Path) -> None:
    assert not is_installed(project, RUNTIME)
    mark_installed(project, RUNTIME)
    assert is_installed(project, RUNTIME)
    (project / "requirements.txt").write_text("streamlit\n", encoding="utf-8")
    assert not is_installed(project, RUNTIME)


def test_the_packages_of_the_tests_are_more_than_those_of_the_page(project: Path) -> None:
    mark_installed(project, RUNTIME)
    assert not is_installed(project, ALL)
    mark_installed(project, ALL)
    assert is_installed(project, RUNTIME)


def test_a_changed_runtime_requirement_is_seen_by_the_tests_too(project: Path) -> None:
    mark_installed(project, ALL)
    (project / "requirements.txt").write_text("streamlit\n", encoding="utf-8")
    assert not is_installed(project, ALL)


def in_use(port: int) -> str:
    return f"Port {port} is in use. Take another one: make run PORT={port + 1}"


def test_a_port_in_use_is_told_with_the_next_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert port_problem(port) == in_use(port)
    assert port_problem(port) == ""


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    assert port_problem(port) == f"{port} is not a port: take a number from 1 to 65535, such as make run PORT=8502"


def test_arguments_of_the_tests_are_handed_on() -> None:
    known, rest = read_arguments(["test", "tests/loaders", "-k", "dates"])
    assert (known.command, rest) == ("test", ["tests/loaders", "-k", "dates"])


def test_a_taken_port_ends_in_one_line_before_anything_is_installed(project: Path) -> None:
    script = Path(__file__).resolve().parents[1] / "scripts" / "setup.py"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, str(script), "run", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=project, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{in_use(port)}\n")
