"""Selling to an organisation in five steps: what is known, whom to speak to in which order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.expansion.opportunities import edit_opportunity
from csm_desktop.app.expansion.selling import (
    edit_note,
    make_actions,
    note_step,
    plan_conversations,
    remove_note,
)
from csm_desktop.domain.people.selling import SellingAdvice, open_steps, selling_advice
from csm_desktop.domain.records.opportunities import (
    DecisionProcess,
    NeedLevel,
    Opportunity,
    SellingNote,
    SellingStep,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, CellKind, Column, Form, Text
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.domain.records.facts import AccountFacts

_WIDE = 940  # px; all columns of what is known are seen


class SellingDialog(Dialog):
    """Each change is kept at once, as its own step; the advice follows what is known."""

    def __init__(self, shell: Shell, book: "Book", known: Opportunity, parent: QWidget) -> None:
        words = tr("Needs, people, the way they decide, its shape, and what you prescribe.")
        super().__init__(known.title, words, parent)
        self.setMinimumWidth(theme.px(_WIDE))
        self._shell, self._book, self._id = shell, book, known.id
        self._account_id = known.account_id
        self.opportunity = known
        self.advice: SellingAdvice | None = None
        choices = [
            Choice(None, tr("Not known yet")),
            *(Choice(process, label(process)) for process in DecisionProcess),
        ]
        self.process = ChoiceField(tr("They decide by"), known.process, choices, self._decide)
        form = Form()
        form.add(tr("They &decide by"), self.process)
        self.missing = Text(role="caption", colour="secondary", wrap=True)
        self.said = Text(role="body", wrap=True)
        self.notes: EditedList[SellingNote] = EditedList(
            tr("What is known"), self._columns(), edit=self._edit, add=self._add,
            remove=self._drop, hint=tr("Write down what is known of the next step"),
            nothing=tr("Nothing is known yet: begin with what users, groups and departments need."),
            today=book.today,
        )  # fmt: skip
        for part in (form, self.said, self.notes, self.missing):
            self.column.addWidget(part)
        self.plan = Button(tr("&Plan this order"), self.plan_order)
        self.act = Button(tr("&Make actions of them"), self.make_actions)
        self.no = Button(tr("&Close"), self.reject, kind="primary")
        self.finish(self.plan, self.act, self.no)
        self._show()

    def _columns(self) -> list[Column[SellingNote]]:
        steps = [(step, label(step)) for step in SellingStep]
        levels = [(None, "–"), *((level, label(level)) for level in NeedLevel)]
        return [
            Column("position", tr("Order"), lambda line: line.position, CellKind.NUMBER, 64,
                   editable=True),
            Column("step", tr("Step"), lambda line: line.step, CellKind.CHOICE, 150, editable=True,
                   choices=steps),
            Column("text", tr("Known"), lambda line: line.text, editable=True, stretch=True),
            Column("level", tr("Whose need"), lambda line: line.level, CellKind.CHOICE, 100,
                   editable=True, choices=levels),
            Column("whose", tr("Which"), lambda line: line.whose, width=110, editable=True),
            Column("person", tr("Person"), self._person, width=120, editable=True),
            Column("spoken", tr("Spoken to"), lambda line: line.spoken_on is not None,
                   CellKind.CHECK, 80, editable=True),
        ]  # fmt: skip

    def _facts(self) -> "AccountFacts":
        from csm_desktop.app.lists.accounts import account_facts

        return account_facts(self._book, self._account_id)

    def _show(self) -> None:
        facts = self._facts()
        self._people = {contact.id: contact.name for contact in facts.contacts}
        self.opportunity = next(one for one in facts.opportunities if one.id == self._id)
        own = [note for note in facts.selling_notes if note.opportunity_id == self._id]
        self.advice = selling_advice(self.opportunity, own, facts.contacts, facts.as_of)
        order = list(SellingStep)
        own.sort(key=lambda note: (order.index(note.step), note.position, note.id))
        self.notes.show_lines(own)
        self.said.setText(_advised(self.advice, self._people))
        waiting = open_steps(self._id, own)
        told = say("Still open: {steps}.", steps=tuple(waiting))
        self.missing.setText(render(told) if waiting else "")
        self.plan.setEnabled(bool(self.advice.conversations))
        self.act.setEnabled(
            any(note.step is SellingStep.PEOPLE and note.contact_id and not note.spoken_on
                and not note.action_id for note in own)
        )  # fmt: skip

    def _person(self, line: SellingNote) -> str:
        return self._people.get(line.contact_id or 0, "")

    def _save(self, words: Message, use_case: Any, *args: Any, **fields: Any) -> Any:
        made = self._shell.save(words, use_case, *args, **fields)
        self._show()
        return made

    def _decide(self, process: DecisionProcess | None) -> None:
        self._save(say("Say how they decide"), edit_opportunity, self._id, process=process)

    def _add(self, words: str) -> int:
        own = list(self.notes.table.lines)
        waiting = open_steps(self._id, own)
        chosen = self.notes.table.current
        last = chosen.step if chosen is not None else SellingStep.NEEDS
        step = waiting[0] if waiting else last
        made = self._save(say("Note a step of selling"), note_step, self._id, step, words)
        return int(made.id)

    def _edit(self, line: SellingNote, key: str, value: Any) -> None:
        if key == "person":
            key, value = "contact_id", self._named(str(value or ""))
        elif key == "spoken":
            key, value = "spoken_on", self._book.today() if value else None
        elif key == "position":
            if value is None or value != int(value):
                raise UserError(tr("Only whole numbers can stand here."), "")
            value = int(value)
        elif key in ("text", "whose"):
            value = value or ""
        self._save(say("Change a step of selling"), edit_note, line.id, **{key: value})

    def _named(self, words: str) -> int | None:
        """The person who is meant. Raises UserError where nobody, or more than one, is."""
        plain = " ".join(words.casefold().split())
        if not plain:
            return None
        found = [id_ for id_, name in self._people.items() if plain in name.casefold()]
        exact = [id_ for id_ in found if self._people[id_].casefold() == plain]
        if len(exact or found) != 1:
            raise UserError(
                tr("Nobody of the account is called so, or several are."),
                tr("Type the whole name."),
            )
        return (exact or found)[0]

    def _drop(self, line: SellingNote) -> None:
        self._save(say("Remove a step of selling"), remove_note, line.id)

    def plan_order(self) -> None:
        """Put the people into the order that follows from how they decide."""
        if self.advice is not None:
            ids = [one.contact_id for one in self.advice.conversations]
            self._save(say("Plan the order of conversations"), plan_conversations, self._id, ids)

    def make_actions(self) -> None:
        """An action for each conversation that is planned and not held."""
        made: Sequence[Any] = self._save(
            say("Make actions of conversations"), make_actions, self._id
        )
        n = len(made)
        self._shell.toast(
            render(say("{n} action was made.", "{n} actions were made.", n=n)), undoable=True
        )


def _advised(advice: SellingAdvice, people: dict[int, str]) -> str:
    lines = [render(advice.why)]
    lines += [
        f"{number}. {render(one.why)}"
        for number, one in enumerate(advice.conversations, 1)
        if one.contact_id in people
    ]
    return "\n".join(lines)
