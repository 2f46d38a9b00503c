"""What the follow-up still lacks, each gap a button that leads to where it is filled."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.domain.meetings.follow_up_gaps import FollowUpGap
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import FlowLayout, Text
from csm_desktop.ui.widgets.persons.chip import PersonChip
from csm_desktop.wording import render, tr

_SHOWN = 4


class GapStrip(QWidget):
    """Tab goes from the letter to the gaps; Enter leads to the place of one, Esc back."""

    def __init__(self, fill: Callable[[FollowUpGap], object]) -> None:
        super().__init__()
        self._fill = fill
        self._gaps: tuple[FollowUpGap, ...] = ()
        self._words: tuple[str, ...] = ()
        self.chips: list[PersonChip] = []
        self.more = Text(role="caption")
        label = Text(tr("Missing:"), "caption")
        label.setMinimumHeight(theme.button())
        self._box = QWidget()
        self._flow = FlowLayout(self._box, theme.XS)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._box, 1)
        self.hide()

    def show_gaps(self, gaps: tuple[FollowUpGap, ...]) -> None:
        """Show the first few; nothing is made anew where nothing has changed."""
        self._gaps = gaps
        words = tuple(render(gap.words) for gap in gaps)
        if words != self._words:
            self._words = words
            self._make(words)
        self.setVisible(bool(gaps))

    def _make(self, words: tuple[str, ...]) -> None:
        # Which gap was in hand, for the chips are made anew.
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.more)
        self.chips = []
        for index, each in enumerate(words[:_SHOWN]):
            chip = PersonChip(each)
            chip.setCheckable(False)
            chip.setAccessibleName(render(say("Missing: {what}. Go there", what=each)))
            chip.clicked.connect(lambda _=False, n=index: self._fill(self._gaps[n]))
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        rest = len(words) - len(self.chips)
        self.more.setText(render(say("and {n} more", n=rest)))
        self.more.setMinimumHeight(theme.button())
        self._flow.addWidget(self.more)
        self.more.setVisible(rest > 0)
        # The next gap takes its place, so that one can go on with the keyboard.
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
