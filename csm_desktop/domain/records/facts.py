"""Everything that a book knows of one account, gathered once and handed to rules and pages."""

from datetime import date

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import Alert, PlaybookRun
from csm_desktop.domain.records.contacts import Connection, Contact, ThirdParty, Touch
from csm_desktop.domain.records.handoff import (
    CriterionAnswer,
    FitAnswer,
    FitVerdict,
    HandoffSheet,
    IntroductionTick,
    WinStory,
)
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.journeys import JourneyStep, JourneyTemplate
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.letters.templates import LetterTemplate
from csm_desktop.domain.records.lifecycle import (
    AdvocacyAct,
    HandOver,
    StageChange,
    StepChange,
)
from csm_desktop.domain.records.meetings import (
    Attendance,
    CalendarEntry,
    EndGoal,
    FollowUp,
    GoldenNote,
    Meeting,
    Note,
    ProductRequest,
)
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    EngagementEvent,
    Metric,
    Reading,
    UnitWorth,
)
from csm_desktop.domain.records.opportunities import Opportunity, SellingNote
from csm_desktop.domain.records.plan import (
    Action,
    AgreedPlan,
    Goal,
    Milestone,
    MoodRecord,
    Practice,
    SuccessGap,
)
from csm_desktop.domain.records.revenue import (
    RenewalAnswer,
    RenewalDecision,
    RenewalPlan,
    RevenueEvent,
    Subscription,
)
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityOffer,
    Initiative,
    Review,
    ReviewAsk,
    ReviewGoal,
    ReviewMeasure,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.spiced import SpicedEntry
from csm_desktop.domain.records.standing.champions import (
    Celebration,
    Essence,
    Pairing,
    TakenOver,
)
from csm_desktop.domain.records.standing.council import CouncilPresence, CouncilSeat
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFinding,
    EffectivenessModel,
    EffectivenessPhase,
)
from csm_desktop.domain.records.strategies import (
    CommunicationItem,
    CriticalIssue,
    ExecutiveUpdate,
    RescueCase,
    Strategy,
)
from csm_desktop.domain.records.team import TeamMember, TeamPart
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """One account with all that hangs on it, as of a day.

    Dated things stand in ascending order of their date, positioned things in order of `position`.
    `parent` is what the account belongs to, in the trash or not. `team`, `metrics`, `benchmarks`,
    `capabilities`, `letter_templates`, `models`, `phases` and `behaviours` are the book's; the rest
    is the account's.
    """

    as_of: date
    account: Account
    parent: Account | None = None
    segment: Segment | None = None
    journey: JourneyTemplate | None = None
    journey_steps: tuple[JourneyStep, ...] = ()
    team: tuple[TeamMember, ...] = ()
    team_parts: tuple[TeamPart, ...] = ()
    stage_changes: tuple[StageChange, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    step_changes: tuple[StepChange, ...] = ()
    advocacy: tuple[AdvocacyAct, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    revenue_events: tuple[RevenueEvent, ...] = ()
    renewal_decisions: tuple[RenewalDecision, ...] = ()
    renewal_answers: tuple[RenewalAnswer, ...] = ()
    renewal_plans: tuple[RenewalPlan, ...] = ()
    contacts: tuple[Contact, ...] = ()
    connections: tuple[Connection, ...] = ()
    third_parties: tuple[ThirdParty, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    end_goals: tuple[EndGoal, ...] = ()
    notes: tuple[Note, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    outbox: tuple[OutboxMail, ...] = ()
    golden_notes: tuple[GoldenNote, ...] = ()
    requests: tuple[ProductRequest, ...] = ()
    touches: tuple[Touch, ...] = ()
    calendar_entries: tuple[CalendarEntry, ...] = ()
    spiced: tuple[SpicedEntry, ...] = ()
    fit_answers: tuple[FitAnswer, ...] = ()
    fit_verdicts: tuple[FitVerdict, ...] = ()
    win_stories: tuple[WinStory, ...] = ()
    introduction: tuple[IntroductionTick, ...] = ()
    handoff_sheets: tuple[HandoffSheet, ...] = ()
    metrics: tuple[Metric, ...] = ()
    account_metrics: tuple[AccountMetric, ...] = ()
    readings: tuple[Reading, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    engagement: tuple[EngagementEvent, ...] = ()
    goals: tuple[Goal, ...] = ()
    worths: tuple[UnitWorth, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    gaps: tuple[SuccessGap, ...] = ()
    practices: tuple[Practice, ...] = ()
    agreed_plans: tuple[AgreedPlan, ...] = ()
    moods: tuple[MoodRecord, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    rescue_cases: tuple[RescueCase, ...] = ()
    critical_issues: tuple[CriticalIssue, ...] = ()
    communication: tuple[CommunicationItem, ...] = ()
    executive_updates: tuple[ExecutiveUpdate, ...] = ()
    celebrations: tuple[Celebration, ...] = ()
    essences: tuple[Essence, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    taken_over: tuple[TakenOver, ...] = ()
    criteria: tuple[CriterionAnswer, ...] = ()
    council_seats: tuple[CouncilSeat, ...] = ()
    council_presences: tuple[CouncilPresence, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    selling_notes: tuple[SellingNote, ...] = ()
    snapshots: tuple[HealthSnapshot, ...] = ()
    alerts: tuple[Alert, ...] = ()
    playbook_runs: tuple[PlaybookRun, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_goals: tuple[ReviewGoal, ...] = ()
    review_asks: tuple[ReviewAsk, ...] = ()
    review_measures: tuple[ReviewMeasure, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    capability_offers: tuple[CapabilityOffer, ...] = ()
    models: tuple[EffectivenessModel, ...] = ()
    phases: tuple[EffectivenessPhase, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    findings: tuple[BehaviourFinding, ...] = ()
    letter_templates: tuple[LetterTemplate, ...] = ()
