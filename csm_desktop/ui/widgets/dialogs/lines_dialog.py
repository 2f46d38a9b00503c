"""A dialog over a table: some of its lines are chosen or decided, then it acts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Generic

from PySide6.QtWidgets import QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.edited_list import fit_height
from csm_desktop.ui.widgets.table import Column, Table
from csm_desktop.ui.widgets.table.columns import L

_LEAST = 440  # px


class LinesDialog(FormDialog, Generic[L]):
    """Lines are values (dataclasses with an `id`): what is edited takes the place of what was, and
    nothing is stored before the dialog acts. A subclass says what makes it worth acting on."""

    def lay_lines(
        self,
        name: str,
        columns: Sequence[Column[L]],
        lines: Iterable[L],
        today: Callable[[], date],
    ) -> None:
        """The table beneath what there is; `name` is told to screen readers."""
        self._lines = {line.id: line for line in lines}
        self.lines: Table[L] = Table(name, columns, edit=self._edit, opens=False, today=today)
        self.column.addWidget(self.lines)

    def ready_lines(self, parent: QWidget, wide: int, *more: Button) -> None:
        """All is in: as wide as `wide` where the window has the room."""
        room = parent.window().width() - theme.px(theme.XL)
        self.setMinimumWidth(min(theme.px(wide), max(theme.px(_LEAST), room)))
        self.ready(*more)
        self._show()
        self.lines.setFocus()

    @property
    def shown(self) -> tuple[L, ...]:
        """The lines as they stand now."""
        return tuple(self._lines.values())

    def is_worth_it(self) -> bool:
        """Whether the dialog can act on the lines as they stand."""
        raise NotImplementedError

    def set_all(self, **change: Any) -> None:
        """The same for each line."""
        self._lines = {id_: replace(line, **change) for id_, line in self._lines.items()}  # type: ignore[type-var]
        self._show()

    def _edit(self, line: L, key: str, value: Any) -> None:
        change: dict[str, Any] = {key: value}
        self._lines[line.id] = replace(line, **change)  # type: ignore[type-var]
        self._show()

    def _show(self) -> None:
        self.lines.set_lines(list(self._lines.values()))
        fit_height(self.lines)
        self.yes.setEnabled(self.is_worth_it())
