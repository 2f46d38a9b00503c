"""The page of one person: fields at the left with all that happened, the people around beside."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.people import contacts
from csm_desktop.app.people.person import PersonView, person_view
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.dossier import dossier
from csm_desktop.domain.timeline.occurrence import Occurrence
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts.person import rows
from csm_desktop.ui.account.contacts.person.details import DetailsFields, StandingFields
from csm_desktop.ui.account.contacts.person.photo_acts import ask_photo, remove_photo
from csm_desktop.ui.account.history.thing_places import place_of
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, CellKind, Column, EmptyState, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.fields import Somebody
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.ui.widgets.persons.photo import Photo
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, headed, label, render, short_day, tr

_BESIDE, _BESIDE_NARROW = 340, 280  # px


@dataclass(frozen=True, slots=True)
class PersonActs:
    """What the page can ask of its tab: go back, open a person, edit a connection of ours, say
    that somebody left or is back, and make them one with another."""

    back: Callable[[], object]
    open: Callable[[int], object]
    tie: Callable[[int, int], object]
    left: Callable[[int], object]
    is_back: Callable[[int], object]
    merge: Callable[[int], object]


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """A line of what happened; `id` is its place, counted from the first that ever did."""

    id: int
    happened: Occurrence


class PersonPage(QWidget):
    """Shows one person of the tab's account; what is typed is saved where it stands."""

    def __init__(self, tab: Tab, acts: PersonActs) -> None:
        super().__init__()
        self._tab, self._acts = tab, acts
        self.contact_id: int | None = None
        self.person: PersonView | None = None
        self.name = Text("", "title")
        self.title = Text("", "caption")
        self.photo = Photo()
        self.give_photo = Button(tr("Photo…"), self.ask_photo)
        self.drop_photo = Button(tr("Remove photo…"), self.remove_photo)
        self.back = IconButton("arrow-left", tr("All contacts"), acts.back)
        self.left = Button(tr("Has left…"), lambda: self._on(acts.left))
        self.is_back = Button(tr("Is back"), lambda: self._on(acts.is_back))
        self.merge = Button(tr("Make one of two…"), lambda: self._on(acts.merge))
        self.details = DetailsFields(self._save, self._today)
        self.standing = StandingFields(self._save)
        self.line = rows.LeadingCard(tr("Reporting line"), acts.open)
        none = tr("Nobody of us knows them yet: Connect… on the map.")
        self.ties = rows.LeadingCard(tr("Who of us knows them"), self._tie, none)
        self.feelings = rows.FeelingsCard()
        self.places = rows.LeadingCard(tr("Elsewhere in this book"), self._go_elsewhere)
        self.events: WholeTable[PersonEvent] = WholeTable(
            tr("What happened"),
            _columns(),
            empty=EmptyState(tr("Nothing has happened with them yet."), ghost=""),
        )
        self.events.opened.connect(self._open_event)
        self._lay_out()

    @property
    def subject(self) -> Hashable | None:
        """Whom its fields speak of."""
        return type(self).__name__, self.contact_id

    def show_person(self, contact_id: int) -> bool:
        """Show a person of the account; whether they are there (still)."""
        book = self._tab.shell.book
        facts = self._tab.view.facts
        found = person_view(book, facts, contact_id) if book is not None else None
        if found is None:
            self.person = None
            return False
        if contact_id != self.contact_id:
            self.scrolled.verticalScrollBar().setValue(0)
        self.contact_id, self.person = contact_id, found
        self.name.setText(found.contact.name)
        self.title.setText(self._about(found))
        self._show_photo()
        self.left.setVisible(found.contact.left_on is None)
        self.is_back.setVisible(found.contact.left_on is not None)
        self.details.show_person(found)
        others = [
            Somebody(each.id, each.name, each.title)
            for each in facts.contacts
            if each.id != contact_id
        ]
        self.standing.show_person(found, others)
        self.line.show_lines(rows.above_and_beneath(found))
        self.ties.show_lines(rows.ties(found, self._tab.view.rules.connection_days))
        self.feelings.show_person(found)
        self.places.show_lines(rows.places(found))
        happened = dossier(facts, found.contact)
        self.events.set_lines(
            [PersonEvent(len(happened) - place, one) for place, one in enumerate(happened)]
        )
        return True

    def _show_photo(self) -> None:
        from csm_desktop.app.people.photos import pixels_of  # knows the reader of pictures

        book, contact_id = self._tab.shell.book, self.contact_id
        if book is not None and contact_id is not None:
            self.photo.show_pixels(pixels_of(book, [contact_id]).get(contact_id))
        self.drop_photo.setVisible(self.photo.is_there)

    def ask_photo(self) -> None:
        """Ask for a picture of the person, and keep it small."""
        if self.person is not None:
            contact = self.person.contact
            ask_photo(self._tab.shell, contact.id, contact.name, self)

    def remove_photo(self) -> None:
        """Ask, and remove the person's photo for good."""
        if self.person is None or not self.photo.is_there:
            return
        contact = self.person.contact
        if remove_photo(self._tab.shell, contact.id, contact.name, self):
            self._show_photo()

    def take_focus(self) -> None:
        """The first field."""
        self.details.fields["name"].setFocus()

    def commit(self) -> None:
        """Save what is being typed: another person, or the list, is about to stand here."""
        for field in (*self.details.fields.values(), *self.standing.fields.values()):
            field.commit()

    def _about(self, person: PersonView) -> str:
        contact = person.contact
        if person.is_gone or contact.left_on is not None:
            where = contact.went_to or tr("left")
            on = short_day(contact.left_on, with_year=True) if contact.left_on else ""
            left = render(say("left: {where} {on}", where=where, on=on)).strip()
            return beside((contact.title, left))
        met = tr("never met")
        if person.met_on is not None:
            met = render(say("last met {on}", on=short_day(person.met_on, with_year=True)))
        return beside((contact.title, contact.department, met))

    def _save(self, key: str, value: Any) -> None:
        if self.contact_id is None or self.person is None:
            return
        words = say("Edit {name}", name=self.person.contact.name)
        self._tab.shell.save(words, contacts.edit_contact, self.contact_id, **{key: value})

    def _on(self, act: Callable[[int], object]) -> None:
        if self.contact_id is not None:
            act(self.contact_id)

    def _tie(self, member_id: int) -> None:
        if self.contact_id is not None:
            self._acts.tie(member_id, self.contact_id)

    def _go_elsewhere(self, contact_id: int) -> None:
        places = self.person.places if self.person is not None else ()
        account_id = next((each.account_id for each in places if each.id == contact_id), None)
        if account_id is not None:
            self._tab.shell.open_account(account_id, f"contacts/{contact_id}")

    def _open_event(self, event: PersonEvent) -> None:
        self._tab.shell.open_account(self._tab.account_id, place_of(event.happened))

    def _today(self) -> date:
        return self._tab.view.facts.as_of

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.S)
        names = QVBoxLayout()
        theme.spaced(names, gap=0)
        names.addWidget(self.name)
        names.addWidget(self.title)
        head.addWidget(self.back)
        head.addWidget(self.photo)
        nest(head, names, 1)
        for button in (self.give_photo, self.drop_photo, self.left, self.is_back, self.merge):
            head.addWidget(button)
        main, aside = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(aside)
        for column in (left, right):
            theme.spaced(column, gap=theme.L)
        for part in (self.details, self.standing):
            left.addWidget(part)
        left.addWidget(Text(tr("What happened"), "subtitle"))
        left.addWidget(self.events)
        left.addStretch(1)
        for card in (self.line, self.ties, self.feelings, self.places):
            right.addWidget(card)
        right.addStretch(1)
        both = Beside(
            main, aside, wide=800, shares=(1, 0), fixed=(1, _BESIDE, _BESIDE_NARROW)
        )  # fmt: skip
        content = QWidget()
        whole = QVBoxLayout(content)
        theme.spaced(whole, gap=theme.L)
        nest(whole, head)
        whole.addWidget(both)
        whole.addStretch(1)
        self.scrolled = scroll_page(self, content, QWidget())


def _columns() -> list[Column[PersonEvent]]:
    return [
        Column(
            "on", tr("Day"), lambda row: row.happened.on, CellKind.DAY, 104,
            show=lambda row: short_day(row.happened.on, with_year=True), sort=lambda row: row.id,
            sentence=_spoken,
        ),
        Column("kind", tr("Kind"), lambda row: label(row.happened.kind), CellKind.QUIET, 90),
        Column("what", tr("What happened"), lambda row: render(row.happened.what), CellKind.STRONG,
               300, stretch=True),
    ]  # fmt: skip


def _spoken(row: PersonEvent) -> str:
    return headed(short_day(row.happened.on, with_year=True), render(row.happened.what))
