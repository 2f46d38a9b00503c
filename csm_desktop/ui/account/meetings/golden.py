"""The golden sequence for a frustrated customer: seven steps in order, with a field each."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.agendas import golden_sequence
from csm_desktop.domain.records.meetings import GoldenStep, MeetingKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, LongTextField, Text
from csm_desktop.wording import label, render, tr


class GoldenCard(Card):
    """Shown for rescue calls alone; what is written here is internal."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self._meeting_id = 0
        self.fields: dict[GoldenStep, LongTextField] = {}
        self.body.setContentsMargins(*(theme.px(n) for n in (theme.L, theme.M, theme.L, theme.L)))
        self.add(Text(tr("Golden sequence: internal, never part of the follow-up"), "caption"))
        grid = QGridLayout()
        theme.spaced(grid, gap=theme.S)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setColumnStretch(1, 1)
        for index, (step, what) in enumerate(golden_sequence()):
            number = say("{n}. {step}", n=index + 1, step=step)
            name = Text(render(number), colour="secondary")
            name.setMinimumHeight(theme.button())
            self.fields[step] = LongTextField(
                label(step),
                save=partial(self._write, step),
                hint=render(what),
                least=1,
                most=6,
            )
            grid.addWidget(name, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[step], index, 1)
        self.add_layout(grid)

    def show_view(self, view: MeetingView) -> None:
        """Show the steps of a rescue call; nothing for other meetings."""
        self._meeting_id = view.meeting.id
        self.setVisible(view.meeting.kind is MeetingKind.RESCUE_CALL)
        written = {note.step: note.text for note in view.golden}
        for step, field in self.fields.items():
            field.set_value(written.get(step, ""))

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        return not [field for field in self.fields.values() if not field.commit()]

    def _write(self, step: GoldenStep, text: str) -> None:
        self._tab.shell.save(
            tr("Golden sequence"), meeting_notes.write_golden, self._meeting_id, step, text
        )
