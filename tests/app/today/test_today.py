"""What needs the user today, over the whole book; worked by hand on a small one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.stages import edit_hand_over, hand_over
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import spiced
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.actions import all_actions, late_count
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import guests
from csm_desktop.app.money.renewals import answer_question
from csm_desktop.app.money.subscriptions import new_subscription
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.team import new_member, say_who_i_am
from csm_desktop.app.plan.actions import new_action, tick_action
from csm_desktop.app.today.view import TodayView, needs_count, today_view
from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.clock import FixedClock
from tests.books import empty_book, sample_copy

BERLIN = ZoneInfo("Europe/Berlin")
# Wednesday, nine o'clock in Berlin.
CLOCK = FixedClock(datetime(2026, 11, 25, 9, tzinfo=BERLIN), "Europe/Berlin")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(empty_book(tmp_path / "Mine.csm"), CLOCK) as book:
        yield book


@pytest.fixture
def acme(book: Book) -> int:
    return book.run("New", new_account, "Acme").id


def seen(book: Book, *, only_mine: bool = False) -> TodayView:
    return today_view(book, BERLIN, only_mine=only_mine)


def held(book: Book, account: int, begun: datetime, ended: datetime | None) -> int:
    made = book.run(
        "Meet", meetings.new_meeting, account, MeetingKind.WORKING_SESSION, begun, "Europe/Berlin"
    )
    if ended is not None:
        book.run("End", meetings.edit_meeting, made.id, ended_at=ended)
    return int(made.id)


def test_an_empty_book_needs_nothing(book: Book) -> None:
    view = seen(book)
    assert view.needs == 0
    assert view.next_due is None
    assert needs_count(book) == 0


def test_late_and_coming_actions_of_both_sides_are_one_list_and_the_rest_is_said(
    book: Book, acme: int
) -> None:
    for title, side, due in (
        ("late", Side.CUSTOMER, date(2026, 11, 20)),
        ("today", Side.US, date(2026, 11, 25)),
        ("saturday", Side.US, date(2026, 11, 28)),
        ("sunday", Side.US, date(2026, 11, 29)),
        ("some day", Side.US, None),
    ):
        book.run("New", new_action, acme, title, side=side, due_on=due)
    view = seen(book)
    assert [line.title for line in view.due] == ["late", "today", "saturday"]
    assert view.needs == needs_count(book) == 2  # what is due on Saturday can wait
    assert view.next_due == date(2026, 11, 20)


def test_the_numbers_beside_the_names_are_those_of_the_pages(tmp_path: Path) -> None:
    """They are counted without the lists; a promise that stands in two places counts once."""
    with opened_book(sample_copy(tmp_path), CLOCK) as book:
        refresh(book)
        today = book.today()
        for _ in range(2):
            book.run("New", new_action, accounts(book)[0].id, "Send the plan", due_on=today)
        late = [line for line in all_actions(book) if line.days_late(today) > 0]
        assert late_count(book) == len(late) > 0
        assert needs_count(book) == seen(book).needs > len(late)
        book.run("Done", tick_action, late[0].id, True)
        assert late_count(book) == len(late) - 1
        assert needs_count(book) == seen(book).needs
        book.undo()
        assert late_count(book) == len(late)
        assert needs_count(book) == seen(book).needs


def test_the_clock_of_a_follow_up_runs_half_an_hour_and_stays_a_day(book: Book, acme: int) -> None:
    now = CLOCK.now()
    running = held(book, acme, now - timedelta(hours=1), now - timedelta(minutes=10))
    late = held(book, acme, now - timedelta(hours=5), now - timedelta(hours=4))
    held(book, acme, now - timedelta(days=3), now - timedelta(days=2))  # an alert by now
    view = seen(book)
    assert [clock.id for clock in view.clocks] == [running, late]
    assert view.clocks[0].left(now) == timedelta(minutes=20)
    assert view.clocks[1].left(now) == -timedelta(hours=3, minutes=30)


def test_meetings_of_today_and_tomorrow_come_with_their_goals_and_event(
    book: Book, acme: int
) -> None:
    guest = book.run("New", new_contact, acme, "Lena Brandt").id
    today = held(book, acme, datetime(2026, 11, 25, 23, 30, tzinfo=BERLIN), None)
    tomorrow = held(book, acme, datetime(2026, 11, 26, 0, 0, tzinfo=BERLIN), None)
    held(book, acme, datetime(2026, 11, 27, 0, 0, tzinfo=BERLIN), None)
    book.run("Invite", guests.invite_contact, today, guest)
    book.run("Goal", meetings.add_end_goal, today, "Agree the date")
    book.run("Say", spiced.say_part, acme, SpicedPart.CRITICAL_EVENT, "Opening")
    for day in (date(2026, 12, 10), date(2026, 12, 24)):  # it was put off
        book.run("Date", spiced.date_event, acme, day)
    view = seen(book)
    assert [(line.id, line.is_today) for line in view.meetings] == [
        (today, True),
        (tomorrow, False),
    ]
    first = view.meetings[0]
    assert first.end_goals == ("Agree the date",)
    assert first.meeting.guests == 1
    assert first.event is not None
    assert first.event.on == date(2026, 12, 24)
    assert [event.on for event in view.events] == [date(2026, 12, 24)]


def test_the_week_counts_since_monday_and_leaves_out_the_clock_that_still_runs(
    book: Book, acme: int
) -> None:
    now = CLOCK.now()
    held(book, acme, now - timedelta(hours=1), now - timedelta(minutes=10))  # runs
    held(book, acme, now - timedelta(hours=3), now - timedelta(hours=2))  # missed
    for title in ("one", "two"):
        made = book.run("New", new_action, acme, title)
        book.run("Done", tick_action, made.id)
    week = seen(book).week
    assert (week.follow_ups, week.on_time) == (1, 0)
    assert week.actions_done == 2
    assert week.accounts == 1


def test_only_mine_leaves_out_what_colleagues_serve_and_keeps_what_nobody_does(book: Book) -> None:
    me = book.run("Me", say_who_i_am, name="Ann Lee").id
    other = book.run("New", new_member, "Bo Ek").id
    for name, owner in (("Mine", me), ("Theirs", other), ("Nobody's", None)):
        account = book.run("New", new_account, name).id
        book.run("Own", edit_account, account, owner_id=owner)
        book.run("Do", new_action, account, f"Call {name}", due_on=book.today())
    assert {line.account for line in seen(book).due} == {"Mine", "Theirs", "Nobody's"}
    view = seen(book, only_mine=True)
    assert {line.account for line in view.due} == {"Mine", "Nobody's"}
    assert view.week.accounts == 2


def test_what_came_since_yesterday_is_counted_by_account(book: Book, acme: int) -> None:
    for name in ("Lena Brandt", "Kim Roe"):
        book.run("New", new_contact, acme, name)
    (line,) = seen(book).news
    assert (line.account, line.counts) == ("Acme", {"contact": 2})


def test_alerts_stand_there_once_the_idle_pass_has_judged(book: Book, acme: int) -> None:
    held(book, acme, CLOCK.now() - timedelta(days=2), CLOCK.now() - timedelta(days=2))
    refresh(book)
    assert [line.account for line in seen(book).alerts] == ["Acme"]
    assert needs_count(book) == seen(book).needs == 1


def test_a_hand_over_waits_for_whoever_is_named_else_for_the_accounts_own(
    book: Book, acme: int
) -> None:
    me = book.run("Me", say_who_i_am, name="Ann").id
    other = book.run("Colleague", new_member, "Tom").id
    unnamed = book.run("Hand", hand_over, acme, Leader.SALES, Leader.CUSTOMER_SUCCESS, note="SSO")
    named = book.run("Hand", hand_over, acme, Leader.PRODUCT, Leader.SALES, to_member_id=other)
    book.run("Owner", edit_account, acme, owner_id=other)
    assert {line.id for line in seen(book).hand_overs} == {unnamed.id, named.id}
    assert seen(book, only_mine=True).hand_overs == ()
    book.run("Owner", edit_account, acme, owner_id=me)
    (waiting,) = seen(book, only_mine=True).hand_overs
    assert (waiting.account, waiting.note, waiting.taker) == ("Acme", "SSO", "")
    book.run("To me", edit_hand_over, named.id, to_member_id=me)
    assert len(seen(book, only_mine=True).hand_overs) == 2
    book.run("Accept", edit_hand_over, unnamed.id, accepted_on=book.today())
    assert [line.id for line in seen(book).hand_overs] == [named.id]


def test_a_renewal_says_which_question_it_is_time_for_until_that_is_answered(
    book: Book, acme: int
) -> None:
    due = book.today() + timedelta(days=85)
    contract = book.run("Contract", new_subscription, acme, "Fleet", renews_on=due)
    far = book.run("Other", new_account, "Far").id
    book.run("Contract", new_subscription, far, "Fleet", renews_on=due + timedelta(days=60))
    refresh(book)
    assert [line.id for line in seen(book).renewals] == [acme]
    asked = [
        (one.id, one.subscription_id, (one.due_on - one.asks_on).days) for one in seen(book).asked
    ]
    assert asked == [(acme, contract.id, 120)], "the first of those that wait"
    book.run("Answer", answer_question, contract.id, due, 120, "It is")
    assert [(one.due_on - one.asks_on).days for one in seen(book).asked] == [90]
    book.run("Answer", answer_question, contract.id, due, 90, "The CFO")
    assert seen(book).asked == (), "sixty days before is still to come"
    book.undo()
    assert len(seen(book).asked) == 1
