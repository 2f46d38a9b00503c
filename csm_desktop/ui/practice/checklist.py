"""The checklist: every item found in place, partly or no, beside last time, and as a wheel."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.practice import checklists as use_cases
from csm_desktop.app.practice.checklists import ChecklistBook
from csm_desktop.domain.practice.checklist import OPERATIONAL, ChecklistLine, ComparedRound
from csm_desktop.domain.records.practice.checklist import (
    ChecklistAnswer,
    ChecklistLayer,
    ItemState,
)
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.practice.wheel import Wheel
from csm_desktop.ui.widgets import (
    Button,
    Card,
    CellKind,
    Column,
    DayField,
    Form,
    LongTextField,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.button import IconButton, bin_of
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, PersonField, Somebody
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.text import empty
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.checklist_words import item_message, item_words, round_words
from csm_desktop.wording.fields import field_label

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDE = 1000  # px from which table and wheel stand side by side


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A line with its owner's name."""

    line: ChecklistLine
    owner: str

    @property
    def id(self) -> int:
        """The id of the answer."""
        return self.line.id


class ChecklistFace(ListedFace, TableFace):
    """The newest round; Y, P and X answer the chosen item, and the keyboard goes on to the next."""

    table: WholeTable[ShownItem]

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.known = ChecklistBook((), ())
        self.begin = Button(tr("Go through it today"), self.assess, hint="N")
        self.words = Text(colour="secondary", wrap=True)
        self.table = WholeTable(
            tr("Checklist"), _columns(), edit=self._edit, compact=True, opens=False,
            today=self._today,
            empty=nothing_yet(tr("Nobody went through the checklist yet: N begins.")),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.wheel = Wheel()
        items = Card(tr("CS-O.P.T.IN2 checklist"))
        self.round_bin = IconButton("trash", tr("Remove this round"), self.remove_round)
        if items.header is not None:
            items.header.add(Lock())
            items.header.add(self.round_bin)
        put_in_card(items, self.table)
        self.lay_out(
            QWidget(),
            (
                ButtonBar(self.words, (self.begin, *self.file_buttons())),
                Beside(items, self._beside(), wide=_WIDE, shares=(5, 3)),
            ),
        ).addStretch(1)
        self._show()

    @property
    def picture(self) -> ComparedRound | None:
        """The newest round; None before the first."""
        return self.known.pictures[0] if self.known.pictures else None

    @property
    def chosen(self) -> ChecklistLine | None:
        """The item that the keyboard is on."""
        return next((one.line for one in self.table.selection), None)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.show_answer(ChecklistBook((), ()))

    def question(self) -> "Callable[[Book], ChecklistBook]":
        """Every round."""
        return use_cases.checklists

    def show_answer(self, answer: ChecklistBook) -> None:
        """Show the newest round."""
        self.known = answer
        lines = self.picture.lines if self.picture is not None else ()
        self.table.set_lines([ShownItem(line, answer.owner(line)) for line in lines])
        people = [Somebody(one.id, one.name, label(one.role)) for one in answer.team if one.active]
        self.owner.set_people(people)
        self._show()

    def assess(self) -> None:
        """Go through the checklist today, or go on with it."""
        if self.shell.run(say("Go through the checklist"), use_cases.begin_round) is not None:
            self._now()
            self.table.step(0)
            self.table.setFocus()

    def answer(self, state: ItemState) -> None:
        """Say how far the chosen item is, and go on to the next one."""
        line = self.chosen
        if line is not None:
            self._save(line, state=state)
            self.table.step(1)

    def listing(self) -> ShownListing | None:
        """The newest round, for a file or on paper; None before the first."""
        picture, known = self.picture, self.known
        if picture is None:
            self.shell.toast(tr("Nobody went through the checklist yet: N begins."))
            return None
        from csm_desktop.app.practice.checklist_listing import checklist_listing

        return ShownListing(
            tr("Checklist of the practice"),
            render(say("Checklist {day}", day=f"{picture.round.on}")),
            lambda as_of: checklist_listing(known, picture, as_of),
        )

    def _beside(self) -> QWidget:
        wheel = Card(tr("The wheel"), tr("a slice is an item"))
        wheel.add(self.wheel)
        self.about = Card(tr("Chosen item"))
        self.item = Text(role="strong", wrap=True)
        self.about.add(self.item)
        self.own = TextField(tr("In your words"), save=self._reword)
        self.note = LongTextField(
            field_label(ChecklistAnswer, "note"), save=partial(self._set, "note"), least=2
        )
        self.owner = PersonField(
            field_label(ChecklistAnswer, "team_member_id"), None, [],
            partial(self._set, "team_member_id"),
        )  # fmt: skip
        self.due = DayField(
            field_label(ChecklistAnswer, "due_on"), save=partial(self._set, "due_on"),
            today=self._today,
        )  # fmt: skip
        form = Form()
        for field in (self.own, self.note, self.owner, self.due):
            form.add(field.name, field)
        self.about.add(form)
        self.bin = bin_of(tr("Checklist"), self.remove)
        if self.about.header is not None:
            self.about.header.add(self.bin)
        add = Card(tr("An item of your own"))
        self.layer = ChoiceField(
            tr("Layer"), OPERATIONAL[0], [Choice(one, label(one)) for one in OPERATIONAL]
        )
        self.new = QLineEdit()
        self.new.setAccessibleName(tr("What should be in place?"))
        self.new.setPlaceholderText(tr("What should be in place? Enter adds it."))
        self.new.returnPressed.connect(self.add)
        adding = Form()
        adding.add(self.layer.name, self.layer)
        adding.add("", self.new)
        add.add(adding)
        self.adding = add
        held = QWidget()
        column = QVBoxLayout(held)
        theme.spaced(column, gap=theme.L)
        for part in (wheel, self.about, add):
            column.addWidget(part)
        column.addStretch(1)
        return held

    def add(self) -> None:
        """Add what is typed to the chosen operational layer."""
        words, picture = self.new.text().strip(), self.picture
        if not words or picture is None:
            return
        saying = say("New item: {words}", words=words)
        made = self.shell.run(saying, use_cases.add_item, picture.id, self.layer.stored, words)
        if made is not None:
            empty(self.new)
            self._now()
            self.table.select(made.id)

    def remove(self) -> None:
        """Take the chosen item of one's own out of every round."""
        line = self.chosen
        if line is not None:
            saying = say("Remove the item {words}", words=item_message(line.item))
            if carried_out(self.shell, saying, use_cases.remove_item, line.item.id):
                self.shell.toast(render(saying), undoable=True)

    def remove_round(self) -> None:
        """Take the newest round out; the one before it is in front then."""
        picture = self.picture
        if picture is not None:
            saying = say("Remove the round of {on}", on=picture.round.on)
            if carried_out(self.shell, saying, use_cases.remove_round, picture.id):
                self.shell.toast(render(saying), undoable=True)
                self._now()

    def _show(self) -> None:
        picture = self.picture
        self.round_bin.setVisible(picture is not None)
        self.words.setText(
            tr("Thirty-five items of the source, and your own for the operational layers.")
            if picture is None else
            render(say("Gone through on {on}: {words}", on=picture.round.on,
                       words=round_words(picture)))
        )  # fmt: skip
        self.wheel.show_picture(picture)
        self.adding.setVisible(picture is not None)
        self._chosen()

    def _chosen(self) -> None:
        line = self.chosen
        self.about.setVisible(line is not None)
        if line is not None:
            is_own = not line.item.number
            self.item.setText(item_words(line.item))
            self.own.setEnabled(is_own)
            self.bin.setEnabled(is_own)
            self.own.set_value(line.item.text)
            self.note.set_value(line.answer.note)
            self.owner.set_value(line.answer.team_member_id)
            self.due.set_value(line.answer.due_on)
        self.changed.emit()

    def _reword(self, words: str) -> None:
        line = self.chosen
        if line is not None:
            saying = say("Change the item {words}", words=item_message(line.item))
            self.shell.save(saying, use_cases.reword_item, line.item.id, words)

    def _set(self, name: str, value: Any) -> None:
        if self.chosen is not None:
            fields: dict[str, Any] = {name: value}
            self._save(self.chosen, **fields)

    def _edit(self, shown: ShownItem, key: str, value: Any) -> None:
        fields: dict[str, Any] = {key: value}
        self._save(shown.line, **fields)

    def _save(self, line: ChecklistLine, **fields: Any) -> None:
        saying = say("Checklist: {words}", words=item_message(line.item))
        self.shell.save(saying, use_cases.answer_item, line.id, **fields)
        self._now()

    def _now(self) -> None:
        # At once, and not by the thread: the next key is meant for the next item.
        if self.shell.book is not None:
            self.show_answer(use_cases.checklists(self.shell.book))

    def _today(self) -> date:
        # Asked also while the book goes, by a field that is emptied.
        return self.shell.book.today() if self.shell.book is not None else date.min


def _columns() -> list[Column[ShownItem]]:
    def was(shown: ShownItem) -> str:
        return label(shown.line.before) if shown.line.has_moved and shown.line.before else ""

    def sentence(shown: ShownItem) -> str:
        state = shown.line.state
        found = label(state) if state is not None else tr("not answered")
        return render(say("{item}: {found}", item=item_words(shown.line.item), found=found))

    states: Sequence[tuple[ItemState, str]] = [(state, label(state)) for state in ItemState]
    order = list(ChecklistLayer)
    return [
        Column("layer", tr("Layer"), lambda one: label(one.line.item.layer), CellKind.QUIET, 120,
               sort=lambda one: order.index(one.line.item.layer)),
        Column("item", tr("Item"), lambda one: item_words(one.line.item), CellKind.STRONG,
               stretch=True, sentence=sentence),
        Column("state", tr("Found"), lambda one: one.line.state, CellKind.CHOICE, 118,
               editable=True, choices=states, drop_down=True),
        Column("was", tr("Last time"), was, CellKind.QUIET, 78),
        Column("owner", tr("Owner"), lambda one: one.owner, width=104),
        Column("due_on", tr("Due"), lambda one: one.line.answer.due_on, CellKind.DAY, 90,
               editable=True),
    ]  # fmt: skip
