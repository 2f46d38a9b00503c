"""What only a rescue has: the few issues that are critical, and whom it tells what, how often."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.strategies import rescue as use_cases
from csm_desktop.app.strategies.view import ToldLine
from csm_desktop.domain.records.strategies import Audience, CriticalIssue, Strategy
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.standing.plan_card import still_running
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, CellKind, Column, Text
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.ui.widgets.typed_values import whole_number
from csm_desktop.wording import label, number, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView


class IssuesCard(Card):
    """The critical issues; more than a few warn, and are not refused."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._running: Strategy | None = None
        self.warning = Text(colour="error", wrap=True)
        self.issues: EditedList[CriticalIssue] = EditedList(
            tr("Critical issues"), self._columns(), edit=self._edit, add=self._add,
            remove=self._drop, hint=tr("New issue, as the customer would say it"),
            nothing=tr("Which few issues, fewer than five, keep them from their goal?"),
            today=lambda: tab.view.facts.as_of, framed=False,
        )  # fmt: skip
        self.add_wide(self.issues, around())
        self.add(self.warning)

    def _columns(self) -> list[Column[CriticalIssue]]:
        return [
            Column("solved", "", lambda line: line.solved_on is not None, CellKind.CHECK, 48,
                   editable=True, sortable=False, sentence=lambda line: line.statement),
            Column("statement", tr("Issue"), lambda line: line.statement, CellKind.STRONG,
                   editable=True, stretch=True),
            Column("solved_on", tr("Solved on"), lambda line: line.solved_on, CellKind.DAY, 120,
                   editable=True, past=True),
        ]  # fmt: skip

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the issues of the rescue that runs."""
        self._running = shown.running
        self.issues.show_lines(shown.issues)
        self.warning.setVisible(shown.warning is not None)
        self.warning.setText(render(shown.warning) if shown.warning is not None else "")

    def _edit(self, line: CriticalIssue, key: str, value: Any) -> None:
        if key == "solved":
            key, value = "solved_on", self._tab.view.facts.as_of if value else None
        saying = say("Change the issue {text}", text=line.statement)
        fields: dict[str, Any] = {key: value or "" if key == "statement" else value}
        self._tab.shell.save(saying, use_cases.edit_issue, line.id, **fields)

    def _add(self, words: str) -> int:
        saying = say("New issue: {text}", text=words)
        running = still_running(self._running)
        return self._tab.shell.save(saying, use_cases.add_issue, running.id, words).id

    def _drop(self, line: CriticalIssue) -> None:
        saying = say("Remove the issue {text}", text=line.statement)
        self._tab.shell.run(saying, use_cases.remove_issue, line.id)


class ToldCard(Card):
    """The communication plan, inside and outside; each line makes the action of its next turn."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self._running: Strategy | None = None
        self.told: EditedList[ToldLine] = EditedList(
            tr("Communication plan"), _told_columns(), edit=self._edit, add=self._add,
            remove=self._drop,
            hint=tr("Who is told what, such as: Margit Hölzl: what is solved and what is not"),
            nothing=tr("Nobody is told yet. Each line makes an action of its own, in its cadence."),
            today=lambda: tab.view.facts.as_of, framed=False,
        )  # fmt: skip
        self.add_wide(self.told, around())

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show whom the rescue that runs tells what."""
        self._running = shown.running
        self.told.show_lines(shown.told)

    def _edit(self, line: ToldLine, key: str, value: Any) -> None:
        if key == "cadence_days":
            value = whole_number(value)
        elif value is None and key != "channel":
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change what {whom} is told", whom=line.item.to_whom)
        fields: dict[str, Any] = {key: value or "" if key == "channel" else value}
        self._tab.shell.save(saying, use_cases.edit_line, line.id, **fields)

    def _add(self, words: str) -> int:
        whom, separator, what = words.partition(":")
        if not separator:
            raise UserError(
                tr("What are they told?"),
                tr("Write it behind a colon, such as: Margit: what is solved and what is not"),
            )
        saying = say("Tell {whom}", whom=whom.strip())
        running = still_running(self._running)
        return self._tab.shell.save(saying, use_cases.add_line, running.id, whom, what).id

    def _drop(self, line: ToldLine) -> None:
        saying = say("Remove what {whom} is told", whom=line.item.to_whom)
        self._tab.shell.run(saying, use_cases.remove_line, line.id)


def _told_columns() -> list[Column[ToldLine]]:
    audiences = [(one, label(one)) for one in Audience]
    return [
        Column("to_whom", tr("Who"), lambda line: line.item.to_whom, CellKind.STRONG, 150,
               editable=True, sentence=lambda line: f"{line.item.to_whom}, {line.item.message}"),
        Column("audience", tr("Inside or outside"), lambda line: line.item.audience,
               CellKind.CHOICE, 130, editable=True, choices=audiences),
        Column("message", tr("What"), lambda line: line.item.message, editable=True, stretch=True),
        Column("channel", tr("How"), lambda line: line.item.channel, width=90, editable=True),
        Column("cadence_days", tr("Every, days"), lambda line: line.item.cadence_days,
               CellKind.NUMBER, 95, editable=True, show=_cadence),
        Column("due_on", tr("Next"), lambda line: line.due_on, CellKind.DAY, 100),
        Column("times", tr("Told"), lambda line: line.times, CellKind.NUMBER, 60,
               show=lambda line: number(line.times)),
    ]  # fmt: skip


def _cadence(line: ToldLine) -> str:
    days = line.item.cadence_days
    return tr("once") if days is None else number(days)
