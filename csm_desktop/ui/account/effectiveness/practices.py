"""The practices that lead to the next phase: actions of the joint plan, each with its behaviour."""

from typing import Any

from csm_desktop.app.plan import actions
from csm_desktop.app.value import effectiveness as use_cases
from csm_desktop.app.value.effectiveness_view import EffectivenessView, PracticeRow
from csm_desktop.domain.plan.actions import is_late
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.effectiveness.behaviours import BehaviourTable
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, CellKind, Column
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.people import of_ours, of_theirs, owner
from csm_desktop.wording import label, render, tr


class Practices(EditedList[PracticeRow]):
    """A line adds one for the behaviour that is chosen above; a button plans the next phase."""

    def __init__(self, tab: Tab, behaviours: BehaviourTable) -> None:
        self._tab, self._behaviours = tab, behaviours
        self._owners: list[tuple[int | None, str]] = []
        self._shown: EffectivenessView | None = None
        super().__init__(
            tr("Practices that lead on"), self._columns(), edit=self._edit, add=self._make,
            remove=self._drop, framed=False,
            hint=tr("For the behaviour chosen above, such as: dry run in two depots 7 dec"),
            nothing=tr("Nothing is planned yet."), today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.propose = Button(tr("Plan the next phase"), self.plan, icon="plus")
        self.header.add(self.propose)

    def show_practices(self, shown: EffectivenessView) -> None:
        """Show what is planned for an account."""
        self._shown = shown
        facts = self._tab.view.facts
        people = [*of_theirs(facts), *of_ours(facts)]
        self._owners[:] = [(None, tr("nobody yet")), *((one.id, one.name) for one in people)]
        phase = shown.found.next_phase if shown.found is not None else None
        aside = ""
        if phase is not None:
            words = say("{n} to go to {phase}", n=phase.to_go, phase=phase.laid.phase.name)
            aside = render(words)
        self.propose.setEnabled(phase is not None)
        self.show_lines(shown.practices, aside)

    def plan(self) -> None:
        """Plan what is missing to the next phase."""
        shown = self._shown
        if shown is None or shown.found is None or shown.laid is None:
            return
        phase = shown.found.next_phase
        name = phase.laid.phase.name if phase is not None else ""
        saying = say("Plan the way to {phase}", phase=name)
        own = self._tab.account_id
        if carried_out(self._tab.shell, saying, use_cases.plan_next_phase, own, shown.laid.id):
            self._tab.shell.toast(render(saying), undoable=True)

    def _columns(self) -> list[Column[PracticeRow]]:
        facts = self._facts
        return [
            Column("title", tr("Practice"), lambda row: row.action.title, CellKind.STRONG,
                   editable=True, stretch=True, sentence=lambda row: row.action.title),
            Column("due_on", tr("By"), lambda row: row.action.due_on, CellKind.DAY, 110,
                   editable=True, late=lambda row: is_late(row.action, facts().as_of)),
            Column("owner", tr("Owner"),
                   lambda row: row.action.team_member_id or row.action.contact_id,
                   CellKind.CHOICE, 150, show=lambda row: owner(facts(), row.action),
                   editable=True, choices=self._owners),
            Column("status", tr("Status"), lambda row: row.action.status, CellKind.CHOICE, 100,
                   editable=True, choices=[(one, label(one)) for one in ActionStatus]),
            Column("behaviour", tr("Behaviour it adds"), lambda row: row.behaviour,
                   CellKind.QUIET, 220),
            Column("then", tr("Then shown"), lambda row: row.then, width=130),
        ]  # fmt: skip

    def _facts(self) -> Any:
        return self._tab.view.facts

    def _edit(self, row: PracticeRow, key: str, value: Any) -> None:
        saying = say("Change the practice {title}", title=row.action.title)
        if key == "owner":
            self._tab.shell.save(saying, actions.give_action, row.id, value)
        else:
            self._tab.shell.save(saying, actions.edit_action, row.id, **{key: value})

    def _make(self, words: str) -> int:
        chosen = self._behaviours.current
        if chosen is None:
            raise UserError(tr("Which behaviour does it add?"), tr("Choose one in the list above."))
        title, due_on = trailing_date(words, self._tab.view.facts.as_of)
        saying = say("New practice: {title}", title=title)
        own = self._tab.account_id
        made = self._tab.shell.save(saying, use_cases.plan_practice, own, chosen.id, title, due_on)
        return made.id

    def _drop(self, row: PracticeRow) -> None:
        saying = say("Remove the practice {title}", title=row.action.title)
        self._tab.shell.run(saying, actions.remove_action, row.id)
