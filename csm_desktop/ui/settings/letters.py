"""The templates of letters, each with its places, and as one account would get it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.templates import TO_MANY, LetterKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.widgets import Button, Card, Choice, ChoiceField, Form, Text, TextField
from csm_desktop.ui.widgets.fields import AccountField, LongTextField, Somebody
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.layout.letters import without_letter
from csm_desktop.wording import joined, label, render, tr, voice

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.correspondence.templates import LetterText


class Letters(Part):
    """What is written here is the user's own from the first change on; the program's comes back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.text: LetterText | None = None
        self.account_id: int | None = None
        kinds = [Choice(kind, label(kind)) for kind in LetterKind]
        self.kind = ChoiceField(tr("Letter"), LetterKind.FOLLOW_UP, kinds)
        self.language = ChoiceField(tr("Language"), "en", language_choices())
        everybody = [Choice(None, tr("Everybody"))]
        roles = everybody + [Choice(role, label(role)) for role in ContactRole]
        self.role = ChoiceField(tr("To people who are"), None, roles)
        self.subject = TextField(tr("Subject"), "", lambda words: self._write(subject=words))
        self.body_field = LongTextField(
            tr("Text"), "", lambda words: self._write(body=words), least=12, most=24
        )
        self.whose = Text("", "caption", wrap=True)
        self.places = Button(tr("Insert a &place"), self._offer_places, icon="plus")
        self.reset = Button(tr("Back to the program's own"), self._drop, icon="restore")
        self.account = AccountField(tr("As it would be for"), known=self._accounts)
        self.seen_subject = Text("", "strong", wrap=True)
        self.seen = Text("", wrap=True)
        self.lacks = Text("", "caption", wrap=True)
        self._lay_out()
        for field in (self.kind, self.language, self.role):
            field.saved.connect(lambda _: self._turn())
        self.account.saved.connect(self._look_at)

    def _lay_out(self) -> None:
        form = Form(width=320)
        form.add(tr("&Letter"), self.kind)
        form.add(tr("L&anguage"), self.language)
        self.role_form = Form(width=320)
        self.role_form.add(tr("&To people who are"), self.role)
        head = Card(tr("Letters"))
        head.add(Beside(form, self.role_form, wide=760))
        written, shown = Card(tr("Template")), Card(tr("Preview"))
        for part in (label_of(self.subject), self.subject, label_of(self.body_field)):
            written.add(part)
        written.add(self.body_field)
        written.add(ButtonBar(self.whose, (self.places, self.reset)))
        for seen in (label_of(self.account), self.account, self.seen_subject, self.seen):
            shown.add(seen)
        shown.add(self.lacks)
        shown.body.addStretch(1)
        self.lay_out([head, Beside(written, shown, wide=760)])

    def show_book(self, book: "Book") -> None:
        """Show the template that is chosen, and what it makes; what is being typed stays."""
        from csm_desktop.app.correspondence.templates import letter_text, own_templates
        from csm_desktop.app.correspondence.voices import languages

        # Only at first: later the user has chosen a language here.
        if self.text is None and voice().language in languages():
            self.language.set_value(voice().language)
        kind, role = self.kind.stored, self.role.stored
        is_message = kind in TO_MANY
        self.role_form.setVisible(is_message)
        text = letter_text(
            own_templates(book), kind, self.language.stored, role if is_message else None
        )
        self.text = text
        self.subject.set_value(text.subject)
        self.body_field.set_value(text.body)
        own = text.own is not None and (text.own.role is role or not is_message)
        self.reset.setVisible(own)
        self.whose.setText(tr("Your own words") if text.own else tr("The program's words"))
        self._preview(book)

    def take_focus(self) -> None:
        """Which letter it is."""
        self.kind.setFocus()

    def _preview(self, book: "Book") -> None:
        from csm_desktop.app.meetings.letter_preview import letter_preview

        lines = self._accounts() if self.account_id is None else ()
        if self.account_id is None and lines:
            recent = self.shell.recents.accounts(book.path)
            known = {line.id: line for line in lines}
            first = next((known[id_] for id_ in recent if id_ in known), lines[0])
            self.account_id = first.id
            self.account.set_people([first])
            self.account.set_value(first.id)
        if self.account_id is None:
            self.seen.setText(tr("There is no account yet to show it with."))
            return
        role = self.role.stored if self.kind.stored in TO_MANY else None
        try:
            found = letter_preview(
                book, self.account_id, self.kind.stored, self.language.stored, role
            )
        except LookupError:  # it was removed meanwhile
            self.account_id = None
            return
        self.seen_subject.setText(found.subject)
        self.seen.setText(found.body)
        missing = [f"{{{name}}}" for name in found.missing]
        words = say("This account has nothing for {places}.", places=joined(missing))
        self.lacks.setText(render(words) if missing else "")

    def _accounts(self) -> Sequence[Somebody]:
        from csm_desktop.app.lists.accounts import accounts

        book = self.shell.book
        lines = accounts(book) if book is not None else ()
        return [Somebody(line.id, line.name, line.domain) for line in lines]

    def _turn(self) -> None:
        if self.shell.book is not None:
            self.show_book(self.shell.book)

    def _look_at(self, account_id: int | None) -> None:
        self.account_id = account_id
        self._turn()

    def _write(self, subject: str | None = None, body: str | None = None) -> None:
        from csm_desktop.app.correspondence.templates import write_template

        kind = self.kind.stored
        self.shell.save(
            say("Change the template: {letter}", letter=kind),
            write_template,
            kind,
            self.language.stored,
            self.role.stored if kind in TO_MANY else None,
            subject=subject,
            body=body,
        )

    def _drop(self) -> None:
        from csm_desktop.app.correspondence.templates import drop_template

        if self.text is not None and self.text.own is not None:
            words = say("Back to the program's words: {letter}", letter=label(self.kind.stored))
            if carried_out(self.shell, words, drop_template, self.text.own.id):
                self.shell.toast(tr("The program's words are back."), undoable=True)

    def _offer_places(self) -> None:
        from csm_desktop.app.correspondence.templates import places_for

        menu = QMenu(self)
        menu.setAccessibleName(without_letter(self.places.text()))
        for name, meaning in places_for(self.kind.stored).items():
            words = render(say("{place}: {meaning}", place=f"{{{name}}}", meaning=meaning))
            menu.addAction(words.replace("&", "&&"), partial(self._insert, name))
        menu.popup(self.places.mapToGlobal(QPoint(0, self.places.height())))

    def _insert(self, name: str) -> None:
        editor: QPlainTextEdit = self.body_field.editor
        editor.setFocus()
        editor.insertPlainText(f"{{{name}}}")
