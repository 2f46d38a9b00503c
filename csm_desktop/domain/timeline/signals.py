"""What the program and the user noticed: alerts and their end, bands, moods, stages, strategies."""

from collections.abc import Iterator

from csm_desktop.domain.records.alerts import Alert, AlertState
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind


def alerts_raised(facts: AccountFacts) -> Iterator[Occurrence]:
    """Each alert that spoke, with its numbers, and what became of it."""
    for alert in facts.alerts:
        # A silent rule says nothing to anybody, here neither.
        if alert.silent:
            continue
        raised = say("Alert: {what}", what=alert.what)
        on = alert.raised_on or alert.since
        yield Occurrence(on, TimelineKind.SIGNAL, raised, alert, alert.why)
        yield from _closed(alert)


def _closed(alert: Alert) -> Iterator[Occurrence]:
    if alert.state is not AlertState.CLOSED:
        return
    if alert.closed_on is not None:
        closed = say("Alert closed: {what}", what=alert.what)
        yield Occurrence(alert.closed_on, TimelineKind.SIGNAL, closed, alert, alert.outcome)
    elif alert.ended_on is not None:
        settled = say("Alert settled by itself: {what}", what=alert.what)
        yield Occurrence(alert.ended_on, TimelineKind.SIGNAL, settled, alert)


def playbooks_run(facts: AccountFacts) -> Iterator[Occurrence]:
    """How each playbook ended; what it did stands among the actions."""
    for run in facts.playbook_runs:
        if run.ended_on is None:
            continue
        ended = say("Playbook ended")
        if run.outcome is not None:
            ended = say("Playbook ended: {outcome}", outcome=run.outcome)
        yield Occurrence(run.ended_on, TimelineKind.SIGNAL, ended, run, run.lesson)


def bands_crossed(facts: AccountFacts) -> Iterator[Occurrence]:
    """Where the health score went into another band; a score that stands on too little has none."""
    before: Band | None = None
    for snapshot in facts.snapshots:
        # `before` stays: a gap in the data must not hide a crossing behind it.
        if snapshot.band is Band.UNKNOWN or snapshot.score is None:
            continue
        if before is not None and snapshot.band is not before:
            crossed = say(
                "Health went from {before} to {band}: {score}",
                before=before,
                band=snapshot.band,
                score=snapshot.score,
            )
            yield Occurrence(snapshot.on, TimelineKind.SIGNAL, crossed, snapshot)
        before = snapshot.band


def course_of_account(facts: AccountFacts) -> Iterator[Occurrence]:
    """Stages entered, moods recorded, and rescues, recoveries and farewells begun and ended."""
    for change in facts.stage_changes:
        entered = say("Stage: {stage}, led by {leader}", stage=change.stage, leader=change.leader)
        yield Occurrence(change.on, TimelineKind.SIGNAL, entered, change, change.note)
    for step in facts.step_changes:
        yield Occurrence(step.on, TimelineKind.SIGNAL, say("Step: {step}", step=step.step), step)
    for mood in facts.moods:
        felt = say("Mood: {mood}", mood=mood.mood)
        yield Occurrence(mood.on, TimelineKind.SIGNAL, felt, mood, mood.note)
    for strategy in facts.strategies:
        begun = say("Strategy begun: {kind}", kind=strategy.kind)
        yield Occurrence(strategy.started_on, TimelineKind.SIGNAL, begun, strategy)
        if strategy.ended_on is not None:
            over = say("Strategy ended: {kind}", kind=strategy.kind)
            yield Occurrence(
                strategy.ended_on, TimelineKind.SIGNAL, over, strategy, strategy.outcome
            )
