"""What a row of a file is known by when it comes again: its cells under their headers."""

from collections.abc import Callable, Iterator
from hashlib import blake2b

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
    for draft in plan.drafts:
        if not wanted(draft):
            continue
        cells = draft.cells
        texts = [
            cell.strip() if isinstance(cell := cells[i], str) else as_text(cell) for i in order
        ]
        # Begun once with the header, then copied for each row.
        row = start.copy()
        # Separators that no cell holds, so that "a|b" and "a", "b" differ.
        row.update("\x1f".join(texts).encode("utf-8", "surrogatepass"))
        yield draft, row.digest()
