"""Prints what one of ours owes: upright, a table for each customer."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.actions.pack import (
    DatedLine,
    OwedLine,
    OwedPack,
    OwedToAccount,
    page_kind,
    parts_head,
    promises_head,
    waiting_head,
)
from csm_desktop.reports.blocks import Block, Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, note, on
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.style import quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr


def build_owed(pack: OwedPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack))


def _page(pack: OwedPack) -> InternalPage:
    return InternalPage(
        page_kind(),
        f"{page_kind()} · {pack.owner}",
        wording.render(say("Internal: for {owner}", owner=pack.owner)),
        [
            *_dated(waiting_head(), pack.waiting, pack),
            *_parts(pack),
            *_dated(promises_head(), pack.promises, pack),
            *(_owed(group, pack, headed=not number) for number, group in enumerate(pack.accounts)),
        ],
        tr("No action of any account is waiting for them."),
    )


def _parts(pack: OwedPack) -> list[list[Block]]:
    if not pack.parts:
        return []
    columns = [PaperColumn(tr("Account"), 3), PaperColumn(tr("Part"), 4.5),
               PaperColumn(tr("From"), 1.5, "right")]  # fmt: skip
    rows: list[list[Filling]] = [
        [TextBlock(line.account), TextBlock(line.part), on(line.since, pack.as_of) or [quiet("–")]]
        for line in pack.parts
    ]
    return [[heading(parts_head()), PaperTable(columns, rows, pad=4)]]


def _dated(head: str, lines: Sequence[DatedLine], pack: OwedPack) -> list[list[Block]]:
    if not lines:
        return []
    columns = [PaperColumn(tr("Account"), 3), PaperColumn("", 4.5),
               PaperColumn(tr("Day"), 1.5, "right")]  # fmt: skip
    rows: list[list[Filling]] = [
        [TextBlock(line.account), TextBlock(line.words), on(line.on, pack.as_of) or [quiet("–")]]
        for line in lines
    ]
    return [[heading(head), PaperTable(columns, rows, pad=4)]]


def _owed(group: OwedToAccount, pack: OwedPack, *, headed: bool) -> list[Block]:
    """What is owed to one customer; the heads of the columns stand over the first alone."""
    heads = (tr("Action"), tr("Due")) if headed else ("", "")
    columns = [PaperColumn(heads[0], 7), PaperColumn(heads[1], 1.2, "right"),
               PaperColumn("", 1.2, "right")]  # fmt: skip
    rows = [_row(line, pack) for line in group.lines]
    return [heading(group.account), PaperTable(columns, rows, pad=4)]


def _row(line: OwedLine, pack: OwedPack) -> list[Filling]:
    words: list[Block] = [TextBlock(line.title)]
    if line.milestone:
        words.append(note(wording.render(say("For {milestone}", milestone=line.milestone))))
    late = wording.render(say("{n} d late", n=line.late)) if line.late else ""
    due = on(line.due_on, pack.as_of) or [quiet(tr("no date"))]
    return [Stack(words), due, [strong(late)]]
