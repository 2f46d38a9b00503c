"""The third face: the playbooks with their editor, the runs of them, and which of them worked."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from csm_desktop.app.alerts.playbook_edits import copy_playbook
from csm_desktop.app.alerts.playbooks import (
    PlaybookView,
    new_playbook,
    playbooks,
    remove_playbook,
)
from csm_desktop.app.alerts.runs import RunLine, playbook_results, run_lines
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.ui.alerts.playbook_editor import PlaybookEditor
from csm_desktop.ui.alerts.runs import (
    ResultLine,
    ask_end,
    ended_columns,
    result_columns,
    run_columns,
)
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

_BOOKS, _RUNNING, _ENDED, _RESULTS = "books", "running", "ended", "results"


@dataclass(frozen=True, slots=True)
class PlaybookLine:
    """A playbook as the table lists it; one of the program's has an id below nought."""

    id: int
    view: PlaybookView


class PlaybooksFace(Face):
    """Four parts as chips; each is one table, the first with the editor at its side."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._showing = False
        self.part = ChipRow(tr("Part"), [
            (_BOOKS, tr("Playbooks"), None), (_RUNNING, tr("Under way"), None),
            (_ENDED, tr("Ended"), None), (_RESULTS, tr("What worked"), None),
        ])  # fmt: skip
        self.part.chosen.connect(self._show_part)
        self.table: Table[PlaybookLine] = Table(tr("Playbooks"), _columns(), opens=False)
        self.table.chosen.connect(self._show_chosen)
        self.editor = PlaybookEditor(shell, self.today)
        self.running = self._runs(
            tr("Playbooks under way"), run_columns(self.today), tr("No playbook is under way"),
            tr("P on an alert starts the one that answers it."),
        )  # fmt: skip
        self.ended = self._runs(
            tr("Playbooks that are ended"), ended_columns(), tr("No playbook was ended yet"),
            tr("E on one that is under way ends it, with what came of it."),
        )  # fmt: skip
        self.results: Table[ResultLine] = Table(
            tr("What worked"), result_columns(), opens=False,
            empty=EmptyState(
                tr("No playbook was started yet"),
                tr("What scores and alerts did after each one is counted here."),
            ),
        )  # fmt: skip
        self._lay_out()
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table.grid)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def _runs(
        self, name: str, columns: list[Column[RunLine]], none: str, advice: str
    ) -> Table[RunLine]:
        made: Table[RunLine] = Table(name, columns, empty=EmptyState(none, advice))
        made.opened.connect(lambda line: self.shell.open_account(line.account_id, "plan"))
        made.chosen.connect(self.changed)
        return made

    def _lay_out(self) -> None:
        run = self.shell.commands.run
        self.new = Button(tr("New"), partial(run, "alerts.new_playbook"), hint="N")
        self.copy = Button(tr("Copy"), partial(run, "alerts.copy_playbook"), hint="C")
        self.bin = Button(
            tr("Remove"), partial(run, "alerts.remove_playbook"), kind="risk", icon="trash"
        )
        self.end = Button(tr("End…"), partial(run, "alerts.end_run"), hint="E")
        self.back = Button(tr("Alerts"), partial(run, "alerts.list"), icon="arrow-left")
        acts = (self.new, self.copy, self.bin, self.end, self.back)
        self.column.addWidget(ButtonBar(self.part, acts))
        self._books = Beside(
            self.table, Scroll(self.editor, sideways=False), wide=860, fixed=(0, 420, 320)
        )
        self._parts: dict[str, QWidget] = {
            _BOOKS: self._books, _RUNNING: self.running, _ENDED: self.ended,
            _RESULTS: self.results,
        }  # fmt: skip
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.column.addWidget(self._stack, 1)

    def today(self) -> date:
        """The book's day."""
        book = self.shell.book
        return book.today() if book is not None else date.min

    def show_now(self) -> None:
        """Show the playbooks, their runs and what came of them."""
        book = self.shell.book
        if book is None:
            return
        before = self.editor.playbook
        lines = [PlaybookLine(_id(view), view) for view in playbooks(book)]
        self._showing = True
        self.table.set_lines(lines)
        self._showing = False
        if self.table.current is None and lines:
            # One of the program's that was edited is the user's own now, of the same kind.
            same = (line.id for line in lines if before and _kind(line.view) == _kind(before))
            self.table.select(next(same, lines[0].id))
        running, ended = run_lines(book), run_lines(book, running=False)
        self.running.set_lines(running)
        self.ended.set_lines(ended)
        for key, number in ((_BOOKS, len(lines)), (_RUNNING, len(running)), (_ENDED, len(ended))):
            self.part.set_number(key, number)
        self._show_chosen()
        self._show_part(self.part.key)

    @property
    def playbook(self) -> PlaybookView | None:
        """The playbook that is chosen, while they are in front."""
        line = self.table.current if self.part.key == _BOOKS else None
        return line.view if line is not None else None

    @property
    def run(self) -> RunLine | None:
        """The run that is chosen, while they are in front."""
        tables = {_RUNNING: self.running, _ENDED: self.ended}
        table = tables.get(self.part.key)
        return next(iter(table.selection), None) if table is not None else None

    def has_selection(self) -> bool:
        """Whether a playbook or a run is chosen."""
        return self.playbook is not None or self.run is not None

    def take_focus(self) -> None:
        """The table of the part in front, on its first line."""
        table = self._table()
        if not table.lines:
            self.back.setFocus()
            return
        if not table.selection:
            table.step(0)
        table.setFocus()

    def dismiss(self) -> bool:
        """Esc leads back to the playbooks."""
        if self.part.key == _BOOKS:
            return False
        self.part.choose(_BOOKS)
        self.take_focus()
        return True

    def step(self, by: int) -> None:
        """Go down (or up) some lines."""
        self._table().step(by)

    def write_new(self) -> None:
        """Write a new playbook: its name is typed next."""
        self.part.choose(_BOOKS)
        made = self.shell.run(say("New playbook"), new_playbook, tr("New playbook"))
        if made is not None:
            self.table.select(made.id)
            self.editor.name.setFocus()
            self.editor.name.editor.selectAll()

    def write_copy(self) -> None:
        """Copy the chosen playbook."""
        playbook = self.playbook
        if playbook is None:
            return
        words = say("Copy the playbook {name}", name=playbook.name)
        made = self.shell.run(words, copy_playbook, playbook)
        if made is not None:
            self.table.select(made.id)

    def remove(self) -> None:
        """Take the chosen playbook out; those of the program stay."""
        playbook = self.playbook
        if playbook is None or playbook.id is None:
            return
        words = say("Remove the playbook {name}", name=playbook.name)
        if self.shell.run(words, remove_playbook, playbook.id) is not None:
            self.shell.toast(render(say("Removed: {name}", name=playbook.name)), undoable=True)

    def end_chosen(self) -> None:
        """Ask what came of the chosen run, and end it."""
        if self.run is not None:
            ask_end(self.shell, self.run, self)

    def _table(self) -> Table[PlaybookLine] | Table[RunLine] | Table[ResultLine]:
        if self.part.key == _BOOKS:
            return self.table
        if self.part.key == _RESULTS:
            return self.results
        return self.running if self.part.key == _RUNNING else self.ended

    def _show_part(self, key: str) -> None:
        book = self.shell.book
        if key == _RESULTS and book is not None:  # it reads the scores of years: nobody else waits
            self.results.set_lines([ResultLine(line) for line in playbook_results(book)])
        self._stack.setCurrentWidget(self._parts[key])
        for button in (self.new, self.copy, self.bin):
            button.setVisible(key == _BOOKS)
        self.end.setVisible(key in (_RUNNING, _ENDED))
        table = self._table()
        if not table.selection:
            table.step(0)
        self.changed.emit()

    def _show_chosen(self) -> None:
        if self._showing:
            return
        line = self.table.current
        self.editor.setVisible(line is not None)
        self.bin.setEnabled(line is not None and line.view.id is not None)
        if line is not None:
            self.editor.show_playbook(line.view)
        self.changed.emit()


def _id(view: PlaybookView) -> int:
    if view.id is not None:
        return view.id
    tones = [None, *Tone]
    triggers = [None, *Trigger]
    return -1 - triggers.index(view.trigger) * len(tones) - tones.index(view.tone)


def _kind(view: PlaybookView) -> tuple[Trigger | None, Tone | None]:
    return view.trigger, view.tone


def _columns() -> list[Column[PlaybookLine]]:
    def answers(line: PlaybookLine) -> str:
        return label(line.view.trigger) if line.view.trigger is not None else ""

    def whose(line: PlaybookLine) -> str:
        return tr("yours") if line.view.id is not None else tr("built in")

    return [
        Column("name", tr("Name"), lambda line: line.view.name, CellKind.STRONG, 150, stretch=True,
               sentence=lambda line: ", ".join((line.view.name, answers(line), whose(line)))),
        Column("trigger", tr("Answers to"), answers, CellKind.QUIET, 130),
        Column("whose", tr("Whose"), whose, CellKind.QUIET, 96),
    ]  # fmt: skip
