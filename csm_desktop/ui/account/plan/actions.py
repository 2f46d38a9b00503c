"""The actions of one side as a table: title, owner, day in words, status."""

from functools import partial
from typing import Any

from csm_desktop.app.plan import actions as use_cases
from csm_desktop.domain.plan.actions import is_late
from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, ActionStatus, Side
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.plan.section import Choices, PlanSection
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import CellKind, Column, TextField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.people import of_ours, of_theirs, owner, owner_or_side
from csm_desktop.wording import label, render, short_day, tr

NEW = -1
"""What is chosen for an owner who is not among the people yet; no id is negative."""


def actions_section(tab: Tab, side: Side) -> PlanSection[Action]:
    """What one side does; `offer` fills its choices."""
    owners: Choices = []
    milestones: Choices = []
    ours = side is Side.US
    section = PlanSection(
        tab,
        tr("What we do") if ours else tr("What the customer does"),
        _columns(tab, side, owners, milestones),
        edit=partial(_edit, tab),
        add=partial(_add, tab, side),
        remove=partial(_remove, tab),
        hint=tr("New action, such as: send SSO guide fri")
        if ours
        else tr("New action of theirs, such as: name pilot users 2 dec"),
        nothing=tr("We have promised nothing yet.")
        if ours
        else tr("The customer has promised nothing yet."),
    )
    section.choices = owners
    section.more_choices = milestones
    return section


def _columns(tab: Tab, side: Side, owners: Choices, milestones: Choices) -> list[Column[Action]]:
    return [
        Column(
            "title", tr("Action"), lambda line: line.title, CellKind.STRONG, editable=True,
            stretch=True, sentence=partial(_sentence, tab),
        ),
        Column(
            "owner", tr("Owner"), lambda line: line.team_member_id or line.contact_id,
            CellKind.CHOICE, 160, show=lambda action: owner(tab.view.facts, action), editable=True,
            choices=owners,
        ),
        Column(
            "due_on", tr("Due"), lambda line: line.due_on, CellKind.DAY, 110, editable=True,
            late=lambda action: is_late(action, tab.view.facts.as_of),
        ),
        Column(
            "status", tr("Status"), lambda line: line.status, CellKind.CHOICE, 100, editable=True,
            choices=[(status, label(status)) for status in ActionStatus],
        ),
        Column(
            "milestone_id", tr("Milestone"), lambda line: line.milestone_id, CellKind.CHOICE, 170,
            show=partial(_milestone, tab), editable=True, choices=milestones,
        ),
        Column(
            "origin", tr("Origin"), lambda line: label(line.origin), CellKind.QUIET, 130,
            show=_origin, hidden=side is Side.CUSTOMER,
        ),
        Column(
            "comment", tr("Comment"), lambda line: line.comment, CellKind.QUIET, 200,
            editable=True, hidden=True,
        ),
        Column(
            "note", tr("Note"), lambda line: line.note, CellKind.QUIET, 200, editable=True,
            hidden=True
        ),
    ]  # fmt: skip


def _edit(tab: Tab, action: Action, key: str, value: Any) -> None:
    saying = say("Change the action {title}", title=action.title)
    if key == "owner" and value == NEW:
        soon(tab, lambda: ask_new_owner(tab, action))  # once the cell is closed
    elif key == "owner":
        tab.shell.save(saying, use_cases.give_action, action.id, value)
    else:
        tab.shell.save(saying, use_cases.edit_action, action.id, **{key: value})


def _add(tab: Tab, side: Side, words: str) -> int:
    title, due_on = trailing_date(words, tab.view.facts.as_of)
    saying = say("New action: {title}", title=title)
    return tab.shell.save(
        saying, use_cases.new_action, tab.account_id, title, side=side, due_on=due_on
    ).id


def _remove(tab: Tab, action: Action) -> None:
    saying = say("Remove the action {title}", title=action.title)
    tab.shell.run(saying, use_cases.remove_action, action.id)


def _sentence(tab: Tab, action: Action) -> str:
    due = short_day(action.due_on) if action.due_on else tr("no date")
    parts = (action.title, owner_or_side(tab.view.facts, action), due, label(action.status))
    late = is_late(action, tab.view.facts.as_of)
    return ", ".join((*parts, tr("late")) if late else parts)


def _milestone(tab: Tab, action: Action) -> str:
    titles = {milestone.id: milestone.title for milestone in tab.view.facts.milestones}
    return titles.get(action.milestone_id, "") if action.milestone_id is not None else ""


def ask_new_owner(tab: Tab, action: Action) -> None:
    """Who it is that does it, where nobody of that side is known by this name yet."""
    ours = action.side is Side.US
    name, title = TextField(tr("Name")), TextField(tr("Job title"))

    def act() -> None:
        saying = say("Give {title} to {name}", title=action.title, name=name.stored)
        tab.shell.save(saying, use_cases.give_action_to_new, action.id, name.stored, title.stored)

    dialog = FormDialog(
        tr("New colleague") if ours else tr("New contact"),
        render(say("Who does it: {title}", title=action.title)),
        tr("&Give it to them"),
        act,
        tab,
    )
    dialog.form.add(tr("&Name"), name)
    dialog.form.add(tr("Job &title"), title)
    dialog.ready()
    dialog.exec()


def offer(section: PlanSection[Action], side: Side) -> None:
    """Offer the people and milestones of the account that is shown now."""
    facts = section.tab.view.facts
    people = of_ours(facts) if side is Side.US else of_theirs(facts)
    section.choices[:] = [
        (None, tr("nobody yet")),
        *((one.id, one.name) for one in people),
        (NEW, tr("A new colleague…") if side is Side.US else tr("A new contact…")),
    ]
    section.more_choices[:] = [
        (None, tr("none")),
        *((milestone.id, milestone.title) for milestone in facts.milestones),
    ]


def _origin(action: Action) -> str:
    words = label(action.origin)
    return (
        words if action.origin in SHARED_ORIGINS else render(say("{words}, internal", words=words))
    )
