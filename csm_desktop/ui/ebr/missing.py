"""The strip of what is missing: each part with where it is filled, or left out."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.review_view import PartView, StudioView, part_name
from csm_desktop.domain.reviews import ReviewPart
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.rows import Row, Rows
from csm_desktop.ui.ebr.parts import leave_out
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.ebr.words import Press
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.wording import label, mark, told, tr

# Where a part is filled: the account's tab, or nothing where the studio does it itself.
PLACES: dict[ReviewPart, tuple[str, str]] = {
    ReviewPart.PROMISES: ("plan", mark("Go to Plan")),
    ReviewPart.PRODUCTIVITY: ("value", mark("Go to Value")),
    ReviewPart.BENCHMARK: ("value", mark("Go to Value")),
    ReviewPart.CHAMPIONS: ("contacts", mark("Go to Contacts")),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing part as a row."""

    id: int
    view: PartView


class GapRow(Row[Gap]):
    """What is missing, why, and the two things to do about it."""

    def __init__(self, strip: "Missing", line: Gap) -> None:
        super().__init__()
        part = line.view.part
        name = label(part)
        self.name = Text(part_name(part))
        self.why = Text(role="caption", wrap=True)
        _, words = PLACES.get(part, ("", mark("Fill in")))
        self.fill = Press(tr(words), partial(strip.filled.emit, part))
        self.fill.setAccessibleName(told(say("{act}: {part}", act=tr(words), part=name)))
        self.skip = Press(tr("Leave out"), partial(leave_out, strip.studio, part), kind="flat")
        self.skip.setAccessibleName(told(say("Leave out: {part}", part=name)))
        self.setFocusProxy(self.fill)
        top = QHBoxLayout()
        top.setSpacing(theme.px(theme.S))
        top.addWidget(self.name, 1)
        top.addWidget(self.fill)
        top.addWidget(self.skip)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addLayout(top)
        column.addWidget(self.why)

    def show_line(self, line: Gap) -> None:
        self.why.setText(line.view.why)


class Missing(Card):
    """Hidden where nothing is. `filled` asks for the place where a part is filled."""

    filled = Signal(object)

    def __init__(self, studio: Studio) -> None:
        super().__init__(" ", " ", margin=theme.M, edge="watch")
        self.studio = studio
        self.rows: Rows[GapRow] = Rows(partial(GapRow, self), gap=theme.XS)
        self.add(self.rows)

    def show_view(self, view: StudioView) -> None:
        """Show what is missing now."""
        gaps = [Gap(n, each) for n, each in enumerate(view.parts) if each in view.missing()]
        if self.header is not None:
            self.header.title.setText(told(say("{n} {n:part is|parts are} missing", n=len(gaps))))
            self.header.set_aside(tr("named in the appendix"))
        self.rows.show_lines(gaps)
        self.setVisible(bool(gaps))

    def take_focus(self) -> bool:
        """Put the focus on the first thing to do; False where nothing is missing."""
        if self.rows.rows:
            self.rows.rows[0].setFocus()
        return bool(self.rows.rows)
