"""The parts of the pack in their order: titles, what is in each, and its words."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.reviews import acts as use_cases
from csm_desktop.app.reviews.agenda import note_for
from csm_desktop.app.reviews.view import PARTS, PartState, PartView, StudioView, part_name
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr import review_rows as things
from csm_desktop.ui.ebr.add_line import AddLine, AddReference
from csm_desktop.ui.ebr.arrange import PART_DOWN, PART_UP, PartOrder
from csm_desktop.ui.ebr.gap_places import TABS, go_words
from csm_desktop.ui.ebr.rows import MeasureRow, TitleRow
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import Button, Card, LongTextField, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.contents import take_off
from csm_desktop.ui.widgets.layout.line_rows import LineRows
from csm_desktop.ui.widgets.layout.movers import by_keys
from csm_desktop.values import dataclass
from csm_desktop.wording import label, mark, render, tr


@dataclass(frozen=True, slots=True)
class Words:
    """What can be written in a part: its lines, how each is shown, and how one is added, from
    what the book knows already (`known`) or anew."""

    lines: Callable[[StudioView], Sequence[Any]]
    make: things.Maker
    add: Callable[..., Any] | None = None
    hint: str = ""
    title: str = ""
    known: Callable[[StudioView], Sequence[str]] = lambda _: ()


def _not_offered(view: StudioView) -> Sequence[str]:
    """Capabilities of the book that this account is not offered yet."""
    offered = {capability_offer.capability_id for capability_offer in view.facts.capability_offers}
    return [
        capability.title for capability in view.facts.capabilities if capability.id not in offered
    ]


WORDS: dict[ReviewPart, Words] = {
    ReviewPart.SUMMARY: Words(
        lambda view: view.asks, things.AskEntry, use_cases.new_ask,
        mark("Decide which depots go first"), mark("What we ask for"),
    ),
    ReviewPart.PROMISES: Words(
        lambda view: view.promised, things.PromiseEntry, title=mark("What became of the last goals")
    ),
    ReviewPart.PRODUCTIVITY: Words(
        lambda view: view.measures, MeasureRow, title=mark("What each measure means")
    ),
    ReviewPart.BENCHMARK: Words(
        lambda view: view.references, things.ReferenceEntry,
        title=mark("What others reach, and who says so"),
    ),
    ReviewPart.INITIATIVES: Words(
        lambda view: view.facts.initiatives, things.InitiativeEntry, use_cases.new_initiative,
        mark("A strategic initiative of theirs"), mark("Initiatives"),
    ),
    ReviewPart.CAPABILITIES: Words(
        lambda view: view.facts.capability_offers, things.OfferEntry, use_cases.offer_capability,
        mark("Something new that we can do"), mark("New capabilities"), _not_offered,
    ),
    ReviewPart.GOALS: Words(
        lambda view: view.goals, things.GoalEntry, use_cases.new_review_goal,
        mark("What will be true at the next review"), mark("Goals"),
    ),
}  # fmt: skip


class PartCard(Card):
    """One part. Its titles are always there; its words open beneath them."""

    def __init__(self, studio: Studio, part: ReviewPart) -> None:
        super().__init__(part_name(part), margin=theme.M)
        self.studio, self.part = studio, part
        self.state = PartState.IN
        theme.spaced(self.body, margin=theme.M, gap=theme.S)
        self.titles: LineRows[TitleRow] = LineRows(lambda line: TitleRow(studio, line), ruled=False)
        self.why = Text(role="caption", wrap=True)
        self.words = PartWords(studio, part) if part in WORDS else None
        self.order = PartOrder(studio, part)
        self.arrange = IconButton("arrows-sort", " ", self.turn_to_order)
        self.note = LongTextField(
            render(say("To say: {part}", part=label(part))), "", self._note, least=1, most=8,
            hint=tr("What you want to say here; the customer never reads it"),
        )  # fmt: skip
        self.note.hide()
        self.opener = Button("", self.toggle, kind="flat")
        self.out = Button("", self._leave_out, kind="flat")
        self.tab = TABS.get(part, "")
        self.elsewhere = Button(go_words(self.tab), self._go, kind="flat")
        self.elsewhere.setAccessibleName(
            render(say("{act}: {part}", act=go_words(self.tab), part=label(part)))
        )
        below = QHBoxLayout()
        below.addWidget(self.why, 1)
        below.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self.titles)
        self.add_layout(below)
        self.order.hide()
        self.add(self.order)
        if self.words is not None:
            self.words.hide()
            self.add(self.words)
        self.add(self.note)
        for keys in (PART_UP, PART_DOWN):
            by_keys(self, keys, self.order.shift)
        if self.header is not None:
            self.header.add(self.arrange)
            self.header.add(self.opener)
            self.header.add(self.out)
            # The page that can be read alone is always there.
            self.out.setVisible(part is not ReviewPart.SUMMARY)
        self._name_opener()

    @property
    def is_open(self) -> bool:
        """Whether the words are shown."""
        return not self.note.isHidden()

    def toggle(self) -> None:
        """Open or close the words."""
        self._open(self.note.isHidden())

    def _open(self, is_open: bool) -> None:
        self.note.setVisible(is_open)
        if self.words is not None:
            self.words.setVisible(is_open)
        self._name_opener()

    def turn_to_order(self) -> None:
        """Show where the part and its lines stand, or no longer."""
        self.order.setVisible(self.order.isHidden())
        self._name_opener()

    def fill(self) -> None:
        """Open the words, ready to add some."""
        if self.words is not None:
            self._open(True)
            if self.words.new is not None:
                self.words.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, index: int) -> None:
        """Open the words, ready to finish one of their lines."""
        self.fill()
        if self.words is not None and index < len(self.words.rows.rows):
            self.words.rows.rows[index].setFocus()

    def show_part(self, view: StudioView, shown: PartView) -> None:
        """Show what is true now."""
        self.state = shown.state
        self.titles.show_lines(shown.titles)
        self.titles.setVisible(bool(shown.titles))
        self.why.setText(shown.contents or shown.why)
        if self.header is not None:
            self.header.title.setText(part_name(self.part, view.review.part_order))
        self.order.show_part(view, shown)
        self.arrange.setVisible(self.order.is_useful)
        name = label(self.part)
        is_out = shown.state is PartState.LEFT_OUT
        self.out.setText(tr("Take in") if is_out else tr("Leave out"))
        words = say("Take in: {part}", part=name) if is_out else say("Leave out: {part}", part=name)
        self.out.setAccessibleName(render(words))
        if self.words is not None:
            self.words.show_lines(view)
        # What is missing can only be filled where there are words for it.
        is_useful = self.words is not None and self.words.is_useful
        self.opener.setVisible(is_useful or shown.state is PartState.IN)
        said = (note.text for note in view.review.speaking if note.part is self.part)
        self.note.set_value(next(said, ""))
        self.elsewhere.setVisible(bool(self.tab) and shown.state is PartState.IN)

    def _go(self) -> None:
        self.studio.shell.open_account(self.studio.view.account_id, self.tab)

    def _note(self, text: str) -> object:
        words = say("To say: {part}", part=self.part)
        account_id = self.studio.view.account_id
        return self.studio.shell.save(words, note_for, account_id, self.part, text)

    def _leave_out(self) -> None:
        leave_out(self.studio, self.part, self.state is not PartState.LEFT_OUT)

    def _name_opener(self) -> None:
        words = tr("Close") if self.is_open else tr("Edit")
        self.opener.setText(words)
        self.opener.setAccessibleName(render(say("{words}: {part}", words=words, part=self.part)))
        self.opener.updateGeometry()
        act = tr("Order and lines") if self.order.isHidden() else tr("Close the order")
        order = say("{words}: {part}", words=act, part=self.part)
        self.arrange.become("arrows-sort", render(order))


class PartWords(QWidget):
    """The words of a part, and the line that adds to them."""

    def __init__(self, studio: Studio, part: ReviewPart) -> None:
        super().__init__()
        self._studio, self._spec = studio, WORDS[part]
        title = tr(self._spec.title)
        self.rows: LineRows[things.AnyRow] = LineRows(partial(self._spec.make, studio), gap=theme.S)
        self.new: AddLine | AddReference | None = None
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        column.addWidget(Text(title, "caption_strong"))
        column.addWidget(self.rows)
        if self._spec.add is not None:
            name = render(say("Add to: {title}", title=title))
            self.new = AddLine(name, tr(self._spec.hint), self._add)
        elif part is ReviewPart.BENCHMARK:
            self.new = AddReference(studio)
        if self.new is not None:
            column.addWidget(self.new)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to write."""
        is_asked = self.new is not None and not self.new.isHidden()
        return bool(self.rows.rows) or is_asked

    def show_lines(self, view: StudioView) -> None:
        """Show what is true now."""
        lines = self._spec.lines(view)
        self.rows.show_lines(lines)
        self.rows.setVisible(bool(lines))
        if isinstance(self.new, AddReference):
            self.new.show_view(view)
            self.new.setVisible(bool(view.measures))
        elif self.new is not None:
            self.new.offer(self._spec.known(view))

    def _add(self, words: str) -> object:
        assert self._spec.add is not None
        label_ = say("Add to: {title}", title=Message(self._spec.title))
        return self._studio.shell.save(label_, self._spec.add, self._studio.view.account_id, words)


def leave_out(studio: Studio, part: ReviewPart, out: bool = True) -> None:
    """Leave a part out, or take it in again."""
    words = (
        say("Leave out: {part}", part=label(part))
        if out
        else say("Take in: {part}", part=label(part))
    )
    studio.shell.run(words, use_cases.leave_out, studio.view.account_id, part, out)


class Parts(QWidget):
    """All parts, from the summary to the goals."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.cards: dict[ReviewPart, PartCard] = {part: PartCard(studio, part) for part in PARTS}
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=theme.M)
        self._order = PARTS
        for card in self.cards.values():
            self._column.addWidget(card)

    def show_view(self, view: StudioView) -> None:
        """Show an account's pack."""
        order = tuple(shown.part for shown in view.parts)
        # Laid out anew only where it differs, so that nothing moves under a typing hand.
        if order != self._order:
            take_off(self._column)
            for part in order:
                self._column.addWidget(self.cards[part])
            self._order = order
        for shown in view.parts:
            self.cards[shown.part].show_part(view, shown)
