"""Partners, consultants and competitors around an account: the card, the dialog, the acts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.people import third_parties as parties
from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.records.contacts import ThirdParty, ThirdPartyKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.contacts.cards import CardLine
from csm_desktop.ui.account.contacts.person.rows import LeadingCard
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    LongTextField,
    PersonField,
    Somebody,
    TextField,
)
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import beside, field_label, inside, label, render, tr

_REMOVED = 2
"""What the dialog returns where they are to go."""


class ThirdPartyDialog(FormDialog):
    """Who they are, whom they are close to, and whether the customer's map may name them."""

    def __init__(
        self,
        known: ThirdParty | None,
        people: Sequence[Somebody],
        save: Callable[..., object],
        parent: QWidget,
    ) -> None:
        title = tr("Third party") if known is not None else tr("New third party")
        action = tr("&Save") if known is not None else tr("&Add")
        words = tr("Internal, unless the customer may see it: then their map of people names it.")
        super().__init__(title, words, action, self._save, parent)
        self._keep = save
        shown: Any = known or ThirdParty(0, 0, ThirdPartyKind.PARTNER, "")
        kinds = [Choice(kind, label(kind)) for kind in ThirdPartyKind]
        self.kind = ChoiceField(_named("kind"), shown.kind, kinds)
        self.firm = TextField(_named("firm"), shown.firm)
        self.person = TextField(_named("person"), shown.person)
        self.position = TextField(_named("title"), shown.title)
        self.email = TextField(_named("email"), shown.email)
        self.phone = TextField(_named("phone"), shown.phone)
        self.close_to = PersonField(_named("contact_id"), shown.contact_id, people)
        self.note = LongTextField(_named("note"), shown.note, least=2, most=6)
        answers = [Choice(False, tr("No")), Choice(True, tr("Yes"))]
        self.shareable = ChoiceField(_named("shareable"), shown.shareable, answers)
        for mnemonic, field in (
            (tr("&Kind"), self.kind), (tr("&Firm"), self.firm), (tr("&Person"), self.person),
            (tr("Job &title"), self.position), (tr("&E-mail"), self.email),
            (tr("Te&lephone"), self.phone), (tr("Close t&o"), self.close_to),
            (tr("&Note"), self.note), (tr("The &customer may see it"), self.shareable),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.remove: Button | None = None
        if known is not None:
            self.remove = Button(tr("&Remove"), lambda: self.done(_REMOVED), kind="risk")
        self.ready(*([self.remove] if self.remove is not None else []))
        self.firm.setFocus()

    def _save(self) -> None:
        self._keep(
            kind=self.kind.stored,
            firm=self.firm.stored,
            person=self.person.stored,
            title=self.position.stored,
            email=self.email.stored,
            phone=self.phone.stored,
            contact_id=self.close_to.stored,
            note=self.note.stored,
            shareable=self.shareable.stored,
        )


class ThirdPartyCard(LeadingCard):
    """Who else stands around the account, told apart by kind; Enter opens one."""

    def __init__(self, acts: "ThirdParties") -> None:
        super().__init__(tr("Around the account"), acts.edit)
        if self.header is not None:
            self.header.add(Lock())
            self.header.add(Button(tr("New…"), acts.new, kind="flat"))

    def show_people(self, people: PeopleView) -> None:
        """Show those of an account, or these anew."""
        self.show_lines([_line(party) for party in people.third_parties])


class ThirdParties:
    """Acts on the third parties of a tab's account; `people` are what it shows now."""

    def __init__(self, tab: Tab, people: Callable[[], PeopleView]) -> None:
        self._tab, self._shell, self._people = tab, tab.shell, people

    def known(self, party_id: int) -> ThirdParty | None:
        """A third party of the account by its id."""
        return next((one for one in self._people().third_parties if one.id == party_id), None)

    def new(self) -> None:
        """Ask for one and add it."""
        ThirdPartyDialog(None, self._somebody(), self._add, self._tab).exec()

    def edit(self, party_id: int) -> None:
        """Show one, to be changed or taken out."""
        known = self.known(party_id)
        if known is None:
            return
        save = partial(self._change, known)
        if ThirdPartyDialog(known, self._somebody(), save, self._tab).exec() == _REMOVED:
            said = say("Remove {name}", name=party_name(known))
            if carried_out(self._shell, said, parties.remove_third_party, known.id):
                self._shell.toast(render(said), undoable=True)

    def move(self, party: ThirdParty, contact_id: int) -> None:
        """Say whom they are close to."""
        words = say(
            "{name} is close to {contact}",
            name=party_name(party),
            contact=next((each.name for each in self._people().lines if each.id == contact_id), ""),
        )
        said = words
        done = self._shell.run(said, parties.edit_third_party, party.id, contact_id=contact_id)
        if done is not None:
            self._shell.toast(render(said), undoable=True)

    def _add(self, **fields: Any) -> None:
        kind, firm = fields.pop("kind"), fields.pop("firm")
        made = self._shell.save(
            say("New third party"), parties.new_third_party, self._tab.account_id, kind, firm,
            **fields,
        )  # fmt: skip
        said = say("{name} was added.", name=party_name(made))
        self._shell.toast(render(said), undoable=True)

    def _change(self, known: ThirdParty, **fields: Any) -> None:
        words = say("Edit {name}", name=party_name(known))
        self._shell.save(words, parties.edit_third_party, known.id, **fields)

    def _somebody(self) -> list[Somebody]:
        return [Somebody(line.id, line.name, line.title) for line in self._people().lines]


def party_name(party: ThirdParty) -> str:
    """The person, else the firm."""
    return party.person or party.firm


def _line(party: ThirdParty) -> CardLine:
    name = beside((party.person, party.firm), ", ")
    return CardLine(party.id, name, inside(party.kind), party.note, keeps_name=True)


def _named(key: str) -> str:
    return field_label(ThirdParty, key)
