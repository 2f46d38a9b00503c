"""Who the user is: the name under the mails, and the owner of what is new and ours."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.paper_look import PaperLook
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Card, Choice, ChoiceField, Field, Form, Text, TextField
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class You(Part):
    """Who they are and for whom they work; the name is enough."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.name = TextField(tr("Name"), "", self._saver("name"), hint=tr("Your name"))
        self.email = TextField(tr("E-mail"), "", self._saver("email"), hint=tr("you@example.com"))
        self.title = TextField(
            tr("Job title"), "", self._saver("title"), hint=tr("Customer success manager")
        )
        self.role = ChoiceField(
            tr("Role"),
            None,
            [Choice(team_role, label(team_role)) for team_role in TeamRole],
            self._saver("role"),
        )
        self.company = TextField(
            tr("Our company"), "", self._save_company, hint=tr("As customers call us")
        )
        self.zone = Text(wrap=True)
        form = Form()
        form.add(tr("&Name"), self.name)
        form.add(tr("&E-mail"), self.email)
        form.add(tr("Job &title"), self.title)
        form.add(tr("&Role"), self.role)
        form.add(tr("Our &company"), self.company)
        form.add(tr("Time zone"), self.zone)
        card = Card(tr("You"))
        card.add(
            Text(
                tr(
                    "Your name stands under the mails that you write here. What is new and ours "
                    "(accounts, actions, goals) is yours until you give it to somebody else."
                ),
                colour="secondary",
                wrap=True,
            )
        )
        card.body.addSpacing(theme.px(theme.S))
        card.add(form)
        self.paper = PaperLook(shell)
        self.lay_out([card, self.paper])
        self._of_me: dict[str, Field[Any, Any]] = {
            "name": self.name, "email": self.email, "title": self.title, "role": self.role,
        }  # fmt: skip

    def show_book(self, book: "Book") -> None:
        """Show the user, as far as the book knows them."""
        from csm_desktop.app.people.team import me
        from csm_desktop.app.settings import our_company
        from csm_desktop.ui.here import zone_here

        mine = me(book)
        for key, field in self._of_me.items():
            empty = TeamRole.CSM if key == "role" else ""
            field.set_value(getattr(mine, key) if mine is not None else empty)
        with book.reading() as connection:
            self.company.set_value(our_company(connection))
        self.paper.show_book(book)
        self.zone.setText(render(say("{zone}, as this computer is set", zone=zone_here())))

    def take_focus(self) -> None:
        """The name, with all of it selected."""
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _saver(self, key: str) -> Any:
        return partial(self._save, key)

    def _save(self, key: str, value: Any) -> None:
        from csm_desktop.app.people.team import say_who_i_am

        self.shell.save(say("Change your details"), say_who_i_am, **{key: value})

    def _save_company(self, name: str) -> None:
        from csm_desktop.app.settings import set_our_company

        self.shell.save(say("Our company"), set_our_company, name)
