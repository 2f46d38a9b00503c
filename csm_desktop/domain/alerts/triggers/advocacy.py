"""Advocacy and satisfaction: an act of advocacy, a survey that is low or high."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence, run_start
from csm_desktop.domain.alerts.recent_readings import recent_series
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say

# Below the first value a survey calls, from the second on it is good news: NPS runs from -100 to
# 100, CSAT from 0 to 100.
_SURVEYS = {
    MetricKind.NPS: (Decimal(0), Decimal(50)),
    MetricKind.CSAT: (Decimal(60), Decimal(90)),
}


def _detect(look: Inspection) -> Iterable[Finding]:
    """An act of advocacy, news for the threshold's days; NPS or CSAT that is low, or high."""
    facts = look.facts
    for act in facts.advocacy:
        # A talk that is only planned is no act yet.
        if act.on <= facts.as_of:
            yield Finding(
                Trigger.ADVOCACY,
                f"advocacy:act:{act.id}",
                say("They spoke up for us"),
                say("{kind}, {on}", kind=act.kind, on=act.on),
                act.on,
                Tone.POSITIVE,
                fresh=(facts.as_of - act.on).days <= look.threshold,
            )
    for kind, (low, high) in _SURVEYS.items():
        for metric, readings in recent_series(facts, kind, look.rules.survey_days):
            yield from _survey(metric, readings, low, high)


def _survey(
    metric: Metric, readings: Sequence[Reading], low: Decimal, high: Decimal
) -> Iterable[Finding]:
    sad = run_start(readings, lambda each: each.value < low)
    glad = run_start(readings, lambda each: each.value >= high)
    # Low before high: of one series only one can hold, and a risk is told first.
    start, last = sad or glad, readings[-1]
    if start is not None:
        yield Finding(
            Trigger.ADVOCACY,
            f"advocacy:{metric.id}:{'low' if sad else 'high'}",
            say("They are not satisfied") if sad else say("They are delighted"),
            say("{name} {value}, {on}", name=metric.name, value=last.value, on=last.on),
            start.on,
            Tone.NEGATIVE if sad else Tone.POSITIVE,
            Recurrence.AFTER_CLOSE,
        )


DECLARED = TriggerDeclaration(
    Trigger.ADVOCACY,
    AlertSubject.HEALTH,
    Severity.NOTE,
    Decimal(30),
    say("days that an act stays news"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("They are not satisfied"),
            say("An answer within a day is worth more than a perfect one within a week."),
            (
                DeclaredStep(
                    0,
                    say("Call, listen, and write down what they said in their words"),
                    say(
                        "Thank you for being frank in our survey. I would like to understand it"
                        " before I answer: do you have fifteen minutes tomorrow?"
                    ),
                ),
                DeclaredStep(3, say("Say what we will do, what we will not, and by when")),
                DeclaredStep(14, say("Report what was done, and ask whether it is better")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("They speak for us"),
            say("Thank first; then make it easy to do it again."),
            (
                DeclaredStep(
                    0,
                    say("Thank them, and say what it led to"),
                    say("Thank you for speaking up for us. It helped, and I want you to know how."),
                    praise=True,
                ),
                DeclaredStep(
                    5,
                    say("Propose a story, a talk or a review"),
                    role=TeamRole.MARKETING,
                    praise=True,
                ),
                DeclaredStep(30, say("Invite them to the customer council"), praise=True),
            ),
        ),
    ),
)
