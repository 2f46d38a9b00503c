"""Tags: words that stand together, each added by typing and removed by key or click."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QSizePolicy, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.fields.base import Field, Save, line_editor
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.text import seen_line, tip
from csm_desktop.wording import render, tr

Tags = tuple[str, ...]


_HINT = 220  # px that a hint may take at most


class Tag(QAbstractButton):
    """One tag; a click, Delete or Backspace takes it away."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        remove = render(say("Remove {tag}", tag=words))
        self.setAccessibleName(remove)
        tip(self, remove)

    def sizeHint(self) -> QSize:
        wide = paint.width_of(seen_line(self.words), theme.font("caption")) + theme.px(34)
        return QSize(min(round(wide), theme.px(240)), theme.px(24))

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.panel(painter, box, inks.raised, inks.hairline, box.height() / 2 - 0.5)
        painter.setFont(theme.font("caption"))
        painter.setPen(inks.text)
        mirrored = self.isRightToLeft()
        cross = theme.px(20)
        left, right = (cross, -theme.px(10)) if mirrored else (theme.px(10), -cross)
        part = box.adjusted(left, 0, right, 0)
        shown = QFontMetrics(painter.font()).elidedText(
            seen_line(self.words), Qt.TextElideMode.ElideRight, int(part.width()) + 1
        )
        # A tag is in its own language, whichever way the window runs.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), shown)
        at = box.left() if mirrored else box.right() - cross - 2
        icons.draw(painter, QRectF(at, 0, cross, box.height()), "x", inks.secondary, 12)
        if self.hasFocus():
            paint.ring(painter, box, box.height() / 2)


class TagsField(Field[Tags, QLineEdit]):
    """Tags, saved as each is added or removed. Enter or a comma ends a tag, as `hint` says."""

    def __init__(
        self,
        name: str,
        value: Tags = (),
        save: Save | None = None,
        *,
        known: Sequence[str] = (),
        hint: str = "",
    ) -> None:
        line = line_editor("", hint or tr("Enter adds one"))
        # It goes on beneath rather than be too narrow for its hint.
        wide = paint.width_of(line.placeholderText(), theme.font("body")) + theme.px(24)
        line.setMinimumWidth(min(round(wide), theme.px(_HINT)))
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: list[Tag] = []
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box, theme.XS)
        super().__init__(name, tuple(value), save, line)
        self._flow.addWidget(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._flow_box.setSizePolicy(policy)
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self.note)
            layout.addWidget(self._flow_box)
            layout.addWidget(self.note)
        if known:
            completer = QCompleter(list(known), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.editor.setCompleter(completer)
        self.editor.textEdited.connect(self._typed)

    def _show(self, value: Tags) -> None:
        self._tags = value
        for tag in self._shown:
            self._flow.removeWidget(tag)
            tag.hide()  # until the event loop takes it away, it would stand over the others
            tag.deleteLater()
        self._shown = []
        for index, words in enumerate(value):
            tag = Tag(words)
            tag.clicked.connect(lambda _=False, w=words: self.remove(w))
            tag.installEventFilter(self)
            self._flow.insert(index, tag)
            self._shown.append(tag)
        self.editor.clear()

    def _read(self) -> Tags:
        typed = (part.strip() for part in self.editor.text().split(","))
        return tuple(dict.fromkeys([*self._tags, *(part for part in typed if part)]))

    @property
    def keeps_enter(self) -> bool:
        """Enter adds what stands in the line; on an empty one it is the form's."""
        return bool(self.editor.text().strip())

    def _typed(self, words: str) -> None:
        if "," in words:
            self.commit()

    def commit(self) -> bool:
        before = self.stored
        done = super().commit()
        if done and (self.stored != before or self.editor.text()):
            self._show(self.stored)
        return done

    @property
    def typed(self) -> tuple[Tags, str]:
        return self._tags, self.editor.text()

    def put_typed(self, typed: tuple[Tags, str]) -> None:
        tags, words = typed
        self._show(tags)
        self.editor.setText(words)

    def remove(self, words: str) -> None:
        """Take a tag away."""
        self._tags = tuple(tag for tag in self._tags if tag != words)
        if not self.commit():
            self._tags = self.stored
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            erases = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
            if erases and isinstance(editor, Tag):
                self.remove(editor.words)
                return True
            empty = editor is self.editor and not self.editor.text()
            if event.key() == Qt.Key.Key_Backspace and empty and self._tags:
                self.remove(self._tags[-1])
                return True
        return super().eventFilter(editor, event)
