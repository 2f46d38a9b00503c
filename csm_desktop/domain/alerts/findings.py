"""What is worth an alert today, per trigger: churn risk and expansion both (domain.md §8)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from csm_desktop.domain.alerts import use_findings
from csm_desktop.domain.alerts.champion_movement import champion_movements
from csm_desktop.domain.alerts.finding import Finding, run_start
from csm_desktop.domain.handoff.spiced_summary import critical_event
from csm_desktop.domain.meetings.end import due_at, overdue
from csm_desktop.domain.meetings.quiet import gone_quiet
from csm_desktop.domain.money.renewals import Renewal, upcoming_renewals
from csm_desktop.domain.records.alerts import AlertRule, RuleMode, Tone, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.journeys import is_silent
from csm_desktop.domain.records.money import totals
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import is_customer

DEFAULT_THRESHOLDS: Mapping[Trigger, Decimal] = MappingProxyType(
    {
        Trigger.PEOPLE_CHANGE: Decimal(90),  # days that a leaving stays news
        Trigger.CHAMPION_LEFT: Decimal(90),  # the same
        Trigger.LICENCE_USE: Decimal(50),  # percent of licensed seats
        Trigger.FEATURE_USE: Decimal(20),  # percent worse than the baseline
        Trigger.ENGAGEMENT: Decimal(90),  # days without taking part
        Trigger.ADVOCACY: Decimal(30),  # days that an act stays news
        Trigger.HEALTH_BAND: Decimal(30),  # days that a crossing stays news
        Trigger.MILESTONE_LATE: Decimal(0),  # days of grace
        Trigger.RENEWAL_NEAR: Decimal(120),  # days ahead
        Trigger.GONE_QUIET: Decimal(0),  # days of grace beyond the cadences missed
        Trigger.FOLLOW_UP_OVERDUE: Decimal(7),  # days that it is still worth sending
        Trigger.CRITICAL_EVENT_NEAR: Decimal(30),  # days ahead
    }
)
"""What each trigger's threshold is where the user has set none, in the trigger's own unit."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a trigger looks at."""

    facts: AccountFacts
    rules: Rules
    now: datetime
    threshold: Decimal


def findings(
    facts: AccountFacts,
    rules: Rules,
    alert_rules: Iterable[AlertRule],
    now: datetime,
) -> tuple[Finding, ...]:
    """All that is worth an alert for an account, whether it was raised before or not.

    Rules that are off find nothing; a trigger without a rule is on. Churned accounts and those in
    the trash find nothing.
    """
    # A prospect has no cadence, licence or renewal that could be late.
    if not is_customer(facts.account):
        return ()
    known = {rule.trigger: rule for rule in alert_rules}
    found: list[Finding] = []
    for trigger, detect in _DETECTORS.items():
        rule = known.get(trigger)
        if rule is not None and rule.mode is RuleMode.OFF:
            continue
        typed = rule.threshold if rule is not None else None
        threshold = DEFAULT_THRESHOLDS[trigger] if typed is None else typed
        found += detect(_Look(facts, rules, now, threshold))
    # One cause once, should two detectors see it; the later one words it.
    return tuple({each.cause: each for each in found}.values())


_EXECUTIVE = frozenset(
    (
        ContactRole.SPONSOR,
        ContactRole.COMMERCIAL_BUYER,
        ContactRole.STAKEHOLDER,
        ContactRole.DECISION_MAKER,
    )
)


def _is_news(look: _Look, who: Contact) -> bool:
    """Left lately, or on a day that nobody knows, or about to leave."""
    if who.status is not ContactStatus.LEFT:
        return False
    return who.left_on is None or (look.facts.as_of - who.left_on).days <= look.threshold


def _people_change(look: _Look) -> Iterable[Finding]:
    for who in look.facts.contacts:
        roles = tuple(role for role in who.roles if role in _EXECUTIVE)
        # A champion's leaving has a trigger of its own, and would call twice.
        if roles and ContactRole.CHAMPION not in who.roles and _is_news(look, who):
            on = who.left_on or look.facts.as_of
            yield Finding(
                Trigger.PEOPLE_CHANGE,
                # With the day, so that somebody who returns and leaves again is news.
                f"people_change:{who.id}:{who.left_on or 'left'}",
                say("{name} leaves", name=who.name),
                say("{roles}, {on}", roles=roles, on=on),
                min(on, look.facts.as_of),
            )


def _champion_left(look: _Look) -> Iterable[Finding]:
    contacts = {contact.id: contact for contact in look.facts.contacts}
    if not any(ContactRole.CHAMPION in c.roles and _is_news(look, c) for c in contacts.values()):
        return
    for movement in champion_movements(look.facts, look.rules):
        who = contacts[movement.contact_id]
        if ContactRole.CHAMPION not in movement.roles or not _is_news(look, who):
            continue
        since = min(who.left_on or look.facts.as_of, look.facts.as_of)
        key = f"champion_left:{who.id}:{who.left_on or 'left'}"
        what = say("The champion {name} leaves", name=who.name)
        yield Finding(Trigger.CHAMPION_LEFT, key, what, _in_a_row(movement.lost), since)
        if who.went_to:
            yield Finding(
                Trigger.CHAMPION_LEFT,
                f"{key}:follow",
                say("Follow {name} to {company}", name=who.name, company=who.went_to),
                say("a champion of ours now works there"),
                since,
                Tone.POSITIVE,
            )


def _in_a_row(sentences: Sequence[Message]) -> Message:
    if not sentences:
        return say("Others can carry on.")
    first, *rest = sentences
    return say("{first} {rest}", first=first, rest=_in_a_row(rest)) if rest else first


_ORDER = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)


def _health_band(look: _Look) -> Iterable[Finding]:
    known = sorted(
        (snapshot for snapshot in look.facts.snapshots if snapshot.on <= look.facts.as_of),
        key=lambda each: each.on,
    )
    # A gap without data is no band: it must not look like a fall and a rise.
    scored = [each for each in known if each.band is not Band.UNKNOWN]
    if not scored:
        return
    now = scored[-1]
    first = run_start(scored, lambda each: each.band is now.band)
    assert first is not None
    place = scored.index(first)
    # The first band ever is no change, and an old change is no news.
    if place == 0 or (look.facts.as_of - first.on).days > look.threshold:
        return
    before = scored[place - 1]
    up = _ORDER.index(now.band) > _ORDER.index(before.band)
    yield Finding(
        Trigger.HEALTH_BAND,
        f"health_band:{now.band}:{first.on}",
        say("Health is now: {band}", band=now.band),
        say(
            "{before} on {then}, {after} on {on}",
            before=before.score,
            then=before.on,
            after=first.score,
            on=first.on,
        ),
        first.on,
        Tone.POSITIVE if up else Tone.NEGATIVE,
    )


def _milestone_late(look: _Look) -> Iterable[Finding]:
    """Not while the journey is on trial: silent mode raises no alert (domain.md §5)."""
    as_of = look.facts.as_of
    if is_silent(look.facts.journey, as_of):
        return
    for milestone in look.facts.milestones:
        # As of a day: what was reached later was late then.
        reached = milestone.reached_on is not None and milestone.reached_on <= as_of
        late = (as_of - milestone.target_on).days
        if not reached and late > look.threshold:
            yield Finding(
                Trigger.MILESTONE_LATE,
                f"milestone_late:{milestone.id}:{milestone.target_on}",
                say("{title} is late", title=milestone.title),
                say(
                    "planned for {on}, {n} day ago",
                    "planned for {on}, {n} days ago",
                    on=milestone.target_on,
                    n=late,
                ),
                milestone.target_on + timedelta(days=1),
            )


def _renewal_near(look: _Look) -> Iterable[Finding]:
    """One alert per renewal day and step of notice, for all subscriptions that renew that day."""
    # Two products that renew together are one talk.
    by_day: dict[tuple[str, int], list[Renewal]] = {}
    for upcoming_renewal in upcoming_renewals(
        look.facts.subscriptions, look.facts.as_of, look.rules
    ):
        if upcoming_renewal.days_left <= look.threshold:
            by_day.setdefault(
                (str(upcoming_renewal.renews_on), upcoming_renewal.notice), []
            ).append(upcoming_renewal)
    for (day, notice), renewals in by_day.items():
        first = renewals[0]
        yield Finding(
            # Each step of notice is a cause of its own, so that 30 days raises what 120 was closed
            # for.
            Trigger.RENEWAL_NEAR,
            f"renewal_near:{day}:{notice}",
            say("A renewal is near") if first.days_left >= 0 else say("A renewal date has passed"),
            say(
                "{products}: {arr} a year, {on}",
                products=tuple(renewal.product for renewal in renewals),
                arr=totals(renewal.arr for renewal in renewals),
                on=first.renews_on,
            ),
            # The day its notice began, also where nobody looked on that day.
            min(look.facts.as_of, first.renews_on - timedelta(days=notice)),
        )


def _gone_quiet(look: _Look) -> Iterable[Finding]:
    quiet = gone_quiet(look.facts, look.rules)
    if quiet is None:
        return
    silence = quiet.silence
    if silence.days <= silence.patience + look.threshold:
        return
    what = say("Gone quiet in the trough") if silence.in_trough else say("Gone quiet")
    since = silence.since + timedelta(days=silence.patience + 1)
    yield Finding(Trigger.GONE_QUIET, f"gone_quiet:{silence.since}", what, quiet.why, since)


def _follow_up_overdue(look: _Look) -> Iterable[Finding]:
    facts = look.facts
    for meeting in overdue(facts.meetings, facts.follow_ups, look.now, look.rules):
        due = due_at(meeting, look.rules)
        # Older ones are past mending: a list of them would hide today's.
        if due is not None and look.now - due <= timedelta(days=float(look.threshold)):
            yield Finding(
                Trigger.FOLLOW_UP_OVERDUE,
                f"follow_up_overdue:{meeting.id}",
                say("Follow-up overdue: {title}", title=meeting.title),
                say(
                    "due {minutes} minutes after the end, on {on}",
                    minutes=look.rules.follow_up_minutes,
                    on=day_in(due, meeting.zone),
                ),
                day_in(due, meeting.zone),
            )


def _critical_event_near(look: _Look) -> Iterable[Finding]:
    line = critical_event(look.facts.spiced, look.facts.as_of)
    if line is None or line.entry is None or line.entry.event_on is None:
        return
    left = (line.entry.event_on - look.facts.as_of).days
    if 0 <= left <= look.threshold:
        yield Finding(
            Trigger.CRITICAL_EVENT_NEAR,
            f"critical_event_near:{line.entry.event_on}",
            say("Critical event near: {event}", event=line.entry.text),
            say("{on}, in {n} day", "{on}, in {n} days", on=line.entry.event_on, n=left),
            line.entry.event_on - timedelta(days=int(look.threshold)),
        )


_DETECTORS: Mapping[Trigger, Callable[[_Look], Iterable[Finding]]] = MappingProxyType(
    {
        Trigger.PEOPLE_CHANGE: _people_change,
        Trigger.CHAMPION_LEFT: _champion_left,
        Trigger.LICENCE_USE: lambda at: use_findings.licence_use(at.facts, at.threshold, at.rules),
        Trigger.FEATURE_USE: lambda at: use_findings.feature_use(at.facts, at.threshold, at.rules),
        Trigger.ENGAGEMENT: lambda at: use_findings.engagement(at.facts, at.threshold, at.rules),
        Trigger.ADVOCACY: lambda at: use_findings.advocacy(at.facts, at.threshold, at.rules),
        Trigger.HEALTH_BAND: _health_band,
        Trigger.MILESTONE_LATE: _milestone_late,
        Trigger.RENEWAL_NEAR: _renewal_near,
        Trigger.GONE_QUIET: _gone_quiet,
        Trigger.FOLLOW_UP_OVERDUE: _follow_up_overdue,
        Trigger.CRITICAL_EVENT_NEAR: _critical_event_near,
    }
)
