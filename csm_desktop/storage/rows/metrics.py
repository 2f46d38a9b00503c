"""Metrics, readings, benchmarks and engagement."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class MetricRow(Row):
    """A row of metrics.Metric."""

    __tablename__ = "metric"

    name: Stored[str]
    unit: Stored[str]
    better: Stored[str]
    access: Stored[str]
    kind: Stored[str]
    definition: Stored[str]


class AccountMetricRow(Row):
    """A row of metrics.AccountMetric."""

    __tablename__ = "account_metric"

    account_id: Stored[int] = stored_column(to="account", index=True)
    metric_id: Stored[int] = stored_column(to="metric", index=True)
    baseline: Stored[str | None]
    baseline_on: Stored[str | None]
    target: Stored[str | None]
    target_on: Stored[str | None]
    in_review: Stored[bool]
    position: Stored[int]


class ReadingRow(Row):
    """A row of metrics.Reading."""

    __tablename__ = "reading"

    account_id: Stored[int | None] = stored_column(to="account", index=True)
    metric_id: Stored[int] = stored_column(to="metric", index=True)
    on: Stored[str]
    value: Stored[str]
    source: Stored[str]
    account_ref: Stored[str]


class BenchmarkRow(Row):
    """A row of metrics.Benchmark."""

    __tablename__ = "benchmark"

    metric_id: Stored[int] = stored_column(to="metric", index=True)
    value: Stored[str]
    source: Stored[str]
    on: Stored[str]
    segment_id: Stored[int | None] = stored_column(to="segment")
    label: Stored[str]


class EngagementEventRow(Row):
    """A row of metrics.EngagementEvent."""

    __tablename__ = "engagement_event"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    on: Stored[str]
    title: Stored[str]
    people: Stored[int | None]
