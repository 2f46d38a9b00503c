"""What was done with accounts in another book, told on in this one.

Such an act is read and never undone here: it is marked as final, and what it did came with the
rows. It counts from the act that brought it, and is hidden again where that is undone: that act
notes, as a change of its own, that each of them stands.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from csm_desktop.domain.text.message import say
from csm_desktop.storage.act_labels import kept_label, label_words
from csm_desktop.storage.changes import Change
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute, execute_many
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.work import Work
from csm_desktop.values import dataclass

Step = tuple[int, str, int, int | None, str | None, str | None]
"""One change as the journal keeps it: position, table, row, account, before, after."""


@dataclass(frozen=True, slots=True)
class ForeignAct:
    """An act of another book: `at` as the journal has it, with the changes that concern us."""

    id: int
    label: str
    at: str
    steps: tuple[Step, ...]
    told: str | None = None


def acts_of(connection: BookConnection, account_ids: Collection[int]) -> tuple[ForeignAct, ...]:
    """The acts that stand and changed these accounts, the oldest first, each without what it did
    to others; where it did, its own words may name them and are not told."""
    wanted = set(account_ids)
    rows = execute(
        connection,
        "SELECT s.id, s.label, s.told, s.at, c.position, c.table_name, c.row_id, c.account_id,"
        " c.before, c.after FROM change_set AS s JOIN change AS c ON c.change_set_id = s.id"
        " WHERE s.state = 'done' AND s.id IN (SELECT change_set_id FROM change"
        "  WHERE account_id IN (SELECT value FROM json_each(?)))"
        " ORDER BY s.id, c.position",
        (json.dumps(sorted(wanted)),),
    )
    found: dict[int, tuple[str, str | None, str, list[Step]]] = {}
    several: set[int] = set()
    for id_, label, told, at, *step in rows:
        position, table, row_id, account_id, before, after = step
        *_, steps = found.setdefault(id_, (label, told, at, []))
        if account_id in wanted and table in KIND_OF:
            steps.append((position, table, row_id, account_id, before, after))
        else:
            several.add(id_)
    words = say("A change of several things")
    of_several = label_words(words), kept_label(words)
    acts = []
    for id_, (*own, at, steps) in found.items():
        label, told = of_several if id_ in several else own
        if steps:
            acts.append(ForeignAct(id_, label or "", at, tuple(steps), told))
    return tuple(acts)


def write_acts(connection: BookConnection, acts: Iterable[ForeignAct], state: str) -> None:
    """Put acts into a journal that has none of their ids; none of them can be undone."""
    for act in acts:
        execute(
            connection,
            "INSERT INTO change_set(id, label, at, state, told) VALUES (?, ?, ?, ?, ?)",
            (act.id, act.label, act.at, state, act.told),
        )
        execute_many(
            connection,
            "INSERT INTO change(change_set_id, position, table_name, row_id, account_id, before,"
            " after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(act.id, *step) for step in act.steps],
        )
        execute(connection, "INSERT OR IGNORE INTO final_act VALUES (?)", (act.id,))


def known_acts(connection: BookConnection) -> set[int]:
    """The acts that a journal has, whatever became of them."""
    return {id_ for (id_,) in execute(connection, "SELECT id FROM change_set").fetchall()}


def tell_on(work: Work, acts: Iterable[ForeignAct], ids: Mapping[int, int]) -> int:
    """Let acts of another book be part of this one's history; how many. `ids` are rows that have
    other ids here."""
    known = known_acts(work.connection)
    fresh = []
    for act in acts:
        id_ = act.id
        # The next free one, so that the order of the acts stays.
        while id_ in known:
            id_ += 1
        known.add(id_)
        steps = tuple(_renamed(step, ids) for step in act.steps)
        fresh.append(replace(act, id=id_, steps=steps))
    write_acts(work.connection, fresh, "dropped")
    let_stand(work, [act.id for act in fresh])
    return len(fresh)


def bring_acts(work: Work, acts: Iterable[ForeignAct]) -> None:
    """Let acts of a copy of this book be part of its history, under their own ids: by those it is
    known that both copies have them. One that was brought before and hidden by undo stands again.
    """
    acts = tuple(acts)
    known = known_acts(work.connection)
    write_acts(work.connection, (act for act in acts if act.id not in known), "dropped")
    let_stand(work, [act.id for act in acts])


def let_stand(work: Work, act_ids: Iterable[int]) -> None:
    """Let acts that are hidden count, undoably."""
    for id_ in act_ids:
        execute(work.connection, "UPDATE change_set SET state = 'done' WHERE id = ?", (id_,))
        before: dict[str, str | int | None] = {"state": "dropped"}
        work.changes.append(Change("change_set", id_, None, before, {"state": "done"}))


def _renamed(step: Step, ids: Mapping[int, int]) -> Step:
    position, table, row_id, account_id, *texts = step
    if not ids:
        return step
    before, after = (_renamed_in(text, ids) for text in texts)
    own = ids.get(account_id, account_id) if account_id is not None else None
    return position, table, ids.get(row_id, row_id), own, before, after


def _renamed_in(text: str | None, ids: Mapping[int, int]) -> str | None:
    if text is None:
        return None
    record: dict[str, Any] = json.loads(text)
    return json.dumps(with_ids(record, ids), ensure_ascii=False, separators=(",", ":"))


def with_ids(record: Mapping[str, Any], ids: Mapping[int, int]) -> dict[str, Any]:
    """A record in which rows have the ids that they have here: no two rows of a book share one,
    whatever their tables."""
    return {
        name: ids.get(value, value)
        if isinstance(value, int) and (name == "id" or name.endswith("_id"))
        else value
        for name, value in record.items()
    }
