"""The Health tab: the score and its way, why it is what it is, and what would lift it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.health.view import HealthView, health_view
from csm_desktop.domain.health.way_up import Lift
from csm_desktop.domain.records.health import Band, Factor, HealthSide
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui import theme
from csm_desktop.ui.account.health import score_chart as drawing
from csm_desktop.ui.account.health.factors import Factors
from csm_desktop.ui.account.health.movements import Movements
from csm_desktop.ui.account.health.places import EBR, place_of
from csm_desktop.ui.account.health.way import TALKS, WayList
from csm_desktop.ui.frame.page_requests import MODEL_OF, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, Separator, Text
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.wording import day_of_month, percent, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class HealthTab(Tab):
    """Twelve factors of two sides; every number says where it comes from."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.health: HealthView | None = None
        self.score = Text("", "subtitle")
        self.aside = Text("", "caption")
        self.chart = Chart(shell.background)
        self.too_little = Text("", "body", colour="secondary", wrap=True)
        self.why = Card(tr("Why, and what changed"))
        self.movements = Movements()
        self.from_to = Text("", "caption", wrap=True)
        self.way = WayList()
        self.way.asked.connect(self.do)
        self.ours = Factors(HealthSide.CSM)
        self.theirs = Factors(HealthSide.CUSTOMER)
        self.model = Button(tr("Health &model…"), self.open_model, kind="flat")
        for table in (self.ours, self.theirs):
            table.opened.connect(lambda row: self.open_place(row.factor))
        self.movements.asked.connect(self.open_place)
        self.empty = EmptyState(
            tr("Not enough data for a health score"),
            tr(
                "It is made of what you and the customer do: meetings, actions, contacts, readings."
            ),
            tr("Add contacts"),
            lambda: shell.open_account(self.account_id, "contacts"),
            ghost="chart",
        )
        self._lay_out()

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        health = self.health = health_view(view)
        self.empty.setVisible(not health.known)
        self.content.setVisible(health.known)
        self._show_score(health)
        self._show_why(health)
        self.ours.show_health(health)
        self.theirs.show_health(health)

    def take_focus(self) -> None:
        """The chart, for a page is read from its top; without one the factors, on the first."""
        if self.health is not None and not self.health.known and self.empty.button is not None:
            self.empty.button.setFocus()
            return
        if self.ours.current is None:
            self.ours.step(0)
        first = self.ours if self.chart.isHidden() else self.chart
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self, factor: Factor) -> None:
        """Go to where the number of a factor is made: explain every number (design.md §1)."""
        place = place_of(factor, self.view.facts)
        if place != EBR:
            self.shell.open_account(self.account_id, place)
        elif "account.ebr" in self.shell.commands:
            self.shell.commands.run("account.ebr")

    def open_model(self) -> None:
        """Go to where weights, windows and lines are set: of the segment that has its own model,
        else of the book."""
        run_on_account(self.shell, MODEL_OF, self.account_id)

    def do(self, lift: Lift) -> None:
        """Begin an act of ours, or go to where it is done."""
        if lift.act in TALKS and "account.meet" in self.shell.commands:
            self.shell.commands.run("account.meet")
        else:
            self.open_place(lift.factor)

    def _show_score(self, health: HealthView) -> None:
        is_known = health.band is not Band.UNKNOWN
        self.score.set_colour("text" if is_known else "secondary")
        words = say("{n} of 100", n=rounded(health.score)) if health.score is not None else None
        if words is None:
            self.score.setText(tr("Not enough data yet"))
        else:
            self.score.setText(
                render(words if is_known else say("Not enough data yet: {score}", score=words))
            )
        share = percent(health.confidence)
        months = round((health.as_of - health.line[0][0]).days / 30.4) if health.line else 0
        words = say("confidence {share}", share=share)
        if months:
            words = say(
                "{n} month · confidence {share}",
                "{n} months · confidence {share}",
                n=months,
                share=share,
            )
        self.aside.setText(render(words))
        self.chart.setVisible(bool(health.line))
        if health.line:
            self.chart.show_drawing(
                partial(drawing.draw, health),
                drawing.spots(health),
                drawing.spoken(health),
            )
        # Without a score the chart has a gap at its end, which words must explain.
        self.too_little.setVisible(health.band is Band.UNKNOWN)
        self.too_little.setText(_what_is_missing(health))

    def _show_why(self, health: HealthView) -> None:
        if self.why.header is not None:
            self.why.header.title.setText(_why_title(health))
        self.movements.show_changes(health.moved)
        self.movements.setVisible(bool(self.movements.changes))
        self.from_to.setText(" · ".join(filter(None, (_from_to(health), _other_model(health)))))
        self.way.show_health(health)

    def _lay_out(self) -> None:
        self.content = QWidget()
        whole = QVBoxLayout(self.content)
        theme.spaced(whole, gap=theme.L)
        card = Card()
        self.head = QHBoxLayout()
        theme.spaced(self.head, gap=theme.M)
        self.head.addWidget(self.score)
        self.head.addStretch(1)
        self.head.addWidget(self.aside)
        card.add_layout(self.head)
        card.add(self.chart, 1)
        card.add(self.too_little)
        card.body.addStretch(0)
        self.rule = Separator()
        self.why.add(self.movements)
        self.why.add(self.from_to)
        self.why.add(self.rule)
        self.why.add(self.way)
        self.why.body.addStretch(1)
        whole.addWidget(Beside(card, self.why, wide=760, shares=(10, 9)))
        whole.addWidget(self.ours)
        whole.addWidget(self.theirs)
        hint = tr("Enter or a double click on a factor opens the place where its number is made.")
        foot = QHBoxLayout()
        theme.spaced(foot, gap=theme.M)
        foot.addWidget(Text(hint, "caption", wrap=True), 1)
        foot.addWidget(self.model)
        nest(whole, foot)
        whole.addStretch(1)
        self.scrolled = scroll_page(self, self.content, self.empty)


def _why_title(health: HealthView) -> str:
    if health.score is None or health.band is Band.UNKNOWN:
        return tr("Why there is no band yet")
    if health.before is None:
        return render(say("Why {n}", n=rounded(health.score)))
    return render(say("Why {n}, and what changed in 30 days", n=rounded(health.score)))


def _from_to(health: HealthView) -> str:
    if health.score is None:
        return _what_is_missing(health)
    if health.band is Band.UNKNOWN:
        return ""
    if health.before is None or health.before_on is None:
        return tr("There is no score of 30 days ago to compare with; the factors say why.")
    then, now = rounded(health.before), rounded(health.score)
    on = day_of_month(health.before_on)
    if not health.moved:
        return render(say("{now} today, as on {on}.", now=now, on=on))
    return render(say("{then} on {on} → {now} today", then=then, on=on, now=now))


def _other_model(health: HealthView) -> str:
    """That the two scores that are compared are not made alike."""
    changed = [on for on in health.model_changes if health.before_on and on > health.before_on]
    if not changed:
        return ""
    return render(say("Made with another health model since {day}.", day=day_of_month(changed[-1])))


def _what_is_missing(health: HealthView) -> str:
    """Which side has no data: half a picture would pass for a whole one."""
    sides = [
        side
        for side in HealthSide
        if not any(row.value is not None for row in health.rows if row.side is side)
    ]
    if not sides:
        return ""
    return render(
        say(
            "A score needs data from both sides. There is none yet for: {sides}.",
            sides=tuple(sides),
        )
    )
