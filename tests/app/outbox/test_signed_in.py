"""Mails by a server that the user signs in for: sent, put off or refused, and never lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox import acts, delivery
from csm_desktop.app.outbox.server import set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import MailLogin
from csm_desktop.mail.sign_in.grant import Permission
from csm_desktop.mail.sign_in.keys import MailKeys, secret_name
from csm_desktop.storage.session import Work
from tests.books import empty_book
from tests.clocks import SetClock
from tests.mail.servers import certificate, serving
from tests.mail.test_keychain import Sound
from tests.mail.token_server import TokenPost, TokenServer, handing_out


@dataclass
class Sending:
    """A book with a mail that waits, its server, and who lets in there."""

    book: Book
    post: TokenPost
    keys: MailKeys
    clock: SetClock
    account_id: int

    def go(self) -> OutboxMail:
        server = self.post.signed(MailLogin.MICROSOFT)
        taken = delivery.claim_next(self.book)
        assert taken is not None
        outcome = delivery.deliver(taken, server, self.keys)
        return delivery.settle(self.book, taken.id, outcome)

    def write(self, number: int) -> None:
        mail = OutboxMail(
            number, self.account_id, to=("lena@north.example",), subject="S", body="B"
        )
        self.book.run("Draft", Work.add, mail)
        self.book.run("Send", acts.send_mail, number)
        self.clock.go(minutes=1)


@pytest.fixture
def sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sending]:
    tls, file = certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    giver, clock = TokenServer(permissions=["first"]), SetClock()
    with handing_out(giver, tls), serving(TokenPost(of=giver), tls) as post:
        server = post.signed(MailLogin.MICROSOFT)
        backend = Sound()
        backend.set_password("CSM Desktop", secret_name(server), Permission("first").text())
        keys = MailKeys(Secrets(backend), clock.now, giver.endpoints)
        with opened_book(empty_book(tmp_path / "book.csm"), clock) as book:
            book.run("Me", say_who_i_am, name="Ann", email="ann@ours.example")
            book.run("Server", set_server, server)
            account = book.run("New", new_account, "Northwind")
            yield Sending(book, post, keys, clock, account.id)


def test_a_token_serves_many_mails_and_another_takes_its_place_when_it_is_revoked(
    sending: Sending,
) -> None:
    for number in (1, 2):
        sending.write(number)
        assert sending.go().state is MailState.SENT
    assert len(sending.post.of.tokens) == 1
    sending.post.revoked = set(sending.post.of.tokens)
    sending.write(3)
    assert sending.go().state is MailState.SENT
    assert len(sending.post.of.tokens) == 2
    assert len(sending.post.mails) == 3


def test_a_mail_waits_while_nobody_gives_tokens_and_goes_afterwards(sending: Sending) -> None:
    sending.write(1)
    sending.post.of.refuse = "temporarily_unavailable"
    put_off = sending.go()
    assert put_off.state is MailState.QUEUED
    assert "Microsoft was not reached" in put_off.trouble
    sending.post.of.refuse = ""
    sending.clock.go(minutes=2)
    assert sending.go().state is MailState.SENT


def test_s10_a_sign_in_that_has_ended_leaves_a_draft_and_says_where_to_go(sending: Sending) -> None:
    sending.write(1)
    sending.post.of.permissions.clear()
    ended = sending.go()
    assert ended.state is MailState.REFUSED
    assert "expired or was revoked. Sign in again under Settings, Mail" in ended.trouble
    assert sending.post.hellos == [], "the mail server is not even asked"


def test_a_server_that_takes_no_token_at_all_is_asked_twice_and_no_more(sending: Sending) -> None:
    sending.write(1)
    assert sending.go().state is MailState.SENT
    sending.write(2)
    sending.post.of = TokenServer()  # it trusts another one now
    refused = sending.go()
    assert refused.state is MailState.REFUSED
    assert "535" in refused.trouble
    assert len(sending.post.shown) == 3
