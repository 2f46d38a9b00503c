"""An account that has far more people and revenue events than others."""

from datetime import timedelta

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.storage.session import Work
from tests.benchmarks.driven import Driven

PEOPLE, EVENTS = 1_000, 300


def crowded_account(driven: Driven) -> int:
    """Make one in the book, of which the window hears nothing; its id."""
    with driven.deaf():
        return int(driven.book.run("Crowd", _crowd))


def _crowd(work: Work) -> int:
    account_id = new_account(work, "Crowded Account").id
    for number in range(PEOPLE):
        work.add(Contact(work.new_id(), account_id, f"Person {number:04}", title="Planner"))
    for number in range(EVENTS):
        kind = RevenueKind.EXPANSION if number else RevenueKind.NEW
        day = work.today() - timedelta(days=EVENTS - number)
        work.add(RevenueEvent(work.new_id(), account_id, kind, day, Money(1_000, "EUR")))
    return account_id
