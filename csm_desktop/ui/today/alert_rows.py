"""What calls, as rows of the day: one alert, or many of one rule and day, with which all is done at
once."""

from collections.abc import Callable, Iterable
from datetime import date

from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.app.alerts.together import AlertGroup
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.alerts.acts import (
    alert_sign,
    answer_words,
    ask_outcome,
    ask_rest,
    open_alert,
)
from csm_desktop.ui.frame.alerts.playbook_start import ask_playbook
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.kinds import draft_for, near_day
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.marks import BandGlyph
from csm_desktop.wording import beside, label, render, some_of, tr


class AlertRow(DayRow[AlertLine]):
    """What calls: whose account, what, why in numbers, since when."""

    def __init__(self, shell: Shell, line: AlertLine, today: Callable[[], date]) -> None:
        super().__init__(line, BandGlyph(alert_sign(line.tone, line.severity)))
        self._shell, self._today = shell, today
        self.start = Button(tr("Start playbook"), self.play, hint="P")
        self.last.addWidget(self.start)
        # One of them says it: the gravest; P does it for each.
        self.start.setVisible(False)

    def show_line(self, line: AlertLine) -> None:
        """Show the alert as it stands."""
        self.line = line
        since = render(say("since {day}", day=near_day(line.since, self._today())))
        owner = render(say("Owner: {name}", name=line.owner)) if line.owner else ""
        more = beside([label(line.trigger), label(line.severity), owner])
        hint = tr("P starts the playbook, S lets it rest, X closes it with what came of it.")
        beneath = "\n".join(filter(None, (line.why, answer_words(line))))
        self.say(line.account, line.what, beneath, since, f"{more}\n{hint}")

    def open_line(self) -> None:
        """The tab that shows what set it off."""
        open_alert(self._shell, self.line)

    def snooze(self) -> None:
        """Ask until when it may rest."""
        ask_rest(self._shell, [self.line], self)

    def done(self) -> None:
        """Ask what came of it, and close it."""
        ask_outcome(self._shell, [self.line], self)

    def play(self) -> None:
        """Show the playbook that answers it, to be started."""
        ask_playbook(self._shell, self.line, self)

    def draft(self) -> None:
        """The draft of the account's follow-up."""
        draft_for(self._shell, self.line.account_id)


class AlertGroupRow(DayRow[AlertGroup]):
    """How many accounts, what calls there, who they are; Enter lists the alerts one by one."""

    def __init__(
        self,
        shell: Shell,
        line: AlertGroup,
        today: Callable[[], date],
        list_them: Callable[[Trigger], object],
    ) -> None:
        first = line.first
        super().__init__(line, BandGlyph(alert_sign(first.tone, first.severity)))
        self._shell, self._today, self._list_them = shell, today, list_them

    def show_line(self, line: AlertGroup) -> None:
        """Show the group as it stands."""
        self.line = line
        name = render(say("{n} account", "{n} accounts", n=len(line.accounts)))
        words = line.what or label(line.first.trigger)
        raised = line.first.raised_on
        on = near_day(raised, self._today()) if raised is not None else ""
        hint = tr("Enter lists them; S lets all of them rest, X closes all of them.")
        self.say(name, words, some_of(line.accounts), on, hint)

    def open_line(self) -> None:
        """The alerts of its rule, one by one."""
        self._list_them(self.line.first.trigger)

    def play(self) -> None:
        """A playbook answers one account's alert: list them, to choose one."""
        self.open_line()

    def snooze(self) -> None:
        """Ask until when all of them may rest."""
        ask_rest(self._shell, self.line.lines, self)

    def done(self) -> None:
        """Ask what came of all of them, and close them."""
        ask_outcome(self._shell, self.line.lines, self)


def offer_playbook(rows: Iterable[AlertRow | AlertGroupRow]) -> None:
    """The gravest of those that no playbook answers yet says how one is started."""
    offered = False
    for row in rows:
        if isinstance(row, AlertRow):
            row.start.setVisible(not offered and row.line.answer is None)
            offered = offered or row.line.answer is None
