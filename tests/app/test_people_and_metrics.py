"""People, connections and metrics: what each act stores and refuses, and that undo is whole."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.people import connections, contacts
from csm_desktop.app.value import metrics
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    ContactStatus,
    Sentiment,
    Strength,
)
from csm_desktop.domain.records.metrics import AccountMetric, Metric, MetricKind, Reading
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture


def _account(book: Book) -> Account:
    return book.run("New account", new_account, "Northwind Rail")


def _member(book: Book, name: str = "Ann Lee") -> TeamMember:
    def add(work: Work) -> TeamMember:
        return work.add(TeamMember(work.new_id(), name, is_me=True))

    return book.run("New member", add)


def test_every_act_is_stored_whole_and_undone_whole(
    book: Book, pictured: Callable[[Book], Picture]
) -> None:
    account, ann = _account(book), _member(book)
    lena = book.run("New contact", contacts.new_contact, account.id, "Lena Brandt")
    stray = book.run("Import", lambda w: w.add(Contact(w.new_id(), None, "Kiss", account_ref="X")))
    metric = book.run("New metric", metrics.new_metric, "Replanning time", unit="minutes")
    used = book.run("Measure", metrics.measure_by, account.id, metric.id)
    reading = book.run(
        "Reading", metrics.add_reading, account.id, metric.id, date(2026, 11, 2), Decimal(22)
    )
    book.run("Connect", connections.set_connection, ann.id, lena.id, Strength.WEAK)
    acts: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        (contacts.new_contact, (account.id, "Marc Olivier"), {"title": "CFO"}),
        (contacts.edit_contact, (lena.id,), {"sentiment": Sentiment.ADVOCATE}),
        (contacts.contact_left, (lena.id, date(2026, 11, 1), "Halden Foods"), {}),
        (contacts.give_account, (stray.id, account.id), {}),
        (connections.set_connection, (ann.id, lena.id, Strength.STRONG, date(2026, 11, 20)), {}),
        (connections.remove_connection, (ann.id, lena.id), {}),
        (connections.connect_new_member, ("Tom Okafor", "Lead", lena.id, Strength.SOME), {}),
        (metrics.new_metric, ("Licences used",), {"unit": "seats"}),
        (metrics.edit_measure, (used.id,), {"baseline": Decimal(90), "target": Decimal(20)}),
        (metrics.add_reading, (account.id, metric.id, date(2026, 11, 22), Decimal(21)), {}),
        (metrics.edit_reading, (reading.id,), {"value": Decimal("22.5")}),
        (metrics.remove_readings, ([reading.id],), {}),
        (metrics.measure_by_new, (account.id, {"name": "Trips"}), {"baseline": Decimal(3)}),
        (metrics.stop_measuring, (used.id,), {}),
    ]
    for act, arguments, fields in acts:
        before = pictured(book)
        book.run("the act", act, *arguments, **fields)
        after = pictured(book)
        assert after != before, act.__name__
        assert book.undo() == "the act"
        assert pictured(book) == before, act.__name__
        assert book.redo() == "the act"
        assert pictured(book) == after, act.__name__
        assert book.undo() == "the act"


def test_a_contact_keeps_roles_and_a_tidy_name(book: Book) -> None:
    account = _account(book)
    made = book.run(
        "New", contacts.new_contact, account.id, "  Lena \n Brandt ", roles=(ContactRole.CHAMPION,)
    )
    assert book.run("look", Work.get, Contact, made.id) == Contact(
        made.id, account.id, "Lena Brandt", roles=(ContactRole.CHAMPION,)
    )
    with pytest.raises(UserError, match="needs a name"):
        book.run("Rename", contacts.edit_contact, made.id, name="  ")


def test_nobody_reports_to_themselves_by_way_of_others(book: Book) -> None:
    account = _account(book)
    boss = book.run("New", contacts.new_contact, account.id, "Ulrich Vance")
    middle = book.run("New", contacts.new_contact, account.id, "Lena Brandt", reports_to_id=boss.id)
    low = book.run("New", contacts.new_contact, account.id, "Ada", reports_to_id=middle.id)
    for upper in (boss, middle, low):
        with pytest.raises(UserError, match="would report to themselves"):
            book.run("Move", contacts.edit_contact, boss.id, reports_to_id=upper.id)
    assert book.run("look", Work.get, Contact, boss.id).reports_to_id is None


def test_who_left_comes_back_as_before(book: Book) -> None:
    account = _account(book)
    lena = book.run("New", contacts.new_contact, account.id, "Lena Brandt")
    gone = book.run("Left", contacts.contact_left, lena.id, date(2026, 11, 1), " Halden  Foods ")
    assert (gone.status, gone.left_on, gone.went_to) == (
        ContactStatus.LEFT,
        date(2026, 11, 1),
        "Halden Foods",
    )
    assert book.run("Back", contacts.contact_is_back, lena.id) == lena


def test_it_is_remembered_until_when_somebody_was_a_champion(book: Book) -> None:
    account = _account(book)
    champion = (ContactRole.CHAMPION,)
    lena = book.run("New", contacts.new_contact, account.id, "Lena Brandt", roles=champion)
    taken = book.run("Roles", contacts.edit_contact, lena.id, roles=())
    assert taken.champion_until == book.today()
    named = book.run("Title", contacts.edit_contact, lena.id, title="COO")
    assert named.champion_until == book.today()
    book.undo()
    book.undo()
    assert book.run("look", Work.get, Contact, lena.id) == lena
    book.redo()
    assert book.run("Roles", contacts.edit_contact, lena.id, roles=champion).champion_until is None
    # What was said by mistake can be taken out by hand, too.
    book.run("Roles", contacts.edit_contact, lena.id, roles=())
    cleared = book.run("Never", contacts.edit_contact, lena.id, champion_until=None)
    assert cleared.champion_until is None


def test_a_pair_has_one_connection(book: Book) -> None:
    account, ann = _account(book), _member(book)
    lena = book.run("New", contacts.new_contact, account.id, "Lena Brandt")
    book.run("Connect", connections.set_connection, ann.id, lena.id, Strength.WEAK)
    book.run(
        "Connect",
        connections.set_connection,
        ann.id,
        lena.id,
        Strength.STRONG,
        date(2026, 11, 22),
    )
    (found,) = book.run("look", Work.find, Connection)
    assert (found.account_id, found.strength, found.touched_on) == (
        account.id,
        Strength.STRONG,
        date(2026, 11, 22),
    )
    with pytest.raises(UserError, match="future"):
        book.run(
            "Connect",
            connections.set_connection,
            ann.id,
            lena.id,
            Strength.WEAK,
            date(2026, 11, 23),
        )
    book.run("Part", connections.remove_connection, ann.id, lena.id)
    book.run("Part", connections.remove_connection, ann.id, lena.id)
    assert not book.run("look", Work.find, Connection)


def test_the_first_colleague_of_a_book_is_the_user(book: Book) -> None:
    account = _account(book)
    lena = book.run("New", contacts.new_contact, account.id, "Lena Brandt")
    for name in ("Ann Lee", "Tom Okafor"):
        book.run("Connect", connections.connect_new_member, name, "", lena.id, Strength.SOME)
    team = book.run("look", Work.find, TeamMember)
    assert [(each.name, each.is_me) for each in team] == [("Ann Lee", True), ("Tom Okafor", False)]
    with pytest.raises(UserError, match="colleague needs a name"):
        book.run("Connect", connections.connect_new_member, " ", "", lena.id, Strength.SOME)


def test_a_metric_is_listed_once_and_used_once(book: Book) -> None:
    account = _account(book)
    metric = book.run("New", metrics.new_metric, "NPS", kind=MetricKind.NPS)
    with pytest.raises(UserError, match="already a metric called NPS"):
        book.run("New", metrics.new_metric, "nps")
    with pytest.raises(UserError, match="needs a name"):
        book.run("New", metrics.new_metric, " ")
    first = book.run("Use", metrics.measure_by, account.id, metric.id)
    assert book.run("Use", metrics.measure_by, account.id, metric.id) == first
    other = book.run("New", metrics.new_metric, "Trips", unit="a day")
    assert book.run("Use", metrics.measure_by, account.id, other.id).position == 1
    assert len(book.run("look", Work.find, AccountMetric)) == 2
    assert {each.name for each in book.run("look", Work.find, Metric)} == {"NPS", "Trips"}


def test_readings_lie_on_the_scale_and_not_in_the_future(book: Book) -> None:
    account = _account(book)
    metric = book.run("New", metrics.new_metric, "NPS", kind=MetricKind.NPS)

    def read(on: date, value: int) -> Reading:
        return book.run("Read", metrics.add_reading, account.id, metric.id, on, Decimal(value))

    assert read(date(2026, 11, 22), -100).source == "typed in"
    with pytest.raises(UserError, match="NPS runs from −100 to 100"):
        read(date(2026, 11, 22), 101)
    with pytest.raises(UserError, match="future"):
        read(date(2026, 11, 23), 10)
    assert len(book.run("look", Work.find, Reading)) == 1


def test_a_target_comes_after_its_baseline(book: Book) -> None:
    account = _account(book)
    metric = book.run("New", metrics.new_metric, "Trips")
    used = book.run("Use", metrics.measure_by, account.id, metric.id)
    with pytest.raises(UserError, match="after the baseline"):
        book.run(
            "Aim",
            metrics.edit_measure,
            used.id,
            baseline_on=date(2026, 11, 1),
            target_on=date(2026, 11, 1),
        )
    with pytest.raises(UserError, match="baseline's day"):
        book.run("Aim", metrics.edit_measure, used.id, baseline_on=date(2026, 11, 23))
    assert book.run("look", Work.get, AccountMetric, used.id) == used
