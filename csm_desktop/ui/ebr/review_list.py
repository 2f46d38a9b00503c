"""Accounts by the day of their next review: which pack to make next, and what it lacks."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.reviews.list import ReviewLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import CellKind, Column, EmptyState, Table
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import day, joined, label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import ChangeSet

_SHOWN = "ebr account"
# Whose changes move the list; of the others listed below only coming and going does.
_LISTED = frozenset({"account", "account_metric", "contact", "review", "segment"})
_COUNTED = frozenset(
    {"benchmark", "capability_offer", "goal", "initiative", "milestone", "reading", "review_goal"}
)


def keep_shown(shell: Shell, account_id: int) -> None:
    """Remember whose pack is shown: it is shown again with the book."""
    if shell.book is not None:
        shell.recents.keep(_SHOWN, shell.book.path, str(account_id))


def last_shown(shell: Shell, lines: Sequence[ReviewLine]) -> int:
    """Whose pack was shown last in this book; the first one's where that account is gone."""
    kept = shell.recents.kept(_SHOWN, shell.book.path) if shell.book is not None else ""
    return next((line.id for line in lines if str(line.id) == kept), lines[0].id)


def moves_list(changes: "ChangeSet | None") -> bool:
    """Whether the list may be another after these changes (None: after anything)."""
    if changes is None:
        return True
    if changes.tables.isdisjoint(_LISTED | _COUNTED):
        return False
    return any(
        change.table in _LISTED
        or (change.table in _COUNTED and (change.before is None or change.after is None))
        for change in changes.changes
    )


class Accounts(QWidget):
    """`picked` names the account whose pack shall be shown, `entered` that the user goes on."""

    picked = Signal(object)
    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.lines: tuple[ReviewLine, ...] = ()  # also those that a filter hides
        self._is_filling = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the accounts by name"))
        self.filter.setClearButtonEnabled(True)
        columns: list[Column[ReviewLine]] = [
            Column(
                "name", tr("Account"), lambda line: line.name, CellKind.STRONG, 100, stretch=True,
                sentence=self._sentence,
            ),
            Column(
                "on", tr("Next EBR"), lambda line: line.on, CellKind.DAY, 92,
                late=lambda line: line.late > 0,
            ),
            Column(
                "missing", tr("Lacks"), lambda line: len(line.missing), CellKind.NUMBER, 54,
                show=lambda line: str(len(line.missing) or "–"),
            ),
        ]  # fmt: skip
        self.table: Table[ReviewLine] = Table(
            tr("Accounts by review date"),
            columns,
            today=today,
            empty=EmptyState(tr("No accounts yet"), tr("Make one in the Book first."), ghost=""),
            none_found=EmptyState(tr("No account fits"), ghost=""),
        )
        self.quarter = IconButton("files", tr("Packs of a quarter…"))
        self.filter.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _: self.entered.emit())
        column = QVBoxLayout(self)
        theme.spaced(column)
        top = QHBoxLayout()
        theme.spaced(top, gap=theme.S)
        top.addWidget(self.filter, 1)
        top.addWidget(self.quarter)
        nest(column, top)
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[ReviewLine]) -> None:
        """Show these accounts, the selection kept; nobody has picked what comes to be selected."""
        self.lines = tuple(lines)
        self._is_filling = True
        self.table.set_lines(lines)
        self._is_filling = False

    def wait(self) -> None:
        """Show no accounts, and no word that there are none: a thread reads them."""
        self.lines = ()
        self._is_filling = True
        self.table.wait()
        self._is_filling = False

    def select(self, account_id: int) -> None:
        """Put the selection on an account, which a filter may hide."""
        if not self.table.select(account_id):
            self.filter.clear()
            self.table.select(account_id)

    def _chosen(self) -> None:
        chosen = self.table.selection
        if len(chosen) == 1 and not self._is_filling:
            self.picked.emit(chosen[0].id)

    def _sentence(self, line: ReviewLine) -> str:
        why = render(line.why)
        if line.on is None:
            words = say("{name}, {why}", name=line.name, why=why)
        elif line.late:
            words = say(
                "{name}, review {n} day late: {why}",
                "{name}, review {n} days late: {why}",
                name=line.name,
                n=line.late,
                why=why,
            )
        else:
            on = day(line.on)
            words = say("{name}, next review {on}: {why}", name=line.name, on=on, why=why)
        # For ears: the row is read out as one sentence, with what its mark means.
        if not line.missing:
            return render(words)
        parts = joined([label(part) for part in line.missing])
        whole = say("{words}; missing: {parts}", words=render(words), parts=parts)
        return render(whole)
