"""The `?` sheet: every command that has a key, by menu, as it can be used here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from csm_desktop.ui import theme
from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.commands.command import Command, Menu, menu_title
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.order import InReadingOrder
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr

_COLUMNS = 2


class KeyCap(QWidget):
    """A key as it is printed on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key_text(key)
        self.setAccessibleName(self._key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its text, at least square."""
        wide = round(paint.width_of(self._key, theme.font("caption"))) + theme.px(12)
        return QSize(max(wide, theme.px(22)), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        del event
        paint.key_hint(QPainter(self), QRectF(self.rect()), self._key, theme.current().secondary)


class KeySheet(InReadingOrder, QDialog):
    """Lists keys; commands of other pages are left out, for they do nothing here."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        page = commands.situation().page
        here = [each for each in commands.all() if each.key and each.page in ("", page)]
        inner = QWidget()
        columns = QGridLayout(inner)
        theme.spaced(columns, margin=theme.XL, gap=theme.XL)
        groups = [(menu, [each for each in here if each.menu is menu]) for menu in Menu]
        shown = [(menu, found) for menu, found in groups if found]
        for place, (menu, found) in enumerate(shown):
            columns.addWidget(
                _group(menu, found),
                place // _COLUMNS,
                place % _COLUMNS,
                Qt.AlignmentFlag.AlignTop,
            )
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Keyboard shortcuts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(*(theme.px(each) for each in (16, 8, 16, 16)))
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(area)
        column.addWidget(buttons)
        self.resize(theme.px(760), min(theme.px(620), parent.height() - 40))


def _group(menu: Menu, commands: list[Command]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    theme.spaced(grid, gap=theme.XS)
    grid.setColumnStretch(0, 1)
    title = menu_title(menu).replace("&", "") or tr("Anywhere")
    grid.addWidget(Text(title, "caption"), 0, 0, 1, 2)
    for row, command in enumerate(commands, 1):
        grid.addWidget(Text(command.title), row, 0)
        grid.addWidget(KeyCap(command.key), row, 1, Qt.AlignmentFlag.AlignTrailing)
    return group
