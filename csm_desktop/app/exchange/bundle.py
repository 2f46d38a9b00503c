"""Giving accounts away: a file with all that hangs on them, and a word in the book that gave them.

A bundle holds what hangs on its accounts and what that refers to, gathered row by row: nothing of
another account, no meeting of the council, no setting, no letter that waits to be sent, no secret
is ever written into it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.passphrase import refuse_weak
from csm_desktop.app.people.team import me, member_called, my_id
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.fields.sharing import facts_for_customer, for_customer, is_shown
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.convert import Record, from_record, to_record
from csm_desktop.storage.exchange.account_rows import (
    Rows,
    add_shared,
    drop_dangling,
    hanging_on,
    is_of_accounts,
)
from csm_desktop.storage.exchange.bundle_file import Bundle, BundleMark, write_bundle
from csm_desktop.storage.exchange.history import ForeignAct, acts_of
from csm_desktop.storage.file import cipher
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.rows import KIND_OF, ROW_OF, ROWS
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# A letter on its way is sent by the book in which it was written, and by no other.
ON_THEIR_WAY = frozenset({MailState.DRAFT, MailState.QUEUED, MailState.CLAIMED})
OF_THE_COUNCIL = frozenset({"council_presence"})
"""Who came to a meeting of the council: that meets at customers and speaks of all of them, so it is
in no bundle, and stays where it is noted."""
_UNTOLD = frozenset({"outbox_mail"}) | OF_THE_COUNCIL


@dataclass(frozen=True, slots=True)
class GivenBundle:
    """A bundle that was written: where, how many accounts and rows, how many acts of their history;
    whether it is encrypted, and holds only what a customer may see."""

    path: Path
    accounts: int
    rows: int
    acts: int
    sealed: bool
    shareable: bool


def give_bundle(
    book: Book,
    account_ids: Sequence[int],
    target: Path,
    passphrase: str = "",
    *,
    shareable: bool = False,
) -> GivenBundle:
    """Write accounts with all that hangs on them and with their history into a bundle.

    `shareable`: only what a customer may see, and no history. With a passphrase it is encrypted.
    Raises AlreadyThereError, UserError for a weak passphrase or where it cannot be written.
    """
    if not account_ids:
        raise UserError(tr("No account is named."), tr("Nothing was written."))
    if passphrase:
        refuse_weak(passphrase)
    giver = me(book)
    mark = BundleMark(giver.name if giver else "", book.now().isoformat(), shareable)
    acts: tuple[ForeignAct, ...] = ()
    with book.reading() as connection:
        if shareable:
            rows = _shareable(connection, book, account_ids)
        else:
            rows = _whole(connection, account_ids)
            acts = tuple(_told(acts_of(connection, account_ids)))
    key = cipher.new_key(passphrase) if passphrase else None
    write_bundle(target, Bundle(mark, rows, acts), key)
    number = sum(map(len, rows.values()))
    return GivenBundle(target, len(rows["account"]), number, len(acts), key is not None, shareable)


def acts_words(number: int) -> Message:
    """How much of what was done goes along."""
    return say("{n} act of its history", "{n} acts of its history", n=number)


def given_words(given: GivenBundle) -> Message:
    """What was written, in one line."""
    return say(
        "{n} account is in {file}, with {acts}.", "{n} accounts are in {file}, with {acts}.",
        n=given.accounts, file=given.path.name, acts=acts_words(given.acts),
    )  # fmt: skip


def handing_words(number: int, colleague: str) -> Message:
    """What the act is called that notes a hand-over."""
    return say("Hand {n} account over to {name}", "Hand {n} accounts over to {name}",
               n=number, name=colleague)  # fmt: skip


def _told(acts: Iterable[ForeignAct]) -> Iterator[ForeignAct]:
    for act in acts:
        steps = tuple(step for step in act.steps if step[1] not in _UNTOLD)
        if steps:
            yield replace(act, steps=steps)


def _whole(connection: BookConnection, account_ids: Collection[int]) -> Rows:
    rows = hanging_on(connection, account_ids)
    rows["outbox_mail"] = [row for row in rows["outbox_mail"] if row["state"] not in ON_THEIR_WAY]
    rows |= {table: [] for table in OF_THE_COUNCIL}
    rows["account"] = [{**row, "handed_to": "", "handed_on": None} for row in rows["account"]]
    drop_dangling(rows)
    add_shared(connection, rows)
    return rows


def _shareable(connection: BookConnection, book: Book, account_ids: Collection[int]) -> Rows:
    """What documents for these customers could show, and nothing else."""
    stored = hanging_on(connection, account_ids)
    rows: Rows = {table: [] for table in stored}
    known = {row["id"]: row for own in stored.values() for row in own}
    for account_id in account_ids:
        shown = facts_for_customer(account_facts(connection, account_id, book.today()))
        for thing in _things(shown):
            table = ROW_OF[type(thing)].__tablename__
            own = known.get(thing.id) if is_of_accounts(table) else None
            if own is not None:
                rows[table].append(_with_its_ties(table, to_record(thing), own))
    # A letter is no document that the customer is shown, whatever became of it.
    rows["outbox_mail"] = []
    drop_dangling(rows)
    add_shared(connection, rows)
    for table in [table for table in rows if not is_of_accounts(table)]:
        seen = (_shared(table, row) for row in rows[table])
        rows[table] = [row for row in seen if row is not None]
    drop_dangling(rows)
    drop_dangling(rows, only=[table for table in ROWS if not is_of_accounts(table)])
    return rows


def _things(facts: AccountFacts) -> list[Account]:
    """Every thing of some facts, of whatever kind."""
    values = (getattr(facts, field.name) for field in fields(facts))
    spread = (value if isinstance(value, tuple) else (value,) for value in values)
    return [thing for several in spread for thing in several if is_dataclass(thing)]  # type: ignore[misc]


def _with_its_ties(table: str, shown: Record, own: Record) -> Record:
    """A shown row with whose it is: without that it would be nothing."""
    ties = (name for name, column in ROWS[table].columns().items() if column.to)
    needed_ties = {name: own[name] for name in ties if not ROWS[table].columns()[name].empty}
    return {**shown, **needed_ties}


def _shared(table: str, row: Record) -> Record | None:
    kind = KIND_OF[table]
    if not is_shown(kind):
        return None
    return _with_its_ties(table, to_record(for_customer(from_record(kind, row))), row)


def taker_named(work: Work, /, colleague: str) -> str:
    """Who is to take accounts over. Raises UserError without a name, and with the user's own."""
    name = needed(colleague, tr("To whom are they handed over?"))
    if name.casefold() in {member.name.casefold() for member in work.find(TeamMember, is_me=1)}:
        raise UserError(
            render(say("{name} is you.", name=name)),
            tr("Nothing was changed. Name the colleague who has them from now on."),
        )
    return name


def hand_over(work: Work, /, account_ids: Sequence[int], colleague: str) -> None:
    """Note that a colleague keeps these accounts in a book of their own from today on, and owns
    them. Raises UserError as `taker_named` does."""
    owner = member_called(work, taker_named(work, colleague))
    for account_id in account_ids:
        account = work.get(Account, account_id)
        work.put(replace(account, handed_to=owner.name, handed_on=work.today(), owner_id=owner.id))


def keep_again(work: Work, /, account_ids: Sequence[int]) -> None:
    """Take the word back that accounts were handed over; the user owns them again, if known."""
    mine = my_id(work)
    for account_id in account_ids:
        account = work.get(Account, account_id)
        owner = account.owner_id if mine is None else mine
        work.put(replace(account, handed_to="", handed_on=None, owner_id=owner))
