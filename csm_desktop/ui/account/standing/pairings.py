"""Who could show this account how it is done, whom it shows, and what came of each introduction."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal

from csm_desktop.app.strategies import pairing as use_cases
from csm_desktop.app.strategies.pairing_view import (
    PairingBoard,
    PairingLine,
    ProposedChampion,
    facts_of_both,
    pairing_board,
)
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.standing.pairing_dialog import PairingDialog
from csm_desktop.ui.frame.tabs.pairing_columns import pairing_columns
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.book import Book


class PairingsCard(Card):
    """Proposed champions above, with the reason; beneath them the pairings, edited in place.
    `followers` brings whom the account itself shows how it is done, `examples` what the champions
    stood on.

    All standings of the book are looked at for it, so the answer comes from a thread.
    """

    followers = Signal(object)
    examples = Signal(object)

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Champions who could show how"))
        self._tab = tab
        self._cruises = False
        self._shown: int | None = None
        self._wanted: int | None = None
        self.board = PairingBoard()
        self.introduce = Button(tr("&Introduce…"), self.ask_introduction, hint="Ctrl+Shift+J")
        self.note = Button(tr("Note the pair"), self.note_pair, icon="plus")
        self.gone = Button(tr("Remove"), self.remove_selected, kind="flat")
        if self.header is not None:
            for part in (Lock(), self.gone, self.note, self.introduce):
                self.header.add(part)
        self.proposed: WholeTable[ProposedChampion] = WholeTable(
            tr("Proposed champions"), _proposed_columns(), compact=True,
            empty=nothing_yet(tr("No champion of the book has anything in common with them that"
                                 " they were not paired with before.")),
        )  # fmt: skip
        self.proposed.opened.connect(lambda line: tab.shell.open_account(line.id, "standing"))
        self.words = Text(tr("Introduced, and what came of it"), "strong")
        self.pairings: WholeTable[PairingLine] = WholeTable(
            tr("Introduced, and what came of it"),
            pairing_columns(tr("Champion"), lambda line: line.champion, editable=True),
            edit=self._edit, compact=True, opens=False, today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.pairings.on_delete(self.remove_selected)
        for table in (self.proposed, self.pairings):
            table.chosen.connect(self._enable)
        put_in_card(self, self.proposed)
        self.add(self.words)
        put_in_card(self, self.pairings)
        self._asker = BookQuery(tab.shell, self._question, self)
        self._asker.answered.connect(self._came)

    def show_account(self, view: "AccountView") -> None:
        """Ask anew; champions are proposed to cruisers alone, what was paired is shown to all."""
        if self._shown != view.account_id:
            # Nothing of the former account is shown until the answer for this one is there.
            self.board = PairingBoard()
            self._wanted = None
        self._shown = view.account_id
        self._cruises = view.standing.standing is Standing.CRUISER
        shows_how = view.standing.standing is Standing.CHAMPION
        if self._cruises or shows_how or view.facts.pairings:
            self._asker.ask()
        else:
            self.board = PairingBoard()
        self._show()

    def reach(self, pairing_id: int) -> None:
        """Choose a pairing, as soon as the answer with it is there."""
        self._wanted = pairing_id
        self._choose_wanted()

    def ask_introduction(self) -> None:
        """Draft both letters for the chosen pair, or the first champion that is proposed."""
        chosen = self._chosen_pair()
        book = self._tab.shell.book
        if chosen is None or book is None:
            return
        champion_id, why = chosen
        try:
            facts = facts_of_both(book, self._tab.account_id, champion_id)
        except LookupError:
            return
        PairingDialog(self._tab, self, *facts, why).exec()

    def note_pair(self) -> None:
        """Keep the chosen proposal for later."""
        for line in self.proposed.selection:
            saying = say("Pair with {name}", name=line.name)
            own, why = self._tab.account_id, render(line.why)
            if self._tab.shell.run(saying, use_cases.note_pairing, own, line.id, why):
                self._tab.shell.toast(render(saying), undoable=True)

    def remove_selected(self) -> None:
        """Take the chosen pairing out."""
        for line in self.pairings.selection:
            saying = say("Remove the pair with {name}", name=line.champion)
            if carried_out(self._tab.shell, saying, use_cases.remove_pairing, line.id):
                self._tab.shell.toast(render(saying), undoable=True)

    def _chosen_pair(self) -> tuple[int, str] | None:
        waiting = [one for one in self.pairings.selection if one.pairing.introduced_on is None]
        if waiting:
            return waiting[0].pairing.champion_account_id, waiting[0].pairing.why
        chosen = next(iter((*self.proposed.selection, *self.proposed.lines)), None)
        return (chosen.id, render(chosen.why)) if chosen is not None and self._cruises else None

    def _question(self) -> "Callable[[Book], tuple[int, PairingBoard]]":
        account_id = self._tab.account_id
        return lambda book: (account_id, pairing_board(book, account_id))

    def _came(self, found: object) -> None:
        account_id, board = cast("tuple[int, PairingBoard]", found)
        if account_id == self._tab.account_id:
            self.board = board
            self._show()
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        wanted = self._wanted
        if wanted is not None and any(line.id == wanted for line in self.pairings.lines):
            self._wanted = None
            self.pairings.select(wanted)
            self.pairings.setFocus()

    def _show(self) -> None:
        self.setVisible(self._cruises or bool(self.board.pairings))
        self.proposed.set_lines(self.board.proposed if self._cruises else ())
        self.proposed.setVisible(self._cruises)
        self.pairings.set_lines(self.board.pairings)
        for part in (self.words, self.pairings):
            part.setVisible(bool(self.board.pairings))
        self.followers.emit(self.board.followers)
        self.examples.emit(self.board.examples if not self.isHidden() else ())
        self._enable()

    def _enable(self) -> None:
        self.introduce.setEnabled(self._chosen_pair() is not None)
        self.note.setEnabled(bool(self.proposed.selection))
        self.gone.setEnabled(bool(self.pairings.selection))
        self._tab.state_changed.emit()

    def _edit(self, line: PairingLine, key: str, value: Any) -> None:
        saying = say("Change the pair with {name}", name=line.champion)
        fields: dict[str, Any] = {key: value or "" if key in ("why", "outcome") else value}
        self._tab.shell.save(saying, use_cases.edit_pairing, line.id, **fields)


def _proposed_columns() -> list[Column[ProposedChampion]]:
    return [
        Column("name", tr("Champion"), lambda line: line.name, CellKind.STRONG, 240,
               sentence=lambda line: f"{line.name}, {render(line.why)}"),
        Column("why", tr("Why"), lambda line: render(line.why), stretch=True),
        Column("tired", tr("Asked lately"), lambda line: render(line.tired) if line.tired else "",
               width=330, late=lambda line: line.tired is not None),
    ]  # fmt: skip
