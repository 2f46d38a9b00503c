"""The history of an account in three faces: its changes, its time line, and as it was."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.account.history.as_it_was import AsItWas
from csm_desktop.ui.account.history.changes import Changes
from csm_desktop.ui.account.history.face import HistoryFace
from csm_desktop.ui.account.history.timeline import Timeline
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

CHANGES, TIMELINE, AS_IT_WAS = "changes", "timeline", "as-it-was"
F = TypeVar("F", bound=HistoryFace)


class HistoryTab(Tab):
    """One face at a time; only the one in front is kept up to date."""

    def __init__(self, shell: Shell, parent: QWidget | None = None, here: str = "") -> None:
        super().__init__(shell, parent)
        self._here = here or zone_here()
        self._stack = QStackedWidget()
        self._faces: dict[str, HistoryFace] = {}
        self.changes = self._made(CHANGES, Changes)
        self.chosen = ChipRow(
            tr("History"),
            [
                (CHANGES, tr("Changes"), None),
                (TIMELINE, tr("Time line"), None),
                (AS_IT_WAS, tr("As it was"), None),
            ],
        )
        self.chosen.chosen.connect(lambda _: self._turned())
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        theme.spaced(head)
        theme.edged(head, bottom=theme.M)
        head.addWidget(self.chosen)
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        nest(whole, head)
        whole.addWidget(self._stack, 1)

    def _made(self, name: str, kind: type[F]) -> F:
        """A face, made when it is first asked for."""
        known = self._faces.get(name)
        if isinstance(known, kind):
            return known
        made = kind(self.shell, self._here)
        self._faces[name] = made
        self._stack.addWidget(made)
        return made

    @property
    def timeline(self) -> Timeline:
        """What happened with the customer."""
        return self._made(TIMELINE, Timeline)

    @property
    def as_it_was(self) -> AsItWas:
        """The account on a day of the past."""
        return self._made(AS_IT_WAS, AsItWas)

    @property
    def face(self) -> HistoryFace:
        """The face in front."""
        if self.chosen.key == TIMELINE:
            return self.timeline
        return self.as_it_was if self.chosen.key == AS_IT_WAS else self.changes

    def _turned(self) -> None:
        self._stack.setCurrentWidget(self.face)
        if self._view is not None:
            self.face.show_view(self._view)
        self.state_changed.emit()

    def show_view(self, view: "AccountView") -> None:
        self.face.show_view(view)

    def go_to(self, part: str) -> None:
        """A face by its name; a mood is told on the time line."""
        if part.startswith("mood_record:"):
            part = TIMELINE
        if part in self.chosen.keys:
            self.chosen.choose(part)
        self.take_focus()

    def take_focus(self) -> None:
        self.face.take_focus()

    def has_selection(self) -> bool:
        return self.face.has_selection()

    def filter_field(self) -> QWidget | None:
        return self.face.filter_field()

    def paper(self) -> PaperDocument | None:
        return self.face.paper()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face, then the face."""
        if self.face.dismiss():
            return True
        if self.chosen.key != CHANGES:
            self.chosen.choose(CHANGES)
            self.take_focus()
            return True
        return False
