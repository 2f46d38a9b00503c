"""The editor of a meeting's notes: each line shows what it becomes while it is written."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextLine,
)

from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine
from csm_desktop.ui import theme
from csm_desktop.ui.theme import THEME, icons
from csm_desktop.ui.widgets import PlainEditor

Read = Callable[[str], tuple[NoteLine, ...]]
Become = Callable[[NoteLine], str]
_LOCK = 14  # px


class _Marks(QSyntaxHighlighter):
    """Sets off the mark of a line; a private line's mark makes room for a lock instead."""

    def __init__(self, editor: "NotesEditor") -> None:
        super().__init__(editor.document())
        self._editor = editor

    def highlightBlock(self, text: str) -> None:
        line = self._editor.line_of(text)
        if line is None or line.mark is LineMark.PLAIN:
            return
        start = len(text) - len(text.lstrip())
        look = QTextCharFormat()
        if line.mark is LineMark.PRIVATE:
            look.setForeground(QColor(0, 0, 0, 0))
            look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            look.setFontLetterSpacing(theme.px(_LOCK) * 0.6)
        else:
            look.setForeground(theme.current().accent)
            look.setFontWeight(QFont.Weight.Bold)
        self.setFormat(start, 1, look)


class NotesEditor(PlainEditor):
    """Plain text whose lines say behind them what they become; that is drawn, never typed."""

    entered = Signal()
    """The focus came by key or by itself."""

    def __init__(self, read: Read, become: Become) -> None:
        self._read, self._become = read, become
        super().__init__(7, 30)
        self._marks = _Marks(self)
        THEME.changed.connect(self._marks.rehighlight)

    def line_of(self, text: str) -> NoteLine | None:
        """What one line of the notes is; the whole line is private if any part of it is."""
        found = self._read(text)
        private = next((line for line in found if line.mark is LineMark.PRIVATE), None)
        return private or (found[0] if found else None)

    def read_anew(self) -> None:
        """People or dates are others: what lines become may be, too."""
        self._marks.rehighlight()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:  # a click is where it shall be
            self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = None
        # At a key only the line that is typed is painted: the others keep what they say.
        painted, offset = event.rect(), self.contentOffset()
        block = self.cursorForPosition(painted.topLeft()).block()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > painted.bottom():
                break
            line = self.line_of(block.text()) if block.isVisible() else None
            # A plain line says nothing behind it, as most do not.
            if line is not None and line.mark is not LineMark.PLAIN:
                painter = painter or QPainter(self.viewport())
                self._annotate(painter, block, line, box.topLeft())
            block = block.next()
        if painter is not None:
            painter.end()

    def _annotate(
        self, painter: QPainter, block: QTextBlock, line: NoteLine, corner: QPointF
    ) -> None:
        layout = block.layout()
        # Not laid out yet: it has no place to draw at.
        if not layout.lineCount():
            return
        if line.mark is LineMark.PRIVATE:
            self._lock(painter, block, corner)
        words = self._become(line)
        if not words:
            return
        last = layout.lineAt(layout.lineCount() - 1)
        face = theme.font("caption")
        painter.setFont(face)
        painter.setPen(theme.current().secondary)
        used = last.naturalTextRect().translated(corner)
        gap, wide = theme.px(theme.S), QFontMetricsF(face).horizontalAdvance(words)
        room = QRectF(self.viewport().rect()).adjusted(6, 0, -6, 0)
        # On whichever side of the line more room is left.
        after, before = room.right() - used.right() - gap, used.left() - gap - room.left()
        ends_left = before > after  # a line in a script from right to left
        left = room.left() if ends_left else used.right() + gap
        box = QRectF(left, used.top(), max(after, before), used.height())
        if box.width() < min(wide, theme.px(90)):
            return  # the line fills its width: what it becomes is in the draft beside it
        shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if ends_left else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute  # beside the line, whichever way the window reads
        painter.drawText(box, int(side | absolute | Qt.AlignmentFlag.AlignVCenter), shown)

    def _lock(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        text = block.text()
        start = len(text) - len(text.lstrip())
        first = block.layout().lineAt(0)
        here, after = _x(first, start), _x(first, start + 1)
        box = QRectF(min(here, after), first.y(), abs(after - here), first.height())
        icons.draw(painter, box.translated(corner), "lock", theme.current().secondary, _LOCK)


def _x(line: QTextLine, index: int) -> float:
    """Where a sign of a line begins; Qt answers with the place it took, too."""
    found = cast("tuple[float, int]", line.cursorToX(index))
    return found[0]
