"""Who the user is: the name under the mails, the owner of what is new, and their wall clock."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimeZone
from PySide6.QtWidgets import QCompleter

from csm_desktop.domain.instants import is_zone
from csm_desktop.domain.saying import say
from csm_desktop.domain.team import TeamRole
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Card, Choice, ChoiceField, Field, Form, Text, TextField
from csm_desktop.wording import label, told, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


def zone_of_computer() -> str:
    """The time zone as the system names it; UTC where it is named oddly."""
    name = QTimeZone.systemTimeZoneId().toStdString()
    return name if is_zone(name) else "UTC"


class ZoneField(TextField):
    """A time zone by any part of its name; nothing means the computer's."""

    def __init__(self, name: str, save: Any) -> None:
        super().__init__(name, "", save)
        here = say("As this computer: {zone}", zone=zone_of_computer())
        self._line.setPlaceholderText(told(here))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and self._line.completer() is None:
            self._complete()  # the names of all zones are read when they are first wanted
        return super().eventFilter(editor, event)

    def _complete(self) -> None:
        from zoneinfo import available_timezones

        completer = QCompleter(sorted(available_timezones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self.commit())
        self._line.setCompleter(completer)

    def _read(self) -> str:
        typed = super()._read()
        if typed and not is_zone(typed):
            raise UserError(
                told(say("“{zone}” is not the name of a time zone.", zone=typed[:60])),
                tr("Choose from the list, such as Europe/Paris."),
            )
        return typed


class You(Part):
    """Five fields; the name is enough."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.name = TextField(tr("Name"), "", self._saver("name"), hint=tr("Your name"))
        self.email = TextField(tr("E-mail"), "", self._saver("email"), hint=tr("you@example.com"))
        self.title = TextField(
            tr("Title"), "", self._saver("title"), hint=tr("Customer success manager")
        )
        self.role = ChoiceField(
            tr("Role"), None, [Choice(each, label(each)) for each in TeamRole], self._saver("role")
        )
        self.zone = ZoneField(tr("Time zone"), self._save_zone)
        form = Form()
        form.add(tr("&Name"), self.name)
        form.add(tr("&E-mail"), self.email)
        form.add(tr("&Title"), self.title)
        form.add(tr("&Role"), self.role)
        form.add(tr("Time &zone"), self.zone)
        card = Card(tr("You"))
        card.add(
            Text(
                tr(
                    "Your name stands under the mails that you write here. What is new and ours "
                    "(accounts, actions, goals) is yours until you give it to somebody else. "
                    "Meetings are planned and shown in your time zone."
                ),
                colour="secondary",
                wrap=True,
            )
        )
        card.body.addSpacing(theme.px(theme.S))
        card.add(form)
        self.lay_out([card])
        self._of_me: dict[str, Field[Any]] = {
            "name": self.name, "email": self.email, "title": self.title, "role": self.role,
        }  # fmt: skip

    def show_book(self, book: "Book") -> None:
        """Show the user, as far as the book knows them."""
        from csm_desktop.app import settings
        from csm_desktop.app.team import me

        mine = me(book)
        for key, field in self._of_me.items():
            empty = TeamRole.CSM if key == "role" else ""
            field.set_value(getattr(mine, key) if mine is not None else empty)
        with book.reading() as connection:
            self.zone.set_value(settings.text_of(connection, settings.TIME_ZONE))

    def take_focus(self) -> None:
        """The name, with all of it selected."""
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _saver(self, key: str) -> Any:
        return partial(self._save, key)

    def _save(self, key: str, value: Any) -> None:
        from csm_desktop.app.team import say_who_i_am

        self.shell.save(tr("Change your details"), say_who_i_am, **{key: value})

    def _save_zone(self, zone: str) -> None:
        from csm_desktop.app import settings

        self.shell.save(tr("Change your time zone"), settings.put_text, settings.TIME_ZONE, zone)
