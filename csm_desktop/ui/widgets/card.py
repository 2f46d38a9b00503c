"""Cards: a hairline around what belongs together, with a heading where it needs one."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import Text, tip
from csm_desktop.wording import beside


class SectionHeader(QWidget):
    """A heading, what is to be said beside it, and the actions at its end."""

    def __init__(
        self, title: str, aside: str = "", *, role: str = "strong", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.M)
        self.title = Text(title, role)
        self.aside = Text(aside, "caption")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.aside)
        self.aside.setVisible(bool(aside))  # only here, or it would be a window of its own
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_aside(self, text: str) -> None:
        """Say something else beside the heading."""
        self.aside.setText(text)
        self.aside.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """Put an action behind what stands there."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)


class Card(QFrame):
    """A raised area with a hairline. Fill it with `add` and `add_layout`, from top to bottom.

    `title` gives it a heading; `ruled` draws a hairline beneath that, for cards that hold rows.
    `edge` names a band whose colour marks the leading edge, as a running clock does.
    """

    def __init__(
        self,
        title: str = "",
        aside: str = "",
        *,
        ruled: bool = False,
        edge: str = "",
        margin: int = theme.L,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.header: SectionHeader | None = None
        self._edge = edge
        self._margin = theme.px(margin)
        self.body = QVBoxLayout()
        self._outer = outer = QVBoxLayout(self)
        theme.spaced(outer, gap=0)
        if title:
            self.header = SectionHeader(title, aside)
            head = QVBoxLayout()
            theme.spaced(head, margin=margin)
            if ruled:
                theme.margined(head, (margin, 10, margin, 10))
            else:
                theme.margined(head, (margin, margin, margin, 0))
            head.addWidget(self.header)
            nest(outer, head)
            if ruled:
                outer.addWidget(Separator())
        theme.spaced(self.body, margin=margin)
        nest(outer, self.body)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget beneath what the card holds already."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Put a layout beneath what the card holds already."""
        nest(self.body, layout, stretch)

    def add_wide(self, widget: QWidget, by: int, stretch: int = 0) -> None:
        """Put a widget that is `by` px wider at each side than the rest: what is around its words
        lies outside of the edge that other words keep."""
        above, side, gap = self.body, self._margin, theme.px(theme.S)
        edges = above.contentsMargins()
        above.setContentsMargins(side, edges.top(), side, gap if above.count() else 0)
        wide = QVBoxLayout()
        theme.spaced(wide)
        wide.setContentsMargins(side - by, 0, side - by, 0)
        wide.addWidget(widget)
        nest(self._outer, wide, stretch)
        self.body = QVBoxLayout()
        theme.spaced(self.body)
        self.body.setContentsMargins(side, gap, side, side)
        nest(self._outer, self.body)

    def set_edge(self, band: str) -> None:
        """Mark the leading edge with a band's colour; empty for none."""
        self._edge = band
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.panel(painter, box, inks.base, inks.hairline, theme.px(RADIUS_CARD))
        if self._edge:
            wide = QRectF(box)
            wide.setWidth(3)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                wide.moveRight(box.right())
            # The rounded panel once more, clipped to its edge: so the corner stays round.
            painter.setClipRect(wide)
            fill = inks.bands[self._edge].fill
            paint.panel(painter, box, fill, None, theme.px(RADIUS_CARD))


class Separator(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # One pixel whatever the scale: twice as large text needs no line twice as thick.
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().hairline)


class KeyFigure(Card):
    """One number of the book: what it is, how much, and what to compare it with."""

    def __init__(
        self, caption: str, figure: str, aside: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(margin=theme.M, parent=parent)
        theme.margined(self.body, (theme.L, 10, theme.L, 10))
        self.body.setSpacing(theme.px(2))
        self.caption = Text(caption, "caption")
        self.figure = Text(figure, "title")
        self.aside = Text(aside, "caption")
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.figure)
        row.addStretch(1)
        row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self.caption)
        self.add_layout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._why = ""
        self._whole = self._short = figure
        self.set_figure(figure, aside)

    def set_figure(self, figure: str, aside: str = "", short: str = "") -> None:
        """Show another number; `short` is the same, rounded, for where the whole has no room."""
        self._whole, self._short = figure, short or figure
        self.figure.setText(self._short)
        self.figure.setMinimumWidth(self.figure.sizeHint().width())  # half a number is a wrong one
        self.aside.setText(aside)
        self._fit()

    @property
    def said(self) -> tuple[str, str, str]:
        """The number, what it compares with, and the number in short."""
        return self._whole, self.aside.text(), self._short

    def explain(self, why: str) -> None:
        """What the number is made of, for its tooltip."""
        self._why = why
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What it compares with stands beside it where it has room, else in the tooltip."""
        room = self.width() - 2 * theme.px(theme.L)
        self.figure.setText(self._whole)
        is_cut = self.figure.sizeHint().width() > room
        if is_cut:
            self.figure.setText(self._short)
        # The number goes first: what it compares with may move into the tooltip.
        needed = self.figure.sizeHint().width() + self.aside.sizeHint().width()
        has_room = needed + theme.px(theme.M) <= room
        self.aside.setVisible(bool(self.aside.text()) and has_room)
        said = self.aside.text() if self.aside.isHidden() else ""
        if is_cut and self._whole != self._short:
            said = beside([self._whole, said])
        tip(self, "\n".join(part for part in (said, self._why) if part))
