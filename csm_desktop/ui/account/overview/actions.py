"""The card of open actions: tick one off, or write the next one down with its day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from csm_desktop.app.plan import actions as use_cases
from csm_desktop.domain.plan.actions import days_late, is_pending, ordered
from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, ActionStatus
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import Card, Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow, LineRows
from csm_desktop.ui.widgets.people import owner_or_side
from csm_desktop.ui.widgets.text import empty
from csm_desktop.wording import beside, label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_AT_MOST = 7


class ActionItem(LineRow[Action]):
    """A tick, what is to be done, by whom and by when."""

    def __init__(self, tab: Tab, action: Action) -> None:
        super().__init__()
        self.tab = tab
        self.action = action
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._ticked)
        self.setFocusProxy(self.tick)
        self.title = Text(wrap=True)
        self.beneath = Text(role="caption", wrap=True)
        self.due = Text(role="caption")
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.XS)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        self.face = Pressable()
        self.face.asked.connect(self._open)
        words = QVBoxLayout(self.face)
        theme.spaced(words, gap=0)
        words.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        words.addWidget(self.title)
        words.addWidget(self.beneath)
        row.addWidget(self.face, 1)
        row.addWidget(self.due, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: Action) -> None:
        """Show the action as it is now."""
        self.action = line
        facts = self.tab.view.facts
        self.tick.setChecked(line.status is ActionStatus.DONE)
        self.title.setText(line.title)
        who = owner_or_side(facts, line)
        inside = "" if line.origin in SHARED_ORIGINS else tr("internal")
        parts = [who, label(line.status) if line.status is ActionStatus.DOING else "", inside]
        self.beneath.setText(beside(parts))
        late = days_late(line, facts.as_of)
        if late:
            self.due.setText(render(say("{n} d late", n=late)))
        else:
            self.due.setText(_due(line, facts.as_of))
        self.due.set_colour("error" if late else "secondary")
        spoken = say("Done: {title}, {who}, {due}", title=line.title, who=who, due=self.due.text())
        self.tick.setAccessibleName(render(spoken))
        words = render(say("{title}: open it in the plan", title=line.title))
        self.face.setAccessibleName(words)
        tip(self.tick, tr("Done"))

    def _open(self) -> None:
        place = f"plan/{self.action.side.value}/{self.action.id}"
        self.tab.shell.open_account(self.tab.account_id, place)

    def _ticked(self, done: bool) -> None:
        title = self.action.title
        act = say("Tick off {title}", title=title)  # "Undone: Done: …" would say two things
        run = self.tab.shell.run(act, use_cases.tick_action, self.action.id, done)
        if run is not None and done:
            self.tab.shell.toast(render(say("Done: {title}", title=title)), undoable=True)
        elif run is None:
            self.tick.setChecked(not done)


class ActionsCard(Card):
    """What is open, the latest first; the rest is in the plan."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Open actions"))
        self.tab = tab
        self.rows: LineRows[ActionItem] = LineRows(lambda action: ActionItem(tab, action))
        self.none = Text(
            tr("Nothing is open. Every account needs a next step."), colour="secondary", wrap=True
        )
        self.more = Button("", self._all, kind="flat", flush=True)
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("New action, such as: send SSO guide fri"))
        self.new.setAccessibleName(tr("New action"))
        self.new.returnPressed.connect(self._add)
        self.new.textEdited.connect(lambda _: self._say(""))
        self.note = Text(role="caption", wrap=True)
        self.note.hide()
        self.add(self.none)
        self.add(self.rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self.new)
        self.add(self.note)

    def show_view(self, view: "AccountView") -> None:
        """Show what is open now."""
        # What is done is the plan's to show; here stands what waits.
        pending = [action for action in ordered(view.facts.actions) if is_pending(action)]
        self.rows.show_lines(pending[:_AT_MOST])
        self.rows.setVisible(bool(pending))
        self.none.setVisible(not pending)
        over = len(pending) - _AT_MOST
        self.more.setVisible(over > 0)
        if over > 0:
            self.more.setText(render(say("{n} more in the plan", n=over)))
            self.more.updateGeometry()
        late = sum(days_late(action, view.facts.as_of) > 0 for action in pending)
        if self.header is not None:
            self.header.set_aside(
                render(say("{n} open, {late} late", n=len(pending), late=late))
                if late
                else render(say("{n} open", n=len(pending)))
                if pending
                else ""
            )

    def _all(self) -> None:
        self.tab.shell.open_account(self.tab.account_id, "plan")

    def _add(self) -> None:
        typed = self.new.text().strip()
        if not typed:
            return
        title, due_on = trailing_date(typed, self.tab.view.facts.as_of)
        saying = say("New action: {title}", title=title)
        try:
            self.tab.shell.save(
                saying, use_cases.new_action, self.tab.account_id, title, due_on=due_on
            )
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}")
            return
        empty(self.new)
        soon(self.new, self.new.setFocus)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.set_colour("error")
        self.note.setVisible(bool(words))


def _due(action: Action, today: object) -> str:
    if action.due_on is None:
        return tr("no date")
    return tr("today") if action.due_on == today else short_day(action.due_on)
