"""Raising and settling the alerts of accounts, in the pass that renews their figures.

Nobody asks for it: a change marks its accounts as stale, and so does a new day; the idle pass then
judges them in small portions (see `app.lists.figures`). It leaves no step to undo.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.alerts.raised import Raising, judged
from csm_desktop.domain.meetings.end import due_at
from csm_desktop.domain.records.alerts import Alert, AlertRule, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, voice

_RECAP = timedelta(days=4)  # at the longest from the end of a review to when its recap is due


@dataclass(frozen=True, slots=True)
class Watch:
    """By what accounts are judged: the book's thresholds, and how each trigger is handled."""

    rules: Rules
    alert_rules: tuple[AlertRule, ...]
    now: datetime

    def judge(self, facts: AccountFacts, raising: Raising) -> tuple[Alert, ...]:
        """The alerts of an account that are new or no longer what they were."""
        found = findings(facts, self.rules, self.alert_rules, self.now)
        return judged(facts.account.id, found, facts.alerts, self.alert_rules, raising)


def watch_of(connection: BookConnection, rules: Rules, now: datetime) -> Watch:
    """By what the accounts of this book are judged at a moment."""
    return Watch(rules, dump.everything(connection, AlertRule), now)


def judge(work: Work, watch: Watch, facts: AccountFacts) -> None:
    """Bring the alerts of an account up to date. `facts` hold the fields of `findings.NEEDED`."""
    for alert in watch.judge(facts, Raising(work.today(), work.new_id, render, voice().language)):
        work.put(alert)


def due_since(
    connection: BookConnection,
    rules: Rules,
    since: datetime | None,
    now: datetime,
    among: Collection[int] | None = None,
) -> tuple[int, ...]:
    """The accounts with a follow-up that came to be overdue after `since` (None: ever) and up to
    `now`: no change and no new day would have them judged. `among` looks at these accounts only."""
    grace = timedelta(minutes=rules.follow_up_minutes)
    oldest = now - timedelta(days=float(DECLARATIONS[Trigger.FOLLOW_UP_OVERDUE].threshold)) - grace
    begun = oldest if since is None else max(oldest, since - grace)
    found = {
        meeting.account_id
        for meeting in stored.without_follow_up(connection, begun - _RECAP, now - grace, among)
        if (due := due_at(meeting, rules)) is not None and begun + grace < due <= now
    }
    return tuple(sorted(found))
