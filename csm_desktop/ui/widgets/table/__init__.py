"""Tables over lines: columns declared once, one model, one delegate, one view."""

from csm_desktop.ui.widgets.table.columns import CellKind, Column
from csm_desktop.ui.widgets.table.model import LineModel
from csm_desktop.ui.widgets.table.row_menu import RowAct
from csm_desktop.ui.widgets.table.view import Table

__all__ = ["CellKind", "Column", "LineModel", "RowAct", "Table"]
