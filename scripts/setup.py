"""Set the project up and start it: `python3 scripts/setup.py run`, `test` or `bench`, on every system alike.

Runs on the Python that is already there, with its standard library only. That Python may be older than the
one the project needs: keep to what Python 3.8 can read.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this file is started by its path

from exports.chromium import advice, find_here, os_name  # noqa: E402  # needs the line above

OLDEST, NEWEST_TESTED = (3, 11), (3, 13)
NAMES = ("python3.13", "python3.12", "python3.11", "python3", "python")
ASK = "import sys; print(*sys.version_info[:2]); import ensurepip, venv"
RUNTIME = ("requirements.txt",)
ALL = ("requirements.txt", "requirements-dev.txt")
# Tools are started through the Python of .venv: their own scripts break when the folder is moved.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy", "."),
    "lint-imports": ("-c", LINT_IMPORTS, "--no-logo", "--no-cache"),
}
WORKERS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # in the order of tests/conftest.py


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to type."""


class Python(NamedTuple):
    path: str
    version: tuple[int, int]
    complete: bool  # has what a virtual environment is made with: Debian splits that off


# Which Python


def read_python(path: str, answer: str, code: int) -> Python | None:
    """The interpreter behind a path, from what it printed when asked; None if it did not run."""
    words = answer.split()
    if len(words) != 2 or not all(word.isdigit() for word in words):
        return None
    return Python(path, (int(words[0]), int(words[1])), code == 0)


def best_python(found: Iterable[Python]) -> Python | None:
    """The one to build on: complete before incomplete, tested versions before newer ones, then as given."""
    fit = [python for python in found if python.version >= OLDEST]
    return min(fit, key=lambda python: (not python.complete, python.version > NEWEST_TESTED), default=None)


def no_python(found: Iterable[Python]) -> str:
    """The line for a machine whose interpreters are all too old."""
    seen = ", ".join(f"{python.path} is {python.version[0]}.{python.version[1]}" for python in found)
    return (
        f"Python 3.11 or newer is needed ({seen or 'none found'}). Install one from https://www.python.org/downloads/"
    )


def no_venv(python: Python) -> str:
    """The line for a Python that cannot make virtual environments."""
    major, minor = python.version
    return f"{python.path} lacks venv. Install it, then repeat: sudo apt install python{major}.{minor}-venv"


def ask_python(path: str) -> Python | None:
    answer = subprocess.run([path, "-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return read_python(path, answer.stdout, answer.returncode)


def found_pythons() -> list[Python]:
    """What answers on this machine, the one that runs this file first."""
    paths = [sys.executable, *filter(None, map(shutil.which, NAMES))]
    return [python for python in map(ask_python, dict.fromkeys(paths)) if python]


# The virtual environment


def venv_python(root: Path, windows: bool) -> Path:
    return root / ".venv" / ("Scripts/python.exe" if windows else "bin/python")


def fingerprint(files: Iterable[Path]) -> str:
    """One value for the content of these files together."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def stamp_of(root: Path, requirements: Sequence[str]) -> Path:
    return root / ".venv" / f"{Path(requirements[-1]).stem}.stamp"


def is_installed(root: Path, requirements: Sequence[str]) -> bool:
    """Whether these requirements, as they read now, were installed by an earlier run."""
    stamp = stamp_of(root, requirements)
    return stamp.is_file() and stamp.read_text() == fingerprint(root / name for name in requirements)


def mark_installed(root: Path, requirements: Sequence[str]) -> None:
    """Notes what was installed, each file with those before it: tests need what the page needs."""
    for count in range(1, len(requirements) + 1):
        part = requirements[:count]
        stamp_of(root, part).write_text(fingerprint(root / name for name in part))


def works(python: Path) -> bool:
    """Whether the environment can still be used: its Python may have been removed or replaced."""
    if not python.exists():
        return False
    answer = ask_python(str(python))
    return answer is not None and answer.version >= OLDEST


def make_venv() -> None:
    found = found_pythons()
    python = best_python(found)
    if python is None:
        raise SetupError(no_python(found))
    if not python.complete:
        raise SetupError(no_venv(python))
    print(f"Setting up .venv with {python.path}", flush=True)
    if subprocess.call([python.path, "-m", "venv", "--clear", str(ROOT / ".venv")]):
        raise SetupError("The virtual environment could not be made; the lines above say why.")


def ready(requirements: Sequence[str]) -> Path:
    """The project's Python with these requirements installed: work the first time, a glance later."""
    python = venv_python(ROOT, os.name == "nt")
    if not works(python):
        make_venv()
    if not is_installed(ROOT, requirements):
        print(f"Installing {' and '.join(requirements)}, a minute or two the first time", flush=True)
        pip = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", requirements[-1]]
        if subprocess.call([str(python), *pip], cwd=ROOT):
            raise SetupError("Installing failed; the lines above say why. Then repeat the command.")
        mark_installed(ROOT, requirements)
    return python


def port_problem(port: int) -> str:
    """Why the page cannot be served on a port, with the way out; empty if it can."""
    if not 1 <= port <= 65535:
        return f"{port} is not a port: take a number from 1 to 65535, such as make run PORT=8502"
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", port)) == 0
    other = port + 1 if port < 65535 else 8501
    return f"Port {port} is in use. Take another one: make run PORT={other}" if taken else ""


def become(command: list[str]) -> int:
    """Go on as another program, so that stopping this one stops that one."""
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)  # Windows' exec would give the prompt back at once


def run(port: int) -> int:
    problem = port_problem(port)
    if problem:
        raise SetupError(problem)
    python = ready(RUNTIME)
    os.chdir(ROOT)
    return become([str(python), "-m", "streamlit", "run", "server.py", "--server.port", str(port)])


def check(python: Path, name: str, arguments: Sequence[str]) -> bool:
    """Whether a check passed: one line if it did, everything the tool says if not."""
    start = time.monotonic()
    command = [str(python), *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    good = done.returncode == 0
    print(f"{name}: {'good' if good else 'FAILED'} ({time.monotonic() - start:.1f} s)", flush=True)
    if not good:
        print(done.stdout, flush=True)
    return good


def install_chromium() -> None:
    """Chromium for the browser tests where nobody has to be asked: as root on Debian."""
    if find_here() or os_name() != "debian" or os.geteuid() != 0:
        return
    print("Installing chromium for the browser tests", flush=True)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.call(["apt-get", "-qq", *command], stdout=subprocess.DEVNULL)


def test(arguments: list[str]) -> int:
    """Every check, then every test: all of them run, whatever the first ones say."""
    python = ready(ALL)
    failed = [name for name, tool in CHECKS.items() if not check(python, name, tool)]
    install_chromium()
    pytest = ["pytest", "-q", *WORKERS, *arguments]
    if subprocess.call([str(python), "-m", *pytest], cwd=ROOT):
        failed.append("pytest")
    print(f"Failed: {', '.join(failed)}" if failed else "All good.")
    if not find_here():
        print(advice(os_name()))
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    python = ready(ALL)
    return subprocess.call([str(python), "-m", "benchmarks", *arguments], cwd=ROOT)


def read_arguments(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """What was asked for, and what is left for pytest or the benchmarks."""
    parser = argparse.ArgumentParser(
        prog="setup.py", description="Sets up what is missing, then does it.", allow_abbrev=False
    )
    parser.add_argument("command", choices=("run", "test", "bench"))
    parser.add_argument("--port", type=int, default=8501, help="for run (default: 8501)")
    return parser.parse_known_args(arguments)


def main(arguments: list[str]) -> int:
    known, rest = read_arguments(arguments)
    os.environ.setdefault("PYTHONUTF8", "1")  # texts are UTF-8, also where the system's own is not
    try:
        if known.command == "run":
            return run(known.port)
        return test(rest) if known.command == "test" else bench(rest)
    except SetupError as why:
        print(why, file=sys.stderr)
    except KeyboardInterrupt:
        print()
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
