"""What happens in a cell: its tooltip, its editor, and what the editor commits."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.table.cells import PADDING, CellPainter
from csm_desktop.ui.widgets.table.columns import CellKind
from csm_desktop.ui.widgets.table.editors import CellEditor, ChoiceEditor, editor_for
from csm_desktop.ui.widgets.table.model import Index, model_of
from csm_desktop.ui.widgets.text import plain_tip

_HINT = QAbstractItemDelegate.EndEditHint
_ENDS = {
    Qt.Key.Key_Return: _HINT.SubmitModelCache,
    Qt.Key.Key_Enter: _HINT.SubmitModelCache,
    Qt.Key.Key_Tab: _HINT.EditNextItem,
    Qt.Key.Key_Backtab: _HINT.EditPreviousItem,
}


class CellDelegate(QStyledItemDelegate):
    """Speaks and edits cells. `refused(editor, UserError)` keeps the editor open."""

    refused = Signal(QWidget, object)

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.cells = CellPainter()
        self.editors: set[QWidget] = set()
        """The editors that stand in cells now."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), theme.row())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return False
        model = model_of(index)
        column = model.columns[index.column()]
        words = model.words(model.line_at(index.row()), column)
        needed = self.cells.needed(column, words)
        # Words that are seen whole need no tooltip.
        hidden = needed > option.rect.width() - 2 * theme.px(PADDING) or "\n" in words
        if hidden or column.kind in (CellKind.SPARKLINE, CellKind.DOTS, CellKind.BAR):
            QToolTip.showText(event.globalPos(), plain_tip(words), view)
            return True
        QToolTip.hideText()
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = model_of(index)
        column = model.columns[index.column()]
        line = model.line_at(index.row())
        editor = editor_for(parent, column, line, self._today)
        if isinstance(editor, ChoiceEditor):
            editor.done.connect(lambda taken: self._choice_done(editor, taken))
        self.editors.add(editor)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """It is in no cell any more, whatever its list or its focus still says."""
        self.editors.discard(editor)
        super().destroyEditor(editor, index)

    def _choice_done(self, editor: ChoiceEditor, taken: bool) -> None:
        if taken:
            self._commit(editor, _HINT.SubmitModelCache)
        else:
            self.closeEditor.emit(editor, _HINT.RevertModelCache)

    def _commit(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Save what the editor holds, and close it unless that was refused."""
        if editor not in self.editors:
            return
        self.commitData.emit(editor)
        if not editor.property("refused"):
            self.closeEditor.emit(editor, hint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor was made with its value; what is typed is never overwritten."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, CellEditor | ChoiceEditor):
            return
        # Each try is judged anew.
        editor.setProperty("refused", False)
        editor.update()
        try:
            value = editor.value()
        except UserError as refusal:
            self.refused.emit(editor, refusal)
            return
        if not model.setData(index, value):
            refusal_of_case = model_of(index).refusal
            if refusal_of_case is not None:
                self.refused.emit(editor, refusal_of_case)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            hint = _ENDS.get(Qt.Key(event.key()))
            if hint is not None and isinstance(editor, CellEditor | ChoiceEditor):
                self._commit(editor, hint)
                return True
        return super().eventFilter(editor, event)
