"""A date is a date wherever the laptop is."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.opened_book import writable_book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work


def renewing(work: Work, on: date) -> None:
    account = work.add(Account(work.new_id(), "Acme"))
    arr = Money(100_00, "EUR")
    work.add(Subscription(work.new_id(), account.id, "P", arr, date(2026, 3, 1), 12, on))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no zone from the environment")
@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "UTC", "Pacific/Kiritimati"])
def test_t3_a_renewal_on_1_march_stays_on_1_march_in_every_zone(
    tmp_path: Path, clock: FixedClock, zone: str
) -> None:
    path = tmp_path / "book.csm"
    with writable_book(path, clock, create=True) as book:
        book.run("Sell", renewing, date(2099, 3, 1))
    said = subprocess.run(
        [sys.executable, "-m", "csm_desktop", "show", str(path), "Acme", "--json"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": zone},
    )
    whole = json.loads(said.stdout)
    assert [each["renews_on"] for each in whole["facts"]["subscriptions"]] == ["2099-03-01"]
    told = subprocess.run(
        [sys.executable, "-m", "csm_desktop", "list", str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": zone},
    )
    assert "1 Mar 2099" in told.stdout
