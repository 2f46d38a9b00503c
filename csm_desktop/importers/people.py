"""What several columns say together of a person: a name, and whether somebody is still there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.people.person_names import in_order, with_titles
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.reach import ReachPoint
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.mapping import CUSTOM, Mapped
from csm_desktop.importers.meaning.people_columns import (
    further_label,
    stands_before,
    stands_behind,
)
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn


def name_people(columns: dict[str, SourceColumn], size: int) -> SourceColumn:
    """Names as one: given ones, else first and last (Zoho has last ones only), else the address."""
    whole = columns.pop("name", None)
    before, behind = columns.pop(_BEFORE, None), columns.pop(_BEHIND, None)
    first, last = columns.pop("first_name", None), columns.pop("last_name", None)
    emails = columns["email"].values if "email" in columns else [None] * size
    if whole and not (first or last or before or behind):
        # A whole name is turned round at its comma alone, which most lists have in none.
        said, told = without_badges([str(name or "") for name in whole.values])
        if "," in "\n".join(said):
            said = list(map(in_order, said))
        either = [name or email or "" for name, email in zip(said, emails, strict=True)]
        return SourceColumn(whole.header, list(either), notes=told)
    names: list[object] = []
    for i in range(size):
        name = in_order(str(whole.values[i] or "")) if whole else ""
        parts = [str(part.values[i] or "") for part in (first, last) if part]
        # Written in their own order: family name first.
        if all(parts) and len(parts) == 2 and all(ord(part[0]) > 0x2E80 for part in parts):
            parts.reverse()
            joined = " ".join(parts)
        else:
            joined = " ".join(filter(None, parts))
        if name and first and not (last or " " in name) and str(first.values[i] or ""):
            # "Nom" beside "Prénom" is the family's.
            given = str(first.values[i])
            name = name if given.casefold() == name.casefold() else f"{given} {name}"
        called = name or joined
        if called and (before or behind):
            title = str(before.values[i] or "") if before else ""
            degree = str(behind.values[i] or "") if behind else ""
            called = with_titles(called, title, degree)
        names.append(called or emails[i] or "")
    header = next((each.header for each in (whole, last, first) if each), "")
    return SourceColumn(header, names)


_BADGE = re.compile(
    r"\s*[(\[](?:(?:co-?)?host|guest|external|organi[sz]er|presenter|attendee|unverified|me|internal|"
    r"gast|extern|organisator|gastgeber|invitée?|externe|animateur|invitad[oa]|extern[oa]|anfitrión|"
    r"convidad[oa]|organizador|ゲスト|主催者|外部)[)\]]",
    re.IGNORECASE,
)


def without_badges(names: list[str]) -> tuple[list[str], tuple[Message, ...]]:
    """Names without the part that somebody had in a call, "Ann Roe (Guest)", and that it is off."""
    if not any(sign in "\n".join(names) for sign in "(["):
        return names, ()
    found = [_BADGE.sub("", name).strip() for name in names]
    first = next((i for i, name in enumerate(names) if found[i] != name.strip()), None)
    if first is None:
        return names, ()
    return found, (say("“{value}” is read as {result}", value=names[first], result=found[first]),)


_BEFORE, _BEHIND = "before", "behind"


def titles_beside(
    mapping: Sequence[Mapped], cells: Sequence[Sequence[Cell]]
) -> dict[str, SourceColumn]:
    """What stands before and behind the names in columns of its own, which stay the user's own."""
    found: dict[str, SourceColumn] = {}
    for mapped, column in zip(mapping, cells, strict=True):
        if mapped.field != CUSTOM:
            continue
        for key, is_so in ((_BEFORE, stands_before), (_BEHIND, stands_behind)):
            if is_so(mapped.header):
                found.setdefault(key, SourceColumn(mapped.header, list(map(as_text, column))))
    return found


def with_reach(before: SourceColumn | None, more: SourceColumn) -> SourceColumn:
    """Further addresses and numbers of several columns, each called after its own."""
    label = further_label(more.header)
    size = len(more.values)
    former = before.values if before else [None] * size
    values: list[object] = []
    for old, new in zip(former, more.values, strict=True):
        points = [each if each.label else replace(each, label=label) for each in _points(new)]
        values.append((*_points(old), *points) or None)
    kept = (before.kept if before else {}) | more.kept
    return replace(more, values=values, kept=kept)


def _points(value: object) -> tuple[ReachPoint, ...]:
    return value if isinstance(value, tuple) else ()


def tell_who_left(columns: dict[str, SourceColumn], size: int) -> None:
    """Turn columns that say yes or no ("Left company", "Active") into the status of each person.

    Whoever any of them says has gone has gone, and so has who left on a day; where none says
    anything the status stays open.
    """
    left, active, days = columns.get("left"), columns.get("active"), columns.get("left_on")
    if left is None and active is None and days is None:
        return
    status = columns.setdefault("status", SourceColumn("", [None] * size))
    for i in range(size):
        said = left.values[i] if left else None
        there = active.values[i] if active else None
        gone_on = days.values[i] if days and status.values[i] is None else None
        if said or there is False or gone_on is not None:
            status.values[i] = ContactStatus.LEFT
        elif status.values[i] is None and (said is False or there):
            status.values[i] = ContactStatus.ACTIVE
