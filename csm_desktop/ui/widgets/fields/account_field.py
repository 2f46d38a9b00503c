"""A field for another account of the book, found by any part of its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.fields.base import Save
from csm_desktop.ui.widgets.fields.choices import PersonField, Somebody
from csm_desktop.wording import render, tr


class AccountField(PersonField):
    """One of the accounts; nothing means none.

    `known` is asked whenever the field is entered, for there may be thousands and they change.
    """

    def __init__(
        self, name: str, save: Save | None = None, *, known: Callable[[], Sequence[Somebody]]
    ) -> None:
        self._ask = known
        super().__init__(name, None, (), save)

    def insist(self) -> None:
        """Say that an account is needed, and wait for it here."""
        self.setFocus()
        self._refuse(UserError(tr("With which account?"), tr("Type its name.")))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            # The one that is chosen stays, also where it is not offered any more: its name is
            # shown.
            chosen = [person for person in self._people if person.id == self.stored]
            others = [somebody for somebody in self._ask() if somebody.id != self.stored]
            self.set_people([*chosen, *others])
        return super().eventFilter(editor, event)

    def _several(self, name: str) -> UserError:
        return UserError(
            render(say("More than one account fits “{name}”.", name=name)),
            tr("Choose from the list, or type more of the name."),
        )

    def _unknown(self, name: str) -> UserError:
        return UserError(
            render(say("There is no account “{name}” in this book.", name=name)),
            tr("Arrow down shows the accounts that you can choose."),
        )
