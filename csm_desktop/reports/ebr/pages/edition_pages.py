"""What editions add: the briefing for our own side, and lines for who wants to write on it."""

from csm_desktop.reports.blocks import Block, Space, TextBlock
from csm_desktop.reports.ebr.pack import Briefing, Pack
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note, section
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import WritingLines
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.wording import tr

_APART = 24.0
_LEAST_LINES = 3
_MOST_LINES = 8
_ROWS = 8


def briefing(page: Briefing, pack: Pack, composer: Composer) -> None:
    """Its sections in two columns, evenly filled."""
    composer.page(joined_by_dot(tr("Internal briefing"), pack.account), page.title, tr("Briefing"))
    made = [
        section(each.heading, [TextBlock(line, space_after=3) for line in each.lines])
        for each in page.sections
    ]
    if not made:
        words = tr("Nothing internal is recorded of this account.")
        composer.row(GridCell(0, 8, [TextBlock(words)]))
        return
    _, width = composer.paper.column(0, 6)
    left: list[Block] = []
    right: list[Block] = []
    for blocks in made:
        shorter = min((left, right), key=lambda column: sum(b.height(width) for b in column))
        shorter += blocks
    composer.row(GridCell(0, 6, left), GridCell(6, 6, right))


def lines_to_write_on(composer: Composer) -> None:
    """What is left of the page as lines, where that is room enough to write."""
    count = min(int((composer.room - 44) / _APART), _MOST_LINES)
    if count < _LEAST_LINES:
        return
    blocks: list[Block] = [Space(20), note(tr("Your notes")), WritingLines(count, _APART)]
    composer.row(GridCell(0, 12, blocks))


def agreed_today(composer: Composer) -> str:
    """A page to write down what was agreed in the room; its title."""
    title = tr("What we agreed today")
    composer.page(tr("To write on"), title, title)
    columns = [
        PaperColumn(tr("What"), 6), PaperColumn(tr("Who"), 3), PaperColumn(tr("By when"), 2),
    ]  # fmt: skip
    composer.row(GridCell(0, 12, [PaperTable(columns, [("", "", "")] * _ROWS, pad=8)]), after=14)
    room = int((composer.room - 30) / _APART)
    blocks: list[Block] = [heading(tr("Your notes")), WritingLines(max(room, 1), _APART)]
    composer.row(GridCell(0, 12, blocks))
    return title
