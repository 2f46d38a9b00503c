"""Two copies of one book, edited on two machines, become one: ours takes over what theirs has.

What each changed alone is merged by the journals. What both changed is shown side by side and stays
as it is here until it is decided; the acts of the other copy that it comes from are told on only
then, so that no later merge takes our side for a decision.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from csm_desktop.app.accounts.step_changes import thing_name, told_value
from csm_desktop.app.book import Book
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.convert import Record, UnusableError, from_record
from csm_desktop.storage.exchange.copy_acts import CopyActs, brought_acts, copy_acts
from csm_desktop.storage.exchange.differences import RowDifference, differences
from csm_desktop.storage.exchange.history import ForeignAct, bring_acts
from csm_desktop.storage.exchange.other_book import other_book
from csm_desktop.storage.exchange.reconcile import (
    Conflict,
    CopySide,
    Reconciled,
    fields_of,
    reconcile,
)
from csm_desktop.storage.file.stamp import BOOK_ID, marked
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import kind_label, render, tr

__all__ = [
    "CopySide",
    "Current",
    "MergePlan",
    "SideBySide",
    "current_words",
    "effect_words",
    "merge",
    "merge_plan",
    "merge_words",
    "open_words",
]


class Current(StrEnum):
    """Which of two copies is current."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A conflict as a person reads it: whose it is, what kind of thing, what it is called, which
    field by its name in the domain ("": the thing as a whole), and what either copy says (None: it
    is not there)."""

    name: str
    account: str
    kind: type
    thing: str
    field: str
    ours: object
    theirs: object
    choice: CopySide | None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do: `added`, `changed` and `removed` rows here, `acts` that are told on.

    `conflicts` are all that both copies changed, `undecided` how many of them stay as they are
    here; `gone` rows were removed for good in one copy and are not brought back. `ours` and
    `theirs` are how many acts either copy did alone, since the day `parted` (None: never one).
    """

    current: Current
    parted: date | None
    ours: int
    theirs: int
    added: int
    changed: int
    removed: int
    acts: int
    conflicts: tuple[SideBySide, ...]
    undecided: int
    gone: int
    reconciled: Reconciled
    brought: tuple[ForeignAct, ...]

    @property
    def does_nothing(self) -> bool:
        """Whether our copy stays as it is."""
        return not (self.reconciled.changes or self.brought)


def merge_plan(book: Book, other: Path, decided: Mapping[str, CopySide] | None = None) -> MergePlan:
    """Look at another copy of a book, and what the two become. Nothing is changed.

    `decided` says by their names which side of a conflict counts. Raises LockedBookError,
    NewerBookError, and UserError for what is damaged, no book, or no copy of this one.
    """
    if other.exists() and other.resolve() == book.path.resolve():
        raise UserError(tr("This is the book itself."), tr("Nothing was changed."))
    with other_book(other, book.now(), book.path) as theirs, book.reading() as ours:
        acts = copy_acts(ours, theirs)
        _refuse_stranger(book, other, ours, theirs, acts)
        found = list(differences(ours, theirs))
        known = decided or {}
        made = reconcile(found, acts, known)
        brought = brought_acts(ours, theirs, acts.theirs.acts, made.held)
        changes = made.changes
        shown = tuple(_shown(ours, theirs, each, known) for each in made.conflicts)
        return MergePlan(
            _current(found, acts), _parted(book, ours, acts),
            len(acts.ours.acts), len(acts.theirs.acts),
            sum(change.before is None for change in changes),
            sum(change.before is not None and change.after is not None for change in changes),
            sum(change.after is None for change in changes),
            len(brought), shown, len(made.undecided), made.gone, made, brought,
        )  # fmt: skip


def merge(work: Work, /, plan: MergePlan) -> int:
    """Carry a plan out; how many things came, changed or went. Raises UserError where one of them
    cannot be changed: nothing is, then."""
    missed = work.take_in(plan.reconciled.changes)
    if missed:
        raise UserError(
            tr("The two copies cannot be merged."),
            tr("Nothing was changed. Look at both with `check` first."),
        )
    bring_acts(work, plan.brought)
    return len(plan.reconciled.changes)


def merge_words(other: Path) -> Message:
    """What the act is called."""
    return say("Merge with {name}", name=other.name)


def gone_words(plan: MergePlan) -> Message | None:
    """That one copy lacks what it removed for good; None where nothing was."""
    if not plan.gone:
        return None
    return say(
        "{n} thing was removed for good in one of them, and is not brought back.",
        "{n} things were removed for good in one of them, and are not brought back.",
        n=plan.gone,
    )


def current_words(plan: MergePlan, book: Path, other: Path) -> Message:
    """Which of the two is current, in one line."""
    names = {"book": book.name, "other": other.name}
    match plan.current:
        case Current.SAME:
            return say("{book} and {other} are the same.", **names)
        case Current.OURS:
            return say("{book} is current: all that was done in {other} is in it.", **names)
        case Current.THEIRS:
            return say("{other} is current: all that was done in {book} is in it.", **names)
    since = say(" since {day}", day=plan.parted) if plan.parted else ""
    return say(
        "Both were edited{since}: {ours} in {book}, {theirs} in {other}.",
        **names, since=since,
        ours=say("{n} act", "{n} acts", n=plan.ours),
        theirs=say("{n} act", "{n} acts", n=plan.theirs),
    )  # fmt: skip


def effect_words(plan: MergePlan) -> Message:
    """What the merge does here, in one line."""
    if plan.does_nothing:
        return say("nothing comes over")
    return say(
        "{added} added, {changed} changed, {removed} removed, {acts} for the history",
        added=say("{n} thing", "{n} things", n=plan.added), changed=plan.changed,
        removed=plan.removed, acts=say("{n} act", "{n} acts", n=plan.acts),
    )  # fmt: skip


def open_words(plan: MergePlan) -> Message:
    """How much is left to be decided, in one line."""
    return say(
        "{n} thing was changed in both and stays as it is here until it is decided.",
        "{n} things were changed in both and stay as they are here until they are decided.",
        n=plan.undecided,
    )


def _refuse_stranger(
    book: Book, other: Path, ours: BookConnection, theirs: BookConnection, acts: CopyActs
) -> None:
    """A copy has the book's own mark; one from before there were marks has acts in common."""
    here, there = marked(ours, BOOK_ID), marked(theirs, BOOK_ID)
    if here == there if here and there else acts.last_shared:
        return
    raise UserError(
        render(say("{other} is no copy of {book}.", other=other.name, book=book.path.name)),
        tr("Nothing was changed. What another book has comes in by `bundle` and `take`."),
    )


def _current(found: Sequence[RowDifference], acts: CopyActs) -> Current:
    if not found:
        return Current.SAME
    if not acts.theirs.acts:
        return Current.OURS
    return Current.BOTH if acts.ours.acts else Current.THEIRS


def _parted(book: Book, ours: BookConnection, acts: CopyActs) -> date | None:
    row = execute(ours, "SELECT at FROM change_set WHERE id = ?", (acts.last_shared,)).fetchone()
    return book.clock.day_of(datetime.fromisoformat(row[0])) if row else None


def _shown(
    ours: BookConnection, theirs: BookConnection, each: Conflict, decided: Mapping[str, CopySide]
) -> SideBySide:
    kind = KIND_OF[each.table]
    field = next(
        (name for name, columns in fields_of(each.table).items() if columns == each.columns), ""
    )
    here, there = _thing(kind, each.ours), _thing(kind, each.theirs)
    connection, thing = (ours, here) if here is not None else (theirs, there)
    whose = _account_name(ours, theirs, each)
    return SideBySide(
        each.name, whose, kind, "" if thing is None else thing_name(connection, thing), field,
        _value(ours, kind, here, field), _value(theirs, kind, there, field),
        decided.get(each.name),
    )  # fmt: skip


def _thing(kind: type, record: Record | None) -> object:
    try:
        return None if record is None else from_record(kind, record)
    except UnusableError:
        return None


def _value(connection: BookConnection, kind: type, thing: object, field: str) -> object:
    """What one copy says: of a thing as a whole what it is called."""
    if thing is None:
        return None
    if not field:
        return thing_name(connection, thing) or kind_label(kind.__name__)
    return told_value(connection, kind, field, getattr(thing, field))


def _account_name(ours: BookConnection, theirs: BookConnection, each: Conflict) -> str:
    for connection in (ours, theirs):
        asked = "SELECT name FROM account WHERE id = ?"
        row = execute(connection, asked, (each.account_id,)).fetchone()
        if row:
            return str(row[0])
    return ""
