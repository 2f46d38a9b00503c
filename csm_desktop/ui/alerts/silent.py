"""The log of a silent rule: what would have called, and how often that would have been right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from csm_desktop.app.alerts.acts import judge_alert
from csm_desktop.app.alerts.rules import AlertRuleLine
from csm_desktop.app.alerts.silent_log import SilentLine, silent_log, silent_sums
from csm_desktop.domain.alerts.afterwards import Verdict
from csm_desktop.domain.records.alerts import RuleMode
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.alerts.acts import open_alert
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.edited_list import fit_height
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.values import dataclass
from csm_desktop.wording import render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log, as the table lists it."""

    id: int
    entry: SilentLine


class SilentCard(Card):
    """The log of the rule that is chosen, with its sum; hidden where nothing was ever silent."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("What it would have said"))
        self._shell = shell
        self._log: tuple[SilentLine, ...] = ()
        self._rule: AlertRuleLine | None = None
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)
        self.sum = Text("", wrap=True)
        self.table: Table[LogLine] = Table(
            tr("Log of the silent rule"), _columns(), edit=self._judge
        )
        self.table.opened.connect(lambda line: open_alert(shell, line.entry.alert))
        self.add(self.sum)
        self.add(self.table)
        self.hide()

    def ask(self) -> None:
        """Read the log anew; the answer comes from a thread."""
        self._asker.ask()

    def show_rule(self, rule: AlertRuleLine | None) -> None:
        """Show the log of another rule."""
        self._rule = rule
        trigger = rule.trigger if rule is not None else None
        lines = [line for line in self._log if line.alert.trigger is trigger]
        self.table.set_lines([LogLine(line.alert.id, line) for line in lines])
        self.table.setVisible(bool(lines))
        fit_height(self.table)
        self.sum.setText(_sum_words(tuple(lines)))
        silent = rule is not None and rule.mode is RuleMode.SILENT
        self.setVisible(bool(lines) or silent)

    def _judge(self, line: LogLine, _key: str, was_right: Any) -> None:
        words = say("Was it right? {what}", what=line.entry.alert.what)
        self._shell.save(words, judge_alert, line.id, was_right)

    def _question(self) -> "Callable[[Book], tuple[SilentLine, ...]]":
        return silent_log

    def _answered(self, log: tuple[SilentLine, ...]) -> None:
        self._log = log
        self.show_rule(self._rule)


def _sum_words(lines: tuple[SilentLine, ...]) -> str:
    if not lines:
        return tr("It would not have called yet.")
    total = silent_sums(lines)[0]
    called = say("It would have called {n} time.", "It would have called {n} times.", n=total.fired)
    known = say(
        "Right: {right}. Not borne out: {wrong}. Too early to tell: {early}.",
        right=total.right, wrong=total.wrong, early=total.open,
    )  # fmt: skip
    return f"{render(called)} {render(known)}"


def _verdict(line: LogLine) -> str:
    return {
        Verdict.RIGHT: tr("right"),
        Verdict.NOT_BORNE_OUT: tr("not borne out"),
        Verdict.TOO_EARLY: tr("too early to tell"),
    }[line.entry.afterwards.verdict]


def _later(line: LogLine) -> str:
    what, on = line.entry.afterwards.what, line.entry.afterwards.on
    if line.entry.alert.was_right is not None:
        return tr("said by you")
    if what is None or on is None:
        return ""
    return render(say("{what}, {day}", what=what, day=short_day(on, with_year=True)))


def _columns() -> list[Column[LogLine]]:
    choices = [(None, tr("By what happened")), (True, tr("Right")), (False, tr("Not right"))]
    return [
        Column("on", tr("Day"), lambda line: line.entry.raised_on, CellKind.DAY, 100,
               sentence=lambda line: ", ".join(
                   (line.entry.alert.account, line.entry.alert.what, _verdict(line)))),
        Column("account", tr("Account"), lambda line: line.entry.alert.account, width=150),
        Column("what", tr("What"), lambda line: line.entry.alert.what, CellKind.STRONG, 200),
        Column("why", tr("Why"), lambda line: line.entry.alert.why, CellKind.QUIET, 160,
               stretch=True),
        Column("was_right", tr("In hindsight"), lambda line: line.entry.alert.was_right,
               CellKind.CHOICE, 150, show=_verdict, editable=True, drop_down=True,
               choices=choices),
        Column("later", tr("What happened"), _later, CellKind.QUIET, 190),
    ]  # fmt: skip
