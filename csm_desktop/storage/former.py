"""Columns that tables had once, read as what they are now.

A migration changes the rows; the journal, exports, rescue files and torn books keep rows in the
shape of their day and are read through here.
"""

import json

FORMER = ("external_id",)
"""Names that no table has any more."""
CAME_SINCE = {"ids": "[]", "also_called": "[]", "product": ""}
"""Columns that the first release did not have and that are never empty, as nobody filled them."""


def as_kept_now(record: dict[str, str | int | None]) -> dict[str, str | int | None]:
    """A record, whole or in part, under the names of today: its one id of another system became a
    list of ids, of which nobody had said whose they are."""
    if "external_id" not in record:
        return record
    known = dict(record)
    text = known.pop("external_id")
    known.setdefault("ids", ids_of(text))
    return known


def ids_of(text: str | int | None) -> str:
    """The stored list of the one id that a row had."""
    one = [{"system": "", "text": text}] if text else []
    return json.dumps(one, ensure_ascii=False, separators=(",", ":"))
