"""The account team: who of ours works for this account, for which function, from when to when."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.people import team_parts
from csm_desktop.domain.people.account_team import TeamLine, TeamSource
from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.lifecycle.dialogs import PartDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.lifecycle import LifecycleView


class TeamCard(Card):
    """The owner and who sold it stand first, from the account; Enter opens a part."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Account team"))
        self._tab = tab
        self.more = Button(tr("Add to the team…"), self.ask, icon="plus")
        self.end = Button(tr("Ends today"), self.end_selected)
        self.gone = Button(tr("Remove"), self.remove_selected, kind="flat")
        if self.header is not None:
            for button in (self.gone, self.end, self.more):
                self.header.add(button)
        self.table: WholeTable[TeamLine] = WholeTable(
            tr("Account team"), self._columns(), edit=self._edit, compact=True,
            today=lambda: tab.view.facts.as_of,
            empty=nothing_yet(tr("Nobody of ours is named yet: who works for this account?")),
        )  # fmt: skip
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
        self.table.on_delete(self.remove_selected)
        put_in_card(self, self.table)

    def _columns(self) -> list[Column[TeamLine]]:
        functions = [(leader, label(leader)) for leader in Leader]
        return [
            Column("name", tr("Who"), lambda line: line.member.name, CellKind.STRONG, 150,
                   sentence=_sentence),
            Column("function", tr("Function"), lambda line: line.function, CellKind.CHOICE, 140,
                   editable=True, choices=functions, refusal=_refusal),
            Column("part", tr("Part"), _part, editable=True, stretch=True, refusal=_refusal),
            Column("since", tr("From"), lambda line: line.part and line.part.since, CellKind.DAY,
                   105, editable=True, refusal=_refusal, past=True),
            Column("until", tr("Until"), lambda line: line.part and line.part.until, CellKind.DAY,
                   105, editable=True, refusal=_refusal),
        ]  # fmt: skip

    def show_lifecycle(self, shown: "LifecycleView") -> None:
        """Show the team of the account in front."""
        self.table.set_lines(shown.team)
        self._chosen()

    def _chosen(self) -> None:
        line = self.table.current if self.table.selection else None
        part = line.part if line is not None else None
        self.gone.setEnabled(part is not None)
        self.end.setEnabled(part is not None and part.until is None)
        self._tab.state_changed.emit()

    def _edit(self, line: TeamLine, key: str, value: Any) -> None:
        if line.part is None:
            return
        if value is None and key == "function":
            raise UserError(tr("This is needed."), tr("Remove the part if nobody plays it."))
        fields: dict[str, Any] = {key: value or "" if key == "part" else value}
        saying = say("Account team: {name}", name=line.member.name)
        self._tab.shell.save(saying, team_parts.edit_part, line.part.id, **fields)

    def _open(self, line: TeamLine) -> None:
        if line.part is not None:
            PartDialog(self._tab, self, line.part).exec()
        else:
            # Owner and seller are the account's own: they are changed where its details stand.
            self._tab.shell.open_account(self._tab.account_id, "overview/details")

    def ask(self) -> None:
        """Ask who joins the team."""
        PartDialog(self._tab, self).exec()

    def end_selected(self) -> None:
        """Say that today is the last day of the chosen part."""
        for line in self.table.selection:
            if line.part is not None:
                saying = say("Ends in the account team: {name}", name=line.member.name)
                if carried_out(self._tab.shell, saying, team_parts.end_part, line.part.id):
                    self._tab.shell.toast(render(saying), undoable=True)

    def remove_selected(self) -> None:
        """Take the chosen part out."""
        for line in self.table.selection:
            if line.part is not None:
                saying = say("Remove from the account team: {name}", name=line.member.name)
                if carried_out(self._tab.shell, saying, team_parts.remove_part, line.part.id):
                    self._tab.shell.toast(render(saying), undoable=True)


def _part(line: TeamLine) -> str:
    return line.part.part if line.part is not None else label(line.source)


def _refusal(line: TeamLine) -> UserError | None:
    if line.source is TeamSource.PART:
        return None
    return UserError(
        tr("This is said by the account itself."), tr("Change it among the details of Overview.")
    )


def _sentence(line: TeamLine) -> str:
    parts = (line.member.name, label(line.function), _part(line))
    return ", ".join(part for part in parts if part)
