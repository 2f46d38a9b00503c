"""The stages that an account entered, each with its day: corrected where they stand."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import stages as use_cases
from csm_desktop.domain.records.lifecycle import Leader, Stage, StageChange
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.lifecycle.dialogs import StageDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.lifecycle import LifecycleView


class StagesCard(Card):
    """Entries, the latest first. Del takes one out; it can be undone."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Stages entered"))
        self._tab = tab
        self._days: dict[int, int] = {}
        self.enter = Button(tr("Enter a stage…"), self.ask, icon="plus")
        self.gone = Button(tr("Remove"), self.remove_selected, kind="flat")
        if self.header is not None:
            self.header.add(self.gone)
            self.header.add(self.enter)
        self.table: WholeTable[StageChange] = WholeTable(
            tr("Stages entered"), self._columns(), edit=self._edit, opens=False, compact=True,
            today=lambda: tab.view.facts.as_of,
            empty=nothing_yet(tr("No stage was entered yet: since when it is where it is, nobody"
                                 " has said.")),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.table.on_delete(self.remove_selected)
        put_in_card(self, self.table)

    def _columns(self) -> list[Column[StageChange]]:
        stages = [(stage, label(stage)) for stage in Stage]
        leaders = [(leader, label(leader)) for leader in Leader]
        return [
            Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 110, editable=True,
                   past=True, sentence=_sentence),
            Column("stage", tr("Stage"), lambda line: line.stage, CellKind.CHOICE, 130,
                   editable=True, choices=stages),
            Column("days", tr("Days in it"), lambda line: self._days.get(line.id),
                   CellKind.NUMBER, 90),
            Column("leader", tr("Led by"), lambda line: line.leader, CellKind.CHOICE, 150,
                   editable=True, choices=leaders),
            Column("note", tr("Note"), lambda line: line.note, editable=True, stretch=True),
        ]  # fmt: skip

    def show_lifecycle(self, shown: "LifecycleView") -> None:
        """Show the entries of the account in front, each with the time of the stay it began."""
        begun = {(span.stage, span.entered_on): span.days for span in shown.boomerang.spans}
        self._days = {}
        for change in shown.changes[::-1]:
            # Of two entries of one day the later one counts; a stay is told once.
            days = begun.pop((change.stage, change.on), None)
            if days is not None:
                self._days[change.id] = days
        self.table.set_lines(shown.changes)
        self._chosen()

    def _chosen(self) -> None:
        self.gone.setEnabled(bool(self.table.selection))
        self._tab.state_changed.emit()

    def _edit(self, line: StageChange, key: str, value: Any) -> None:
        if value is None and key != "note":
            raise UserError(tr("This is needed."), tr("Remove the entry if it never was."))
        fields: dict[str, Any] = {key: value or "" if key == "note" else value}
        saying = say("Correct the stage {stage}", stage=line.stage)
        self._tab.shell.save(saying, use_cases.edit_stage_change, line.id, **fields)

    def ask(self, stage: Stage | None = None) -> None:
        """Ask for a stage and its day; the next one unless told otherwise."""
        if not isinstance(stage, Stage):
            order = list(Stage)
            at = order.index(self._tab.view.stage.stage)
            stage = order[min(at + 1, len(order) - 1)]
        StageDialog(self._tab, self, stage).exec()

    def remove_selected(self) -> None:
        """Take the chosen entry out, and the hand-over that came with it."""
        for line in self.table.selection:
            saying = say("Remove an entry: {stage}", stage=line.stage)
            if carried_out(self._tab.shell, saying, use_cases.remove_stage_change, line.id):
                self._tab.shell.toast(render(saying), undoable=True)


def _sentence(line: StageChange) -> str:
    return render(say("{stage} from {day} on, led by {leader}", stage=line.stage, day=line.on,
                      leader=line.leader))  # fmt: skip
