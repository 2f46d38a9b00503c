"""The Value tab: goals and metrics on their way, and the readings that say so."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.value import metrics
from csm_desktop.app.value.view import Measured, ValueView, value_view
from csm_desktop.domain.records.metrics import (
    AccountMetricFields,
    Better,
    Metric,
    MetricFields,
    Reading,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.named_direction import named_direction
from csm_desktop.ui import theme
from csm_desktop.ui.account.value import reading_chart as drawing
from csm_desktop.ui.account.value import tables
from csm_desktop.ui.account.value.dialogs import MetricDialog
from csm_desktop.ui.account.value.likes import LikesCard
from csm_desktop.ui.account.value.readings import Readings
from csm_desktop.ui.account.value.references import References
from csm_desktop.ui.account.value.tables import GoalLine
from csm_desktop.ui.account.value.worths import Worths
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Card, Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, percent, render, stopped, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


_IMPORT = "book.import"


class ValueTab(Tab):
    """The value achieved beside the chart of the chosen metric; beneath them the metrics, the goals
    and, of the chosen one, the readings and how like accounts do."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.value: ValueView | None = None
        self._filling = False
        self.achieved = Card(tr("Business value achieved"))
        self.figure = Text("", "figure")
        self.expected = Text("", "body", colour="secondary", wrap=True)
        self.why = Text("", "caption", wrap=True)
        self.no_goal = nothing_yet(
            tr("No goal can be measured yet. Beside the Plan (I) choose a goal's metric, or give it"
               " three figures: from, now and target.")
        )  # fmt: skip
        self.goals: WholeTable[GoalLine] = WholeTable(
            tr("Goals"), tables.goal_columns(), opens=False, compact=True,
            empty=self.no_goal,
        )  # fmt: skip
        self.metrics: WholeTable[Measured] = WholeTable(
            tr("Metrics"), tables.metric_columns(), edit=self._edit, today=self._today,
            opens=False, compact=True,
        )  # fmt: skip
        self.metrics.chosen.connect(self._chosen)
        self.stop = Button(tr("Stop measuring"), self.stop_measuring, kind="risk")
        self.add = Button(tr("Add metric"), self.add_metric, icon="plus")
        self.import_ = Button(tr("Import readings…"), self.import_readings)
        self.chart_card = Card(tr("Readings over time"))
        ways = [Choice(better, label(better)) for better in Better]
        self.better = ChoiceField(tr("Direction"), Better.UNKNOWN, ways, self._say_direction)
        tip(self.better.editor, tr("Direction"))  # no label stands beside it
        if self.chart_card.header is not None:
            self.chart_card.header.add(self.better)
        self.suggested = Text(role="caption", wrap=True)
        self.course = Text(role="caption", wrap=True)
        self.chart = Chart(shell.background, 240)
        self.no_readings = Text(
            tr("No readings yet. Type one in, or import a list of them."),
            colour="secondary", wrap=True,
        )  # fmt: skip
        self.readings = Readings(
            self._today, self._add_reading, self._edit_reading, self._remove_readings
        )
        self.likes = LikesCard(self)
        self.references = References(self)
        self.worths = Worths(self)
        self.empty = EmptyState(
            tr("Nothing is measured here yet"),
            tr("Choose what shows the customer's progress; readings then tell how far it came."),
            tr("Add metric"),
            self.add_metric,
            ghost="chart",
        )
        self._lay_out()

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        value = self.value = value_view(view)
        there = bool(value.measured or value.goals or value.worths)
        self.empty.setVisible(not there)
        self.content.setVisible(there)
        self._show_achieved(value)
        self.worths.show_worths(value)
        self.likes.show_account(there=bool(value.measured))
        self._filling = True  # the chart is drawn once, when all is in
        self.goals.set_lines([GoalLine(goal) for goal in value.goals])
        self.metrics.set_lines(value.measured)
        self.metrics.setVisible(bool(value.measured))
        if value.measured and self.metrics.current is None:
            self.metrics.select(value.measured[0].id)
        self._filling = False
        self._chosen()

    def take_focus(self) -> None:
        """The metrics, or what to begin with."""
        if not self.content.isVisible() and self.empty.button is not None:
            self.empty.button.setFocus()
        else:
            self.metrics.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.begin()

    def go_to(self, part: str) -> None:
        """A metric, by the id of its use here, or what a unit is worth: "unit_worth:7"."""
        kind, _, number = part.partition(":")
        if kind == "unit_worth" and number.isdecimal() and self.worths.table.select(int(number)):
            self.worths.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.ensureWidgetVisible(self.worths)
            return
        if part.isdecimal():
            self.metrics.select(int(part))
        self.take_focus()
        self.scrolled.ensureWidgetVisible(self.metrics)

    def has_selection(self) -> bool:
        """Whether a metric is chosen."""
        return self.metrics.current is not None

    # what can be done

    def add_metric(self) -> None:
        """Ask by what the account is to be measured."""
        if self.value is None:
            return
        dialog = MetricDialog(self.value.more, self._today, self._measure_by, self)
        dialog.exec()

    def import_readings(self) -> None:
        """A list of readings, of this account or of all, by way of the import."""
        if _IMPORT in self.shell.commands:
            self.shell.commands.run(_IMPORT)

    def begin_reading(self) -> None:
        """Go to where a reading is typed in."""
        if self.metrics.current is not None:
            self.readings.value.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.ensureWidgetVisible(self.readings.value)

    def stop_measuring(self) -> None:
        """Take the chosen metric off this account; its readings stay."""
        measured = self.metrics.current
        if measured is not None:
            words = say("Stop measuring {name}", name=measured.metric.name)
            if carried_out(self.shell, words, metrics.stop_measuring, measured.used.id):
                self.shell.toast(tr("The metric is off; its readings are kept."), undoable=True)

    def begin_worth(self) -> None:
        """Go to where the worth of a unit is typed in."""
        if self.content.isVisible():
            self.worths.new.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrolled.ensureWidgetVisible(self.worths.new)

    def show_likes(self) -> None:
        """Go to where the chosen metric stands among like accounts; where they are too few, to
        where a reference is typed in."""
        if self.metrics.current is None:
            return
        part = self.likes.chart if self.likes.is_compared else self.references.new
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.ensureWidgetVisible(self.likes)

    # what is saved

    def _measure_by(self, which: int | MetricFields, fields: AccountMetricFields) -> None:
        words = say("Add metric")
        if isinstance(which, int):
            used = self.shell.save(words, metrics.measure_by, self.account_id, which, **fields)
        else:
            used = self.shell.save(words, metrics.measure_by_new, self.account_id, which, **fields)
        self.metrics.select(used.id)

    def _edit(self, line: Measured, key: str, value: Any) -> None:
        words = say("Edit {name}", name=line.metric.name)
        if key == tables.CUSTOMER_NAME:
            self.shell.save(words, metrics.name_for_customers, line.metric.id, str(value or ""))
            return
        fields = tables.field_of(key, value, self._today())
        self.shell.save(words, metrics.edit_measure, line.used.id, **fields)

    def _say_direction(self, better: Better) -> object:
        measured = self.metrics.current
        if measured is None or better is measured.metric.better:
            return None
        words = say("Direction of {name}", name=measured.metric.name)
        return self.shell.save(words, metrics.say_direction, measured.metric.id, better)

    def _add_reading(self, on: date, value: Decimal, source: str) -> None:
        measured = self.metrics.current
        if measured is not None:
            words = say("Add reading: {name}", name=measured.metric.name)
            self.shell.save(
                words, metrics.add_reading, self.account_id, measured.metric.id, on, value, source
            )

    def _edit_reading(self, line: Reading, key: str, value: Any) -> None:
        fields = tables.field_of(key, value, self._today())
        self.shell.save(say("Correct a reading"), metrics.edit_reading, line.id, **fields)

    def _remove_readings(self, lines: Sequence[Reading]) -> None:
        words = say("Remove {n} reading", "Remove {n} readings", n=len(lines))
        ids = [line.id for line in lines]
        self.shell.run(words, metrics.remove_readings, ids)
        said = say("{n} reading was removed.", "{n} readings were removed.", n=len(ids))
        self.shell.toast(render(said), undoable=True)

    # what is shown

    def _show_achieved(self, value: ValueView) -> None:
        achieved, expected = value.achieved.percent, value.expected
        self.figure.setText(tr("Unknown") if achieved is None else percent(achieved / 100))
        share = "" if expected is None else percent(expected / 100)
        words = say("{share} were expected by today", share=share)
        self.expected.setText(render(words) if share else "")
        self.expected.setVisible(bool(share))
        self.why.setText(_sentence(render(value.achieved.why)))

    def _chosen(self) -> None:
        if self._filling:
            return
        measured = self.metrics.current
        for part in (self.chart_card, self.readings, self.likes, self.references):
            part.setVisible(measured is not None)
        self.stop.setEnabled(measured is not None)
        self.worths.show_metric(measured.metric if measured is not None else None)
        if measured is not None and self.value is not None:
            self._show_metric(measured, self.value)
        self.state_changed.emit()

    def _show_metric(self, measured: Measured, value: ValueView) -> None:
        header = self.chart_card.header
        if header is not None:
            header.title.setText(measured.metric.name)
            header.set_aside(label(measured.metric.access))
        self.better.set_value(measured.metric.better)
        self._say_what_name_suggests(measured.metric)
        course = render(measured.course.why)
        self.course.setText(f"{course[:1].upper()}{course[1:]}")
        self.course.setVisible(bool(course))
        self.readings.show_metric(measured)
        self.likes.show_metric(measured.metric.id)
        self.references.show_metric(measured.metric)
        # A chart without a reading is an empty frame; a sentence says what is missing.
        self.chart.setVisible(bool(measured.readings))
        self.no_readings.setVisible(not measured.readings)
        if measured.readings:
            self.chart.show_drawing(
                partial(drawing.draw, measured, value.events, value.as_of),
                drawing.spots(measured),
                drawing.spoken(measured),
            )

    def _say_what_name_suggests(self, metric: Metric) -> None:
        """Where a name tells another way than is stored: lists took more for better once."""
        told = named_direction(f"{metric.name} {metric.unit}")
        differs = told is not Better.UNKNOWN and told is not metric.better
        words = render(say("Its name suggests: {way}", way=told)) if differs else ""
        self.suggested.setText(words)
        self.suggested.setVisible(differs)

    def _today(self) -> date:
        return self.view.facts.as_of

    def _lay_out(self) -> None:
        self.content = QWidget()
        whole = QVBoxLayout(self.content)
        theme.spaced(whole, gap=theme.L)
        for part in (self.figure, self.expected, self.why):
            self.achieved.add(part)
        self.achieved.body.addStretch(1)
        self.chart_card.add(self.suggested)
        self.chart_card.add(self.course)
        self.chart_card.add(self.chart, 1)
        self.chart_card.add(self.no_readings)
        whole.addWidget(Beside(self.achieved, self.chart_card, shares=(0, 1), fixed=(0, 248, 220)))
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(Text(tr("Metrics"), "subtitle"))
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.import_)
        row.addWidget(self.add)
        nest(whole, row)
        whole.addWidget(self.metrics)
        whole.addWidget(self.goals)
        whole.addWidget(self.worths)
        whole.addWidget(self.likes)
        whole.addWidget(self.readings, 1)
        whole.addWidget(self.references)
        self.scrolled = scroll_page(self, self.content, self.empty)


def _sentence(words: str) -> str:
    return stopped(f"{words[:1].upper()}{words[1:]}")
