"""In which language a follow-up is, and how each of its people is greeted: chosen once, kept."""

from collections.abc import Callable
from functools import partial
from typing import Unpack

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.app.people import contacts
from csm_desktop.domain.records.contacts import AddressForm, Contact, ContactFields
from csm_desktop.domain.records.meetings import FollowUpFields
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import TextField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.wording import render, tr

_MOST = 8  # people that a menu names


class AddressMenus:
    """Adds its menus to that of a follow-up; `write` keeps what is the mail's own."""

    def __init__(self, tab: Tab, owner: QWidget, write: Callable[..., None]) -> None:
        self._tab, self._owner, self._write = tab, owner, write

    def add_to(self, menu: QMenu, view: MeetingView) -> None:
        """The language of this mail, and a menu for each of the customer's people in it."""
        languages = menu.addMenu(tr("Language of this mail"))
        for choice in language_choices():
            one = languages.addAction(choice.words, partial(self._speak, view, choice.value))
            _tick(one, choice.value == view.follow_up.language)
        known = {contact.id: contact for contact in view.contacts}
        there = [known[g.attendance.contact_id] for g in view.guests
                 if g.attendance.contact_id in known]  # fmt: skip
        for contact in there[:_MOST]:
            words = render(say("Greet {name}", name=contact.name))
            people = menu.addMenu(words.replace("&", "&&"))
            self._offer(people, contact)

    def _offer(self, menu: QMenu, contact: Contact) -> None:
        own = bool(contact.greeting)
        formal = contact.address_form is AddressForm.FORMAL
        for form, words in (
            (AddressForm.FIRST_NAME, tr("By first name")),
            (AddressForm.FORMAL, tr("Formally")),
        ):
            act = partial(self._greet, contact, address_form=form, greeting="")
            one = menu.addAction(words, act)
            _tick(one, not own and formal is (form is AddressForm.FORMAL))
        _tick(menu.addAction(tr("In your own words…"), partial(self._ask, contact)), own)

    def _speak(self, view: MeetingView, language: str) -> None:
        fields: FollowUpFields = {"language": language}
        self._write(**fields)
        if view.written:
            self._tab.shell.toast(
                tr("Your text stays as it is: “Build again from the notes” makes it anew."),
                undoable=True,
            )

    def _greet(self, contact: Contact, **fields: Unpack[ContactFields]) -> None:
        words = say("How {name} is greeted", name=contact.name)
        self._tab.shell.run(words, contacts.edit_contact, contact.id, **fields)

    def _ask(self, contact: Contact) -> None:
        GreetingDialog(contact, self._keep, self._owner).exec()

    def _keep(self, contact: Contact, greeting: str) -> None:
        words = say("How {name} is greeted", name=contact.name)
        self._tab.shell.save(words, contacts.edit_contact, contact.id, greeting=greeting)


class GreetingDialog(FormDialog):
    """The user's own greeting for one person; an empty one is the program's again."""

    def __init__(
        self, contact: Contact, keep: Callable[[Contact, str], None], parent: QWidget
    ) -> None:
        title = render(say("Greet {name}", name=contact.name))
        words = tr("As the letter is to begin, for example: Dear Professor Quill")
        super().__init__(title, words, tr("&Save"), self._save, parent)
        self._contact, self._keep = contact, keep
        self.greeting = TextField(tr("Greeting"), contact.greeting)
        self.form.add(tr("&Greeting"), self.greeting)
        self.ready()
        self.greeting.setFocus()

    def _save(self) -> None:
        self._keep(self._contact, self.greeting.stored)


def _tick(action: QAction, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
