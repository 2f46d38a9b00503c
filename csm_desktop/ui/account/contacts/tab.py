"""The Contacts tab: the coverage map, what hangs on whom, and the people in a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.people.view import ContactLine, PeopleView, people_view
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import table as cells
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.cards import (
    IntroductionCard,
    MovementCard,
    RolesCard,
    WhatIfCard,
)
from csm_desktop.ui.account.contacts.doubles import DoublesCard
from csm_desktop.ui.account.contacts.map_grid import MapGrid
from csm_desktop.ui.account.contacts.pairs import Pairs
from csm_desktop.ui.account.contacts.persons import Persons
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.ui.frame.tabs.paper_document import PaperDocument

_BESIDE, _BESIDE_NARROW = 320, 268  # px; the cards beside the map


class ContactsTab(Tab):
    """Rows of the map are our people, its columns theirs; the table holds everybody of theirs."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.people: PeopleView | None = None
        self.bosses: cells.People = []
        self.map = MapGrid()
        self.map_title = Text("", "subtitle")
        self.map_why = Text("", "caption", wrap=True)
        self.pairs = Pairs(self, self.map, self._shown)
        self.persons = Persons(self, self._shown, lambda: self.table)
        self.what_if, self.roles = WhatIfCard(), RolesCard()
        self.introduction = IntroductionCard(self.introduce)
        self.movement = MovementCard(self.persons.answer_movement, self.persons.follow)
        self.doubles = DoublesCard(shell.recents, self.persons.merge)
        self.table: WholeTable[ContactLine] = WholeTable(
            tr("Contacts"),
            cells.columns(self.bosses),
            edit=self.persons.edit,
            today=self._today,
            # A contact is edited in its line; there is no page behind it to open.
            opens=False,
        )
        self.table.chosen.connect(self._chosen)
        self.left_button = Button(tr("Has left…"), self.somebody_left)
        self.back_button = Button(tr("Is back"), self.persons.back)
        self.empty = EmptyState(
            tr("Nobody is known here yet"),
            tr("Add the people you work with; the map then shows who of you knows whom."),
            tr("New contact"),
            self.new_contact,
        )
        self._lay_out()
        self.map.edit_asked.connect(lambda pair: self.pairs.edit(*pair))
        self.map.introduce_asked.connect(lambda pair: self.introduce(*pair))
        self.map.remove_asked.connect(lambda pair: self.pairs.part(*pair))

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        people = self.people = people_view(view.facts, view.rules, view.roles)
        there = bool(people.lines)
        self.empty.setVisible(not there)
        self.content.setVisible(there)
        self.map_title.setText(words.heading(people))
        self.map_why.setText(render(people.why))
        self.map.show_people(people)
        self.map.setVisible(bool(people.map.rows and people.map.columns))
        self._show_fold()
        for card in (
            self.what_if, self.roles, self.introduction, self.movement, self.doubles,
        ):  # fmt: skip
            card.show_people(people)
        # In place, for the columns hold this very list.
        self.bosses[:] = [(None, ""), *((line.id, line.name) for line in people.lines)]
        self._show_own_columns(people)
        self.table.set_lines(people.lines)
        self._chosen()

    def take_focus(self) -> None:
        """The map, or what to begin with."""
        if self.people is not None and not self.people.lines and self.empty.button is not None:
            self.empty.button.setFocus()
        else:
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, part: str) -> None:
        """The map, the table, or a person in it by id."""
        if (part.isdecimal() and self.table.select(int(part))) or part == "table":
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.ensureWidgetVisible(self.table)
        else:
            self.take_focus()

    # what commands and buttons do

    def introduce(self, team_member_id: int, contact_id: int) -> None:
        """Draft the mail that brings the two together."""
        self.pairs.introduce(team_member_id, contact_id)

    def draft_best(self) -> None:
        """Draft the next best introduction, where there is one."""
        best = self._shown().introduction
        if best is None:
            self.shell.toast(self.introduction.who.text())
            return
        self.map.go_to(best.team_member_id, best.contact_id)
        self.introduce(best.team_member_id, best.contact_id)

    def connect_somebody(self) -> None:
        """Ask who of ours knows whom; where nobody is known, for the first person."""
        if self._shown().map.columns:
            self.pairs.connect()
        else:
            self.persons.new()

    def new_contact(self) -> None:
        """Ask for a person and add them."""
        self.persons.new()

    def somebody_left(self) -> None:
        """Ask when and where to the selected person has gone."""
        self.persons.left()

    def make_one(self) -> None:
        """Make one of the selected person and another."""
        self.persons.merge_current()

    def paper(self) -> "PaperDocument":
        """The map as the customer may have it."""
        from csm_desktop.ui.account.contacts.preview import map_paper

        return map_paper(self.account_id, self.view.facts.account.name)

    def _shown(self) -> PeopleView:
        if self.people is None:
            raise LookupError("no account is shown")
        return self.people

    def _today(self) -> "date":
        return self.view.facts.as_of

    def _turn_fold(self) -> None:
        self.map.show_whole(not self.map.whole)
        self._show_fold()

    def _show_fold(self) -> None:
        """Offer the rest of the map, or the way back to the best of it."""
        self.fold_button.setVisible(self.map.is_larger)
        if self.people is None:
            return
        whole, (rows, columns) = self.people.map, self.people.map.best()
        words = (
            say("The best {n} × {m}", n=len(rows), m=len(columns))
            if self.map.whole
            else say("All {n} × {m}", n=len(whole.rows), m=len(whole.columns))
        )
        self.fold_button.setText(render(words))

    def _show_own_columns(self, people: PeopleView) -> None:
        """Offer the columns that these people have, each account's own."""
        shown = self.table.model.columns
        wanted = cells.own_columns(people.lines)
        there = [column.key for column in shown if column.key.startswith(cells.OWN)]
        if there != [column.key for column in wanted] and not self.table.grid.is_editing:
            built = [column for column in shown if not column.key.startswith(cells.OWN)]
            self.table.set_columns([*built, *wanted])

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _chosen(self) -> None:
        line = self.table.current
        self.left_button.setEnabled(line is not None and line.left_on is None)
        self.back_button.setVisible(line is not None and line.left_on is not None)
        self.left_button.setVisible(line is None or line.left_on is None)
        self.state_changed.emit()

    def _lay_out(self) -> None:
        main = QWidget()
        left = QVBoxLayout(main)
        theme.spaced(left, gap=theme.L)
        card = Card()
        titles = QVBoxLayout()
        theme.spaced(titles, gap=2)
        titles.addWidget(self.map_title)
        titles.addWidget(self.map_why)
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.M)
        nest(head, titles, 1)
        self.connect_button = Button(tr("Connect…"), self.connect_somebody)
        self.print_button = IconButton(
            "printer", tr("Preview and print the map for the customer"),
            lambda: self.shell.commands.run("account.print"),
        )  # fmt: skip
        self.fold_button = Button("", self._turn_fold, kind="flat")
        self.map.unfolded.connect(self._show_fold)
        for button in (self.fold_button, self.print_button, self.connect_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.add_layout(head)
        card.add(self.map)
        for part in (card, self.introduction, self.doubles):
            left.addWidget(part)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(Text(tr("Contacts"), "subtitle"))
        row.addStretch(1)
        self.columns = Button(tr("Columns"), self._choose_columns)
        row.addWidget(self.columns)
        row.addWidget(self.left_button)
        row.addWidget(self.back_button)
        row.addWidget(Button(tr("New contact"), self.new_contact, icon="plus"))
        left.addStretch(1)
        self.beside = QWidget()
        right = QVBoxLayout(self.beside)
        theme.spaced(right, gap=theme.L)
        for part in (self.movement, self.what_if, self.roles):
            right.addWidget(part)
        right.addStretch(1)
        both = Beside(
            main, self.beside, wide=800, shares=(1, 0), fixed=(1, _BESIDE, _BESIDE_NARROW)
        )
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        theme.spaced(column, gap=theme.L)
        column.addWidget(both)
        nest(column, row)
        column.addWidget(self.table)
        column.addStretch(1)
        self.scrolled = scroll_page(self, self.content, self.empty)
