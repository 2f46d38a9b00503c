"""What editions add: the briefing for our own side, and lines for who wants to write on it."""

from csm_desktop.reports.blocks import Block, Space, TextBlock
from csm_desktop.reports.ebr.pack import AgendaPage, Briefing, Pack, SpeakerNotes
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note, section
from csm_desktop.reports.ebr.printed import kicker_words
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import WritingLines
from csm_desktop.reports.style import BODY, LEAD
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.wording import number, tr

_APART = 24.0
_LEAST_LINES = 3
_MOST_LINES = 8
_ROWS = 8
_FEW_POINTS = 9  # that may be set in larger type


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


def agenda(page: AgendaPage, pack: Pack, composer: Composer) -> None:
    """Its points with their minutes, and by the clock where the meeting is planned."""
    composer.page(kicker_words(pack), page.title, tr("Agenda"))
    at = any(point.at for point in page.points)
    few = len(page.points) <= _FEW_POINTS
    style, pad = (LEAD, 8.0) if few else (BODY, 5.0)
    columns = [
        *([PaperColumn(tr("At"), 1.2, style=style)] if at else []),
        PaperColumn(tr("Point"), 8, style=style),
        PaperColumn(tr("Minutes"), 1.4, "right", style),
    ]
    rows = [
        (*([point.at] if at else []), point.words, number(point.minutes, 0))
        for point in page.points
    ]
    composer.row(GridCell(0, 9, [PaperTable(columns, rows, pad=pad)]))


def speaker_notes(page: SpeakerNotes, pack: Pack, composer: Composer) -> None:
    """A row a page: what it says, how long, and what is said to it."""
    composer.page(joined_by_dot(tr("Speaker notes"), pack.account), page.title, tr("Speaker notes"))
    columns = [
        PaperColumn(tr("Page"), 4), PaperColumn(tr("Minutes"), 1, "right"),
        PaperColumn(tr("To say"), 7),
    ]  # fmt: skip
    rows = [
        (
            each.title,
            "" if each.minutes is None else number(each.minutes, 0),
            "\n".join(each.lines),
        )
        for each in page.pages
    ]
    composer.row(GridCell(0, 12, [PaperTable(columns, rows, pad=6)]))


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
