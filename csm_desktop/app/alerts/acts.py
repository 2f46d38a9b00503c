"""What a user does with an alert: put it off, close it with what came of it, take that back."""

from datetime import date

from csm_desktop.domain.alerts.raised import closed, has_settled, reopened, snoozed
from csm_desktop.domain.records.alerts import Alert
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def snooze_alert(work: Work, /, alert_id: int, until: date) -> Alert:
    """Let an alert rest until a day to come. Raises UserError for another day, or where the cause
    is gone."""
    if until <= work.today():
        raise UserError(
            render(say("{day} is not to come.", day=until)),
            tr("Nothing was changed. An alert can rest until tomorrow, or any later day."),
        )
    return work.put(snoozed(_lasting(work, alert_id), until))


def close_alert(work: Work, /, alert_id: int, outcome: str) -> Alert:
    """Close an alert with what came of it; one that is closed gets another outcome."""
    return work.put(closed(work.get(Alert, alert_id), work.today(), outcome.strip()))


def reopen_alert(work: Work, /, alert_id: int) -> Alert:
    """Let an alert call again that was snoozed or closed. Raises UserError where its cause is gone:
    it would settle at once."""
    return work.put(reopened(_lasting(work, alert_id)))


def _lasting(work: Work, alert_id: int) -> Alert:
    alert = work.get(Alert, alert_id)
    if has_settled(alert) or alert.ended_on is not None:
        raise UserError(
            render(say("What set off “{what}” is no longer so.", what=alert.what)),
            tr("Nothing was changed. Should it come back, an alert is raised again."),
        )
    return alert
