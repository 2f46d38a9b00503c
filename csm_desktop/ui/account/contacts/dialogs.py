"""What the Contacts tab asks: a connection, a new contact, that somebody left."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.contacts import Connection, ContactRole, Influence, Strength
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    PersonField,
    Somebody,
    TextField,
)
from csm_desktop.ui.widgets.fields.ticks import Ticks
from csm_desktop.ui.widgets.near_days import NearDayField, PastDayField
from csm_desktop.wording import label, render, tr

Today = Callable[[], date]


class ConnectionDialog(FormDialog):
    """How well two people know one another, and when they were last in touch elsewhere."""

    def __init__(
        self,
        title: str,
        words: str,
        known: Connection | None,
        today: Today,
        save: Callable[[Strength, date | None], object],
        parent: QWidget,
    ) -> None:
        action = tr("&Save") if known is not None else tr("&Connect")
        super().__init__(title, words, action, self._save, parent)
        self._keep = save
        strength = known.strength if known is not None else Strength.SOME
        explained = {
            Strength.STRONG: tr("They would take a call today"),
            Strength.SOME: tr("They know and answer one another"),
            Strength.WEAK: tr("They have been introduced"),
        }
        choices = [Choice(strength, label(strength), explained[strength]) for strength in Strength]
        self.strength = ChoiceField(tr("Strength"), strength, choices)
        touched = known.touched_on if known is not None else None
        self.touched = PastDayField(tr("Last touch outside this book"), touched, today=today)
        self.form.add(tr("S&trength"), self.strength)
        self.form.add(tr("&Last touch elsewhere"), self.touched)
        self.remove: Button | None = None
        if known is not None:
            self.remove = Button(tr("&Remove connection"), lambda: self.done(REMOVED), kind="risk")
        self.ready(*([self.remove] if self.remove is not None else []))

    def _save(self) -> None:
        self._keep(self.strength.stored, self.touched.stored)


NEW = 0
"""Stands in the list of our people for a colleague who is not in the book yet."""


class ConnectDialog(FormDialog):
    """Who of ours knows whom of theirs, also where one of ours is not on the map yet."""

    def __init__(
        self,
        team: Sequence[Choice],
        theirs: Sequence[Choice],
        today: Today,
        save: Callable[[int | tuple[str, str], int, Strength, date | None], object],
        parent: QWidget,
    ) -> None:
        first = tr("Nobody of yours is in the book yet: begin with your own name.")
        super().__init__(tr("Connect"), "" if team else first, tr("&Connect"), self._save, parent)
        self._keep = save
        choices = [*team, Choice(NEW, tr("A new colleague…"))]
        self.ours = ChoiceField(tr("Who of us"), choices[0].value, choices)
        self.form.add(tr("&Who of us"), self.ours)
        self.own = self.add_form()
        self.name = TextField(tr("Name"))
        self.position = TextField(tr("Job title"))
        self.own.add(tr("&Name"), self.name)
        self.own.add(tr("Job &title"), self.position)
        rest = self.add_form()
        self.theirs = ChoiceField(tr("With whom"), theirs[0].value, theirs)
        levels = [Choice(strength, label(strength)) for strength in Strength]
        self.strength = ChoiceField(tr("Strength"), Strength.SOME, levels)
        self.touched = PastDayField(tr("Last touch outside this book"), today=today)
        rest.add(tr("W&ith whom"), self.theirs)
        rest.add(tr("S&trength"), self.strength)
        rest.add(tr("&Last touch elsewhere"), self.touched)
        self.ready()
        self.ours.saved.connect(self._chosen)
        self._chosen(self.ours.stored)

    def _chosen(self, which: int) -> None:
        self.own.setVisible(which == NEW)

    def _save(self) -> None:
        who: int | tuple[str, str] = self.ours.stored
        if who == NEW:
            who = (self.name.stored, self.position.stored)
        self._keep(who, self.theirs.stored, self.strength.stored, self.touched.stored)


REMOVED = 2
"""What `ConnectionDialog.exec` returns where the connection is to go."""


class NewContactDialog(FormDialog):
    """A new person at the customer; only the name is needed."""

    def __init__(
        self,
        people: Sequence[Somebody],
        today: Today,
        save: Callable[..., object],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("New contact"), "", tr("&Add contact"), self._save, parent)
        self._keep = save
        self.name = TextField(tr("Name"))
        self.position = TextField(tr("Job title"))
        self.email = TextField(tr("E-mail"))
        self.phone = TextField(tr("Telephone"))
        self.roles = Ticks(ContactRole)
        choices = [Choice(None, tr("Unknown")), *(Choice(i, label(i)) for i in Influence)]
        self.influence = ChoiceField(tr("Influence"), None, choices)
        self.boss = PersonField(tr("Reports to"), None, people)
        self.form.add(tr("&Name"), self.name)
        self.form.add(tr("Job &title"), self.position)
        self.form.add(tr("&E-mail"), self.email)
        self.form.add(tr("Tele&phone"), self.phone)
        self.form.add(tr("Roles"), self.roles)
        self.form.add(tr("&Influence"), self.influence)
        self.arrived_on = PastDayField(tr("Arrived on"), today=today)
        self.form.add(tr("Reports t&o"), self.boss)
        self.form.add(tr("Arri&ved on"), self.arrived_on)
        self.ready()
        self.name.setFocus()

    def _save(self) -> None:
        self._keep(
            self.name.stored,
            title=self.position.stored,
            email=self.email.stored,
            phone=self.phone.stored,
            roles=self.roles.ticked,
            influence=self.influence.stored,
            reports_to_id=self.boss.stored,
            arrived_on=self.arrived_on.stored,
        )


class BossDialog(FormDialog):
    """To whom somebody reports; nobody puts them on top."""

    def __init__(
        self,
        name: str,
        boss_id: int | None,
        people: Sequence[Somebody],
        save: Callable[[int | None], object],
        parent: QWidget,
    ) -> None:
        title = render(say("To whom does {name} report?", name=name))
        super().__init__(title, "", tr("&Save"), self._save, parent)
        self._keep = save
        self.boss = PersonField(tr("Reports to"), boss_id, people)
        self.form.add(tr("Reports t&o"), self.boss)
        self.ready()
        self.boss.setFocus()

    def _save(self) -> None:
        self._keep(self.boss.stored)


class LeftDialog(FormDialog):
    """When somebody left, or will leave, and where to."""

    def __init__(
        self,
        title: str,
        words: str,
        today: Today,
        save: Callable[[date, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, words, tr("&Save"), self._save, parent)
        self._keep = save
        self.on = NearDayField(tr("Last day"), today(), today=today)
        self.went_to = TextField(tr("New company"))
        self.form.add(tr("&Last day"), self.on)
        self.form.add(tr("&New company"), self.went_to)
        self.ready()
        self.on.setFocus()

    def _save(self) -> None:
        if self.on.stored is None:
            raise UserError(tr("The last day is missing."), tr("Nothing was changed."))
        self._keep(self.on.stored, self.went_to.stored)
