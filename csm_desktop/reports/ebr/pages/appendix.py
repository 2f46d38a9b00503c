"""The appendix: how each number was measured, the plan in detail, what is left out and why."""

from csm_desktop import wording
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Space, TextBlock, break_column
from csm_desktop.reports.ebr.pack import Appendix, Pack, PlanAction
from csm_desktop.reports.ebr.pack_lines import JourneyStop, Measure
from csm_desktop.reports.ebr.pages.common import (
    action_state,
    first_value,
    heading,
    is_typed,
    joined_by_dot,
    on,
    section,
    sourced,
    way_words,
)
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import CAPTION, CAPTION_STRONG, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Span, Style
from csm_desktop.wording import label, tr

_COLUMNS = 3
_LEAST_ROOM = 90.0
_AGREED = 2  # the column
_SMALL = Style(CAPTION.font, CAPTION.size, CAPTION.leading, CAPTION_STRONG.colour)


def appendix(page: Appendix, pack: Pack, composer: Composer) -> None:
    """Definitions and omissions at the left, the plan at the right."""
    left = [*_definitions(page, pack), *_opened(page), *_left_out(page)]
    right = _plan(page, pack)
    composer.page(tr("Appendix"), page.title, tr("Appendix"))
    beside = GridCell(0, 4, left)
    if left and right and composer.height(beside) <= composer.room:
        composer.row(beside, GridCell(4, 8, right))
        return
    # More than a column holds would go on beside nothing, page after page.
    composer.row(GridCell(0, 12, right), after=14 if right else 0)
    _in_columns(left, composer)


def _in_columns(blocks: list[Block], composer: Composer) -> None:
    """Three columns, page by page: each page is filled before the next, so that it is read so."""
    _, width = composer.paper.column(0, 4)
    left = blocks
    while sum(block.height(width) for block in left) > _COLUMNS * composer.room:
        columns = []
        for _ in range(_COLUMNS):
            placed, left = break_column(left, width, composer.room)
            columns.append(placed)
        if any(columns):
            _row(columns, composer)
        elif composer.room < _LEAST_ROOM:
            composer.needs(_LEAST_ROOM)
        else:
            break
    _row(_thirds(left, composer), composer)


def _row(columns: list[list[Block]], composer: Composer) -> None:
    composer.row(*(GridCell(4 * place, 4, part) for place, part in enumerate(columns)))


def _thirds(blocks: list[Block], composer: Composer) -> list[list[Block]]:
    """The blocks in three columns about as high as one another, no heading without its line."""
    _, width = composer.paper.column(0, 4)
    heights = [block.height(width) for block in blocks]
    columns: list[list[Block]] = [[], [], []]
    filled, third = 0.0, sum(heights) / len(columns)
    place = 0
    for block, height in zip(blocks, heights, strict=True):
        starts = isinstance(block, TextBlock) and place < len(columns) - 1
        if starts and filled >= third * (place + 1):
            place += 1
        columns[place].append(block)
        filled += height
    return columns


def _definitions(page: Appendix, pack: Pack) -> list[Block]:
    blocks: list[Block] = []
    for measure in page.measures:
        blocks += [TextBlock(_definition(measure, pack), _SMALL), Space(5)]
    for reference in page.references:
        source = wording.render(say("Reference: {source}", source=reference.source))
        blocks += [TextBlock(source, _SMALL), Space(5)]
    return section(tr("How each number was measured"), blocks)


def _definition(measure: Measure, pack: Pack) -> list[str | Span]:
    words: list[str | Span] = [strong(wording.stopped(measure.name))]
    told = measure.definition or measure.method
    if told:
        words.append(f"{wording.next_sentence()}{wording.stopped(told)}")
    told_way = way_words(measure.better)
    facts = [told_way] if told_way else []
    if measure.baseline_on is not None:
        facts.append(first_value(measure, is_clause=True))
    source = sourced(measure.source, on(measure.now_on, pack.as_of))
    if source:
        latest = say("latest value from {source}", source=source)
        if is_typed(measure.source):
            latest = say("latest value {typed}", typed=source)
        facts.append(wording.render(latest))
    said = wording.stopped(wording.clauses(facts))
    words.append(Span(f"{wording.next_sentence()}{said}", colour=CAPTION.colour))
    return words


def _opened(page: Appendix) -> list[Block]:
    blocks: list[Block] = []
    for each in page.opened:
        blocks += section(each.heading, [TextBlock(line, _SMALL) for line in each.lines])
    return blocks


def _left_out(page: Appendix) -> list[Block]:
    lines: list[Block] = [
        TextBlock(
            [strong(wording.headed(label(left_out.part))), wording.stopped(left_out.why)], _SMALL
        )
        for left_out in page.left_out
    ]
    return section(tr("Not in this review"), lines)


def _plan(page: Appendix, pack: Pack) -> list[Block]:
    blocks: list[Block] = []
    if page.stops:
        blocks += [
            heading(tr("Milestones of the joint impact plan")),
            _milestones(page, pack),
            Space(8),
        ]
    # Done actions are counted and not listed: the page is about what is to come.
    if any(not action.done for action in page.actions):
        done = sum(action.done for action in page.actions)
        words = say(
            "Actions of the plan: {open}, {done}",
            open=say("{n} still to do", "{n} still to do", n=len(page.actions) - done),
            done=say("{n} done", "{n} done", n=done),
        )
        blocks += [heading(wording.render(words)), _actions(page, pack)]
    return blocks


def _milestones(page: Appendix, pack: Pack) -> PaperTable:
    columns = [
        PaperColumn("", 0.3, style=CAPTION),
        PaperColumn(tr("Milestone"), 5, style=_SMALL),
        PaperColumn(tr("Agreed"), 1.5, style=_SMALL),
        PaperColumn(tr("Planned"), 1.5, style=_SMALL),
        PaperColumn(tr("Reached"), 1.5, style=_SMALL),
        PaperColumn(tr("Value"), 1.1, "right", _SMALL),
    ]
    rows = [_milestone(number, stop, pack) for number, stop in enumerate(page.stops, 1)]
    # As in the plan: only a day that was moved is told twice.
    if not any(stop.is_moved for stop in page.stops):
        del columns[_AGREED]
        for row in rows:
            del row[_AGREED]
    return PaperTable(columns, rows, pad=1.5)


def _milestone(number: int, stop: JourneyStop, pack: Pack) -> list[Filling]:
    share = stop.expected_percent
    return [
        str(number),
        stop.title,
        on(stop.agreed_on, pack.as_of) if stop.is_moved else "",
        on(stop.target_on, pack.as_of),
        on(stop.reached_on, pack.as_of),
        "" if share is None else wording.percent(share / 100),
    ]


def _actions(page: Appendix, pack: Pack) -> PaperTable:
    columns = [
        PaperColumn(tr("Action"), 5, style=_SMALL),
        PaperColumn(tr("Owner"), 3, style=_SMALL),
        PaperColumn(tr("Due"), 1.5, style=_SMALL),
        PaperColumn(tr("State"), 1.3, style=_SMALL),
    ]
    return PaperTable(
        columns, [_action(action, pack) for action in page.actions if not action.done], pad=1.5
    )


def _action(each: PlanAction, pack: Pack) -> list[Filling]:
    side = tr("us") if each.side is Side.US else pack.account
    return [
        each.title,
        joined_by_dot(each.owner, side if len(side) <= 24 else tr("your side")),
        on(each.due_on, pack.as_of),
        action_state(each, pack.as_of),
    ]
