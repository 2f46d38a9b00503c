"""The scale book: as many accounts as a large team has, with all that health and coverage need.

Everything goes in through `book.run`, so the book holds its journal and its search index as one
does that was filled by hand. Same numbers, same book.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.lists import figures
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    Influence,
    Strength,
)
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind, Note
from csm_desktop.domain.records.metrics import AccountMetric, Metric, MetricKind, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionStatus, Milestone, Side
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind, Subscription
from csm_desktop.domain.records.segments import Engagement, Segment, new_segment
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from tests.benchmarks.words import Prose

CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
PEOPLE, EVENTS = 1_000, 300
"""Of an account that is crowded."""
_ACCOUNTS_AN_ACT = 100
_COUNTRIES = ("DE", "FR", "NO", "US", "JP", "BR")
_ROLES = (
    (ContactRole.CHAMPION,),
    (ContactRole.SPONSOR, ContactRole.DECISION_MAKER),
    (ContactRole.END_USER,),
    (ContactRole.COMMERCIAL_BUYER,),
    (ContactRole.STAKEHOLDER,),
    (),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a book is; contacts, subscriptions and so on follow from its accounts."""

    accounts: int = 5_000
    notes: int = 100_000

    @property
    def contacts(self) -> int:
        """Six people an account."""
        return self.accounts * 6

    def tenth(self) -> "Scale":
        """A book a tenth as large, to see how times grow."""
        return Scale(max(1, self.accounts // 10), max(1, self.notes // 10))


@dataclass(frozen=True, slots=True)
class _House:
    """What all accounts share."""

    segments: Sequence[Segment]
    team: Sequence[TeamMember]
    metrics: Sequence[Metric]
    steps: Sequence[JourneyStep]


def make_scale_book(path: Path, scale: Scale) -> None:
    """Make the book at `path` and close it properly."""
    with opened_book(path, CLOCK, create=True) as book:
        house = book.run("Set up", _set_up)
        maker = _Maker(house, scale)
        for first in range(0, scale.accounts, _ACCOUNTS_AN_ACT):
            numbers = range(first, min(first + _ACCOUNTS_AN_ACT, scale.accounts))
            book.run("Import accounts.csv", maker.add_accounts, numbers)
        figures.refresh(book)


def _set_up(work: Work) -> _House:
    journey = JourneyTemplate(work.new_id(), "A year")
    steps = [
        JourneyStep(
            work.new_id(), journey.id, f"Milestone {place + 1}", 90 * (place + 1),
            25 * (place + 1), position=place,
        )
        for place in range(4)
    ]  # fmt: skip
    segments = [
        replace(new_segment(work.new_id(), name, engagement), journey_id=journey.id)
        for name, engagement in zip(("Enterprise", "Mid-market", "Small"), Engagement, strict=True)
    ]
    team = [
        TeamMember(work.new_id(), f"Colleague {n}", role, is_me=n == 0)
        for n, role in enumerate(TeamRole)
    ]
    metrics = [
        Metric(work.new_id(), name, unit, kind=kind)
        for name, unit, kind in (
            ("Minutes per order", "minutes", MetricKind.PRODUCTIVITY),
            ("Weekly active people", "people", MetricKind.USAGE),
            ("Active seats", "seats", MetricKind.ACTIVE_SEATS),
        )
    ]
    work.add_all([journey, *steps, *segments, *team, *metrics])
    return _House(segments, team, metrics, steps)


class _Maker:
    """Makes accounts with all that hangs on them, from one stream of chance."""

    def __init__(self, house: _House, scale: Scale) -> None:
        self._house = house
        self._scale = scale
        self._chance = random.Random(22)
        self._prose = Prose(11)

    def add_accounts(self, work: Work, numbers: range) -> None:
        """Store the accounts of these numbers."""
        work.add_all(thing for number in numbers for thing in self._account(work, number))

    def _account(self, work: Work, number: int) -> Iterator[object]:
        chance, today = self._chance, work.today()
        started = today - timedelta(days=chance.randrange(30, 1500))
        account = Account(
            work.new_id(),
            f"{' '.join(self._prose.words(2)).title()} {number}",
            domain=f"account{number}.example",
            industry=chance.choice(("Logistics", "Health", "Retail", "Energy")),
            employees=chance.randrange(20, 20_000),
            country=chance.choice(_COUNTRIES),
            segment_id=chance.choice(self._house.segments).id,
            owner_id=self._house.team[0].id,
            stage=chance.choice(list(Stage)[3:]),
            status=AccountStatus.LIVE,
            contract_start=started,
            ids=foreign_ids(f"A-{number:06}"),
            created_at=work.now(),
        )
        contacts = [self._contact(work, account, n) for n in range(6)]
        yield account
        yield from contacts
        yield from self._money(work, account, started)
        yield from self._connections(work, account, contacts)
        yield from self._meetings(work, account, contacts, number)
        yield from self._plan(work, account, contacts, started)
        yield from self._readings(work, account)

    def _contact(self, work: Work, account: Account, place: int) -> Contact:
        name = " ".join(self._prose.words(2)).title()
        return Contact(
            work.new_id(),
            account.id,
            name,
            title="Head of Operations",
            email=f"{name.replace(' ', '.').lower()}.{place}@{account.domain}",
            roles=_ROLES[place],
            influence=self._chance.choice(list(Influence)),
        )

    def _money(self, work: Work, account: Account, started: date) -> Iterator[object]:
        for product in ("Planner", "Insights")[: self._chance.randrange(1, 3)]:
            yield Subscription(
                work.new_id(),
                account.id,
                product,
                Money(self._chance.randrange(500_000, 30_000_000), "EUR"),
                starts_on=started,
                term_months=12,
                renews_on=work.today() + timedelta(days=self._chance.randrange(400)),
                licensed_seats=self._chance.randrange(10, 500),
            )

    def _connections(
        self, work: Work, account: Account, contacts: Sequence[Contact]
    ) -> Iterator[object]:
        for _ in range(self._chance.randrange(6)):
            yield Connection(
                work.new_id(),
                account.id,
                self._chance.choice(self._house.team).id,
                self._chance.choice(contacts).id,
                self._chance.choice(list(Strength)),
                work.today() - timedelta(days=self._chance.randrange(200)),
            )

    def _meetings(
        self, work: Work, account: Account, contacts: Sequence[Contact], number: int
    ) -> Iterator[object]:
        scale = self._scale
        first, end = (scale.notes * n // scale.accounts for n in (number, number + 1))
        for _ in range(first, end):
            starts = work.now() - timedelta(minutes=self._chance.randrange(60, 525_600))
            meeting = Meeting(
                work.new_id(),
                account.id,
                MeetingKind.WORKING_SESSION,
                " ".join(self._prose.words(4)),
                starts,
                "Europe/Berlin",
                ended_at=starts + timedelta(hours=1),
                purpose=" ".join(self._prose.words(8)),
                got_value=self._chance.random() < 0.8,
            )
            yield meeting
            yield Note(work.new_id(), account.id, meeting.id, body=self._prose.note())
            yield Attendance(
                work.new_id(),
                account.id,
                meeting.id,
                contact_id=self._chance.choice(contacts).id,
                attended=True,
            )
            yield Attendance(
                work.new_id(),
                account.id,
                meeting.id,
                team_member_id=self._house.team[0].id,
                attended=True,
            )

    def _plan(
        self, work: Work, account: Account, contacts: Sequence[Contact], started: date
    ) -> Iterator[object]:
        for place, step in enumerate(self._house.steps):
            target = started + timedelta(days=step.day)
            reached = target < work.today() and self._chance.random() < 0.7
            yield Milestone(
                work.new_id(),
                account.id,
                f"Milestone {place + 1}",
                target,
                expected_percent=25 * (place + 1),
                reached_on=target if reached else None,
                achieved_percent=20 * (place + 1) if reached else None,
                position=place,
                journey_step_id=step.id,
            )
        for place in range(6):
            ours = place % 2 == 0
            due = work.today() + timedelta(days=self._chance.randrange(-60, 60))
            done = self._chance.random() < 0.5
            yield Action(
                work.new_id(),
                account.id,
                " ".join(self._prose.words(5)),
                Side.US if ours else Side.CUSTOMER,
                team_member_id=self._house.team[0].id if ours else None,
                contact_id=None if ours else self._chance.choice(contacts).id,
                due_on=due,
                status=ActionStatus.DONE if done else ActionStatus.OPEN,
                done_on=min(due, work.today()) if done else None,
                created_on=due - timedelta(days=30),
                position=place,
            )

    def _readings(self, work: Work, account: Account) -> Iterator[object]:
        for place, metric in enumerate(self._house.metrics):
            value = self._chance.randrange(40, 200)
            yield AccountMetric(
                work.new_id(),
                account.id,
                metric.id,
                baseline=Decimal(value),
                target=Decimal(value * 2),
                position=place,
            )
            for month in range(6):
                yield Reading(
                    work.new_id(),
                    account.id,
                    metric.id,
                    work.today() - timedelta(days=30 * month),
                    Decimal(value + self._chance.randrange(-20, 20)),
                    "usage export",
                )


def crowded_account(work: Work, /) -> int:
    """Add an account of far more people and revenue events than others have; its id."""
    account_id = new_account(work, "Crowded Account").id
    for number in range(PEOPLE):
        work.add(Contact(work.new_id(), account_id, f"Person {number:04}", title="Planner"))
    for number in range(EVENTS):
        kind = RevenueKind.EXPANSION if number else RevenueKind.NEW
        day = work.today() - timedelta(days=EVENTS - number)
        work.add(RevenueEvent(work.new_id(), account_id, kind, day, Money(1_000, "EUR")))
    return account_id
