"""The team's database: where this book is published, what of it, how often, and how that went."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.mail_words import kept_words
from csm_desktop.ui.widgets import Button, Card, Choice, ChoiceField, Form, Text, TextField
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.wording import clock_time, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.outbox.server import Kept
    from csm_desktop.app.publication.database import TeamDatabase


class TeamDatabaseCard(Card):
    """A draft until it is saved. The password is in no book."""

    def __init__(self, shell: Shell) -> None:
        from PySide6.QtWidgets import QLineEdit

        from csm_desktop.app.publication.database import PublishEvery

        super().__init__(tr("The team’s database"))
        self._shell = shell
        self.address = TextField(tr("Address"), hint="postgresql://anna@db.example.com/team")
        self.password = TextField(tr("Password"))
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.team = TextField(tr("Team"), hint=tr("in whose figures this book counts"))
        self.what = ChoiceField(tr("What goes there"), False, [
            Choice(False, tr("What customers may see, and figures"),
                   tr("No notes, no reasons, no words of alerts")),
            Choice(True, tr("Everything"), tr("Also what is internal")),
        ])  # fmt: skip
        self.every = ChoiceField(tr("How often"), PublishEvery.NEVER, [
            Choice(PublishEvery.NEVER, tr("Only when you say so")),
            Choice(PublishEvery.HOUR, tr("Every hour")),
            Choice(PublishEvery.DAY, tr("Every day")),
        ])  # fmt: skip
        self.last = Text("", wrap=True)
        self.said = Text("", wrap=True)
        self.save = Button(tr("&Save"), lambda: self._save(None), kind="primary")
        self.now = Button(tr("Publish &now"), self._publish)
        self.stop = Button(tr("Stop &publishing"), self._stop)
        self.out = Button(tr("Take the book o&ut of it"), self._take_out)
        note = tr(
            "This book is published there for the team’s picture, and nothing is read back. The"
            " password goes into this computer’s keychain, never into the book."
        )
        self.add(Text(note, colour="secondary", wrap=True))
        self.add(self._form())
        self.add(self.last)
        self.add(ButtonBar(self.said, (self.out, self.stop, self.now, self.save)))
        shell.team.moved.connect(self._moved)

    def _form(self) -> Form:
        form = Form()
        form.add(tr("&Address"), self.address)
        form.add(tr("Pass&word"), self.password)
        form.add(tr("T&eam"), self.team)
        form.add(tr("W&hat goes there"), self.what)
        form.add(tr("How o&ften"), self.every)
        return form

    def show_book(self, book: "Book") -> None:
        """Show what is set; what is being typed stays."""
        from csm_desktop.app.publication.database import team_database

        database = team_database(book)
        if database is not None:
            for field, value in ((self.address, database.address), (self.team, database.team)):
                field.set_value(value)
            self.what.set_value(database.everything)
            self.every.set_value(database.every)
        self.stop.setVisible(database is not None)
        # Also where publishing was stopped: what was published until then stays there.
        there = database is not None or self._shell.team.last is not None
        self.out.setVisible(there and book.why_read_only is None)
        self.now.setVisible(database is not None and book.why_read_only is None)
        self.save.setEnabled(book.why_read_only is None)
        self.stop.setEnabled(book.why_read_only is None)
        self._moved()

    def _typed(self) -> "TeamDatabase":
        from csm_desktop.app.publication.database import TeamDatabase

        address, team = (field.editor.text().strip() for field in (self.address, self.team))
        return TeamDatabase(address, team, self.what.stored, self.every.stored)

    def _save(self, then: Callable[[], object] | None) -> None:
        from csm_desktop.app.publication.database import read_address, set_team_database

        typed = self._typed()
        try:
            address = read_address(typed.address)
            self._shell.save(say("Publish for the team"), set_team_database, typed)
        except UserError as error:
            self.said.setText(f"{error.title} {error.advice}".strip())
            return
        self.said.setText("" if then is not None else tr("It is kept."))
        password = self.password.editor.text()
        if not password:
            if then is not None:
                then()
            return
        keep = partial(self._shell.outbox.keys.secrets.keep, address.secret_name, password)
        self.password.editor.clear()
        self.password.set_value("")

        def kept(found: "Kept") -> None:
            self.said.setText(kept_words(found))
            if then is not None:
                then()

        self._shell.background.start(self, lambda _: keep(), kept, _raised)

    def _publish(self) -> None:
        """With what stands in the fields, which is kept first."""
        self._save(self._shell.team.publish_now)

    def _stop(self) -> None:
        from csm_desktop.app.publication.database import set_team_database

        self._shell.run(say("Publish no more for the team"), set_team_database, None)
        self.said.setText(tr("What was published stays there until the book is taken out of it."))

    def _take_out(self) -> None:
        """Out of what stands in the field; it is not published there again by itself."""
        self.said.setText("")
        address = self._typed().address
        self._shell.team.withdraw(address, partial(self._taken_out, address))

    def _taken_out(self, address: str) -> None:
        from csm_desktop.app.publication.database import set_team_database, team_database

        book = self._shell.book
        kept = team_database(book) if book is not None else None
        # Out of another one: into the book's own it goes on.
        if kept is not None and kept.address == address:
            self._shell.run(say("Publish no more for the team"), set_team_database, None)

    def _moved(self) -> None:
        """A publish began, went on, or ended."""
        share = self._shell.team.share
        for button in (self.now, self.out):
            button.setEnabled(share is None)
        if share is not None:
            self.last.setText(render(say("Publishing: {share} %", share=str(share))))
            return
        last = self._shell.team.last
        if last is None:
            self.last.setText(tr("Not published from here yet."))
            return
        wall = last.at.astimezone()
        words = say("{day}, {time}: {words}", day=short_day(wall.date(), with_year=True),
                    time=clock_time(wall.replace(tzinfo=None)), words=last.words_today)  # fmt: skip
        self.last.setText(render(words))


def _raised(error: BaseException) -> None:
    raise error
