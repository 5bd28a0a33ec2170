"""Fingerprints of an article's wording, so that a test can tell copied sentences without having the article.

`python -m scripts.hash_article ARTICLE.txt` writes `tests/article_fingerprints.txt`, a line for each run of ten words.
"""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

LIST = Path(__file__).resolve().parent.parent / "tests" / "article_fingerprints.txt"
WORDS = 10
LENGTH = 12  # hexadecimal digits: 48 bits, too many for a chance match among some ten thousand runs


def runs(text: str) -> Iterator[str]:
    """Every ten consecutive words of a text, in small letters, without punctuation; elided words count as two."""
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1))


def fingerprint(run: str) -> str:
    """The first digits of the SHA-256 of a run."""
    return sha256(run.encode()).hexdigest()[:LENGTH]


def fingerprints(text: str) -> set[str]:
    """The fingerprints of all runs of a text."""
    return set(map(fingerprint, runs(text)))


def main(arguments: list[str]) -> int:
    """The exit code: 2 when no article is named."""
    if len(arguments) != 1:
        print("Name the file with the article's text.", file=sys.stderr)
        return 2
    found = sorted(fingerprints(Path(arguments[0]).read_text(encoding="utf-8")))
    LIST.write_text("\n".join(found) + "\n", encoding="ascii")
    print(f"{len(found)} fingerprints")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
