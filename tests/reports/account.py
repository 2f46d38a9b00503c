"""A rich account, written out by hand: the one that the mockups show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    Sentiment,
    Strength,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    Better,
    EngagementEvent,
    EngagementKind,
    Metric,
    Reading,
    UnitWorth,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import (
    Action,
    ActionStatus,
    AgreedMilestone,
    AgreedPlan,
    Goal,
    Horizon,
    Milestone,
    Practice,
    PracticeKind,
    Side,
    SuccessGap,
)
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityOffer,
    GoalResult,
    Initiative,
    InitiativeStatus,
    Review,
    ReviewAsk,
    ReviewGoal,
    ReviewMeasure,
    ReviewStatus,
)
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.team import TeamMember, TeamRole

TODAY = date(2026, 11, 22)
START = date(2026, 7, 4)
_REPLAN = [90, 90, 88, 86, 82, 76, 73, 70, 66, 63, 60, 57, 45, 34, 28, 25, 24, 23, 22]
_CREWS = [0, 2, 4, 6, 9, 12, 15, 18, 20, 23, 25, 27, 32, 40, 48, 56, 63, 68, 71]
_OVERTIME = [1240, 1232, 1251, 1228, 1236, 1215, 1190, 1204, 1178, 1169, 1160, 1151, 1148]
_OVERTIME += [1139, 1102, 1058, 1021, 992, 960]
_ACTIVE = [12, 12, 14, 18, 22, 26, 31, 38, 44, 47, 52, 58, 63, 121, 143, 156, 165, 172, 176]


def readings(metric_id: int, values: list[int], source: str) -> list[Reading]:
    """Weekly readings whose last lies two days ago."""
    last = TODAY - timedelta(2)
    return [
        Reading(
            1000 * metric_id + place,
            1,
            metric_id,
            last - timedelta(7 * (len(values) - 1 - place)),
            Decimal(value),
            source,
        )
        for place, value in enumerate(values)
    ]


def _people() -> tuple[tuple[TeamMember, ...], tuple[Contact, ...]]:
    team = (
        TeamMember(11, "Alex Moreau", TeamRole.CSM, is_me=True),
        TeamMember(12, "Priya Nair", TeamRole.ACCOUNT_EXECUTIVE),
        TeamMember(13, "Tom Becker", TeamRole.EXECUTIVE_SPONSOR, "Chief customer officer"),
    )
    roles = ContactRole
    contacts = (
        Contact(21, 1, "Sofia Reyes", "IT Director", "IT", roles=(roles.SPONSOR,)),
        Contact(22, 1, "Marc Olivier", "CFO", "Finance", roles=(roles.COMMERCIAL_BUYER,)),
        Contact(
            23,
            1,
            "Lena Brandt",
            "Head of Operations",
            "Operations",
            roles=(roles.CHAMPION, roles.STAKEHOLDER),
            sentiment=Sentiment.ADVOCATE,
        ),
        Contact(24, 1, "Mehmet Aydın", "Head of crew planning", roles=(roles.CHAMPION,)),
    )
    return team, contacts


def _measures() -> dict[str, tuple[object, ...]]:
    consent = "your report"
    metrics = (
        Metric(31, "Minutes to replan a depot", "minutes", Better.LOWER),
        Metric(32, "Crews planned in the system", "%"),
        Metric(33, "Overtime hours per week", "hours", Better.LOWER),
        Metric(34, "Active planners", "", definition="Signed in at least once in seven days."),
    )
    used = (
        AccountMetric(41, 1, 31, Decimal(90), START, Decimal(15), date(2027, 7, 4)),
        AccountMetric(42, 1, 32, Decimal(0), START, Decimal(95), date(2027, 3, 18)),
        AccountMetric(43, 1, 33, Decimal(1240), START, Decimal(900)),
        AccountMetric(44, 1, 34, Decimal(12), START, Decimal(200)),
    )
    values = (
        *readings(31, _REPLAN, consent),
        *readings(32, _CREWS, "usage"),
        *readings(33, _OVERTIME, consent),
        *readings(34, _ACTIVE, "usage"),
    )
    marks = (
        Benchmark(51, 31, Decimal(35), "Rail planning survey", date(2026, 3, 1), label="survey"),
        Benchmark(52, 32, Decimal(60), "Rail planning survey", date(2026, 3, 1), label="survey"),
        Benchmark(53, 33, Decimal(900), "Rail planning survey", date(2026, 3, 1), label="survey"),
    )
    return {
        "metrics": metrics,
        "account_metrics": used,
        "readings": values,
        "benchmarks": marks,
        "review_measures": (
            ReviewMeasure(
                61,
                1,
                72,
                31,
                "About 280 overtime hours a week are no longer worked.",
                "Median of all replanning runs a week.",
            ),
        ),
        "engagement": (
            EngagementEvent(65, 1, EngagementKind.TRAINING, date(2026, 10, 5), "Planners", 150),
        ),
    }


def _plan() -> dict[str, tuple[object, ...]]:
    goals = (
        Goal(
            81,
            1,
            Horizon.FIRST_VALUE,
            "One depot replans within 30 minutes",
            "Head of Operations",
            due_on=date(2026, 8, 18),
            reached_on=date(2026, 8, 11),
        ),
        Goal(
            82,
            1,
            Horizon.TWELVE_MONTHS,
            "Every depot replans within 15 minutes",
            "COO",
            metric_id=31,
            due_on=date(2027, 7, 4),
        ),
    )
    milestones = (
        Milestone(91, 1, "First login", date(2026, 7, 9), reached_on=date(2026, 7, 8)),
        Milestone(92, 1, "Configuration complete", date(2026, 7, 14), reached_on=date(2026, 7, 30)),
        Milestone(93, 1, "EBR 1", date(2026, 10, 2), 75, reached_on=date(2026, 10, 2)),
        Milestone(94, 1, "Single sign-on", date(2026, 11, 13), proof="Log-in in one system"),
        Milestone(95, 1, "Two depots live", date(2026, 12, 13), 84),
        Milestone(96, 1, "All depots live", date(2027, 3, 31), 100),
    )
    actions = (
        Action(101, 1, "Send the single sign-on guide", Side.US, 11, due_on=date(2026, 11, 27)),
        Action(102, 1, "Name a signatory", Side.CUSTOMER, None, 22, date(2026, 12, 2)),
        Action(
            103,
            1,
            "Train 150 planners",
            Side.US,
            11,
            due_on=date(2026, 10, 5),
            status=ActionStatus.DONE,
            done_on=date(2026, 10, 5),
        ),
    )
    return {
        "goals": goals,
        "milestones": milestones,
        "actions": actions,
        "gaps": (SuccessGap(111, 1, "Planners log in to three systems", action_id=101),),
        "practices": (
            Practice(121, 1, PracticeKind.BEST_PRACTICE, "Train in the depot, in pairs"),
            Practice(122, 1, PracticeKind.PITFALL, "Going live in all depots in one week"),
        ),
        "agreed_plans": (
            AgreedPlan(
                131,
                1,
                1,
                date(2026, 7, 20),
                ("Lena Brandt", "Sofia Reyes"),
                milestones=(AgreedMilestone(94, "Single sign-on", date(2026, 10, 30), None),),
            ),
        ),
    }


def _reviews() -> dict[str, tuple[object, ...]]:
    before = Review(71, 1, 1, date(2026, 10, 2), ReviewStatus.HELD, next_on=TODAY)
    now = Review(72, 1, 2, TODAY, prepared_for=(21, 22, 23), next_on=date(2027, 3, 18))
    kept, missed = GoalResult.KEPT, GoalResult.MISSED
    goals = (
        ReviewGoal(141, 1, 71, "Train 150 planners", 23, 11, result=kept, result_note="176"),
        ReviewGoal(142, 1, 71, "Connect crew data of 14 depots", 21, 11, result=kept),
        ReviewGoal(143, 1, 71, "One reference visit", 23, 12, result=kept),
        ReviewGoal(144, 1, 71, "Single sign-on", 21, 11, result=missed, result_note="27 November"),
        ReviewGoal(145, 1, 72, "15 minutes in 10 of 14 depots", 23, 11, 31, Decimal(15)),
        ReviewGoal(146, 1, 72, "95 % of crews planned", 24, 11, 32, Decimal(95)),
        ReviewGoal(147, 1, 72, "Works council agreement", 22, 13, due_on=date(2026, 12, 2)),
    )
    return {
        "reviews": (before, now),
        "review_goals": goals,
        "review_asks": (
            ReviewAsk(151, 1, 72, "Decide:", "go live in two depots on 13 December."),
            ReviewAsk(152, 1, 72, "Name", "a signatory at the works council.", date(2026, 12, 2)),
        ),
        "initiatives": (
            Initiative(
                161,
                1,
                "Timetable change",
                "New timetable for all lines",
                23,
                InitiativeStatus.ON_TRACK,
                due_on=date(2026, 12, 13),
                update="Crew data of 14 depots is connected.",
                our_part="Two depots live before the day.",
            ),
            Initiative(
                162,
                1,
                "Identity programme",
                contact_id=21,
                status=InitiativeStatus.DELAYED,
                update="Single sign-on moved to 27 November.",
                our_part="Guide and a working session.",
            ),
        ),
        "capabilities": (
            Capability(171, "What-if plans", "Compare two plans before a disruption", "Roster"),
            Capability(172, "Depot view", "One screen a depot", "Roster", date(2027, 1, 15)),
        ),
        "capability_offers": (
            CapabilityOffer(181, 1, 171, "Lena asked to compare night plans."),
            CapabilityOffer(182, 1, 172, "Depot leads plan on a tablet."),
        ),
    }


def northwind() -> AccountFacts:
    """Northwind Rail, 141 days into its contract, before its second review."""
    team, contacts = _people()
    parts: dict[str, object] = {**_measures(), **_plan(), **_reviews()}
    return AccountFacts(
        as_of=TODAY,
        account=Account(
            1,
            "Northwind Rail",
            industry="Rail transport",
            currency="EUR",
            segment_id=2,
            contract_start=START,
            first_value_on=date(2026, 8, 11),
        ),
        segment=Segment(2, "Enterprise", Engagement.HIGH_TOUCH, 14, 90),
        team=team,
        contacts=contacts,
        connections=(
            Connection(191, 1, 11, 23, Strength.STRONG, date(2026, 11, 20)),
            Connection(192, 1, 12, 22, Strength.STRONG, date(2026, 11, 5)),
            Connection(193, 1, 13, 21, Strength.WEAK, date(2026, 7, 20)),
            Connection(194, 1, 11, 24, Strength.SOME, date(2026, 11, 12)),
        ),
        meetings=(
            Meeting(201, 1, MeetingKind.EBR, "EBR 1", datetime(2026, 10, 2, 8, 0, tzinfo=UTC)),
        ),
        spiced=(
            SpicedEntry(
                211,
                1,
                SpicedPart.CRITICAL_EVENT,
                "timetable change",
                date(2026, 7, 10),
                event_on=date(2026, 12, 13),
            ),
        ),
        **parts,  # type: ignore[arg-type]
    )


def renamed(facts: AccountFacts, name: str) -> AccountFacts:
    """The same account under another name."""
    return replace(facts, account=replace(facts.account, name=name))


def priced(facts: AccountFacts, *, confirmed_on: date | None = TODAY) -> AccountFacts:
    """An overtime hour that the CFO confirmed, a minute that nobody did, and a contract."""
    hour = UnitWorth(
        301, 1, "Overtime hour", Money.of(38, "EUR"), Decimal(52), 33, source="payroll",
        contact_id=22, confirmed_on=confirmed_on,
    )  # fmt: skip
    minute = UnitWorth(302, 1, "Planner's minute", Money.of(977, "EUR"), metric_id=31, position=1)
    sold = Subscription(303, 1, "Roster", Money.of(210_000, "EUR"), facts.account.contract_start)
    return replace(facts, worths=(hour, minute), subscriptions=(sold,))
