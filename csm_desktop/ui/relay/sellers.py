"""Patterns per seller: what became of the accounts that each of ours sold, of how many."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.lists import accounts as account_lists
from csm_desktop.app.lists import relay as listing
from csm_desktop.domain.lists.sellers import SellerLine, SoldPattern
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


@dataclass(frozen=True, slots=True)
class _Sold:
    """One account of the chosen seller, with what it shows."""

    id: int
    name: str
    patterns: tuple[SoldPattern, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The sellers, and what their accounts are called."""

    lines: tuple[SellerLine, ...]
    names: dict[int, str]


class SellersFace(TableFace):
    """A seller at a time shows their accounts; Enter on one opens it. Small numbers are numbers:
    no share is made of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._names: dict[int, str] = {}
        self.table: WholeTable[SellerLine] = WholeTable(
            tr("Sellers"), _columns(), opens=False,
            empty=EmptyState(
                tr("Nobody is named as the seller of an account"),
                tr("Who sold it is said among the details of an account, or by a list."),
            ),
        )  # fmt: skip
        self.sold: WholeTable[_Sold] = WholeTable(
            tr("What they sold"), _sold_columns(), compact=True,
            empty=nothing_yet(tr("Choose somebody above.")),
        )  # fmt: skip
        self.words = Text(wrap=True)
        self.copy = Button(tr("Copy a note to sales"), self.copy_note, icon="copy")
        self.card = Card(tr("Their accounts"))
        if self.card.header is not None:
            self.card.header.add(self.copy)
            self.card.header.add(Lock())
        self.card.add(self.words)
        put_in_card(self.card, self.sold)
        self.lay_out(QWidget(), (self.table, self.card)).addStretch(1)
        self.table.chosen.connect(self._chosen)
        self.sold.opened.connect(lambda line: shell.open_account(line.id))
        self._chosen()

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.table.wait()
        self.sold.set_lines([])

    def question(self) -> "Callable[[Book], _Found]":
        """What became of what each sold."""
        return _sellers

    def open_selected(self) -> None:
        """The account that the keyboard is on, else the first that the seller sold."""
        line = self.sold.current or next(iter(self.sold.lines), None)
        if line is not None:
            self.shell.open_account(line.id)

    @property
    def line(self) -> SellerLine | None:
        """The seller that is chosen."""
        return next(iter(self.table.selection), None)

    def copy_note(self) -> None:
        """Put the note about the qualification of accounts into the clipboard."""
        if self.line is not None:
            QApplication.clipboard().setText(note_of(self.line, self._names))
            self.shell.toast(tr("Copied: a note to sales, for our own side alone."))

    def show_answer(self, answer: _Found) -> None:
        """Show the sellers, and the accounts of the chosen one."""
        self._names = answer.names
        self.table.set_lines(answer.lines)
        if not self.table.selection and answer.lines:
            self.table.step(0)
        self._chosen()

    def _chosen(self) -> None:
        line = self.line
        self.copy.setEnabled(line is not None and bool(line.proposed))
        self.words.setVisible(line is not None)
        lines = []
        if line is not None:
            lines = [
                _Sold(
                    account_id, self._names.get(account_id, ""),
                    tuple(one for one in SoldPattern if account_id in line.shown.get(one, ())),
                )
                for account_id in line.accounts
            ]  # fmt: skip
            lines.sort(key=lambda one: (-len(one.patterns), one.name.casefold()))
            self.words.setText(_proposal(line))
        self.sold.set_lines(lines)
        self.changed.emit()


def _sellers(book: "Book") -> _Found:
    names = {line.id: line.name for line in account_lists.accounts(book)}
    return _Found(listing.sellers(book), names)


def _proposal(line: SellerLine) -> str:
    if not line.proposed:
        return tr("No pattern yet: nothing happened in more than two of these accounts.")
    kinds = joined([label(one) for one in line.proposed])
    return render(
        say(
            "In more than two accounts: {kinds}. A note to sales about which accounts fit is due.",
            kinds=kinds,
        )
    )


def note_of(line: SellerLine, names: dict[int, str]) -> str:
    """The note to sales as plain text: what happened in how many of how many, and in which."""
    sold = render(say("{n} account", "{n} accounts", n=len(line.accounts)))
    told = [render(say("Qualification of accounts: {name}, {sold} sold", name=line.name,
                       sold=sold)), ""]  # fmt: skip
    for pattern in line.proposed:
        ids = line.shown[pattern]
        which = ", ".join(sorted(names.get(one, "") for one in ids))
        told.append(
            render(say("- {pattern}: {n} of {all} ({which})", pattern=pattern, n=len(ids),
                       all=len(line.accounts), which=which))
        )  # fmt: skip
    told += ["", tr("Which questions before the sale would have shown it?")]
    return "\n".join(told) + "\n"


def _columns() -> list[Column[SellerLine]]:
    def sentence(line: SellerLine) -> str:
        return render(
            say("{name}, {n} account sold", "{name}, {n} accounts sold", name=line.name,
                n=len(line.accounts))
        )  # fmt: skip

    def counted(pattern: SoldPattern) -> Column[SellerLine]:
        return Column(
            pattern.value, label(pattern), lambda line: line.count(pattern), CellKind.NUMBER, 125,
            late=lambda line: pattern in line.proposed, internal=True,
        )  # fmt: skip

    return [
        Column("name", tr("Who sold it"), lambda line: line.name, CellKind.STRONG, 180,
               stretch=True, sentence=sentence),
        Column("accounts", tr("Accounts"), lambda line: len(line.accounts), CellKind.NUMBER, 90),
        *map(counted, SoldPattern),
    ]  # fmt: skip


def _sold_columns() -> list[Column[_Sold]]:
    def shown(line: _Sold) -> str:
        return ", ".join(label(one) for one in line.patterns) or tr("none of these")

    return [
        Column("name", tr("Account"), lambda line: line.name, CellKind.STRONG, 240),
        Column("shown", tr("What it shows"), shown, stretch=True),
    ]
