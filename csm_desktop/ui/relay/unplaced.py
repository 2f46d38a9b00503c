"""The customers that are in no segment, each with the one that fits it and why."""

from typing import TYPE_CHECKING

from csm_desktop.app.accounts.segments import UnplacedAccount, give_fitting, unplaced_accounts
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book


class UnplacedCard(Card):
    """Hidden where everybody has a segment. What is chosen, else all, is put into what fits it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Accounts in no segment"))
        self._shell = shell
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._show)
        self.place = Button(tr("Put them into the segment that fits"), self._place, icon="users")
        self.words = Text(colour="secondary", wrap=True)
        self.table: WholeTable[UnplacedAccount] = WholeTable(
            tr("Accounts in no segment"), _columns(), compact=True
        )
        self.table.opened.connect(lambda line: shell.open_account(line.id))
        if self.header is not None:
            for part in (Lock(), self.place):
                self.header.add(part)
        self.add(self.words)
        put_in_card(self, self.table)
        self.hide()

    def ask(self) -> None:
        """Ask the book; the answer comes from a thread."""
        self._asker.ask()

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self._show(())

    def _question(self) -> "Callable[[Book], tuple[UnplacedAccount, ...]]":
        return unplaced_accounts

    def _show(self, found: tuple[UnplacedAccount, ...]) -> None:
        fit = sum(one.fits is not None for one in found)
        self.table.set_lines(found)
        self.place.setEnabled(bool(fit))
        self.words.setText(
            tr("What is proposed follows from the products and the size that segments are for.")
            if fit
            else tr("None is proposed: say of segments for which products or sizes they are.")
        )
        self.setVisible(bool(found))

    def _place(self) -> None:
        chosen = [one for one in self.table.selection if one.fits is not None]
        ids = [one.id for one in chosen or self.table.lines if one.fits is not None]
        saying = say("Put {n} account into the segment that fits",
                     "Put {n} accounts into the segments that fit", n=len(ids))  # fmt: skip
        self._shell.run(saying, give_fitting, ids)


def _columns() -> list[Column[UnplacedAccount]]:
    def fits(line: UnplacedAccount) -> str:
        return line.fits.segment.name if line.fits is not None else ""

    def why(line: UnplacedAccount) -> str:
        return render(line.fits.why) if line.fits is not None else ""

    return [
        Column("name", tr("Account"), lambda line: line.account.name, CellKind.STRONG, 220,
               sentence=lambda line: line.account.name),
        Column("fits", tr("Fits"), fits, width=160),
        Column("why", tr("Why"), why, stretch=True),
    ]  # fmt: skip
