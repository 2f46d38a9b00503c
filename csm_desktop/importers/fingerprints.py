"""What a row of a file is known by when it comes again: its cells under their headers."""

from collections.abc import Sequence
from itertools import repeat
from typing import cast

from csm_desktop.digests import blake2b
from csm_desktop.importers.files.source_table import columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportPlan, cells_of
from csm_desktop.importers.values.shapes import as_text

_SIZE = 16  # bytes: two rows of a lifetime's imports will not share one


def of_a_billed(contract: int) -> bytes:
    """What says of a contract that invoices tell what it earns."""
    return blake2b(f"billed\x1e{contract}".encode(), digest_size=_SIZE).digest()


def fingerprints(plan: ImportPlan, places: Sequence[int] | None = None) -> list[bytes]:
    """The fingerprints of the ready rows, or of those at these places.

    It does not depend on the order of columns, on the dress of the file (CSV or XLSX, encoding),
    or on how columns were mapped: the same row is known again whatever the user says of it.
    """
    headers = [words(mapped.header) or mapped.header for mapped in plan.mapping]
    # By name and not by place: the same export with its columns moved is the same rows.
    order = sorted(range(len(headers)), key=headers.__getitem__)
    start = blake2b(
        # The kind is part of it: one file may be read as two lists.
        "\x1e".join([plan.kind, *(headers[i] for i in order)]).encode(),
        digest_size=_SIZE,
    )
    rows = cells_of(plan.drafts)
    if places is not None and len(places) < len(rows):
        rows = [rows[place] for place in places]
    columns = columns_of(rows, len(headers))
    stripped = [_stripped(columns[i]) for i in order] if rows else []
    # Separators that no cell holds, so that "a|b" and "a", "b" differ.
    texts = map("\x1f".join, zip(*stripped, strict=True)) if stripped else repeat("", len(rows))
    found = []
    for text in texts:
        # Begun once with the header, then copied for each row.
        row = start.copy()
        row.update(text.encode("utf-8", "surrogatepass"))
        found.append(row.digest())
    return found


def _stripped(column: Sequence[Cell]) -> list[str]:
    """The texts of a column without blanks around them."""
    try:
        return list(map(str.strip, cast("Sequence[str]", column)))
    except TypeError:  # cells of a workbook
        return list(map(as_text, column))
