"""Everything about one account at once: the stored facts, and what the rules of the field make of
them.

The window's account workspace and the sheet of the command line read the same values from here,
so that neither computes anything by itself. It holds what is internal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from csm_desktop.app.accounts.relay import relay_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.subscriptions import DEFAULT_CURRENCY, usual_currency
from csm_desktop.app.settings import our_company
from csm_desktop.domain.handoff.fit import Fit, fit_of
from csm_desktop.domain.handoff.spiced_summary import SpicedLine, critical_event, spiced_summary
from csm_desktop.domain.health.explained import FactorLine, explained, snapshot_on
from csm_desktop.domain.health.score import Health, next_line
from csm_desktop.domain.health.way_up import WayUp, way_up
from csm_desktop.domain.journey.relay import DEFAULT_RELAY, Leg
from csm_desktop.domain.journey.stages import StageNow, stage_now
from csm_desktop.domain.journey.standing import AccountStanding
from csm_desktop.domain.limits.unusable import Unusable, fields_concerned
from csm_desktop.domain.lists.figures import AccountFigures, compute_figures
from csm_desktop.domain.meetings.quiet import Quiet, gone_quiet
from csm_desktop.domain.money.lifetime import LifetimeValue, lifetime_value
from csm_desktop.domain.money.renewals import Renewal, upcoming_renewals
from csm_desktop.domain.money.revenue_figures import (
    RevenueFigures,
    arr_on,
    last_months,
    revenue_figures,
)
from csm_desktop.domain.people.coverage import Coverage, coverage, network
from csm_desktop.domain.people.roles import RoleCoverage, role_coverage
from csm_desktop.domain.plan.actions import next_step
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.reviews.cycle import NextReview, next_review
from csm_desktop.domain.reviews.engagement import EngagementNow
from csm_desktop.domain.value.attainment import (
    AchievedValue,
    FirstValue,
    GoalProgress,
    achieved_value,
    first_update,
    goal_progress,
    time_to_first_value,
    update_counts,
)
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import SharedFacts, account_facts, shared_facts
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass, replace

CHANGE_DAYS = 30
"""Against which day a score is compared in the account's header (our choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account as of `facts.as_of`: its facts, and every computed value beside them.

    `health_before` is the snapshot of `CHANGE_DAYS` ago, `health_change` the points since then,
    both None where the score of one of the two days is unknown. `way_up` leads to `next_band`,
    where there is one above. `arr` is one amount per currency; `segments` are all of the book,
    `unusable` what it holds of the account that cannot be used; `relay` says who leads which stage,
    `currency` what an amount is in until it is told otherwise, `our_company` what we are called,
    `rates` are those that the user typed.
    """

    facts: AccountFacts
    rules: Rules
    segments: tuple[Segment, ...]
    figures: AccountFigures
    health: Health
    health_before: HealthSnapshot | None
    health_change: Decimal | None
    factors: tuple[FactorLine, ...]
    way_up: WayUp | None
    next_band: Band | None
    standing: AccountStanding
    value: AchievedValue
    goals: tuple[GoalProgress, ...]
    first_value: FirstValue
    coverage: Coverage
    roles: tuple[RoleCoverage, ...]
    arr: tuple[Money, ...]
    revenue: tuple[RevenueFigures, ...]
    lifetime_value: LifetimeValue
    renewals: tuple[Renewal, ...]
    spiced: tuple[SpicedLine, ...]
    critical_event: SpicedLine | None
    fit: Fit
    stage: StageNow
    next_step: Action | None
    quiet: Quiet | None
    next_review: NextReview | None
    engagement: EngagementNow
    unusable: tuple[Unusable, ...] = ()
    relay: Mapping[Stage, Leg] = field(default_factory=lambda: DEFAULT_RELAY)
    currency: str = DEFAULT_CURRENCY
    our_company: str = ""
    rates: tuple[ExchangeRate, ...] = ()

    @property
    def not_shown(self) -> frozenset[str]:
        """The fields of an account's line that stand on values that cannot be used."""
        return frozenset(fields_concerned(self.unusable).get(self.account_id, ()))

    @property
    def account_id(self) -> int:
        """The account's id."""
        return self.facts.account.id


def account_view(book: Book, account_id: int, as_of: date | None = None) -> AccountView:
    """All about an account as of a day (default: today). Raises LookupError for an unknown id."""
    around = book.known("around every account", _around)
    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today(), around.shared)
        currency = usual_currency(connection, facts.account, facts.subscriptions)
    mine = tuple(unusable for unusable in book.unusable() if unusable.account_id == account_id)
    seen = viewed(facts, around.rules, around.segments)
    return replace(
        seen,
        unusable=mine,
        relay=around.relay,
        currency=currency,
        our_company=around.our_company,
        rates=around.rates,
    )


def view_if_there(book: Book | None, account_id: int | None) -> AccountView | None:
    """All about an account as of today; None where there is no such, as after an undo."""
    if book is None or account_id is None:
        return None
    try:
        return account_view(book, account_id)
    except LookupError:
        return None


class _Around(NamedTuple):
    """What a view of any account takes from the book as a whole."""

    shared: SharedFacts
    rules: Rules
    segments: tuple[Segment, ...]
    relay: Mapping[Stage, Leg]
    our_company: str
    rates: tuple[ExchangeRate, ...]


def _around(connection: BookConnection) -> _Around:
    return _Around(
        shared_facts(connection),
        rules_of(connection),
        tuple(dump.everything(connection, Segment)),
        relay_of(connection),
        our_company(connection),
        tuple(dump.everything(connection, ExchangeRate)),
    )


def viewed(facts: AccountFacts, rules: Rules, segments: Iterable[Segment] = ()) -> AccountView:
    """What the rules of the field make of an account's facts."""
    as_of, account = facts.as_of, facts.account
    rules = rules.of(account.segment_id)
    # Once for all: list and page must not judge by two ways.
    judged = compute_figures(facts, rules)
    story = judged.story
    before = snapshot_on(facts.snapshots, as_of - timedelta(days=CHANGE_DAYS))
    # A score without a band stands on too little to be compared.
    then = before.score if before and before.band is not Band.UNKNOWN else None
    now = judged.health.score if judged.health.band is not Band.UNKNOWN else None
    line = next_line(judged.health, rules)
    return AccountView(
        facts=facts,
        rules=rules,
        # In the order that their user gave them, and not by name.
        segments=tuple(sorted(segments, key=lambda each: (each.position, each.id))),
        figures=judged.figures,
        health=judged.health,
        # A day without a score is no day to compare with.
        health_before=before if then is not None else None,
        health_change=now - then if now is not None and then is not None else None,
        factors=explained(judged.inputs, judged.health, rules),
        way_up=way_up(judged.inputs, rules, line[1]) if line is not None else None,
        next_band=line[0] if line is not None else None,
        standing=judged.standing,
        value=achieved_value(facts),
        goals=goal_progress(facts),
        first_value=time_to_first_value(
            account,
            facts.segment,
            as_of,
            first_update(account, facts.follow_ups, facts.meetings, as_of)
            if update_counts(account, facts.segment)
            else None,
        ),
        coverage=coverage(network(facts, rules, judged.touches)),
        roles=role_coverage(facts, judged.touches),
        arr=arr_on(story, as_of),
        revenue=revenue_figures(story, last_months(as_of)),
        lifetime_value=lifetime_value(story, as_of),
        renewals=upcoming_renewals(facts.subscriptions, as_of, rules),
        spiced=spiced_summary(facts.spiced, as_of),
        critical_event=critical_event(facts.spiced, as_of),
        fit=fit_of(facts.fit_answers, facts.fit_verdicts, as_of),
        stage=stage_now(account, facts.stage_changes, as_of, facts.hand_overs),
        next_step=next_step(facts.actions),
        quiet=gone_quiet(facts, rules),
        next_review=next_review(facts),
        engagement=judged.engagement,
    )
