"""The machine's clock."""

import os
import time
from collections.abc import Iterator

import pytest

from csm_desktop.app.clock import SystemClock


@pytest.fixture
def zones() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("zones")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows reads its zone in another way")
def test_t1_today_follows_the_laptop_into_another_zone() -> None:
    """26 hours lie between these two: it is never the same day in both."""
    days = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        os.environ["TZ"] = zone  # as when the system's zone is changed: nobody tells the process
        days.append(SystemClock().today())
    assert days[0] > days[1]
