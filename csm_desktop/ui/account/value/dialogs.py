"""The one question of the Value tab: by what the account is to be measured."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.metrics import (
    Access,
    AccountMetricFields,
    Better,
    Metric,
    MetricFields,
    MetricKind,
)
from csm_desktop.domain.value.named_direction import named_direction
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, DayField, NumberField, TextField
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import label, tr

NEW = 0
"""Stands in the list for a metric that the book does not have yet."""


class MetricDialog(FormDialog):
    """A metric of the book's list, or a new one; baseline and target can come later."""

    def __init__(
        self,
        known: Sequence[Metric],
        today: Callable[[], date],
        save: Callable[[int | MetricFields, AccountMetricFields], object],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Add metric"), "", tr("&Add metric"), self._save, parent)
        self._keep = save
        choices = [Choice(metric.id, _named(metric), metric.definition) for metric in known]
        # The metrics of the book come first: one thing under two names cannot be compared.
        choices.append(Choice(NEW, tr("A new metric…")))
        self.which = ChoiceField(tr("Metric"), choices[0].value, choices)
        self.name = TextField(tr("Name"))
        self.unit = TextField(tr("Unit"), hint=tr("minutes, %, trips a day"))
        better = [Choice(better, label(better)) for better in Better]
        self.better = ChoiceField(tr("Direction"), Better.UNKNOWN, better)
        access = [Choice(access, label(access)) for access in Access]
        self.access = ChoiceField(tr("How we know"), Access.BY_CONSENT, access)
        kinds = [Choice(metric_kind, label(metric_kind)) for metric_kind in MetricKind]
        self.kind = ChoiceField(tr("Kind"), MetricKind.PRODUCTIVITY, kinds)
        self.baseline = NumberField(tr("Baseline"))
        self.baseline_on = PastDayField(tr("Baseline since"), today=today)
        self.target = NumberField(tr("Target"))
        self.target_on = DayField(tr("Target by"), today=today)
        self.form.add(tr("&Metric"), self.which)
        self.own = self.add_form()
        self.own.add(tr("&Name"), self.name)
        self.own.add(tr("&Unit"), self.unit)
        self.own.add(tr("&Direction"), self.better)
        self.own.add(tr("&How we know"), self.access)
        self.own.add(tr("&Kind"), self.kind)
        numbers = self.add_form()
        numbers.add(tr("&Baseline"), self.baseline)
        numbers.add(tr("Baseline &since"), self.baseline_on)
        numbers.add(tr("&Target"), self.target)
        numbers.add(tr("Target b&y"), self.target_on)
        self.ready()
        self.which.saved.connect(self._chosen)
        self.name.saved.connect(self._propose_direction)
        self._chosen(self.which.stored)
        self.which.setFocus()

    def _propose_direction(self, name: str) -> None:
        """The way that the name tells; where it tells none, what is chosen stays."""
        better = named_direction(f"{name} {self.unit.stored}")
        if better is not Better.UNKNOWN:
            self.better.set_value(better)

    def _chosen(self, which: int) -> None:
        self.own.setVisible(which == NEW)

    def _save(self) -> None:
        which: int | MetricFields = self.which.stored
        if which == NEW:
            if not self.name.stored:
                raise UserError(tr("A metric needs a name."), tr("Nothing was changed."))
            which = {
                "name": self.name.stored,
                "unit": self.unit.stored,
                "better": self.better.stored,
                "access": self.access.stored,
                "kind": self.kind.stored,
            }
        fields: AccountMetricFields = {
            "baseline": self.baseline.stored,
            "baseline_on": self.baseline_on.stored,
            "target": self.target.stored,
            "target_on": self.target_on.stored,
        }
        self._keep(which, fields)


def _named(metric: Metric) -> str:
    return f"{metric.name} ({metric.unit})" if metric.unit else metric.name
