"""What several columns say together of a person: a name, and whether somebody is still there."""

from csm_desktop.domain.people.person_names import in_order
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.importers.values.source_column import SourceColumn


def name_people(columns: dict[str, SourceColumn], size: int) -> SourceColumn:
    """Names as one: given ones, else first and last (Zoho has last ones only), else the address."""
    whole = columns.pop("name", None)
    first, last = columns.pop("first_name", None), columns.pop("last_name", None)
    emails = columns["email"].values if "email" in columns else [None] * size
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
        names.append(name or joined or emails[i] or "")
    header = next((each.header for each in (whole, last, first) if each), "")
    return SourceColumn(header, names)


def tell_who_left(columns: dict[str, SourceColumn], size: int) -> None:
    """Turn columns that say yes or no ("Left company", "Active") into the status of each person.

    Whoever any of them says has gone has gone; where none says anything the status stays open.
    """
    left, active = columns.get("left"), columns.get("active")
    if left is None and active is None:
        return
    status = columns.setdefault("status", SourceColumn("", [None] * size))
    for i in range(size):
        said = left.values[i] if left else None
        there = active.values[i] if active else None
        if said or there is False:
            status.values[i] = ContactStatus.LEFT
        elif status.values[i] is None and (said is False or there):
            status.values[i] = ContactStatus.ACTIVE
