"""The `?` sheet: every command that has a key, by menu, as it can be used here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.commands.actions import key_text
from csm_desktop.ui.commands.command import Command, Menu, menu_title
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.letters import without_letter
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr

_Group = tuple[Menu, list[Command]]


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


class KeySheet(Dialog):
    """Lists keys; commands of other pages are left out, for they do nothing here."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(tr("Keyboard shortcuts"), "", parent)
        page = commands.situation().page
        # Keys of other pages do nothing here, and would only hide those that do.
        here = [command for command in commands.all() if command.key and command.page in ("", page)]
        inner = QWidget()
        across = QHBoxLayout(inner)
        theme.spaced(across, gap=theme.XL)
        across.setContentsMargins(0, 0, theme.px(theme.M), 0)
        found = [(menu, [command for command in here if command.menu is menu]) for menu in Menu]
        for groups in _halved([(menu, keys) for menu, keys in found if keys]):
            column = QVBoxLayout()
            theme.spaced(column, gap=theme.L)
            for menu, keys in groups:
                column.addWidget(_group(menu, keys))
            column.addStretch(1)
            nest(across, column, 1)
        area = Scroll(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Keyboard shortcuts"))
        self.column.addWidget(area, 1)
        self.finish(Button(tr("&Close"), self.reject, kind="primary"))
        self.resize(theme.px(760), min(theme.px(620), parent.height() - 40))


def _halved(groups: list[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups in their order, in two columns of about one height."""
    heights = [len(keys) + 2 for _, keys in groups]
    best = min(
        range(len(groups) + 1), key=lambda index: abs(sum(heights[:index]) * 2 - sum(heights))
    )
    return groups[:best], groups[best:]


def _group(menu: Menu, commands: list[Command]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    theme.spaced(grid, gap=theme.XS)
    grid.setColumnStretch(0, 1)
    title = without_letter(menu_title(menu)) or tr("Anywhere")
    grid.addWidget(Text(title, "caption_strong", colour="secondary"), 0, 0, 1, 2)
    for row, command in enumerate(commands, 1):
        grid.addWidget(Text(command.title), row, 0)
        grid.addWidget(KeyCap(command.key), row, 1, Qt.AlignmentFlag.AlignTrailing)
    return group
