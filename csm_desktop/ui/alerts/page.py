"""The page of alerts with its faces: the alerts themselves, their rules, the playbooks."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.alerts.alert_list import AlertList
from csm_desktop.ui.alerts.commands import ROW_ACTS, declare
from csm_desktop.ui.alerts.playbooks import PlaybooksFace
from csm_desktop.ui.alerts.rules import RulesFace
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.page_requests import PendingAlerts
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.lifetimes import Later
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_MINUTE_MS = 60_000
F = TypeVar("F", bound=Face)


class AlertsPage(Page):
    """One face at a time; Esc leads back to the alerts."""

    def __init__(self, shell: Shell, asked: PendingAlerts | None = None) -> None:
        super().__init__(shell)
        self.face = "alerts"
        self.alerts = AlertList(shell)
        self.alerts.changed.connect(self.state_changed)
        self._made: dict[str, Face] = {}
        self._faces = QStackedWidget()
        self._faces.addWidget(self.alerts)
        self._watch = Later(self, self._look, _MINUTE_MS, repeated=True)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self._faces)
        declare(self)
        self.alerts.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        if asked is not None:
            asked.listen(self.list_alerts)

    def show_book(self, book: "Book | None") -> None:
        """Show the alerts of another book."""
        del book
        self._show_face("alerts")
        self.alerts.show_book()
        self._watch.start()

    def _look(self) -> None:
        """An alert may rise and midnight may pass while the page stands in front; hidden, it asks
        when it is seen."""
        if self.isVisible():
            self.alerts.asker.ask()
        else:
            self._stale = True

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        self.alerts.asker.ask()
        if self.front is not None:
            self.front.show_now()

    def title(self) -> str:
        """The page's name."""
        return tr("Alerts")

    def aside(self) -> str:
        """How much calls, beside the title."""
        firing = len(self.alerts.firing)
        return render(say("{n} firing", "{n} firing", n=firing)) if firing else ""

    def has_selection(self) -> bool:
        """Whether something is selected on the face in front."""
        front = self.front
        return bool(self.alerts.table.selection) if front is None else front.has_selection()

    def take_focus(self) -> None:
        """Where the face in front begins."""
        (self.front or self.alerts).take_focus()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face, then the face."""
        if self.front is None:
            return self.alerts.dismiss()
        if not self.front.dismiss():
            self.turn("alerts")
        return True

    @property
    def front(self) -> Face | None:
        """The face in front; None while it is the alerts themselves."""
        return self._made.get(self.face)

    @property
    def rules(self) -> RulesFace:
        """The rules; made when they are first asked for."""
        return self._face("rules", RulesFace)

    @property
    def playbooks(self) -> PlaybooksFace:
        """The playbooks; made when they are first asked for."""
        return self._face("playbooks", PlaybooksFace)

    def give_back(self) -> None:
        """Give the chosen rule back to the program."""
        self.rules.give_back()

    def step(self, by: int) -> None:
        """Go down (or up) some lines of the face in front."""
        if self.front is None:
            self.alerts.table.step(by)
        else:
            self.front.step(by)

    def list_alerts(self, trigger: Trigger) -> None:
        """List what calls of one rule: its name in the filter says so, Esc shows all again."""
        self.turn("alerts")
        self.alerts.list_of(trigger)

    def turn(self, face: str) -> None:
        """Show another face, with the keyboard on it."""
        self.settle()
        self._show_face(face)
        self.take_focus()

    def _show_face(self, face: str) -> None:
        self.face = face
        front: Face | None = None
        if face == "rules":
            front = self.rules
        elif face == "playbooks":
            front = self.playbooks
        self._faces.setCurrentWidget(front or self.alerts)
        if front is not None:
            front.show_now()
        self.state_changed.emit()

    def _face(self, name: str, kind: type[F]) -> F:
        known = self._made.get(name)
        if isinstance(known, kind):
            return known
        made = kind(self.shell)
        made.changed.connect(self.state_changed)
        self._made[name] = made
        self._faces.addWidget(made)
        return made
