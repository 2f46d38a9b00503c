"""Taking accounts up from a colleague's bundle: with their history, under their new owner.

What the book perhaps has already is proposed and never taken in silence; the user says of each
that it is another one, and it comes in beside it, or, of one that is here itself, such as one that
is handed back, that theirs takes its place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import acts_words
from csm_desktop.app.exchange.in_place import account_of, left_behind, put_in_place
from csm_desktop.app.people.team import my_id
from csm_desktop.domain.lists.same_account import known_already
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.passport import naming_field
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, UnusableError, from_record
from csm_desktop.storage.exchange.account_rows import (
    PARTS_OF,
    Rows,
    drop_dangling,
    is_of_accounts,
    only_referred,
)
from csm_desktop.storage.exchange.bundle_file import Bundle, read_bundle
from csm_desktop.storage.exchange.history import ForeignAct, known_acts, tell_on, with_ids
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

__all__ = [
    "LACKING",
    "Bundle",
    "KnownAccount",
    "TakenAccount",
    "TakenUp",
    "doubt_words",
    "foreseen",
    "gone_words",
    "offered_accounts",
    "only",
    "open_bundle",
    "proposed_words",
    "summary_words",
    "take",
    "take_words",
    "taken_words",
]
_STILL_OPEN = frozenset({ActionStatus.OPEN, ActionStatus.DOING})

LACKING = say(
    "It holds only what a customer may see: amounts, stage, status, experience, notes and health "
    "are not in it. What stands there afterwards is how a new account begins: enter what is so."
)
"""What a shareable bundle says of itself to whoever takes it up."""


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account of a bundle that the book perhaps has: which of its own, and why."""

    id: int
    name: str
    known_id: int
    known_name: str
    why: Message

    @property
    def is_itself(self) -> bool:
        """Whether the two are one account, and not perhaps."""
        return self.known_id == self.id


@dataclass(frozen=True, slots=True)
class TakenAccount:
    """An account that came in: its id here, whose it was in the book it came from ("": nobody's)
    and whose it is now; whether it took the place of the one that was here."""

    id: int
    name: str
    owner_there: str
    owner: str
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What was taken up: by whom it was given and when, rows and acts of the accounts' history;
    `proposed` are left out until the user says that they are others, or take the place of ours;
    `gone` things of ours are not in what took their place."""

    giver: str
    made_at: str
    shareable: bool
    accounts: tuple[TakenAccount, ...]
    proposed: tuple[KnownAccount, ...]
    rows: int
    acts: int
    gone: int = 0

    @property
    def made_on(self) -> date | str:
        """The day on which it was given, as far as the bundle says one."""
        try:
            return datetime.fromisoformat(self.made_at).date()
        except ValueError:
            return self.made_at


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows as they are to be stored, acts as the bundle has them, and which ids are others here."""

    rows: Rows
    acts: tuple[ForeignAct, ...]
    ids: Mapping[int, int]
    taken: TakenUp


def open_bundle(book: Book, path: Path) -> Bundle:
    """What a bundle holds; its file stays as it is. Raises LockedBookError, UserError."""
    return read_bundle(path, book.now(), book.path)


def foreseen(
    work: Work, /, bundle: Bundle, beside: Collection[int] = (), owner_id: int | None = None,
    instead: Collection[int] = (),
) -> TakenUp:  # fmt: skip
    """What `take` would do; nothing is written."""
    return _planned(work, bundle, beside, owner_id, instead).taken


def take(
    work: Work, /, bundle: Bundle, beside: Collection[int] = (), owner_id: int | None = None,
    instead: Collection[int] = (),
) -> TakenUp:  # fmt: skip
    """Take up the accounts of a bundle that the book does not know yet, those that the user said
    are others (`beside`, by their ids in the bundle), and those that are to take the place of the
    same ones here (`instead`).

    `owner_id` is the colleague who owns them from now on, None for the user; where nobody knows
    who that is, they stay with whom they were. Raises UserError for a bundle whose values can not
    be used, and where a part of an account would take the place of the whole.
    """
    plan = _planned(work, bundle, beside, owner_id, instead)
    if plan.taken.accounts:
        new = put_in_place(work, plan.rows, instead) if instead else plan.rows
        for table, rows in new.items():
            work.add_all(_usable(table, rows))
        tell_on(work, plan.acts, plan.ids)
    return plan.taken


def take_words(names: Sequence[str]) -> Message:
    """What the act is called that takes up accounts of these names."""
    if len(names) == 1:
        return say("Take up {name}", name=names[0])
    return say("Take up {n} account", "Take up {n} accounts", n=len(names))


def offered_accounts(bundle: Bundle) -> tuple[tuple[int, str, str], ...]:
    """The accounts of a bundle: id there, name, and whose they were ("": nobody's)."""
    names = {row["id"]: str(row["name"]) for row in bundle.rows.get("team_member", ())}
    return tuple(
        (account.id, account.name, names.get(account.owner_id, ""))
        for account in _usable("account", bundle.rows.get("account", ()))
    )


def only(bundle: Bundle, account_ids: Collection[int]) -> Bundle:
    """A bundle with some of its accounts."""
    rows = {**bundle.rows}
    rows["account"] = [row for row in rows.get("account", ()) if row["id"] in account_ids]
    return replace(bundle, rows=rows)


def taken_words(account: TakenAccount) -> Message:
    """What became of an account, in one line."""
    name, owner, former = account.name, account.owner, account.owner_there
    if account.in_place:
        owned = taken_words(replace(account, in_place=False))
        return say("{account}; it takes the place of the one here", account=owned)
    if not owner:
        return say("{name}: nobody owns it", name=name)
    if not former or former == owner:
        return say("{name}: {owner} owns it", name=name, owner=owner)
    return say("{name}: {owner} owns it, {former} did", name=name, owner=owner, former=former)


def proposed_words(each: KnownAccount) -> Message:
    """Why an account is proposed and not taken, in one line."""
    return say("{name}: {why}", name=each.name, why=doubt_words(each))


def doubt_words(each: KnownAccount) -> Message:
    """What speaks against taking an account up."""
    if each.is_itself:
        return each.why
    return say("perhaps {known}: {why}", known=each.known_name, why=each.why)


def gone_words(taken: TakenUp) -> Message:
    """What is not there any more of accounts whose place was taken."""
    return say(
        "{n} thing that only this book had of them goes; undo brings it back.",
        "{n} things that only this book had of them go; undo brings them back.",
        n=taken.gone,
    )  # fmt: skip


def summary_words(taken: TakenUp) -> Message:
    """How much came in, and from whom, in one line."""
    return say(
        "{n} account with {things} and {acts}, from {giver}",
        "{n} accounts with {things} and {acts}, from {giver}",
        n=len(taken.accounts),
        things=say("{n} thing", "{n} things", n=taken.rows),
        acts=acts_words(taken.acts),
        giver=taken.giver or say("somebody"),
    )


def _planned(
    work: Work, bundle: Bundle, beside: Collection[int], owner_id: int | None,
    instead: Collection[int],
) -> _Plan:  # fmt: skip
    theirs = _usable("account", bundle.rows.get("account", ()))
    ours = work.find(Account)
    _refuse_instead(bundle, instead, ours)
    proposed = tuple(
        KnownAccount(account.id, account.name, known[0].id, known[0].name, known[1])
        for account in theirs
        if account.id not in {*beside, *instead}
        and (known := known_already(account, ours)) is not None
    )
    wanted = {account.id for account in theirs} - {each.id for each in proposed}
    rows = _chosen(bundle.rows, wanted)
    twins = dict(_twins(work, rows))
    added = {table: [row for row in own if row["id"] not in twins] for table, own in rows.items()}
    ids = {**twins, **_fresh(work, added, instead)}
    owner = my_id(work) if owner_id is None else owner_id
    owners = {int(row["id"] or 0): row["owner_id"] for row in rows.get("account", ())}
    settled = {
        table: [_settled(table, row, with_ids(row, ids), owners, owner) for row in own]
        for table, own in added.items()
    }
    # What was done before an account left is in its history here already.
    known_here = known_acts(work.connection) if instead else set()
    acts = tuple(
        replace(act, steps=steps)
        for act in bundle.acts
        if (steps := tuple(
            step for step in act.steps
            if step[3] in wanted and not (step[3] in instead and act.id in known_here)
        ))
    )  # fmt: skip
    names = _names(work, rows, ids)
    accounts = tuple(
        TakenAccount(ids.get(account.id, account.id), account.name,
                     names.get(account.owner_id or 0, ""),
                     names.get((account.owner_id if owner is None else owner) or 0, ""),
                     account.id in instead)
        for account in theirs if account.id in wanted
    )  # fmt: skip
    number = sum(map(len, settled.values()))
    mark = bundle.mark
    gone = len(left_behind(work, settled, instead))
    told = TakenUp(
        mark.giver, mark.made_at, mark.shareable, accounts, proposed, number, len(acts), gone
    )
    return _Plan(settled, acts, ids, told)


def _chosen(rows: Rows, wanted: Collection[int]) -> Rows:
    """The rows of these accounts and what they refer to."""
    own = {
        table: [row for row in rows_ if row["id" if table == "account" else "account_id"] in wanted]
        if is_of_accounts(table)
        else rows_
        for table, rows_ in rows.items()
    }
    drop_dangling(own)
    return only_referred(own)


def _twins(work: Work, rows: Rows) -> Iterator[tuple[int, int]]:
    """What the book has already of the things that no account owns, with its id here: the same
    thing by its id, else one of the same name, and of a metric of the same unit."""
    wholes: dict[int, int] = {}
    for table in KIND_OF:
        if is_of_accounts(table):
            continue
        ours = records.read_where(work.connection, table, {}) if rows.get(table) else []
        for row in rows.get(table, ()):
            # A step of what the book has is a step of that, and of no other of its name.
            part = PARTS_OF.get(table)
            whole = wholes.get(int(row[part] or 0)) if part else None
            there = ours if not part else [each for each in ours if each[part] == whole]
            for twin in there:
                if twin["id"] == row["id"] or _alike(table, twin, row):
                    wholes[int(row["id"] or 0)] = int(twin["id"] or 0)
                    yield int(row["id"] or 0), int(twin["id"] or 0)
                    break


def _alike(table: str, one: Record, two: Record) -> bool:
    naming = naming_field(KIND_OF[table])
    if naming is None or _folded(one[naming]) != _folded(two[naming]):
        return False
    if KIND_OF[table] is Metric:
        # Readings of one unit under the name of another would be other figures.
        return (one["unit"], one["better"]) == (two["unit"], two["better"])
    if KIND_OF[table] is TeamMember and one["email"] and two["email"]:
        return _folded(one["email"]) == _folded(two["email"])
    return True


def _folded(text: object) -> str:
    return " ".join(str(text).casefold().split())


def _fresh(work: Work, rows: Rows, instead: Collection[int]) -> dict[int, int]:
    """Ids of its own for each row whose id a row of the book has, other than its place."""
    return {
        int(row["id"] or 0): work.new_id()
        for table, own in rows.items()
        for row in own
        if (here := records.read(work.connection, table, int(row["id"] or 0))) is not None
        and not (account_of(table, row) in instead
                 and account_of(table, here) == account_of(table, row))
    }  # fmt: skip


def _refuse_instead(bundle: Bundle, instead: Collection[int], ours: Iterable[Account]) -> None:
    if instead and bundle.mark.shareable:
        raise UserError(
            tr("The bundle holds only what a customer may see: it cannot take the place of a whole"
               " account."),
            tr("Nothing was changed. Ask for a bundle that was not made to be shared."),
        )  # fmt: skip
    if not {account.id for account in ours} >= set(instead):
        raise UserError(
            tr("What is to take the place of an account is not here."),
            tr("Nothing was changed. Only an account that is here itself gives its place."),
        )


def _settled(
    table: str, there: Record, row: dict[str, Any], owners: Mapping[int, object], owner: int | None
) -> Record:
    """A row as it is kept here: under its new owner, who does what the former one had still to."""
    if table == "team_member":
        return {**row, "is_me": False}
    if table == "account":
        mine = {} if owner is None else {"owner_id": owner}
        return {**row, "handed_to": "", "handed_on": None, **mine}
    if table == "action" and owner is not None and row["status"] in _STILL_OPEN:
        former = owners.get(int(there["account_id"] or 0))
        if former is not None and there["team_member_id"] == former:
            return {**row, "team_member_id": owner}
    return row


def _names(work: Work, rows: Rows, ids: Mapping[int, int]) -> dict[int, str]:
    """What colleagues are called, by their ids here and there."""
    ours = {member.id: member.name for member in work.find(TeamMember)}
    there = {int(row["id"] or 0): str(row["name"]) for row in rows.get("team_member", ())}
    return {**{id_: ours.get(ids.get(id_, id_), name) for id_, name in there.items()}, **ours}


def _usable(table: str, rows: Iterable[Record]) -> list[Any]:
    """Rows as the things that they are. Raises UserError for one that is none."""
    kind: Any = KIND_OF[table]
    try:
        return [from_record(kind, row) for row in rows]
    except (UnusableError, KeyError) as error:
        raise UserError(
            render(say("The bundle holds a {table} that cannot be used.", table=table)),
            tr("Nothing was changed. Ask for the file once more."),
        ) from error
