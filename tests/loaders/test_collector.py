import gc

import pytest

from loaders.collector import collector_paused


def break_off() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError("broken")


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_it_was_afterwards_also_after_an_error(enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        with pytest.raises(ValueError, match="broken"):
            break_off()
        assert gc.isenabled() == enabled
    finally:
        gc.enable() if was_enabled else gc.disable()
