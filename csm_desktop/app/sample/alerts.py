"""The alerts that the program would raise in the sample book on its first day, by its own rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.app.sample.snapshots import facts_of
from csm_desktop.app.sample.writer import workday_before
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.alerts.raised import Raising, closed, judged
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import Alert, AlertRule, Tone
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.text.clock import Clock, FixedClock
from csm_desktop.domain.text.ids import IdMaker
from csm_desktop.wording import render, voice

_STILL_OPEN_DAYS = 24
_GOOD = "Thanked them; the account manager knows."
_BAD = "Raised in the next call; it is in the plan."
_ALERT_IDS = (1 << 20) - (1 << 16)  # beyond those of the snapshots


def with_alerts(things: Sequence[object], clock: Clock) -> tuple[object, ...]:
    """The things, with the alerts of the stories as they stand today, and those whose cause none of
    them has yet."""
    # Ids of their own, so that the stories' ids do not depend on what is found.
    ids = IdMaker(FixedClock(clock.now()), start=_ALERT_IDS)
    by = Raising(clock.today(), ids.next, render, voice().language)
    alert_rules = tuple(thing for thing in things if isinstance(thing, AlertRule))
    alerts = {thing.id: _seen(thing) for thing in things if isinstance(thing, Alert)}
    for account in things:
        if isinstance(account, Account):
            facts = facts_of(things, account, clock.today())
            found = findings(facts, DEFAULT_RULES, alert_rules, clock.now())
            mine = [alerts[alert.id] for alert in facts.alerts]
            for alert in judged(account.id, found, mine, alert_rules, by):
                fresh = alert.id not in alerts
                alerts[alert.id] = _answered(_seen(alert), clock.today()) if fresh else alert
    stories = tuple(alerts.pop(thing.id) if isinstance(thing, Alert) else thing for thing in things)
    return (*stories, *alerts.values())


def _seen(alert: Alert) -> Alert:
    """An alert that was raised on the day it began: whoever keeps the book opens it every day."""
    return replace(alert, raised_on=alert.since)


def _answered(alert: Alert, today: date) -> Alert:
    """An alert as somebody who keeps a book would have left it: older ones were seen to."""
    if (today - alert.since).days <= _STILL_OPEN_DAYS:
        return alert
    on = min(alert.since + timedelta(days=9), today - timedelta(days=5))
    outcome = _GOOD if alert.tone is Tone.POSITIVE else _BAD
    # Of what may go either way nobody can say so, and of what called nobody nobody was asked.
    asked = alert.tone is not Tone.NEUTRAL and not alert.silent
    was_right = True if asked else None
    return closed(alert, workday_before(on), outcome, was_right=was_right)
