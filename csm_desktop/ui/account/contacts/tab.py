"""The Contacts tab: the coverage map, what hangs on whom, and the people in a table."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app import connections, contacts
from csm_desktop.app.introducing import introduction_draft
from csm_desktop.app.people_view import ContactLine, PeopleView, people_view
from csm_desktop.domain.plan import Side
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.beside import Beside
from csm_desktop.ui.account.contacts import table as cells
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.cards import (
    IntroductionCard,
    MovementCard,
    RolesCard,
    WhatIfCard,
)
from csm_desktop.ui.account.contacts.dialogs import (
    REMOVED,
    ConnectDialog,
    ConnectionDialog,
    IntroductionDialog,
    LeftDialog,
    NewContactDialog,
)
from csm_desktop.ui.account.contacts.map_grid import MapGrid
from csm_desktop.ui.account.scrolled import Scrolled
from csm_desktop.ui.account.tab import Tab
from csm_desktop.ui.account.whole_table import WholeTable
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.fields import Choice, Somebody
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.account_view import AccountView
    from csm_desktop.domain.contacts import Strength

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
        self.what_if, self.roles = WhatIfCard(), RolesCard()
        self.introduction = IntroductionCard(self.introduce)
        self.movement = MovementCard()
        self.table: WholeTable[ContactLine] = WholeTable(
            tr("Contacts"),
            cells.columns(self.bosses, shell.locale),
            edit=self._edit,
            today=self._today,
            opens=False,
            locale=shell.locale,
        )
        self.table.chosen.connect(self._chosen)
        self.left_button = Button(tr("Has left…"), self.somebody_left)
        self.back_button = Button(tr("Is back"), self.somebody_back)
        self.empty = EmptyState(
            tr("Nobody is known here yet"),
            tr("Add the people you work with; the map then shows who of you knows whom."),
            tr("New contact"),
            self.new_contact,
        )
        self._lay_out()
        self.map.edit_asked.connect(lambda pair: self.edit_connection(*pair))
        self.map.introduce_asked.connect(lambda pair: self.introduce(*pair))
        self.map.remove_asked.connect(lambda pair: self.part(*pair))

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        people = self.people = people_view(view)
        there = bool(people.lines)
        self.empty.setVisible(not there)
        self.content.setVisible(there)
        self.map_title.setText(words.heading(people))
        self.map_why.setText(told(people.why, self.shell.locale))
        self.map.show_people(people)
        self.map.setVisible(bool(people.map.rows and people.map.columns))
        for card in (self.what_if, self.roles, self.introduction, self.movement):
            card.show_people(people)
        self.bosses[:] = [(None, ""), *((line.id, line.name) for line in people.lines)]
        self.table.set_lines(people.lines)
        self._chosen()

    def take_focus(self) -> None:
        """The map, or what to begin with."""
        if self.people is not None and not self.people.lines and self.empty.button is not None:
            self.empty.button.setFocus()
        else:
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    # what can be done

    def edit_connection(self, team_member_id: int, contact_id: int) -> None:
        """Ask how well the two know one another."""
        people = self._shown()
        known = people.connections.get((team_member_id, contact_id))
        title = self._pair_named(team_member_id, contact_id)
        dialog = ConnectionDialog(
            title,
            words.spoken_cell(people, self._cell(team_member_id, contact_id)),
            known,
            self._today,
            partial(self._connect, team_member_id, contact_id),
            self,
        )
        if dialog.exec() == REMOVED:
            self.part(team_member_id, contact_id)
        dialog.deleteLater()
        self.map.setFocus()

    def connect_somebody(self) -> None:
        """Ask who of ours knows whom; also for colleagues who are not on the map yet."""
        people = self._shown()
        if not people.map.columns:
            self.new_contact()
            return
        dialog = ConnectDialog(
            [Choice(m.id, words.member_name(m), words.member_role(m)) for m in people.team],
            [Choice(c.id, c.name, c.title) for c in people.map.columns],
            self._today,
            self._connect_any,
            self,
        )
        dialog.exec()
        dialog.deleteLater()

    def part(self, team_member_id: int, contact_id: int) -> None:
        """Remove a connection; undo brings it back."""
        if (team_member_id, contact_id) not in self._shown().connections:
            return
        label = told(
            say("Remove connection: {pair}", pair=self._pair_named(team_member_id, contact_id))
        )
        self.shell.run(label, connections.remove_connection, team_member_id, contact_id)
        self.shell.toast(tr("The connection was removed."), undoable=True)

    def introduce(self, team_member_id: int, contact_id: int) -> None:
        """Draft the mail that brings the two together."""
        draft = introduction_draft(self.view.facts, team_member_id, contact_id, self.shell.locale)
        title = told(say("Introduction: {pair}", pair=self._pair_named(team_member_id, contact_id)))
        text = tr("Made from what the customer may know. Nothing is sent before you send it.")
        dialog = IntroductionDialog(title, text, draft, self)
        dialog.exec()
        dialog.deleteLater()
        self.map.go_to(team_member_id, contact_id)
        self.map.setFocus()

    def draft_best(self) -> None:
        """Draft the next best introduction, where there is one."""
        best = self._shown().introduction
        if best is None:
            self.shell.toast(self.introduction.who.text())
            return
        self.map.go_to(best.team_member_id, best.contact_id)
        self.introduce(best.team_member_id, best.contact_id)

    def new_contact(self) -> None:
        """Ask for a person and add them."""
        people = [Somebody(line.id, line.name, line.title) for line in self._shown().lines]
        dialog = NewContactDialog(people, self._add, self)
        dialog.exec()
        dialog.deleteLater()

    def somebody_left(self) -> None:
        """Ask when and where to the selected person has gone."""
        line = self.table.current
        if line is None or line.gone:
            self.shell.toast(tr("Choose somebody in the table first."))
            self.table.setFocus()
            return
        dialog = LeftDialog(
            told(say("{name} has left", name=line.name)),
            self._loss(line.id),
            self._today,
            partial(self._left, line),
            self,
        )
        dialog.exec()
        dialog.deleteLater()

    def somebody_back(self) -> None:
        """The selected person has not left after all."""
        line = self.table.current
        if line is not None and line.left_on is not None:
            label = told(say("{name} is back", name=line.name))
            self.shell.run(label, contacts.contact_is_back, line.id)

    # what is saved

    def _connect(
        self, team_member_id: int, contact_id: int, strength: "Strength", on: "date | None"
    ) -> None:
        label = told(say("Connect {pair}", pair=self._pair_named(team_member_id, contact_id)))
        self.shell.save(label, connections.set_connection, team_member_id, contact_id, strength, on)

    def _connect_any(
        self,
        who: int | tuple[str, str],
        contact_id: int,
        strength: "Strength",
        on: "date | None",
    ) -> None:
        if isinstance(who, int):
            self._connect(who, contact_id, strength, on)
            made = (who, contact_id)
        else:
            label = told(say("Connect {name}", name=who[0]))
            stored = self.shell.save(
                label, connections.connect_new_member, *who, contact_id, strength, on
            )
            made = (stored.team_member_id, contact_id)
        self.map.go_to(*made)

    def _add(self, name: str, **fields: Any) -> None:
        made = self.shell.save(
            tr("New contact"), contacts.new_contact, self.account_id, name, **fields
        )
        self.table.select(made.id)
        self.shell.toast(told(say("{name} was added.", name=made.name)), undoable=True)

    def _left(self, line: ContactLine, on: "date", went_to: str) -> None:
        label = told(say("{name} has left", name=line.name))
        self.shell.save(label, contacts.contact_left, line.id, on, went_to)
        self.shell.toast(label, undoable=True)

    def _edit(self, line: ContactLine, key: str, value: Any) -> None:
        label = told(say("Edit {name}", name=line.name))
        self.shell.save(label, contacts.edit_contact, line.id, **cells.field_of(key, value))

    # small things

    def _loss(self, contact_id: int) -> str:
        found = [
            each
            for each in self._shown().what_if
            if each.side is Side.CUSTOMER and each.person_id == contact_id
        ]
        return told(found[0].why, self.shell.locale) if found else ""

    def _pair_named(self, team_member_id: int, contact_id: int) -> str:
        names = self._shown().names
        return told(
            say(
                "{ours} and {theirs}",
                ours=names[Side.US, team_member_id],
                theirs=names[Side.CUSTOMER, contact_id],
            )
        )

    def _cell(self, team_member_id: int, contact_id: int) -> Any:
        place = self.map.map.place_of(team_member_id, contact_id)
        if place is None:
            raise LookupError("the pair is not on the map")
        return self._shown().map.rows[place[0]].cells[place[1]]

    def _shown(self) -> PeopleView:
        if self.people is None:
            raise LookupError("no account is shown")
        return self.people

    def _today(self) -> "date":
        return self.view.facts.as_of

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
        head.addLayout(titles, 1)
        self.connect_button = Button(tr("Connect…"), self.connect_somebody)
        head.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignTop)
        card.add_layout(head)
        card.add(self.map)
        left.addWidget(card)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(Text(tr("Contacts"), "subtitle"))
        row.addStretch(1)
        row.addWidget(self.left_button)
        row.addWidget(self.back_button)
        row.addWidget(Button(tr("New contact"), self.new_contact, icon="plus"))
        left.addLayout(row)
        left.addWidget(self.table)
        left.addStretch(1)
        self.beside = QWidget()
        right = QVBoxLayout(self.beside)
        theme.spaced(right, gap=theme.L)
        for part in (self.movement, self.what_if, self.roles, self.introduction):
            right.addWidget(part)
        right.addStretch(1)
        self.content = Beside(
            main, self.beside, wide=800, shares=(1, 0), fixed=(1, _BESIDE, _BESIDE_NARROW)
        )
        inside = QWidget()
        whole = QVBoxLayout(inside)
        theme.spaced(whole)
        whole.setContentsMargins(*(theme.px(each) for each in (20, 16, 20, 20)))
        whole.addWidget(self.content)
        whole.addWidget(self.empty, 1)
        self.scrolled = Scrolled(inside, self)
