"""The Relay workspace with its faces: stages, sellers, colleagues, segments with journeys."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.relay.colleagues import ColleaguesFace
from csm_desktop.ui.relay.commands import WantedFace, declare
from csm_desktop.ui.relay.segments import SegmentsFace
from csm_desktop.ui.relay.sellers import SellersFace
from csm_desktop.ui.relay.stages import StagesFace
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet


class RelayPage(Page):
    """One face at a time, chosen at the top, or by Alt and a digit."""

    def __init__(self, shell: Shell, wanted: WantedFace) -> None:
        super().__init__(shell)
        self._wanted = wanted
        self.stages = StagesFace(shell)
        self.sellers = SellersFace(shell)
        self.colleagues = ColleaguesFace(shell)
        self.segments = SegmentsFace(shell)
        self._faces: dict[str, StagesFace | SellersFace | ColleaguesFace | SegmentsFace] = {
            "stages": self.stages, "sellers": self.sellers, "colleagues": self.colleagues,
            "segments": self.segments,
        }  # fmt: skip
        self.chips = ChipRow(
            tr("Pages"),
            [
                ("stages", tr("Stages"), None), ("sellers", tr("Who sold it"), None),
                ("colleagues", tr("Colleagues"), None),
                ("segments", tr("Segments and journeys"), None),
            ],
        )  # fmt: skip
        self._stack = QStackedWidget()
        for face in self._faces.values():
            face.changed.connect(self.state_changed)
            self._stack.addWidget(face)
        head = QWidget()
        row = QVBoxLayout(head)
        theme.edged(row, bottom=0)
        row.addWidget(self.chips)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.chips.chosen.connect(self._turned)
        declare(self)

    @property
    def front(self) -> StagesFace | SellersFace | ColleaguesFace | SegmentsFace:
        """The face in front."""
        return self._faces[self.chips.key or "stages"]

    def turn(self, face: str) -> None:
        """Show another face, with the keyboard on it."""
        self.chips.choose(face)
        self.front.take_focus()

    def open_selected(self) -> None:
        """Go where the line that the keyboard is on stands."""
        self.front.open_selected()

    def _turned(self, _: str) -> None:
        self._stack.setCurrentWidget(self.front)
        if self.shell.book is not None:
            self.front.show_now()
        self.state_changed.emit()

    def show_book(self, book: "Book | None") -> None:
        """Show another book."""
        for face in self._faces.values():
            face.forget()
        if book is not None:
            self.front.show_now()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        if self.shell.book is not None:
            self.front.show_now()

    def title(self) -> str:
        """The page's name."""
        return tr("Relay")

    def has_selection(self) -> bool:
        """Whether a line is chosen on the face in front."""
        return self.front.has_selection()

    def take_focus(self) -> None:
        """The face that was asked for, else the one in front."""
        face, self._wanted.face = self._wanted.face, ""
        if face:
            self.chips.choose(face)
        self.front.take_focus()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face."""
        return self.front.dismiss()
