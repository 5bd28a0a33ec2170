"""Which words of a long list are worth comparing with a mistyped one, found without looking at each of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

_LENGTH = 3  # of the pieces by which words are found
_ENTRIES = 2_000  # of the index that are looked at for one text
_CANDIDATES = 20


def likely(text: str, words: frozenset[str]) -> list[str]:
    """The words that share most rare pieces with the text: twenty at most, the best first."""
    index = _by_piece(words)
    shared: Counter[str] = Counter()
    # A rare piece tells words apart; one that they all share would make every word a candidate.
    for piece in sorted(_pieces(text), key=lambda piece: len(index.get(piece, ()))):
        found = index.get(piece, ())
        if shared and shared.total() + len(found) > _ENTRIES:
            break
        shared.update(found[:_ENTRIES])
    return [word for word, _ in shared.most_common(_CANDIDATES)]


def _pieces(text: str) -> set[str]:
    """The runs of three characters in a text, its two ends marked."""
    marked = f"^{text}$"
    return {marked[start : start + _LENGTH] for start in range(len(marked) - _LENGTH + 1)}


# Two lists at most are that long: the events and the sources of a story.
@lru_cache(maxsize=2)
def _by_piece(words: frozenset[str]) -> Mapping[str, Sequence[str]]:
    index = defaultdict(list)
    # In order, so that the same words come back whatever order the set has today.
    for word in sorted(words):
        for piece in _pieces(word.casefold()):
            index[piece].append(word)
    return dict(index)
