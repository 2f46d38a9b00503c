"""Whatever a server does at whatever step, the end of a try is told truly, and in time."""

import select
import socket
import ssl
import threading
from typing import Any

import pytest

from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.letters.outbox import RecipientState
from csm_desktop.mail.connection import SmtpConnection
from csm_desktop.mail.mail_server import MailServer, Security
from csm_desktop.mail.smtp import Delivery
from tests.mail.rude_server import CLOSE, SILENCE, Rude, rude
from tests.mail.test_smtp import letter

ANSWERED, NOT_REACHED = DeliveryEnd.ANSWERED, DeliveryEnd.NOT_REACHED
NOT_ALLOWED, UNKNOWN = DeliveryEnd.NOT_ALLOWED, DeliveryEnd.UNKNOWN
BEFORE = ("banner", "EHLO", "MAIL", "DATA")
GARBAGE = {
    "page": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "letters": b"hello there\r\n",
    "code": b"999 beyond\r\n",
    "line": b"250 " + b"x" * 200_000 + b"\r\n",
    "endless": b"250-and\r\n" * 50_000,
    "bytes": b"\xff\xfe\x00\x01\r\n",
    "empty": b"\r\n",
}


def tried(server: MailServer, timeout_s: float = 0.6, password: str = "") -> DeliveryOutcome:
    mail = letter()
    made = Delivery(server, password, timeout_s=timeout_s)
    return made.send(mail.sender, mail.recipients, mail.content.encode("ascii"))


@pytest.mark.parametrize("step", BEFORE)
@pytest.mark.parametrize(
    ("says", "end"),
    [(CLOSE, NOT_REACHED), (SILENCE, NOT_REACHED), (b"421 closing\r\n", NOT_REACHED),
     (b"451 later\r\n", NOT_REACHED), (b"554 never\r\n", NOT_ALLOWED)],
)  # fmt: skip
def test_s7_before_the_mail_left_nothing_was_sent_and_that_is_said(
    step: str, says: bytes, end: DeliveryEnd
) -> None:
    with rude(Rude({step: says, "HELO": says})) as server:
        found = tried(server.at())
    assert (found.end, server.mails) == (end, 0)
    assert "Nothing was sent" in found.why or "later" in found.why
    assert found.results == {}


@pytest.mark.parametrize("step", BEFORE)
@pytest.mark.parametrize("says", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_mail_server_makes_the_mail_wait(step: str, says: bytes) -> None:
    with rude(Rude({step: says, "HELO": says})) as server:
        found = tried(server.at())
    assert (found.end, server.mails) == (NOT_REACHED, 0)
    assert "Nothing was sent" in found.why


@pytest.mark.parametrize(
    ("says", "end"),
    [(CLOSE, UNKNOWN), (SILENCE, UNKNOWN), (b"451 later\r\n", NOT_REACHED),
     (b"421 closing\r\n", NOT_REACHED), (b"554 spam\r\n", NOT_ALLOWED),
     *((garbage, UNKNOWN) for name, garbage in GARBAGE.items())],
)  # fmt: skip
def test_s1_after_the_mail_left_only_an_answer_says_what_became_of_it(
    says: bytes, end: DeliveryEnd
) -> None:
    with rude(Rude({"dot": says})) as server:
        found = tried(server.at())
    assert (found.end, server.mails) == (end, 1)
    assert ("nobody knows" in found.why) is (end is UNKNOWN)


@pytest.mark.parametrize("says", [CLOSE, SILENCE, b"500 no\r\n", GARBAGE["endless"]])
def test_a_server_that_says_no_goodbye_took_the_mail_all_the_same(says: bytes) -> None:
    with rude(Rude({"QUIT": says})) as server:
        assert tried(server.at()).end is ANSWERED


@pytest.mark.parametrize(
    ("replies", "states"),
    [
        ([b"250 ok\r\n", b"550 no\r\n"], [RecipientState.ACCEPTED, RecipientState.REFUSED]),
        ([b"451 later\r\n", b"250 ok\r\n"], [RecipientState.LATER, RecipientState.ACCEPTED]),
        ([b"what\r\n", b"250 ok\r\n"], [RecipientState.REFUSED, RecipientState.ACCEPTED]),
        ([b"550 no\r\n", b"421 bye\r\n"], [RecipientState.REFUSED, RecipientState.LATER]),
        ([b"250 ok\r\n", b"421 bye\r\n"], [RecipientState.LATER]),
    ],
)
def test_s8_each_recipient_has_the_answer_that_was_said_of_it(
    replies: list[bytes], states: list[RecipientState]
) -> None:
    with rude(Rude({"RCPT": replies})) as server:
        found = tried(server.at())
    assert found.end is ANSWERED
    assert [result.state for result in found.results.values()] == states
    assert server.mails == (RecipientState.ACCEPTED in states)


def test_a_connection_that_breaks_among_recipients_sent_nothing() -> None:
    with rude(Rude({"RCPT": [b"250 ok\r\n", CLOSE]})) as server:
        assert (tried(server.at()).end, server.mails) == (NOT_REACHED, 0)


def test_after_a_connection_that_was_lost_the_next_try_greets_anew() -> None:
    """smtplib's own object would begin with MAIL, and be refused (see findings)."""
    with rude(Rude({"MAIL": [CLOSE, b"250 ok\r\n"]})) as server:
        made, mail = Delivery(server.at(), "", timeout_s=0.6), letter()
        ends = [
            made.send(mail.sender, mail.recipients, mail.content.encode("ascii")).end
            for _ in range(2)
        ]
    assert (ends, server.mails) == ([NOT_REACHED, ANSWERED], 1)
    assert [line[:4].lower() for line in server.heard if line[:4].lower() == b"ehlo"] == [
        b"ehlo"
    ] * 2


def test_an_old_relay_is_greeted_the_old_way() -> None:
    with rude(Rude({"EHLO": b"502 unknown\r\n"})) as server:
        assert tried(server.at()).end is ANSWERED
    assert [line[:4] for line in server.heard[:2]] == [b"ehlo", b"helo"]


@pytest.mark.parametrize(
    ("says", "end"),
    [(b"454 not now\r\n", NOT_REACHED), (b"421 bye\r\n", NOT_REACHED), (CLOSE, NOT_REACHED),
     (b"250-hello\r\n250 SIZE 1\r\n", NOT_ALLOWED), (b"500 what\r\n", NOT_ALLOWED)],
)  # fmt: skip
def test_s6_without_starttls_no_password_is_told_whatever_the_server_says(
    says: bytes, end: DeliveryEnd
) -> None:
    with rude(Rude({"EHLO": says, "HELO": b"250 hi\r\n"})) as server:
        assert tried(server.at(Security.STARTTLS, "ann"), password="app-word").end is end
    assert not [line for line in server.heard if line.upper().startswith((b"AUTH", b"MAIL"))]


@pytest.mark.parametrize("says", [CLOSE, b"454 not now\r\n", b"220 go\r\nnot tls at all\r\n"])
def test_s6_where_encryption_does_not_begin_no_password_is_told(says: bytes) -> None:
    offers = b"250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"
    with rude(Rude({"EHLO": offers, "STAR": says})) as server:
        found = tried(server.at(Security.STARTTLS, "ann"), password="app-word")
    assert found.end is NOT_REACHED
    assert not [line for line in server.heard if line.upper().startswith((b"AUTH", b"MAIL"))]


def test_s7_a_server_that_drips_letters_is_left_after_a_while() -> None:
    class Dripping(Rude):
        def talk(self, peer: socket.socket) -> None:
            with peer:
                while not self.over.is_set():
                    peer.sendall(b"2")
                    self.over.wait(0.02)

    with rude(Dripping()) as server:
        found = tried(server.at(), timeout_s=0.05)
    assert found.end is NOT_REACHED


def _is_connected(sock: socket.socket) -> bool:
    try:
        sock.getpeername()
    except OSError:
        return False
    return True


def test_s7_a_refused_connection_is_known_at_once_where_only_the_exceptional_set_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Windows, where a refused socket never becomes writable."""
    real = select.select

    def windows(*asked: Any) -> tuple[Any, Any, Any]:
        readable, writable, _ = real(*asked)
        there = [sock for sock in writable if _is_connected(sock)]
        return readable, there, [sock for sock in writable if sock not in there]

    monkeypatch.setattr("csm_desktop.mail.connection.select.select", windows)
    with socket.socket() as bound:  # and nobody listens
        bound.bind(("127.0.0.1", 0))
        server = MailServer("127.0.0.1", bound.getsockname()[1], Security.NONE, "")
        context, stopped = ssl.create_default_context, threading.Event()
        connection = SmtpConnection(server, 5.0, context, stopped)
        with pytest.raises(OSError, match="nothing answers") as told:
            connection.connect(server.host, server.port)
    assert not isinstance(told.value, TimeoutError)
