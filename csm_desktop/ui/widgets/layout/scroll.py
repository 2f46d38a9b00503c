"""A page that scrolls when it is higher than its place."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import Later


class Scroll(QScrollArea):
    """Holds a page as wide as itself. What gets the focus by key is scrolled into sight, and stays
    there when what stands above it grows, until the user scrolls away from it."""

    def __init__(self, content: QWidget, *, sideways: bool = True) -> None:
        """`sideways` scrolls to the side, too, where the content can be no narrower."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bars.ScrollBarAsNeeded if sideways else bars.ScrollBarAlwaysOff
        )
        theme.lay_bar_over(self)
        self.setWidget(content)
        # The page's own ground shows through, in light and dark.
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._keeps_sight = False
        self._moved = Later(self, self._keep_sight)
        self._scrolled = Later(self, self._look_away)
        content.installEventFilter(self)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._scrolled.start())
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content has another height: its parts are laid out anew behind this event."""
        if watched is self.widget() and event.type() is QEvent.Type.Resize:
            self._moved.start()
        return super().eventFilter(watched, event)

    def _follow(self, before: QObject | None, now: QObject | None) -> None:
        content = self.widget()
        if not isinstance(now, QWidget) or content is None or not content.isAncestorOf(now):
            return
        self._keeps_sight = True
        if QApplication.mouseButtons():
            return  # what was clicked is seen; were it moved, the second click would miss it
        if isinstance(now, QAbstractItemView):
            # The line that the keyboard is on, for the whole table may be longer than the window;
            # and nothing at all where a cell of it was edited: it is seen already.
            if isinstance(before, QWidget) and now.isAncestorOf(before):
                return
            line = now.visualRect(now.currentIndex())
            if line.isValid():
                seen = now.viewport().mapTo(content, line.center())
                self.ensureVisible(seen.x(), seen.y(), 0, line.height() + 16)
                return
        self._show(now)

    def begin(self) -> None:
        """Show how the page begins, wherever the keyboard is: one comes to it and reads."""
        self._keeps_sight = False
        self.verticalScrollBar().setValue(0)

    def _show(self, part: QWidget) -> None:
        """Scroll to a part; of one that is higher than its place the beginning is seen."""
        content = self.widget()
        if content is not None and part.height() > self.viewport().height():
            begin = part.mapTo(content, QPoint(0, 0))
            self.ensureVisible(begin.x(), begin.y(), 0, 16)
        else:
            self.ensureWidgetVisible(part, 16, 16)

    def _focused(self) -> QWidget | None:
        """What has the keyboard in here and is no table: those show their line themselves."""
        now, content = QApplication.focusWidget(), self.widget()
        if now is None or content is None or isinstance(now, QAbstractItemView):
            return None
        fits = now.height() < self.viewport().height()
        return now if fits and content.isAncestorOf(now) else None

    def _keep_sight(self) -> None:
        now = self._focused()
        if now is not None and self._keeps_sight:
            self.ensureWidgetVisible(now, 16, 16)

    def _look_away(self) -> None:
        """The user has scrolled: what is out of sight by that stays so."""
        now = self._focused()
        if now is not None:
            at = QRect(now.mapTo(self.viewport(), QPoint(0, 0)), now.size())
            self._keeps_sight = self.viewport().rect().contains(at)


def scroll_page(page: QWidget, content: QWidget, empty: QWidget) -> Scroll:
    """Fill a page with its content, or with what says that there is none; it scrolls up and down
    where that is longer than the window."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    theme.edged(column, bottom=theme.XL)
    column.addWidget(content)
    column.addWidget(empty, 1)
    scroll = Scroll(inside, sideways=False)
    whole = QVBoxLayout(page)
    theme.spaced(whole)
    whole.addWidget(scroll)
    return scroll
