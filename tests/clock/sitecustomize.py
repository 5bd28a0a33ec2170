"""Every Python that finds this folder on its path starts with its clock at the moment that `CLOCK_AT` names, in UTC.

So the clock is another one before anything else is imported, and in the commands that a test starts as well.
"""

import os
from datetime import UTC, datetime

import time_machine

# As a number: a moment that names its zone would take the place of the machine's.
time_machine.travel(datetime.fromisoformat(os.environ["CLOCK_AT"]).replace(tzinfo=UTC).timestamp(), tick=True).start()
