"""Goals and success gaps as tables."""

from decimal import Decimal
from functools import partial
from typing import Any

from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.records.plan import Goal, Horizon, SuccessGap
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.attainment import GoalProgress
from csm_desktop.errors import UserError
from csm_desktop.ui.account.plan.section import Choices, PlanSection
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.wording import label, tr


def goals_section(tab: Tab) -> PlanSection[Goal]:
    """What success looks like, for whom, and how it is measured."""
    return PlanSection(
        tab,
        tr("Goals"),
        _goal_columns(tab),
        edit=partial(_edit_goal, tab),
        add=partial(_add_goal, tab),
        remove=partial(_remove_goal, tab),
        hint=tr("New goal, such as: replan a depot within 15 minutes 30 jun"),
        nothing=tr("No goal yet. The first is the first value, the second the twelve-month goal."),
    )


def _goal_columns(tab: Tab) -> list[Column[Goal]]:
    return [
        Column(
            "statement", tr("Goal"), lambda goal: goal.statement, CellKind.STRONG, editable=True,
            stretch=True,
        ),
        Column(
            "horizon", tr("Horizon"), lambda goal: goal.horizon, CellKind.CHOICE, 120,
            editable=True,
            choices=[(horizon, label(horizon)) for horizon in Horizon],
        ),
        Column("persona", tr("For whom"), lambda goal: goal.persona, width=130, editable=True),
        Column("baseline", tr("From"), partial(_baseline, tab), CellKind.NUMBER, 70, editable=True),
        Column("actual", tr("Now"), partial(_present, tab), CellKind.NUMBER, 70, editable=True),
        Column("target", tr("Target"), partial(_target, tab), CellKind.NUMBER, 70, editable=True),
        Column("unit", tr("Unit"), partial(_unit, tab), CellKind.QUIET, 80, editable=True),
        Column(
            "due_on", tr("By"), lambda goal: goal.due_on, CellKind.DAY, 110, editable=True,
            late=partial(_is_late, tab)
        ),
        Column(
            "reached", tr("Reached"), lambda goal: goal.reached_on is not None, CellKind.CHECK, 80,
            editable=True,
        ),
        Column("served_by", tr("Served by"), lambda goal: goal.served_by, CellKind.QUIET, 220,
               editable=True, hidden=True),
    ]  # fmt: skip


def _is_late(tab: Tab, goal: Goal) -> bool:
    due = goal.due_on
    return goal.reached_on is None and due is not None and due < tab.view.facts.as_of


def _progress(tab: Tab, goal: Goal) -> GoalProgress | None:
    return next((progress for progress in tab.view.goals if progress.goal_id == goal.id), None)


def _present(tab: Tab, goal: Goal) -> Decimal | None:
    found = _progress(tab, goal)
    return found.present if found else goal.actual


def _baseline(tab: Tab, goal: Goal) -> Decimal | None:
    found = _progress(tab, goal)
    return found.baseline if found and goal.baseline is None else goal.baseline


def _target(tab: Tab, goal: Goal) -> Decimal | None:
    found = _progress(tab, goal)
    return found.target if found and goal.target is None else goal.target


def _unit(tab: Tab, goal: Goal) -> str:
    found = _progress(tab, goal)
    return found.unit if found else goal.unit


def _edit_goal(tab: Tab, goal: Goal, key: str, value: Any) -> None:
    if key == "reached":
        tab.shell.save(
            say("Reached: {goal}", goal=goal.statement),
            plans.reach_goal,
            goal.id,
            bool(value),
        )
        return
    found = _progress(tab, goal)
    # A measured value has a source and a day; typing over it would leave both standing.
    if key == "actual" and found is not None and found.as_of is not None:
        raise UserError(
            tr("The goal's metric says where it is now."), tr("Add a reading under Value.")
        )
    saying = say("Change the goal {goal}", goal=goal.statement)
    tab.shell.save(saying, plans.edit_goal, goal.id, **{key: value})


def _add_goal(tab: Tab, words: str) -> int:
    statement, due_on = trailing_date(words, tab.view.facts.as_of)
    there = {goal.horizon for goal in tab.view.facts.goals}
    needed = (Horizon.FIRST_VALUE, Horizon.TWELVE_MONTHS)
    horizon = next((horizon for horizon in needed if horizon not in there), Horizon.OTHER)
    saying = say("New goal: {goal}", goal=statement)
    return tab.shell.save(
        saying, plans.new_goal, tab.account_id, statement, horizon, due_on=due_on
    ).id


def _remove_goal(tab: Tab, goal: Goal) -> None:
    tab.shell.run(say("Remove the goal {goal}", goal=goal.statement), plans.remove_goal, goal.id)


def gaps_section(tab: Tab) -> PlanSection[SuccessGap]:
    """What stands between the customer and the goal."""
    actions: Choices = []
    section = PlanSection(
        tab,
        tr("Success gaps"),
        _gap_columns(tab, actions),
        edit=partial(_edit_gap, tab),
        add=partial(_add_gap, tab),
        remove=partial(_remove_gap, tab),
        hint=tr("New success gap: what is missing to reach the goal?"),
        nothing=tr("No success gap is known."),
    )
    section.choices = actions
    return section


def _gap_columns(tab: Tab, actions: Choices) -> list[Column[SuccessGap]]:
    return [
        Column(
            "statement", tr("Success gap"), lambda gap: gap.statement, CellKind.STRONG,
            editable=True,
            stretch=True,
        ),
        Column(
            "action_id", tr("Bridged by"), lambda gap: gap.action_id, CellKind.CHOICE, 260,
            show=partial(_bridge, tab), editable=True, choices=actions,
        ),
        Column(
            "accepted", tr("Accepted"), lambda gap: gap.accepted, CellKind.CHECK, 90, editable=True
        ),
        Column(
            "accepted_reason", tr("Because"), lambda gap: gap.accepted_reason, CellKind.QUIET, 200,
            editable=True,
        ),
    ]  # fmt: skip


def _bridge(tab: Tab, gap: SuccessGap) -> str:
    titles = {action.id: action.title for action in tab.view.facts.actions}
    return titles.get(gap.action_id, "") if gap.action_id is not None else ""


def _edit_gap(tab: Tab, gap: SuccessGap, key: str, value: Any) -> None:
    saying = say("Change the success gap {gap}", gap=gap.statement)
    tab.shell.save(saying, plans.edit_gap, gap.id, **{key: value})


def _add_gap(tab: Tab, words: str) -> int:
    saying = say("New success gap: {gap}", gap=words)
    return tab.shell.save(saying, plans.new_gap, tab.account_id, words).id


def _remove_gap(tab: Tab, gap: SuccessGap) -> None:
    saying = say("Remove the success gap {gap}", gap=gap.statement)
    tab.shell.run(saying, plans.remove_gap, gap.id)
