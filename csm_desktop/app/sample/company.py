"""Our side of the sample book: team, segments and journeys, metrics, playbooks, what is new.

We are an invented maker of planning software; we and everybody in this book are fiction.
"""

from decimal import Decimal

from csm_desktop.app.sample.effectiveness import add_model
from csm_desktop.app.sample.measures import (
    Measures,
    add_benchmarks,
    add_capabilities,
    add_metrics,
)
from csm_desktop.app.sample.playbooks import add_alert_rules, add_playbooks
from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import Playbook, PlaybookStep, Trigger
from csm_desktop.domain.records.journeys import JourneyStep, JourneyStepFields, JourneyTemplate
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.reviews import Capability
from csm_desktop.domain.records.segments import Engagement, Segment, SegmentFields
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.records.standing.effectiveness import Behaviour
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.values import dataclass

FIRST_LOGIN = "First login"
CONFIGURED = "Configuration complete"
FIRST_VALUE = "First value"
REVIEW_1 = "Executive review 1"
REVIEW_2 = "Executive review 2"
FULL_VALUE = "Full target value"
YEAR_REVIEW = "Yearly value review"


@dataclass(frozen=True, slots=True)
class SampleCompany:
    """What every story draws on."""

    me: TeamMember
    priya: TeamMember
    tom: TeamMember
    henrik: TeamMember
    adaeze: TeamMember
    rafael: TeamMember
    yuki: TeamMember
    noor: TeamMember
    enterprise: Segment
    growth: Segment
    digital: Segment
    steps: tuple[JourneyStep, ...]
    segments: tuple[Segment, ...]
    metrics: Measures
    capabilities: dict[str, Capability]
    behaviours: dict[str, Behaviour]
    playbooks: dict[Trigger, tuple[Playbook, tuple[PlaybookStep, ...]]]

    def steps_of(self, account: Account) -> tuple[JourneyStep, ...]:
        """The journey of an account's segment."""
        (segment,) = (s for s in self.segments if s.id == account.segment_id)
        return tuple(step for step in self.steps if step.journey_id == segment.journey_id)


def build_house(writer: SampleWriter) -> SampleCompany:
    """Write our side into the writer's book and hand it to the stories."""
    for key, value in (("book_name", '"Sample book"'), ("sample", "true"), ("currency", '"EUR"')):
        writer.add(Setting, key=key, value=value)
    _rates(writer)
    team = _team(writer)
    metrics = add_metrics(writer)
    steps, segments = _segments(writer, metrics)
    add_benchmarks(writer, metrics, segments[0], writer.workday(-40))
    playbooks = add_playbooks(writer)
    add_alert_rules(writer, playbooks)
    me, priya, tom, henrik, adaeze, rafael, yuki, noor = team
    enterprise, growth, digital = segments
    capabilities = add_capabilities(writer)
    return SampleCompany(
        me=me,
        priya=priya,
        tom=tom,
        henrik=henrik,
        adaeze=adaeze,
        rafael=rafael,
        yuki=yuki,
        noor=noor,
        enterprise=enterprise,
        growth=growth,
        digital=digital,
        steps=steps,
        segments=segments,
        metrics=metrics,
        capabilities=capabilities,
        behaviours=add_model(writer, metrics, capabilities),
        playbooks=playbooks,
    )


def _rates(writer: SampleWriter) -> None:
    for currency, rate in (("GBP", "1.17"), ("USD", "0.90"), ("JPY", "0.0061")):
        writer.add(
            ExchangeRate,
            from_currency=currency,
            to_currency="EUR",
            rate=Decimal(rate),
            on=writer.workday(-370),
            source="Our finance team's budget rate",
        )


def _team(writer: SampleWriter) -> tuple[TeamMember, ...]:
    people = (
        ("Alex Moreau", TeamRole.CSM, "Customer success manager"),
        ("Priya Nair", TeamRole.ACCOUNT_EXECUTIVE, "Account executive"),
        ("Tom Okafor", TeamRole.SUPPORT, "Support lead"),
        ("Henrik Sørbye", TeamRole.ACCOUNT_MANAGER, "Account manager"),
        ("Adaeze Obi", TeamRole.EXECUTIVE_SPONSOR, "Chief customer officer"),
        ("Rafael Duarte", TeamRole.PROFESSIONAL_SERVICES, "Implementation consultant"),
        ("Yuki Tanabe", TeamRole.PRODUCT, "Product manager, Disruption Desk"),
        ("Noor Haddad", TeamRole.MARKETING, "Customer marketing"),
    )
    mails = ["alex", "priya", "tom", "henrik", "adaeze", "rafael", "yuki", "noor"]
    return tuple(
        writer.add(
            TeamMember,
            name=name,
            role=role,
            title=title,
            email=f"{mail}@planning-house.example",
            is_me=mail == "alex",
        )
        for (name, role, title), mail in zip(people, mails, strict=True)
    )


# Title, day, expected share of target business value, moment of truth.
_JOURNEYS: tuple[tuple[str, tuple[tuple[str, int, int | None, bool], ...]], ...] = (
    (
        "Enterprise, guided",
        (
            (FIRST_LOGIN, 5, None, False),
            (CONFIGURED, 10, None, False),
            (FIRST_VALUE, 45, 30, True),
            (REVIEW_1, 90, 75, True),
            (REVIEW_2, 180, 91, False),
            (FULL_VALUE, 270, 100, True),
        ),
    ),
    (
        "Growth, in groups",
        (
            (FIRST_LOGIN, 5, None, False),
            (CONFIGURED, 14, None, False),
            (FIRST_VALUE, 40, 40, True),
            (REVIEW_1, 90, 75, True),
            (FULL_VALUE, 240, 100, False),
        ),
    ),
    (
        "Digital, self-guided",
        (
            (FIRST_LOGIN, 3, None, False),
            (CONFIGURED, 10, 10, False),
            (FIRST_VALUE, 30, 35, True),
            (YEAR_REVIEW, 270, 100, False),
        ),
    ),
)

_SEGMENTS = (
    ("Enterprise", Engagement.HIGH_TOUCH, 14, 90, "One site plans a whole week in the system", 45),
    ("Growth", Engagement.LOW_TOUCH, 30, 180, "The first roster published from the system", 40),
    ("Digital", Engagement.TECH_TOUCH, 90, 365, "The first roster published from the system", 30),
)


_SERVED: dict[Engagement, SegmentFields] = {
    Engagement.HIGH_TOUCH: {
        "dos": "Plan one real week before anything is configured\n"
        "Let two planners of each depot try it, not one",
        "donts": "Load ten years of history first\nRun the old spreadsheet beside it for months",
        "people_touches": "Customer success manager, every two weeks\nExecutive sponsor, at EBRs",
        "digital_touches": "Shared plan, brought up to date before each call",
        "product_touches": "Guided first week\nRelease notes by site",
        "least_employees": 1000,
    },
    Engagement.LOW_TOUCH: {
        "dos": "Publish the first roster from the system, however small",
        "donts": "Wait for the last site before the first one starts",
        "people_touches": "Group session each month",
        "digital_touches": "Letter of the month\nRecorded trainings",
        "product_touches": "Checklist of the first forty days",
        "least_employees": 200,
        "most_employees": 999,
    },
    Engagement.TECH_TOUCH: {
        "dos": "Follow the checklist, a step a day",
        "donts": "Skip the import check",
        "digital_touches": "Mails by step of the journey\nCommunity",
        "product_touches": "Tour of the first roster",
        "playbooks_off": (Trigger.COVERAGE_GAP,),
        "most_employees": 199,
    },
}


def _proofs(metrics: Measures) -> dict[str, JourneyStepFields]:
    """How the steps are proven, who of theirs confirms it, and which reading tells it."""
    return {
        FIRST_LOGIN: {"proof": "Somebody logged in and saw a plan of their own"},
        CONFIGURED: {
            "proof": "A test week was planned",
            "confirms": "Project lead",
            "metric_id": metrics.planned.id,
            "metric_line": Decimal(10),
        },
        FIRST_VALUE: {
            "proof": "Crews are planned in the system, week after week",
            "confirms": "Head of planning",
            "metric_id": metrics.crews.id,
            "metric_line": Decimal(40),
        },
        FULL_VALUE: {"proof": "The twelve-month goals are measured", "confirms": "Sponsor"},
    }


def _segments(
    writer: SampleWriter, metrics: Measures
) -> tuple[tuple[JourneyStep, ...], tuple[Segment, ...]]:
    proofs = _proofs(metrics)
    steps: list[JourneyStep] = []
    segments: list[Segment] = []
    for index, (journey, segment) in enumerate(zip(_JOURNEYS, _SEGMENTS, strict=True)):
        template = writer.add(JourneyTemplate, name=journey[0])
        for position, (title, day, expected, truth) in enumerate(journey[1]):
            step = writer.add(
                JourneyStep,
                journey_id=template.id,
                title=title,
                day=day,
                expected_percent=expected,
                moment_of_truth=truth,
                position=position,
                **proofs.get(title, {}),
            )
            steps.append(step)
        name, engagement, cadence, review, definition, days = segment
        segments.append(
            writer.add(
                Segment,
                name=name,
                engagement=engagement,
                cadence_days=cadence,
                review_cadence_days=review,
                journey_id=template.id,
                first_value_definition=definition,
                first_value_days=days,
                position=index,
                **_SERVED[engagement],
            )
        )
    return tuple(steps), tuple(segments)
