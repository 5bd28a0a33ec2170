"""Print what loaders, words and components make of the shipped story and of many dates: the same on every day."""

import os
import sys
import time
from datetime import UTC, date, datetime

import time_machine

# Before anything of ours is imported: a clock that is read at import counts as well.
MOMENT = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=UTC)
traveller = time_machine.travel(MOMENT, tick=True)
traveller.start()
if hasattr(time, "tzset"):
    time.tzset()

import loaders  # noqa: E402
from components.filters import Filters, counts, keep  # noqa: E402
from components.heading import *  # noqa: E402, F403
