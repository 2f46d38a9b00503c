"""Starting the playbook that answers an alert: its steps with days and owners, shown before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.alerts.answer import PlannedStep, planned_run, start_planned
from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.app.alerts.playbooks import (
    PlaybookView,
    off_in_segment,
    playbook_for,
    playbooks,
)
from csm_desktop.app.people.team import team
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.alerts.acts import alerts_named
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.edited_list import fit_height
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import joined, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDE = 720  # px


class PlaybookStart(FormDialog):
    """Which playbook, and its steps: each can be left out, moved, or given to somebody else."""

    def __init__(
        self,
        shell: Shell,
        book: "Book",
        line: AlertLine,
        known: Sequence[PlaybookView],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Start a playbook"), render(alerts_named([line])), tr("&Start"), self._start, parent
        )
        self._shell, self._book, self._line, self._known = shell, book, line, known
        self._steps: dict[int, PlannedStep] = {}
        self.playbook = known[0]
        choices = [Choice(index, view.name, view.description) for index, view in enumerate(known)]
        self.choice = ChoiceField(tr("Playbook"), 0, choices, self._choose)
        self.form.add(tr("&Playbook"), self.choice)
        off = off_in_segment(book, line.account_id, line.trigger)
        self.off = Text(off, "caption", wrap=True)
        self.off.setVisible(bool(off))
        self.column.addWidget(self.off)
        self.steps: Table[PlannedStep] = Table(
            tr("Steps"), self._columns(), edit=self._edit, today=book.today, opens=False
        )
        self.left_out = Text("", "caption", wrap=True)
        self.column.addWidget(self.steps)
        self.column.addWidget(self.left_out)
        self.setMinimumWidth(theme.px(_WIDE))
        self.ready()
        self._plan()
        self.yes.setFocus()

    def _columns(self) -> list[Column[PlannedStep]]:
        owners: list[tuple[Any, str]] = [(None, tr("nobody yet"))]
        owners += [(member.id, member.name) for member in team(self._book) if member.active]
        return [
            Column("wanted", tr("Do"), lambda step: step.wanted, CellKind.CHECK, 64,
                   editable=True, sortable=False),
            Column("title", tr("Step"), lambda step: step.title, CellKind.STRONG, 260,
                   stretch=True, sortable=False),
            Column("due_on", tr("Day"), lambda step: step.due_on, CellKind.DAY, 110,
                   editable=True, sortable=False),
            Column("owner_id", tr("Owner"), lambda step: step.owner_id, CellKind.CHOICE, 190,
                   editable=True, drop_down=True, choices=owners, sortable=False),
        ]  # fmt: skip

    def _choose(self, index: int) -> None:
        self.playbook = self._known[index]
        self._plan()

    def _plan(self) -> None:
        run = planned_run(self._book, self._line.account_id, self.playbook)
        self._steps = {step.id: step for step in run.steps}
        said = say(
            "Left out, for the account is behind: {steps}.", steps=joined(list(run.left_out))
        )
        self.left_out.setText(render(said) if run.left_out else "")
        self.left_out.setVisible(bool(run.left_out))
        self._show()

    def _show(self) -> None:
        self.steps.set_lines(list(self._steps.values()))
        fit_height(self.steps)

    def _edit(self, step: PlannedStep, key: str, value: Any) -> None:
        if key == "due_on" and value is None:
            raise UserError(tr("By when?"), tr("Try today, fri, +1w or 3 dec."))
        change: dict[str, Any] = {key: value}
        self._steps[step.id] = replace(step, **change)
        self._show()

    def _start(self) -> None:
        if self.steps.grid.is_editing:
            self.steps.grid.setFocus()  # what is typed in a cell counts
        words = say("Start the playbook {name}", name=self.playbook.name)
        self._shell.save(
            words, start_planned, self._line.account_id, self.playbook,
            list(self._steps.values()), self._line.id,
        )  # fmt: skip


def ask_playbook(shell: Shell, line: AlertLine, parent: QWidget) -> None:
    """Ask which playbook answers an alert, and start it: the one for it is proposed."""
    book = shell.book
    if book is None:
        return
    own = playbook_for(book, line.id)
    known = [view for view in playbooks(book) if view.tone in (line.tone, None) and view.steps]
    # The alert's own playbook first, then those written for its trigger.
    known.sort(key=lambda view: (view != own, view.trigger is not line.trigger))
    if not known:
        shell.tell(
            UserError(
                tr("There is no playbook for this."),
                tr("Write one under Alerts, Playbooks; nothing was changed."),
            )
        )
        return
    dialog = PlaybookStart(shell, book, line, known, parent)
    if dialog.exec():
        said = say("Started: {name}. Its steps stand in the plan.", name=dialog.playbook.name)
        shell.toast(render(said), undoable=True)
