"""Messages to the accounts shown: whom, what, and how each would read, before anything is made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.audience.plan import (
    AudiencePlan,
    MessageAudience,
    NotWritten,
    PlannedDraft,
    audience_plan,
    make_drafts,
    why_left_out,
)
from csm_desktop.app.correspondence.templates import LetterText, letter_text, own_templates
from csm_desktop.app.correspondence.voices import languages
from csm_desktop.domain.correspondence.audience import QUIET_DAYS
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.templates import TO_MANY, LetterKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import Card, Choice, ChoiceField, Form, NumberField, Text, TextField
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import LongTextField
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.ui.widgets.fields.ticks import Ticks
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr, voice

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDE, _TABLE_HIGH = 1020, 200  # px at 100 %
_SOON_MS = 150
_EVERYBODY = "everybody"
_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class AudienceLine:
    """One row of what would come of it: a draft, or somebody who is left out."""

    id: int
    account: str
    who: str
    what: str
    draft: PlannedDraft | None


class AudienceDialog(FormDialog):
    """Every change shows anew what would be made; what is made is what was shown."""

    def __init__(
        self, shell: Shell, account_ids: Sequence[int], name: str, parent: QWidget
    ) -> None:
        words = say(
            "To {n} account: a draft for each reader. Nothing is sent before you have seen it.",
            "To {n} accounts: a draft for each reader. Nothing is sent before you have seen it.",
            n=len(account_ids),
        )
        super().__init__(
            tr("Write to many, each by name"), render(words), tr("&Make the drafts"), self._make,
            parent,
        )  # fmt: skip
        self._shell, self._ids = shell, tuple(account_ids)
        self._typed: dict[tuple[LetterKind, str, ContactRole | None], LetterText] = {}
        self.made = 0
        self._planned: tuple[MessageAudience, AudiencePlan] | None = None
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)
        self._soon = Later(self, self._asker.ask)
        self._make_fields(name)
        self._lay_out()
        self.ready()
        self.setMinimumWidth(theme.px(_WIDE))
        self._turn()
        self.name.setFocus()

    def _make_fields(self, name: str) -> None:
        kinds = [Choice(kind, label(kind)) for kind in TO_MANY]
        self.name = TextField(tr("Name of the set"), name)
        self.kind = ChoiceField(tr("Letter"), LetterKind.MESSAGE, kinds)
        own = language_choices(tr("Each in their own"))
        self.language = ChoiceField(tr("Language"), "", own)
        self.quiet = NumberField(tr("Not within days"), Decimal(QUIET_DAYS))
        self.roles = Ticks(ContactRole)
        self.of = ChipRow(tr("Text for"), [(_EVERYBODY, tr("Everybody"), None)])
        self.subject = TextField(tr("Subject"), "", lambda words: self._write(subject=words))
        self.text = LongTextField(
            tr("Text"), "", lambda words: self._write(body=words), least=9, most=9
        )
        self.of.chosen.connect(lambda _: self._turn())
        for field in (self.kind, self.language, self.quiet):
            field.saved.connect(lambda _: self._turn())
        self.roles.changed.connect(self._turn)

    def _lay_out(self) -> None:
        beside, text = self.add_form(), Form(above=True)
        self.forms.append(text)
        self.form.add(tr("Name of the &set"), self.name)
        self.form.add(tr("&Letter"), self.kind)
        beside.add(tr("Lan&guage"), self.language)
        beside.add(tr("Not if written to within &days"), self.quiet)
        self.column.addWidget(Beside(self.form, beside, wide=760))
        whom = self.add_form()
        whom.add(tr("To all who are"), self.roles)
        text.add(tr("S&ubject"), self.subject)
        text.add(tr("&Text"), self.text)
        self.hint = Text("", "caption", wrap=True)
        self.outcome = Text("", "strong", wrap=True)
        self.table: Table[AudienceLine] = Table(tr("What would be made"), _columns(), compact=True)
        self.table.setFixedHeight(theme.px(_TABLE_HIGH))
        self.table.chosen.connect(self._preview)
        self.seen = Text("", wrap=True)
        written, shown = Card(tr("What it says")), Card(tr("What comes of it"))
        for part in (self.of, text, self.hint):
            written.add(part)
        shown.add(self.outcome)
        put_in_card(shown, self.table)
        shown.add(self.seen)
        for card in (written, shown):
            card.body.addStretch(1)
        self.column.addWidget(Beside(written, shown, wide=760), 1)

    def audience(self) -> MessageAudience:
        """What is asked for, as it stands in the fields. Raises UserError for odd days."""
        days = self.quiet.stored
        if days is None or not 0 <= days <= _MOST_DAYS or days != int(days):
            raise UserError(
                tr("That is no number of days."), tr("Type a whole number, 0 for no such limit.")
            )
        kind, language, roles = self.kind.stored, self.language.stored, self.roles.ticked
        texts = {
            role: text
            for (of_kind, spoken, role), text in self._typed.items()
            if of_kind is kind and spoken == language and role in (roles or (None,))
        }
        return MessageAudience(self._ids, roles, kind, language, int(days), texts)

    def _turn(self) -> None:
        """Show the text of what is chosen now, and ask what would come of it."""
        chips = [(role.value, label(role), None) for role in self.roles.ticked]
        self.of.set_chips(chips or [(_EVERYBODY, tr("Everybody"), None)])
        self.of.setVisible(len(chips) > 1)
        text = self._text()
        self.subject.set_value(text.subject)
        self.text.set_value(text.body)
        typed = bool(self.language.stored)
        for editor in (self.subject.editor, self.text.editor):
            editor.setReadOnly(not typed)
        self.hint.setText(
            tr("What stands in braces is filled for each; nobody gets a sentence with a hole.")
            if typed
            else tr("Each gets the template in their language. Choose one language to write here.")
        )
        self._soon.start(_SOON_MS)

    @property
    def _role(self) -> ContactRole | None:
        """Of whom the text is that is shown."""
        return None if self.of.key == _EVERYBODY else ContactRole(self.of.key)

    def _text(self) -> LetterText:
        kind, language, role = self.kind.stored, self.language.stored, self._role
        typed = self._typed.get((kind, language, role))
        book = self._shell.book
        if typed is not None or book is None:
            return typed or LetterText("", "")
        spoken = language or (voice().language if voice().language in languages() else "en")
        return letter_text(own_templates(book), kind, spoken, role)

    def _write(self, subject: str | None = None, body: str | None = None) -> None:
        key = (self.kind.stored, self.language.stored, self._role)
        text = self._text()
        self._typed[key] = replace(
            text,
            subject=text.subject if subject is None else subject,
            body=text.body if body is None else body,
        )
        self._soon.start(_SOON_MS)

    def _question(self) -> "Callable[[Book], object]":
        """The fields are read here, on the window's thread."""
        try:
            audience = self.audience()
        except UserError as refusal:
            told = refusal
            return lambda _: told

        def answer(book: "Book") -> object:
            try:
                return audience, audience_plan(book, audience)
            except UserError as refusal:
                return refusal

        return answer

    def _answered(self, found: object) -> None:
        if isinstance(found, UserError):
            self._planned = None
            self.outcome.setText(f"{found.title} {found.advice}".strip())
            self.table.set_lines(())
        else:
            self._planned = found  # type: ignore[assignment]
            assert self._planned is not None
            plan = self._planned[1]
            self.outcome.setText(_outcome(plan))
            self.table.set_lines(_lines(plan))
            if self.table.current is None and self.table.lines:
                self.table.select(self.table.lines[0].id)
        self._preview()

    def _preview(self) -> None:
        """How the chosen one reads."""
        line = self.table.current
        draft = line.draft if line is not None else None
        self.seen.setText(f"{draft.subject}\n\n{draft.body}" if draft is not None else "")

    def _make(self) -> None:
        book = self._shell.book
        if book is None:
            return
        audience = self.audience()
        shown = self._planned
        # Made at once after the last key: what was shown is of another text, so it is planned anew.
        plan = shown[1] if shown and shown[0] == audience else audience_plan(book, audience)
        name = " ".join(self.name.stored.split())
        said = say("Write to {name}", name=name)
        self.made = len(self._shell.save(said, make_drafts, name, plan.drafts))


def write_to_shown(page: AccountList) -> None:
    """Write to the accounts that are selected, where several are, else to all that are shown."""
    chosen = page.table.selection
    lines = chosen if len(chosen) > 1 else page.table.lines
    if page.shell.book is None or not lines:
        page.shell.toast(tr("No account is shown to write to."))
        return
    own = page.narrowing.own
    named = own.name if own is not None else page.filter.text().strip()
    name = named or render(say("Message of {on}", on=page.shell.book.today()))
    ask_audience(page.shell, [line.id for line in lines], name, page.table)


def ask_audience(shell: Shell, account_ids: Sequence[int], name: str, parent: QWidget) -> None:
    """Ask what to write to these accounts; then the drafts wait in the outbox."""
    book = shell.book
    if book is None or not account_ids:
        return
    dialog = AudienceDialog(shell, account_ids, name, parent)
    if dialog.exec():
        words = say(
            "{n} draft waits in the outbox. V looks through it.",
            "{n} drafts wait in the outbox. V looks through them, one by one.",
            n=dialog.made,
        )
        shell.go("outbox")
        shell.toast(render(words), undoable=True)


def _outcome(plan: AudiencePlan) -> str:
    drafts = render(say("{n} draft", "{n} drafts", n=len(plan.drafts)))
    if not plan.left_out:
        return drafts
    return render(say("{drafts}, {n} left out", drafts=drafts, n=len(plan.left_out)))


def _lines(plan: AudiencePlan) -> list[AudienceLine]:
    made = [(d.account, d.person, d.subject, d) for d in plan.drafts]
    out = [(o.account, _who(o), why_left_out(o), None) for o in plan.left_out]
    return [AudienceLine(number, *row) for number, row in enumerate((*made, *out))]


def _who(out: NotWritten) -> str:
    return out.person or (label(out.role) if out.role is not None else "")


def _columns() -> list[Column[AudienceLine]]:
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 130),
        Column("who", tr("To"), lambda line: line.who, width=120),
        Column(
            "what", tr("Subject, or why not"), lambda line: line.what, width=120, stretch=True,
            late=lambda line: line.draft is None,
        ),
    ]  # fmt: skip
