"""Health snapshots, alerts and playbooks."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class HealthSnapshotRow(Row):
    """A row of health.HealthSnapshot."""

    __tablename__ = "health_snapshot"

    account_id: Stored[int] = stored_column(to="account", index=True)
    on: Stored[str]
    score: Stored[str | None]
    band: Stored[str]
    confidence: Stored[str]
    factors: Stored[str]


class PlaybookRow(Row):
    """A row of alerts.Playbook."""

    __tablename__ = "playbook"

    name: Stored[str]
    trigger: Stored[str | None]
    description: Stored[str]


class PlaybookStepRow(Row):
    """A row of alerts.PlaybookStep."""

    __tablename__ = "playbook_step"

    playbook_id: Stored[int] = stored_column(to="playbook", index=True)
    title: Stored[str]
    day: Stored[int]
    owner_role: Stored[str]
    template: Stored[str]
    position: Stored[int]


class AlertRuleRow(Row):
    """A row of alerts.AlertRule."""

    __tablename__ = "alert_rule"

    trigger: Stored[str]
    mode: Stored[str]
    threshold: Stored[str | None]
    playbook_id: Stored[int | None] = stored_column(to="playbook", index=True)


class AlertRow(Row):
    """A row of alerts.Alert."""

    __tablename__ = "alert"

    account_id: Stored[int] = stored_column(to="account", index=True)
    trigger: Stored[str]
    cause: Stored[str]
    what: Stored[str]
    why: Stored[str]
    since: Stored[str]
    tone: Stored[str]
    state: Stored[str]
    silent: Stored[bool]
    snoozed_until: Stored[str | None]
    closed_on: Stored[str | None]
    outcome: Stored[str]


class PlaybookRunRow(Row):
    """A row of alerts.PlaybookRun."""

    __tablename__ = "playbook_run"

    account_id: Stored[int] = stored_column(to="account", index=True)
    playbook_id: Stored[int] = stored_column(to="playbook", index=True)
    started_on: Stored[str]
    alert_id: Stored[int | None] = stored_column(to="alert")
    ended_on: Stored[str | None]
