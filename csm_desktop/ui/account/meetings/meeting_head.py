"""The head of a meeting's page: what it is, when, who, what for, and what they want of it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import guests
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.autosave import keep_typed
from csm_desktop.ui.account.meetings.call.course import CallCourse
from csm_desktop.ui.account.meetings.chips import GuestChip
from csm_desktop.ui.account.meetings.details import Preparation, TakeUp
from csm_desktop.ui.account.meetings.goals import EndGoals
from csm_desktop.ui.account.meetings.purpose_field import PurposeField
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, FlowLayout, IconButton, Text, TextField
from csm_desktop.wording import render, tr


def _rule(meeting: Meeting) -> tuple[str, bool | None]:
    """The golden rule that is asked now, as a field of the meeting and its answer."""
    if meeting.ended_at is None:
        return "looked_forward", meeting.looked_forward
    return "got_value", meeting.got_value


class MeetingHead(Card):
    """Everything that is known before the call begins."""

    def __init__(self, tab: Tab, take_up: TakeUp) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._view: MeetingView | None = None
        theme.margined(self.body, (theme.L, theme.M, theme.L, theme.M))
        self.purpose = PurposeField(
            tr("Purpose"),
            save=partial(self._edit, say("Change purpose"), "purpose"),
            hint=tr("What will they have afterwards that they lack now?"),
            quiet=True,
        )
        self.value = TextField(
            tr("Value for them"),
            save=partial(self._edit, say("Change value for them"), "value_for_customer"),
            hint=tr("What is in it for them?"),
            quiet=True,
        )
        self.golden = Button("", self._turn_rule, kind="flat")
        self.goals = EndGoals(tab)
        self.details = Preparation(tab, take_up)
        self.course = CallCourse(tab)
        self.guests = QWidget()
        self._flow = FlowLayout(self.guests)
        self.add_guest = IconButton("plus", tr("Add somebody to the meeting"), self._offer)
        self._chips: dict[tuple[int, bool | None], GuestChip] = {}
        keep_typed((self.purpose, self.value))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        theme.spaced(grid, gap=0)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        rows = (
            (tr("People"), self.guests),
            (tr("Purpose"), self.purpose),
            (tr("Value for them"), self._with_rule(self.value)),
            (tr("End goals"), self.goals),
            (tr("Opening and points"), self.course),
        )
        for index, (name, widget) in enumerate(rows):
            label = Text(name, colour="secondary")
            label.setMinimumHeight(theme.button())
            label.setSizePolicy(label.sizePolicy().Policy.Minimum, label.sizePolicy().Policy.Fixed)
            grid.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, index, 1)
            if widget is self.course:
                self._course_label = label
        self.add_layout(grid)
        self.add(self.details)

    def _with_rule(self, field: TextField) -> QWidget:
        """A field with the golden rule that it is about: one tick before, one after."""
        both = QWidget()
        row = QHBoxLayout(both)
        theme.spaced(row, gap=theme.S)
        row.addWidget(field, 1)
        row.addWidget(self.golden, 0, Qt.AlignmentFlag.AlignTop)
        return both

    def show_view(self, view: MeetingView) -> None:
        """Show a meeting; what is being typed stays."""
        self._view = view
        # With our own people there is no customer to look forward to it.
        self.golden.setVisible(view.meeting.kind is not MeetingKind.INTERNAL)
        self.golden.setText(
            words.MET_SIGNS[_rule(view.meeting)[1]] + render(words.golden_words(view.meeting))
        )
        self.golden.updateGeometry()
        meeting = view.meeting
        self.purpose.set_value(meeting.purpose)
        # Nor does an internal meeting need a purpose for the customer.
        self.purpose.show_doubt(meeting.kind is MeetingKind.INTERNAL)
        self.value.set_value(meeting.value_for_customer)
        self.details.show_view(view)
        self._show_guests(view)
        self.goals.show_goals(meeting.id, view.end_goals)
        self.course.show_view(view)

    def begin(self, *, begun: bool) -> None:
        """Another meeting is shown. Before it begins the preparation is what one needs, afterwards
        that is in the way, and its points are gone through."""
        self.details.begin(folded=begun)
        for part in (self.course, self._course_label):
            part.setVisible(begun)

    def _show_guests(self, view: MeetingView) -> None:
        wanted = {(g.attendance.id, g.attendance.attended): g for g in view.guests}
        held = view.meeting.ended_at is not None
        # Only when others are there, or one came or did not: chips keep the focus otherwise.
        if list(wanted) != list(self._chips):
            focused = next((k for k, chip in self._chips.items() if chip.hasFocus()), None)
            for chip in self._chips.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._flow.removeWidget(self.add_guest)
            self._chips = {}
            for key, guest in wanted.items():
                self._chips[key] = GuestChip(self._tab, guest, held)
                self._flow.addWidget(self._chips[key])
                self._chips[key].show()
                if focused is not None and focused[0] == key[0]:
                    self._chips[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self._flow.addWidget(self.add_guest)
        self.add_guest.setVisible(bool(view.others or view.colleagues))

    @property
    def chips(self) -> list[GuestChip]:
        """The people, in their order."""
        return list(self._chips.values())

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        fields = (self.purpose, self.value, *self.goals.fields())
        written = not [field for field in fields if not field.commit()]
        return self.details.commit() and written

    def _edit(self, label: Message, field: str, text: str) -> None:
        if self._view is not None:
            changed: dict[str, Any] = {field: text}
            self._tab.shell.save(label, meetings.edit_meeting, self._view.meeting.id, **changed)

    def _turn_rule(self) -> None:
        """Say yes, no, or nothing to the golden rule of before, or of after the meeting."""
        if self._view is not None:
            field, value = _rule(self._view.meeting)
            label = words.golden_words(self._view.meeting)
            changed: dict[str, Any] = {field: words.NEXT_ANSWER[value]}
            self._tab.shell.run(label, meetings.edit_meeting, self._view.meeting.id, **changed)

    def _offer(self) -> None:
        """Everybody of both sides who is not in the meeting yet."""
        if self._view is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(tr("Add somebody to the meeting"))
        for contact in self._view.others:
            self._offered(menu, contact.name, guests.invite_contact, contact.id)
        if self._view.others and self._view.colleagues:
            menu.addSeparator()
        for member in self._view.colleagues:
            self._offered(menu, member.name, guests.invite_member, member.id)
        menu.popup(self.add_guest.mapToGlobal(QPoint(0, self.add_guest.height())))

    def _offered(self, menu: QMenu, name: str, use_case: object, id_: int) -> None:
        action = QAction(" ".join(name.split()).replace("&", "&&"), menu)
        label = say("Add {name} to the meeting", name=name)
        action.triggered.connect(lambda: self._invite(label, use_case, id_))
        menu.addAction(action)

    def _invite(self, label: Message, use_case: object, id_: int) -> None:
        if self._view is not None and callable(use_case):
            self._tab.shell.run(label, use_case, self._view.meeting.id, id_)
