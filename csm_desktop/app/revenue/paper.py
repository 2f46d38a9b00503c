"""The movements of a window, as a page and as a table."""

from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.revenue.movements import BookMovements
from csm_desktop.domain.money.movement_lines import shown_parts
from csm_desktop.reports.movements.pack import assemble_movements, movement_heads
from csm_desktop.wording import tr


def movements_listing(moved: BookMovements, as_of: date) -> Listing:
    """The movements; the sums stand last."""
    parts = shown_parts(moved.tables)
    rows: list[tuple[str, ...]] = [(*movement_heads(moved.by, parts), tr("Currency"))]
    for table in moved.tables:
        for line in (*table.lines, table.total):
            name = line.account if line.id else tr("Total")
            amounts = (str(getattr(line, part).amount) for part in parts)
            rows.append((name, *amounts, table.currency))
    pack = assemble_movements(
        moved.tables, moved.renewals, moved.window, as_of, moved.left_out, moved.by
    )
    return Listing(pack, tuple(rows))
