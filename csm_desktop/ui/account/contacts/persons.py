"""What can be done with one of theirs: enter, edit, leave, come back, be one with another."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from csm_desktop.app.accounts import champion_movement as movement
from csm_desktop.app.people import contacts
from csm_desktop.app.people import doubles as merging
from csm_desktop.app.people.cards import write_vcards
from csm_desktop.app.people.view import ContactLine, PeopleView
from csm_desktop.domain.records.contacts import ContactDetails
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.contacts import table as cells
from csm_desktop.ui.account.contacts.dialogs import BossDialog, LeftDialog, NewContactDialog
from csm_desktop.ui.account.contacts.doubles import MergeDialog
from csm_desktop.ui.frame.lists.address_cards import write_cards
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Table
from csm_desktop.ui.widgets.fields import Choice, Somebody
from csm_desktop.ui.widgets.file_dialogs import Target
from csm_desktop.wording import beside, render, tr

if TYPE_CHECKING:
    from datetime import date


class Persons:
    """Acts on the table of a tab; `people` are those that it shows now."""

    def __init__(
        self, tab: Tab, people: Callable[[], PeopleView], table: Callable[[], Table[ContactLine]]
    ) -> None:
        self._tab, self._shell, self._people, self._table = tab, tab.shell, people, table

    def new(self) -> None:
        """Ask for a person and add them."""
        people = [Somebody(line.id, line.name, line.title) for line in self._people().lines]
        dialog = NewContactDialog(people, self._today, self._add, self._tab)
        dialog.exec()

    def left(self, contact_id: int | None) -> None:
        """Ask when and where to a person has gone."""
        line = self._line(contact_id)
        if line is None or line.gone:
            self._shell.toast(tr("Choose somebody in the table first."))
            self._tab.go_to("table")
            return
        dialog = LeftDialog(
            render(say("{name} has left", name=line.name)),
            self._loss(line.id),
            self._today,
            partial(self._left, line),
            self._tab,
        )
        dialog.exec()

    def export(self) -> None:
        """Write the selected people, or all who are there, as address cards."""
        book, account = self._shell.book, self._tab.view.facts.account
        if book is None:
            return
        chosen = {line.id for line in self._table().selection}
        if len(chosen) < 2:  # where the list merely stands is no choice
            chosen = set()

        def write(target: Target) -> int:
            return write_vcards(book, account.id, target.path, chosen, overwrite=target.overwrite)

        write_cards(self._shell, self._tab, account.name, write)

    def report(self, contact_id: int, boss_id: int | None) -> None:
        """Let somebody report to another; a circle is refused, and told."""
        words = say("{name} reports to {boss}", name=self._name(contact_id),
                    boss=self._name(boss_id) if boss_id is not None else tr("nobody"))  # fmt: skip
        label = words
        done = self._shell.run(label, contacts.edit_contact, contact_id, reports_to_id=boss_id)
        if done is not None:
            self._shell.toast(render(label), undoable=True)

    def ask_boss(self, contact_id: int) -> None:
        """Ask to whom somebody reports."""
        line = self._line(contact_id)
        if line is None:
            return
        people = [
            Somebody(each.id, each.name, each.title)
            for each in self._people().lines
            if each.id != contact_id
        ]
        dialog = BossDialog(line.name, line.reports_to_id, people,
                            partial(self._save_boss, contact_id), self._tab)  # fmt: skip
        dialog.exec()

    def _save_boss(self, contact_id: int, boss_id: int | None) -> None:
        words = say("Edit {name}", name=self._name(contact_id))
        self._shell.save(words, contacts.edit_contact, contact_id, reports_to_id=boss_id)

    def answer_movement(self, contact_id: int) -> None:
        """Start both sides of the playbook for somebody who has left."""
        words = say("Answer the leaving of {name}", name=self._name(contact_id))
        started = self._shell.run(words, movement.answer_movement, contact_id)
        if started:
            number = sum(len(run.actions) for run in started)
            made = say(
                "{n} action was added, the first is due today.",
                "{n} actions were added, the first is due today.",
                n=number,
            )
            self._shell.toast(render(made), undoable=True)

    def follow(self, contact_id: int) -> None:
        """Make the company that somebody went to a prospect."""
        words = say("Follow {name}", name=self._name(contact_id))
        found = self._shell.run(words, movement.follow_champion, contact_id)
        if found:
            said = say(
                "{name} is a contact of {account} now.",
                name=found.contact.name,
                account=found.account.name,
            )
            self._shell.toast(render(said), undoable=True)

    def _line(self, contact_id: int | None) -> ContactLine | None:
        return next((line for line in self._people().lines if line.id == contact_id), None)

    def _name(self, contact_id: int) -> str:
        return self._people().names.get((Side.CUSTOMER, contact_id), "")

    def back(self, contact_id: int | None = None) -> None:
        """A person, else the selected one, has not left after all."""
        current = self._table().current
        line = self._line(contact_id) if contact_id is not None else current
        if line is not None and line.left_on is not None:
            label = say("{name} is back", name=line.name)
            self._shell.run(label, contacts.contact_is_back, line.id)

    def merge_one(self, contact_id: int | None) -> None:
        """Make one of a person and another, whom the user chooses."""
        lines = self._people().lines
        if len(lines) < 2:
            self._shell.toast(tr("There are no two contacts to make one of."))
            return
        kept = contact_id if contact_id is not None else lines[0].id
        alike = [{pair.kept_id, pair.other_id} for pair in self._people().alike]
        others = [id_ for pair in alike if kept in pair for id_ in pair if id_ != kept]
        self.merge(kept, next(iter(others), None))

    def merge(self, kept_id: int, other_id: int | None) -> None:
        """Ask who is kept, and make the two one; nobody is proposed where nobody is alike."""
        people = [Choice(line.id, line.name, _known(line)) for line in self._people().lines]
        dialog = MergeDialog(people, kept_id, other_id, self._merged, self._tab)
        dialog.exec()

    def edit(self, line: ContactLine, key: str, value: Any) -> None:
        """Save a cell of the table."""
        label = say("Edit {name}", name=line.name)
        changed = cells.field_of(line.contact, key, value)
        self._shell.save(label, contacts.edit_contact, line.id, **changed)

    def _add(self, name: str, **fields: Unpack[ContactDetails]) -> None:
        account_id = self._tab.account_id
        made = self._shell.save(
            say("New contact"), contacts.new_contact, account_id, name, **fields
        )
        self._table().select(made.id)
        self._shell.toast(render(say("{name} was added.", name=made.name)), undoable=True)

    def _left(self, line: ContactLine, on: "date", went_to: str) -> None:
        label = say("{name} has left", name=line.name)
        self._shell.save(label, contacts.contact_left, line.id, on, went_to)
        self._shell.toast(render(label), undoable=True)

    def _merged(self, kept_id: int, other_id: int) -> None:
        names = self._people().names
        kept, other = names[Side.CUSTOMER, kept_id], names[Side.CUSTOMER, other_id]
        label = say("Make {kept} and {other} one contact", kept=kept, other=other)
        self._shell.save(label, merging.merge_contacts, kept_id, other_id)
        self._table().select(kept_id)
        words = say("{other} is one with {kept} now.", other=other, kept=kept)
        self._shell.toast(render(words), undoable=True)

    def _loss(self, contact_id: int) -> str:
        found = [
            what_if
            for what_if in self._people().what_if
            if what_if.side is Side.CUSTOMER and what_if.person_id == contact_id
        ]
        return render(found[0].why) if found else ""

    def _today(self) -> "date":
        return self._tab.view.facts.as_of


def _known(line: ContactLine) -> str:
    """By what two people of like names are told from one another."""
    return beside((line.title, line.email), ", ")
