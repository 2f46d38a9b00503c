"""A part in the order of the user's: its place among the parts, and its lines, moved, pinned and
hidden by keys, clicks and dragging."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.reviews import arrangement as use_cases
from csm_desktop.app.reviews.arrangement import ArrangedLine, ArrangedList
from csm_desktop.app.reviews.view import PartView, StudioView
from csm_desktop.domain.records.reviews import ReviewList, ReviewPart
from csm_desktop.domain.reviews.arrangement import LISTS, lines_of
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.ui.widgets.layout.movers import DOWN, UP, Grip, by_keys, mover
from csm_desktop.wording import label, render, tr

PART_UP, PART_DOWN = (("Alt+Shift+Up", -1), ("Alt+Shift+Down", 1))


class LineOrder(LineRow[ArrangedLine]):
    """A line as it stands on paper, or does not."""

    def __init__(self, lines: "ListOrder", line: ArrangedLine) -> None:
        super().__init__()
        self._lines, self._line = lines, line
        name = line.words
        self.words = Text(name)
        self.off = Text(tr("on no page"), "caption")
        self.pin = IconButton("pin", " ", self._pin)
        self.up = mover(render(say("Up: {name}", name=name)), UP, self._shift)
        self.down = mover(render(say("Down: {name}", name=name)), DOWN, self._shift)
        self.eye = IconButton("eye", " ", self._hide)
        self.setFocusProxy(self.up if lines.moves else self.eye)
        self.grip = Grip(self, lambda: lines.rows.rows)
        self.grip.moved.connect(self._shift)
        self.grip.setVisible(lines.moves)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.grip)
        row.addWidget(self.words, 1)
        row.addWidget(self.off)
        for button in (self.pin, self.up, self.down):
            row.addWidget(button)
            button.setVisible(lines.moves)
        row.addWidget(self.eye)
        if lines.moves:
            by_keys(self, UP, self._shift)
            by_keys(self, DOWN, self._shift)

    def show_line(self, line: ArrangedLine) -> None:
        self._line, name = line, line.words
        self.words.setText(name)
        self.words.set_colour("secondary" if line.hidden else "text")
        self.off.setVisible(line.hidden)
        eye = say("Show: {name}", name=name) if line.hidden else say("Hide: {name}", name=name)
        self.eye.become("eye-off" if line.hidden else "eye", render(eye))
        pin = say("Let go: {name}", name=name) if line.pinned else say("Pin: {name}", name=name)
        self.pin.become("pinned" if line.pinned else "pin", render(pin))

    def _shift(self, by: int) -> None:
        lines = self._lines
        shown = [line.id for line in lines.shown]
        lines.run(say("Order of the lines"), use_cases.move_line, shown, self._line.id, by)

    def _pin(self) -> None:
        pinned = not self._line.pinned
        words = say("Pin a line") if pinned else say("Let a line go")
        self._lines.run(words, use_cases.pin_line, self._line.id, pinned)

    def _hide(self) -> None:
        hidden = not self._line.hidden
        words = say("Hide a line") if hidden else say("Show a line")
        self._lines.run(words, use_cases.hide_line, self._line.id, hidden)


class ListOrder(QWidget):
    """The lines of one list; those whose order is given by days are only hidden and shown."""

    def __init__(self, studio: Studio, review_list: ReviewList, moves: bool) -> None:
        super().__init__()
        self._studio, self._of, self.moves = studio, review_list, moves
        self.shown: tuple[ArrangedLine, ...] = ()
        self.rows: LineRows[LineOrder] = LineRows(partial(LineOrder, self), ruled=False, gap=0)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(Text(label(review_list), "caption_strong"))
        column.addWidget(self.rows)

    def show_list(self, arranged: ArrangedList) -> None:
        """Show what is true now."""
        self.shown = arranged.lines
        self.rows.show_lines(arranged.lines)

    def run(self, words: Message, act: Any, *values: Any) -> None:
        """Store what was done with a line."""
        self._studio.shell.run(words, act, self._studio.view.account_id, self._of, *values)


class PartOrder(QWidget):
    """Where a part stands, whether it shares a page, and the order of its lines."""

    def __init__(self, studio: Studio, part: ReviewPart) -> None:
        super().__init__()
        self.studio, self.part = studio, part
        name = label(part)
        self.lists: dict[ReviewList, ListOrder] = {}
        self.up = mover(render(say("Up: {name}", name=name)), PART_UP, self.shift)
        self.down = mover(render(say("Down: {name}", name=name)), PART_DOWN, self.shift)
        self.own = QCheckBox(tr("A page of its own"))
        self.own.clicked.connect(self._pin)
        self.proposed = Button(tr("As proposed"), self._reset_lines, kind="flat")
        self.proposed.setAccessibleName(render(say("Lines as proposed: {part}", part=name)))
        self.all_proposed = Button(tr("All parts as proposed"), self._reset_parts, kind="flat")
        top = QHBoxLayout()
        top.addWidget(Text(tr("Place of the part"), "caption_strong"))
        for widget in (self.up, self.down, self.own):
            top.addWidget(widget)
            widget.setVisible(part is not ReviewPart.SUMMARY)
        top.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.proposed)
        below.addWidget(self.all_proposed)
        below.addStretch(1)
        self.column = QVBoxLayout(self)
        theme.spaced(self.column, gap=theme.S)
        if part is not ReviewPart.SUMMARY:
            nest(self.column, top)
        nest(self.column, below)

    @property
    def is_useful(self) -> bool:
        """Whether anything can be put elsewhere."""
        return self.part is not ReviewPart.SUMMARY or bool(self.lists)

    def show_part(self, view: StudioView, shown: PartView) -> None:
        """Show what is true now."""
        review = view.review
        there = {arranged.of: arranged for arranged in shown.lists}
        for of, arranged in there.items():
            if of not in self.lists:
                self.lists[of] = ListOrder(self.studio, of, arranged.moves)
                self.column.insertWidget(self.column.count() - 1, self.lists[of])
            self.lists[of].show_list(arranged)
        for of, widget in self.lists.items():
            widget.setVisible(of in there)
        self.own.setChecked(shown.pinned)
        done = [lines_of(review, of) for of in LISTS.get(self.part, ())]
        self.proposed.setVisible(any(each.pinned or each.hidden for each in done))
        self.all_proposed.setVisible(bool(review.part_order or review.pinned_parts))

    def shift(self, by: int) -> None:
        """Put the part further up or down."""
        self._run(say("Order of the parts"), use_cases.move_part, self.part, by)

    def _pin(self, pinned: bool) -> None:
        self._run(say("A page of its own"), use_cases.pin_part, self.part, pinned)

    def _reset_lines(self) -> None:
        lists = LISTS.get(self.part, ())
        self._run(say("Lines as proposed"), use_cases.lines_as_proposed, lists)

    def _reset_parts(self) -> None:
        self._run(say("All parts as proposed"), use_cases.parts_as_proposed)

    def _run(self, words: Message, act: Any, *values: Any) -> None:
        self.studio.shell.run(words, act, self.studio.view.account_id, *values)
