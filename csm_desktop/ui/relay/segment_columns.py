"""The columns of segments, of the steps of a journey, and of a segment's accounts."""

from decimal import Decimal

from csm_desktop.app.lists.segments import RankedAccount, SegmentPage
from csm_desktop.domain.journey.validation import StepValidation
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.values import dataclass
from csm_desktop.wording import label, percent, render, tr


@dataclass(frozen=True, slots=True)
class HeldStep:
    """A step of the journey in front, with what really happened."""

    id: int
    found: StepValidation


def segment_columns() -> list[Column[SegmentPage]]:
    """How each segment is served."""
    models = [(model, label(model)) for model in Engagement]
    return [
        Column("name", tr("Segment"), lambda page: page.segment.name, CellKind.STRONG, 150,
               editable=True, sentence=lambda page: page.segment.name),
        Column("engagement", tr("Model"), lambda page: page.segment.engagement, CellKind.CHOICE,
               120, editable=True, choices=models),
        Column("cadence_days", tr("Contact, days"),
               lambda page: Decimal(page.segment.cadence_days), CellKind.NUMBER, 110,
               editable=True),
        Column("review_cadence_days", tr("EBR, days"),
               lambda page: Decimal(page.segment.review_cadence_days), CellKind.NUMBER, 90,
               editable=True),
        Column("first_value_days", tr("First value, days"),
               lambda page: Decimal(page.segment.first_value_days), CellKind.NUMBER, 130,
               editable=True),
        Column("first_value_definition", tr("First value is"),
               lambda page: page.segment.first_value_definition, editable=True, stretch=True),
        Column("update_counts", tr("Status update counts"), lambda page: page.segment.update_counts,
               CellKind.CHECK, 160, editable=True),
        Column("accounts", tr("Accounts"), lambda page: Decimal(len(page.accounts)),
               CellKind.NUMBER, 85),
    ]  # fmt: skip


def step_columns() -> list[Column[HeldStep]]:
    """A journey, and what really happened."""

    def days(line: HeldStep) -> str:
        found = line.found.days
        if found is None:
            return ""
        return render(say("{median} ({lower} to {upper})", median=rounded(found.median),
                          lower=rounded(found.lower), upper=rounded(found.upper)))  # fmt: skip

    def late(line: HeldStep) -> str:
        return "" if line.found.late_share is None else percent(line.found.late_share)

    return [
        Column("title", tr("Step"), lambda line: line.found.step.title, CellKind.STRONG, 180,
               editable=True, stretch=True, sentence=lambda line: line.found.step.title),
        Column("day", tr("Day"), lambda line: Decimal(line.found.step.day), CellKind.NUMBER, 70,
               editable=True),
        Column("expected_percent", tr("Value by then, %"),
               lambda line: None if line.found.step.expected_percent is None
               else Decimal(line.found.step.expected_percent), CellKind.NUMBER, 130,
               editable=True),
        Column("moment_of_truth", tr("Moment of truth"),
               lambda line: line.found.step.moment_of_truth, CellKind.CHECK, 125, editable=True),
        Column("count", tr("Reached by"), lambda line: Decimal(line.found.count),
               CellKind.NUMBER, 95),
        Column("days", tr("Really on day"), days, width=150,
               sort=lambda line: line.found.days and line.found.days.median),
        Column("late", tr("Late"), late, width=70, sort=lambda line: line.found.late_share),
        Column("overdue", tr("Overdue"), lambda line: Decimal(line.found.overdue),
               CellKind.NUMBER, 80),
    ]  # fmt: skip


def account_columns() -> list[Column[RankedAccount]]:
    """The accounts of a segment in their rank."""
    return [
        Column("place", tr("Rank"), lambda one: None if one.place is None else Decimal(one.place),
               CellKind.NUMBER, 84, internal=True),
        Column("name", tr("Account"), lambda one: one.line.name, CellKind.STRONG, 220,
               sentence=lambda one: one.line.name),
        Column("standing", tr("Standing"), lambda one: one.line.standing, width=140,
               internal=True),
        Column("first_value", tr("First value"), lambda one: render(one.first_value.why),
               stretch=True, late=lambda one: one.first_value.late is True),
    ]  # fmt: skip
