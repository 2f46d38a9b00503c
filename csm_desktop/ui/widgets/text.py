"""Every label of the window: plain text whatever it holds, never wider than its place.

QLabel guesses rich text, so that a customer called `<b>` would be set in bold and `<img src=...>`
would read a file. This is the only class that shows text, and `tip` the only way to a tooltip.
"""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolTip, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.wording import unturned

_LONG_WORD = re.compile(r"\S{28,}")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BREAK = "\u200b"  # an invisible place where a line may end
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_COLOURS = {
    "text": QPalette.ColorRole.WindowText,
    "secondary": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Accent,
    "error": QPalette.ColorRole.BrightText,
}


def plain_tip(text: str) -> str:
    """A text as tooltips must be given it so that they show it letter by letter."""
    # As html.escape within an element, without its table of 2,000 entities at each start.
    shown = unturned(text).translate(_MARKUP)
    return f'<p style="white-space:pre-wrap">{shown}</p>' if text else ""


def empty(line: QLineEdit) -> None:
    """Empty a line whose words have become something: Ctrl+Z takes that back, not the emptying."""
    line.setText("")  # `clear` would be a step of the line's own


def tip(widget: QWidget, text: str) -> None:
    """Set a tooltip that shows `text` as it is."""
    widget.setToolTip(plain_tip(text))


def one_line(text: str) -> str:
    """A text for a place of one line: line ends and tabs become spaces."""
    return " ".join(text.split()) if any(sign in text for sign in "\n\r\t\u2028") else text


def seen_line(text: str) -> str:
    """A text of the user's as it is shown on one line: no sign in it turns its letters around."""
    return unturned(one_line(text))


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return name[:1].upper()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def write(painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, text: str) -> None:
    """Draw one line at its side of the painter's layout; its signs keep their own order."""
    layout = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    flags = seen_alignment(align, layout)
    painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), unturned(text))
    painter.setLayoutDirection(layout)


def seen_alignment(asked: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """An alignment as it is seen: leading is right in a right-to-left layout.

    As `QStyle.visualAlignment`, whose class alone takes longer to load than the frame to paint.
    """
    flag = Qt.AlignmentFlag
    sides = flag.AlignLeft | flag.AlignRight
    found = asked if asked & flag.AlignHorizontal_Mask else asked | flag.AlignLeft
    is_fixed = bool(found & flag.AlignAbsolute) or not found & sides
    if direction is Qt.LayoutDirection.RightToLeft and not is_fixed:
        found ^= sides
    return found | flag.AlignAbsolute


class Text(QLabel):
    """A text of one role: caption, caption_strong, body, strong, subtitle, title or figure.

    `colour` is text, secondary (what captions are unless told otherwise), accent or error. Without
    `wrap` it is one line that ends in an ellipsis where it must, with the whole in its tooltip.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        colour: str = "",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = ""
        self._role = role
        # Qt guesses whether a text is markup; a customer's name must never be.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.set_colour(colour or ("secondary" if role == "caption" else "text"))
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(_SELECTABLE)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_colour(self, colour: str) -> None:
        """Choose what the text is drawn in; it follows light and dark."""
        self.setForegroundRole(_COLOURS[colour])

    def setText(self, text: str) -> None:
        self._whole = text
        shown = unturned(text) if self.wordWrap() else seen_line(text)
        super().setText(_LONG_WORD.sub(_breakable, shown) if self.wordWrap() else shown)

    def text(self) -> str:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() or self.buddy() else QSize(theme.px(24), hint.height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.wordWrap():
            return hint
        return QSize(hint.width() + 1, max(hint.height(), theme.leading(self._role)))

    def _is_elided(self) -> bool:
        if self.wordWrap() or self.buddy() is not None:
            return False
        needed = QFontMetrics(self.font()).horizontalAdvance(super().text())
        return needed > self.contentsRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the leading edge of the layout, whatever the direction of the text itself."""
        # Text that can be selected is Qt's to draw.
        if self.textInteractionFlags() & _SELECTABLE:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # signs stay in order
        painter.setPen(self.palette().color(self.foregroundRole()))
        box = self.contentsRect()
        shown = super().text()
        flags = seen_alignment(self.alignment(), self.layoutDirection())
        if self.buddy() is not None:
            flags |= paint.mnemonic()
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap
        else:
            flags |= Qt.TextFlag.TextSingleLine
            if self._is_elided():
                measure = QFontMetrics(self.font())
                shown = measure.elidedText(shown, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(flags), shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            if not self.toolTip() and self._is_elided():
                QToolTip.showText(event.globalPos(), plain_tip(self._whole), self)
                return True
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self.setFont(theme.font(self._role))
        return super().event(event)


def _breakable(word: re.Match[str]) -> str:
    return re.sub(r"(.{14})", rf"\1{_BREAK}", word.group())
