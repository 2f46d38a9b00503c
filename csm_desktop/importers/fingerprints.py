"""What a row of a file is known by when it comes again: its cells under their headers."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from itertools import repeat
from typing import cast

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportPlan, ReadyRow
from csm_desktop.importers.values.shapes import as_text

_SIZE = 16  # bytes: two rows of a lifetime's imports will not share one


def of_a_billed(contract: int) -> bytes:
    """What says of a contract that invoices tell what it earns."""
    return blake2b(f"billed\x1e{contract}".encode(), digest_size=_SIZE).digest()


def fingerprints(
    plan: ImportPlan, wanted: Callable[[ReadyRow], bool]
) -> Iterator[tuple[ReadyRow, bytes]]:
    """Each ready row that is wanted, with its fingerprint.

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
    drafts = list(filter(wanted, plan.drafts))
    columns = list(zip(*(draft.cells for draft in drafts), strict=True))
    stripped = [_stripped(columns[i]) for i in order] if drafts else []
    # Separators that no cell holds, so that "a|b" and "a", "b" differ.
    texts = map("\x1f".join, zip(*stripped, strict=True)) if stripped else repeat("", len(drafts))
    for draft, text in zip(drafts, texts, strict=True):
        # Begun once with the header, then copied for each row.
        row = start.copy()
        row.update(text.encode("utf-8", "surrogatepass"))
        yield draft, row.digest()


def _stripped(column: Sequence[Cell]) -> list[str]:
    """The texts of a column without blanks around them."""
    try:
        return list(map(str.strip, cast("Sequence[str]", column)))
    except TypeError:  # cells of a workbook
        return list(map(as_text, column))
