"""Prints an assessment of the practice: the picture, and what each pillar is and asks."""

from csm_desktop.domain.practice.index import MOST_POINTS, points_of_stage
from csm_desktop.domain.records.practice.assessments import PracticeStage
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Figure, Space, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, note
from csm_desktop.reports.figures.stages import StageRow, Stretch, stage_rows
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.practice.pack import MaturityPack, PillarRow
from csm_desktop.reports.style import quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import headed, label, render, tr

_PAD = 3.5  # points above and below a row


def build_maturity(pack: MaturityPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack))


def _page(pack: MaturityPack) -> InternalPage:
    kind = tr("CSMI: how far our practice is")
    rows = [StageRow(row.name, row.points, row.before, row.wanted) for row in pack.rows]
    picture: list[Block] = [
        *([TextBlock(pack.compared)] if pack.compared else []),
        Space(8),
        Figure(lambda width: stage_rows(_stretches(), rows, width)),
        note(tr("A full point is now, a hollow one last time; a diamond is what to raise next.")),
    ]
    beneath: list[Block] = [heading(pack.raise_next)] if pack.raise_next else []
    table = [*beneath, _table(pack.rows), Space(8), *([note(pack.note)] if pack.note else [])]
    footer = tr("Internal: how we judge ourselves")
    return InternalPage(kind, f"{kind} · {pack.title}", footer, (picture, table), "")


def _table(rows: tuple[PillarRow, ...]) -> PaperTable:
    columns = [
        PaperColumn(tr("Pillar"), 1.6), PaperColumn(tr("Points"), 0.8, "right"),
        PaperColumn(tr("How it is"), 4), PaperColumn(tr("What the next stage asks"), 4),
    ]  # fmt: skip
    return PaperTable(columns, [_cells(row) for row in rows], pad=_PAD)


def _cells(row: PillarRow) -> list[Filling]:
    is_next = row.wanted is not None
    name = strong(row.name) if is_next else row.name
    points = "–" if row.points is None else str(row.points)
    if row.points is not None and row.before is not None and row.points != row.before:
        points = render(say("{points}, was {before}", points=row.points, before=row.before))
    looks = headed(row.stage, row.looks) if row.looks else row.stage
    asks = strong(row.asks) if is_next else row.asks
    return [[name], points, looks, [asks if row.asks else quiet("–")]]


def _stretches() -> list[Stretch]:
    stages = list(PracticeStage)
    starts = [0.0, *(points_of_stage(stage)[0] - 0.5 for stage in stages[1:]), float(MOST_POINTS)]
    return [
        Stretch(label(stage), starts[index], starts[index + 1])
        for index, stage in enumerate(stages)
    ]
