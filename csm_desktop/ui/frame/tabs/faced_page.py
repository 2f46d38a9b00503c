"""A workspace of several faces, one of which is in front."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import WantedFace
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

F = TypeVar("F", bound=Face)


class FacedPage(Page, Generic[F]):
    """Faces are chosen at the top, or by Alt and a digit; the first is in front at first."""

    def __init__(self, shell: Shell, wanted: WantedFace | None = None) -> None:
        super().__init__(shell)
        self._wanted = wanted if wanted is not None else WantedFace()
        self._faces: Mapping[str, F] = {}

    def lay_out(self, faces: Mapping[str, tuple[str, F]]) -> None:
        """The faces with what they are called, each under its key."""
        self._faces = {key: face for key, (_, face) in faces.items()}
        self.chips = ChipRow(tr("Pages"), [(key, name, None) for key, (name, _) in faces.items()])
        self._stack = QStackedWidget()
        for face in self._faces.values():
            face.changed.connect(self.state_changed)
            self._stack.addWidget(face)
        head = QWidget()
        row = QVBoxLayout(head)
        theme.edged(row, bottom=theme.S)  # what scrolls beneath does not touch them
        row.addWidget(self.chips)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.chips.chosen.connect(self._turned)

    @property
    def front(self) -> F:
        """The face in front."""
        # Before anything was chosen the first is in front.
        return self._faces[self.chips.key or next(iter(self._faces))]

    def turn(self, face: str) -> None:
        """Show another face, with the keyboard on it."""
        self.chips.choose(face)
        self.front.take_focus()

    def _turned(self, _: str) -> None:
        self._stack.setCurrentWidget(self.front)
        if self.shell.book is not None:
            self.front.show_now()
        self.state_changed.emit()

    def show_book(self, book: "Book | None") -> None:
        """Show another book; nothing of the former one stays on any face."""
        for face in self._faces.values():
            face.forget()
        if book is not None:
            self.front.show_now()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        if self.shell.book is not None:
            self.front.show_now()

    def step(self, by: int) -> None:
        """Go down (or up) on the face in front."""
        self.front.step(by)

    def has_selection(self) -> bool:
        """Whether a line is chosen on the face in front."""
        return self.front.has_selection()

    def take_focus(self) -> None:
        """Where the face that was asked for begins, else the one in front."""
        if wanted := self._wanted.taken():
            self.chips.choose(wanted)
        self.front.take_focus()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face."""
        return self.front.dismiss()
