"""Use of features: fallen back from where it was, or grown far beyond."""

from collections.abc import Iterable
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
from csm_desktop.domain.records.metrics import Better, MetricKind
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.use import usage_norm

MORE_USE = Decimal(50)
"""Percent above the norm from which usage is a chance to expand."""


def _detect(look: Inspection) -> Iterable[Finding]:
    """Usage worse than its norm by the threshold in percent, or better by `MORE_USE`.

    The norm is the one that health holds use against: the segment's, else the account's own.
    """
    for metric, readings in recent_series(look.facts, MetricKind.USAGE, look.rules.reading_days):
        norm = usage_norm(look.facts, metric, readings, look.rules)
        # Nothing can fall by a percentage of nothing.
        if norm is None or norm.value <= 0:
            continue
        # With the sign a gain is good in either direction, and one pair of lines serves both.
        sign = -1 if metric.better is Better.LOWER else 1
        gains = [
            (reading, sign * (reading.value - norm.value) * 100 / norm.value)
            for reading in readings
        ]
        down = run_start(gains, lambda each: each[1] <= -look.threshold)
        up = run_start(gains, lambda each: each[1] >= MORE_USE)
        start = down or up
        if start is None:
            continue
        last = readings[-1]
        why = say(
            "{value} {unit} on {on}, norm {norm}",
            value=last.value,
            unit=metric.unit,
            on=last.on,
            norm=norm.value,
        )
        yield Finding(
            Trigger.FEATURE_USE,
            f"feature_use:{metric.id}:{'down' if down else 'up'}",
            say("{name} has fallen back", name=metric.name)
            if down
            else say("{name} has grown", name=metric.name),
            why,
            start[0].on,
            Tone.NEGATIVE if down else Tone.POSITIVE,
            Recurrence.AFTER_CLOSE,
        )


DECLARED = TriggerDeclaration(
    Trigger.FEATURE_USE,
    AlertSubject.VALUE,
    Severity.IMPORTANT,
    Decimal(20),
    say("percent worse than the norm"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Use falls back"),
            say("Something changed on their side. Learn what before you propose anything."),
            (
                DeclaredStep(0, say("Find the week in which it began, and whose use fell")),
                DeclaredStep(
                    1,
                    say("Ask the people who used it most what they do now instead"),
                    say(
                        "Since a few weeks you do less of what used to go through us. Has your way"
                        " of working changed, or are we in your way somewhere?"
                    ),
                ),
                DeclaredStep(
                    5, say("Go through open cases of this account"), role=TeamRole.SUPPORT
                ),
                DeclaredStep(10, say("Agree on one change and on the number that shows it")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("Use has grown"),
            say("Growth is worth a story, and often a next step."),
            (
                DeclaredStep(0, say("Find out which team made it grow, and how")),
                DeclaredStep(
                    3,
                    say("Tell the sponsor what their people achieved"),
                    say(
                        "Your team has brought this further than most do. Here is the number; the"
                        " credit is theirs."
                    ),
                    praise=True,
                ),
                DeclaredStep(10, say("Ask which other team has the same problem")),
            ),
        ),
    ),
)
