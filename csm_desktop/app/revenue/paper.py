"""The movements of a window in a file: as a page, or as a table for a spreadsheet."""

from datetime import date
from pathlib import Path

from csm_desktop.app.documents.documents import Written, write_document
from csm_desktop.app.documents.exports import Exported, export_rows
from csm_desktop.app.revenue.movements import BookMovements
from csm_desktop.domain.money.movement_lines import PARTS
from csm_desktop.files import check_target
from csm_desktop.reports.movements.pack import MovementsPack, assemble_movements, movement_heads
from csm_desktop.wording import tr


def movements_pack(moved: BookMovements, as_of: date) -> MovementsPack:
    """What the page says."""
    return assemble_movements(
        moved.tables, moved.renewals, moved.window, as_of, moved.left_out, moved.by
    )


def movements_pdf(moved: BookMovements, as_of: date, paper: str = "a4") -> bytes:
    """The page, as it is printed."""
    from csm_desktop.reports.movements.build import build_movements

    return build_movements(movements_pack(moved, as_of), paper)


def write_movements(
    moved: BookMovements, as_of: date, target: Path, paper: str = "a4", *, overwrite: bool = False
) -> Written:
    """Print them into a file; errors as in `write_pack`."""
    from csm_desktop.reports.movements.build import build_movements

    check_target(target, overwrite=overwrite)
    pack = movements_pack(moved, as_of)
    pdf = build_movements(pack, paper)
    return write_document(target, pdf, pack.title, pack, overwrite=overwrite)


def export_movements(moved: BookMovements, target: Path, *, overwrite: bool = False) -> Exported:
    """Write them as CSV: exact amounts, the currency in a column of its own, the sums last.

    Raises AlreadyThereError where a file is that the user was not asked about.
    """
    rows: list[tuple[str, ...]] = [(*movement_heads(moved.by), tr("Currency"))]
    for table in moved.tables:
        for line in (*table.lines, table.total):
            name = line.account if line.id else tr("Total")
            amounts = (str(getattr(line, part).amount) for part in PARTS)
            rows.append((name, *amounts, table.currency))
    return export_rows(rows, target, overwrite=overwrite)
