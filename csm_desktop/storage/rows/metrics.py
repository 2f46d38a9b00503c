"""Metrics, readings, benchmarks and engagement."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class MetricRow(Row):
    """A row of metrics.Metric."""

    __tablename__ = "metric"

    name: Mapped[str]
    unit: Mapped[str]
    better: Mapped[str]
    access: Mapped[str]
    kind: Mapped[str]
    definition: Mapped[str]


class AccountMetricRow(Row):
    """A row of metrics.AccountMetric."""

    __tablename__ = "account_metric"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    metric_id: Mapped[int] = mapped_column(to("metric"), index=True)
    baseline: Mapped[str | None]
    baseline_on: Mapped[str | None]
    target: Mapped[str | None]
    target_on: Mapped[str | None]
    in_review: Mapped[bool]
    position: Mapped[int]


class ReadingRow(Row):
    """A row of metrics.Reading."""

    __tablename__ = "reading"

    account_id: Mapped[int | None] = mapped_column(to("account"), index=True)
    metric_id: Mapped[int] = mapped_column(to("metric"), index=True)
    on: Mapped[str]
    value: Mapped[str]
    source: Mapped[str]
    account_ref: Mapped[str]


class BenchmarkRow(Row):
    """A row of metrics.Benchmark."""

    __tablename__ = "benchmark"

    metric_id: Mapped[int] = mapped_column(to("metric"), index=True)
    value: Mapped[str]
    source: Mapped[str]
    on: Mapped[str]
    segment_id: Mapped[int | None] = mapped_column(to("segment"))
    label: Mapped[str]


class EngagementEventRow(Row):
    """A row of metrics.EngagementEvent."""

    __tablename__ = "engagement_event"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    on: Mapped[str]
    title: Mapped[str]
    people: Mapped[int | None]
