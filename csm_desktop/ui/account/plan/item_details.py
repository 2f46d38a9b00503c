"""One line of the plan with all its fields, and what was done with it: beside the tables."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.app.accounts.step_changes import Done, thing_history
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import (
    Action,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
    SuccessGap,
)
from csm_desktop.domain.text.instants import wall_of
from csm_desktop.ui import theme
from csm_desktop.ui.frame.change_words import change_words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.widgets import SectionHeader, Text, tip
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    DayField,
    LongTextField,
    NumberField,
    Somebody,
    TextField,
)
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.people import of_ours, of_theirs
from csm_desktop.wording import headed, label, short_day, tr

Item = Goal | Milestone | Action | SuccessGap
Save = Callable[[str, Any], object]
"""Saves a field of the item, by its name."""


class ItemDetails(QWidget):
    """The fields of one item, which save themselves, and its own history."""

    def __init__(self, tab: Tab, item: Item, save: Save) -> None:
        super().__init__()
        self.item_id, self._tab, self._kind = item.id, tab, type(item)
        self.fields = _fields(tab, item, save)
        self.form = Form(above=True)
        for name, field in self.fields.items():
            self.form.add(_words()[name], field)
        self.past = Text("", "caption", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.M, gap=theme.S)
        column.addWidget(self.form)
        column.addWidget(SectionHeader(tr("What was done with it")))
        column.addWidget(self.past)
        column.addStretch(1)
        self.show_item(item)

    @property
    def subject(self) -> Hashable:
        """Which item its fields speak of."""
        return self._kind.__name__, self.item_id

    def take_focus(self) -> None:
        """The first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, item: Item) -> None:
        """Show the same item as it is now."""
        for name, field in self.fields.items():
            field.set_value(_value(item, name))
            if isinstance(field.editor, QComboBox):
                tip(field.editor, field.editor.currentText())  # it is no wider than the side
        book = self._tab.shell.book
        if book is None:
            return
        zone = zone_here()
        lines = []
        for touch in thing_history(book, self._kind, self._tab.account_id, item.id):
            on = _day(touch.at, zone)
            if touch.change.done is Done.CHANGED:
                lines += [headed(on, change_words(x, zone)) for x in touch.change.fields]
            else:
                lines.append(headed(on, touch.label))
        self.past.setText("\n".join(lines))


def _day(at: datetime, zone: str) -> str:
    return short_day(wall_of(at, zone).date(), with_year=True)


def _value(item: Item, name: str) -> Any:
    if name == "owner" and isinstance(item, Action):
        return item.team_member_id or item.contact_id
    return getattr(item, name)


def _words() -> Mapping[str, str]:
    """The label of each field."""
    return {
        "statement": tr("Statement"),
        "title": tr("Title"),
        "horizon": tr("Horizon"),
        "persona": tr("For whom"),
        "contact_id": tr("Stakeholder"),
        "measure": tr("How it is measured"),
        "metric_id": tr("Metric"),
        "unit": tr("Unit"),
        "baseline": tr("From"),
        "target": tr("Target"),
        "actual": tr("Now, where no metric says it"),
        "due_on": tr("By"),
        "reached_on": tr("Reached on"),
        "target_on": tr("By"),
        "expected_percent": tr("Share of the value by then, %"),
        "achieved_percent": tr("Share that was proven, %"),
        "proof": tr("Proven by"),
        "confirms": tr("Who confirms it"),
        "confirmed_day": tr("Day that the customer confirmed"),
        "served_by": tr("Served by these products, capabilities and services"),
        "goal_id": tr("Goal"),
        "owner": tr("Owner, on either side"),
        "status": tr("Status"),
        "milestone_id": tr("Milestone"),
        "evidence": tr("Evidence, which the customer may see"),
        "comment": tr("The customer's comment"),
        "note": tr("Note, internal"),
        "action_id": tr("Bridged by"),
        "accepted_reason": tr("Accepted because"),
    }


def _fields(tab: Tab, item: Item, save: Save) -> dict[str, Field[Any, Any]]:
    """The fields of a kind of item, in their order."""
    facts = tab.view.facts

    def today() -> date:
        return tab.view.facts.as_of

    def made(name: str) -> Field[Any, Any]:
        title, put = _words()[name], partial(save, name)
        if name in _LONG:
            return LongTextField(title, "", put, least=2)
        if name in _DAYS:
            return DayField(title, None, put, today=today)
        if name in _NUMBERS:
            return NumberField(title, None, put)
        if name in _CHOICES:
            field = ChoiceField(title, _value(item, name), _CHOICES[name](facts), put)
            # As wide as its place, however long the titles are that can be chosen.
            field.editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            return field
        return TextField(title, "", put)

    return {name: made(name) for name in _SHOWN[type(item)]}


_LONG = {
    "statement",
    "proof",
    "note",
    "comment",
    "evidence",
    "measure",
    "served_by",
    "accepted_reason",
}
_DAYS = {"due_on", "reached_on", "target_on", "confirmed_day"}
_NUMBERS = {"baseline", "target", "actual", "expected_percent", "achieved_percent"}
_SHOWN: dict[type, tuple[str, ...]] = {
    Goal: (
        "statement", "horizon", "persona", "contact_id", "measure", "metric_id", "unit",
        "baseline", "target", "actual", "due_on", "reached_on", "served_by",
    ),
    Milestone: (
        "title", "target_on", "confirmed_day", "expected_percent", "goal_id", "proof", "confirms",
        "reached_on", "achieved_percent",
    ),
    Action: ("title", "owner", "due_on", "status", "milestone_id", "evidence", "comment", "note"),
    SuccessGap: ("statement", "action_id", "accepted_reason"),
}  # fmt: skip


def _or_none(choices: Sequence[Choice]) -> list[Choice]:
    return [Choice(None, tr("none")), *choices]


def _people(facts: AccountFacts) -> list[Choice]:
    people = (*of_ours(facts), *of_theirs(facts))
    return [Choice(None, tr("nobody yet")), *_somebodies(people)]


def _somebodies(people: Iterable[Somebody]) -> list[Choice]:
    return [Choice(one.id, one.name, one.detail) for one in people]


_CHOICES: dict[str, Callable[[AccountFacts], list[Choice]]] = {
    "horizon": lambda _: [Choice(horizon, label(horizon)) for horizon in Horizon],
    "status": lambda _: [
        Choice(action_status, label(action_status)) for action_status in ActionStatus
    ],
    "owner": _people,
    "contact_id": lambda facts: _or_none(
        [Choice(x.id, x.name, x.detail) for x in of_theirs(facts)]
    ),
    "metric_id": lambda facts: _or_none([Choice(x.id, x.name, x.unit) for x in facts.metrics]),
    "goal_id": lambda facts: _or_none([Choice(x.id, x.statement) for x in facts.goals]),
    "milestone_id": lambda facts: _or_none([Choice(x.id, x.title) for x in facts.milestones]),
    "action_id": lambda facts: _or_none([Choice(x.id, x.title) for x in facts.actions]),
}
