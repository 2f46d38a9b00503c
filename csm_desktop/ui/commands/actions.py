"""Commands as Qt sees them: one action each, in the menus and under its key."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from csm_desktop.ui.commands.command import Command, Menu, menu_title
from csm_desktop.ui.commands.registry import Commands


def key_text(key: str) -> str:
    """A key as it is printed on this system's keyboards."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """Keeps a window's actions and menu bar in step with the commands.

    An action is enabled where its command has its place, so that two pages can use one key; whether
    it makes sense at this moment is asked when it is run, and shown while its menu is open.
    """

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._actions: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        for menu in Menu:
            if menu is not Menu.NONE:
                self._menus[menu] = self._made_menu(menu)
        commands.observe(self._build)
        self._build()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def menu(self, menu: Menu) -> QMenu:
        """A menu of the bar, for what is no command (the recent books)."""
        return self._menus[menu]

    def refresh(self) -> None:
        """Ask again which commands have their place; cheap, called when page or book change.

        Those of other pages are not even in the menus, which would be longer than the screen.
        """
        situation = self._commands.situation()
        for command in self._commands.all():
            action = self._actions[command.id]
            action.setVisible(command.page in ("", situation.page))
            action.setEnabled(situation.holds(command))

    def _made_menu(self, menu: Menu) -> QMenu:
        made = self._window.menuBar().addMenu(menu_title(menu))
        made.aboutToShow.connect(partial(self._show_state, menu))
        made.aboutToHide.connect(self.refresh)
        return made

    def _show_state(self, menu: Menu) -> None:
        for command in self._commands.all():
            if command.menu is menu:
                self._actions[command.id].setEnabled(self._commands.usable(command))

    def _build(self) -> None:
        new = [command for command in self._commands.all() if command.id not in self._actions]
        for command in new:
            self._actions[command.id] = self._made(command)
        for menu in {command.menu for command in new} - {Menu.NONE}:
            self._fill(menu)
        self.refresh()

    def _made(self, command: Command) -> QAction:
        action = QAction(command.title.replace("&", "&&"), self._window)
        action.setObjectName(command.id)
        if command.key:
            action.setShortcut(QKeySequence(command.key))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(False)
        action.triggered.connect(partial(self._commands.run, command.id))
        self._window.addAction(action)
        return action

    def _fill(self, menu: Menu) -> None:
        """Put the commands of a menu in their groups, a line between two groups."""
        shown = self._menus[menu]
        ours = [command for command in self._commands.all() if command.menu is menu]
        # Submenus stay: they belong to others.
        for action in shown.actions():
            if action.menu() is None:
                shown.removeAction(action)
        previous: int | None = None
        for command in sorted(ours, key=lambda each: each.group):
            if previous is not None and command.group != previous:
                shown.addSeparator()
            shown.addAction(self._actions[command.id])
            previous = command.group
