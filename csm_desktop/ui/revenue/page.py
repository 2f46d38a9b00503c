"""The Revenue workspace with its faces: movements, renewals with the forecast, pipeline."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.revenue.commands import declare
from csm_desktop.ui.revenue.movements import MovementsFace
from csm_desktop.ui.revenue.pipeline import PipelineFace
from csm_desktop.ui.revenue.renewals import RenewalsFace
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet


class RevenuePage(Page):
    """One face at a time, chosen at the top, or by Alt and a digit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.movements = MovementsFace(shell)
        self.renewals = RenewalsFace(shell)
        self.pipeline = PipelineFace(shell)
        self._faces: dict[str, MovementsFace | RenewalsFace | PipelineFace] = {
            "movements": self.movements,
            "renewals": self.renewals,
            "pipeline": self.pipeline,
        }
        self.chips = ChipRow(
            tr("Pages"),
            [
                ("movements", tr("Movements"), None),
                ("renewals", tr("Renewals and forecast"), None),
                ("pipeline", tr("Pipeline"), None),
            ],
        )
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
    def front(self) -> MovementsFace | RenewalsFace | PipelineFace:
        """The face in front."""
        return self._faces[self.chips.key or "movements"]

    def turn(self, face: str) -> None:
        """Show another face, with the keyboard on it."""
        self.chips.choose(face)
        self.take_focus()

    def give_out(self, ask: Callable[[Shell, ShownListing, QWidget], None]) -> None:
        """Ask where what is in front shall go; nothing while it is on its way."""
        listing = self.front.listing()
        if listing is not None:
            ask(self.shell, listing, self)

    def _turned(self, _: str) -> None:
        self._stack.setCurrentWidget(self.front)
        if self.shell.book is not None:
            self.front.show_now()
        self.state_changed.emit()

    def show_book(self, book: "Book | None") -> None:
        """Show the revenue of another book."""
        self.movements.forget()
        self.renewals.forget()
        self.pipeline.forget()
        if book is not None:
            self.front.show_now()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        if self.shell.book is not None:
            self.front.show_now()

    def title(self) -> str:
        """The page's name."""
        return tr("Revenue")

    def has_selection(self) -> bool:
        """Whether a line is chosen on the face in front."""
        return self.front.has_selection()

    def take_focus(self) -> None:
        """Where the face in front begins."""
        self.front.take_focus()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face."""
        return self.front.dismiss()
