"""From findings to alerts: each cause once, silent rules, snoozing, closing (domain.md §8).

An account is judged as often as anything changes, at least once a day on which the book is open,
and again after the clock was set back. Whatever was judged before, the same facts lead to the same
alerts: one that is there goes on, settles or comes back, and only a new cause makes a new one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from csm_desktop.domain.alerts.finding import Finding, Recurrence
from csm_desktop.domain.alerts.kept_words import kept_words, language_of
from csm_desktop.domain.records.alerts import Alert, AlertRule, AlertState, RuleMode, Trigger
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Raising:
    """What is needed to turn findings into alerts: the day, new ids, and a voice for their
    sentences, of which `language` says which it is; "" keeps words alone."""

    on: date
    next_id: Callable[[], int]
    tell: Callable[[Message], str]
    language: str = ""

    def told(self, finding: Finding) -> str:
        """The sentences of a finding as they are kept."""
        return kept_words(self.language, finding.what, finding.why) if self.language else ""


def judged(
    account_id: int,
    found: Iterable[Finding],
    existing: Iterable[Alert],
    alert_rules: Iterable[AlertRule],
    by: Raising,
) -> tuple[Alert, ...]:
    """The alerts of an account that are new or no longer what they were, by what is found in it.

    A cause that is known goes on, one that is gone settles its alert, one that is back brings it
    back, unless the user closed it. Silent rules' alerts are kept and call nobody.
    """
    modes = {rule.trigger: rule.mode for rule in alert_rules}
    known: dict[str, Alert] = {}
    alerts = sorted(existing, key=lambda alert: (alert.since, alert.id))
    # Of several runs of one cause the latest is the one that may go on.
    known |= {alert.cause: alert for alert in alerts}
    going_on: dict[int, Finding] = {}
    made: list[Alert] = []
    for finding in found:
        alert = known.get(finding.cause)
        if alert is not None and _is_same(finding, alert):
            going_on[alert.id] = finding
        elif finding.fresh:
            made.append(_new(account_id, finding, modes, by))
    for alert in alerts:
        own = going_on.get(alert.id)
        after = _gone(alert, by.on) if own is None else _going_on(alert, own, modes, by)
        if after != alert:
            made.append(after)
    return tuple(made)


def _is_same(finding: Finding, alert: Alert) -> bool:
    """Whether what is found is what raised this alert, and no later run of the same."""
    if finding.recurs is Recurrence.NEVER:
        return True
    if alert.ended_on is not None:
        return finding.since <= alert.ended_on
    if finding.recurs is Recurrence.AFTER_CLOSE and alert.closed_on is not None:
        # Closed before it began: the clock stood wrong on one of the two days.
        return finding.since <= max(alert.closed_on, alert.since)
    return True


def _new(
    account_id: int, finding: Finding, modes: Mapping[Trigger, RuleMode], by: Raising
) -> Alert:
    return Alert(
        id=by.next_id(),
        account_id=account_id,
        trigger=finding.trigger,
        cause=finding.cause,
        what=by.tell(finding.what),
        why=by.tell(finding.why),
        since=finding.since,
        tone=finding.tone,
        silent=modes.get(finding.trigger) is RuleMode.SILENT,
        raised_on=by.on,
        told=by.told(finding),
    )


def _going_on(
    alert: Alert, finding: Finding, modes: Mapping[Trigger, RuleMode], by: Raising
) -> Alert:
    """The alert while its cause lasts: one that had settled is back, and its words are today's."""
    if alert.ended_on is not None:
        # Who put it off keeps the quiet that was asked for, though its cause was gone for a while.
        back = AlertState.SNOOZED if alert.snoozed_until else AlertState.OPEN
        state = back if has_settled(alert) else alert.state
        alert = replace(alert, ended_on=None, state=state)
    # What was closed stays as the user saw it then; old news is not told anew.
    if alert.state is AlertState.CLOSED or not finding.fresh:
        return alert
    what, why = by.tell(finding.what), by.tell(finding.why)
    # Words that are the same in the same language have the same values: most are, day after day.
    same = (what, why) == (alert.what, alert.why) and language_of(alert.told) == by.language
    return replace(
        alert,
        what=what,
        why=why,
        tone=finding.tone,
        silent=modes.get(finding.trigger) is RuleMode.SILENT,
        told=alert.told if same else by.told(finding),
    )


def _gone(alert: Alert, on: date) -> Alert:
    """The alert whose cause is gone: the follow-up was sent, the milestone reached.

    Where that was noted on a later day, the clock was wrong then, or is now: the earlier one is
    kept, lest a coming run be taken for the one that is over.
    """
    ended = max(alert.since, on if alert.ended_on is None else min(on, alert.ended_on))
    return replace(alert, ended_on=ended, state=AlertState.CLOSED)


def has_settled(alert: Alert) -> bool:
    """Whether an alert is closed because its cause went, and not by the user."""
    return alert.state is AlertState.CLOSED and alert.closed_on is None


def state_on(alert: Alert, as_of: date) -> AlertState:
    """Where an alert stands on a day: one that was snoozed is open from its day on."""
    slept = alert.state is AlertState.SNOOZED
    # Without a day nobody could wake it: such a row is a slip, and open is the safe reading.
    if slept and (alert.snoozed_until is None or alert.snoozed_until <= as_of):
        return AlertState.OPEN
    return alert.state


def snoozed(alert: Alert, until: date) -> Alert:
    """The alert, quiet until a day."""
    return replace(reopened(alert), state=AlertState.SNOOZED, snoozed_until=until)


def closed(alert: Alert, on: date, outcome: str, *, was_right: bool | None = None) -> Alert:
    """The alert, closed with what came of it, and whether it was right.

    One that the user closed before keeps its day: only what came of it was seen otherwise.
    """
    return replace(
        alert,
        state=AlertState.CLOSED,
        snoozed_until=None,
        closed_on=alert.closed_on or on,
        outcome=outcome,
        was_right=was_right,
    )


def reopened(alert: Alert) -> Alert:
    """The alert as if it had been neither snoozed nor closed."""
    return replace(
        alert,
        state=AlertState.OPEN,
        snoozed_until=None,
        closed_on=None,
        outcome="",
        was_right=None,
    )
