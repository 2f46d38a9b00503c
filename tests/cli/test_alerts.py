"""`alerts`: what needs somebody, told to people and machines, without writing into the book."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from csm_desktop.app.alerts.acts import close_alert
from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import opened_book
from csm_desktop.cli import window as opening
from csm_desktop.domain.text.clock import FixedClock
from tests.books import CLOCK
from tests.cli.conftest import Run


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """Ten days after the sample book was looked at last."""
    clock = FixedClock(CLOCK.instant + timedelta(days=10), CLOCK.zone)
    monkeypatch.setattr(opening, "SystemClock", lambda: clock)
    return clock


def test_alerts_are_those_that_the_window_would_show(
    run: Run, sample: Path, later: FixedClock
) -> None:
    before = sample.read_bytes()
    told = json.loads(run("alerts", sample, "--json").out)
    assert sample.read_bytes() == before
    assert told["as_of"] == later.today().isoformat()
    with opened_book(sample, later) as book:
        refresh(book)
        for shelf in Shelf:
            shown = [(line.account, line.what, line.why) for line in alert_lines(book, shelf)]
            said = [(line["account"], line["what"], line["why"]) for line in told[shelf]]
            assert said == shown, shelf
    assert len(told["firing"]) > 10


def test_people_read_what_why_since_and_whose(run: Run, sample: Path, later: FixedClock) -> None:
    said = run("alerts", sample)
    assert said.code == 0
    first = said.out.splitlines()[2]
    assert "Urgent" in said.out
    assert "The champion Dana Whitfield has left" in said.out
    assert "Kestrel Health" in first
    assert said.out.splitlines()[-1].endswith(" alerts")
    with opened_book(sample, later) as book:
        refresh(book)
        line = alert_lines(book, Shelf.FIRING)[0]
        book.run("Close", close_alert, line.id, "Met the successor")
    closed = run("alerts", sample, "--shelf", "closed")
    assert line.what in closed.out


def test_a_shelf_that_there_is_not_is_wrong_use(run: Run, sample: Path) -> None:
    assert run("alerts", sample, "--shelf", "attic").code == 2
    assert run("alerts", sample.with_name("missing.csm")).code == 2
