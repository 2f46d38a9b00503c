"""The SPICED card: five parts, each edited where it stands, with its history and its tick."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.handoff import spiced as use_cases
from csm_desktop.domain.handoff.spiced_summary import SpicedLine
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Separator, Text, tip
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.fields import DayField, LongTextField
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from csm_desktop.wording import headed, label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


def questions() -> dict[SpicedPart, str]:
    """What to ask where nothing is known yet."""
    return {
        SpicedPart.SITUATION: tr("Who are they, what do they use, how many of them?"),
        SpicedPart.PAIN: tr("What hurts, and whom?"),
        SpicedPart.IMPACT: tr("What is it worth to them, in numbers?"),
        SpicedPart.CRITICAL_EVENT: tr("What happens by when, and what if they miss it?"),
        SpicedPart.DECISION: tr("Who decides, how, and by which criteria?"),
    }


class SpicedCard(Card):
    """What is known of the five parts, and how fresh it is."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("SPICED, as we know it"))
        self.parts = {part: PartRow(tab, part) for part in SpicedPart}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setVerticalSpacing(theme.px(theme.XS))
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self.parts.values()):
            index = 2 * number
            if number:
                grid.addWidget(Separator(), index - 1, 0, 1, 3)
            grid.addWidget(row.name, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, index, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.aside, index, 2, Qt.AlignmentFlag.AlignTop)
        self.add_layout(grid)

    def show_view(self, view: "AccountView") -> None:
        """Show what is known now."""
        for line in view.spiced:
            self.parts[line.part].show_line(line)


class PartRow(QWidget):
    """One part. Beside its words stand the verified tick and, beneath it, the history's button."""

    def __init__(self, tab: Tab, part: SpicedPart) -> None:
        super().__init__()
        self.tab, self.part = tab, part
        self._line: SpicedLine | None = None
        self._writing: int | None = None
        self.name = Text(label(part), "strong")
        self.name.setContentsMargins(0, theme.px(7), 0, 0)
        self.words = LongTextField(
            label(part), "", self._save, hint=questions()[part], editor=QuietEditor()
        )
        self.words.editor.installEventFilter(self)
        self.day: DayField | None = None
        self.history = Text("", "caption", wrap=True, selectable=True)
        self.history.hide()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(self.words)
        if part is SpicedPart.CRITICAL_EVENT:
            self.day = DayField(
                tr("Day of the critical event"),
                None,
                self._save_day,
                today=self._today,
                quiet=True,
            )
            self.day.setMaximumWidth(theme.px(180))
            column.addWidget(self.day)
        column.addWidget(self.history)
        self.verified = QCheckBox(tr("verified"))
        self.verified.clicked.connect(self._verify)
        self.earlier = IconButton("history", tr("Earlier"), self._toggle_history)
        self.countdown = Text("", "caption")
        self.aside = QWidget()
        beside = QVBoxLayout(self.aside)
        theme.spaced(beside, gap=2)
        first = QHBoxLayout()
        first.setSpacing(theme.px(theme.XS))
        self.verified.setMinimumHeight(theme.px(34))
        first.addWidget(self.verified)
        first.addWidget(self.earlier)
        first.addStretch(1)
        nest(beside, first)
        beside.addWidget(self.countdown)
        beside.addStretch(1)
        self.aside.setMinimumWidth(theme.px(132))

    def show_line(self, line: SpicedLine) -> None:
        """Show what is known of the part now."""
        self._line = line
        entry = line.entry
        self.words.set_value(entry.text if entry else "")
        tip(self.words.editor, entry.source if entry else "")
        self.verified.setVisible(entry is not None)
        self.verified.setChecked(line.verified_days is not None)
        self.verified.setText(_freshness(line))
        self.verified.setAccessibleName(
            render(say("{part}: verified with the customer", part=self.part))
        )
        tip(self.verified, render(line.why))
        if self.day is not None:
            self.day.setVisible(entry is not None)
            self.day.set_value(entry.event_on if entry else None)
        self.countdown.setText(_countdown(line))
        self.countdown.setVisible(line.days_left is not None)
        # An entry without words took something back: in a list of earlier words it says nothing.
        past = [entry for entry in line.history if entry.text]
        self.earlier.setVisible(bool(past))
        words = render(say("{part}: {n} earlier", part=self.part, n=len(past)))
        self.earlier.setAccessibleName(words)
        tip(self.earlier, words)
        self.history.setText(
            "\n".join(
                headed(short_day(entry.recorded_on, with_year=True), entry.text) for entry in past
            )
        )
        if not past:
            self.history.hide()

    def found(self, entry_id: int) -> QWidget:
        """Where the words of an entry stand: those of today, or the earlier ones, unfolded."""
        line = self._line
        if line is None or line.entry is None or line.entry.id == entry_id:
            return self.words.editor
        self.history.show()
        return self.earlier

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming to the field begins another entry; leaving it still saves into the last one."""
        if event.type() is QEvent.Type.FocusIn:
            self._writing = None
        return super().eventFilter(watched, event)

    def _save(self, text: str) -> None:
        saying = say("Say the {part} of {name}", part=label(self.part), name=self._account())
        entry = self.tab.shell.save(
            saying, use_cases.say_part, self.tab.account_id, self.part, text, self._writing
        )
        if entry is not None and self.words.editor.hasFocus():
            self._writing = entry.id

    def _save_day(self, day: date | None) -> None:
        saying = say("Date the critical event of {name}", name=self._account())
        self.tab.shell.save(saying, use_cases.date_event, self.tab.account_id, day)

    def _verify(self, on: bool) -> None:
        if self._line is not None and self._line.entry is not None:
            saying = say("Verify the {part} of {name}", part=label(self.part), name=self._account())
            self.tab.shell.run(saying, use_cases.verify_part, self._line.entry.id, on)

    def _toggle_history(self) -> None:
        self.history.setVisible(self.history.isHidden())

    def _today(self) -> date:
        return self.tab.view.facts.as_of

    def _account(self) -> str:
        return self.tab.view.facts.account.name


def _freshness(line: SpicedLine) -> str:
    if line.verified_days is None:
        return tr("not verified")
    if line.verified_days == 0:
        return tr("verified today")
    on = line.entry.verified_on if line.entry else None
    return render(say("verified {day}", day=short_day(on) if on else ""))


def _countdown(line: SpicedLine) -> str:
    left = line.days_left
    if left is None:
        return ""
    if left == 0:
        return tr("today")
    if left < 0:
        return render(say("{n} day over", "{n} days over", n=-left))
    return render(say("{n} day left", "{n} days left", n=left))
