"""Milestones as a table beneath their time line."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.plan.confirmed_days import is_confirmed, is_recommended, unconfirmed
from csm_desktop.domain.plan.same_thing import moves_with
from csm_desktop.domain.plan.telemetry import Crossing, crossings
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.plan.section import PlanSection
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.button import Button
from csm_desktop.wording import measure, percent, render, short_day, tr


def milestones_section(tab: Tab) -> PlanSection[Milestone]:
    """Success milestones: when, how much value by then, how it is proven, and when it was."""
    section = PlanSection(
        tab,
        tr("Milestones"),
        _columns(tab),
        edit=partial(_edit, tab),
        add=partial(_add, tab),
        remove=partial(_remove, tab),
        hint=tr("New milestone with its day, such as: pilot live in two depots 13 dec"),
        nothing=tr("No milestone yet. The segment's journey gives the first ones."),
    )
    take = Button(
        tr("Take what readings say"),
        lambda: take_crossings(tab, section.table.selection),
        icon="check",
    )
    section.offer(take)
    section.offer(Button(tr("Follow the journey"), lambda: _follow(tab), icon="route"))
    return section


def _columns(tab: Tab) -> list[Column[Milestone]]:
    return [
        Column(
            "title", tr("Milestone"), lambda line: line.title, CellKind.STRONG, editable=True,
            stretch=True,
        ),
        Column(
            "target_on", tr("By"), lambda line: line.target_on, CellKind.DAY, 110, editable=True,
            late=partial(_is_late, tab),
        ),
        Column(
            "expected_percent", tr("Value by then"), lambda line: line.expected_percent,
            CellKind.NUMBER, 110, editable=True,
            show=lambda line: _percent(line.expected_percent),
        ),
        Column(
            "reached", tr("Reached"), lambda line: line.reached_on is not None, CellKind.CHECK, 80,
            editable=True,
        ),
        Column(
            "reached_on", tr("Day"), lambda line: line.reached_on, CellKind.DAY, 110, editable=True,
            past=True,
        ),
        Column("confirmed", tr("Day confirmed"), partial(_is_confirmed, tab), CellKind.CHECK,
               120, editable=True),
        Column("told", tr("Readings say"), partial(_reading_words, tab), CellKind.QUIET, 170),
        Column("same", tr("Moves with"), partial(_same, tab), CellKind.QUIET, 150),
        Column("proof", tr("Proven by"), lambda line: line.proof, CellKind.QUIET, 240,
        editable=True),
        Column(
            "moment_of_truth", tr("Moment of truth"), lambda line: line.moment_of_truth,
            CellKind.CHECK, 120, editable=True, hidden=True,
        ),
    ]  # fmt: skip


def _is_late(tab: Tab, milestone: Milestone) -> bool:
    return milestone.reached_on is None and milestone.target_on < tab.view.facts.as_of


def _is_confirmed(tab: Tab, milestone: Milestone) -> bool:
    facts = tab.view.facts
    return is_confirmed(milestone, version_on(facts.agreed_plans, facts.as_of))


def _reading_words(tab: Tab, milestone: Milestone) -> str:
    found = (x for x in crossings(tab.view.facts) if x.milestone.id == milestone.id)
    return next(map(_crossing, found), "")


def _edit(tab: Tab, milestone: Milestone, key: str, value: Any) -> None:
    if key == "reached":
        saying = say("Reached: {title}", title=milestone.title)
        tab.shell.save(saying, plans.reach_milestone, milestone.id, bool(value))
        return
    if key == "confirmed":
        saying = say("Day of {title} confirmed", title=milestone.title)
        tab.shell.save(saying, plans.confirm_day, milestone.id, bool(value))
        return
    if key in ("expected_percent", "achieved_percent") and value is not None:
        value = round(value)
    label = say("Change the milestone {title}", title=milestone.title)
    if key == "target_on":
        label = _moving(tab, milestone) or label
    tab.shell.save(label, plans.edit_milestone, milestone.id, **{key: value})


def _add(tab: Tab, words: str) -> int:
    title, target_on = trailing_date(words, tab.view.facts.as_of)
    if target_on is None:
        raise UserError(
            tr("A milestone needs a day."),
            tr("Write it at the end: pilot live in two depots 13 dec, or +6w."),
        )
    saying = say("New milestone: {title}", title=title)
    return tab.shell.save(saying, plans.new_milestone, tab.account_id, title, target_on).id


def _remove(tab: Tab, milestone: Milestone) -> None:
    saying = say("Remove the milestone {title}", title=milestone.title)
    tab.shell.run(saying, plans.remove_milestone, milestone.id)


def move_milestone(tab: Tab, milestone: Milestone, on: date) -> None:
    """Put a milestone on another day, and say so."""
    label = _moving(tab, milestone) or say("Move {title}", title=milestone.title)
    if tab.shell.run(label, plans.edit_milestone, milestone.id, target_on=on) is not None:
        day = short_day(on, with_year=True)
        told = say("{title}: by {day}", title=milestone.title, day=day)
        tab.shell.toast(render(told), undoable=True)


def confirmed_words(facts: AccountFacts) -> str:
    """How the days of the milestones are held: how many are confirmed, or that they are
    recommended."""
    if not facts.milestones:
        return ""
    if is_recommended(facts.segment):
        return tr("Days are recommended to this customer.")
    open_ones = len(unconfirmed(facts))
    return render(say("{n} day is not confirmed", "{n} days are not confirmed", n=open_ones))


def take_crossings(tab: Tab, selection: Iterable[Milestone] = ()) -> None:
    """Take the days that readings propose: of the chosen milestones, else of all."""
    proposed = crossings(tab.view.facts)
    chosen = {one.id for one in selection} & {x.milestone.id for x in proposed}
    taken = [x for x in proposed if not chosen or x.milestone.id in chosen]
    if not taken:
        tab.shell.toast(tr("No reading crosses the line of a milestone that is still open."))
        return
    titles = tuple(x.milestone.title for x in taken)
    saying = say("Reached, by readings: {titles}", titles=titles)
    ids = [x.milestone.id for x in taken]
    if tab.shell.run(saying, plans.take_crossings, tab.account_id, ids) is not None:
        tab.shell.toast(render(saying), undoable=True)


def _crossing(found: Crossing) -> str:
    value, on = measure(found.reading.value, found.metric.unit), short_day(found.on)
    return render(say("reached {on}: {value}", on=on, value=value))


def _same(tab: Tab, milestone: Milestone) -> str:
    facts = tab.view.facts
    saying = moves_with(milestone, facts.goals, facts.reviews)
    return "" if saying is None else render(saying)


def _moving(tab: Tab, milestone: Milestone) -> Message | None:
    """What is moved with a milestone, for the act's name; None where it moves alone."""
    other = _same(tab, milestone)
    if not other:
        return None
    return say("Move {title}, and with it {other}", title=milestone.title, other=other)


def _follow(tab: Tab) -> None:
    laid = tab.shell.run(say("Follow the journey"), plans.follow_journey, tab.account_id)
    if laid is not None:
        tab.shell.toast(in_words(len(laid.made), laid.past), undoable=bool(laid.made))


def in_words(made: int, past: int) -> str:
    """What was laid out of a journey, and what was not."""
    words = tr("Every milestone of the journey is there already.")
    if made:
        words = render(say("{n} milestone was laid out.", "{n} milestones were laid out.", n=made))
    elif past:
        words = tr("No milestone of the journey is still to come.")
    return f"{words} {past_words(past)}".strip()


def past_words(past: int) -> str:
    """How many milestones of a journey were left out, their day being gone by."""
    if not past:
        return ""
    return render(say("{n} is past and was left out.", "{n} are past and were left out.", n=past))


def _percent(share: int | None) -> str:
    return "" if share is None else percent(share / 100, 2)
