"""Fields of text: one line, and many lines that save themselves."""

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets.fields.base import Field, Save, line_editor
from csm_desktop.ui.widgets.fields.paste import can_paste, pasted_text
from csm_desktop.ui.widgets.text import one_line, seen_line

SAVE_AFTER_MS = 500  # architecture.md §2: half a second after the last key


class TextField(Field[str, QLineEdit]):
    """One line of text, saved on Enter and when the field is left."""

    def __init__(
        self,
        name: str,
        value: str = "",
        save: Save | None = None,
        *,
        hint: str = "",
        quiet: bool = False,
    ) -> None:
        super().__init__(name, value, save, line_editor("", hint, quiet=quiet))

    def _show(self, value: str) -> None:
        self.editor.setText(seen_line(value))
        self.editor.setCursorPosition(0)

    def _read(self) -> str:
        typed = one_line(self.editor.text()).strip()  # what is pasted may have several
        return self.stored if typed == seen_line(self.stored).strip() else typed


class PlainEditor(QPlainTextEdit):
    """Many lines of plain text, as high as they are between `least` and `most`; Tab leaves it."""

    left = Signal()

    def __init__(self, least: int = 3, most: int = 12) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(6))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._lines = 0
        self._grow()

    def toPlainText(self) -> str:
        """What stands there with its fixed blanks, in place of which Qt's own gives plain ones.

        Else a text that is only looked at would count as changed (pyside6-fixed-blanks.sh).
        """
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def _grow(self) -> None:
        lines = min(max(self._counted_lines(), self._least, self._hint_lines()), self._most)
        if lines != self._lines:
            self._lines = lines
            high = lines * QFontMetrics(self.font()).lineSpacing()
            # One px more than it takes: Qt scrolls where the last line ends at the edge.
            self.setFixedHeight(high + 2 * theme.px(6) + 2 * self.frameWidth() + 1)
            # Qt passes a new height on to the viewport only where that is not growing just now.
            self.setViewportMargins(self.viewportMargins())

    def _counted_lines(self) -> int:
        """How many lines the text takes, or as many as are ever shown where it takes more."""
        # A paragraph has a line at least: a long text is not laid out anew at each key for it.
        if self.document().blockCount() >= self._most:
            return self._most
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        while block.isValid():  # Qt counts the lines of a paragraph only when it is laid out
            layout.blockBoundingRect(block)
            block = block.next()
        return round(self.document().size().height())

    def _hint_lines(self) -> int:
        """How many lines the hint takes that stands in the empty field."""
        if not self.placeholderText() or not self.document().isEmpty():
            return 0
        margin = round(self.document().documentMargin())
        room = QRect(0, 0, max(1, self.viewport().width() - 2 * margin), 0)
        measure = QFontMetrics(self.font())
        box = measure.boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return round(box.height() / measure.lineSpacing())

    def setPlaceholderText(self, placeholderText: str) -> None:  # noqa: N803 -- Qt's name
        super().setPlaceholderText(placeholderText)
        self._grow()

    def changeEvent(self, e: QEvent) -> None:
        """Larger letters need more height."""
        super().changeEvent(e)
        if e.type() is QEvent.Type.FontChange:
            self._lines = 0
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The viewport has its width now: later than the editor, where that was hidden."""
        super().resizeEvent(event)
        self._grow()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that is let go is of no use to any of the dozen parts around the field, which Qt
        would ask one after the other; but for Alt, whose letters the window shows."""
        super().keyReleaseEvent(event)
        event.setAccepted(event.key() != Qt.Key.Key_Alt)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted HTML comes in as the text it shows."""
        if words := pasted_text(source):
            self.insertPlainText(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return can_paste(source)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), super().minimumSizeHint().height())


class LongTextField(Field[str, PlainEditor]):
    """Many lines of text. They save themselves half a second after the last key and on leaving."""

    _saves_itself = True

    def _watch(self, editor: PlainEditor) -> None:
        """Enter and Esc are the editor's own: of its keys none needs to come by here."""
        editor.left.connect(self._leave)

    def __init__(
        self,
        name: str,
        value: str = "",
        save: Save | None = None,
        *,
        hint: str = "",
        least: int = 3,
        most: int = 12,
        editor: PlainEditor | None = None,
    ) -> None:
        """`editor` is one that shows more than its text; `least` and `most` are its own then."""
        many = editor if editor is not None else PlainEditor(least, most)
        many.setPlaceholderText(hint)
        super().__init__(name, value, save, many)
        self._pause = Later(self, self.commit, SAVE_AFTER_MS)
        self.editor.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if self.editor.hasFocus():
            self._pause.start()

    def commit(self) -> bool:
        self._pause.stop()
        return super().commit()

    def hideEvent(self, event: object) -> None:
        """A page that goes away takes no words with it."""
        if self._pause.isActive():
            self.commit()

    @property
    def typed(self) -> str:
        return self.editor.toPlainText()

    def _show(self, value: str) -> None:
        if self.editor.toPlainText() != value:
            self.editor.setPlainText(value)

    def _read(self) -> str:
        words = self.editor.toPlainText()
        one_end = self.stored.replace("\r\n", "\n").replace("\r", "\n")
        return self.stored if words == one_end else words
