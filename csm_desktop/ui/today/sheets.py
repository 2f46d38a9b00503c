"""The rows of hand-off sheets that are to go out soon after signing."""

from collections.abc import Callable
from datetime import date

from csm_desktop.app.handoff.sheet import send_sheet
from csm_desktop.domain.handoff.sheet import due_words
from csm_desktop.domain.lists.day_lines import SheetDue
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.page_requests import SHEET, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.wording import render, short_day, tr


class SheetRow(DayRow[SheetDue]):
    """A customer without a hand-off sheet: Enter opens it, X says that it went out today."""

    def __init__(self, shell: Shell, line: SheetDue, today: Callable[[], date]) -> None:
        super().__init__(line)
        self._shell, self._today = shell, today

    def show_line(self, line: SheetDue) -> None:
        """Show when they signed, and how long there is."""
        self.line = line
        today = self._today()
        signed = render(say("signed {day}", day=short_day(line.signed_on)))
        hint = tr("Enter opens the sheet; X says that it went out today.")
        self.say(line.account, "", signed, render(due_words(line.due_on, today)), hint)
        self.end.set_colour("error" if line.due_on < today else "secondary")

    def open_line(self) -> None:
        """The sheet."""
        run_on_account(self._shell, SHEET, self.line.id)

    def done(self) -> None:
        """Say that it went out today."""
        saying = say("Hand-off sheet of {name} sent", name=self.line.account)
        if self._shell.run(saying, send_sheet, self.line.id, self._today()) is not None:
            self._shell.toast(render(saying), undoable=True)
