"""How the page is divided: the accounts, the words, the pages; what is empty gives way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import Field, Scroll

_STATE = "ebr split"
_WIDTHS = (290, 404, 404, 506, 0)  # px at 100 %, on a window of 1440
_NARROW = 860  # px


class CardColumn(Scroll):
    """Cards beneath one another, scrolled."""

    def __init__(self, *parts: QWidget) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        theme.spaced(column, gap=theme.M)
        column.setContentsMargins(theme.px(2), 0, theme.px(theme.S), 0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        super().__init__(content)
        # When the layout knows how high all is.
        self._later = Later(self, self._show_focus)

    def keep_in_sight(self) -> None:
        """What has the focus stays in sight, though something came or went above it."""
        self._later.start(0)

    def commit(self) -> None:
        """Store what is still being typed."""
        for field in self.findChildren(Field):
            if field.is_dirty:
                field.commit()

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 16, 16)


class Panes(QSplitter):
    """The list, then the words of the review prepared or of an earlier one, then the pages; or
    `nothing`, where no pack is open.

    Where three have no room, the list and the words take turns; `narrowed` says that they do.
    """

    narrowed = Signal(bool)

    def __init__(
        self,
        recents: Recents,
        accounts: QWidget,
        prepared: QWidget,
        earlier: QWidget,
        pages: QWidget,
        nothing: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._recents = recents
        self._is_open = self._is_past = self._is_narrow = self._lists = False
        self._accounts = accounts
        self._prepared, self._earlier = prepared, earlier
        self._pages, self._nothing = pages, nothing
        # A pane drawn together to nothing would be one that nobody finds again.
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(theme.M))
        least_and_share = ((120, 0), (290, 2), (290, 2), (240, 3), (300, 5))
        widgets = (accounts, prepared, earlier, pages, nothing)
        for index, (pane, (least, share)) in enumerate(zip(widgets, least_and_share, strict=True)):
            pane.setMinimumWidth(theme.px(least))
            self.addWidget(pane)
            self.setStretchFactor(index, share)
        self.setSizes([theme.px(each) for each in _WIDTHS])
        # After the sizes for a first time: what the user had wins.
        self.restoreState(recents.state(_STATE))

    def show_what_there_is(self, *, is_open: bool, is_past: bool) -> None:
        """Show the words that belong to what is open."""
        self._is_open, self._is_past = is_open, is_past
        self._arrange()

    def turn_to_list(self, lists: bool) -> None:
        """Show the list in the stead of the words, or the words again, where both have no room."""
        self._lists = lists
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme.px(_NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()
            self.narrowed.emit(is_narrow)

    def _arrange(self) -> None:
        takes_turns = self._is_narrow and self._is_open
        has_words = self._is_open and not (takes_turns and self._lists)
        self._accounts.setVisible(not takes_turns or self._lists)
        self._prepared.setVisible(has_words and not self._is_past)
        self._earlier.setVisible(has_words and self._is_past)
        self._pages.setVisible(self._is_open)
        self._nothing.setVisible(not self._is_open)
        if takes_turns:  # the words need more than the pages beside them
            part = self.width() // 7
            self.setSizes([4 * part, 4 * part, 4 * part, 3 * part, 0])

    def keep(self) -> None:
        """Remember how wide each is."""
        if not self._is_narrow:
            self._recents.put_state(_STATE, self.saveState())
