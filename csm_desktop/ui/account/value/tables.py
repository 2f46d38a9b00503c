"""The tables of the Value tab: goals, metrics, and the readings of one metric."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from csm_desktop.app.value.view import Measured
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.attainment import GoalProgress
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.typed_values import past_day
from csm_desktop.wording import measure, percent, render, short_day, tr

CUSTOMER_NAME = "customer_name"
"""The column that is the metric's own, and not this account's use of it."""


class GoalLine:
    """A goal as a row."""

    def __init__(self, goal: GoalProgress) -> None:
        self.id, self.goal = goal.goal_id, goal


def _share(value: Decimal | None) -> str:
    return "" if value is None else percent(value)


def _on(value: date | None) -> str:
    return "" if value is None else short_day(value, with_year=True)


def goal_columns() -> list[Column[GoalLine]]:
    """How far each measurable goal has come."""

    def said(line: GoalLine, value: Decimal) -> str:
        return measure(value, line.goal.unit)

    def number(key: str, title: str, get: Callable[[GoalProgress], Decimal]) -> Column[GoalLine]:
        return Column(
            key, title, lambda line: get(line.goal), CellKind.NUMBER, 96,
            show=lambda line: said(line, get(line.goal)),
        )  # fmt: skip

    return [
        Column("statement", tr("Goal"), lambda line: line.goal.statement, CellKind.STRONG,
               stretch=True, sentence=_goal_sentence),
        number("baseline", tr("From"), lambda goal: goal.baseline),
        number("present", tr("Now"), lambda goal: goal.present),
        number("target", tr("Target"), lambda goal: goal.target),
        Column("way", tr("Way made"), lambda line: line.goal.share, CellKind.BAR, 110),
        Column("share", tr("%"), lambda line: line.goal.share, CellKind.NUMBER, 60,
               show=lambda line: _share(line.goal.share)),
    ]  # fmt: skip


def _goal_sentence(line: GoalLine) -> str:
    goal = line.goal
    return render(
        say(
            "{goal}: from {baseline} to {present}, target {target}, {share} of the way",
            goal=goal.statement,
            baseline=measure(goal.baseline, goal.unit),
            present=measure(goal.present, goal.unit),
            target=measure(goal.target, goal.unit),
            share=percent(goal.share),
        )
    )


def metric_columns() -> list[Column[Measured]]:
    """What is measured; baseline, target, their days and their place in reviews are edited here."""

    def said(line: Measured, value: Decimal | None) -> str:
        return "" if value is None else measure(value, line.metric.unit)

    return [
        Column("name", tr("Metric"), lambda line: line.metric.name, CellKind.STRONG, stretch=True,
               sentence=_metric_sentence),
        Column(CUSTOMER_NAME, tr("Customers read"), _customers_read, CellKind.QUIET, 120,
               editable=True),
        Column("latest", tr("Latest"), lambda line: line.latest.value if line.latest else None,
               CellKind.NUMBER, 96, show=lambda line: said(line, _latest(line))),
        Column("on", tr("Day"), lambda line: line.latest.on if line.latest else None, CellKind.DAY,
               96),
        Column("baseline", tr("Baseline"), lambda line: line.used.baseline, CellKind.NUMBER, 104,
               show=lambda line: said(line, line.used.baseline), editable=True),
        Column("baseline_on", tr("Since"), lambda line: _on(line.used.baseline_on),
               CellKind.TEXT, 96, sort=lambda line: line.used.baseline_on, editable=True),
        Column("target", tr("Target"), lambda line: line.used.target, CellKind.NUMBER, 104,
               show=lambda line: said(line, line.used.target), editable=True),
        Column("target_on", tr("By"), lambda line: line.used.target_on, CellKind.DAY, 96,
               editable=True),
        Column("way", tr("Way made"), lambda line: line.progress, CellKind.BAR, 84),
        Column("share", tr("%"), lambda line: line.progress, CellKind.NUMBER, 54,
               show=lambda line: _share(line.progress)),
        Column("in_review", tr("In reviews"), lambda line: line.used.in_review, CellKind.CHECK, 80,
               editable=True),
    ]  # fmt: skip


def _customers_read(line: Measured) -> str:
    """What customers read where that is not the name, which stands beside it."""
    metric = line.metric
    return "" if metric.read_as == metric.name else metric.read_as


def _latest(line: Measured) -> Decimal | None:
    return line.latest.value if line.latest is not None else None


def _metric_sentence(line: Measured) -> str:
    values: Mapping[str, object] = {
        "name": line.metric.name,
        "latest": measure(line.latest.value, line.metric.unit) if line.latest else "",
        "share": _share(line.progress),
    }
    if line.latest is None:
        return render(say("{name}, no reading yet", **values))
    if line.progress is None:
        return render(say("{name}, {latest}", **values))
    return render(say("{name}, {latest}, {share} of the way to its target", **values))


def reading_columns(unit: Callable[[], str]) -> list[Column[Reading]]:
    """The readings, the newest first."""
    return [
        Column("on", tr("Day"), lambda line: _on(line.on), CellKind.TEXT, 108,
               sort=lambda line: line.on, editable=True),
        Column("value", tr("Value"), lambda line: line.value, CellKind.NUMBER, 100,
               show=lambda line: measure(line.value, unit()), editable=True),
        Column("source", tr("From where"), lambda line: line.source, CellKind.QUIET, stretch=True,
               editable=True),
    ]  # fmt: skip


def field_of(key: str, value: Any, today: date) -> dict[str, Any]:
    """An edited cell as a field of what it belongs to. Raises UserError for what is missing."""
    if key in ("on", "baseline_on"):
        value = past_day(str(value), today)
    if value is None and key in ("on", "value"):
        raise UserError(tr("A reading needs a day and a value."), tr("Nothing was changed."))
    return {key: value}
