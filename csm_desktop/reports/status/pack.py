"""What the page of a week says to executives of the customer: issues, what is better and what is
not, what both sides did and do next (domain.md §5). Plan, hours and odds stay with us."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionStatus
from csm_desktop.domain.records.strategies import CriticalIssue, ExecutiveUpdate
from csm_desktop.domain.reviews.cycle import asked
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.reports.ebr import parts
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, render, voice

WEEK = timedelta(days=7)
MOST = 6
"""Actions told of either week: it stays one page."""


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue, and when it was solved; None while it is open."""

    statement: str
    solved_on: date | None


@dataclass(frozen=True, slots=True)
class StatusPack:
    """The page, ready to be printed; `more` actions of the two weeks have no room."""

    account: str
    as_of: date
    voice: Voice
    title: str
    prepared_for: tuple[PersonLine, ...]
    prepared_by: PersonLine | None
    issues: tuple[IssueLine, ...]
    better: str
    not_yet: str
    comes_next: str
    ask: str
    done: tuple[PlanAction, ...]
    due: tuple[PlanAction, ...]
    more: int


def assemble_status(facts: AccountFacts, update: ExecutiveUpdate) -> StatusPack:
    """The page of an update; internal fields are blanked first. It is told as of its own day."""
    on = update.on
    own = {one.id for one in facts.critical_issues if one.strategy_id == update.strategy_id}
    shared = facts_for_customer(facts)
    told = next(one for one in shared.executive_updates if one.id == update.id)
    people = PeopleNames(shared, author_id(facts))
    issues = tuple(_issue(one, on) for one in shared.critical_issues if one.id in own)
    done = _once(
        action
        for action in shared.actions
        if action.status is ActionStatus.DONE
        and action.done_on is not None
        and on - WEEK < action.done_on <= on
    )
    due = _once(
        action
        for action in shared.actions
        if action.due_on is not None and action.due_on <= on + WEEK and _was_waiting(action, on)
    )
    guests = (people.contact(contact.id) for contact in asked(shared.contacts, on))
    return StatusPack(
        account=shared.account.name,
        as_of=on,
        voice=voice(),
        title=render(_title(issues)),
        prepared_for=tuple(person for person in guests if person),
        prepared_by=people.author(),
        issues=issues,
        better=told.better.strip(),
        not_yet=told.not_yet.strip(),
        comes_next=told.comes_next.strip(),
        ask=told.ask.strip(),
        done=tuple(parts.action_line(action, people) for action in done[:MOST]),
        due=tuple(replace(parts.action_line(action, people), done=False) for action in due[:MOST]),
        more=max(0, len(done) - MOST) + max(0, len(due) - MOST),
    )


def _issue(issue: CriticalIssue, on: date) -> IssueLine:
    # What was solved after the page was written is no part of it.
    solved = issue.solved_on if issue.solved_on is not None and issue.solved_on <= on else None
    return IssueLine(issue.statement, solved)


def _title(issues: tuple[IssueLine, ...]) -> Message:
    solved = sum(issue.solved_on is not None for issue in issues)
    if not issues:
        return say("Where we stand this week")
    if solved == len(issues):
        return say("The issue is solved", "All {n} issues are solved", n=solved)
    return say("{solved} of {n} issue solved", "{solved} of {n} issues solved",
               n=len(issues), solved=solved)  # fmt: skip


def _was_waiting(action: Action, on: date) -> bool:
    """Whether an action was still to be done on the day of the page."""
    return is_pending(action) or (action.done_on is not None and action.done_on > on)


def _once(actions: Iterable[Action]) -> list[Action]:
    """What was noted in the plan and in a meeting is one thing to executives."""
    ordered = sorted(actions, key=lambda one: (one.due_on or date.max, one.position, one.id))
    found = {
        (plain_letters(one.title), one.side, one.team_member_id, one.contact_id): one
        for one in reversed(ordered)
    }
    return list(reversed(found.values()))
