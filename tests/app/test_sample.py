"""The sample book: whole, believable and dated by today, whichever day today is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from csm_desktop.app.sample import sample_book
from csm_desktop.app.sample.snapshots import facts_of
from csm_desktop.app.sample.writer import months_later, said, workday_after, workday_before
from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.revenue_figures import last_months, revenue_figures
from csm_desktop.domain.people.coverage import coverage, network
from csm_desktop.domain.plan.same_thing import with_shared_days
from csm_desktop.domain.records.accounts import Account, ToldApart
from csm_desktop.domain.records.alerts import Alert, AlertState
from csm_desktop.domain.records.contacts import Contact, ContactPhoto, ContactStatus, ThirdParty
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthModel
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.letters.templates import LetterTemplate
from csm_desktop.domain.records.meetings import (
    Attendance,
    CalendarEntry,
    FollowUp,
    Meeting,
    MeetingKind,
    Note,
)
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.records.plan import Action, ActionStatus, Goal, Milestone
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RenewalPlan,
    RevenueEvent,
    RevenueKind,
    Subscription,
)
from csm_desktop.domain.records.reviews import FrozenFile, Picture, Review, ReviewStatus
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.clock import FixedClock

T = TypeVar("T")

SUNDAY = FixedClock(datetime(2026, 11, 22, 8, tzinfo=UTC), "Europe/Berlin")
CLOCKS = {
    "a Sunday": SUNDAY,
    "a leap day": FixedClock(datetime(2028, 2, 29, 13, tzinfo=UTC), "Europe/Berlin"),
    "the last evening": FixedClock(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), "Europe/Berlin"),
    "a Saturday in January": FixedClock(datetime(2027, 1, 2, 6, tzinfo=UTC), "Europe/London"),
    "after the clocks changed": FixedClock(datetime(2027, 3, 29, 7, tzinfo=UTC), "Europe/Paris"),
    "ahead of everybody": FixedClock(datetime(2026, 9, 30, 11, tzinfo=UTC), "Pacific/Auckland"),
    "behind everybody": FixedClock(datetime(2026, 6, 1, 6, tzinfo=UTC), "Pacific/Honolulu"),
}


@cache
def book(name: str = "a Sunday") -> tuple[object, ...]:
    return sample_book(CLOCKS[name])


def all_of(kind: type[T], things: Sequence[object]) -> list[T]:
    return [thing for thing in things if isinstance(thing, kind)]


def account(name: str, things: Sequence[object]) -> Account:
    (found,) = (each for each in all_of(Account, things) if each.name == name)
    return found


def facts(name: str, when: str = "a Sunday") -> AccountFacts:
    things = book(when)
    return facts_of(things, account(name, things), CLOCKS[when].today())


def texts(thing: object) -> Iterable[str]:
    """Every text in a thing, however deep."""
    if isinstance(thing, Enum):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


every_day = pytest.mark.parametrize("when", CLOCKS)


def test_the_same_clock_gives_the_same_book() -> None:
    assert sample_book(SUNDAY) == book()


def test_every_kind_of_thing_occurs() -> None:
    # What a person answered or chose, or an import was told: a first book was asked nothing yet.
    answers = {
        CalendarEntry, ContactPhoto, HealthModel, LetterTemplate, ListProfile, OutboxMail,
        FrozenFile, Picture, RenewalPlan, ThirdParty, ToldApart,
    }  # fmt: skip
    assert {type(each) for each in book()} == set(ENTITIES) - answers


def test_twelve_accounts_in_three_segments_and_four_currencies() -> None:
    accounts = all_of(Account, book())
    assert len(accounts) == 12
    assert len({each.segment_id for each in accounts}) == len(all_of(Segment, book())) == 3
    assert {each.currency for each in accounts} == {"EUR", "JPY", "GBP", "USD"}
    assert sum(member.is_me for member in all_of(TeamMember, book())) == 1


@every_day
def test_every_reference_leads_to_something_made_before(when: str) -> None:
    known: set[int] = set()
    for thing in book(when):
        for name, value in references(thing):
            assert value in known, f"{name} of {thing}"
        identity: int = thing.id  # type: ignore[attr-defined]
        assert identity not in known
        known.add(identity)


def references(thing: Any) -> Iterable[tuple[str, int]]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name.endswith("_id") and field.name != "external_id" and value is not None:
            yield field.name, value
        elif field.name == "prepared_for":
            yield from ((field.name, each) for each in value)
        elif isinstance(value, tuple) and field.name in ("goals", "milestones", "actions"):
            for each in value:
                yield from references(each)


@every_day
def test_every_field_holds_what_its_type_says(when: str) -> None:
    for thing in book(when):
        hints = get_type_hints(type(thing))
        for field in fields(thing):  # type: ignore[arg-type]
            value, hint = getattr(thing, field.name), str(hints[field.name])
            said_kind = type(value).__name__
            if value is None:
                assert "None" in hint
            elif said_kind == "tuple":
                assert hint.startswith("tuple"), (thing, field.name)
            else:
                assert said_kind in hint, (type(thing), field.name, value)


@every_day
def test_meetings_lie_on_workdays_within_office_hours_of_the_account(when: str) -> None:
    now = CLOCKS[when].now()
    for meeting in all_of(Meeting, book(when)):
        begins = meeting.starts_at.astimezone(ZoneInfo(meeting.zone))
        ends = begins + timedelta(minutes=meeting.minutes)
        assert begins.weekday() < 5, meeting
        assert time(8, 30) <= begins.time() <= ends.time() <= time(18, 0), meeting
        if meeting.ended_at is None:
            assert meeting.starts_at > now
        else:
            assert meeting.ended_at < now


@every_day
def test_nobody_sits_in_two_meetings_at_once(when: str) -> None:
    things = book(when)
    meetings = {each.id: each for each in all_of(Meeting, things)}
    for member in all_of(TeamMember, things):
        own = sorted(
            (
                meetings[each.meeting_id]
                for each in all_of(Attendance, things)
                if each.team_member_id == member.id
            ),
            key=lambda each: each.starts_at,
        )
        for one, next_one in pairwise(own):
            end = one.starts_at + timedelta(minutes=one.minutes)
            assert end <= next_one.starts_at, (member.name, one.title, next_one.title)


@every_day
def test_attendance_follow_ups_and_people_agree(when: str) -> None:
    things = book(when)
    meetings = {each.id: each for each in all_of(Meeting, things)}
    contacts = {each.id: each for each in all_of(Contact, things)}
    for seat in all_of(Attendance, things):
        meeting = meetings[seat.meeting_id]
        assert (seat.attended is None) == (meeting.ended_at is None)
        if seat.contact_id is not None:
            contact = contacts[seat.contact_id]
            assert contact.account_id == meeting.account_id == seat.account_id
            gone = contact.status is ContactStatus.LEFT and contact.left_on
            assert not gone or meeting.starts_at.date() <= gone
    for mail in all_of(FollowUp, things):
        meeting = meetings[mail.meeting_id]
        assert meeting.kind is not MeetingKind.INTERNAL
        assert meeting.ended_at is not None
        assert mail.sent_at is not None
        assert meeting.ended_at < mail.sent_at <= CLOCKS[when].now()
        assert all(
            address in {contact.email for contact in contacts.values()} for address in mail.to
        )


@every_day
def test_what_happened_lies_behind_and_what_is_planned_ahead(when: str) -> None:
    things, today = book(when), CLOCKS[when].today()
    assert all(each.on <= today for each in all_of(Reading, things))
    assert all(each.on <= today for each in all_of(RevenueEvent, things))
    for action in all_of(Action, things):
        assert (action.status is ActionStatus.DONE) == (action.done_on is not None)
        assert action.done_on is None or action.done_on <= today
    for milestone in all_of(Milestone, things):
        assert milestone.reached_on is None or milestone.reached_on <= today
    for review in all_of(Review, things):
        held = review.status is ReviewStatus.HELD
        assert review.on <= today if held else review.on >= today
        assert review.next_on is not None
        assert review.next_on > review.on
    for subscription in all_of(Subscription, things):
        if subscription.ended_on is None:
            assert subscription.renews_on is not None
            assert subscription.renews_on > today
            assert subscription.starts_on is not None
            assert subscription.starts_on <= today


@every_day
def test_goals_milestones_and_reviews_of_one_meaning_have_one_day(when: str) -> None:
    things = book(when)
    goals, reviews = all_of(Goal, things), all_of(Review, things)
    for each in all_of(Milestone, things):
        own = [goal for goal in goals if goal.account_id == each.account_id]
        held = [review for review in reviews if review.account_id == each.account_id]
        assert with_shared_days(each, own, held) == each


@every_day
def test_subscriptions_and_their_events_add_up(when: str) -> None:
    signs = {RevenueKind.NEW: 1, RevenueKind.EXPANSION: 1, RevenueKind.CONTRACTION: -1}
    events = all_of(RevenueEvent, book(when))
    for subscription in all_of(Subscription, book(when)):
        own = [event for event in events if event.subscription_id == subscription.id]
        total = sum(signs.get(each.kind, 0) * each.amount.minor for each in own)
        assert total == subscription.arr.minor
        for renewal in (each for each in own if each.kind is RevenueKind.RENEWAL):
            before = sum(
                signs.get(each.kind, 0) * each.amount.minor for each in own if each.on < renewal.on
            )
            assert renewal.amount.minor == before


@every_day
def test_no_more_people_plan_than_have_a_seat(when: str) -> None:
    things = book(when)
    seats: dict[int | None, int] = {}
    for each in all_of(Subscription, things):
        if each.ended_on is None:
            seats[each.account_id] = seats.get(each.account_id, 0) + (each.licensed_seats or 0)
    active = {each.id for each in all_of(Metric, things) if each.kind is MetricKind.ACTIVE_SEATS}
    for reading in all_of(Reading, things):
        if reading.metric_id in active:
            assert 0 < reading.value <= seats[reading.account_id]


@every_day
def test_the_book_keeps_nrr_at_118_and_grr_at_96_percent(when: str) -> None:
    things, today = book(when), CLOCKS[when].today()
    moves = movements(all_of(Subscription, things), all_of(RevenueEvent, things), today)
    (figures,) = revenue_figures(moves, last_months(today), "EUR", all_of(ExchangeRate, things))
    assert figures.nrr is not None
    assert figures.grr is not None
    assert round(figures.nrr, 2) == Decimal("1.18")
    assert round(figures.grr, 2) == Decimal("0.96")


STANDINGS = {
    "Halden Foods": Standing.CHAMPION,
    "Dál Riada Energy": Standing.CHAMPION,
    "Northwind Rail": Standing.CRUISER,
    "Aurelia Hotels": Standing.CRUISER,
    "Bergström & Fils": Standing.CRUISER,
    "Cordova Freight": Standing.CRUISER,
    "Fjordkraft Lab": Standing.CRUISER,
    "Hartwell Schools": Standing.CRUISER,
    "Kestrel Health": Standing.LAGGARD,
    "Gansu Textiles": Standing.LAGGARD,
    "Ōmi Robotics": Standing.TOO_EARLY,
    "Evershed Legal": Standing.TOO_EARLY,
}


@every_day
def test_accounts_stand_where_their_stories_say(when: str) -> None:
    assert {
        name: standing_from(facts(name, when), DEFAULT_RULES).standing for name in STANDINGS
    } == STANDINGS


BANDS = {
    "Halden Foods": Band.HEALTHY,
    "Northwind Rail": Band.WATCH,
    "Kestrel Health": Band.AT_RISK,
    "Gansu Textiles": Band.AT_RISK,
    "Evershed Legal": Band.UNKNOWN,
}


@every_day
def test_health_stands_where_the_stories_say(when: str) -> None:
    for name, band in BANDS.items():
        assert facts(name, when).snapshots[-1].band is band, name
    assert all(snapshot.score is None for snapshot in facts("Evershed Legal", when).snapshots)


def test_coverage_of_the_hero_is_two_and_of_the_champion_three() -> None:
    assert coverage(network(facts("Northwind Rail"), DEFAULT_RULES)).size == 2
    assert coverage(network(facts("Halden Foods"), DEFAULT_RULES)).size == 3


@every_day
def test_no_alert_is_raised_twice(when: str) -> None:
    alerts = all_of(Alert, book(when))
    causes = [(alert.account_id, alert.cause) for alert in alerts]
    assert len(causes) == len(set(causes))
    assert {alert.state for alert in alerts} == set(AlertState)


@every_day
def test_the_figures_in_northwinds_sentences_are_its_readings(when: str) -> None:
    of = facts("Northwind Rail", when)
    names = {metric.name: metric.id for metric in of.metrics}

    def series(name: str) -> list[Decimal]:
        return [reading.value for reading in of.readings if reading.metric_id == names[name]]

    replan, crews = series("Minutes to replan a depot"), series("Crews planned in the system")
    overtime, active = series("Overtime hours per week"), series("Active planners")
    assert (replan[0], replan[-1]) == (90, 22)
    assert (crews[0], crews[-1]) == (0, 71)
    assert (overtime[0], overtime[-1]) == (1240, 960)
    assert (active[0], active[-1]) == (12, 176)
    meanings = " ".join(review_measure.meaning for review_measure in of.review_measures)
    for sentence in (
        f"remaining {replan[-1] - 15} minutes",
        f"{crews[-1]} of 100 duties",
        f"About {overtime[0] - overtime[-1]} overtime hours",
        f"{active[-1]} of 200 planners",
    ):
        assert sentence in meanings
    training = next(each for each in of.engagement if each.people == 152)
    then = [
        reading.value
        for reading in of.readings
        if reading.metric_id == names["Minutes to replan a depot"] and reading.on <= training.on
    ][-1]
    assert then - replan[-1] > replan[0] - then, "most of it after the training"


@every_day
def test_what_the_impact_review_noted_was_the_reading_of_that_week(when: str) -> None:
    of = facts("Northwind Rail", when)
    (meeting,) = (meeting for meeting in of.meetings if meeting.title == "Impact review")
    (replan,) = (metric.id for metric in of.metrics if metric.name == "Minutes to replan a depot")
    known = [
        reading.value
        for reading in of.readings
        if reading.metric_id == replan and reading.on <= meeting.starts_at.date()
    ]
    (note,) = (note for note in of.notes if note.meeting_id == meeting.id)
    assert f"last week: {known[-1]} minutes" in note.body


@every_day
def test_dates_in_northwinds_sentences_are_its_dates(when: str) -> None:
    of = facts("Northwind Rail", when)
    (event,) = (each.event_on for each in of.spiced if each.event_on)
    assert event == CLOCKS[when].today() + timedelta(days=21)
    planned = next(review for review in of.reviews if review.status is ReviewStatus.PLANNED)
    (ask, *_) = (review_ask for review_ask in of.review_asks if review_ask.review_id == planned.id)
    assert said(event) in ask.text
    assert said(event) in planned.titles[0].text


@every_day
def test_private_lines_reach_no_mail_and_no_summary(when: str) -> None:
    things = book(when)
    private = {
        line.lstrip("# ")
        for note in all_of(Note, things)
        for line in note.body.splitlines()
        if line.startswith("#")
    }
    assert len(private) > 10
    told = [
        *(each.body for each in all_of(FollowUp, things)),
        *(each.summary for each in all_of(Meeting, things)),
    ]
    assert not [text for text in told if any(line in text for line in private)]


@every_day
def test_no_text_has_a_hole_and_everything_is_fiction(when: str) -> None:
    for text in texts(book(when)):
        if re.search(r"\{\w+:", text):
            pytest.fail(text)
    things = book(when)
    assert all(each.domain.endswith(".example") for each in all_of(Account, things))
    people: list[Contact | TeamMember] = [*all_of(Contact, things), *all_of(TeamMember, things)]
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example", person.email) for person in people)


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 15), -24, date(2024, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_keep_their_day_or_end_early(on: date, months: int, expected: date) -> None:
    assert months_later(on, months) == expected


def test_a_weekend_gives_way_to_its_side() -> None:
    saturday = date(2026, 11, 21)
    assert workday_before(saturday) == date(2026, 11, 20)
    assert workday_after(saturday) == date(2026, 11, 23)
    assert workday_before(date(2026, 11, 20)) == workday_after(date(2026, 11, 20))
