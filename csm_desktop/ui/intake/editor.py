"""The message, with a letter beside each passage that was filed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from csm_desktop.domain.handoff.message_facts import sentence_at
from csm_desktop.ui import theme
from csm_desktop.ui.theme import THEME, paint
from csm_desktop.ui.widgets import PlainEditor
from csm_desktop.values import dataclass

_GUTTER = 30  # px
_TAG = 20
_MOST_LETTERS = 2  # of passages that begin on one line


@dataclass(frozen=True, slots=True)
class Filed:
    """A passage of the message that was filed: where it stands, and the letter of its part."""

    start: int
    end: int
    letter: str


def units(text: str) -> int:
    """How long Qt takes a text to be: signs beyond U+FFFF count twice there."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Gutter(QWidget):
    """Where the letters stand. Silent: the parts at the right say the same in words."""

    def __init__(self, editor: "MessageEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font("caption_strong"))
        for top, letters in self._editor.tags().items():
            side = theme.px(_TAG)
            box = QRectF((self.width() - side) / 2, top, side, side)
            paint.panel(painter, box, inks.selection, None, theme.px(4))
            painter.setPen(inks.text)
            words = letters if len(letters) <= _MOST_LETTERS else f"{letters[0]}+"
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


class MessageEditor(PlainEditor):
    """Plain text as high as there is room; filed passages are set off and bear a letter."""

    def __init__(self) -> None:
        super().__init__(8, 99)
        self.setFrameShape(PlainEditor.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(120))
        self._filed: Sequence[Filed] = ()
        self._gutter = _Gutter(self)
        self.updateRequest.connect(lambda *_: self._gutter.update())
        THEME.changed.connect(self._set_off)
        self._make_room()

    def _grow(self) -> None:
        """It fills the card and scrolls."""

    def show_filed(self, filed: Sequence[Filed]) -> None:
        """Set off what was filed; places count characters of the text."""
        if filed != self._filed:
            self._filed = filed
            self._set_off()

    def tags(self) -> dict[int, str]:
        """Which letters stand at which height of what is in sight."""
        found: dict[int, str] = {}
        for passage, look in zip(self._filed, self.extraSelections(), strict=True):
            start = QTextCursor(self.document())
            start.setPosition(look.cursor.selectionStart())
            box = self.cursorRect(start)
            top = round(box.center().y() - theme.px(_TAG) / 2)
            if passage.letter not in found.get(top, ""):
                found[top] = found.get(top, "") + passage.letter
        return {top: letters for top, letters in found.items() if self.rect().contains(1, top + 1)}

    def selected(self) -> str:
        """The words that are selected, each of them whole; a blank may end a line among them."""
        cursor = self.textCursor()
        if cursor.selectedText().strip():
            self._take_whole_words(cursor)
        return self.textCursor().selectedText()

    def _take_whole_words(self, cursor: QTextCursor) -> None:
        """A selection that was begun or ended within a word takes the rest of it."""
        text, start, end = self.document(), cursor.selectionStart(), cursor.selectionEnd()
        while start > 0 and _is_inside(text.characterAt(start - 1), text.characterAt(start)):
            start -= 1
        while _is_inside(text.characterAt(end - 1), text.characterAt(end)):
            end += 1
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_sentence(self) -> bool:
        """Select the sentence that the caret is in; whether there is one."""
        cursor = self.textCursor()
        line = cursor.block().text()
        before = line.encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        index = len(before.decode("utf-16-le", "replace"))
        start, end = sentence_at(line, index)
        first = cursor.block().position()
        cursor.setPosition(first + units(line[:start]))
        cursor.setPosition(first + units(line[:end]), QTextCursor.MoveMode.KeepAnchor)
        if cursor.hasSelection():
            self.setTextCursor(cursor)
        return cursor.hasSelection()

    def go_past_selection(self) -> None:
        """Put the caret behind what was selected, where the reading goes on.

        From here on Ctrl+Z means the filing, which came after every keystroke in the text.
        """
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """The letters stand where lines end, also from right to left."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _make_room(self) -> None:
        wide, mirrored = theme.px(_GUTTER), self.isRightToLeft()
        self.setViewportMargins(*((wide, 0, 0, 0) if mirrored else (0, 0, wide, 0)))
        text = self.viewport().geometry()
        left = text.left() - wide if mirrored else text.right() + 1
        self._gutter.setGeometry(QRect(left, text.top(), wide, text.height()))

    def _set_off(self) -> None:
        text, last = self.toPlainText(), self.document().characterCount() - 1
        shown = []
        for passage in self._filed:
            look = QTextEdit.ExtraSelection()
            look.cursor = QTextCursor(self.document())
            # Qt counts in UTF-16: a letter beyond that is two of its places.
            look.cursor.setPosition(min(units(text[: passage.start]), last))
            end = min(units(text[: passage.end]), last)
            look.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            ground = QTextCharFormat()
            ground.setBackground(theme.current().raised)
            ground.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            ground.setUnderlineColor(theme.current().accent)
            look.format = ground
            shown.append(look)
        self.setExtraSelections(shown)
        self._gutter.update()


def _is_inside(left: str, right: str) -> bool:
    """Whether a place between two signs is within a word."""
    return (left.isalnum() or left in "_'’") and (right.isalnum() or right in "_'’")
