"""The page a colleague can be given: their accounts, what they owe, promised and were handed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csm_desktop.domain.lists.action_lines import NO_ACCOUNT
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import SHOW_CHECKLIST
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.frame.tabs.owed_page import page_of
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Form, Scroll
from csm_desktop.ui.widgets.fields import PersonField, Somebody
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


@dataclass(frozen=True, slots=True)
class _Duty:
    """A line of a table: of which account, what, on or by which day, and where it is looked at."""

    id: int
    account_id: int
    account: str
    words: str
    on: date | None
    place: str


@dataclass(frozen=True, slots=True)
class _Duties:
    """What the page of one colleague shows."""

    title: str
    lists: dict[str, tuple[_Duty, ...]]


class ColleaguesFace(Face):
    """The same on the screen, as PDF and as text; Enter opens where a line stands."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._people: list[Somebody] = []
        self.who = PersonField(tr("Colleague"), None, [], self._choose)
        self.print = Button(tr("Print…"), self.ask_paper, icon="printer")
        self.copy = Button(tr("Copy as text"), self.copy_text, icon="copy")
        form = Form(width=280)
        form.add(tr("&Colleague"), self.who)
        self.tables: dict[str, WholeTable[_Duty]] = {}
        self.cards: dict[str, Card] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.spaced(column, gap=theme.L)
        theme.edged(column)
        column.addWidget(ButtonBar(form, (self.print, self.copy)))
        for key, title, nothing in _parts():
            table: WholeTable[_Duty] = WholeTable(
                title, _columns(), compact=True, today=self._today, empty=nothing_yet(nothing)
            )
            table.opened.connect(self._open)
            table.chosen.connect(self.changed)
            card = Card(title)
            if card.header is not None:
                card.header.add(Lock())
            put_in_card(card, table)
            self.tables[key], self.cards[key] = table, card
            column.addWidget(card)
        column.addStretch(1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Scroll(inner))
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._came)
        self._enable()

    def forget(self) -> None:
        """Another book has other people."""
        self._people = []
        self.who.set_value(None)
        for table in self.tables.values():
            table.set_lines([])

    def show_now(self) -> None:
        """Offer our people, the user first; the answer comes from a thread."""
        from csm_desktop.app.people.team import team

        book = self.shell.book
        if book is None:
            return
        people = [Somebody(one.id, one.name, label(one.role)) for one in team(book) if one.active]
        if people != self._people:
            self._people = people
            self.who.set_people(people)
        if self.who.stored is None and people:
            self.who.set_value(people[0].id)
        self._enable()
        self._asker.ask()

    def take_focus(self) -> None:
        """Whose page it is."""
        self.who.setFocus()

    def step(self, by: int) -> None:
        """Go down (or up) some lines of the table in use."""
        self._in_use().step(by)

    def has_selection(self) -> bool:
        """Whether a line is chosen."""
        return any(table.selection for table in self.tables.values())

    def open_selected(self) -> None:
        """Where the line that the keyboard is on stands."""
        line = self._in_use().current
        if line is not None:
            self._open(line)

    def ask_paper(self) -> None:
        """Show the page as it would be printed."""
        who = self._chosen()
        if who is not None:
            show_paper(self.shell, page_of(who), self)

    def copy_text(self) -> None:
        """Put the page into the clipboard."""
        from csm_desktop.app.documents.owed import owed_text

        who = self._chosen()
        if who is not None and self.shell.book is not None:
            QApplication.clipboard().setText(owed_text(self.shell.book, who.id))
            self.shell.toast(render(say("Copied: the page of {name}.", name=who.name)))

    def _in_use(self) -> WholeTable[_Duty]:
        held = [one for one in self.tables.values() if one.isAncestorOf(self.focusWidget() or one)]
        chosen = [one for one in self.tables.values() if one.selection]
        return next(iter((*held, *chosen, *self.tables.values())))

    def _choose(self, _: int | None) -> None:
        self._enable()
        self._asker.ask()

    def _chosen(self) -> Somebody | None:
        return next((one for one in self._people if one.id == self.who.stored), None)

    def _enable(self) -> None:
        there = self._chosen() is not None
        self.print.setEnabled(there)
        self.copy.setEnabled(there)

    def _question(self) -> "Callable[[Book], _Duties | None]":
        return partial(_duties, member_id=self.who.stored)

    def _came(self, found: object) -> None:
        answer = cast("_Duties | None", found)
        for key, table in self.tables.items():
            lines = answer.lists[key] if answer is not None else ()
            table.set_lines(lines)
            # What is seldom there takes no room while it is not.
            self.cards[key].setVisible(bool(lines) or key in ("works_for", "actions"))
            header = self.cards[key].header
            if header is not None:
                header.set_aside(str(len(lines)) if lines else "")
        header = self.cards["actions"].header
        if answer is not None and header is not None:
            header.title.setText(answer.title)

    def _open(self, line: _Duty) -> None:
        if line.account_id == NO_ACCOUNT:
            self.shell.commands.run(SHOW_CHECKLIST)
        else:
            self.shell.open_account(line.account_id, line.place)

    def _today(self) -> date:
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _parts() -> tuple[tuple[str, str, str], ...]:
    return (
        ("waiting", tr("Handed over, to be accepted"), tr("Nothing waits to be accepted.")),
        ("works_for", tr("Works for"), tr("They play no part in any account.")),
        ("promises", tr("Promised at reviews"), tr("Nothing that was promised is open.")),
        ("actions", tr("Open actions"), tr("No action of any account is waiting for them.")),
    )


def _duties(book: "Book", member_id: int | None) -> _Duties | None:
    """What the tables show, as of now; None where nobody is chosen, or they are gone."""
    from csm_desktop.app.documents.owed import hand_over_words, owed_pack, part_words
    from csm_desktop.app.lists.actions import owed_by
    from csm_desktop.app.lists.relay import duties_of

    if member_id is None:
        return None
    try:
        duties = duties_of(book, member_id)
    except LookupError:
        return None
    return _Duties(
        owed_pack(book, member_id).title,
        {
            "waiting": tuple(
                _Duty(one.id, account.id, account.name, hand_over_words(one), one.on,
                      f"lifecycle/hand_over:{one.id}")
                for account, one in duties.waiting
            ),
            "works_for": tuple(
                _Duty(one.id, one.account.id, one.account.name, part_words(one.line),
                      one.line.part.since if one.line.part else None,
                      f"lifecycle/team_part:{one.id}" if one.line.part else "")
                for one in duties.works_for
            ),
            "promises": tuple(
                _Duty(goal.id, account.id, account.name, goal.text, goal.due_on, "plan")
                for account, goal in duties.promises
            ),
            "actions": tuple(
                _Duty(one.id, one.account_id, one.account, one.title, one.due_on, "plan")
                for one in owed_by(book, member_id)
            ),
        },
    )  # fmt: skip


def _columns() -> list[Column[_Duty]]:
    def sentence(line: _Duty) -> str:
        return render(say("{account}: {words}", account=line.account, words=line.words))

    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 220,
               sentence=sentence),
        Column("words", tr("What"), lambda line: line.words, stretch=True),
        Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 120),
    ]  # fmt: skip
