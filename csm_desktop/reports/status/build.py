"""Prints the page of a week: upright, issues first, then what is better and what is not."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, TextBlock
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pages.common import (
    action_item,
    heading,
    joined_by_dot,
    note,
    on,
    some_names,
)
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.status.pack import IssueLine, StatusPack
from csm_desktop.reports.style import paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr

_BETWEEN = 14.0


def build_status(pack: StatusPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        kind = tr("Status of the week")
        day = wording.day(pack.as_of)
        composer.page(joined_by_dot(pack.account, kind, day), pack.title, kind)
        if pack.issues:
            composer.row(GridCell(0, 12, [_issues(pack)]), after=_BETWEEN)
        for left, right in (
            ((tr("What is better"), pack.better), (tr("What is not better yet"), pack.not_yet)),
            ((tr("What comes next"), pack.comes_next), (tr("What we ask of you"), pack.ask)),
        ):
            composer.row(
                GridCell(0, 6, _said(*left)), GridCell(6, 6, _said(*right)), after=_BETWEEN
            )
        composer.row(*_weeks(pack), after=_BETWEEN)
        if pack.more:
            words = say(
                "{n} more action stands in the joint impact plan.",
                "{n} more actions stand in the joint impact plan.",
                n=pack.more,
            )
            composer.row(GridCell(0, 12, [note(wording.render(words))]))
        return print_pages(composer.sheets, composer.paper, _frame(pack, kind))


def _issues(pack: StatusPack) -> PaperTable:
    columns = [PaperColumn(tr("What matters most"), 8), PaperColumn(tr("State"), 2, "right")]
    rows: list[list[Filling]] = [
        [TextBlock(issue.statement), _state(issue, pack)] for issue in pack.issues
    ]
    return PaperTable(columns, rows, pad=5)


def _state(issue: IssueLine, pack: StatusPack) -> Filling:
    if issue.solved_on is None:
        return [quiet(tr("open"))]
    solved = on(issue.solved_on, pack.as_of)
    return [strong(wording.render(say("solved {on}", on=solved)))]


def _said(head: str, words: str) -> list[Block]:
    body = TextBlock(words) if words else note(tr("Nothing to tell this week."))
    return [heading(head), body]


def _weeks(pack: StatusPack) -> list[GridCell]:
    sides = (
        (tr("Done in the last seven days"), pack.done),
        (tr("Due in the next seven, or overdue"), pack.due),
    )  # fmt: skip
    return [
        GridCell(6 * index, 6, [heading(head), *_actions(actions, pack)])
        for index, (head, actions) in enumerate(sides)
    ]


def _actions(actions: Sequence[PlanAction], pack: StatusPack) -> list[Block]:
    if not actions:
        return [note(tr("None."))]
    return [action_item(action, pack.as_of) for action in actions]


def _frame(pack: StatusPack, kind: str) -> PageFrame:
    author = pack.prepared_by.name if pack.prepared_by else ""
    names = some_names(pack.prepared_for)
    return account_frame(pack.account, kind, pack.as_of, author=author, names=names)
