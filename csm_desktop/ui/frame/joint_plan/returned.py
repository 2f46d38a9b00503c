"""A joint impact plan that came back: what the customer changed, ticked line by line."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csm_desktop.app.plan.returned import (
    PlanComingBack,
    accept_differences,
    coming_back,
    read_returned,
    said_words,
    what_differs,
    why_doubtful,
)
from csm_desktop.domain.plan.round_trip import PlanDifference, ReturnedPlan
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.lines_dialog import LinesDialog
from csm_desktop.ui.widgets.file_dialogs import ask_file
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, sentences, tr

__all__ = ["ReturnedPlan"]
_WIDE = 980  # px


class ReturnedPlanDialog(LinesDialog[PlanDifference]):
    """Each difference with what the book and the file say; only what is ticked is taken over."""

    def __init__(self, shell: Shell, found: PlanComingBack, parent: QWidget) -> None:
        words = say(
            "{file}, written on {on}. Tick what is to be taken over; one Undo takes it back.",
            file=found.plan.file, on=found.plan.made_at.date(),
        )  # fmt: skip
        super().__init__(
            render(say("The plan of {account} came back", account=found.account)),
            render(words), tr("&Take over"), self._take_over, parent,
        )  # fmt: skip
        self._shell, self._found = shell, found
        self.taken = 0
        self.notes = Text(
            "\n".join(map(render, found.differences.notes)), "caption", wrap=True, selectable=True
        )
        self.notes.setVisible(bool(found.differences.notes))
        self.column.addWidget(self.notes)
        self.lay_lines(
            tr("What the customer changed"), _columns(), found.differences.lines,
            found.plan.made_at.date,
        )  # fmt: skip
        self.every = Button(tr("Tick &all"), partial(self.set_all, wanted=True))
        self.none = Button(tr("Tick &none"), partial(self.set_all, wanted=False))
        self.ready_lines(parent, _WIDE, self.every, self.none)

    @property
    def chosen(self) -> list[PlanDifference]:
        """The lines that are ticked."""
        return [line for line in self.shown if line.wanted]

    def is_worth_it(self) -> bool:
        """Something is ticked."""
        return bool(self.chosen)

    def _take_over(self) -> None:
        words = say("Take in the plan of {account}", account=self._found.account)
        chosen = self.chosen
        self._shell.save(words, accept_differences, self._found.account_id, chosen)
        self.taken = len(chosen)


def _columns() -> list[Column[PlanDifference]]:
    def sentence(line: PlanDifference) -> str:
        here, there = said_words(line.ours), said_words(line.theirs)
        parts = (line.title, what_differs(line), here, there, _doubt(line))
        return ", ".join(part for part in parts if part)

    return [
        Column("wanted", tr("Take"), lambda line: line.wanted, CellKind.CHECK, 76,
               editable=True, sortable=False, sentence=sentence),
        Column("title", tr("Action"), lambda line: line.title, CellKind.STRONG, 240,
               stretch=True, sortable=False),
        Column("what", tr("What"), what_differs, CellKind.QUIET, 110, sortable=False),
        Column("ours", tr("In the book"), lambda line: said_words(line.ours), CellKind.TEXT, 150,
               sortable=False),
        Column("theirs", tr("In their file"), _theirs, CellKind.TEXT, 190, sortable=False),
        Column("doubt", tr("To know"), _doubt, CellKind.QUIET, 200, sortable=False),
    ]  # fmt: skip


def _theirs(line: PlanDifference) -> str:
    """What the file says; of a new action who, by when, where it stands and what is said of it."""
    if line.row is None or line.column is not None:
        return said_words(line.theirs)
    said = [value for column, value in line.row.said.items() if column.value != "title"]
    return ", ".join(words for words in map(said_words, said) if words)


def _doubt(line: PlanDifference) -> str:
    doubt = why_doubtful(line)
    return render(doubt) if doubt is not None else ""


def show_returned(
    shell: Shell, plan: ReturnedPlan, parent: QWidget, expected: int | None = None
) -> None:
    """Show what differs, and take over what is ticked; of `expected` it should be the plan."""
    book = shell.book
    if book is None:
        return
    if book.why_read_only is not None:
        shell.tell(UserError(book.why_read_only, tr("Nothing can be taken into it.")))
        return
    try:
        found = coming_back(book, plan, expected)
    except UserError as refusal:
        shell.tell(refusal)
        return
    if not found.differences.lines:
        words = say("{file} says what the plan of {account} says.", file=plan.file,
                    account=found.account)  # fmt: skip
        notes = sentences(map(render, found.differences.notes))
        shell.toast(f"{render(words)} {notes}".strip())
        return
    dialog = ReturnedPlanDialog(shell, found, parent)
    if dialog.exec():
        taken = say("{n} change of {account} is in the plan.",
                    "{n} changes of {account} are in the plan.",
                    n=dialog.taken, account=found.account)  # fmt: skip
        shell.open_account(found.account_id, "plan")
        shell.toast(render(taken), undoable=True)


def ask_returned(shell: Shell, account_id: int, parent: QWidget) -> None:
    """Ask for the file that came back from this account, and show what differs."""
    kinds = f"{tr('Plans that came back')} (*.xlsx *.ods *.xls *.xlsm *.csv);;{tr('All files')} (*)"
    path = ask_file(parent, tr("The plan that came back"), "", kinds)
    if path is not None:
        bring_returned(shell, path, parent, account_id)


def bring_returned(shell: Shell, path: Path, parent: QWidget, expected: int | None = None) -> None:
    """Read a file on a thread, and show what differs."""

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    def done(plan: ReturnedPlan) -> None:
        show_returned(shell, plan, parent, expected)

    shell.background.start(parent, lambda _: read_returned(path), done, failed)
