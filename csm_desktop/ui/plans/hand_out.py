"""What one of ours owes, for that colleague: as a page, or as text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from csm_desktop.app.people.team import team
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.owed_page import page_of
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import PersonField, Somebody
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.ui.widgets.table import Table


def ask_page(shell: Shell, table: "Table[ActionLine]") -> None:
    """Ask whose, and show the page as it would be printed."""
    _ask(shell, table, tr("&Show"), lambda who: show_paper(shell, page_of(who), table))


def ask_text(shell: Shell, table: "Table[ActionLine]") -> None:
    """Ask whose, and put their actions into the clipboard."""

    def copy(who: Somebody) -> None:
        from csm_desktop.app.documents.owed import owed_text

        if shell.book is not None:
            QApplication.clipboard().setText(owed_text(shell.book, who.id))
            shell.toast(render(say("Copied: the open actions of {name}.", name=who.name)))

    _ask(shell, table, tr("&Copy"), copy)


def _ask(
    shell: Shell, table: "Table[ActionLine]", act: str, then: Callable[[Somebody], None]
) -> None:
    book = shell.book
    if book is None:
        return
    people = [Somebody(member.id, member.name, member.title) for member in team(book)]
    if not people:
        shell.toast(tr("Nobody of ours is named yet: Settings, Team."))
        return
    line = table.current
    # Whose line the keyboard is on, else the user.
    first = line.team_member_id if line is not None and line.team_member_id else people[0].id
    field = PersonField(tr("Colleague"), first, people)

    def check() -> None:
        if field.stored is None:
            raise UserError(tr("Who is it?"), tr("Choose one of our own people."))

    dialog = FormDialog(
        tr("Whose actions?"), tr("All that they owe, over all accounts."), act, check, table
    )
    dialog.form.add(tr("&Colleague"), field)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        then(next(person for person in people if person.id == field.stored))
