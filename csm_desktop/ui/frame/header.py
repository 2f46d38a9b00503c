"""The header above every page: where one is, and the field that leads everywhere else."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.text import Text, write
from csm_desktop.wording import tr

_HEIGHT = 52
_ASIDE = 24  # px; less than that of it says nothing
PALETTE_KEY = "Ctrl+K"


class PaletteField(QAbstractButton):
    """Looks like a field, opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(tr("Search or run a command"))
        self.setAccessibleName(self.text())
        # By Tab and not by a click, after which the palette has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # As over a field: a click leads to where one types.
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as in the design, narrower where there is less room."""
        return QSize(theme.px(320), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """The icon and the key."""
        return QSize(theme.px(120), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet field with the palette's key at its end."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        # Words that run from the right have their key at the left.
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        paint.panel(painter, box, inks.window, inks.hairline, theme.px(RADIUS))
        if self.hasFocus():
            paint.ring(painter, box)
        key = key_text(PALETTE_KEY)
        wide = paint.width_of(key, theme.font("caption")) + theme.px(12)
        high = theme.px(20)
        end = theme.px(8)
        left = end if mirrored else box.right() - end - wide
        cap = QRectF(left, box.center().y() - high / 2, wide, high)
        paint.key_hint(painter, cap, key, inks.secondary)
        side = theme.px(32)
        mark = QRectF(box.right() - side if mirrored else 0, 0, side, box.height())
        icons.draw(painter, mark, "search", inks.secondary, 16)
        inner = box.adjusted(
            wide + 2 * end if mirrored else side,
            0,
            -side if mirrored else -(wide + 2 * end),
            0,
        )
        painter.setFont(theme.font("body"))
        painter.setPen(inks.secondary)
        shown = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        write(painter, inner, flags, shown)


class PageHeader(QWidget):
    """Title and aside of the page in front."""

    palette_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = Text("", "title")
        self.aside = Text("", "body", colour="secondary")
        self.field = PaletteField()
        self.field.clicked.connect(self.palette_asked)
        row = QHBoxLayout(self)
        theme.margined(row, (theme.EDGE, theme.S, theme.EDGE, theme.S), theme.M)
        row.addWidget(self.title)
        row.addWidget(self.aside)
        row.addStretch(1)
        row.addWidget(self.field)
        self._fit()

    def show_title(self, title: str, aside: str = "") -> None:
        """Name the page in front."""
        self.title.setText(title)
        self.aside.setText(aside)
        # Without words it would still keep its gap.
        self.aside.setVisible(bool(aside))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size makes it higher or lower."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def _fit(self) -> None:
        """Where there is little room the aside gives way, and the field, before the title does."""
        self.setMinimumHeight(theme.px(_HEIGHT))
        around = theme.px(2 * (theme.EDGE + theme.M) + _ASIDE)
        # A label's hint is never less than its minimum: the longest title would keep its room.
        self.title.setMinimumWidth(0)
        wanted = self.title.sizeHint().width()
        room = self.width() - around - self.field.minimumSizeHint().width()
        if wanted > room:  # cut all the same: then the field keeps its width
            room = self.width() - around - self.field.sizeHint().width()
        self.title.setMinimumWidth(max(0, min(wanted, room)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground with a hairline below."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        paint.ground(painter, self.rect(), inks.base)
        paint.ground(painter, QRect(0, self.height() - 1, self.width(), 1), inks.hairline)
