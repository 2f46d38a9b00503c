"""What a user does with alerts: put them off, close them with what came of it, take that back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.app.alerts.said import said_today
from csm_desktop.domain.alerts.raised import closed, has_settled, reopened, snoozed
from csm_desktop.domain.records.alerts import Alert
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def snooze_alerts(work: Work, /, alert_ids: Sequence[int], until: date) -> tuple[Alert, ...]:
    """Let alerts rest until a day to come, or none of them. Raises UserError for another day, or
    where a cause is gone."""
    if until <= work.today():
        raise UserError(
            render(say("{day} is not to come.", day=until)),
            tr("Nothing was changed. An alert can rest until tomorrow, or any later day."),
        )
    lasting = [_lasting(work, alert_id) for alert_id in alert_ids]
    return tuple(work.put(snoozed(alert, until)) for alert in lasting)


def close_alert(
    work: Work, /, alert_id: int, outcome: str, *, was_right: bool | None = None
) -> Alert:
    """Close an alert with what came of it, and whether it was right (None: cannot say); one that is
    closed gets another outcome and another word."""
    return close_alerts(work, [alert_id], outcome, was_right=was_right)[0]


def close_alerts(
    work: Work, /, alert_ids: Sequence[int], outcome: str, *, was_right: bool | None = None
) -> tuple[Alert, ...]:
    """Close several with the same words."""
    words, today = outcome.strip(), work.today()
    alerts = [work.get(Alert, alert_id) for alert_id in alert_ids]
    return tuple(work.put(closed(alert, today, words, was_right=was_right)) for alert in alerts)


def judge_alert(work: Work, /, alert_id: int, was_right: bool | None) -> Alert:
    """Say whether an alert was right and change nothing else: of a silent one, that nobody closes.
    None leaves that to what happened."""
    return work.put(replace(work.get(Alert, alert_id), was_right=was_right))


def reopen_alerts(work: Work, /, alert_ids: Sequence[int]) -> tuple[Alert, ...]:
    """Let alerts call again that were snoozed or closed, or none of them. Raises UserError where a
    cause is gone: they would settle at once."""
    lasting = [_lasting(work, alert_id) for alert_id in alert_ids]
    return tuple(work.put(reopened(alert)) for alert in lasting)


def _lasting(work: Work, alert_id: int) -> Alert:
    alert = work.get(Alert, alert_id)
    if has_settled(alert) or alert.ended_on is not None:
        raise UserError(
            render(say("What set off “{what}” is no longer so.", what=said_today(alert).what)),
            tr("Nothing was changed. Should it come back, an alert is raised again."),
        )
    return alert
