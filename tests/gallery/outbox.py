"""The outbox: drafts, one that waits, one refused, one of which nobody knows; writing to many."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.audience.plan import MessageAudience, audience_plan, make_drafts
from csm_desktop.app.lists.accounts import account_named, accounts
from csm_desktop.app.outbox import acts, delivery
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.storage.session import Work
from csm_desktop.ui.book.audience import AudienceDialog
from csm_desktop.ui.outbox.review import ReviewDialog
from tests.gallery.frame import _hold, _opened, _program, _sample, _standing, _until
from tests.gallery.register import picture


def _fill(widget: QWidget) -> None:
    window = _opened(widget)
    book = window.workbench.book
    assert book is not None
    book.run("Me", say_who_i_am, email="alex@ours.example")
    book.run("Server", set_server, MailServer("mail.ours.example", 587, user="alex"))
    account = account_named(book, "Northwind Rail").id
    for number in range(1, 6):
        mail = OutboxMail(
            number,
            account,
            to=(f"person{number}@northwind.example",),
            subject="Your goal, and how far we are",
            body="Dear Lena,\n\nHow are you?",
            campaign="Quarter",
        )
        book.run("Draft", Work.add, mail)
    later = book.now() + timedelta(hours=5)
    book.run("Later", acts.send_mail, 2, later)
    unknown = OutboxMail(
        8, account, to=("marc@northwind.example",), subject="What we agreed today",
        state=MailState.CLAIMED, claimed_at=book.now(), tries=1,
    )  # fmt: skip
    refused = OutboxMail(
        9, account, to=("lena@northwind.example",), subject="What we agreed today",
        state=MailState.CLAIMED, claimed_at=book.now(), tries=1,
    )  # fmt: skip
    for mail in (unknown, refused):
        book.run("Mail", Work.add, mail)
    why = "The server does not let you send: 535 5.7.30 basic authentication is off."
    delivery.settle(book, 9, DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, why))
    delivery.recover(book)
    window.go("outbox")
    for _pass in range(20):
        QApplication.processEvents()


@picture("outbox", prepare=_fill)
def outbox() -> QWidget:
    return _program(_sample())


@picture("audience", ((1020, 660),))
def audience() -> QWidget:
    window = _standing()
    book = window.workbench.book
    assert book is not None
    assert window.page is not None
    ids = [line.id for line in accounts(book)]
    dialog = AudienceDialog(window.workbench, ids, "Champions, November", window.page)
    dialog.language.set_value("en")
    dialog.roles.tick(ContactRole.CHAMPION)
    dialog.roles.tick(ContactRole.SPONSOR)
    _until(lambda: len(dialog.table.lines) > 1 and not dialog._asker.busy)
    return _hold(window, dialog)


@picture("audience-review", ((720, 620),))
def review() -> QWidget:
    window = _standing()
    book = window.workbench.book
    assert book is not None
    assert window.page is not None
    ids = tuple(line.id for line in accounts(book))
    plan = audience_plan(book, MessageAudience(ids, quiet_days=0))
    made = book.run("Write", make_drafts, "Champions, November", plan.drafts)
    return _hold(window, ReviewDialog(window.workbench, made, lambda _: True, window.page))
