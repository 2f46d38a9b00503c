"""Northwind Rail, the hero of the sample: a stretch that works, three weeks before its big day.

A regional railway replans crews after disruptions. Contract day 141; the timetable change comes in
21 days; single sign-on is late, the sponsor has not been met for four months.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal

from csm_desktop.app.sample.desk import Desk
from csm_desktop.app.sample.house import (
    House,
)
from csm_desktop.app.sample.story import Story
from csm_desktop.domain.accounts import Account, AccountStatus, CustomField, Experience
from csm_desktop.domain.contacts import Contact, ContactRole, Influence, Sentiment, Strength
from csm_desktop.domain.lifecycle import Leader, Stage
from csm_desktop.domain.metrics import EngagementEvent, EngagementKind
from csm_desktop.domain.money import Money
from csm_desktop.domain.revenue import Subscription, SubscriptionStatus

_R, _S, _I = ContactRole, Sentiment, Influence
TIMETABLE = 21  # days from today to the critical event


@dataclass(frozen=True, slots=True)
class People:
    """Northwind's people."""

    ulrich: Contact
    lena: Contact
    marc: Contact
    sofia: Contact
    ada: Contact
    mehmet: Contact
    ewa: Contact
    jonas: Contact


@dataclass(frozen=True, slots=True)
class Numbers:
    """The latest readings, for the sentences that name them."""

    replan: Decimal
    crews: Decimal
    overtime: Decimal
    late_changes: Decimal
    active: Decimal
    overtime_saved: Decimal


def open_account(desk: Desk, house: House) -> Story:
    """The account with its way through the stages and its money."""
    start = desk.day(-141)
    account = desk.add(
        Account,
        name="Northwind Rail",
        domain="northwind-rail.example",
        industry="Rail transport",
        employees=3400,
        country="DE",
        city="Rostock",
        time_zone="Europe/Berlin",
        currency="EUR",
        segment_id=house.enterprise.id,
        owner_id=house.me.id,
        products=("Roster", "Disruption Desk"),
        stage=Stage.PERFORMANCE,
        status=AccountStatus.LIVE,
        experience=Experience.SOME,
        strategic=True,
        contract_start=start,
        first_value_on=desk.workday(-103),
        first_value_note="Ostfeld depot replanned a signal failure in 28 minutes, on its own.",
        tags=("timetable change", "works council", "reference visit"),
        notes="14 depots, 1,150 drivers and conductors. First term of seven months, so that it "
        "ends with their budget year.",
        external_id="NWR-0417",
        custom=(CustomField("Depots", "14"), CustomField("Fiscal year ends", "31 January")),
        created_at=datetime.combine(desk.workday(-262), time(8, 12), UTC),
    )
    story = Story(desk, house, account)
    story.path(
        (Stage.AWARENESS, -262, Leader.MARKETING, "Talk on disruption planning at a rail meeting."),
        (Stage.CONSIDERATION, -236, Leader.SALES, "Priya shows a replanned Monday morning."),
        (Stage.TRIAL, -197, Leader.SALES, "Eight weeks in Ostfeld depot with 12 planners."),
        (Stage.DECISION, -155, Leader.SALES, "Board paper by Lena Brandt."),
        (Stage.ADOPTION, -141, Leader.CUSTOMER_SUCCESS, "Hand-over from Priya to Alex."),
        (Stage.PERFORMANCE, -53, Leader.CUSTOMER_SUCCESS, "After the first executive review."),
    )
    story.process(-236, -141, -134, -118, -103, -53)
    story.add(
        Subscription,
        product="Roster, paid trial of one depot",
        arr=Money(0, "EUR"),
        starts_on=desk.workday(-197),
        term_months=2,
        licensed_seats=12,
        status=SubscriptionStatus.ENDED,
        ended_on=start,
    )
    story.subscribe("Roster and Disruption Desk", 200, 7, Money.of(210_000, "EUR"))
    return story


def add_people(story: Story) -> People:
    """Who is who, who reports to whom, and whom of them we know."""
    ulrich = story.contact(
        "Ulrich Vance",
        "COO",
        _R.DECISION_MAKER,
        weight=_I.HIGH,
        department="Board",
        notes="Never met. Reads one page; asks for the number behind each sentence.",
    )
    lena = story.contact(
        "Lena Brandt",
        "Head of Operations",
        _R.CHAMPION,
        _R.STAKEHOLDER,
        boss=ulrich,
        feels=_S.ADVOCATE,
        weight=_I.HIGH,
        department="Operations",
        phone="+49 381 5550 112",
        notes="Wrote the board paper herself. Prefers a call before eight.",
    )
    marc = story.contact(
        "Marc Olivier",
        "CFO",
        _R.COMMERCIAL_BUYER,
        boss=ulrich,
        feels=_S.NEUTRAL,
        weight=_I.HIGH,
        department="Finance",
        phone="+49 381 5550 104",
        notes="Wants overtime per depot, not in total.",
    )
    sofia = story.contact(
        "Sofia Reyes",
        "IT Director",
        _R.SPONSOR,
        boss=ulrich,
        feels=_S.SUPPORTIVE,
        weight=_I.MEDIUM,
        department="IT",
        phone="+49 381 5550 121",
    )
    ada = story.contact(
        "Ada Lindqvist",
        "Depot planner, Ostfeld",
        _R.END_USER,
        boss=lena,
        feels=_S.ADVOCATE,
        weight=_I.LOW,
        department="Operations",
    )
    mehmet = story.contact(
        "Mehmet Aydın",
        "Head of crew planning",
        _R.STAKEHOLDER,
        _R.END_USER,
        boss=lena,
        feels=_S.SUPPORTIVE,
        weight=_I.MEDIUM,
        department="Operations",
    )
    ewa = story.contact(
        "Ewa Nowak", "IT security officer", boss=sofia, feels=_S.SCEPTICAL, department="IT"
    )
    jonas = story.contact(
        "Jonas Petersen",
        "Chair of the works council",
        _R.STAKEHOLDER,
        weight=_I.HIGH,
        department="Works council",
    )
    house = story.house
    story.knows(house.me, lena, Strength.STRONG)
    story.knows(house.me, marc, Strength.SOME)
    story.knows(house.priya, marc, Strength.STRONG)
    story.knows(house.tom, lena, Strength.SOME)
    story.knows(house.tom, sofia, Strength.WEAK)
    return People(ulrich, lena, marc, sofia, ada, mehmet, ewa, jonas)


def add_numbers(story: Story) -> Numbers:
    """Weekly readings since day 1: slow until the training 48 days ago, fast after it."""
    m = story.house.metrics
    report = "your operations report"
    replan = [90, 91, 89, 88, 86, 82, 76, 73, 70, 68, 66, 64, 63, 60, 57, 45, 34, 28, 25, 23, 22]
    crews = [0, 0, 2, 4, 6, 9, 12, 15, 18, 20, 23, 25, 27, 29, 32, 40, 48, 56, 63, 68, 71]
    overtime = [1240, 1232, 1251, 1244, 1228, 1236, 1215, 1190, 1204, 1178, 1169]
    overtime += [1160, 1151, 1148, 1139, 1102, 1058, 1021, 992, 970, 960]
    active = [12, 12, 14, 18, 22, 26, 31, 38, 44, 47, 52, 55, 58, 60, 63, 121, 143, 156, 165, 172]
    late = [118, 121, 116, 112, 114, 109, 101, 98, 95, 96, 91, 88, 86, 84, 79, 66, 55, 49, 46, 43]
    latest_replan = story.measure(m.replan, replan, last=-4, source=report, target=(15, 224))
    latest_crews = story.measure(m.crews, crews, last=-2, source="usage", target=(95, 116))
    latest_overtime = story.measure(m.overtime, overtime, last=-4, source=report, target=(900, 224))
    latest_active = story.measure(
        m.active, [*active, 176], last=-2, source="usage", target=(200, 116)
    )
    latest_late = story.measure(
        m.late_changes, [*late, 41], last=-2, source="usage", target=(30, 224), in_review=False
    )
    story.measure(
        m.nps,
        [8, 37],
        last=-45,
        every=88,
        source="planner survey",
        target=(40, 224),
        in_review=False,
    )
    for kind, offset, title, people in (
        (EngagementKind.TRAINING, -126, "Administrators' training", 14),
        (EngagementKind.COMMUNITY, -95, "User group: disruption planning", 3),
        (EngagementKind.TRAINING, -48, "Planner training in three waves", 152),
        (EngagementKind.WEBINAR, -20, "Single sign-on, step by step", 4),
        (EngagementKind.TRAINING, -13, "What-if plans for depot leads", 14),
    ):
        on = story.workday(offset)
        story.add(EngagementEvent, kind=kind, on=on, title=title, people=people)
    saved = Decimal(overtime[0]) - latest_overtime
    return Numbers(latest_replan, latest_crews, latest_overtime, latest_late, latest_active, saved)
