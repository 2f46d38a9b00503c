"""Where the Book shows its charts: in the list's place, made when they are first asked for."""

from PySide6.QtWidgets import QStackedWidget

from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.wording import tr


class ChartsPlace(QStackedWidget):
    """The list, or the charts of what it shows. matplotlib is loaded with the first of them."""

    def __init__(self, page: AccountList) -> None:
        super().__init__()
        self._page = page
        self.button = IconButton(
            "chart-bar",
            tr("Charts of the accounts shown"),
            self.toggle,
        )
        self.button.setCheckable(True)
        self.addWidget(page.table)

    @property
    def is_on(self) -> bool:
        """Whether the charts are in front."""
        return self.currentIndex() == 1

    def toggle(self) -> None:
        """The charts in the place of the list, or the list again."""
        if self.is_on:
            self.show_list()
            return
        if self.count() < 2:
            from csm_desktop.ui.book.charts.panel import ChartsPanel

            panel = ChartsPanel(self._page, self)
            panel.opened.connect(self._page.shell.open_account)
            panel.narrowed.connect(self.show_list)
            self.addWidget(panel)
        self.setCurrentIndex(1)
        self.button.setChecked(True)
        self.take_focus()

    def show_list(self) -> None:
        """The list again, with the keyboard on it."""
        self.setCurrentIndex(0)
        self.button.setChecked(False)
        self._page.table.setFocus()

    def take_focus(self) -> None:
        """What is in front has the keyboard."""
        from csm_desktop.ui.book.charts.panel import ChartsPanel

        front = self.currentWidget()
        if isinstance(front, ChartsPanel):
            front.take_focus()
