"""The step before storing: totals first, then what each row would do, and what would change."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.imports import FileReport, ImportPlan
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.changes import ChangeLine, Fate
from csm_desktop.ui.imports.foot import bad_files
from csm_desktop.ui.imports.sources import SourceSheet, Understood
from csm_desktop.ui.imports.steps.notice_table import NoticeTable
from csm_desktop.ui.imports.steps.rows import RowLine, preview, refused_table
from csm_desktop.ui.imports.steps.totals import Totals
from csm_desktop.ui.imports.store_boxes import StoreBoxes
from csm_desktop.ui.imports.words import outcome_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr

_VIEWS = ("rows", "changes", "notices", "refused")


class PreviewStep(QWidget):
    """`boxes` hold how things are to be stored; `leave_rows(lines)` leaves rows of the list in
    front out, None takes all of them again."""

    def __init__(
        self,
        boxes: StoreBoxes,
        leave_rows: Callable[[frozenset[int] | None], object],
    ) -> None:
        super().__init__()
        self._leave_rows = leave_rows
        self.totals = Totals()
        self.words = Text("", "body", wrap=True)
        self.good_rows, self.update_ = boxes.good_rows, boxes.update_
        self.views = ChipRow(
            tr("What to look at"),
            [("rows", tr("Rows"), None), ("changes", tr("Before and after"), None),
             ("notices", tr("Worth a look"), None), ("refused", tr("Refused"), None)],
        )  # fmt: skip
        self.views.chosen.connect(self._show_view)
        self.without = Button(tr("Leave the selected rows out"), self._leave_selected)
        self.all_rows = Button(tr("Take all rows again"), lambda: leave_rows(None), kind="flat")
        self.notices = NoticeTable(tr("Every row is plain"))
        self.changes = _change_table()
        self.rows: Table[RowLine] | None = None
        self.refused: QWidget | None = None
        self._left = False
        self._shown: tuple[ImportPlan | None, FileReport | None] | None = None
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addWidget(self.totals)
        # In one line with the words, for the table needs the height.
        wishes = QHBoxLayout()
        theme.spaced(wishes, gap=theme.L)
        wishes.addWidget(self.words, 1)
        wishes.addWidget(self.good_rows)
        wishes.addWidget(self.update_)
        nest(column, wishes)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.views, 1)
        row.addWidget(self.all_rows)
        row.addWidget(self.without)
        nest(column, row)
        for part in (QWidget(), self.changes, self.notices, QWidget()):
            self.stack.addWidget(part)
        column.addWidget(self.stack, 1)

    def show_found(self, found: Understood, sheet: SourceSheet, *, left: bool) -> None:
        """Show what the whole import would do, and the rows of the list in front.

        `left` says that rows of this list are left out by its reader.
        """
        plan, outcome = sheet.plan, found.outcome(sheet.plan)
        self._left = left
        if found.trial is not None:
            self.totals.show_effect(found.trial.effect)
        self.totals.setVisible(found.trial is not None and bool(self.totals.figures))
        self.words.setText(self._told(found, sheet))
        self.good_rows.setVisible(bool(bad_files(found)))
        kept = any(line.fate is Fate.KEPT for line in found.changes)
        self.update_.setVisible(kept or self.update_.isChecked())
        groups = [group for group in found.groups_of(plan) if group.sort != "refused"]
        self.changes.set_lines(found.changes)
        self.notices.show_groups(groups)
        # Made anew only for what was read anew: their columns are those of the list.
        shown = (plan, outcome)
        if self._shown is None or any(a is not b for a, b in zip(shown, self._shown, strict=True)):
            self._shown = shown
            self._replace(0, preview(plan, outcome) if plan is not None else QWidget())
            self._replace(3, refused_table(plan.refused if plan is not None else ()))
        self.views.set_number("rows", plan.ready if plan else None)
        self.views.set_number("changes", len(found.changes))
        self.views.set_number("notices", sum(group.number for group in groups))
        self.views.set_number("refused", len(plan.refused) if plan else None)
        self._show_view(self.views.key)

    def take_focus(self) -> None:
        """On what is looked at."""
        shown = self.stack.currentWidget() or self
        (self.notices.table if shown is self.notices else shown).setFocus()

    def _replace(self, index: int, part: QWidget) -> None:
        old = self.stack.widget(index)
        self.stack.insertWidget(index, part)
        if old is not None:
            self.stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if index == 0:
            self.rows = part if isinstance(part, Table) else None
        else:
            self.refused = part

    def _told(self, found: Understood, sheet: SourceSheet) -> str:
        outcome = found.outcome(sheet.plan)
        if outcome is not None and not outcome.is_held:
            return outcome_words(outcome)
        return _counted(sheet.plan) if sheet.plan is not None else ""

    def _show_view(self, key: str) -> None:
        self.without.setVisible(key == "rows" and self.rows is not None)
        self.all_rows.setVisible(key == "rows" and self._left)
        self.stack.setCurrentIndex(_VIEWS.index(key))

    def _leave_selected(self) -> None:
        if self.rows is not None and self.rows.selection:
            self._leave_rows(frozenset(line.draft.key for line in self.rows.selection))


def _counted(plan: ImportPlan) -> str:
    words = say(
        "{rows}: {ready} can be stored, {refused} refused, {repeats}.",
        rows=say("{n} row", "{n} rows", n=plan.rows_in),
        ready=plan.ready,
        refused=len(plan.refused),
        repeats=say("{n} repeat", "{n} repeats", n=len(plan.repeats)),
    )
    return render(words)


def _change_table() -> Table[ChangeLine]:
    return Table(
        tr("What known things gain or lose"),
        [
            Column("name", tr("What"), lambda line: line.name, CellKind.STRONG, 220),
            Column("field", tr("Field"), lambda line: line.field, CellKind.TEXT, 150),
            Column("before", tr("In the book"), lambda line: line.before, CellKind.TEXT, 210),
            Column("after", tr("In the file"), lambda line: line.after, CellKind.TEXT, 210,
                   stretch=True),
            Column("fate", tr("Afterwards"), lambda line: _fate_words(line.fate), CellKind.QUIET,
                   190),
        ],
        empty=EmptyState(tr("Nothing that the book knows would change"), ghost=""),
    )  # fmt: skip


def _fate_words(fate: Fate) -> str:
    return {
        Fate.FILLED: tr("Filled from the file"),
        Fate.REPLACED: tr("As in the file"),
        Fate.KEPT: tr("Stays as in the book"),
    }[fate]
