"""A joint impact plan that a customer filled in: read, held against the book, and accepted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import assert_never

from csm_desktop.app.book import Book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan.actions import edit_action, give_action, new_action
from csm_desktop.domain.plan.references import account_mark
from csm_desktop.domain.plan.round_trip import (
    DifferenceKind,
    PlanColumn,
    PlanDifference,
    PlanDifferences,
    ReturnedPlan,
    Said,
    differences,
    person_named,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import ActionStatus, Side
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.importers.files.table import read_tables
from csm_desktop.importers.joint_plans.returned import ReturnedPlanError
from csm_desktop.storage.keys import account_keys
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import day, label, render, tr

__all__ = ["ReturnedPlanError"]


@dataclass(frozen=True, slots=True)
class PlanComingBack:
    """A file that came back, whose plan it is, and what it says otherwise."""

    account_id: int
    account: str
    plan: ReturnedPlan
    differences: PlanDifferences


def read_returned(path: Path) -> ReturnedPlan:
    """The plan in a file. Raises UserError for one that cannot be read, or holds none of ours."""
    try:
        read_tables(path)
    except ReturnedPlanError as found:
        return found.plan
    raise UserError(
        render(say("{name} is no joint impact plan that was written here.", name=path.name)),
        tr("Nothing was changed. A plan is known by the reference above its table."),
    )


def coming_back(book: Book, plan: ReturnedPlan, expected: int | None = None) -> PlanComingBack:
    """Hold a plan that came back against the book; `expected` is the account that it should be of.

    Raises UserError for the plan of another account, of one in the trash, and of another book.
    """
    with book.reading() as connection:
        keys = account_keys(connection)
    name, trashed = "", False
    account_id = next((id_ for id_, *_ in keys if account_mark(id_) == plan.account), None)
    for id_, called, _, _, is_trashed in keys:
        if id_ == account_id:
            name, trashed = called, bool(is_trashed)
    if account_id is None:
        raise UserError(
            render(say("The plan in {file} belongs to no account of this book.", file=plan.file)),
            tr("Nothing was changed. It was made from another book, or its account was removed."),
        )
    if trashed:
        raise UserError(
            render(say("{account}, whose plan this is, lies in the trash.", account=name)),
            tr("Nothing was changed. Put the account back first, then take the plan in."),
        )
    if expected is not None and expected != account_id:
        raise UserError(
            render(say("{file} is the plan of {account}.", file=plan.file, account=name)),
            tr("Nothing was changed. Open that account, or drop the file on the window."),
        )
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
    return PlanComingBack(account_id, name, plan, differences(facts, plan))


def accept_differences(work: Work, /, account_id: int, accepted: Sequence[PlanDifference]) -> int:
    """Take what the customer changed into the plan, these lines alone; how many there were."""
    people = _People(work, account_facts(work.connection, account_id, work.today()))
    for line in accepted:
        match line.kind:
            case DifferenceKind.CHANGED:
                _change(work, line, people)
            case DifferenceKind.ADDED:
                _add(work, line, people)
            case DifferenceKind.GONE:
                assert line.action_id is not None, "what is gone was there"
                edit_action(work, line.action_id, status=ActionStatus.DROPPED)
            case _:
                assert_never(line.kind)
    return len(accepted)


def said_words(said: Said) -> str:
    """What a cell says, for a reader."""
    match said:
        case None:
            return ""
        case ActionStatus():
            return label(said)
        case date():
            return day(said)
    return said


def what_differs(line: PlanDifference) -> str:
    """Which part of an action a line is about, or that it is new, or gone."""
    return label(line.column) if line.column is not None else label(line.kind)


def why_doubtful(line: PlanDifference) -> Message | None:
    """Why a line is not proposed; None for one that is."""
    if line.kind is DifferenceKind.ADDED and line.since:
        return say("it was removed here since")
    if line.since:
        return say("it was changed here, too, since the file was written")
    if line.kind is DifferenceKind.GONE:
        return say("its row was deleted: accepted, the action is dropped")
    return None


class _People:
    """Who is meant by a name; somebody new at the customer's is entered once."""

    def __init__(self, work: Work, facts: AccountFacts) -> None:
        self._work, self._facts = work, facts
        self._new: dict[str, int] = {}
        self.account_id = facts.account.id

    def named(self, name: str, side: Side) -> int | None:
        """The id; None for nobody, and for a name that none of ours has."""
        words = " ".join(name.split())
        known = person_named(words, side, self._facts) if words else None
        if known is not None or not words or side is Side.US:
            return known
        key = plain_letters(words)
        if key not in self._new:
            self._new[key] = new_contact(self._work, self.account_id, words).id
        return self._new[key]


def _change(work: Work, line: PlanDifference, people: _People) -> None:
    assert line.action_id is not None, "only a new action has no id yet"
    theirs = line.theirs
    match line.column:
        case PlanColumn.OWNER:
            give_action(work, line.action_id, people.named(str(theirs or ""), line.side))
        case PlanColumn.DUE_ON:
            due_on = theirs if isinstance(theirs, date) else None
            edit_action(work, line.action_id, due_on=due_on)
        case PlanColumn.STATUS if isinstance(theirs, ActionStatus):
            edit_action(work, line.action_id, status=theirs)
        case PlanColumn.TITLE:
            edit_action(work, line.action_id, title=str(theirs or ""))
        case PlanColumn.COMMENT:
            edit_action(work, line.action_id, comment=str(theirs or "").strip())


def _add(work: Work, line: PlanDifference, people: _People) -> None:
    assert line.row is not None, "a new action says what it is in its row"
    said = line.row.said
    due, status = said.get(PlanColumn.DUE_ON), said.get(PlanColumn.STATUS)
    made = new_action(
        work,
        people.account_id,
        line.row.title,
        side=line.side,
        due_on=due if isinstance(due, date) else None,
        comment=str(said.get(PlanColumn.COMMENT) or "").strip(),
    )
    person = people.named(str(said.get(PlanColumn.OWNER) or ""), line.side)
    if person is not None:
        give_action(work, made.id, person)
    if isinstance(status, ActionStatus) and status is not ActionStatus.OPEN:
        edit_action(work, made.id, status=status)
