"""Alerts from what the customer does: licences, features, engagement, satisfaction (domain.md §8).

Each looks both ways: too little is churn risk, much is a chance to expand.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.finding import Finding, run_start
from csm_desktop.domain.health.counts import licensed_seats
from csm_desktop.domain.meetings.end import needs_follow_up
from csm_desktop.domain.meetings.quiet import held_on
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Better, EngagementEvent, Metric, MetricKind, Reading
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.readings import series

MUCH_USE = Decimal(90)
"""Percent of licensed seats from which there is hardly room left: time to expand."""
MORE_USE = Decimal(50)
"""Percent above baseline from which usage is a chance to expand."""
MUCH_ENGAGEMENT = 4
"""Events within the window from which a customer is keen."""
MISSED_MEETINGS = 2
"""Meetings in a row to which nobody of theirs came."""
_SURVEYS = {
    MetricKind.NPS: (Decimal(0), Decimal(50)),
    MetricKind.CSAT: (Decimal(60), Decimal(90)),
}


def licence_use(facts: AccountFacts, threshold: Decimal, rules: Rules) -> Iterable[Finding]:
    """Below `threshold` percent of the licensed seats in use, or from `MUCH_USE` percent on."""
    licensed = licensed_seats(facts.subscriptions, facts.as_of)
    # Without licences a share of them says nothing.
    if not licensed:
        return
    for _, readings in _fresh(facts, MetricKind.ACTIVE_SEATS, rules.reading_days):
        low = run_start(readings, lambda each: each.value * 100 < threshold * licensed)
        # One metric alone gives both directions, and never both at once.
        high = run_start(readings, lambda each: each.value * 100 >= MUCH_USE * licensed)
        last = readings[-1]
        why = say(
            "{used} of {n} seat in use on {on}",
            "{used} of {n} seats in use on {on}",
            used=last.value,
            n=licensed,
            on=last.on,
        )
        if low is not None:
            what, cause = say("Licence use is low"), f"licence_use:low:{low.on}"
            yield Finding(Trigger.LICENCE_USE, cause, what, why, low.on)
        elif high is not None:
            what, cause = say("Nearly all licences are in use"), f"licence_use:high:{high.on}"
            yield Finding(Trigger.LICENCE_USE, cause, what, why, high.on, Tone.POSITIVE)


def feature_use(facts: AccountFacts, threshold: Decimal, rules: Rules) -> Iterable[Finding]:
    """Usage worse than its baseline by `threshold` percent, or better by `MORE_USE` percent."""
    baselines = {
        account_metric.metric_id: account_metric.baseline
        for account_metric in facts.account_metrics
    }
    for metric, readings in _fresh(facts, MetricKind.USAGE, rules.reading_days):
        baseline = baselines.get(metric.id)
        # Nothing can fall by a percentage of nothing.
        if baseline is None or baseline <= 0:
            continue
        sign = 1 if metric.better is Better.HIGHER else -1
        gains = [
            (reading, sign * (reading.value - baseline) * 100 / baseline) for reading in readings
        ]
        down = run_start(gains, lambda each: each[1] <= -threshold)
        up = run_start(gains, lambda each: each[1] >= MORE_USE)
        last = readings[-1]
        why = say(
            "{value} {unit} on {on}, baseline {baseline}",
            value=last.value,
            unit=metric.unit,
            on=last.on,
            baseline=baseline,
        )
        if down is not None:
            what, cause = say("{name} has fallen back", name=metric.name), "down"
            on, tone = down[0].on, Tone.NEGATIVE
        elif up is not None:
            what, cause = say("{name} has grown", name=metric.name), "up"
            on, tone = up[0].on, Tone.POSITIVE
        else:
            continue
        yield Finding(
            Trigger.FEATURE_USE, f"feature_use:{metric.id}:{cause}:{on}", what, why, on, tone
        )


def engagement(facts: AccountFacts, threshold: Decimal, rules: Rules) -> Iterable[Finding]:
    """No training, community act, webinar or event for `threshold` days after earlier ones; many
    of them; or meetings to which nobody came."""
    events = [each for each in facts.engagement if each.on <= facts.as_of]
    if events:
        yield from _taken_part(facts, events, int(threshold), rules)
    yield from _missed(facts)


def _taken_part(
    facts: AccountFacts, events: Sequence[EngagementEvent], patience: int, rules: Rules
) -> Iterable[Finding]:
    ordered = sorted(events, key=lambda each: (each.on, each.id))
    last = ordered[-1].on
    silent = (facts.as_of - last).days
    if silent > patience:
        # Too long a silence is told as such, before anything that once was keen.
        yield Finding(
            Trigger.ENGAGEMENT,
            f"engagement:none:{last}",
            say("They no longer take part"),
            say("last training, webinar or event {n} days ago, on {on}", n=silent, on=last),
            last + timedelta(days=patience + 1),
        )
        return
    window = timedelta(days=rules.health_window_days)
    counted = [
        # Over a sliding window, so that the alert says since when they were keen.
        (each.on, sum(each.on - window < other.on <= each.on for other in ordered[: n + 1]))
        for n, each in enumerate(ordered)
    ]
    keen = run_start(counted, lambda each: each[1] >= MUCH_ENGAGEMENT)
    if keen is not None and last > facts.as_of - window:
        yield Finding(
            Trigger.ENGAGEMENT,
            f"engagement:many:{keen[0]}",
            say("They take part a lot"),
            say(
                "{n} trainings, webinars or events in {days} days",
                n=counted[-1][1],
                days=window.days,
            ),
            keen[0],
            Tone.POSITIVE,
        )


def _missed(facts: AccountFacts) -> Iterable[Finding]:
    came: dict[int, bool] = {}
    for attendance in facts.attendances:
        # Without an answer whether anybody came, a meeting counts neither way.
        if attendance.contact_id is not None and attendance.attended is not None:
            came[attendance.meeting_id] = (
                came.get(attendance.meeting_id, False) or attendance.attended
            )
    held = sorted(
        (on, meeting.id)
        for meeting in facts.meetings
        if needs_follow_up(meeting)
        and meeting.id in came
        and (on := held_on(meeting)) is not None
        and on <= facts.as_of
    )
    # One meeting without them happens; a row of them is a sign.
    if len(held) < MISSED_MEETINGS or any(came[id_] for _, id_ in held[-MISSED_MEETINGS:]):
        return
    first = run_start(held, lambda each: not came[each[1]])
    assert first is not None
    missed = len(held) - held.index(first)
    yield Finding(
        Trigger.ENGAGEMENT,
        f"engagement:missed:{first[1]}",
        say("Nobody of theirs comes to meetings"),
        say("the last {n} meetings, since {on}", n=missed, on=first[0]),
        first[0],
    )


def advocacy(facts: AccountFacts, threshold: Decimal, rules: Rules) -> Iterable[Finding]:
    """An act of advocacy within `threshold` days; NPS or CSAT that is low, or high."""
    for act in facts.advocacy:
        if 0 <= (facts.as_of - act.on).days <= threshold:
            yield Finding(
                Trigger.ADVOCACY,
                f"advocacy:act:{act.id}",
                say("They spoke up for us"),
                say("{kind}, {on}", kind=act.kind, on=act.on),
                act.on,
                Tone.POSITIVE,
            )
    for kind, (low, high) in _SURVEYS.items():
        for metric, readings in _fresh(facts, kind, rules.survey_days):
            yield from _survey(metric, readings, low, high)


def _survey(
    metric: Metric, readings: Sequence[Reading], low: Decimal, high: Decimal
) -> Iterable[Finding]:
    last = readings[-1]
    why = say("{name} {value}, {on}", name=metric.name, value=last.value, on=last.on)
    sad = run_start(readings, lambda each: each.value < low)
    glad = run_start(readings, lambda each: each.value >= high)
    if sad is not None:
        cause, what = f"advocacy:{metric.id}:low:{sad.on}", say("They are not satisfied")
        yield Finding(Trigger.ADVOCACY, cause, what, why, sad.on)
    elif glad is not None:
        cause, what = f"advocacy:{metric.id}:high:{glad.on}", say("They are delighted")
        yield Finding(Trigger.ADVOCACY, cause, what, why, glad.on, Tone.POSITIVE)


def _fresh(
    facts: AccountFacts, kind: MetricKind, days: int
) -> Iterable[tuple[Metric, tuple[Reading, ...]]]:
    """The series of the metrics of a kind whose last reading still speaks for the present."""
    for metric in facts.metrics:
        if metric.kind is kind:
            found = series(facts.readings, metric.id, facts.as_of)
            if found and (facts.as_of - found[-1].on).days < days:
                yield metric, found
