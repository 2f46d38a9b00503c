"""Alerts of a real book: raised once a cause, whatever the days, the clock and undo do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.alerts.acts import close_alert, close_alerts, reopen_alerts, snooze_alerts
from csm_desktop.app.alerts.answer import planned_run, start_planned
from csm_desktop.app.alerts.closed_log import ClosedSum, closed_sums
from csm_desktop.app.alerts.list import (
    AlertLine,
    Shelf,
    alert_lines,
    alerts_of,
    firing_counts,
)
from csm_desktop.app.alerts.playbooks import playbook_for
from csm_desktop.app.alerts.rules import rule_lines, set_rule
from csm_desktop.app.alerts.together import MANY, AlertGroup, together
from csm_desktop.app.alerts.upkeep import Watch
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.people.doubles import merge_contacts
from csm_desktop.domain.alerts.findings import NEEDED as FOUND_IN
from csm_desktop.domain.alerts.raised import Raising
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import Alert, RuleMode, Severity, Trigger
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactRole,
    ContactStatus,
)
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.purge import purge_account
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.alerts import without_follow_up
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.books import CLOCK, sample_copy
from tests.clocks import SetClock


@pytest.fixture
def time(clock: FixedClock) -> SetClock:
    return SetClock(clock.instant)


@contextmanager
def opened(path: Path, time: SetClock) -> Iterator[Book]:
    """The book on a day: opened, and judged as a window does."""
    with opened_book(path, time) as book:
        figures.refresh(book)
        yield book


@pytest.fixture
def watched(book_path: Path, time: SetClock) -> Iterator[Book]:
    with opened_book(book_path, time) as book:
        yield book


def everything(book: Book) -> list[Alert]:
    with book.reading() as connection:
        return list(dump.everything(connection, Alert))


def fill(work: Work, name: str = "Northwind Rail") -> Account:
    """An account with something of everything that calls sooner or later."""
    today = work.today()
    segment = Segment(work.new_id(), "Enterprise", Engagement.HIGH_TOUCH, 30, 90)
    work.add(segment)
    account = new_account(
        work, name, contract_start=today - timedelta(days=200), segment_id=segment.id,
        status=AccountStatus.LIVE,
    )  # fmt: skip
    renews = today + timedelta(days=150)
    work.add(Subscription(work.new_id(), account.id, "Roster", Money(9_000_00, "EUR"),
                          renews_on=renews))  # fmt: skip
    work.add(Milestone(work.new_id(), account.id, "Go-live", today + timedelta(days=40)))
    work.add(
        Meeting(
            work.new_id(), account.id, MeetingKind.WORKING_SESSION, "Weekly",
            work.now() - timedelta(hours=1), ended_at=work.now() - timedelta(minutes=5),
        )
    )  # fmt: skip
    new_contact(work, account.id, "Lena", roles=(ContactRole.CHAMPION,))
    return account


def causes(book: Book) -> list[str]:
    return sorted(alert.cause for alert in everything(book))


def test_a_year_of_opening_raises_each_cause_once(book_path: Path, time: SetClock) -> None:
    with opened(book_path, time) as book:
        account = book.run("Fill", fill)
    for _ in range(4):
        with opened_book(book_path, time) as book:
            for _ in range(23):  # every fourth day: each costs the disk its time
                time.go(4)
                figures.refresh(book)
                assert figures.stale(book) == ()
    with opened_book(book_path, time) as book:
        found = causes(book)
        assert len(found) == len(set(found))
        kinds = [cause.split(":")[0] for cause in found]
        # One silence; a follow-up; a milestone; each step of notice of the renewal, a band.
        assert {kind: kinds.count(kind) for kind in kinds} == {
            "follow_up_overdue": 1, "gone_quiet": 1, "milestone_late": 1, "renewal_near": 4,
        }  # fmt: skip
        assert {alert.account_id for alert in everything(book)} == {account.id}


def test_a_year_of_days_in_the_sample_raises_each_cause_once(tmp_path: Path) -> None:
    """Day by day, without the disk: nothing of what changes in a book but the day."""
    path = sample_copy(tmp_path / "sample.csm")
    with opened_book(path, CLOCK, read_only=True) as book, book.reading() as connection:
        ids = [account.id for account in dump.everything(connection, Account)]
        known = list(facts_of_many(connection, ids, book.today(), FOUND_IN))
    numbers = count(1)
    for facts in known:
        alerts = {alert.id: alert for alert in facts.alerts}
        for day in range(1, 366):
            now = CLOCK.now() + timedelta(days=day)
            then = replace(facts, as_of=now.date(), alerts=tuple(alerts.values()))
            raising = Raising(now.date(), numbers.__next__, render)
            for alert in Watch(DEFAULT_RULES, (), now).judge(then, raising):
                alerts[alert.id] = alert
        found = [alert.cause for alert in alerts.values()]
        assert len(found) == len(set(found)), facts.account.name
    assert next(numbers) > 20


def test_a_month_away_is_caught_up_with_one_alert_a_cause(book_path: Path, time: SetClock) -> None:
    with opened(book_path, time) as book:
        book.run("Fill", fill)
    time.go(70)
    with opened(book_path, time) as book:
        away = {(alert.cause, alert.since) for alert in everything(book)}
        assert {cause.split(":")[0] for cause, _ in away} == {
            "gone_quiet", "milestone_late", "renewal_near",
        }  # fmt: skip
        assert len(away) == 3
        late = next(alert for alert in everything(book) if alert.trigger is Trigger.MILESTONE_LATE)
        assert late.since == time.today() - timedelta(days=29)
        assert late.raised_on == time.today()


def test_a_clock_that_was_wrong_makes_nothing_twice(book_path: Path, time: SetClock) -> None:
    with opened(book_path, time) as book:
        book.run("Fill", fill)
    for days in (70, -60, 3000, -2960, -40, 60, 1):
        time.go(days)
        with opened(book_path, time) as book:
            for line in alert_lines(book, Shelf.FIRING)[:1]:
                book.run("Close", close_alert, line.id, "Seen to")
    with opened_book(book_path, time) as book:
        found = [
            (alert.cause, alert.since) for alert in everything(book)
            if not alert.cause.startswith("health")
        ]  # fmt: skip
        assert len(found) == len(set(found))


def test_a_follow_up_calls_when_its_half_hour_is_over_without_any_change(
    watched: Book, time: SetClock
) -> None:
    watched.run("Fill", fill)
    figures.refresh(watched)
    assert figures.stale(watched) == ()
    looked_at = watched.now()
    time.go(minutes=20)
    assert figures.stale(watched, looked_at) == ()
    time.go(minutes=10)
    (account_id,) = figures.stale(watched, looked_at)
    # Asked after an edit, of its account alone.
    assert figures.stale_among(watched, [account_id, account_id + 1]) == (account_id,)
    assert figures.stale_among(watched, [account_id + 1]) == ()
    assert figures.changed(watched) == ()
    figures.refresh_some(watched, [account_id])
    assert [line.trigger for line in alerts_of(watched, account_id)] == [Trigger.FOLLOW_UP_OVERDUE]
    assert figures.stale(watched, watched.now()) == ()


def test_a_meeting_ended_or_closed_since_a_look_is_found_once(
    watched: Book, time: SetClock
) -> None:
    since = time.now()
    ends = {
        "ended and closed since": (10, 20),
        "closed since": (-300, 20),
        "long ago": (-300, -200),
        "not over yet": (90, None),
    }

    def meet(work: Work) -> None:
        account = new_account(work, name="Norrland").id
        for title, (ended, closed) in ends.items():
            work.add(
                Meeting(id=work.new_id(), account_id=account, title=title, kind=MeetingKind.EBR,
                        starts_at=since - timedelta(hours=7), zone="UTC",
                        ended_at=since + timedelta(minutes=ended),
                        closed_at=None if closed is None else since + timedelta(minutes=closed))
            )  # fmt: skip

    watched.run("Meet", meet)
    with watched.reading() as connection:
        found = without_follow_up(connection, since, since + timedelta(minutes=60))
    assert sorted(meeting.title for meeting in found) == ["closed since", "ended and closed since"]


def firing(book: Book) -> list[AlertLine]:
    figures.refresh(book)
    return list(alert_lines(book, Shelf.FIRING))


def contacts(book: Book) -> tuple[Contact, ...]:
    with book.reading() as connection:
        return dump.everything(connection, Contact)


def leave(book: Book, went_to: str = "", left_on: date | None = None) -> int:
    who = next(contact for contact in contacts(book) if contact.name == "Lena")
    book.run(
        "Left", edit_contact, who.id, status=ContactStatus.LEFT, went_to=went_to, left_on=left_on
    )
    return who.id


def test_what_a_user_does_is_shown_and_can_be_undone(watched: Book, time: SetClock) -> None:
    watched.run("Fill", fill)
    leave(watched, went_to="Kestrel Health", left_on=time.today())
    bad, good = [line for line in firing(watched) if line.trigger is Trigger.CHAMPION_LEFT]
    assert (bad.severity, bad.account, good.what) == (
        Severity.URGENT, "Northwind Rail", "Follow Lena to Kestrel Health",
    )  # fmt: skip
    watched.run("Snooze", snooze_alerts, [bad.id], time.today() + timedelta(days=2))
    (asleep,) = alert_lines(watched, Shelf.SNOOZED)
    assert (asleep.id, asleep.snoozed_until) == (bad.id, time.today() + timedelta(days=2))
    time.go(2)
    assert bad.id in [line.id for line in firing(watched)]
    assert alert_lines(watched, Shelf.SNOOZED) == ()
    watched.run("Close", close_alert, bad.id, " Met the successor ", was_right=True)
    (closed,) = alert_lines(watched, Shelf.CLOSED)
    assert (closed.outcome, closed.over_on, closed.settled, closed.was_right) == (
        "Met the successor", time.today(), False, True,
    )  # fmt: skip
    watched.undo()
    assert alert_lines(watched, Shelf.CLOSED) == ()
    watched.redo()
    watched.run("Reopen", reopen_alerts, [bad.id])
    (line,) = (line for line in firing(watched) if line.id == bad.id)
    assert (line.outcome, line.was_right) == ("", None)


def test_whether_an_alert_was_right_is_said_changed_later_and_counted(
    watched: Book, time: SetClock
) -> None:
    watched.run("Fill", fill)
    leave(watched, went_to="Kestrel Health", left_on=time.today())
    assert closed_sums(watched) == {}
    (bad, good) = [line for line in firing(watched) if line.trigger is Trigger.CHAMPION_LEFT]
    watched.run("Close", close_alerts, [bad.id, good.id], "Met the successor")
    assert closed_sums(watched) == {Trigger.CHAMPION_LEFT: ClosedSum(0, 0, 2)}
    first = time.today()
    time.go(3)
    watched.run("Right", close_alert, bad.id, "Met the successor", was_right=True)
    watched.run("Wrong", close_alert, good.id, "Met the successor", was_right=False)
    assert closed_sums(watched) == {Trigger.CHAMPION_LEFT: ClosedSum(1, 1, 0)}
    # It stays closed on its day: only what came of it was seen otherwise.
    assert {line.over_on for line in alert_lines(watched, Shelf.CLOSED)} == {first}
    watched.undo()
    assert closed_sums(watched) == {Trigger.CHAMPION_LEFT: ClosedSum(1, 0, 1)}


def test_nonsense_is_refused_with_a_reason(watched: Book, time: SetClock) -> None:
    watched.run("Fill", fill)
    leave(watched)
    line = firing(watched)[0]
    with pytest.raises(UserError, match="not to come"):
        watched.run("Snooze", snooze_alerts, [line.id], time.today())
    watched.run("Back", edit_contact, contacts(watched)[0].id, status=ContactStatus.ACTIVE)
    figures.refresh(watched)
    with pytest.raises(UserError, match="no longer so"):
        watched.run("Reopen", reopen_alerts, [line.id])
    # Beyond a century no day can be reckoned, and no account would be judged any more.
    for value in (-1, 99_999_999):
        with pytest.raises(UserError, match=f"cannot be {value}"):
            watched.run("Rule", set_rule, Trigger.GONE_QUIET, threshold=Decimal(value))


def test_a_change_of_a_rule_judges_every_account_anew_and_undo_takes_it_back(
    watched: Book,
) -> None:
    watched.run("Fill", fill)
    leave(watched)
    before = firing(watched)
    watched.run("Rule", set_rule, Trigger.CHAMPION_LEFT, mode=RuleMode.SILENT)
    assert [line.trigger for line in firing(watched)] == []
    (silent,) = alert_lines(watched, Shelf.SILENT)
    assert silent.id == before[0].id
    watched.run("Rule", set_rule, Trigger.CHAMPION_LEFT, mode=RuleMode.OFF)
    assert firing(watched) == []
    watched.undo()
    watched.undo()
    assert firing(watched) == before
    line = next(line for line in rule_lines(watched) if line.trigger is Trigger.CHAMPION_LEFT)
    assert (line.mode, line.changed, line.severity) == (RuleMode.ON, False, Severity.URGENT)
    watched.run("Rule", set_rule, Trigger.CHAMPION_LEFT, severity=Severity.NOTE)
    assert [line.severity for line in firing(watched)] == [Severity.NOTE]
    changed = [line.trigger for line in rule_lines(watched) if line.changed]
    assert changed == [Trigger.CHAMPION_LEFT]


def test_two_contacts_made_one_call_once(watched: Book) -> None:
    account = watched.run("Fill", fill)
    kept = watched.run("Contact", new_contact, account.id, "Lena B", roles=(ContactRole.SPONSOR,))
    other = leave(watched)
    (line,) = firing(watched)
    watched.run("Close", close_alert, line.id, "Called")
    watched.run("Merge", merge_contacts, kept.id, other)
    watched.run("Left", edit_contact, kept.id, status=ContactStatus.LEFT)
    assert firing(watched) == []
    watched.undo()
    watched.undo()
    assert causes(watched) == [f"champion_left:{other}"]
    assert firing(watched) == []


def test_an_account_that_is_taken_back_keeps_what_was_said_of_its_alerts(watched: Book) -> None:
    watched.run("Fill", fill)
    leave(watched)
    (line,) = firing(watched)
    watched.run("Close", close_alert, line.id, "Called")
    before = everything(watched)
    for _ in range(2):
        for _ in range(3):
            watched.undo()
        figures.refresh(watched)
        assert everything(watched) == []
        for _ in range(3):
            watched.redo()
        figures.refresh(watched)
        assert everything(watched) == before


def test_the_trash_is_silent_and_removal_takes_everything(watched: Book) -> None:
    account = watched.run("Fill", fill)
    leave(watched)
    assert len(firing(watched)) == 1
    watched.run("Away", edit_deleted, account.id)
    assert firing(watched) == []
    assert firing_counts(watched) == {}
    assert everything(watched)
    watched.undo()
    assert firing_counts(watched) == {account.id: 1}
    watched.record(purge_account, account.id)
    assert everything(watched) == []


def edit_deleted(work: Work, account_id: int) -> None:
    work.put(replace(work.get(Account, account_id), deleted_at=work.now()))


def test_whose_an_alert_is(watched: Book) -> None:
    from csm_desktop.app.people.team import new_member, say_who_i_am

    account = watched.run("Fill", fill)
    leave(watched)
    watched.run("Me", say_who_i_am, name="Alex")
    tom = watched.run("Team", new_member, "Tom")
    (line,) = firing(watched)
    assert (line.owner, line.mine) == ("Alex", True)
    watched.run("Owner", edit_account, account.id, owner_id=tom.id)
    (line,) = firing(watched)
    assert (line.owner, line.mine) == ("Tom", False)
    assert alert_lines(watched, Shelf.FIRING, mine=True) == ()
    assert firing_counts(watched) == {account.id: 1}


def test_the_sample_stands_as_it_would_after_its_first_day(tmp_path: Path) -> None:
    with opened_book(sample_copy(tmp_path / "sample.csm"), CLOCK) as book:
        before = everything(book)
        with book.reading() as connection:
            ids = [row[0] for row in connection.driver.execute("SELECT id FROM account")]
        figures.refresh_some(book, ids)
        assert everything(book) == before
        assert len(before) > 25
        assert all(alert.raised_on is not None for alert in before)


def test_many_of_one_rule_and_day_stand_together_and_at_risk_from_the_first_is_told_once(
    watched: Book, time: SetClock
) -> None:
    def at_risk(work: Work) -> None:
        for n in range(MANY):
            account = new_account(work, f"Firm {n}", status=AccountStatus.LIVE)
            day = work.today() - timedelta(days=1)
            work.add(HealthSnapshot(work.new_id(), account.id, day, Decimal(30 + n), Band.AT_RISK,
                                    Decimal(1)))  # fmt: skip

    watched.run("Import", at_risk)
    names = tuple(line.account for line in firing(watched))
    (group,) = together(firing(watched))
    assert isinstance(group, AlertGroup)
    assert (group.what, group.accounts) == ("At risk since the first score", names)
    assert len(names) == MANY
    known = causes(watched)
    for days in (1, 40, -30, 60):
        time.go(days)
        figures.refresh(watched)
    assert causes(watched) == known
    # One that is seen to leaves the others, who are few enough now to stand each for itself.
    line = firing(watched)[0]
    playbook = playbook_for(watched, line.id)
    assert playbook is not None
    steps = planned_run(watched, line.account_id, playbook).steps
    watched.run("Play", start_planned, line.account_id, playbook, steps, line.id)
    left = together(firing(watched))
    assert [one.id for one in left] == [one.id for one in firing(watched)]
    answer = next(one for one in firing(watched) if one.id == line.id).answer
    assert answer is not None
    assert (answer.playbook, answer.done, answer.steps) == (playbook.name, 0, 4)
