"""Files that are earlier states of another file of one import: "book 2024" beside "book 2025".

As with sheets (`meaning.older_sheets`), the newest tells how things stand; an older one is left,
and comes in as its history where its user says so.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import FilePlan, ImportPlan, LeftSheet
from csm_desktop.importers.table_choice import tells_money
from csm_desktop.importers.values.state_days import state_day

_SHARED = 0.3  # of the shorter list's names; fewer, and they are lists of different things
_ALIKE = 0.5  # of the columns of both
_KEYS = ("external_id", "name", "account_id", "account_name")


def with_older_files(readings: Sequence[FilePlan]) -> list[FilePlan]:
    """The readings, those of older files left out or marked as the history of the newest."""
    dated: list[tuple[date, int]] = []
    for i, reading in enumerate(readings):
        day = state_day(reading.source)
        if day is not None and len(reading.plans) == 1 and _has_history(reading.plans[0]):
            dated.append((day, i))
    found = list(readings)
    newest: list[tuple[date, int]] = []
    for day, i in sorted(dated, reverse=True):
        plan = readings[i].plans[0]
        after = next(
            (j for later, j in newest if later > day and _is_same_list(plan, readings[j].plans[0])),
            None,
        )
        if after is None:
            newest.append((day, i))
            continue
        newer = readings[after]
        found[i] = _as_older(readings[i], newer.source, day)
        if found[i].plans:
            latest = found[after].plans[0]
            found[after] = replace(
                found[after], plans=(replace(latest, state_on=state_day(newer.source)),)
            )
    return found


def _has_history(plan: ImportPlan) -> bool:
    return not plan.newer and tells_money(plan.kind, plan.mapping)


def _is_same_list(one: ImportPlan, other: ImportPlan) -> bool:
    """Whether two lists have the columns and the things of each other."""
    mine, theirs = ({words(mapped.header) for mapped in plan.mapping} for plan in (one, other))
    if one.kind is not other.kind or len(mine & theirs) < _ALIKE * len(mine | theirs):
        return False
    fed = {mapped.field for mapped in one.mapping} & {mapped.field for mapped in other.mapping}
    key = next((each for each in _KEYS if each in fed), None)
    if key is None:
        return False
    ours, others = (
        {str(draft.values.get(key) or "").casefold() for draft in plan.drafts}
        for plan in (one, other)
    )
    return len(ours & others) >= _SHARED * min(len(ours), len(others))


def _as_older(reading: FilePlan, newer: str, told: date) -> FilePlan:
    """A file as its user wants it: the history of the newer one, or left with the way to it."""
    wanted = reading.options.history or {}
    (plan,) = reading.plans
    if reading.source in wanted or "" in wanted:
        day = wanted.get(reading.source) or told
        why = say("the state on {day}, taken in as the history of “{newer}”", day=day, newer=newer)
        taken = replace(plan, kind_reason=why, state_on=day, newer=newer)
        return replace(reading, plans=(taken,))
    why = say(
        "it is an older state of “{newer}”; --history “{sheet}=DAY” brings in what was paid then, "
        "or import it by itself",
        newer=newer, sheet=reading.source,
    )  # fmt: skip
    headers = tuple(mapped.header for mapped in plan.mapping)
    left = LeftSheet(reading.source, plan.rows_in, why, headers, newer=newer, state_on=told)
    return replace(reading, plans=(), left=(*reading.left, left))
