"""A joint impact plan that comes back from the customer: what they changed (domain.md §4).

The file is held against the plan as it is now. A row that says what it said when it was written
(`references.state_mark`) was not touched, whatever became of the action here since. Nothing is
taken over by this: each difference is a proposal, and the user says which hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.plan.references import RowReference, action_mark, state_mark
from csm_desktop.domain.plan.versions import version_on
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import PLAN_ORIGINS, Action, ActionStatus, Side
from csm_desktop.domain.text.ids import first_id_at
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass


class PlanColumn(StrEnum):
    """The columns of a plan's sheet, in their order."""

    TITLE = "title"
    OWNER = "owner"
    DUE_ON = "due_on"
    STATUS = "status"
    COMMENT = "comment"
    REFERENCE = "reference"


SAID = tuple(column for column in PlanColumn if column is not PlanColumn.REFERENCE)
"""The columns that say something of an action."""

Said = str | date | ActionStatus | None
"""What a cell says: words, a day, a status, or nothing."""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a sheet that came back. `said` has the columns that the sheet still has;
    `unread` those of them whose words could not be read as a day or a status."""

    sheet: str
    line: int
    side: Side
    reference: RowReference | None
    said: dict[PlanColumn, Said]
    unread: dict[PlanColumn, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What is to be done; "" where the cell was emptied."""
        words = self.said.get(PlanColumn.TITLE)
        return " ".join(words.split()) if isinstance(words, str) else ""

    @property
    def state(self) -> str:
        """The mark of what the row says now; one of a sheet that lost a column matches nothing."""
        return _state(self.said | dict(self.unread)) if set(SAID) <= set(self.said) else ""


@dataclass(frozen=True, slots=True)
class ReturnedPlan:
    """A file that came back: whose plan (by its mark), when it was written, what its rows say."""

    file: str
    account: str
    made_at: datetime
    sides: frozenset[Side]
    rows: tuple[ReturnedRow, ...]


class DifferenceKind(StrEnum):
    """What the file has otherwise than the plan."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One line to accept or to leave.

    CHANGED is one `column` of an action, `ours` here and `theirs` in the file. ADDED is a new
    action as its `row` says. GONE is an action whose row is not in the file any more. `since`: the
    action was changed here, too, after the file was written. `wanted`: proposed to be accepted.
    """

    id: int
    kind: DifferenceKind
    side: Side
    title: str
    action_id: int | None = None
    column: PlanColumn | None = None
    ours: Said = None
    theirs: Said = None
    row: ReturnedRow | None = None
    since: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class PlanDifferences:
    """All differences of a file, and what is to be said of it beside."""

    lines: tuple[PlanDifference, ...]
    notes: tuple[Message, ...] = ()
    is_older: bool = False


def exported(facts: AccountFacts, side: Side) -> list[Action]:
    """The actions of one side that a plan for the customer holds."""
    return [
        action
        for action in facts.actions
        if action.side is side
        and action.origin in PLAN_ORIGINS
        and action.status is not ActionStatus.DROPPED
    ]


def said_of(action: Action, facts: AccountFacts) -> dict[PlanColumn, Said]:
    """What a row says of an action."""
    return {
        PlanColumn.TITLE: action.title,
        PlanColumn.OWNER: owner_name(action, facts),
        PlanColumn.DUE_ON: action.due_on,
        PlanColumn.STATUS: action.status,
        PlanColumn.COMMENT: action.comment,
    }


def reference_of(action: Action, facts: AccountFacts) -> RowReference:
    """The reference that a row of this action carries."""
    return RowReference(action_mark(action.id), _state(said_of(action, facts)))


def owner_name(action: Action, facts: AccountFacts) -> str:
    """The name of who does it, on the action's side; "" for nobody yet."""
    people = facts.team if action.side is Side.US else facts.contacts
    wanted = action.team_member_id if action.side is Side.US else action.contact_id
    return next((person.name for person in people if person.id == wanted), "")


def person_named(name: str, side: Side, facts: AccountFacts) -> int | None:
    """Who of a side is called so; None where nobody is, or several."""
    words = plain_letters(name)
    if side is Side.US:
        found = [member.id for member in facts.team if plain_letters(member.name) == words]
    else:
        known = [person for person in facts.contacts if plain_letters(person.name) == words]
        there = [person for person in known if person.status is ContactStatus.ACTIVE]
        found = [person.id for person in there or known]
    return found[0] if len(found) == 1 else None


def differences(facts: AccountFacts, plan: ReturnedPlan) -> PlanDifferences:
    """What the file says otherwise than the plan, in the order of its rows."""
    older = _newer_version(facts, plan)
    notes = [older] if older is not None else []
    own = [action for action in facts.actions if action.origin in PLAN_ORIGINS]
    matched, added = _matched(own, plan, notes)
    found = [line for action, row in matched for line in _changed(action, row, facts, notes)]
    found += [_added(row) for row in added]
    met = {action.id for action, _ in matched}
    found += _gone(facts, plan, met)
    lines = (
        replace(line, id=number, wanted=line.wanted and not line.since and older is None)
        for number, line in enumerate(found, 1)
    )
    return PlanDifferences(tuple(lines), tuple(notes), older is not None)


def _state(said: dict[PlanColumn, Said]) -> str:
    due, status = said.get(PlanColumn.DUE_ON), said.get(PlanColumn.STATUS)
    return state_mark(
        str(said.get(PlanColumn.TITLE) or ""),
        str(said.get(PlanColumn.OWNER) or ""),
        due.isoformat() if isinstance(due, date) else str(due or ""),
        status if isinstance(status, ActionStatus) else None,
        str(said.get(PlanColumn.COMMENT) or ""),
    )


def _newer_version(facts: AccountFacts, plan: ReturnedPlan) -> Message | None:
    """What to say where both sides agreed on a newer plan after the file was written."""
    agreed = version_on(facts.agreed_plans, facts.as_of)
    if agreed is None or agreed.agreed_on <= plan.made_at.date():
        return None
    return say(
        "This is an older plan, of {made}: version {n} was agreed on {on} since. "
        "Look at each line before you accept it.",
        made=plan.made_at.date(), n=agreed.version, on=agreed.agreed_on,
    )  # fmt: skip


def _matched(
    own: Sequence[Action], plan: ReturnedPlan, notes: list[Message]
) -> tuple[list[tuple[Action, ReturnedRow]], list[ReturnedRow]]:
    """Each action with its row, in the order of the rows; and the rows that are new."""
    by_mark = {action_mark(action.id): action for action in own}
    rows_of: dict[int, list[ReturnedRow]] = defaultdict(list)
    loose: list[ReturnedRow] = []
    for row in plan.rows:
        action = by_mark.get(row.reference.action) if row.reference else None
        if action is not None:
            rows_of[action.id].append(row)
        elif row.reference is None or row.state != row.reference.state:
            loose.append(row)  # a row of what was removed here, and never touched there, is no news
    taken: dict[int, ReturnedRow] = {}
    by_id = {action.id: action for action in own}
    for action_id, rows in rows_of.items():
        # A row that was copied to write a new one carries the mark of the first.
        same = [row for row in rows if _same_words(row.title, by_id[action_id].title)]
        taken[action_id] = first = (same or rows)[0]
        for row in rows:
            if row is first or row.state == first.state:
                continue
            if row.title and not _same_words(row.title, first.title):
                loose.append(replace(row, reference=None))
            else:
                notes.append(
                    say("{place} repeats “{title}” with other words: the first of the two counts.",
                        place=_place(row), title=by_id[action_id].title)
                )  # fmt: skip
    added = []
    for row in loose:
        action = _by_title(row, own, taken)
        if action is not None:
            taken[action.id] = row
        elif row.title:
            added.append(row)
    order = {id(row): number for number, row in enumerate(plan.rows)}
    pairs = [(by_id[action_id], row) for action_id, row in taken.items()]
    pairs.sort(key=lambda pair: order.get(id(pair[1]), len(order)))
    return pairs, added


def _by_title(
    row: ReturnedRow, own: Iterable[Action], taken: dict[int, ReturnedRow]
) -> Action | None:
    """The action that a row without its mark means: the one of its side that is called so."""
    found = [
        action
        for action in own
        if action.side is row.side
        and action.id not in taken
        and row.title
        and _same_words(action.title, row.title)
    ]
    return found[0] if len(found) == 1 else None


def _changed(
    action: Action, row: ReturnedRow, facts: AccountFacts, notes: list[Message]
) -> Iterator[PlanDifference]:
    if row.reference is not None and row.state == row.reference.state:
        return
    here = said_of(action, facts)
    marked = row.reference is not None and row.reference.action == action_mark(action.id)
    since = marked and row.reference is not None and row.reference.state != _state(here)
    for column in SAID:
        if column in row.unread:
            notes.append(
                say("{place}, “{title}”: “{words}” cannot be read, and is left.",
                    place=_place(row), title=action.title, words=row.unread[column])
            )  # fmt: skip
            continue
        theirs = row.said.get(column)
        if column not in row.said or _is_same(theirs, here[column]):
            continue
        # A title or a status that was emptied says nothing; a day or a comment that was does.
        if theirs in (None, "") and column in (PlanColumn.TITLE, PlanColumn.STATUS):
            continue
        if column is PlanColumn.OWNER and action.side is Side.US and _is_nobody(theirs, facts):
            notes.append(
                say("{place}, “{title}”: nobody of ours is called “{name}”.",
                    place=_place(row), title=action.title, name=str(theirs))
            )  # fmt: skip
            continue
        yield PlanDifference(
            0, DifferenceKind.CHANGED, action.side, action.title, action.id, column,
            here[column], theirs, row, since,
        )  # fmt: skip


def _is_nobody(name: Said, facts: AccountFacts) -> bool:
    return bool(name) and person_named(str(name), Side.US, facts) is None


def _added(row: ReturnedRow) -> PlanDifference:
    removed = row.reference is not None  # here, while they wrote in it
    return PlanDifference(0, DifferenceKind.ADDED, row.side, row.title, row=row, since=removed)


def _gone(facts: AccountFacts, plan: ReturnedPlan, met: set[int]) -> Iterator[PlanDifference]:
    """What was in the file when it was written, is still to be done, and is not in it any more."""
    before = first_id_at(plan.made_at)
    for side in Side:
        for action in exported(facts, side) if side in plan.sides else ():
            if action.id < before and action.id not in met and is_pending(action):
                yield PlanDifference(
                    0, DifferenceKind.GONE, side, action.title, action.id, wanted=False
                )


def _is_same(theirs: Said, ours: Said) -> bool:
    if isinstance(theirs, str) and isinstance(ours, str):
        return theirs.split() == ours.split()
    return (theirs or None) == (ours or None)


def _same_words(one: str, other: str) -> bool:
    return plain_letters(one) == plain_letters(other)


def _place(row: ReturnedRow) -> Message:
    if row.sheet:
        return say("Line {line} of {sheet}", line=row.line, sheet=row.sheet)
    return say("Line {line}", line=row.line)
