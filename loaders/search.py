"""What a story's events say, in plain letters, made once for all searches."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from loaders.columns import Mask
from loaders.events import Event
from loaders.problems import unaccented

REMEMBERED = 32
"""Terms whose events are remembered: while somebody types, each letter asks for the words before it again."""


class Texts:
    """The texts of all events, in their order, for a search that ignores accents and case."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Take over what the events say."""
        self._texts = [plain_letters(text_of(event)) for event in events]
        self.saying = lru_cache(REMEMBERED)(self._saying)

    def _saying(self, term: str) -> Mask:
        """The events that say a term, which is without spaces, accents and capitals."""
        found = np.fromiter((term in text for text in self._texts), bool, len(self._texts))
        found.setflags(write=False)
        return found


def text_of(event: Event) -> str:
    """All words of an event that a search looks through, but for the names of its places."""
    texts = (event.title_en, event.title_fr, event.summary_en, event.summary_fr, event.note_en, event.note_fr)
    return " ".join((event.id, *texts, *event.actors))


def plain_letters(text: str) -> str:
    """A text without accents and case, with one kind of apostrophe, for the search."""
    return unaccented(text.replace("’", "'"))
