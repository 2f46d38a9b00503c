"""The Contacts tab in its faces: the coverage map, the list of people, and the page of one."""

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.people.view import ContactLine, PeopleView, people_view
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts.chart.face import ChartFace
from csm_desktop.ui.account.contacts.chart.power import PowerFace
from csm_desktop.ui.account.contacts.chart.seat_acts import chart_acts
from csm_desktop.ui.account.contacts.doubles import DoublesCard
from csm_desktop.ui.account.contacts.list_face import ListFace
from csm_desktop.ui.account.contacts.map_face import MapActs, MapFace
from csm_desktop.ui.account.contacts.pairs import Pairs
from csm_desktop.ui.account.contacts.person.page import PersonActs, PersonPage
from csm_desktop.ui.account.contacts.persons import Persons
from csm_desktop.ui.account.contacts.third_parties import ThirdParties, ThirdPartyCard
from csm_desktop.ui.frame.lists.faces import Faces, photos_of
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import Scroll, scroll_page
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.ui.frame.tabs.paper_document import PaperDocument

MAP, CHART, POWER, LIST = "map", "chart", "power", "table"
INTRODUCE = "introduce"
"""The place that is led to where somebody shall be introduced."""
_TABLE = "contacts table"


class ContactsTab(Tab):
    """One face at a time; a person's page stands before them all."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.people: PeopleView | None = None
        self._is_led_here = False
        self._behind: set[str] = set()
        self.persons = Persons(self, self._shown, lambda: self.table)
        self.around = ThirdParties(self, self._shown)
        self.map_face = MapFace(
            MapActs(
                self.introduce,
                self.persons.answer_movement,
                self.persons.follow,
                self.connect_somebody,
                lambda: shell.commands.run("account.print"),
                partial(photos_of, shell),
            ),
            ThirdPartyCard(self.around),
        )
        self.map = self.map_face.map
        self.pairs = Pairs(self, self.map, self._shown)
        self.list_face = ListFace(
            self.persons.edit,
            self._today,
            DoublesCard(shell.recents, self.persons.merge),
            ThirdPartyCard(self.around),
            Faces(shell),
        )
        self.table = self.list_face.table
        self.table.restore(shell.recents.table(_TABLE))
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda line: self.open_person(line.id))
        self.left_button = Button(tr("Has left…"), self.somebody_left)
        self.back_button = Button(tr("Is back"), self.persons.back)
        self.page = PersonPage(
            self,
            PersonActs(
                self.show_faces, self.open_person, self.pairs.edit, self.persons.left,
                self.persons.back, self.persons.merge_one,
            ),
        )  # fmt: skip
        self.empty = EmptyState(
            tr("Nobody is known here yet"),
            tr("Add the people you work with; the map then shows who of you knows whom."),
            tr("New contact"),
            self.new_contact,
        )
        self.chart_face = ChartFace(
            chart_acts(self, self.persons, self.around, self.open_person),
            ThirdPartyCard(self.around),
        )
        self.power_face = PowerFace(self.open_person)
        self.faces = ChipRow(
            tr("Contacts"),
            [
                (MAP, tr("3×3 map"), None),
                (CHART, tr("Organisation"), None),
                (POWER, tr("Power map"), None),
                (LIST, tr("List"), None),
            ],
        )
        self.faces.chosen.connect(lambda _: self._turned())
        self._lay_out()
        self.map.edit_asked.connect(lambda pair: self.pairs.edit(*pair))
        self.map.introduce_asked.connect(lambda pair: self.introduce(*pair))
        self.map.remove_asked.connect(lambda pair: self.pairs.part(*pair))

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        known = self.people.account_id if self.people is not None else view.account_id
        people = self.people = people_view(view.facts, view.rules, view.roles)
        there = bool(people.lines)
        self.empty.setVisible(not there)
        self.content.setVisible(there)
        self._behind = {MAP, CHART, POWER, LIST}
        self._show_front()
        self.faces.set_number(LIST, len(people.lines))
        if self.is_open and (
            known != view.account_id or not self.page.show_person(self.page.contact_id or 0)
        ):
            self.stack.setCurrentWidget(self.whole)
        self._chosen()

    @property
    def is_open(self) -> bool:
        """Whether the page of a person is in front."""
        return self.stack.currentWidget() is self.page

    def open_person(self, contact_id: int) -> bool:
        """Show the page of a person; whether they are there."""
        if self.is_open:
            self.page.commit()
        if not self.page.show_person(contact_id):
            return False
        self._is_led_here = False
        self.stack.setCurrentWidget(self.page)
        self.page.take_focus()
        self.state_changed.emit()
        return True

    def show_faces(self) -> None:
        """Back from a person to where one was; the list stands on that person."""
        if self.is_open:
            self.page.commit()
        self.stack.setCurrentWidget(self.whole)
        if self.page.contact_id is not None:
            self.table.select(self.page.contact_id)
        self.take_focus()
        self.state_changed.emit()

    def show_face(self, name: str) -> None:
        """Bring a face to the front."""
        if self.is_open:
            self.page.commit()
            self.stack.setCurrentWidget(self.whole)
        self.faces.choose(name)

    def take_focus(self) -> None:
        """What is in front, or what to begin with."""
        if self.is_open:
            self.page.take_focus()
        elif self.people is not None and not self.people.lines and self.empty.button is not None:
            self.empty.button.setFocus()
        else:
            self._focus_front()

    def _focus_front(self) -> None:
        if self.faces.key == CHART:
            self.chart_face.canvas.take_focus()
            return
        fronts: dict[str, QWidget] = {MAP: self.map, LIST: self.table, POWER: self.faces}
        fronts[self.faces.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, part: str) -> None:
        """A face by its name, a person by id, or the draft of the next best introduction."""
        if part.isdecimal() and self.open_person(int(part)):
            self._is_led_here = True
            return
        if part.isdecimal() and self.around.known(int(part)) is not None:
            self.show_face(CHART)
            self.chart_face.canvas.go_to(int(part))
            return
        self.show_face(part if part in self.faces.keys else MAP)
        self.take_focus()
        if part == INTRODUCE:
            # Once the page stands: a dialog over one that is still being shown would hold it up.
            soon(self, self.draft_best)

    def has_selection(self) -> bool:
        """Whether commands that need a selection can be run."""
        return self._person() is not None

    def filter_field(self) -> QWidget | None:
        """The filter of the list, where that is in front."""
        listed = self.faces.key == LIST and not self.is_open
        return self.list_face.filter if listed else None

    def dismiss(self) -> bool:
        """Esc lets nobody leave any more on the map, or empties the filter of the list."""
        if self.faces.key == MAP and not self.is_open and self.map_face.what_if.choose_nobody():
            return True
        if self.is_open or not self.list_face.filter.text():
            return False
        self.list_face.filter.clear()
        return True

    def back(self) -> bool:
        """From a person to everybody; to where one was, where a page elsewhere led to them."""
        if not self.is_open or self._is_led_here:
            return False
        self.show_faces()
        return True

    def settle(self) -> None:
        """Save what is typed of a person."""
        if self.is_open:
            self.page.commit()

    def save_state(self) -> None:
        """Keep the columns of the list."""
        self.shell.recents.put(_TABLE, json.dumps(self.table.state()))

    # what commands and buttons do

    def introduce(self, team_member_id: int, contact_id: int) -> None:
        """Draft the mail that brings the two together."""
        self.pairs.introduce(team_member_id, contact_id)

    def draft_best(self) -> None:
        """Draft the next best introduction, where there is one."""
        self.show_face(MAP)
        best = self._shown().introduction
        if best is None:
            self.shell.toast(self.map_face.introduction.who.text())
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

    def new_third_party(self) -> None:
        """Ask for a partner, a consultant or a competitor and add them."""
        self.around.new()

    def somebody_left(self) -> None:
        """Ask when and where to the selected person has gone."""
        self.persons.left(self._person())

    def ask_photo(self) -> None:
        """Ask for a picture of the person in front, or the one that the list stands on."""
        if self._in_front():
            self.page.ask_photo()

    def remove_photo(self) -> None:
        """Remove the photo of that person for good."""
        if self._in_front():
            self.page.remove_photo()

    def _in_front(self) -> bool:
        """Bring the page of the chosen person to the front; whether there is one."""
        person = self._person()
        if person is None:
            self.shell.toast(tr("Choose somebody in the table first."))
            self.go_to(LIST)
            return False
        return self.is_open or self.open_person(person)

    def make_one(self) -> None:
        """Make one of the selected person and another."""
        self.persons.merge_one(self._person())

    def paper(self) -> "PaperDocument":
        """The map, or the chart where it is in front, as the customer may have it; the power map
        for our own side."""
        from csm_desktop.ui.account.contacts.preview import chart_paper, map_paper, power_paper

        front = "" if self.is_open else self.faces.key
        if front == POWER:
            return power_paper(self.view.facts)
        made = chart_paper if front == CHART else map_paper
        return made(self.account_id, self.view.facts.account.name)

    def _person(self) -> int | None:
        """The person in front, or the one that the map or the list stands on."""
        if self.is_open:
            return self.page.contact_id
        if self.faces.key == MAP and self.map.pair is not None:
            return self.map.pair[1]
        return self.table.current.id if self.table.current is not None else None

    def _shown(self) -> PeopleView:
        if self.people is None:
            raise LookupError("no account is shown")
        return self.people

    def _today(self) -> "date":
        return self.view.facts.as_of

    def _turned(self) -> None:
        self.front.setCurrentIndex(self.faces.keys.index(self.faces.key))
        self._show_front()
        self.state_changed.emit()

    def _show_front(self) -> None:
        """Bring the face in front up to date; the others catch up when they are shown. The list
        is what the acts of others stand on, so it always is."""
        shown: dict[str, MapFace | ChartFace | PowerFace | ListFace] = {
            MAP: self.map_face, CHART: self.chart_face, POWER: self.power_face,
            LIST: self.list_face,
        }  # fmt: skip
        if self.people is None:
            return
        for name in {self.faces.key, LIST} & self._behind:
            shown[name].show_people(self.people)
            self._behind.discard(name)

    def _chosen(self) -> None:
        line: ContactLine | None = self.table.current
        self.left_button.setEnabled(line is not None and line.left_on is None)
        self.back_button.setVisible(line is not None and line.left_on is not None)
        self.left_button.setVisible(line is None or line.left_on is None)
        self.state_changed.emit()

    def _lay_out(self) -> None:
        for button in (
            self.left_button,
            self.back_button,
            Button(tr("Export…"), self.persons.export),
            Button(tr("Third party…"), self.new_third_party),
            Button(tr("New contact"), self.new_contact, icon="plus"),
        ):
            self.list_face.head.addWidget(button)
        map_page = QWidget()
        self.scrolled = scroll_page(map_page, self.map_face, QWidget())
        power_page = QWidget()
        scroll_page(power_page, self.power_face, QWidget())
        self.front = QStackedWidget()
        for each in (map_page, _whole(self.chart_face), power_page, _whole(self.list_face)):
            self.front.addWidget(each)
        head = QHBoxLayout()
        theme.spaced(head)
        theme.edged(head, bottom=0)
        head.addWidget(self.faces)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        theme.spaced(column, gap=0)
        nest(column, head)
        column.addWidget(self.front, 1)
        self.whole = QWidget()
        both = QVBoxLayout(self.whole)
        theme.spaced(both)
        both.addWidget(self.content, 1)
        both.addWidget(self.empty, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        theme.spaced(whole, gap=0)
        whole.addWidget(self.stack)


def _whole(face: QWidget) -> QWidget:
    """A face that fills the tab and scrolls within itself; as a whole where there is no height."""
    inside, page = QWidget(), QWidget()
    around = QVBoxLayout(inside)
    theme.edged(around)
    around.addWidget(face)
    whole = QVBoxLayout(page)
    theme.spaced(whole)
    whole.addWidget(Scroll(inside, sideways=False))
    return page
