"""The strip of what is missing: parts that have nothing to show, and loose ends.

Each says where it is filled. A part can be left out as well; a loose end stands until it is tied.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.reviews.gaps import Loose, ReviewGap, loose_ends
from csm_desktop.app.reviews.view import PartView, StudioView, part_name
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.gap_places import GAP_TABS, go_words, tab_of
from csm_desktop.ui.ebr.parts import leave_out
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A missing part as a row; `tab` is where it is filled, empty for here."""

    id: int
    view: PartView
    tab: str
    name: str


@dataclass(frozen=True, slots=True)
class End:
    """A loose end as a row."""

    id: int
    loose: Loose


class GapRow(LineRow[MissingPart]):
    """What is missing, why, and the two things to do about it."""

    def __init__(self, strip: "MissingPartsStrip", line: MissingPart) -> None:
        super().__init__()
        part = line.view.part
        self._name = label(part)
        self.name = Text(wrap=True)
        self.why = Text(role="caption", wrap=True)
        self.fill = Button("", partial(strip.filled.emit, part))
        self.skip = Button(tr("Leave out"), partial(leave_out, strip.studio, part), kind="flat")
        self.skip.setAccessibleName(render(say("Leave out: {part}", part=self._name)))
        self.setFocusProxy(self.fill)
        top = QHBoxLayout()
        top.setSpacing(theme.px(theme.S))
        top.addWidget(self.name, 1)
        top.addWidget(self.fill)
        top.addWidget(self.skip)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        nest(column, top)
        column.addWidget(self.why)

    def show_line(self, line: MissingPart) -> None:
        words = go_words(line.tab)
        self.name.setText(line.name)
        self.why.setText(line.view.why)
        self.fill.setText(words)
        self.fill.setAccessibleName(render(say("{act}: {part}", act=words, part=self._name)))
        self.fill.updateGeometry()


class EndRow(LineRow[End]):
    """A loose end, and the way to where it is tied."""

    def __init__(self, strip: "MissingPartsStrip", line: End) -> None:
        super().__init__()
        lack = line.loose.lack
        self._strip, self._loose = strip, line.loose
        self._words = go_words(GAP_TABS.get(lack, ""))
        if lack is ReviewGap.TITLES:
            self._words = tr("Edit")
        self.words = Text(role="caption", wrap=True)
        self.fill = Button(self._words, self._go, kind="flat")
        self.setFocusProxy(self.fill)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.words, 1)
        row.addWidget(self.fill)

    def _go(self) -> None:
        self._strip.tied.emit(self._loose)

    def show_line(self, line: End) -> None:
        self._loose = line.loose
        self.words.setText(line.loose.words)
        self.fill.setAccessibleName(
            render(say("{act}: {what}", act=self._words, what=line.loose.words))
        )


class MissingPartsStrip(Card):
    """Hidden where nothing is. `filled` names a part that shall be filled, `tied` a loose end."""

    filled = Signal(object)
    tied = Signal(object)

    def __init__(self, studio: Studio) -> None:
        super().__init__(" ", " ", margin=theme.M, edge="watch")
        self.studio = studio
        self.rows: LineRows[GapRow] = LineRows(partial(GapRow, self), gap=theme.XS)
        self.ends: LineRows[EndRow] = LineRows(partial(EndRow, self), gap=0, ruled=False)
        self.add(self.rows)
        self.add(self.ends)

    def show_view(self, view: StudioView) -> None:
        """Show what is missing now."""
        missing = view.missing()
        gaps = [
            MissingPart(
                n, part, tab_of(part.part, view), part_name(part.part, view.review.part_order)
            )
            for n, part in enumerate(view.parts)
            if part in missing
        ]
        order = list(ReviewGap)
        ends = [End(order.index(loose_end.lack), loose_end) for loose_end in loose_ends(view)]
        if self.header is not None:
            words = say("{n} part is missing", "{n} parts are missing", n=len(gaps))
            if not gaps:
                words = say("{n} thing is still open", "{n} things are still open", n=len(ends))
            self.header.title.setText(render(words))
            self.header.set_aside(tr("named in the internal briefing") if gaps else "")
        # Parts that are missing first; what is loose in those that are there comes after.
        self.rows.show_lines(gaps)
        self.rows.setVisible(bool(gaps))
        self.ends.show_lines(ends)
        self.ends.setVisible(bool(ends))
        self.setVisible(bool(gaps or ends))

    def take_focus(self) -> bool:
        """Put the focus on the first thing to do; False where nothing is missing."""
        rows: list[GapRow | EndRow] = [*self.rows.rows, *self.ends.rows]
        if rows:
            rows[0].setFocus()
        return bool(rows)
