"""Deals that renew what a customer has: by their type, else by their name.

"Existing business" is whatever is sold to a customer, and some lists have no type at all: there
the deal's own name tells whether it is a renewal.
"""

import re
from collections.abc import Sequence

from csm_desktop.domain.records.opportunities import OpportunityKind
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn

_OPEN = frozenset(
    ("", "existing business", "existingbusiness", "existing customer", "existing", "customer",
     "bestandsgeschäft", "bestandskunde", "clientèle existante", "cliente existente")
)  # fmt: skip
_NAMED = re.compile(
    r"\b(?:re-?new(?:al|als|s)?|verlängerung|vertragsverlängerung|renouvellement|renovación|"
    r"renovação|rinnovo|verlenging)\b|更新",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:up-?sell|upgrade|expansion|cross-?sell|add-?on)\b", re.IGNORECASE)


def renewals_by_name(columns: dict[str, SourceColumn], types: Sequence[Cell]) -> None:
    """Make renewals of the deals whose name says so where their type, one of `types`, leaves it
    open."""
    titles = columns["title"].values if "title" in columns else []
    found = [
        i
        for i, title in enumerate(titles)
        if _NAMED.search(text := str(title or "")) and not _MORE.search(text)
        if not types or words(as_text(types[i])) in _OPEN
    ]
    if not found:
        return
    kind = columns.setdefault("kind", SourceColumn("", [None] * len(titles)))
    for i in found:
        kind.values[i] = OpportunityKind.RENEWAL
        kind.kept.pop(i, None)
