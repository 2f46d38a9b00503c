"""Editing what a meeting is: kind, title, when, how long, where, and who engages whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.text.instants import instant_of, wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.meetings.new_dialog import clocks_of
from csm_desktop.ui.account.meetings.when import When
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import (
    Chip,
    Choice,
    ChoiceField,
    FlowLayout,
    NumberField,
    TextField,
)
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields.time import TimeField, read_time
from csm_desktop.wording import clock_time, label, tr

_LONGEST = 24 * 60


class EditMeeting(FormDialog):
    """Everything of a meeting that its page does not ask for; one act, one step of undo."""

    def __init__(
        self, shell: Shell, book: Book, here: str, account: Account, meeting: Meeting,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(tr("Edit meeting"), "", tr("Save"), self._save, parent)
        self._shell, self._meeting = shell, meeting
        kinds = [Choice(kind, label(kind)) for kind in MeetingKind]
        self.kind = ChoiceField(tr("Kind"), meeting.kind, kinds)
        self.named = TextField(tr("Title"), meeting.title, hint=label(meeting.kind))
        clocks = clocks_of(account, here, meeting.zone)
        self.when = When(meeting.starts_at, clocks, book.today)
        self.minutes = NumberField(tr("Minutes"), Decimal(meeting.minutes))
        self.ended: TimeField | None = None
        self.place = TextField(tr("Place"), meeting.place, hint=tr("A room, or how to dial in"))
        self._directions = QWidget()
        self.directions: dict[Direction, Chip] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        meeting, form = self._meeting, self.form
        form.add(tr("&Kind"), self.kind)
        form.add(tr("T&itle"), self.named)
        self.when.add_to(form)
        # A meeting that is over has an end, and not a length.
        if meeting.ended_at is None:
            form.add(tr("&Minutes"), self.minutes)
        else:
            wall = wall_of(meeting.ended_at, self.when.zone)
            self.ended = TimeField(tr("Ended at"), clock_time(wall))
            form.add(tr("&Ended at"), self.ended)
        form.add(tr("&Place"), self.place)
        flow = FlowLayout(self._directions)
        for direction in Direction:
            chip = self.directions[direction] = Chip(label(direction))
            chip.setChecked(direction in meeting.directions)
            flow.addWidget(chip)
        form.add(tr("Who engages whom"), self._directions)
        self.ready()
        for line in (self.when.day.editor, self.when.time.editor):
            line.installEventFilter(self)
        self.setMinimumWidth(620)
        self.named.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves on a chip or a choice, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.yes.click()
            return
        super().keyPressEvent(event)

    def accept(self) -> None:
        if self.when.commit():
            super().accept()

    def _save(self) -> None:
        starts = self.when.instant()
        fields: dict[str, Any] = {
            "kind": self.kind.stored,
            "title": self.named.stored,
            "starts_at": starts,
            "place": self.place.stored,
            "directions": self._chosen(),
        }
        if self.ended is None:
            fields["minutes"] = self._length()
        else:
            fields["ended_at"] = self._end(starts, self.ended)
        self._shell.save(say("Edit meeting"), meetings.edit_meeting, self._meeting.id, **fields)

    def _chosen(self) -> Sequence[Direction]:
        return tuple(direction for direction, chip in self.directions.items() if chip.isChecked())

    def _length(self) -> int:
        minutes = int(self.minutes.stored or 0)
        if not 0 < minutes <= _LONGEST:
            raise UserError(tr("A meeting takes between one minute and a day."), "")
        return minutes

    def _end(self, starts: datetime, ended: TimeField) -> datetime:
        """The end as typed: on the day of the beginning, or on the next where that is earlier."""
        zone, before = self.when.zone, self._meeting.ended_at
        moved = starts - self._meeting.starts_at
        if before is not None:
            shown = clock_time(wall_of(before, zone))
            if ended.stored == shown and moved == timedelta(0):
                return before  # to the second, as it was
        wall = wall_of(starts, zone)
        end = datetime.combine(wall.date(), read_time(ended.stored))
        if end < wall.replace(second=0, microsecond=0):
            end += timedelta(days=1)
        return max(starts, instant_of(end, zone))
