"""The Ctrl+K palette: one field over the window that runs everything and finds everybody.

Commands and accounts answer within the keystroke; the full-text search is asked through `search`,
which answers later with `show_found`, and only the answer to the latest text counts.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui.commands.choices import Choices, Found, PaletteChoice
from csm_desktop.ui.commands.palette_lines import ChoicePainter
from csm_desktop.ui.theme import fonts, metrics, paint
from csm_desktop.ui.theme.fonts import px
from csm_desktop.ui.theme.mode import THEME, current
from csm_desktop.wording import tr

WIDTH, TOP, LINES = 640, 56, 12
Index = QModelIndex | Persistent
_ROOT = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[PaletteChoice] = []

    def show(self, choices: list[PaletteChoice]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As Qt asks: lines have no children."""
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The choice itself for the painter, a sentence for screen readers."""
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return choice.spoken
        return None


class Palette(QFrame):
    """Lies over the window while it is open; Esc or a click elsewhere closes it."""

    chosen = Signal(str)
    """The id of what was run, for the recents."""

    def __init__(
        self,
        window: QWidget,
        choices: Choices,
        search: Callable[[str], None],
        recent: Callable[[], tuple[Sequence[int], Sequence[str]]],
    ) -> None:
        super().__init__(window)
        self._choices, self._search, self._recent = choices, search, recent
        self._text = ""
        self._return_to: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Search or run a command"))
        self.field.setPlaceholderText(tr("Accounts, people, commands, words in notes"))
        self.field.setFrame(False)
        self.field.setMaxLength(200)
        self.field.setTextMargins(px(8), px(4), px(8), px(4))
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.model = ChoiceModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoicePainter(self.list))
        self.list.setAccessibleName(tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        # The field keeps the focus, so that one can go on typing.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.nothing = QLabel(tr("Nothing is called that."), self)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        metrics.spaced(layout, metrics.S, metrics.S)
        for part in (self.field, self.list, self.nothing):
            layout.addWidget(part)
        THEME.changed.connect(self.update)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette, with the recents or what fits `text`."""
        if not self.isVisible():
            self._return_to = self.window().focusWidget()
        self.field.setFont(fonts.font("subtitle"))
        self.field.setText(text)
        self.field.selectAll()
        self._typed(text)
        self._place()
        # Only while it is shown: each key of a field would come by here, too.
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def close_quietly(self) -> None:
        """Hide, and give the focus back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        back, self._return_to = self._return_to, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, text: str, hits: Sequence[Found]) -> None:
        """The search's answer for `text`; late answers to what was typed before are dropped."""
        if text != self._text or not self.isVisible():
            return
        first = self._choices.at_once(text)
        row = self.list.currentIndex().row()
        self._show([*first, *self._choices.found(hits, first)], max(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field move through the lines; the window's size moves the palette."""
        kind = event.type()
        if watched is self.field and kind == QEvent.Type.ShortcutOverride:
            # Escape is the palette's, before the window's own command takes it.
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif watched is self.field and kind == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        elif watched is self.field and kind == QEvent.Type.FocusOut:
            # Not when another program comes to the front: the palette is there on the way back.
            if self.isVisible() and self.window().isActiveWindow():
                self.hide()
        elif kind == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised card with a hairline; no shadow."""
        del event
        inks = current()
        box = self.rect().toRectF()
        paint.panel(QPainter(self), box, inks.base, inks.control, px(RADIUS_CARD))

    def _key(self, event: QKeyEvent) -> bool:
        key, last = event.key(), self.model.rowCount() - 1
        row = self.list.currentIndex().row()
        moves = {
            # Round at both ends.
            Qt.Key.Key_Down: row + 1 if row < last else 0,
            Qt.Key.Key_Up: row - 1 if row > 0 else last,
            Qt.Key.Key_PageDown: min(row + LINES, last),
            Qt.Key.Key_PageUp: max(row - LINES, 0),
        }
        if key in moves:
            self._select(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(row)
        elif key == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self._text = text
        if text.strip():
            self._show(self._choices.at_once(text), 0)
            self._search(text)
        else:
            self._show(self._choices.recent(*self._recent()), 0)

    def _show(self, choices: list[PaletteChoice], row: int) -> None:
        """Show the lines, the keyboard on the one at `row`, or after it, that need not be gone to;
        on none where all of them wait."""
        self.model.show(choices)
        ready = [index for index, palette_choice in enumerate(choices) if not palette_choice.waits]
        self._select(next((index for index in ready if index >= row), ready[0] if ready else -1))
        self.nothing.setVisible(not choices)
        self.list.setVisible(bool(choices))
        if self.isVisible():
            self._place()

    def _select(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _run(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        choice = self.model.choices[row]
        self.close_quietly()
        self.chosen.emit(choice.id)
        choice.run()

    def _place(self) -> None:
        """In the middle of the window, below its header, as high as its lines."""
        window = self.window()
        width = min(px(WIDTH), window.width() - px(32))
        lines = min(max(self.model.rowCount(), 1), LINES)
        self.list.setFixedHeight(lines * metrics.row() + px(2))
        height = self.sizeHint().height()
        room = window.height() - px(TOP + 16)
        self.setGeometry((window.width() - width) // 2, px(TOP), width, min(height, room))
