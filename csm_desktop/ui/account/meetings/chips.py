"""A person as a chip: a long name is cut, and whole in the tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QMenu

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.follow_up_draft import Guest
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.tab import Tab
from csm_desktop.ui.widgets import Chip, tip
from csm_desktop.wording import render, tr

_WIDEST = 220  # px


class PersonChip(Chip):
    """Somebody of either side; on is in the meeting."""

    def __init__(self, name: str) -> None:
        self.name = " ".join(name.split())
        super().__init__(self.name)
        if self._shown() != self.name:
            tip(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a chip that leads somewhere; of one that is on or off it is the form's."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not self.isCheckable() and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _shown(self) -> str:
        face = QFontMetricsF(theme.font("body"))
        return face.elidedText(self.name, Qt.TextElideMode.ElideRight, theme.px(_WIDEST))


class GuestChip(PersonChip):
    """Somebody who was invited: on is there (or expected), off did not come; Delete takes out."""

    def __init__(self, tab: Tab, guest: Guest, held: bool) -> None:
        super().__init__(guest.name)
        self._tab, self._guest = tab, guest
        came = guest.attendance.attended
        self.setChecked(came is not False)
        if came is False:
            state = tr("did not come")
        elif came or held:
            state = tr("came")
        else:
            state = tr("expected")
        self.setAccessibleName(render(say("{name}, {state}", name=guest.name, state=state)))
        self.setAccessibleDescription(tr("Delete takes this person out of the meeting."))
        tip(self, self.accessibleName())
        self.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        label = render(say("Who came: {name}", name=self._guest.name))
        self._tab.shell.run(label, meetings.say_came, self._guest.attendance.id, on)

    def take_out(self) -> None:
        """Take the person out of the meeting."""
        label = render(say("Take {name} out of the meeting", name=self._guest.name))
        self._tab.shell.run(label, meetings.uninvite, self._guest.attendance.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Take out of the meeting"), self.take_out)
        menu.popup(event.globalPos())
