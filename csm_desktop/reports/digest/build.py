"""Prints the digest of a month: upright, measures first, then the plan, then who does what."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, TextBlock
from csm_desktop.reports.digest.pack import DigestPack, MonthMilestone
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pages.common import (
    action_item,
    amount,
    heading,
    joined_by_dot,
    note,
    on,
)
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.style import paper, quiet
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.wording import tr

_BETWEEN = 14.0


def build_digest(pack: DigestPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        kind = tr("Digest of the month")
        month = wording.month(pack.month, with_year=True, full=True)
        composer.page(joined_by_dot(pack.account, kind, month), pack.title, kind)
        composer.row(GridCell(0, 12, _measures(pack)), after=_BETWEEN)
        composer.row(
            GridCell(0, 6, _milestones(tr("Milestones against the plan"), pack.milestones, pack)),
            GridCell(6, 6, _milestones(tr("Milestones of next month"), pack.comes, pack)),
            after=_BETWEEN,
        )
        composer.row(
            GridCell(0, 6, _actions(tr("Done this month"), pack.done, pack)),
            GridCell(6, 6, _actions(tr("Overdue, or due next month"), pack.due, pack)),
            after=_BETWEEN,
        )
        right = (
            _inside(pack)
            if pack.internal
            else [note(tr("Is anything here not as you see it? Please tell us."))]
        )
        composer.row(GridCell(0, 6, _promised(pack)), GridCell(6, 6, right))
        return print_pages(composer.sheets, composer.paper, _frame(pack, kind))


def _promised(pack: DigestPack) -> list[Block]:
    if not pack.promised:
        return []
    lines = [ListItem([goal], "unknown", space_after=4) for goal in pack.promised]
    return [heading(tr("Goals until the next review")), *lines]


def _inside(pack: DigestPack) -> list[Block]:
    lines = [TextBlock(line, space_after=3) for line in pack.inside]
    return [heading(tr("For our own side")), *lines]


def _measures(pack: DigestPack) -> list[Block]:
    if not pack.measures:
        return [heading(tr("What is measured")), note(tr("No measure has a reading yet."))]
    columns = [
        PaperColumn(tr("Measure"), 5), PaperColumn(tr("A month before"), 2, "right"),
        PaperColumn(tr("Now"), 2, "right"), PaperColumn(tr("Target"), 2, "right"),
    ]  # fmt: skip
    rows = []
    for each in pack.measures:
        now, before = each.measure, each.before
        rows.append(
            (
                now.name,
                amount(before.now, before.unit) if before is not None else "–",
                amount(now.now, now.unit),
                amount(now.target, now.unit) if now.target is not None else "–",
            )
        )
    return [PaperTable(columns, rows, pad=5)]


def _milestones(head: str, lines: Sequence[MonthMilestone], pack: DigestPack) -> list[Block]:
    if not lines:
        return [heading(head), note(tr("None."))]
    return [heading(head), *(_milestone(each, pack) for each in lines)]


def _milestone(each: MonthMilestone, pack: DigestPack) -> ListItem:
    planned = wording.render(say("planned for {on}", on=on(each.planned_on, pack.as_of)))
    reached = ""
    if each.reached_on is not None:
        reached = wording.render(say("reached on {on}", on=on(each.reached_on, pack.as_of)))
    late = each.reached_on is None and each.planned_on <= pack.as_of
    mark = "healthy" if reached else "at_risk" if late else "unknown"
    detail = joined_by_dot(planned, reached)
    return ListItem([each.title, quiet(f"\n{detail}")], mark, space_after=4)


def _actions(head: str, actions: Sequence[PlanAction], pack: DigestPack) -> list[Block]:
    if not actions:
        return [heading(head), note(tr("None."))]
    return [heading(head), *(action_item(action, pack.as_of) for action in actions)]


def _frame(pack: DigestPack, kind: str) -> PageFrame:
    return account_frame(
        pack.account, kind, pack.as_of, author=pack.prepared_by.name if pack.prepared_by else "",
        footer=joined_by_dot(pack.account, kind), is_ours=pack.internal,
    )  # fmt: skip
