"""The models of effectiveness: several by product, each of phases, each phase of behaviours."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.value import effectiveness_models as use_cases
from csm_desktop.app.value.book_phases import ModelPage, model_pages
from csm_desktop.domain.records.standing.effectiveness import Behaviour
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.effectiveness_models import LaidPhase
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.layout.movers import DOWN, UP, by_keys, mover
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class HeldPhase:
    """A phase in the list, under its id."""

    def __init__(self, number: int, laid: LaidPhase) -> None:
        self.number, self.laid = number, laid
        self.id = laid.phase.id


class ModelsFace(TableFace):
    """Models above; beneath them the phases of the chosen one, and the behaviours of a phase."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._metrics: list[tuple[int | None, str]] = []
        self._capabilities: list[tuple[int | None, str]] = []
        self.models: EditedList[ModelPage] = EditedList(
            tr("Models of effectiveness"), _model_columns(), edit=self._edit_model,
            add=self._add_model, remove=self._drop_model, today=self._today,
            hint=tr("New model, such as: How depots plan"),
            nothing=tr("No model yet. Use the one that comes with the program, or write your own."),
        )  # fmt: skip
        self.table = self.models.table
        self.usual = Button(tr("Use the model that comes with the program"), self.adopt)
        self.models.offer(self.usual)
        self.lacks = Text(colour="secondary", wrap=True)
        self.phases: EditedList[HeldPhase] = EditedList(
            tr("Phases, from the basics to the best"), _phase_columns(), edit=self._edit_phase,
            add=self._add_phase, remove=self._drop_phase, today=self._today, framed=False,
            hint=tr("New phase, which comes below the last"),
            nothing=tr("It has no phase yet."),
        )  # fmt: skip
        self.phases.chosen.connect(self._chosen_phase)
        for keys, title in ((UP, tr("Phase up")), (DOWN, tr("Phase down"))):
            self.phases.header.add(mover(title, keys, self._move_phase))
            by_keys(self.phases.table, keys, self._move_phase)
        self.behaviours: EditedList[Behaviour] = EditedList(
            tr("What those in this phase do"), self._behaviour_columns(),
            edit=self._edit_behaviour, add=self._add_behaviour, remove=self._drop_behaviour,
            today=self._today, framed=False,
            hint=tr("New behaviour, which is true or not: Each team has a key user"),
            nothing=tr("Nothing is written of this phase yet."),
        )  # fmt: skip
        phases, behaviours = Card(), Card()
        phases.add_wide(self.phases, around())
        behaviours.add_wide(self.behaviours, around())
        parts = (self.models, self.lacks, phases, behaviours)
        self.lay_out(QWidget(), parts).addStretch(1)
        self.table.chosen.connect(self._chosen)
        self._chosen()

    @property
    def page(self) -> ModelPage | None:
        """The model that is chosen."""
        return next(iter(self.table.selection), None)

    @property
    def phase(self) -> HeldPhase | None:
        """The phase that is chosen."""
        return next(iter(self.phases.table.selection), None)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.models.show_lines(())
        self._chosen()

    def question(self) -> "Callable[[Book], tuple[ModelPage, ...]]":
        """All models."""
        return model_pages

    def show_answer(self, answer: tuple[ModelPage, ...]) -> None:
        """Show them, and the chosen one with its phases."""
        self.models.show_lines(answer)
        if not self.table.selection and answer:
            self.table.step(0)
        self._chosen()

    def open_selected(self) -> None:
        """The phases of the chosen model."""
        self.phases.table.setFocus()

    def adopt(self) -> None:
        """Take up the model that comes with the program."""
        saying = say("Take up the model of effectiveness")
        if carried_out(self.shell, saying, use_cases.adopt_model):
            self.shell.toast(render(saying), undoable=True)

    def _chosen(self) -> None:
        page = self.page
        held = [HeldPhase(n, laid) for n, laid in enumerate(page.laid.phases if page else (), 1)]
        lacks = page.laid.lacks if page is not None else None
        self.lacks.setText(render(lacks) if lacks is not None else "")
        self.lacks.setVisible(lacks is not None)
        self._metrics[:] = [(None, "")]
        self._capabilities[:] = [(None, "")]
        if page is not None:
            self._metrics += [(one.id, one.name) for one in page.metrics]
            self._capabilities += [(one.id, one.title) for one in page.capabilities]
        self.phases.setEnabled(page is not None)
        self.phases.show_lines(held)
        if not self.phases.table.selection and held:
            self.phases.table.step(0)
        self._chosen_phase()

    def _chosen_phase(self) -> None:
        phase = self.phase
        self.behaviours.setEnabled(phase is not None)
        aside = phase.laid.phase.name if phase is not None else ""
        self.behaviours.show_lines(phase.laid.behaviours if phase is not None else (), aside)
        self.changed.emit()

    def _edit_model(self, line: ModelPage, key: str, value: Any) -> None:
        saying = say("Change the model {name}", name=line.laid.model.name)
        fields: dict[str, Any] = {key: value or ""}
        self.shell.save(saying, use_cases.edit_model, line.id, **fields)

    def _add_model(self, words: str) -> int:
        saying = say("New model: {name}", name=words)
        return self.shell.save(saying, use_cases.new_model, words).id

    def _drop_model(self, line: ModelPage) -> None:
        saying = say("Remove the model {name}", name=line.laid.model.name)
        self.shell.run(saying, use_cases.remove_model, line.id)

    def _edit_phase(self, line: HeldPhase, key: str, value: Any) -> None:
        saying = say("Change the phase {name}", name=line.laid.phase.name)
        fields: dict[str, Any] = {key: value or ""}
        self.shell.save(saying, use_cases.edit_phase, line.id, **fields)

    def _add_phase(self, words: str) -> int:
        if self.page is None:
            raise UserError(tr("No model is chosen."), tr("Nothing was changed."))
        saying = say("New phase: {name}", name=words)
        return self.shell.save(saying, use_cases.new_phase, self.page.id, words).id

    def _move_phase(self, by: int) -> None:
        phase = self.phase
        if phase is not None:
            saying = say("Move the phase {name}", name=phase.laid.phase.name)
            self.shell.run(saying, use_cases.move_phase, phase.id, by)

    def _drop_phase(self, line: HeldPhase) -> None:
        saying = say("Remove the phase {name}", name=line.laid.phase.name)
        self.shell.run(saying, use_cases.remove_phase, line.id)

    def _edit_behaviour(self, line: Behaviour, key: str, value: Any) -> None:
        if key == "line" and line.metric_id is None:
            raise UserError(tr("By which metric is it measured?"), tr("Nothing was changed."))
        saying = say("Change the behaviour {text}", text=line.text)
        fields: dict[str, Any] = {key: value or "" if key in ("text", "practice") else value}
        self.shell.save(saying, use_cases.edit_behaviour, line.id, **fields)

    def _add_behaviour(self, words: str) -> int:
        if self.phase is None:
            raise UserError(tr("No phase is chosen."), tr("Nothing was changed."))
        saying = say("New behaviour: {text}", text=words)
        return self.shell.save(saying, use_cases.new_behaviour, self.phase.id, words).id

    def _drop_behaviour(self, line: Behaviour) -> None:
        saying = say("Remove the behaviour {text}", text=line.text)
        self.shell.run(saying, use_cases.remove_behaviour, line.id)

    def _behaviour_columns(self) -> Sequence[Column[Behaviour]]:
        return [
            Column("text", tr("Behaviour"), lambda line: line.text, CellKind.STRONG, 220,
                   editable=True, stretch=True, sentence=lambda line: line.text),
            Column("practice", tr("What leads to it"), lambda line: line.practice, CellKind.TEXT,
                   220, editable=True),
            Column("metric_id", tr("Measured by"), lambda line: line.metric_id, CellKind.CHOICE,
                   170, editable=True, choices=self._metrics),
            Column("line", tr("Shown from"), lambda line: line.line, CellKind.NUMBER, 100,
                   editable=True),
            Column("capability_id", tr("Served by"), lambda line: line.capability_id,
                   CellKind.CHOICE, 160, editable=True, choices=self._capabilities,
                   internal=True),
        ]  # fmt: skip

    def _today(self) -> date:
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _model_columns() -> list[Column[ModelPage]]:
    def state(page: ModelPage) -> str:
        return tr("can be used") if page.laid.is_usable else tr("not whole yet")

    return [
        Column("name", tr("Model"), lambda page: page.laid.model.name, CellKind.STRONG, 220,
               editable=True, stretch=True, sentence=lambda page: page.laid.model.name),
        Column("product", tr("For the product"), lambda page: page.laid.model.product, width=180,
               editable=True, show=lambda page: page.laid.model.product or tr("all")),
        Column("phases", tr("Phases"), lambda page: Decimal(len(page.laid.phases)),
               CellKind.NUMBER, 80),
        Column("accounts", tr("Accounts"), lambda page: Decimal(page.accounts), CellKind.NUMBER,
               90),
        Column("state", tr("State"), state, CellKind.QUIET, 130),
    ]  # fmt: skip


def _phase_columns() -> list[Column[HeldPhase]]:
    return [
        Column("number", tr("Phase"), lambda line: Decimal(line.number), CellKind.NUMBER, 70),
        Column("name", tr("Name"), lambda line: line.laid.phase.name, CellKind.STRONG, 160,
               editable=True, sentence=lambda line: line.laid.phase.name),
        Column("words", tr("What it is like"), lambda line: line.laid.phase.words, editable=True,
               stretch=True),
        Column("behaviours", tr("Behaviours"), lambda line: Decimal(len(line.laid.behaviours)),
               CellKind.NUMBER, 100),
        Column("needed", tr("Needed"), lambda line: Decimal(line.laid.needed), CellKind.NUMBER,
               80),
    ]  # fmt: skip
