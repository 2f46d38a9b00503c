"""A new meeting: the account by three letters, Enter; the rest stands there already."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import last_guests, usual_guests
from csm_desktop.domain.meetings.agendas import default_agenda
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.text.instants import is_zone
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.purpose_field import PurposeField
from csm_desktop.ui.account.meetings.when import When
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import (
    Button,
    Choice,
    ChoiceField,
    Dialog,
    FlowLayout,
    Form,
    LongTextField,
    Somebody,
)
from csm_desktop.ui.widgets.fields import AccountField
from csm_desktop.ui.widgets.persons.chip import PersonChip
from csm_desktop.wording import label, render, tr

_SHOWN_GUESTS = 18
_STEP = 5  # minutes
_WIDE = 620  # px


def clocks_of(account: Account, here: str, first: str = "") -> list[tuple[str, str]]:
    """The zones in which a time can be typed, each with whose clock it is: here, and theirs."""
    theirs = account.time_zone if is_zone(account.time_zone) else here
    zones = dict.fromkeys(zone for zone in (first, here, theirs) if zone)
    return [
        (zone, words.clock_name(zone, here, account.name if zone == theirs else ""))
        for zone in zones
    ]


class NewMeeting(Dialog):
    """Asks for what cannot be known: with whom, and what for. Everything else is proposed."""

    def __init__(
        self,
        shell: Shell,
        book: Book,
        here: str,
        made: Callable[[Meeting], object],
        account_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("New meeting"), tr("Enter plans it; all of it can be changed."), parent)
        self._shell, self._book, self._here, self._made = shell, book, here, made
        self._facts: AccountFacts | None = None
        now = book.now()
        # The next round minute: what is planned is not in the past. A call that ends before it
        # is taken to have begun by then.
        start = now + timedelta(minutes=-now.minute % _STEP)
        accounts = [Somebody(line.id, line.name, line.domain) for line in listing.accounts(book)]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.account = AccountField(tr("Account"), self._chosen, known=lambda: accounts)
        self.account.set_people(accounts)
        self.account.set_value(account_id)
        kinds = [Choice(kind, label(kind)) for kind in MeetingKind]
        self.kind = ChoiceField(
            tr("Kind"), MeetingKind.WORKING_SESSION, kinds, lambda _: self._propose_agenda()
        )
        self._doubted = ""
        self.purpose = PurposeField(
            tr("Purpose"), hint=tr("What will they have afterwards that they lack now?")
        )
        clocks = [(here, words.clock_name(here, here))]
        self.when = When(start, clocks, book.today)
        self.guests = QWidget()
        self._flow = FlowLayout(self.guests)
        self.chips: dict[int, PersonChip] = {}
        self.agenda = LongTextField(tr("Agenda"), least=4, most=8)
        self._agenda_proposed = ""
        self._lay_out()
        self._propose_agenda(MeetingKind.WORKING_SESSION)
        # Known already: whom the last meeting was with is proposed at once.
        if account_id is not None:
            self._chosen(account_id)
        for field in (self.account, self.purpose, self.when.day, self.when.time):
            field.editor.installEventFilter(self)
        line = self.account.editor
        if isinstance(line, QLineEdit):
            line.returnPressed.connect(self.plan)  # Enter in the list of names
        self.agenda.editor.installEventFilter(self)
        (self.account if account_id is None else self.purpose).setFocus()

    def _lay_out(self) -> None:
        form = Form(width=_WIDE)
        form.add(tr("&Account"), self.account)
        form.add(tr("&Kind"), self.kind)
        form.add(tr("&Purpose"), self.purpose)
        self.when.add_to(form)
        self._people = form.add(tr("People"), self.guests)
        self._show_people()
        form.add(tr("A&genda"), self.agenda)
        self.column.addWidget(form)
        self.yes = Button(tr("Plan meeting"), self.plan, kind="primary")
        self.finish(Button(tr("Cancel"), self.reject), self.yes)
        self.setMinimumWidth(max(self.minimumWidth(), theme.px(_WIDE)))

    def plan(self) -> None:
        """Make the meeting; a field that was refused keeps the dialog open."""
        fields = (self.account, self.purpose, self.agenda)
        # All fields are asked, so that each says what it lacks; `all` would stop at the first.
        if [field for field in fields if not field.commit()] or not self.when.commit():
            return
        if self.account.stored is None or self._facts is None:
            self.account.insist()
            return
        if self._asks_again():
            return
        account = self._facts.account
        meeting = self._shell.run(
            say("New meeting"),
            meetings.new_meeting,
            account.id,
            self.kind.stored,
            self.when.instant(),
            account.time_zone if is_zone(account.time_zone) else self.when.zone,
            [id_ for id_, chip in self.chips.items() if chip.isChecked()],
            purpose=self.purpose.stored,
            agenda=tuple(line.strip() for line in self.agenda.stored.splitlines() if line.strip()),
        )
        if meeting is not None:
            self.accept()
            if (window := self.parentWidget()) is not None:
                window.activateWindow()
            self._made(meeting)

    def _asks_again(self) -> bool:
        """Ask once about a purpose that is none; who insists has the meeting as it is."""
        said = self.purpose.stored
        internal = self.kind.stored is MeetingKind.INTERNAL
        if not self.purpose.show_doubt(internal) or said == self._doubted:
            return False
        self._doubted = said
        self.purpose.setFocus()
        return True

    def _chosen(self, account_id: int | None) -> None:
        """Propose whom the last meeting was with."""
        self._facts = None
        if account_id is not None:
            self._facts = listing.account_facts(self._book, account_id)
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            # Hidden at once: what is deleted later would be seen until then.
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        self._show_people()
        if self._facts is None:
            return
        self.when.offer(clocks_of(self._facts.account, self._here))
        expected = {last_guest.id for last_guest in last_guests(self._facts)}
        # Who was there last is ticked; the others are one click away, and the rest by name.
        for contact in usual_guests(self._facts)[:_SHOWN_GUESTS]:
            chip = PersonChip(contact.name)
            chip.setChecked(contact.id in expected)
            self.chips[contact.id] = chip
            self._flow.addWidget(chip)
            chip.show()

    def _show_people(self) -> None:
        """Whom to ask is known with the account; until then nothing is asked."""
        for part in (self._people, self.guests):
            part.setVisible(self._facts is not None)

    def _propose_agenda(self, kind: MeetingKind | None = None) -> None:
        chosen = kind or self.kind._read()
        text = "\n".join(self._told(chosen))
        if self.agenda.editor.toPlainText() == self._agenda_proposed:
            self.agenda.set_value(text)
            self._agenda_proposed = text

    def _told(self, kind: MeetingKind) -> Sequence[str]:
        return [render(point) for point in default_agenda(kind)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plans on a chip or a choice, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.yes.click()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if enter and (control or not isinstance(watched, QPlainTextEdit)):
                self.plan()
                return True
        return super().eventFilter(watched, event)
