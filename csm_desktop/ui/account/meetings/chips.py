"""Who is invited to a meeting, as chips."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from csm_desktop.app.meetings import guests
from csm_desktop.app.meetings.follow_up_draft import Guest
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import tip
from csm_desktop.ui.widgets.persons.chip import PersonChip
from csm_desktop.wording import render, tr


class GuestChip(PersonChip):
    """Somebody who was invited: on is there (or expected), off did not come; Delete takes out."""

    def __init__(self, tab: Tab, guest: Guest, held: bool) -> None:
        super().__init__(guest.name)
        self._tab, self._guest = tab, guest
        came = guest.attendance.attended
        # Not yet said whether they came counts as coming.
        self.setChecked(came is not False)
        if came is False:
            state = tr("did not come")
        elif came or held:
            state = tr("came")
        else:
            state = tr("is coming")
        self.setAccessibleName(render(say("{name}, {state}", name=guest.name, state=state)))
        self.setAccessibleDescription(tr("Delete takes this person out of the meeting."))
        tip(self, self.accessibleName())
        self.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        label = say("Who came: {name}", name=self._guest.name)
        self._tab.shell.run(label, guests.say_came, self._guest.attendance.id, on)

    def take_out(self) -> None:
        """Take the person out of the meeting."""
        label = say("Take {name} out of the meeting", name=self._guest.name)
        self._tab.shell.run(label, guests.uninvite, self._guest.attendance.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Take out of the meeting"), self.take_out)
        menu.popup(event.globalPos())
