"""The EBR studio: a whole pack, one with gaps, words open, an account without data, hostile names,
no account at all, and the question after a target that is open elsewhere."""

import atexit
import tempfile
import time
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews import arrangement
from csm_desktop.app.reviews.held import holding
from csm_desktop.app.value import metrics
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.reviews import InternalTopic, ReviewList, ReviewPart
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.files import NameTakenError
from csm_desktop.ui.ebr.dry_run import DryRun
from csm_desktop.ui.ebr.hold_dialog import HoldReview
from csm_desktop.ui.ebr.page import EbrPage
from csm_desktop.ui.ebr.preview.hand_out import NameTaken
from tests.books import empty_book, sample_copy
from tests.gallery.register import picture
from tests.ui.shell import TabShell

_CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 200
_WAIT_S = 20
_kept = ExitStack()
atexit.register(_kept.close)


def _folder() -> Path:
    return Path(_kept.enter_context(tempfile.TemporaryDirectory()))


@cache
def _book() -> Book:
    return _kept.enter_context(opened_book(sample_copy(_folder()), _CLOCK))


@cache
def _bare() -> Book:
    path = _folder() / "bare.csm"
    empty_book(path)
    return _kept.enter_context(opened_book(path, _CLOCK))


@cache
def _without_data() -> int:
    return _book().run("New", new_account, "Empty Ltd").id


@cache
def _hostile() -> int:
    run = _book().run
    account = run("New", new_account, _HOSTILE).id
    person = run("c", new_contact, account, _HOSTILE, title=_HOSTILE, roles=(ContactRole.SPONSOR,))
    metric = run("m", metrics.new_metric, _HOSTILE, unit="<b>").id
    run("m", metrics.measure_by, account, metric)
    for day, value in ((2, 90), (20, 22)):
        run("r", metrics.add_reading, account, metric, date(2026, 11, day), Decimal(value))
    run("t", reviews.write_title, account, ReviewPart.SUMMARY, _HOSTILE)
    run("a", reviews.new_ask, account, _HOSTILE)
    run("g", reviews.new_review_goal, account, _HOSTILE, contact_id=person.id)
    run("i", reviews.new_initiative, account, _HOSTILE)
    run("o", reviews.offer_capability, account, _HOSTILE)
    run("w", reviews.write_measure, account, metric, meaning=_HOSTILE, method=_HOSTILE)
    return account


def _page(book: Book, account_id: int | None) -> EbrPage:
    shell = TabShell(book, _folder())
    page = EbrPage(shell)
    page.given(book)
    if account_id is not None:
        page.open(account_id)
    shell.live.changed.connect(page.changed)
    page.destroyed.connect(shell.close)
    return page


def _drawn(widget: QWidget) -> None:
    """Wait until every page is drawn."""
    assert isinstance(widget, EbrPage)
    end = time.monotonic() + _WAIT_S
    while time.monotonic() < end:
        QApplication.processEvents()
        background = widget.shell.background
        if not background.busy and (widget.rendering.is_settled or not widget.studio.is_open):
            time.sleep(0.12)
            QApplication.processEvents()
            if not background.busy:
                return
        time.sleep(0.01)


@picture("ebr-whole", prepare=_drawn)
def _whole() -> QWidget:
    return _page(_book(), account_named(_book(), "Northwind Rail").id)


@picture("ebr-gaps", prepare=_drawn)
def _gaps() -> QWidget:
    return _page(_book(), account_named(_book(), "Kestrel Health").id)


def _open_words(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    for part in (ReviewPart.SUMMARY, ReviewPart.PRODUCTIVITY, ReviewPart.GOALS):
        widget.parts.cards[part].toggle()
    widget.preview.go(3)
    _drawn(widget)
    widget.middle.ensureWidgetVisible(widget.parts.cards[ReviewPart.SUMMARY], 0, 400)


@picture("ebr-words", prepare=_open_words)
def _words() -> QWidget:
    return _page(_book(), account_named(_book(), "Northwind Rail").id)


def _open_more(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    for part in (ReviewPart.PROMISES, ReviewPart.INITIATIVES, ReviewPart.CAPABILITIES,
                 ReviewPart.GOALS):  # fmt: skip
        widget.parts.cards[part].toggle()
    widget.preview.enlarge(1)
    _drawn(widget)
    bar = widget.middle.verticalScrollBar()
    bar.setValue(bar.maximum())


@picture("ebr-more-words", prepare=_open_more)
def _more() -> QWidget:
    return _page(_book(), account_named(_book(), "Northwind Rail").id)


def _open_given(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    for part in (ReviewPart.BENCHMARK, ReviewPart.INITIATIVES, ReviewPart.CAPABILITIES):
        widget.parts.cards[part].toggle()
    _drawn(widget)
    widget.middle.verticalScrollBar().setValue(widget.parts.cards[ReviewPart.BENCHMARK].y())


@picture("ebr-initiatives", prepare=_open_given)
def _initiatives() -> QWidget:
    return _page(_book(), account_named(_book(), "Northwind Rail").id)


@cache
def _put_in_order() -> tuple[Book, int]:
    """A book of its own, for the other pictures show what is proposed."""
    book = _kept.enter_context(opened_book(sample_copy(_folder()), _CLOCK))
    facts = account_facts(book, account_named(book, "Northwind Rail").id)
    account, milestones = facts.account.id, [each.id for each in facts.milestones]
    book.run("x", arrangement.hide_line, account, ReviewList.MILESTONES, milestones[0])
    book.run("x", arrangement.pin_line, account, ReviewList.OBJECTIVES, facts.goals[-1].id)
    book.run("x", reviews.write_title, account, ReviewPart.PROMISES, "All is on its way")
    book.run("x", arrangement.move_part, account, ReviewPart.PROMISES, 1)
    return book, account


def _open_order(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    for part in (ReviewPart.PROMISES, ReviewPart.PRODUCTIVITY):
        widget.parts.cards[part].turn_to_order()
    _drawn(widget)
    widget.middle.ensureWidgetVisible(widget.parts.cards[ReviewPart.PROMISES].order, 0, 0)


@picture("ebr-order", prepare=_open_order)
def _ordered() -> QWidget:
    return _page(*_put_in_order())


def _to_agenda(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    widget.agenda.toggle()
    _drawn(widget)
    widget.middle.ensureWidgetVisible(widget.agenda, 0, 0)


@picture("ebr-agenda", prepare=_to_agenda)
def _agenda() -> QWidget:
    return _page(_book(), account_named(_book(), "Hartwell Schools").id)


def _begun(widget: QWidget) -> None:
    assert isinstance(widget, DryRun)
    end = time.monotonic() + _WAIT_S
    while not widget.spent and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    for _ in range(3):
        widget.step(1)
    for _ in range(3):  # what the notes scroll in is laid out behind the event
        QApplication.processEvents()


@picture("ebr-dry-run", prepare=_begun, sizes=((1280, 720),))
def _dry_run() -> QWidget:
    page = _page(_book(), account_named(_book(), "Northwind Rail").id)
    page.resize(1280, 720)
    run = DryRun(page.shell, page.studio.material(), "wide", page)
    run.destroyed.connect(page.deleteLater)
    return run


def _look_back(widget: QWidget) -> None:
    assert isinstance(widget, EbrPage)
    widget.earlier.rows.rows[0].look.click()
    _drawn(widget)


@picture("ebr-earlier", prepare=_look_back)
def _earlier() -> QWidget:
    return _page(_book(), account_named(_book(), "Halden Foods").id)


@picture("ebr-held", sizes=((640, 470),))
def _held() -> QWidget:
    page = _page(_book(), account_named(_book(), "Northwind Rail").id)
    view = page.studio.view
    asking = HoldReview(
        page.shell, view.account_id, holding(view.facts), "UTC", lambda _: None, page
    )
    asking.destroyed.connect(page.deleteLater)
    return asking


@picture("ebr-switched-on", prepare=_drawn)
def _switched() -> QWidget:
    book, account = _book(), account_named(_book(), "Halden Foods").id
    for topic in (InternalTopic.HEALTH, InternalTopic.STANDING):
        book.run("Show", reviews.show_topic, account, topic)
    book.run("Out", reviews.leave_out, account, ReviewPart.BENCHMARK)
    return _page(book, account)


@picture("ebr-without-data", prepare=_drawn)
def _empty() -> QWidget:
    return _page(_book(), _without_data())


@picture("ebr-hostile", prepare=_open_words)
def _hostile_names() -> QWidget:
    return _page(_book(), _hostile())


@picture("ebr-no-accounts", prepare=_drawn)
def _none() -> QWidget:
    return _page(_bare(), None)


@picture("ebr-name-taken", sizes=((520, 220),))
def _taken() -> QWidget:
    folder = _folder()
    (folder / "Northwind Rail - EBR 2.pdf").write_bytes(b"")
    page = _page(_bare(), None)
    asking = NameTaken(NameTakenError(folder / "Northwind Rail - EBR 2.pdf"), page)
    asking.destroyed.connect(page.deleteLater)
    return asking
