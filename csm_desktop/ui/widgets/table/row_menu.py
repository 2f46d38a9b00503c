"""The menu of a row: what can be done with it, and beneath it the columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class RowAct:
    """One thing that can be done; `key` is shown beside it, `begins` a group."""

    title: str
    run: Callable[[], object]
    key: str = ""
    enabled: bool = True
    begins: bool = False


def row_menu(parent: QWidget, acts: Sequence[RowAct], columns: QMenu) -> QMenu:
    """The menu of the selected rows; `columns` is taken over into it."""
    menu = QMenu(parent)
    for act in acts:
        if act.begins:
            menu.addSeparator()
        shown = menu.addAction(act.title.replace("&", "&&"))
        shown.setShortcut(QKeySequence(act.key))
        shown.setShortcutVisibleInContextMenu(True)
        shown.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the command has the key
        shown.setEnabled(act.enabled)
        shown.triggered.connect(act.run)
    menu.addSeparator()
    # The menu of columns belongs to this menu now, and goes with it.
    columns.setParent(menu, columns.windowFlags())
    columns.setTitle(tr("Columns and order"))
    menu.addMenu(columns)
    return menu
