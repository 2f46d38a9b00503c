"""A part of an account's plan: a list that is kept where it stands, for the account in front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.edited_list import EditedList, fit_height
from csm_desktop.ui.widgets.table.columns import Column, L
from csm_desktop.ui.widgets.table.model import Edit

__all__ = ["Choices", "PlanSection", "fit_height"]

Choices = list[tuple[int | None, str]]


class PlanSection(EditedList[L]):
    """A list within a tab. `choices` and `more_choices` are what columns offer; they change with
    the account."""

    def __init__(  # noqa: PLR0913 -- options are keywords
        self,
        tab: Tab,
        title: str,
        columns: Sequence[Column[L]],
        *,
        edit: Edit[L],
        add: Callable[[str], int],
        remove: Callable[[L], object],
        hint: str,
        nothing: str,
        framed: bool = True,
    ) -> None:
        super().__init__(
            title,
            columns,
            edit=edit,
            add=add,
            remove=remove,
            hint=hint,
            nothing=nothing,
            today=lambda: tab.view.facts.as_of,
            framed=framed,
        )
        self.tab = tab
        self.edit = edit
        self.choices: Choices = []
        self.more_choices: Choices = []
        self.chosen.connect(tab.state_changed)

    def go_to(self, line_id: int | None = None) -> None:
        """Put the focus on a line, on the first, or where one is added if there is none."""
        if self.table.isHidden():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if (line_id is None or not self.table.select(line_id)) and self.table.current is None:
            self.table.step(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
