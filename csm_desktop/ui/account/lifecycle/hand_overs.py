"""The hand-overs of the lead: from whom to whom, with what went along, and who accepted it."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import stages as use_cases
from csm_desktop.domain.records.lifecycle import HandOver, Leader
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.lifecycle.dialogs import LeadDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.lifecycle import LifecycleView


class HandOversCard(Card):
    """The latest first; Enter opens one. What nobody has accepted stands first in the heading."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Hand-overs"))
        self._tab = tab
        self.hand = Button(tr("Hand over…"), self.ask, icon="plus")
        self.accept = Button(tr("Accepted today"), self.accept_selected)
        self.gone = Button(tr("Remove"), self.remove_selected, kind="flat")
        if self.header is not None:
            for button in (self.gone, self.accept, self.hand):
                self.header.add(button)
        self.table: WholeTable[HandOver] = WholeTable(
            tr("Hand-overs"), self._columns(), edit=self._edit, compact=True,
            today=lambda: tab.view.facts.as_of,
            empty=nothing_yet(tr("The lead was not handed over yet. It is noted with a stage that"
                                 " another function leads, or by itself.")),
        )  # fmt: skip
        self.table.opened.connect(lambda line: LeadDialog(tab, self, line).exec())
        self.table.chosen.connect(self._chosen)
        self.table.on_delete(self.remove_selected)
        put_in_card(self, self.table)

    def _columns(self) -> list[Column[HandOver]]:
        functions = [(leader, label(leader)) for leader in Leader]
        return [
            Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 110, editable=True,
                   past=True, sentence=_sentence),
            Column("from_function", tr("From"), lambda line: line.from_function, CellKind.CHOICE,
                   140, editable=True, choices=functions),
            Column("to_function", tr("To"), lambda line: line.to_function, CellKind.CHOICE, 140,
                   editable=True, choices=functions),
            Column("who", tr("Taken by"), lambda line: self._name(line.to_member_id), width=130),
            Column("accepted_on", tr("Accepted on"), lambda line: line.accepted_on, CellKind.DAY,
                   115, editable=True, past=True),
            Column("note", tr("What goes along"), lambda line: line.note, editable=True,
                   stretch=True),
        ]  # fmt: skip

    def _name(self, member_id: int | None) -> str:
        team = self._tab.view.facts.team
        return next((member.name for member in team if member.id == member_id), "")

    def show_lifecycle(self, shown: "LifecycleView") -> None:
        """Show the hand-overs of the account in front."""
        self.table.set_lines(shown.hand_overs)
        waiting = len(shown.boomerang.waiting)
        words = render(say("{n} not accepted yet", n=waiting)) if waiting else ""
        if self.header is not None:
            self.header.set_aside(words)
        self._chosen()

    def _chosen(self) -> None:
        line = self.table.current
        there = bool(self.table.selection) and line is not None
        self.gone.setEnabled(there)
        self.accept.setEnabled(there and line is not None and line.accepted_on is None)
        self._tab.state_changed.emit()

    def _edit(self, line: HandOver, key: str, value: Any) -> None:
        if value is None and key not in ("note", "accepted_on"):
            raise UserError(tr("This is needed."), tr("Remove the hand-over if it never was."))
        fields: dict[str, Any] = {key: value or "" if key == "note" else value}
        self._tab.shell.save(
            say("Correct a hand-over"), use_cases.edit_hand_over, line.id, **fields
        )

    def ask(self) -> None:
        """Ask to whom the lead goes."""
        LeadDialog(self._tab, self).exec()

    def accept_selected(self) -> None:
        """Say that the chosen one was accepted today."""
        line = self.table.current
        if line is not None:
            saying = say("Hand-over accepted: {taker}", taker=line.to_function)
            on = self._tab.view.facts.as_of
            if carried_out(
                self._tab.shell, saying, use_cases.edit_hand_over, line.id, accepted_on=on
            ):
                self._tab.shell.toast(render(saying), undoable=True)

    def remove_selected(self) -> None:
        """Take the chosen one out."""
        for line in self.table.selection:
            saying = say("Remove a hand-over to {taker}", taker=line.to_function)
            if carried_out(self._tab.shell, saying, use_cases.remove_hand_over, line.id):
                self._tab.shell.toast(render(saying), undoable=True)


def _sentence(line: HandOver) -> str:
    words = say("{day}: {giver} to {taker}, not accepted yet", day=line.on,
                giver=line.from_function, taker=line.to_function)  # fmt: skip
    if line.accepted_on is not None:
        words = say("{day}: {giver} to {taker}, accepted on {accepted}", day=line.on,
                    giver=line.from_function, taker=line.to_function,
                    accepted=line.accepted_on)  # fmt: skip
    return render(words)
