"""The sidebar: the book's name, the workspaces that exist, and the accounts looked at last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.tokens import RADIUS, SIDEBAR, SIDEBAR_COLLAPSED
from csm_desktop.ui import theme
from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.frame.pages import PageSpec, Place
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.layout.contents import clear, nest
from csm_desktop.ui.widgets.text import Text, initials, seen_line, tip, write
from csm_desktop.wording import count, render, tr

if TYPE_CHECKING:
    from csm_desktop.ui.commands.choices import Named


class SidebarEntry(QAbstractButton):
    """One line of the sidebar: an icon or a band's sign, a name, and a number."""

    neared = Signal()

    def __init__(self, text: str, *, icon: str = "", band: str = "", strong: bool = False) -> None:
        super().__init__()
        self._icon, self._band, self._strong = icon, band, strong
        self._count = ""
        self.collapsed = False
        self.setText(text)
        self.setAccessibleName(text)
        # The book's name is pressed and is no place to be.
        self.setCheckable(not strong)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setText(self, text: str) -> None:
        """Name the line; the & of a customer called R&D is no mnemonic."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def set_count(self, words: str) -> None:
        """The number at the end of the line, told to screen readers as well."""
        self._count = words
        self.setAccessibleName(f"{self.text()}, {words}" if words else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """A row of the sidebar."""
        return QSize(theme.px(SIDEBAR - 16), theme.px(32))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points here is likely to press."""
        super().enterEvent(event)
        self.neared.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by the keyboard as well."""
        super().focusInEvent(event)
        self.neared.emit()

    def nextCheckState(self) -> None:
        """A line is checked by where the window is, not by a click."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, name and number; the line of the page in front lies on the selection's ground."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self.isChecked():
            paint.panel(painter, box, inks.selection, None, theme.px(RADIUS))
        elif self.underMouse() and self.isEnabled():
            paint.panel(painter, box, inks.hairline, None, theme.px(RADIUS))
        if self.hasFocus():
            paint.ring(painter, box)
        self._paint_mark(painter, box, mirrored)
        if self.collapsed:
            return
        inset, end = theme.px(36), theme.px(8)
        inner = box.adjusted(end if mirrored else inset, 0, -(inset if mirrored else end), 0)
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._count:
            painter.setFont(theme.font("caption"))
            painter.setPen(inks.secondary)
            write(painter, inner, trailing | middle, self._count)
            # The number first: a long name is cut before it, and never the number.
            wide = QFontMetricsF(painter.font()).horizontalAdvance(self._count) + theme.px(8)
            inner.adjust(wide if mirrored else 0, 0, 0 if mirrored else -wide, 0)
        painter.setFont(theme.font("strong" if self._strong or self.isChecked() else "body"))
        painter.setPen(inks.text)
        metrics = QFontMetricsF(painter.font())
        # A name of two lines would be drawn over the next entry.
        name = " ".join(self.text().split())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        write(painter, inner, leading | middle, shown)

    def _paint_mark(self, painter: QPainter, box: QRectF, mirrored: bool) -> None:
        inks = theme.current()
        middle = box.width() / 2 if self.collapsed else theme.px(18)
        centre = QPointF(box.width() - middle if mirrored else middle, box.center().y())
        # Drawn together there is room for one sign only: initials tell accounts apart, bands do
        # not.
        if self._band and not self.collapsed:
            paint.band_glyph(painter, centre, inks.bands[self._band], theme.px(11))
            return
        if self._band:
            self._paint_initials(painter, centre)
            return
        side = theme.px(22)
        mark = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        if self._strong:
            paint.panel(painter, mark, inks.accent, None, theme.px(5))
            icons.draw(painter, mark, self._icon, inks.on_accent, 14)
        else:
            icons.draw(painter, mark, self._icon, inks.text if self.isChecked() else inks.secondary)

    def _paint_initials(self, painter: QPainter, centre: QPointF) -> None:
        """Whose account it is, where there is no room for the name, and its band."""
        inks = theme.current()
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(inks.text)
        side, off = theme.px(24), theme.px(10)
        box = QRectF(centre.x() - side, centre.y() - side / 2, 2 * side, side)
        write(painter, box, Qt.AlignmentFlag.AlignCenter, initials(seen_line(self.text())))
        corner = QPointF(centre.x() + off, centre.y() + off * 0.7)
        paint.band_glyph(painter, corner, inks.bands[self._band], theme.px(8))


class Sidebar(QWidget):
    """`page` and `account` carry what was chosen; `book` that the book's name was pressed; `neared`
    a page that the pointer or the focus has come to."""

    page = Signal(str)
    neared = Signal(str)
    account = Signal(object)
    book = Signal()

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._accounts: dict[int, SidebarEntry] = {}
        self.collapsed = False
        column = QVBoxLayout(self)
        theme.margined(column, (8, 12, 8, 8))
        column.setSpacing(theme.px(2))
        self._book = SidebarEntry(tr("CSM Desktop"), icon="book-2", strong=True)
        self._book.clicked.connect(self.book)
        column.addWidget(self._book)
        column.addSpacing(theme.px(6))
        self._entries = {spec.name: self._made(spec) for spec in specs}
        for spec in specs:
            if spec.place is Place.TOP:
                column.addWidget(self._entries[spec.name])
        self._recent_title = Text(tr("Recent accounts"), "caption")
        self._recent_title.setContentsMargins(theme.px(8), theme.px(16), 0, theme.px(4))
        column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(theme.px(2))
        nest(column, self._recent)
        column.addStretch(1)
        for spec in specs:
            if spec.place is Place.BOTTOM:
                column.addWidget(self._entries[spec.name])
        self.set_collapsed(False)
        self.show_recent(())

    def show_book(self, name: str) -> None:
        """The open book's name, or "" where none is open; pages rest without a book."""
        self._book.setText(name or tr("CSM Desktop"))
        self._book.setAccessibleName(
            render(say("Book {name}", name=name)) if name else tr("No book is open")
        )
        tip(self._book, name or tr("No book is open"))
        self._book.update()
        for entry in self._entries.values():
            # Without a book there is nothing to go to.
            entry.setEnabled(bool(name))
            entry.setVisible(bool(name))

    def show_page(self, page: str, account_id: int | None = None) -> None:
        """Mark where the window is: a page, and an account within it."""
        for name, entry in self._entries.items():
            entry.setChecked(name == page)
        for known_id, entry in self._accounts.items():
            entry.setChecked(known_id == account_id)

    def take_focus(self) -> None:
        """Where the window is, else the book's name."""
        shown = [entry for entry in self._entries.values() if entry.isChecked()]
        # As by Tab, so that the ring is seen: F6 came here by the keyboard.
        (shown[0] if shown else self._book).setFocus(Qt.FocusReason.TabFocusReason)

    def show_count(self, page: str, number: int) -> None:
        """The number beside a page's name; 0 shows nothing."""
        self._entries[page].set_count(count(number) if number else "")

    def show_recent(self, accounts: "Sequence[Named]", current: int | None = None) -> None:
        """The accounts looked at last, each with its band."""
        clear(self._recent)
        self._accounts.clear()
        for account in accounts:
            entry = SidebarEntry(account.name, band=account.band)
            entry.collapsed = self.collapsed
            entry.setChecked(account.id == current)
            tip(entry, account.name)
            entry.clicked.connect(lambda _=False, chosen=account.id: self.account.emit(chosen))
            self._recent.addWidget(entry)
            self._accounts[account.id] = entry
        self._recent_title.setVisible(bool(accounts) and not self.collapsed)

    def set_collapsed(self, collapsed: bool) -> None:
        """Only the marks, or marks and names."""
        self.collapsed = collapsed
        self._fit()
        for entry in (self._book, *self._entries.values(), *self._accounts.values()):
            entry.collapsed = collapsed
            entry.update()
        self._recent_title.setVisible(bool(self._accounts) and not collapsed)

    def changeEvent(self, event: QEvent) -> None:
        """The sidebar is as wide as its text is large."""
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The raised ground, with a hairline towards the content."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        paint.ground(painter, self.rect(), inks.raised)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # On the side of the content, wherever the window is read from.
        edge = 0 if mirrored else self.width() - 1
        paint.ground(painter, QRect(edge, 0, 1, self.height()), inks.hairline)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(SIDEBAR_COLLAPSED if self.collapsed else SIDEBAR))

    def _made(self, spec: PageSpec) -> SidebarEntry:
        entry = SidebarEntry(spec.title, icon=spec.icon)
        keys = f"{spec.title}  {key_text(spec.key)}" if spec.key else spec.title
        tip(entry, keys)
        entry.clicked.connect(lambda: self.page.emit(spec.name))
        entry.neared.connect(lambda: self.neared.emit(spec.name))
        return entry
