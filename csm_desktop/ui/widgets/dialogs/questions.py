"""The few dialogs: a question before what can not be undone, and what to do after a crash."""

from enum import Enum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import life_of
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.letters import OwnLetters
from csm_desktop.ui.widgets.layout.reading_order import InReadingOrder
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr

_FRAME = 32  # px of a window's own title
_LEAST = 80


class Grave(Enum):
    """All that is asked about first; everything else can be undone and just happens."""

    RESTORE = "restore"
    PURGE = "purge"
    UNSAVED = "unsaved"


class _Body(QWidget):
    """What a dialog holds above its buttons; `changed` where that needs another size."""

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done


class _Area(Scroll):
    """Its natural size is that of what it holds."""

    def __init__(self, body: _Body) -> None:
        super().__init__(body)
        self._body = body

    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._body.minimumSizeHint().width(), theme.px(_LEAST))


class Dialog(OwnLetters, InReadingOrder, QDialog):
    """A dialog of ours: a title, a text, what is put in between, and buttons at the foot.

    It stands on the window of `parent`, which may be replaced while it is open, and lasts as long
    as that part's page and book (`ui.life`).
    """

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        # On the window and not on the part that asks, which may be gone before the answer.
        super().__init__(parent.window() if parent is not None else None)
        self.asked_by = parent
        self.setWindowTitle(title)
        self.setModal(True)
        self._body = _Body()
        self._body.changed.connect(self._make_room)
        self._fitted = -1
        self.column = QVBoxLayout(self._body)
        theme.spaced(self.column, margin=theme.XL, gap=theme.M)
        self.title = Text(title, "subtitle", wrap=True)
        self.words = Text(words, "body", wrap=True)
        self.words.setVisible(bool(words))
        self.column.addWidget(self.title)
        self.column.addWidget(self.words)
        self.foot = QHBoxLayout()
        theme.spaced(self.foot)
        self.foot.addStretch(1)
        whole = QVBoxLayout(self)
        theme.spaced(whole, gap=0)
        whole.addWidget(_Area(self._body), 1)
        nest(whole, self.foot)
        self.setMinimumWidth(theme.px(440))

    def exec(self) -> int:
        """Show it and wait for the answer; afterwards it is gone."""
        try:
            return super().exec() if life_of(self) is not None else QDialog.DialogCode.Rejected
        finally:
            if isValid(self):
                self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """No higher than what it holds, unless it was given a size: Qt's own guess is made before
        the texts are wrapped."""
        super().showEvent(event)
        if not event.spontaneous() and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._fitted = self.height()
            self._make_room()

    def _make_room(self) -> None:
        """As wide and high as what it holds needs, however that changes; it scrolls where there is
        less room. Qt asks a window only for a height without a width, and squeezes its rows."""
        needed = self.column.totalHeightForWidth(self.width())
        if needed < 0:
            needed = self.column.totalMinimumSize().height()
        needed += self.foot.totalMinimumSize().height()
        room = self.screen().availableSize()
        # Words of buttons are cut only where the screen is too narrow for them.
        wide = max(self.column.totalMinimumSize().width(), self.foot.totalSizeHint().width())
        self.setMinimumWidth(min(max(self.minimumWidth(), wide), room.width()))
        least = min(needed, room.height() - theme.px(_FRAME))
        follows = self.height() == self._fitted  # nobody has drawn it to another height
        self.setMinimumHeight(least)
        if follows:
            self._fitted = least
            self.resize(self.width(), least)

    def finish(self, *buttons: Button) -> None:
        """Put the buttons at the foot, the one to take last."""
        for button in buttons:
            self.foot.addWidget(button)
        edge = theme.px(theme.XL)
        self.column.setContentsMargins(edge, edge, edge, theme.px(theme.M))
        self.foot.setContentsMargins(edge, theme.px(theme.S), edge, edge)
        self._make_room()


def dismiss_all() -> None:
    """Answer every open question with no, and close every open menu: its book is going."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible() and not isinstance(each, CrashDialog):
            each.reject()


class Confirm(Dialog):
    """Asks before something grave. Cancel has the focus, so that Enter by habit harms nothing."""

    def __init__(
        self, grave: Grave, title: str, words: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, words, parent)
        self.grave = grave
        self.no = Button(tr("&Cancel"), self.reject)
        self.yes = Button(action, self.accept, kind="grave")
        self.finish(self.no, self.yes)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)


def confirmed(
    grave: Grave, title: str, words: str, action: str, parent: QWidget | None = None
) -> bool:
    """Ask, and say whether the user meant it."""
    return Confirm(grave, title, words, action, parent).exec() == QDialog.DialogCode.Accepted


class CrashDialog(Dialog):
    """A bug: what is safe, and the stack with versions, which hold no word of the user's.

    `report` is made by whoever caught the bug; it is shown whole before anybody copies it.
    """

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Something went wrong in the program"),
            tr(
                "Everything up to your last change is saved. You can go on working; if something "
                "looks odd, close the program and open it again. What follows says where it went "
                "wrong. It holds nothing that you wrote."
            ),
            parent,
        )
        self.report = QPlainTextEdit(report)
        # Tab would be typed into the report, and the buttons never be reached.
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Where it went wrong"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font("caption").pixelSize())
        self.report.setFont(font)
        self.report.setMinimumHeight(theme.px(180))
        self.words.setBuddy(self.report)
        self.column.addWidget(self.report, 1)
        self.copy = Button(tr("&Copy"), self._copy, icon="copy")
        self.close_button = Button(tr("&Go on"), self.accept, kind="primary")
        self.finish(self.copy, self.close_button)
        self.resize(theme.px(620), theme.px(420))
        # Enter by habit goes on.
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(tr("Copied"))
