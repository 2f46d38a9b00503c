"""The alerts that the program would raise in the sample book on its first day, by its own rules."""

from collections.abc import Sequence
from datetime import date, timedelta

from csm_desktop.app.sample.snapshots import facts_of
from csm_desktop.app.sample.writer import workday_before
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.alerts.raised import Raising, closed, raised
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import Alert, AlertRule, Tone
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.clock import Clock, FixedClock
from csm_desktop.domain.text.ids import IdMaker
from csm_desktop.wording import render

_STILL_OPEN_DAYS = 24
_GOOD = "Thanked them; the account manager knows."
_BAD = "Raised in the next call; it is in the plan."
_ALERT_IDS = (1 << 20) - (1 << 16)  # beyond those of the snapshots


def with_alerts(
    things: Sequence[object], clock: Clock, rules: Rules = DEFAULT_RULES
) -> tuple[object, ...]:
    """The things and the alerts whose cause no alert of the stories has yet."""
    # Ids of their own, so that the stories' ids do not depend on what is found.
    ids = IdMaker(FixedClock(clock.now()), start=_ALERT_IDS)
    by = Raising(ids.next, render)
    alert_rules = tuple(thing for thing in things if isinstance(thing, AlertRule))
    kept = list(things)
    for account in things:
        if isinstance(account, Account):
            facts = facts_of(things, account, clock.today())
            found = findings(facts, rules, alert_rules, clock.now())
            alerts: tuple[Alert, ...] = facts.alerts
            fresh = raised(found, account.id, alerts, alert_rules, by)
            kept += (_answered(alert, clock.today()) for alert in fresh)
    return tuple(kept)


def _answered(alert: Alert, today: date) -> Alert:
    """An alert as somebody who keeps a book would have left it: older ones were seen to."""
    if (today - alert.since).days <= _STILL_OPEN_DAYS:
        return alert
    on = min(alert.since + timedelta(days=9), today - timedelta(days=5))
    outcome = _GOOD if alert.tone is Tone.POSITIVE else _BAD
    return closed(alert, workday_before(on), outcome)
