"""The outbox: drafts, one that waits, one refused, one of which nobody knows."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.outbox import acts, delivery
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.storage.session import Work
from tests.gallery.frame import _opened, _program, _sample
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
