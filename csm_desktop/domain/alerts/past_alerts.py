"""Which alerts an account would have raised over a past time, at the thresholds of today
(domain.md §5).

What the book keeps with its day is taken as of that day; what it keeps as it is now (roles, typed
touches, the account's own fields) is taken as it is now (our choice).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.alerts.raised import Raising, judged
from csm_desktop.domain.meetings.end import due_at, needs_follow_up, sent_at
from csm_desktop.domain.meetings.quiet import follow_up_days, held_on
from csm_desktop.domain.records.alerts import Alert, AlertRule, RuleMode, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.revenue import RenewalDecision, Subscription, SubscriptionStatus
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

NEEDED = frozenset({"renewal_decisions"})
"""The fields of AccountFacts that are asked for beside those of findings."""

LOOK_DAYS = 7
"""How often the past is looked at, in days, where nothing is recorded (our choice). An alert that
began or ended by something recorded is seen on that day, however short it was."""

_BY_DAY = frozenset({Trigger.MILESTONE_LATE, Trigger.FOLLOW_UP_OVERDUE})
"""Of these the book knows the days on which each begins and ends."""


@dataclass(frozen=True, slots=True)
class PastAlert:
    """An alert that there would have been; `ended` is None where it would be open still."""

    trigger: Trigger
    since: date
    ended: date | None


def past_alerts(
    facts: AccountFacts, rules: Rules, alert_rules: Iterable[AlertRule], first: date
) -> tuple[PastAlert, ...]:
    """The alerts that would have begun from `first` on, until the day of the facts.

    Triggers that are off or silent count like others: this is asked before they are switched on.
    """
    speaking = tuple(replace(rule, mode=RuleMode.ON) for rule in alert_rules)
    found = [
        *_late_milestones(facts, int(threshold_of(Trigger.MILESTONE_LATE, speaking))),
        *_late_follow_ups(facts, rules, float(threshold_of(Trigger.FOLLOW_UP_OVERDUE, speaking))),
        *_looked_at(facts, rules, speaking, first),
    ]
    return tuple(one for one in found if first <= one.since <= facts.as_of)


def threshold_of(trigger: Trigger, alert_rules: Iterable[AlertRule]) -> Decimal:
    """At which line a trigger calls: the user's own, else the one that is declared."""
    own = next((rule.threshold for rule in alert_rules if rule.trigger is trigger), None)
    return DECLARATIONS[trigger].threshold if own is None else own


def late_from(milestone: Milestone, grace: int, as_of: date) -> date | None:
    """The day on which a milestone would have raised an alert; None where it was never so late."""
    since = milestone.target_on + timedelta(days=grace + 1)
    reached = milestone.reached_on
    if since > as_of or (reached is not None and reached < since):
        return None
    return since


def _late_milestones(facts: AccountFacts, grace: int) -> Iterator[PastAlert]:
    for milestone in facts.milestones:
        since = late_from(milestone, grace, facts.as_of)
        if since is not None:
            end = milestone.reached_on
            gone = end is not None and end <= facts.as_of
            yield PastAlert(Trigger.MILESTONE_LATE, since, end if gone else None)


def _late_follow_ups(facts: AccountFacts, rules: Rules, worth: float) -> Iterator[PastAlert]:
    """`worth` are the days for which one that is late is still worth sending."""
    for meeting in facts.meetings:
        due = due_at(meeting, rules)
        if due is None or not needs_follow_up(meeting):
            continue
        sent = sent_at(meeting.id, facts.follow_ups)
        if sent is not None and sent <= due:
            continue
        given_up = due + timedelta(days=worth)
        end = day_in(min(sent, given_up) if sent is not None else given_up, meeting.zone)
        since = day_in(due, meeting.zone)
        yield PastAlert(
            Trigger.FOLLOW_UP_OVERDUE, since, max(since, end) if end <= facts.as_of else None
        )


def _looked_at(
    facts: AccountFacts, rules: Rules, alert_rules: Sequence[AlertRule], first: date
) -> Iterator[PastAlert]:
    """What would have been seen by whoever looks once a week, on each day on which something was
    recorded, and on the day before."""
    start = facts.account.contract_start
    begun = first if start is None else max(first, start)
    alerts: dict[int, Alert] = {}
    numbers = count(1)
    for on in _look_days(facts, begun):
        now = datetime.combine(on, time.max, UTC)
        found = [
            one
            for one in findings(as_it_was(facts, on, now), rules, alert_rules, now)
            if one.trigger not in _BY_DAY
        ]
        raising = Raising(on, lambda: next(numbers), _unsaid)
        after = judged(facts.account.id, found, alerts.values(), alert_rules, raising)
        alerts |= {alert.id: alert for alert in after}
    for alert in alerts.values():
        yield PastAlert(alert.trigger, alert.since, alert.ended_on)


def _look_days(facts: AccountFacts, begun: date) -> list[date]:
    """From the first to the last: what ends an alert is recorded, and before it the alert stood."""
    days = {facts.as_of}
    weekly = facts.as_of
    while (weekly := weekly - timedelta(days=LOOK_DAYS)) >= begun:
        days.add(weekly)
    for on in _recorded_days(facts):
        days |= {on, on - timedelta(days=1)}
    return sorted(on for on in days if begun <= on <= facts.as_of)


def _recorded_days(facts: AccountFacts) -> set[date]:
    """Every day on which something came to the account that findings look at."""
    days: set[date | None] = {each.on for each in facts.engagement}
    days.update(each.on for each in facts.advocacy)
    days.update(each.on for each in facts.touches)
    days.update(each.on for each in facts.readings)
    days.update(each.on for each in facts.snapshots)
    days.update(each.on for each in facts.renewal_decisions)
    days.update(map(held_on, facts.meetings))
    days.update(follow_up_days(facts.meetings, facts.follow_ups))
    days.update(mail.went_on for mail in facts.outbox)
    days.update(each.touched_on for each in facts.connections)
    days.update(day for each in facts.contacts for day in (each.arrived_on, each.left_on))
    days.update(day for each in facts.subscriptions for day in (each.starts_on, each.ended_on))
    days.update(entry.recorded_on for entry in facts.spiced)
    return {on for on in days if on is not None}


def as_it_was(facts: AccountFacts, on: date, now: datetime) -> AccountFacts:
    """An account on a past day, as far as its book can tell: who was there, which meetings had
    been held, what had been written, which renewal was the next."""
    return replace(
        facts,
        as_of=on,
        contacts=tuple(_was_there(one, on) for one in facts.contacts if _had_arrived(one, on)),
        meetings=tuple(
            one for one in facts.meetings if one.ended_at is None or one.ended_at <= now
        ),
        follow_ups=tuple(
            one for one in facts.follow_ups if one.sent_at is None or one.sent_at <= now
        ),
        subscriptions=_contracts(facts, on),
    )


def _had_arrived(contact: Contact, on: date) -> bool:
    return contact.arrived_on is None or contact.arrived_on <= on


def _was_there(contact: Contact, on: date) -> Contact:
    """Who left later was there, and nobody knew of it yet."""
    if contact.left_on is None or contact.left_on <= on:
        return contact
    return replace(contact, status=ContactStatus.ACTIVE, left_on=None, went_to="")


def _contracts(facts: AccountFacts, on: date) -> tuple[Subscription, ...]:
    later: dict[int, RenewalDecision] = {}
    for decision in facts.renewal_decisions:
        known = later.get(decision.subscription_id)
        # Of the decisions of later days the first one says what was due next on this day.
        if decision.on > on and (known is None or decision.on < known.on):
            later[decision.subscription_id] = decision
    return tuple(
        _contract(one, later, on) for one in facts.subscriptions
        if one.starts_on is None or one.starts_on <= on
    )  # fmt: skip


def _contract(
    contract: Subscription, later: Mapping[int, RenewalDecision], on: date
) -> Subscription:
    decision = later.get(contract.id)
    if decision is None and contract.ended_on is not None and contract.ended_on > on:
        # It ended without a decision, as lists say it; on this day nobody knew.
        return replace(contract, status=SubscriptionStatus.ACTIVE, ended_on=None)
    if decision is None:
        return contract
    return replace(
        contract,
        arr=decision.before,
        renews_on=decision.due_on,
        status=SubscriptionStatus.ACTIVE,
        ended_on=None,
    )


def _unsaid(_: Message) -> str:
    # Nobody reads the sentences of alerts that never were.
    return ""
