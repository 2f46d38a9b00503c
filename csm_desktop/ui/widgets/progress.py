"""Long work: nothing for half a second, then how far it is, with Cancel."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.text import Text
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.wording import count, tr

PATIENCE_MS = 500  # design.md §1: no spinner for what is over in half a second
_STEPS = 1000


class Progress(Card):
    """What is being done and how far it is. Hidden until it has taken half a second."""

    def __init__(self, title: str, cancel: Callable[[], object] | None = None) -> None:
        super().__init__(margin=theme.M)
        self.title = Text(title, "strong")
        self.detail = Text("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.bar.setFixedHeight(theme.px(12))
        self.cancel = Button(tr("&Cancel"), self._cancel)
        self._ask_to_stop = cancel
        self.add(self.title)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.add_layout(row)
        self.cancel.setVisible(cancel is not None)
        self.add(self.detail)
        self._patience = Later(self, self._appear, PATIENCE_MS)
        self.hide()

    def begin(self) -> None:
        """The work starts now."""
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.detail.setText("")
        self._patience.start()

    def advance(self, done: int, total: int = 0, words: str = "") -> None:
        """How far it is; `total` 0 where nobody knows yet."""
        if total > 0:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(done * _STEPS / total))
            counted = f"{count(done)} / {count(total)}"
            self.detail.setText(f"{counted} · {words}" if words else counted)
        else:
            self.bar.setRange(0, 0)
            self.detail.setText(words)

    def end(self) -> None:
        """The work is over, however it ended."""
        self._patience.stop()
        self.hide()

    def _appear(self) -> None:
        self.show()
        announce(self, self.title.text())

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.detail.setText(tr("Stopping. What was there before stays as it was."))
        if self._ask_to_stop is not None:
            self._ask_to_stop()

    def over(self, widget: QWidget) -> None:
        """Stand in the middle of a widget, over what it shows."""
        self.setParent(widget)
        wide = min(theme.px(420), widget.width() - 2 * theme.px(theme.L))
        self.resize(wide, self.sizeHint().height())
        self.move((widget.width() - wide) // 2, (widget.height() - self.height()) // 2)
