"""The garbage collector at rest while many values are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """No search for cycles inside: in a long file it takes a fifth of the time, and rows have none to find."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def settle() -> None:
    """Takes all there is for what stays: else each full search goes through a long story, a tenth of a second long."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
