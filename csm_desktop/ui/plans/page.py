"""Every action of both sides over all accounts: what is late first, done with one key."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.lists import actions as listing
from csm_desktop.app.people.team import me
from csm_desktop.app.practice import among_actions as use_cases
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.followed_page import FollowedPage
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.page_requests import SHOW_CHECKLIST
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.plans.columns import VIEWS, DayAndUser, columns, seen_by_views
from csm_desktop.ui.plans.commands import ROW_ACTS, declare
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import ChangeSet

_CONCERN = frozenset(
    {
        "action",
        "account",
        "contact",
        "team_member",
        "milestone",
        "checklist_answer",
        "checklist_item",
        "checklist_round",
    }
)


class PlansPage(FollowedPage[ActionLine, DayAndUser]):
    """The list, its views, and the acts on one or several of its lines."""

    _me: int | None = None
    alike = staticmethod(seen_by_views)

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell,
            VIEWS,
            tr("Filter the actions"),
            listing.all_actions,
            listing.with_changed,
            _CONCERN,
        )
        self.table.opened.connect(self._open)
        self.lay_out(
            [Button(tr("Page for a colleague…"), partial(shell.commands.run, "plans.hand_out"))]
        )
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)

    def make_table(self) -> Table[ActionLine]:
        """Several actions can be chosen at once, and cells be edited."""
        return Table(
            tr("Actions"),
            columns(self._today),
            edit=self._edit,
            today=self._today,
            many=True,
            empty=EmptyState(
                tr("Nobody has anything to do"),
                tr("Actions come from plans, meetings and playbooks; all of them are listed here."),
            ),
            none_found=EmptyState(tr("No action fits"), tr("Esc shows all open ones again.")),
        )

    def context(self) -> DayAndUser:
        """Today, and who the user is."""
        return self._today(), self._me

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again, where what changed can stand in the list; who the user is may be another."""
        book = self.shell.book
        if book is not None and self._is_concerned(changes):
            mine = me(book)
            self._me = mine.id if mine is not None else None
        super().refresh(changes)

    def title(self) -> str:
        """The page's name."""
        return tr("Plans")

    def aside(self) -> str:
        """How much is late, beside the title."""
        late = self.number("late")
        return render(say("{n} late", n=late)) if late else ""

    def tick_selected(self) -> None:
        """Done, or open again where all that are selected are done; the keyboard goes on."""
        chosen = self.table.selection
        if chosen:
            row = self.table.model.row_of(chosen[-1].id) or 0
            self._tick([line.id for line in chosen], any(line.is_pending for line in chosen))
            if self.table.lines and not self.table.selection:
                row = min(max(0, row - len(chosen) + 1), len(self.table.lines) - 1)
                self.table.select(self.table.lines[row].id)

    def open_selected(self) -> None:
        """The plan of the account that the keyboard is on."""
        self.on_current(self._open)

    def _open(self, line: ActionLine) -> None:
        if line.is_of_practice:
            self.shell.commands.run(SHOW_CHECKLIST)
        else:
            self.shell.open_account(line.account_id, "plan")

    def _today(self) -> date:
        book = self.shell.book
        return book.today() if book is not None else date.min

    def _edit(self, line: ActionLine, key: str, value: Any) -> None:
        """Save a cell; a UserError goes through to the cell, which shows it."""
        words = say("Change the action {title}", title=line.title)
        if key == "done":
            self.shell.save(words, use_cases.tick_lines, [line.id], bool(value))
        elif key == "due_on":
            self.shell.save(words, use_cases.move_lines, [line.id], value)
        else:
            self.shell.save(words, use_cases.reword_line, line.id, value)

    def _tick(self, ids: Sequence[int], done: bool) -> None:
        titles = [line.title for line in self.listed if line.id in ids]
        if done:
            words = (
                say("Done: {title}", title=titles[0])
                if len(ids) == 1
                else say("{n} actions are done", n=len(ids))
            )
        else:
            words = (
                say("Open again: {title}", title=titles[0])
                if len(ids) == 1
                else say("{n} actions are open again", n=len(ids))
            )
        said = act = words
        if done and len(ids) == 1:
            act = say("Tick off {title}", title=titles[0])  # as "Undone: …" says it
        if self.shell.run(act, use_cases.tick_lines, list(ids), done) is not None:
            self.shell.toast(render(said), undoable=True)
