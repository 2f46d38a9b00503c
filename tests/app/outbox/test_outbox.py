"""The outbox keeps its promises: no silent double, no silent loss, whatever breaks and whenever."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from threading import Barrier, Thread

import pytest

from csm_desktop.app.accounts.history import account_history, undo_back
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.lists.outbox import asking_count, mail, outbox_lines
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.meetings.follow_up_dispatch import send_follow_up
from csm_desktop.app.meetings.view import MeetingView, load, meeting_view
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox import acts, delivery
from csm_desktop.app.outbox.hand_over import write_draft_of
from csm_desktop.app.outbox.server import mail_server, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.meetings.quiet import Contacted, last_contacted
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail, RecipientState
from csm_desktop.domain.records.meetings import FollowUpState, MeetingKind
from csm_desktop.errors import UserError
from csm_desktop.mail.keychain import Secrets
from csm_desktop.mail.mail_server import MailServer, Security
from csm_desktop.storage.session import Work
from tests.books import opened_copy, sample_copy
from tests.clocks import SetClock
from tests.mail.servers import HOST, Post, keys_of, serving

NOWHERE = MailServer("mail.example", 587, Security.NONE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def turning() -> SetClock:
    return SetClock()


@pytest.fixture
def book(sample: Path, tmp_path: Path, turning: SetClock) -> Iterator[Book]:
    with opened_copy(sample, tmp_path, turning) as book:
        book.run("Me", say_who_i_am, email="ann@ours.example")
        book.run("Server", set_server, NOWHERE)
        yield book


@dataclass
class Call:
    """A meeting that has ended, and its follow-up."""

    book: Book
    account_id: int
    meeting_id: int

    @property
    def view(self) -> MeetingView:
        facts, rules = load(self.book, self.account_id)
        found = meeting_view(facts, rules, self.meeting_id, self.book.now())
        assert found is not None
        return found

    @property
    def state(self) -> FollowUpState:
        return self.view.follow_up.state

    def send(self, at: datetime | None = None) -> OutboxMail:
        return self.book.run("Send", send_follow_up, self.view.follow_up, at)


@pytest.fixture
def call(book: Book) -> Call:
    account_id = account_named(book, "Northwind Rail").id
    facts, _ = load(book, account_id)
    people = [c.id for c in facts.contacts if c.name in ("Lena Brandt", "Marc Olivier")]
    kind = MeetingKind.WORKING_SESSION
    made = book.run(
        "New", meetings.new_meeting, account_id, kind, book.now(), "Europe/Berlin", people
    )
    book.run("End", meetings.end_meeting, made.id)
    return Call(book, account_id, made.id)


def ended(book: Book, mail_id: int) -> OutboxMail:
    found = mail(book, mail_id)
    assert found is not None
    return found


def go(book: Book, post: Post) -> OutboxMail | None:
    """One round of a sender."""
    taken = delivery.claim_next(book)
    if taken is None:
        return None
    outcome = delivery.deliver(taken, post.at(), keys_of())
    return delivery.settle(book, taken.id, outcome)


def test_ten_seconds_are_left_to_undo_and_then_it_goes_once(call: Call, turning: SetClock) -> None:
    book = call.book
    queued = call.send()
    assert (queued.state, call.state) == (MailState.QUEUED, FollowUpState.QUEUED)
    assert delivery.claim_next(book) is None
    assert book.undo() == "Send"
    assert outbox_lines(book) == ()
    assert call.view.follow_up.state is FollowUpState.DRAFT
    book.redo()
    turning.at += timedelta(seconds=11)
    with serving(Post()) as post:
        done = go(book, post)
        assert go(book, post) is None
    assert done is not None
    assert (done.state, call.state) == (MailState.SENT, FollowUpState.SENT)
    assert len(post.mails) == 1
    assert call.view.follow_up.sent_at == done.sent_at
    # What has left cannot be undone, and what went before it can.
    assert book.undo_label != "Send"
    book.undo()
    assert call.state == FollowUpState.SENT
    assert ended(book, done.id) == done


def test_an_edit_before_the_send_cannot_be_undone_beneath_the_mail(
    call: Call, turning: SetClock
) -> None:
    call.book.run("Edit", follow_ups.write_follow_up, call.meeting_id, body="My words")
    call.send()
    turning.at += timedelta(seconds=11)
    with serving(Post()) as post:
        go(call.book, post)
    assert call.book.undo_label not in ("Edit", "Send")
    assert call.view.follow_up.body == "My words"
    assert b"My words" in post.mails[0][2]


def test_s1_an_unknown_end_is_asked_about_and_tried_again_under_the_same_id(
    call: Call, turning: SetClock
) -> None:
    book, sent = call.book, call.send()
    turning.at += timedelta(seconds=11)
    with serving(Post(silent_after=True)) as post:
        done = go(book, post)
        assert done is not None
        assert done.state is MailState.UNKNOWN
        turning.at += timedelta(days=2)
        assert delivery.claim_next(book) is None, "never again by itself"
        assert call.state is FollowUpState.QUEUED
        post.silent_after = False
        book.run("Again", acts.retry, sent.id)
        again = go(book, post)
    assert again is not None
    assert again.state is MailState.SENT
    one, other = (content for _, _, content in post.mails)
    assert one == other
    assert sent.message_id.encode() in one


def test_s1_a_person_says_that_it_arrived(call: Call, turning: SetClock) -> None:
    book, sent = call.book, call.send()
    turning.at += timedelta(seconds=11)
    taken = delivery.claim_next(book)
    assert taken is not None
    delivery.settle(book, taken.id, DeliveryOutcome(DeliveryEnd.UNKNOWN, "broke"))
    assert asking_count(book) == 1
    done = book.run("It was", acts.was_sent, sent.id)
    assert (done.state, call.state, done.sent_at) == (
        MailState.SENT,
        FollowUpState.SENT,
        taken.claimed_at,
    )
    book.undo()
    assert ended(book, sent.id).state is MailState.UNKNOWN
    assert call.state is FollowUpState.QUEUED


@pytest.mark.parametrize(
    ("stage", "state", "arrived"),
    [
        ("before", MailState.QUEUED, 0),
        ("claimed", MailState.UNKNOWN, 0),
        ("ehlo", MailState.UNKNOWN, 0),
        ("rcpt", MailState.UNKNOWN, 0),
        ("content", MailState.UNKNOWN, 0),
        ("accepted", MailState.UNKNOWN, 1),
        ("settled", MailState.SENT, 1),
    ],
)
def test_s2_a_kill_at_any_step_loses_and_repeats_nothing(
    sample: Path, tmp_path: Path, stage: str, state: MailState, arrived: int
) -> None:
    path = tmp_path / "killed.csm"
    path.write_bytes(sample.read_bytes())
    with serving(Post()) as post:
        past = SetClock()
        with opened_book(path, past) as book:
            book.run("Me", say_who_i_am, email="ann@ours.example")
            book.run("Server", set_server, post.at())
            account = account_named(book, "Northwind Rail").id
            draft = OutboxMail(1, account, to=("lena@north.example",), subject="S", body="B")
            book.run("Draft", Work.add, draft)
            book.run("Send", acts.send_mail, 1)
        command = [sys.executable, "-m", "tests.app.outbox.killed_sender", str(path)]
        ran = subprocess.run([*command, str(post.port), stage], check=False, capture_output=True)
        assert ran.returncode == -9, ran.stderr.decode()
        with opened_book(path, past) as book:
            delivery.recover(book)
            assert ended(book, 1).state is state
            assert bool(ended(book, 1).trouble) is (state is MailState.UNKNOWN)
            for _ in range(3):
                go(book, post) if state is not MailState.QUEUED else None
    assert len(post.mails) == arrived


def test_s3_twenty_queued_offline_go_once_each_with_two_senders(
    book: Book, turning: SetClock
) -> None:
    account = account_named(book, "Northwind Rail").id
    for number in range(1, 21):
        to = (f"p{number}@north.example",)
        book.run("D", Work.add, OutboxMail(number, account, to=to, subject="S", body="B"))
        book.run("Send", acts.send_mail, number)
    turning.at += timedelta(seconds=11)
    offline = delivery.claim_next(book)
    assert offline is not None
    nobody = MailServer(HOST, 9, Security.NONE)
    put_off = delivery.settle(book, offline.id, delivery.deliver(offline, nobody, keys_of()))
    assert (put_off.state, put_off.tries) == (MailState.QUEUED, 1)
    assert "Nothing was sent" in put_off.trouble
    turning.at += timedelta(minutes=2)
    taken: list[list[OutboxMail]] = [[], []]
    together = Barrier(2)

    def sender(mine: list[OutboxMail]) -> None:
        together.wait()
        while (each := delivery.claim_next(book)) is not None:
            mine.append(each)

    threads = [Thread(target=sender, args=(mine,)) for mine in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claimed = [each.id for mine in taken for each in mine]
    assert sorted(claimed) == list(range(1, 21))


def test_what_went_counts_on_the_day_that_it_was_where_the_user_is(
    call: Call, turning: SetClock
) -> None:
    book = call.book
    turning.at = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # half past midnight in Berlin
    sent = call.send()
    turning.at += timedelta(seconds=11)
    taken = delivery.claim_next(book)
    assert taken is not None
    delivery.settle(book, taken.id, DeliveryOutcome(DeliveryEnd.UNKNOWN, "broke"))
    # It went when it was claimed, whenever somebody says so.
    turning.at += timedelta(days=3)
    done = book.run("It was", acts.was_sent, sent.id)
    assert done.went_on == date(2026, 11, 25)
    assert call.view.follow_up.sent_on == date(2026, 11, 25)
    facts, _ = load(book, call.account_id)
    assert last_contacted(facts) == Contacted(date(2026, 11, 25), met=False)


def test_s8_only_who_was_refused_is_tried_again(call: Call, turning: SetClock) -> None:
    book = call.book
    call.send()
    marc = call.view.follow_up.to[1]
    turning.at += timedelta(seconds=11)
    with serving(Post({marc: "550 full"})) as post:
        done = go(book, post)
        assert done is not None
        assert (done.state, call.state) == (MailState.REFUSED, FollowUpState.SENT)
        assert [r.state for r in done.results if r.address == marc] == [RecipientState.REFUSED]
        assert message_from_bytes(write_draft_of(book, done.id).read_bytes())["To"].endswith(
            f"<{marc}>"
        )
        post.replies = {}
        book.run("Again", acts.retry, done.id)
        book.undo()
        book.run("Again", acts.send_mail, done.id)
        assert delivery.claim_next(book) is None
        turning.at += timedelta(seconds=11)
        done = go(book, post)
    assert done is not None
    assert done.state is MailState.SENT
    first, second = (to for _, to, _ in post.mails)
    assert second == [marc]
    assert marc not in first


def test_s10_a_server_that_does_not_let_in_leaves_a_draft_for_the_mail_program(
    call: Call, turning: SetClock, tmp_path: Path
) -> None:
    book, sent = call.book, call.send()
    turning.at += timedelta(seconds=11)
    taken = delivery.claim_next(book)
    assert taken is not None
    outcome = DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, "535 5.7.30 basic authentication is off")
    done = delivery.settle(book, sent.id, outcome)
    assert (done.state, call.state) == (MailState.REFUSED, FollowUpState.DRAFT)
    assert "535" in done.trouble
    again = call.send()
    assert again.message_id == sent.message_id
    book.undo()
    whole = call.view.follow_up
    follow_ups.write_eml(whole, (), tmp_path)
    book.run("Hand over", follow_ups.hand_off, whole)
    assert call.state is FollowUpState.HANDED_OFF
    assert [line.is_follow_up for line in outbox_lines(book)] == [True]


def test_s8_a_blind_copy_goes_to_its_reader_and_stands_in_no_header(
    book: Book, turning: SetClock
) -> None:
    account = account_named(book, "Northwind Rail").id
    letter = OutboxMail(1, account, to=("p@north.example",), subject="S", body="B")
    book.run("D", Work.add, letter)
    book.run("Copies", acts.edit_mail, 1, bcc=("boss@ours.example",))
    book.run("Send", acts.send_mail, 1)
    turning.at += timedelta(seconds=11)
    with serving(Post()) as post:
        done = go(book, post)
    assert done is not None
    assert [result.address for result in done.results] == ["p@north.example", "boss@ours.example"]
    [(_, to, content)] = post.mails
    assert to == ["p@north.example", "boss@ours.example"]
    assert b"boss" not in content


def test_s8_a_draft_for_the_mail_program_names_its_blind_copies(book: Book) -> None:
    account = account_named(book, "Northwind Rail").id
    letter = OutboxMail(1, account, to=("p@north.example",), subject="S", body="B")
    book.run("D", Work.add, letter)
    path = write_draft_of(book, 1)
    assert "Bcc" not in message_from_bytes(path.read_bytes())
    book.run("Copies", acts.edit_mail, 1, bcc=("boss@ours.example",))
    with_copy = write_draft_of(book, 1)
    assert message_from_bytes(with_copy.read_bytes())["Bcc"] == "boss@ours.example"


def test_s11_a_draft_handed_over_asks_once_and_stays_over_restarts(
    book: Book, turning: SetClock
) -> None:
    account = account_named(book, "Northwind Rail").id
    book.run("D", Work.add, OutboxMail(1, account, to=("p@north.example",), subject="S", body="B"))
    book.run("Hand over", acts.handed_over, 1)
    path = book.path
    book.close()
    with opened_book(path, turning) as again:
        delivery.recover(again)
        assert [line.state for line in outbox_lines(again)] == [MailState.HANDED_OFF]
        again.run("It was", acts.was_sent, 1)
        assert asking_count(again) == 0


def test_what_is_scheduled_goes_no_earlier_and_can_be_taken_back(
    call: Call, turning: SetClock
) -> None:
    book = call.book
    at = book.now() + timedelta(hours=3)
    sent = call.send(at)
    turning.at += timedelta(hours=2)
    assert delivery.claim_next(book) is None
    assert delivery.next_time(book) == at
    book.run("Back", acts.take_back, sent.id)
    assert (call.state, outbox_lines(book)) == (FollowUpState.DRAFT, ())
    book.undo()
    turning.at += timedelta(hours=1)
    assert delivery.claim_next(book) is not None
    with pytest.raises(UserError, match="further by now"):
        book.run("Back", acts.take_back, sent.id)


def test_nothing_is_sent_that_cannot_be(call: Call) -> None:
    book = call.book
    call.send()
    with pytest.raises(UserError, match="in the outbox already"):
        call.send()
    book.undo()
    book.run("None", set_server, None)
    assert mail_server(book) is None
    with pytest.raises(UserError, match="No mail server"):
        call.send()
    for host, port, user in (("", 25, ""), ("a b", 25, ""), ("x", 0, ""), ("x", 25, "ann")):
        with pytest.raises(UserError):
            book.run("S", set_server, MailServer(host, port, Security.NONE, user))
    book.run("S", set_server, NOWHERE)
    book.run("Me", say_who_i_am, email="")
    with pytest.raises(UserError, match="Your own address"):
        call.send()
    assert call.state is FollowUpState.DRAFT


def test_s4_what_looks_like_another_header_is_refused_and_nothing_is_queued(call: Call) -> None:
    subject = "=?UTF-8?Q?=0A?=Bcc: x@y.example"
    call.book.run("Edit", follow_ups.write_follow_up, call.meeting_id, subject=subject)
    with pytest.raises(UserError, match="holds signs"):
        call.send()
    assert outbox_lines(call.book) == ()


def test_a_password_that_is_gone_sends_nothing(call: Call, turning: SetClock) -> None:
    call.send()
    turning.at += timedelta(seconds=11)
    taken = delivery.claim_next(call.book)
    assert taken is not None
    with serving(Post()) as post:
        found = delivery.deliver(
            taken, post.at(Security.STARTTLS, "ann"), keys_of(Secrets(Forgetful()))
        )
    assert found.end is DeliveryEnd.NOT_ALLOWED
    assert "password" in found.why
    assert post.hellos == []


class Forgetful:
    """A keychain that keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing is kept."""

    def get_password(self, service: str, username: str) -> str | None:
        return None if service and username else ""

    def delete_password(self, service: str, username: str) -> None:
        """Nothing was kept."""


def test_going_back_in_history_stops_at_what_has_left(call: Call, turning: SetClock) -> None:
    book = call.book
    book.run("Edit", follow_ups.write_follow_up, call.meeting_id, body="My words")
    call.send()
    turning.at += timedelta(seconds=11)
    with serving(Post()) as post:
        go(book, post)
    sent, edited = account_history(book, call.account_id)[:2]
    assert (sent.label, edited.label) == ("Send", "Edit")
    for line in (sent, edited):
        assert undo_back(book, call.account_id, line.id) == ()
    ended_step = account_history(book, call.account_id)[2]
    assert [step.label for step in undo_back(book, call.account_id, ended_step.id)] == ["End"]
    assert call.state is FollowUpState.SENT
