"""Our people as a table: add with a line, edit in place, say which of them is the user."""

from typing import TYPE_CHECKING, Any

from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.settings.relay import RelayCard
from csm_desktop.ui.settings.team_database import TeamDatabaseCard
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.book import Book


class Team(Part):
    """Everybody who has to do with the accounts on our side, which function leads when, and where
    the team has its picture."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.people: EditedList[TeamMember] = EditedList(
            tr("Our people"),
            _columns(),
            edit=self._edit,
            add=self._add,
            remove=self._drop,
            hint=tr("New colleague, such as: Priya Nair <priya@example.com>"),
            nothing=tr("Nobody is here yet. Write your own name first: the first one is you."),
            today=self._today,
        )
        self.relay = RelayCard(shell)
        self.database = TeamDatabaseCard(shell)
        self.lay_out([self.people, self.relay, self.database])

    def show_book(self, book: "Book") -> None:
        """Show who is there."""
        from csm_desktop.app.people.team import team

        found = team(book)
        words = say("{n} person", "{n} people", n=len(found))
        self.people.show_lines(found, render(words) if found else "")
        self.relay.show_book(book)
        self.database.show_book(book)

    def take_focus(self) -> None:
        """The table; where nobody is there, the line that adds."""
        if not self.people.table.lines:
            self.people.new.setFocus()
            return
        self.people.table.setFocus()
        if self.people.table.current is None:
            self.people.table.step(0)

    def _today(self) -> "date":
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()

    def _add(self, words: str) -> int:
        from csm_desktop.app.people import team

        name, email = team.name_and_address(words)
        saying = say("New colleague: {name}", name=name)
        return self.shell.save(saying, team.new_member, name, email=email).id

    def _edit(self, line: TeamMember, key: str, value: Any) -> None:
        from csm_desktop.app.people import team

        saying = say("Change {name}", name=line.name)
        if key != "is_me":
            self.shell.save(saying, team.edit_member, line.id, **{key: value})
        elif value:
            saying = say("You are {name}", name=line.name)
            self.shell.save(saying, team.this_is_me, line.id)
        else:
            raise UserError(tr("This is you."), tr("Tick the colleague who you are instead."))

    def _drop(self, line: TeamMember) -> None:
        from csm_desktop.app.people import team

        saying = say("Remove {name} from the team", name=line.name)
        self.shell.run(saying, team.remove_member, line.id)


def _columns() -> list[Column[TeamMember]]:
    return [
        Column(
            "name", tr("Name"), lambda line: line.name, CellKind.STRONG, editable=True,
            stretch=True,
            sentence=_sentence,
        ),
        Column(
            "role", tr("Role"), lambda line: line.role, CellKind.CHOICE, 205, editable=True,
            choices=[(role, label(role)) for role in TeamRole],
        ),
        Column("title", tr("Job title"), lambda line: line.title, width=190, editable=True),
        Column("email", tr("E-mail"), lambda line: line.email, width=230, editable=True),
        Column("is_me", tr("You"), lambda line: line.is_me, CellKind.CHECK, 56, editable=True),
        Column("active", tr("With us"), lambda line: line.active, CellKind.CHECK, 72,
        editable=True),
    ]  # fmt: skip


def _sentence(member: TeamMember) -> str:
    parts = [
        member.name,
        tr("you") if member.is_me else "",
        label(member.role),
        member.title,
        member.email,
        "" if member.active else tr("no longer with us"),
    ]
    return ", ".join(part for part in parts if part)
