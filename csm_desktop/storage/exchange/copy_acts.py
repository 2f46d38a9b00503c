"""What was done in each of two copies of a book since they were one.

An act has the same id in both where it was done before, or was brought over since. A merge itself
is no act of its user's: what it changed came from acts that are told on with it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import field

from csm_desktop.storage.act_labels import kept_label, label_words
from csm_desktop.storage.exchange.history import ForeignAct
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.file.stamp import PARTED, marked
from csm_desktop.storage.purge import OF_A_REMOVED, purged
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.values import dataclass

RowKey = tuple[str, int]
"""A row by its table and id."""

_STANDING = "done"


@dataclass(slots=True)
class OwnActs:
    """What one copy did that the other has not: the columns of rows that it changed, the rows that
    it made and removed, the accounts that any of that touched, and the acts' ids."""

    acts: tuple[int, ...] = ()
    changed: dict[RowKey, set[str]] = field(default_factory=lambda: defaultdict(set))
    made: set[RowKey] = field(default_factory=set)
    removed: set[RowKey] = field(default_factory=set)
    accounts: set[int] = field(default_factory=set)

    def touched(self, key: RowKey) -> bool:
        """Whether it changed or made a row."""
        return key in self.changed or key in self.made


@dataclass(frozen=True, slots=True)
class CopyActs:
    """Both sides, the last act that both have (0: none), and the rows that acts of both removed:
    where one is there all the same, that copy has decided to keep it. Where one `is_part` of the
    other, such as a sealed copy of some accounts, what it lacks was not removed."""

    ours: OwnActs
    theirs: OwnActs
    last_shared: int
    removed: frozenset[RowKey]
    is_part: bool
    purged: frozenset[int] = frozenset()
    """The accounts that either removed for good: no row of theirs is brought back."""


@dataclass(frozen=True, slots=True)
class _Head:
    state: str
    final: bool
    merges: bool

    @property
    def hidden(self) -> bool:
        """Whether it was brought once, and undo of the merge hid it again."""
        return self.final and self.state != _STANDING


def copy_acts(ours: BookConnection, theirs: BookConnection) -> CopyActs:
    """Compare the journals of two copies of one book; of a sealed copy, which has none from before
    it was made, it is known up to which act both are alike."""
    here, there = _heads(ours), _heads(theirs)
    parted = max(_parted(ours), _parted(theirs))
    differing = _differing(ours, theirs, here.keys() & there.keys())
    shared = {
        id_
        for id_ in here.keys() & there.keys() - differing
        if here[id_].state == there[id_].state == _STANDING
    }
    shared |= {id_ for id_ in here.keys() | there.keys() if id_ <= parted}
    removals = execute(
        ours,
        "SELECT change_set_id, table_name, row_id FROM change"
        " WHERE before IS NOT NULL AND after IS NULL",
    )
    return CopyActs(
        _side(ours, here, there, shared),
        _side(theirs, there, here, shared),
        max(shared, default=parted),
        frozenset((table, row_id) for id_, table, row_id in removals if id_ in shared),
        parted > 0,
        purged(ours) | purged(theirs),
    )


def brought_acts(
    ours: BookConnection,
    theirs: BookConnection,
    act_ids: Collection[int],
    held: Collection[RowKey],
) -> tuple[ForeignAct, ...]:
    """The acts of the other copy that can be told on: no merges, not what our copy undid itself,
    and not those that changed rows of which is not decided yet what becomes of them; of accounts
    that our copy removed for good nothing is told."""
    heads, here, gone = _heads(theirs), _heads(ours), purged(ours)
    found: list[ForeignAct] = []
    for id_ in sorted(act_ids):
        head, mine = heads[id_], here.get(id_)
        if head.state != _STANDING or head.merges or (mine is not None and not mine.hidden):
            continue
        steps = tuple(
            tuple(step)
            for step in execute(
                theirs,
                "SELECT position, table_name, row_id, account_id, before,"
                " CASE WHEN before IS NULL THEN NULL ELSE after END"
                " FROM change WHERE change_set_id = ? ORDER BY position",
                (id_,),
            )
        )
        if any((step[1], step[2]) in held for step in steps):
            continue
        of_others = tuple(step for step in steps if step[3] not in gone)
        if steps and not of_others:
            continue
        label, at, told = execute(
            theirs, "SELECT label, at, told FROM change_set WHERE id = ?", (id_,)
        ).fetchone()
        if len(of_others) < len(steps):
            label, told = label_words(OF_A_REMOVED), kept_label(OF_A_REMOVED)
        found.append(ForeignAct(id_, label, at, of_others, told))
    return tuple(found)


def _parted(connection: BookConnection) -> int:
    kept = marked(connection, PARTED)
    return int(kept) if kept.isdecimal() else 0


def _heads(connection: BookConnection) -> dict[int, _Head]:
    rows = execute(
        connection,
        "SELECT s.id, s.state, f.change_set_id IS NOT NULL, EXISTS (SELECT 1 FROM change AS c"
        " WHERE c.change_set_id = s.id AND c.table_name = 'change_set')"
        " FROM change_set AS s LEFT JOIN final_act AS f ON f.change_set_id = s.id",
    )
    return {id_: _Head(state, bool(final), bool(merges)) for id_, state, final, merges in rows}


def _differing(ours: BookConnection, theirs: BookConnection, act_ids: Collection[int]) -> set[int]:
    """Acts of both that are not the same any more: an edit that went on becomes one with it."""
    here, there = (dict(_contents(each, act_ids)) for each in (ours, theirs))
    return {id_ for id_ in act_ids if here.get(id_) != there.get(id_)}


def _contents(
    connection: BookConnection, act_ids: Collection[int]
) -> Iterator[tuple[int, tuple[object, ...]]]:
    rows = execute(
        connection,
        # What a made row was like is kept only while its act is undone.
        "SELECT change_set_id, count(*), sum(length(before)), sum(CASE WHEN before IS NULL THEN 0"
        " ELSE length(after) END), max(CASE WHEN n = 1 THEN after END) FROM (SELECT *, count(*)"
        " OVER (PARTITION BY change_set_id) AS n FROM change) WHERE change_set_id IN"
        " (SELECT value FROM json_each(?)) GROUP BY change_set_id",
        (json.dumps(list(act_ids)),),
    )
    for id_, number, *content in rows:
        yield id_, (number, *content)


def _side(
    connection: BookConnection,
    own: dict[int, _Head],
    other: dict[int, _Head],
    shared: Collection[int],
) -> OwnActs:
    side = OwnActs()
    acts: list[int] = []
    for id_, head in own.items():
        there = other.get(id_)
        if id_ in shared:
            continue
        if head.state == _STANDING:
            acts.append(id_)
            _take_down(connection, id_, side, head, inverse=False)
        # Undone here and standing there: undone since, or done again there. Nobody can tell, so
        # it counts as done on both sides. What a merge brought and undo hid again is as not there.
        elif not head.final and there is not None and there.state == _STANDING:
            _take_down(connection, id_, side, head, inverse=True)
    side.acts = tuple(acts)
    return side


def _take_down(
    connection: BookConnection, act_id: int, side: OwnActs, head: _Head, *, inverse: bool
) -> None:
    rows = execute(
        connection,
        "SELECT table_name, row_id, account_id, before, after FROM change WHERE change_set_id = ?",
        (act_id,),
    )
    for table, row_id, account_id, before, after in rows:
        if table not in KIND_OF:
            continue
        key = (table, row_id)
        made = before is None
        removed = not made and after is None
        if inverse:
            made, removed = removed, made
        if made:
            side.made.add(key)
        # What a merge changed came with the acts that it brought.
        if head.merges:
            continue
        if removed:
            side.removed.add(key)
        elif not made:
            side.changed[key].update(json.loads(before))
        if account_id is not None:
            side.accounts.add(account_id)
