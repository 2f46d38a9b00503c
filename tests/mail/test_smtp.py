"""A try to hand a mail over ends in one of four ways, and each is told truly."""

import socket
import ssl
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from csm_desktop.domain.correspondence.outbox import DeliveryEnd
from csm_desktop.domain.records.letters.outbox import RecipientState
from csm_desktop.mail.compose import Letter, Recipient
from csm_desktop.mail.frozen import FrozenLetter, frozen
from csm_desktop.mail.mail_server import MailServer, Security
from csm_desktop.mail.smtp import Delivery
from tests.mail.servers import HOST, Post, certificate, serving

ANN = Recipient("ann@ours.example", "Ann")
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def letter(body: str = "Hello", blind: tuple[str, ...] = ()) -> FrozenLetter:
    to = (Recipient("lena@north.example", "Lena"), Recipient("marc@north.example"))
    return frozen(Letter(to, (), "Notes", body), ANN, AT, blind)


def sent(server: MailServer, mail: FrozenLetter, password: str = "", **options: object):  # type: ignore[no-untyped-def]
    made = Delivery(server, password, timeout_s=10, **options)  # type: ignore[arg-type]
    return made.send(mail.sender, mail.recipients, mail.content.encode("ascii"))


def test_s8_each_recipient_has_an_answer_and_a_blind_copy_stands_in_no_header() -> None:
    mail = letter(blind=("boss@ours.example",))
    replies = {"marc@north.example": "550 no such user", "boss@ours.example": "451 try later"}
    with serving(Post(replies)) as post:
        found = sent(post.at(), mail)
    assert found.end is DeliveryEnd.ANSWERED
    assert {a: r.state for a, r in found.results.items()} == {
        "lena@north.example": RecipientState.ACCEPTED,
        "marc@north.example": RecipientState.REFUSED,
        "boss@ours.example": RecipientState.LATER,
    }
    ((sender, to, content),) = post.mails
    assert (sender, to) == ("ann@ours.example", ["lena@north.example"])
    assert b"boss" not in content
    assert "no such user" in found.why


def test_the_bytes_arrive_as_they_were_frozen() -> None:
    mail = letter("From the start\n.\n..dots\nÜber 🙂 " + "x" * 3000)
    with serving(Post()) as post:
        assert sent(post.at(), mail).end is DeliveryEnd.ANSWERED
    assert post.mails[0][2].rstrip(b"\r\n") == mail.content.encode().rstrip(b"\r\n")


def test_s10_no_name_of_this_computer_is_told() -> None:
    name = socket.gethostname()
    mail = letter()
    with serving(Post()) as post:
        sent(post.at(), mail)
    assert set(post.hellos) == {"[127.0.0.1]"}
    assert mail.message_id.endswith("@ours.example>")
    assert len(name) < 2 or name not in mail.content


def test_s1_a_server_that_takes_the_mail_and_says_nothing_leaves_it_unknown() -> None:
    with serving(Post(silent_after=True)) as post:
        found = sent(post.at(), letter())
    assert len(post.mails) == 1
    assert found.end is DeliveryEnd.UNKNOWN


@pytest.mark.parametrize(
    ("reply", "end"),
    [
        ("451 busy", DeliveryEnd.NOT_REACHED),
        ("554 spam", DeliveryEnd.NOT_ALLOWED),
        ("250 OK", DeliveryEnd.ANSWERED),
    ],
)
def test_what_a_server_says_of_the_whole_mail(reply: str, end: DeliveryEnd) -> None:
    with serving(Post(data_reply=reply)) as post:
        assert sent(post.at(), letter()).end is end


def test_all_recipients_refused_is_an_answer_each() -> None:
    replies = {"lena@north.example": "550 no", "marc@north.example": "450 later"}
    with serving(Post(replies)) as post:
        found = sent(post.at(), letter())
    assert [result.state for result in found.results.values()] == [
        RecipientState.REFUSED,
        RecipientState.LATER,
    ]
    assert post.mails == []


def _trust(file: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(file))


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_password_goes_over_tls_to_whom_the_certificate_names(
    tmp_path: Path, wrapped: bool
) -> None:
    tls, file = certificate(tmp_path)
    security = Security.TLS if wrapped else Security.STARTTLS
    with serving(Post(password="app-word"), tls, wrapped=wrapped) as post:
        server = post.at(security, "ann")
        good = sent(server, letter(), "app-word", trust=partial(_trust, file))
        bad = sent(server, letter(), "wrong", trust=partial(_trust, file))
    assert good.end is DeliveryEnd.ANSWERED, good.why
    assert bad.end is DeliveryEnd.NOT_ALLOWED
    assert "535" in bad.why
    assert len(post.mails) == 1


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    ("name", "days", "trusted"),
    [("elsewhere.example", 30, True), (HOST, -1, True), (HOST, 30, False)],
)
def test_s6_with_a_certificate_that_is_wrong_expired_or_unknown_no_password_is_sent(
    tmp_path: Path, name: str, days: int, trusted: bool, wrapped: bool
) -> None:
    tls, file = certificate(tmp_path, name, days)
    trust = partial(_trust, file) if trusted else ssl.create_default_context
    security = Security.TLS if wrapped else Security.STARTTLS
    with serving(Post(password="app-word"), tls, wrapped=wrapped) as post:
        found = sent(post.at(security, "ann"), letter(), "app-word", trust=trust)
    assert (found.end, found.is_heard) == (DeliveryEnd.NOT_REACHED, True)
    assert "certificate" in found.why
    assert (post.passwords, post.mails) == ([], [])


def test_s6_where_encryption_is_asked_for_and_not_offered_no_password_is_sent() -> None:
    with serving(Post()) as post:
        found = sent(post.at(Security.STARTTLS, "ann"), letter(), "app-word")
        open_ = sent(post.at(Security.NONE, "ann"), letter(), "app-word")
    for each in (found, open_):
        assert each.end is DeliveryEnd.NOT_ALLOWED
    assert (post.passwords, post.mails) == ([], [])


def test_nobody_there_is_not_reached() -> None:
    with socket.create_server((HOST, 0)) as plug:
        port = plug.getsockname()[1]
    found = sent(MailServer(HOST, port, Security.NONE), letter())
    assert (found.end, found.is_heard) == (DeliveryEnd.NOT_REACHED, False)
    assert f"{HOST}:{port} was not reached" in found.why


def test_s7_a_black_hole_ends_with_its_time_and_can_be_left_at_once() -> None:
    with socket.create_server((HOST, 0)) as hole:
        server = MailServer(HOST, hole.getsockname()[1], Security.NONE)
        short = Delivery(server, timeout_s=0.4)
        assert short.test().end is DeliveryEnd.NOT_REACHED
        long = Delivery(server, timeout_s=60)
        threading.Timer(0.3, long.stop).start()
        assert long.test().end is DeliveryEnd.NOT_REACHED  # at once, not after a minute
