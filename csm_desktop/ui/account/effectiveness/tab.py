"""The Effectiveness tab: the way through the phases, what is shown of each, and what leads on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.value import effectiveness as use_cases
from csm_desktop.app.value.effectiveness_models import adopt_model
from csm_desktop.app.value.effectiveness_view import (
    EffectivenessView,
    effectiveness_view,
    phase_words,
)
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.effectiveness.behaviours import BehaviourTable
from csm_desktop.ui.account.effectiveness.phases_chart import PhasesChart
from csm_desktop.ui.account.effectiveness.practices import Practices
from csm_desktop.ui.account.effectiveness.seen_on import SeenOn
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.scroll import scroll_page
from csm_desktop.ui.widgets.people import of_theirs
from csm_desktop.ui.widgets.table.in_card import around, put_in_card
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

EDIT_MODELS = "relay.show_models"


class EffectivenessTab(Tab):
    """One account by one model; another one that fits can be chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.shown: EffectivenessView | None = None
        self._model: int | None = None
        self._account = 0
        self.way = Card(tr("The way through the phases"))
        self.chart = PhasesChart()
        self.model = ChoiceField(tr("Model"), None, ())
        self.model.saved.connect(self._choose)
        self.editor = Button(tr("Change the model…"), self.edit_models, kind="flat")
        self.look = SeenOn(lambda: self.view.facts.as_of, self.see_rest)
        self.behaviours = BehaviourTable(self, self.look)
        self.seen = Card(tr("What is shown"))
        self.practices = Practices(self, self.behaviours)
        self.planned = Card()
        self.empty = EmptyState(
            tr("How do they work with it?"),
            tr("A model tells in phases what those do who get the most out of it. Each account is"
               " looked at on day 1 and later; what it lacks becomes practices of the plan."),
            tr("Use the model that comes with the program"),
            self.adopt,
            ghost="cards",
        )  # fmt: skip
        self.unusable = EmptyState(
            tr("No model fits this account yet"),
            tr("Each phase needs behaviours, the first and the last one first, and a model for a"
               " product fits those who have it."),
            tr("Write the model"),
            self.edit_models,
            ghost="",
        )  # fmt: skip
        self._lay_out()

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        anew, self._account = view.account_id != self._account, view.account_id
        if anew:
            self._model = None
        shown = self.shown = effectiveness_view(view, self._model)
        self.empty.setVisible(shown.is_without_model and shown.laid is None)
        self.unusable.setVisible(not shown.is_without_model and shown.laid is None)
        self.content.setVisible(shown.laid is not None)
        self.look.show_people(of_theirs(view.facts), anew=anew)
        if shown.laid is None:
            return
        choices = [Choice(id_, name) for id_, name in shown.models]
        self.model.offer(choices, shown.laid.id)
        self.model.setVisible(len(choices) > 1)
        if self.way.header is not None:
            self.way.header.title.setText(render(phase_words(shown.found, shown.phases)))
        self.chart.show_phases(shown)
        self.behaviours.show_rows(shown.rows)
        self.look.rest.setEnabled(any(row.state.is_shown is None for row in shown.rows))
        self.practices.show_practices(shown)

    def take_focus(self) -> None:
        """The behaviours, or what to begin with."""
        for place in (self.empty, self.unusable):
            if not place.isHidden() and place.button is not None:
                place.button.setFocus()
                return
        if self.behaviours.current is None:
            self.behaviours.step(0)
        self.behaviours.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, part: str) -> None:
        """What was seen of a behaviour: "behaviour_finding:7"."""
        kind, _, number = part.partition(":")
        if kind == "behaviour_finding" and number.lstrip("-").isdigit():
            found = {one.id: one.behaviour_id for one in self.view.facts.findings}
            self.behaviours.select(found.get(int(number), 0))
        self.take_focus()

    def has_selection(self) -> bool:
        """Whether a behaviour is chosen."""
        return self.behaviours.current is not None

    def adopt(self) -> None:
        """Take up the model that comes with the program."""
        saying = say("Take up the model of effectiveness")
        if carried_out(self.shell, saying, adopt_model):
            self.shell.toast(render(saying), undoable=True)
        self.take_focus()

    def edit_models(self) -> None:
        """Go where models are written."""
        self.shell.commands.run(EDIT_MODELS)

    def see_rest(self) -> None:
        """Say of all that nobody knows of that it is not there yet."""
        shown = self.shown
        if shown is None or shown.laid is None:
            return
        saying = say("The rest of {model} is not there yet", model=shown.laid.model.name)
        if carried_out(
            self.shell, saying, use_cases.see_rest, self.account_id, shown.laid.id, self.look.day,
            self.look.with_whom,
        ):  # fmt: skip
            self.shell.toast(render(saying), undoable=True)

    def _choose(self, model_id: int) -> None:
        self._model = model_id
        self.show_view(self.view)

    def _lay_out(self) -> None:
        self.content = QWidget()
        whole = QVBoxLayout(self.content)
        theme.spaced(whole, gap=theme.L)
        if self.way.header is not None:
            self.model.setMaximumWidth(theme.px(220))
            self.way.header.add(self.model)
            self.way.header.add(self.editor)
        self.way.add(self.chart)
        self.seen.add(self.look)
        put_in_card(self.seen, self.behaviours)
        self.planned.add_wide(self.practices, around())
        for card in (self.way, self.seen, self.planned):
            whole.addWidget(card)
        whole.addStretch(1)
        states = QWidget()
        column = QVBoxLayout(states)
        theme.spaced(column)
        column.addWidget(self.empty)
        column.addWidget(self.unusable)
        self.scrolled = scroll_page(self, self.content, states)
