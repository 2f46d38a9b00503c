"""The agenda of the review: its length, its points with their minutes, and how it sums up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.reviews import agenda as use_cases
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.records.reviews import AgendaPoint
from csm_desktop.domain.reviews.agenda import LENGTHS
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.add_line import AddLine
from csm_desktop.ui.ebr.rows import narrow
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import Button, Card, ChipRow, NumberField, Text, TextField
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.ui.widgets.layout.movers import DOWN, UP, Grip, by_keys, mover
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_ADDED = 5  # minutes


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point as a row, known by its place."""

    id: int
    line: use_cases.ShownPoint


class PointRow(LineRow[PointLine]):
    """What it is about, and its minutes."""

    def __init__(self, card: "AgendaCard", point: PointLine) -> None:
        super().__init__()
        self._card, self._place = card, point.id
        n = point.id + 1
        self.words = TextField(render(say("Point {n}", n=n)), "", partial(self._save, "text"))
        self.minutes = NumberField(
            render(say("Point {n}: minutes", n=n)), None, partial(self._save, "minutes")
        )
        self.minutes.editor.setFixedWidth(theme.px(56))
        self.minutes.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        narrow(self.words.editor)
        for field in (self.words, self.minutes):
            field.editor.setPlaceholderText(field.editor.accessibleName())
        self.setFocusProxy(self.words.editor)
        row = QHBoxLayout(self)
        theme.spaced(row)
        self.grip = Grip(self, lambda: card.rows.rows)
        self.grip.moved.connect(self._shift)
        row.addWidget(self.grip)
        row.addWidget(self.words, 1)
        row.addWidget(self.minutes)
        row.addWidget(mover(render(say("Point {n}: up", n=n)), UP, self._shift))
        row.addWidget(mover(render(say("Point {n}: down", n=n)), DOWN, self._shift))
        row.addWidget(IconButton("x", render(say("Remove point {n}", n=n)), self._remove))
        by_keys(self, UP, self._shift)
        by_keys(self, DOWN, self._shift)

    def show_line(self, line: PointLine) -> None:
        self._place = line.id
        self.words.set_value(line.line.words)
        self.minutes.set_value(Decimal(line.line.minutes))

    def _save(self, key: str, value: Any) -> object:
        points = list(self._card.points)
        if key == "minutes":
            if value is None or value != int(value):
                raise UserError(tr("Minutes are whole numbers."), "")
            value = int(value)
        points[self._place] = replace(points[self._place], **{key: value})
        return self._card.write(points)

    def _remove(self) -> None:
        points = list(self._card.points)
        del points[self._place]
        self._card.run(points)

    def _shift(self, by: int) -> None:
        points = list(self._card.points)
        to = max(0, min(self._place + by, len(points) - 1))
        if to != self._place:
            points.insert(to, points.pop(self._place))
            self._card.run(points)
            self._card.rows.rows[to].setFocus()


class AgendaCard(Card):
    """`rehearsed` asks for a dry run."""

    rehearsed = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__(tr("Agenda"), margin=theme.M)
        self._studio = studio
        self._lines: Sequence[use_cases.ShownPoint] = ()
        lengths = [(str(n), render(say("{n} min", n=n)), None) for n in LENGTHS]
        self.length = ChipRow(tr("Length"), lengths)
        self.length.chosen.connect(self._plan_for)
        self.sum = Text(role="caption")
        self.rows: LineRows[PointRow] = LineRows(partial(PointRow, self), ruled=False, gap=theme.XS)
        self.new = AddLine(tr("Add a point to the agenda"), tr("Another point"), self._add)
        self.shown = QCheckBox(tr("Print the agenda"))
        self.shown.clicked.connect(self._show)
        self.proposed = Button(tr("As proposed"), lambda: self.run([]), kind="flat")
        self.proposed.setAccessibleName(tr("Agenda as proposed"))
        self.rehearse = Button(tr("Dry run…"), self.rehearsed.emit)
        self.opener = Button("", self.toggle, kind="flat")
        if self.header is not None:
            self.header.add(self.opener)
            self.header.add(self.rehearse)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.length)
        top.addWidget(self.sum, 1)
        below.addWidget(self.shown)
        below.addStretch(1)
        below.addWidget(self.proposed)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        theme.spaced(column, gap=theme.S)
        column.addWidget(self.rows)
        column.addWidget(self.new)
        self.content.hide()
        self.add_layout(top)
        self.add(self.content)
        self.add_layout(below)
        self._name_opener()

    def toggle(self) -> None:
        """Show the points to be edited, or no longer."""
        self.content.setVisible(self.content.isHidden())
        self._name_opener()

    def _name_opener(self) -> None:
        words = tr("Edit") if self.content.isHidden() else tr("Close")
        self.opener.setText(words)
        name = say("{words}: {part}", words=words, part=tr("Agenda"))
        self.opener.setAccessibleName(render(name))
        self.opener.updateGeometry()

    @property
    def points(self) -> tuple[AgendaPoint, ...]:
        """The points as they stand there."""
        return use_cases.points_of(self._lines)

    def show_view(self, view: StudioView) -> None:
        """Show an account's agenda."""
        review = view.review
        self._lines = view.pack.agenda
        self.length.choose(str(review.minutes))
        whole = sum(line.minutes for line in self._lines)
        self.sum.setText(render(say("{n} of {all} minutes", n=whole, all=review.minutes)))
        self.sum.set_colour("error" if whole != review.minutes else "secondary")
        self.rows.show_lines([PointLine(n, line) for n, line in enumerate(self._lines)])
        self.shown.setChecked(review.shows_agenda)
        self.proposed.setVisible(bool(review.agenda))

    def write(self, points: Sequence[AgendaPoint]) -> object:
        """Store another agenda, as a field does."""
        shell, account_id = self._studio.shell, self._studio.view.account_id
        return shell.save(say("Agenda"), use_cases.write_agenda, account_id, points)

    def run(self, points: Sequence[AgendaPoint]) -> None:
        """Store another agenda, as a button does."""
        self._act(use_cases.write_agenda, points)

    def _act(self, act: Callable[..., Any], *values: Any) -> None:
        shell, account_id = self._studio.shell, self._studio.view.account_id
        shell.run(say("Agenda"), act, account_id, *values)

    def _add(self, words: str) -> object:
        points = list(self.points)
        # Before the last one, which closes the review.
        points.insert(max(len(points) - 1, 0), AgendaPoint(_ADDED, None, words))
        return self.write(points)

    def _plan_for(self, minutes: str) -> None:
        self._act(use_cases.plan_for, int(minutes))

    def _show(self, shown: bool) -> None:
        self._act(use_cases.show_agenda, shown)
