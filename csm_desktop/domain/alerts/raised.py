"""From findings to alerts: each cause once, silent rules, snoozing, closing (domain.md §8)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from csm_desktop.domain.alerts.finding import Finding
from csm_desktop.domain.records.alerts import Alert, AlertRule, AlertState, RuleMode, Trigger
from csm_desktop.domain.text.message import Message

_EVENTS = frozenset(
    (Trigger.PEOPLE_CHANGE, Trigger.CHAMPION_LEFT, Trigger.ADVOCACY, Trigger.HEALTH_BAND)
)


def new_findings(found: Iterable[Finding], existing: Iterable[Alert]) -> tuple[Finding, ...]:
    """Those whose cause never raised an alert before: open, snoozed or closed, the same cause
    never raises two, also when the clock was set back in between (T4)."""
    known = {alert.cause for alert in existing}
    fresh: dict[str, Finding] = {}
    for each in found:
        if each.cause not in known:
            fresh.setdefault(each.cause, each)
    return tuple(fresh.values())


@dataclass(frozen=True, slots=True)
class Raising:
    """What is needed to turn findings into alerts: new ids, and a voice for their sentences."""

    next_id: Callable[[], int]
    tell: Callable[[Message], str]


def raised(
    found: Iterable[Finding],
    account_id: int,
    existing: Iterable[Alert],
    alert_rules: Iterable[AlertRule],
    by: Raising,
) -> tuple[Alert, ...]:
    """The new alerts of an account. A silent rule's alerts are kept and listed, but do not call
    anybody; a rule that is off raises none."""
    modes = {rule.trigger: rule.mode for rule in alert_rules}
    return tuple(
        Alert(
            id=by.next_id(),
            account_id=account_id,
            trigger=new_finding.trigger,
            cause=new_finding.cause,
            what=by.tell(new_finding.what),
            why=by.tell(new_finding.why),
            since=new_finding.since,
            tone=new_finding.tone,
            silent=modes.get(new_finding.trigger) is RuleMode.SILENT,
        )
        for new_finding in new_findings(found, existing)
        if modes.get(new_finding.trigger) is not RuleMode.OFF
    )


def is_firing(alert: Alert, as_of: date) -> bool:
    """Whether an alert calls for attention: open, or snoozed until a day that has come."""
    if alert.silent:
        return False
    if alert.state is AlertState.SNOOZED:
        return alert.snoozed_until is None or alert.snoozed_until <= as_of
    return alert.state is AlertState.OPEN


def snoozed(alert: Alert, until: date) -> Alert:
    """The alert, quiet until a day."""
    return replace(alert, state=AlertState.SNOOZED, snoozed_until=until)


def closed(alert: Alert, on: date, outcome: str) -> Alert:
    """The alert, closed with what came of it."""
    return replace(
        alert, state=AlertState.CLOSED, snoozed_until=None, closed_on=on, outcome=outcome
    )


def woken(alerts: Iterable[Alert], as_of: date) -> tuple[Alert, ...]:
    """The snoozed alerts whose day has come, open again."""
    return tuple(
        replace(alert, state=AlertState.OPEN, snoozed_until=None)
        for alert in alerts
        if alert.state is AlertState.SNOOZED and is_firing(replace(alert, silent=False), as_of)
    )


def settled(alerts: Iterable[Alert], found: Iterable[Finding]) -> tuple[Alert, ...]:
    """The alerts whose cause has gone: the follow-up was sent, the milestone reached, the account
    contacted, the renewal asked again at the next step. To be closed by the caller, who says so.

    News (somebody left, a band was crossed, an act of advocacy) does not go away by itself.
    """
    causes = {each.cause for each in found}
    return tuple(
        alert
        for alert in alerts
        if alert.state is not AlertState.CLOSED
        and alert.trigger not in _EVENTS
        and alert.cause not in causes
    )
