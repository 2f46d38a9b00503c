"""Health snapshots, alerts and playbooks."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class HealthSnapshotRow(Row):
    """A row of health.HealthSnapshot."""

    __tablename__ = "health_snapshot"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    on: Mapped[str]
    score: Mapped[str | None]
    band: Mapped[str]
    confidence: Mapped[str]
    factors: Mapped[str]


class PlaybookRow(Row):
    """A row of alerts.Playbook."""

    __tablename__ = "playbook"

    name: Mapped[str]
    trigger: Mapped[str | None]
    description: Mapped[str]


class PlaybookStepRow(Row):
    """A row of alerts.PlaybookStep."""

    __tablename__ = "playbook_step"

    playbook_id: Mapped[int] = mapped_column(to("playbook"), index=True)
    title: Mapped[str]
    day: Mapped[int]
    owner_role: Mapped[str]
    template: Mapped[str]
    position: Mapped[int]


class AlertRuleRow(Row):
    """A row of alerts.AlertRule."""

    __tablename__ = "alert_rule"

    trigger: Mapped[str]
    mode: Mapped[str]
    threshold: Mapped[str | None]
    playbook_id: Mapped[int | None] = mapped_column(to("playbook"), index=True)


class AlertRow(Row):
    """A row of alerts.Alert."""

    __tablename__ = "alert"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    trigger: Mapped[str]
    cause: Mapped[str]
    what: Mapped[str]
    why: Mapped[str]
    since: Mapped[str]
    tone: Mapped[str]
    state: Mapped[str]
    silent: Mapped[bool]
    snoozed_until: Mapped[str | None]
    closed_on: Mapped[str | None]
    outcome: Mapped[str]


class PlaybookRunRow(Row):
    """A row of alerts.PlaybookRun."""

    __tablename__ = "playbook_run"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    playbook_id: Mapped[int] = mapped_column(to("playbook"), index=True)
    started_on: Mapped[str]
    alert_id: Mapped[int | None] = mapped_column(to("alert"))
    ended_on: Mapped[str | None]
