"""Contacts, Health and Value of an account: full, empty, with hostile names, and their dialogs."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from time import monotonic
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people import contacts
from csm_desktop.app.people.introductions import introduction_draft
from csm_desktop.app.value import metrics
from csm_desktop.domain.records.contacts import Connection, Strength
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.account.contacts.dialogs import (
    ConnectionDialog,
    LeftDialog,
    NewContactDialog,
)
from csm_desktop.ui.account.contacts.doubles import MergeDialog
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.contract.tab import ContractTab
from csm_desktop.ui.account.health.tab import HealthTab
from csm_desktop.ui.account.value.dialogs import NEW, MetricDialog
from csm_desktop.ui.account.value.tab import ValueTab
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.paper.preview import PaperPreview
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.ui.widgets.fields import Choice
from tests.books import sample_copy
from tests.gallery.kept import folder, kept
from tests.gallery.register import picture
from tests.ui.hands import rest
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE

ZONE = "Europe/Berlin"
TODAY = date(2026, 11, 22)
INSIDE = ((1060, 560), (1220, 740))  # what the window leaves to a tab at 1280x720 and 1440x900
_LONGEST_WAIT = 20.0  # s, for matplotlib


@cache
def _book() -> Book:
    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(ZONE)), ZONE)
    made = kept().enter_context(opened_book(sample_copy(folder()), clock))
    made.run("Empty", new_account, "Empty Ltd")
    hostile = made.run("Hostile", new_account, HOSTILE[0]).id
    for name in HOSTILE:
        who = made.run("Person", contacts.new_contact, hostile, name or "?", title=name)
        made.run("Left", contacts.contact_left, who.id, TODAY, name) if name == HOSTILE[-1] else 0
        used = made.run(
            "Metric", metrics.measure_by_new, hostile, {"name": f"{name}.", "unit": name}
        )
        made.run("Read", metrics.add_reading, hostile, used.metric_id, TODAY, Decimal(7), name)
    return made


def wait_for_charts(page: QWidget) -> None:
    """Until every chart in sight is drawn, and what its layout changes has settled."""
    # One that is scrolled out of sight is drawn when it is seen.
    charts = [each for each in page.findChildren(Chart) if not each.visibleRegion().isEmpty()]
    until = monotonic() + _LONGEST_WAIT
    while not all(chart.is_drawn for chart in charts) and monotonic() < until:
        rest(20)
    rest(60)


def wait_for_pages(preview: QWidget) -> None:
    """Until the pages of a document are drawn."""
    assert isinstance(preview, PaperPreview)
    until = monotonic() + _LONGEST_WAIT
    while not preview.pages and monotonic() < until:
        rest(20)
    rest(60)


def _tab(make: Callable[[TabShell], Tab], name: str) -> Tab:
    shell = TabShell(_book(), folder())
    tab = make(shell)
    shell.follow(tab, account_named(_book(), name).id)
    tab.destroyed.connect(shell.close)
    return tab


_TABS = (
    ("contacts", ContactsTab), ("health", HealthTab), ("value", ValueTab),
    ("contract", ContractTab),
)  # fmt: skip
for _name, _make in _TABS:
    for _suffix, _account in (
        ("", "Northwind Rail"),
        ("-empty", "Empty Ltd"),
        ("-hostile", HOSTILE[0]),
        ("-at-risk", "Kestrel Health"),
    ):
        picture(f"account-{_name}{_suffix}", INSIDE, wait_for_charts)(
            lambda make=_make, account=_account: _tab(make, account)  # type: ignore[misc]
        )


def _go_to_likes(widget: QWidget) -> None:
    assert isinstance(widget, ValueTab)
    end = monotonic() + 20
    while not widget.likes.is_compared and monotonic() < end:
        rest(20)
    widget.show_likes()
    wait_for_charts(widget)


@picture("account-value-likes", INSIDE, _go_to_likes)
def among_like_accounts() -> QWidget:
    """A metric that enough like accounts have, scrolled to where the account stands."""
    tab = _tab(ValueTab, "Halden Foods")
    assert isinstance(tab, ValueTab)
    planned = next(one for one in tab.metrics.lines if one.metric.name.startswith("Shifts planned"))
    tab.metrics.select(planned.id)
    return tab


def _today() -> date:
    return TODAY


def _nothing(*_: object, **__: object) -> None:
    """A dialog of the gallery saves nothing."""


@cache
def _parent() -> QWidget:
    return QWidget()


_DIALOG = ((640, 560),)


@picture("account-introduction", _DIALOG)
def introduction() -> QWidget:
    facts = account_view(_book(), account_named(_book(), "Northwind Rail").id).facts
    ours = next(each.id for each in facts.team if each.name == "Tom Okafor")
    theirs = next(contact.id for contact in facts.contacts if contact.name == "Sofia Reyes")
    draft = introduction_draft(facts, ours, theirs)
    return IntroductionDialog(
        "Introduction: Tom Okafor and Sofia Reyes", "", draft, _nothing, _parent()
    )


@picture("account-connection", _DIALOG)
def connection() -> QWidget:
    known = Connection(1, 2, 3, 4, Strength.WEAK)
    return ConnectionDialog("Tom and Sofia", "Weak, lapsed", known, _today, _nothing, _parent())


@picture("account-new-contact", _DIALOG)
def new_contact() -> QWidget:
    return NewContactDialog([], _today, _nothing, _parent())


@picture("account-contact-left", _DIALOG)
def left() -> QWidget:
    words = "Coverage would fall from 2 to 1."
    return LeftDialog("Lena Brandt has left", words, _today, _nothing, _parent())


@picture("account-make-one", _DIALOG)
def make_one() -> QWidget:
    people = [Choice(1, "Lena Brandt", "Head of Operations"), Choice(2, HOSTILE[0], HOSTILE[1])]
    return MergeDialog(people, 1, 2, _nothing, _parent())


@picture("account-map-preview", ((860, 810),), wait_for_pages)
def map_preview() -> QWidget:
    tab = _tab(ContactsTab, "Northwind Rail")
    made = PaperPreview(tab.shell, tab.paper(), tab)  # type: ignore[arg-type]
    made.destroyed.connect(tab.deleteLater)
    return made


@picture("account-new-metric", _DIALOG)
def new_metric() -> QWidget:
    dialog = MetricDialog([], _today, _nothing, _parent())
    assert dialog.which.stored == NEW
    return dialog
