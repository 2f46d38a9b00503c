"""How a step of a journey is proven: by what, by whose word, and by which reading."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import journeys as use_cases
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import ChoiceField, NumberField, Text, TextField
from csm_desktop.ui.widgets.fields import Choice, Field
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.domain.records.journeys import JourneyStep
    from csm_desktop.domain.records.metrics import Metric


class StepDetails(FieldGrid):
    """The fields of the step that is chosen, which save themselves."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._step: JourneyStep | None = None
        self._book = shell.book
        self._offered: list[Choice] = []
        self.fields: dict[str, Field[Any, Any]] = {
            "proof": TextField(tr("Proven by"), save=partial(self._save, "proof")),
            "confirms": TextField(tr("Who confirms it"), save=partial(self._save, "confirms")),
            "metric_id": ChoiceField(
                tr("Told by the metric"), None, (), partial(self._save, "metric_id")
            ),
            "metric_line": NumberField(tr("From this value on"),
                                       save=partial(self._save, "metric_line")),
        }  # fmt: skip
        told = Text(
            tr("A reading that crosses the line proposes the day; nothing is ticked by itself."),
            "caption",
            wrap=True,
        )
        super().__init__([(label_of(field), field) for field in self.fields.values()], [told])

    def show_step(self, step: "JourneyStep | None", metrics: "Sequence[Metric]") -> None:
        """Show a step; what was being typed belongs to the one that was chosen until now."""
        if step is None or self._step is None or step.id != self._step.id:
            for field in self.fields.values():
                # Of a book that is closed nothing is saved into the next.
                if self._shell.book is self._book:
                    field.commit()
                else:
                    field.revert()
        self._book = self._shell.book
        self._step = step
        self.setVisible(step is not None)
        if step is None:
            return
        offered = [
            Choice(None, tr("none")),
            *(Choice(metric.id, metric.name, metric.unit) for metric in metrics),
        ]
        choice = self.fields["metric_id"]
        if offered != self._offered and isinstance(choice, ChoiceField):
            self._offered = offered
            choice.offer(offered, step.metric_id)
        for key, field in self.fields.items():
            field.set_value(getattr(step, key))

    def _save(self, key: str, value: Any) -> None:
        if self._step is not None:
            saying = say("Change the step {title}", title=self._step.title)
            self._shell.save(saying, use_cases.edit_step, self._step.id, **{key: value})
