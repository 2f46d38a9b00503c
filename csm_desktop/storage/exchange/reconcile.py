"""How two copies of a book become one: what each changed alone is taken, the rest is a conflict.

Works on rows and on who touched them; a field is what a person sees as one, so the two columns of
an amount are never parted. What is not decided stays as it is in our copy, and what hangs on it is
held back with it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.storage.changes import Change
from csm_desktop.storage.convert import Record
from csm_desktop.storage.exchange.copy_acts import CopyActs, RowKey
from csm_desktop.storage.exchange.differences import RowDifference
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.values import dataclass

EACH_ONCE: Mapping[str, tuple[str, ...]] = {
    "setting": ("key",),
    "reading": ("account_id", "metric_id", "on"),
    "account_metric": ("account_id", "metric_id"),
    "unit_worth": ("account_id", "metric_id", "goal_id"),
    "step_change": ("account_id", "step"),
    "fit_answer": ("account_id", "check"),
    "fit_verdict": ("account_id",),
    "win_story": ("account_id",),
    "introduction_tick": ("account_id", "step"),
    "handoff_sheet": ("account_id",),
    "capability_offer": ("account_id", "capability_id"),
    "pairing": ("account_id", "champion_account_id"),
    "taken_over": ("account_id", "essence_id"),
    "criterion_answer": ("account_id", "kind"),
    "council_seat": ("account_id",),
    "council_presence": ("account_id", "council_meeting_id"),
    "health_snapshot": ("account_id", "on"),
    "alert": ("account_id", "trigger", "cause"),
    "forecast_entry": ("account_id", "subscription_id", "on"),
}
"""What a book has once, told apart by these columns: both copies may have made it."""

_BY_PROGRAM = frozenset({"health_snapshot", "alert", "forecast_entry"})
_SENT = (MailState.DRAFT, MailState.QUEUED, MailState.REFUSED, MailState.CLAIMED,
         MailState.UNKNOWN, MailState.HANDED_OFF, MailState.SENT)  # fmt: skip
_BY_THEMSELVES = _BY_PROGRAM | {"setting", "outbox_mail"}
"""Kinds that the program itself changes, without an act that the journal would know."""


class CopySide(StrEnum):
    """Which side counts."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both copies changed: a field of a row (its columns), or the row as a whole (`columns`
    empty), which one removed while the other changed it, or which both made, each its own way. By
    its `name` it is decided: that is the same in each look at the same two copies."""

    name: str
    table: str
    row_id: int
    account_id: int | None
    columns: tuple[str, ...]
    ours: Record | None
    theirs: Record | None


@dataclass(slots=True)
class Reconciled:
    """What is done to our copy, and what is to be decided; `held` are rows of which nothing that
    was done with them is told on yet, `gone` how many rows one copy removed for good."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    undecided: list[Conflict] = field(default_factory=list)
    held: set[RowKey] = field(default_factory=set)
    gone: int = 0


def reconcile(
    found: Collection[RowDifference], acts: CopyActs, decided: Mapping[str, CopySide]
) -> Reconciled:
    """What two copies become, as far as it is clear or decided."""
    return _Reconciler(found, acts, decided).done()


def fields_of(table: str) -> dict[str, tuple[str, ...]]:
    """The columns of each field of a table, by the field's name."""
    found: dict[str, tuple[str, ...]] = {}
    for column in ROWS[table].columns():
        name = column
        for end in ("_minor", "_currency"):
            whole = column.removesuffix(end)
            if whole != column and {f"{whole}_minor", f"{whole}_currency"} <= {
                *ROWS[table].columns()
            }:
                name = whole
        found[name] = (*found.get(name, ()), column)
    return found


class _Reconciler:
    """Each row that differs has its end: as it is to be in our copy, None for not there."""

    def __init__(
        self, found: Collection[RowDifference], acts: CopyActs, decided: Mapping[str, CopySide]
    ) -> None:
        self._found = {each.key: each for each in found}
        self._ours, self._theirs, self._acts = acts.ours, acts.theirs, acts
        self._decided = decided
        self._asked: dict[str, Conflict] = {}
        self._out = Reconciled()
        self._end: dict[RowKey, Record | None] = {}

    def done(self) -> Reconciled:
        """All rows looked at, and what they refer to."""
        for each in self._found.values():
            if each.ours is not None and each.theirs is not None:
                self._end[each.key] = self._both(each, each.ours, each.theirs)
            elif each.ours is not None:
                self._end[each.key] = self._ours_alone(each, each.ours)
            else:
                self._end[each.key] = self._theirs_alone(each)
        self._pair_twins()
        while self._mend_one():
            pass
        self._out.conflicts = list(self._asked.values())
        self._out.changes = list(self._changes())
        return self._out

    def _both(self, each: RowDifference, ours: Record, theirs: Record) -> Record:
        end = dict(ours)
        here = self._ours.changed.get(each.key, set())
        there = self._theirs.changed.get(each.key, set())
        for columns in fields_of(each.table).values():
            if all(ours[name] == theirs[name] for name in columns):
                continue
            mine, other = not here.isdisjoint(columns), not there.isdisjoint(columns)
            if self._was_worked_with(each, columns, mine=mine, other=other):
                mine = other = True
            # Nobody's act says who changed it, so nobody but the user can say what counts.
            nobody = not (mine or other) and each.table not in _BY_THEMSELVES
            if (mine and other) or nobody:
                takes = self._decide(each, columns) is CopySide.THEIRS
            else:
                takes = other or (not mine and _is_further(each.table, ours, theirs))
            if takes:
                end |= {name: theirs[name] for name in columns}
        return end

    def _was_worked_with(
        self, each: RowDifference, columns: tuple[str, ...], *, mine: bool, other: bool
    ) -> bool:
        """Whether one copy threw an account away (or took it back) with which the other worked."""
        if each.table != "account" or columns != ("deleted_at",) or mine == other:
            return False
        worked = self._theirs.accounts if mine else self._ours.accounts
        return each.row_id in worked

    def _ours_alone(self, each: RowDifference, ours: Record) -> Record | None:
        if each.key in self._theirs.removed:
            if not self._ours.touched(each.key):
                return None
            return None if self._decide(each, ()) is CopySide.THEIRS else ours
        if self._is_gone(each, self._ours.made):
            self._out.gone += not self._acts.is_part
        return ours

    def _theirs_alone(self, each: RowDifference) -> Record | None:
        if each.key in self._ours.removed:
            touched = self._theirs.touched(each.key)
            return each.theirs if touched and self._decide(each, ()) is CopySide.THEIRS else None
        if self._is_gone(each, self._theirs.made):
            self._out.gone += not self._acts.is_part
            return None
        return each.theirs

    def _is_gone(self, each: RowDifference, made: Collection[RowKey]) -> bool:
        """Whether the copy that lacks a row had it once, and removed it for good: such a removal
        stands in no journal."""
        if self._acts.purged and self._is_of_purged(each):
            return True
        if each.row_id > self._acts.last_shared or each.table in _BY_PROGRAM:
            return False
        return each.key not in made and each.key not in self._acts.removed

    def _is_of_purged(self, each: RowDifference) -> bool:
        """Whether it hung on an account that one copy removed for good, or is nothing without."""
        ties = {each.account_id} | {
            each.there[name]
            for name, column in ROWS[each.table].columns().items()
            if column.to == "account" and not column.empty
        }
        return not ties.isdisjoint(self._acts.purged)

    def _pair_twins(self) -> None:
        """Of what both copies made, and a book has once, one goes."""
        ours = {
            once: each
            for each in self._found.values()
            if each.theirs is None
            and each.ours is not None
            and self._end[each.key] is not None
            and (once := _once(each.table, each.ours)) is not None
        }
        for each in self._found.values():
            if each.ours is not None or each.theirs is None or self._end[each.key] is None:
                continue
            mine = ours.get(_once(each.table, each.theirs) or ())
            if mine is None or mine.ours is None:
                continue
            counts = self._of_twins(mine, each)
            self._end[(mine if counts is CopySide.THEIRS else each).key] = None

    def _of_twins(self, mine: RowDifference, each: RowDifference) -> CopySide:
        assert mine.ours is not None
        assert each.theirs is not None
        here, there = mine.key in self._ours.made, each.key in self._theirs.made
        # Of one that both know to have been made, one copy lacks it: it has decided already.
        if here != there:
            return CopySide.OURS if here else CopySide.THEIRS
        if _is_same_but_id(mine.ours, each.theirs):
            # The same of the two in both copies, however often they are merged.
            return CopySide.THEIRS if each.row_id < mine.row_id else CopySide.OURS
        if not here and each.table in _BY_THEMSELVES:
            return CopySide.OURS
        return self._decide(mine, (), twin=each)

    def _mend_one(self) -> bool:
        """See to one reference to what is not there: kept, brought or let go, as is decided of it;
        whether there was any."""
        for key, row in self._end.items():
            for column, to in _led(key[0], row) if row is not None else ():
                if to in self._end and self._end[to] is None:
                    self._mend(self._found[key], column, self._found[to])
                    return True
        return False

    def _mend(self, each: RowDifference, column: str, to: RowDifference) -> None:
        # What was removed for good is not asked about: it is let go, and named nowhere.
        if to.ours is None and self._is_of_purged(to):
            is_free = ROWS[each.table].columns()[column].empty
            self._end[each.key] = {**(self._end[each.key] or {}), column: None} if is_free else None
            return
        decided = self._decide(to, ())
        if to.ours is not None and decided is not CopySide.THEIRS:
            self._end[to.key] = to.ours
        elif to.ours is None and decided is CopySide.THEIRS:
            self._end[to.key] = to.theirs
        elif to.ours is None and _name_of(to, ()) not in self._decided:
            # It comes with what it refers to, or not at all.
            self._end[each.key] = each.ours
            self._out.held.add(each.key)
        elif ROWS[each.table].columns()[column].empty:
            self._end[each.key] = {**(self._end[each.key] or {}), column: None}
        else:
            self._end[each.key] = None

    def _decide(
        self, each: RowDifference, columns: tuple[str, ...], twin: RowDifference | None = None
    ) -> CopySide:
        name = _name_of(each, columns)
        if name not in self._asked:
            theirs = each.theirs if twin is None else twin.theirs
            conflict = Conflict(
                name, each.table, each.row_id, each.account_id, columns, each.ours, theirs
            )
            self._asked[name] = conflict
            if name not in self._decided:
                self._out.undecided.append(conflict)
                self._out.held |= {each.key} if twin is None else {each.key, twin.key}
        return self._decided.get(name, CopySide.OURS)

    def _changes(self) -> Iterator[Change]:
        for key, end in self._end.items():
            each = self._found[key]
            if each.ours is None or end is None:
                before, after = each.ours, end
            else:
                before = {name: value for name, value in each.ours.items() if end[name] != value}
                after = {name: end[name] for name in before}
            if before or (before is None and after is not None):
                yield Change(*key, each.account_id, before, after)


def _name_of(each: RowDifference, columns: tuple[str, ...]) -> str:
    return f"{each.table}:{each.row_id}:{'+'.join(columns)}"


def _is_further(table: str, ours: Record, theirs: Record) -> bool:
    """Whether their copy knows more of a letter: one that was sent must not go once more."""
    if table != "outbox_mail":
        return False
    here, there = (_SENT.index(MailState(str(each["state"]))) for each in (ours, theirs))
    return there > here


def _once(table: str, row: Record) -> tuple[object, ...] | None:
    names = EACH_ONCE.get(table)
    return None if names is None else (table, *(row[name] for name in names))


def _is_same_but_id(one: Record, two: Record) -> bool:
    return {**one, "id": 0} == {**two, "id": 0}


def _led(table: str, row: Record) -> list[tuple[str, RowKey]]:
    return [
        (name, (column.to, int(row[name] or 0)))
        for name, column in ROWS[table].columns().items()
        if column.to in KIND_OF and row[name] is not None
    ]
