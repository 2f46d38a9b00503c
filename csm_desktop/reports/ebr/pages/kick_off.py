"""The kick-off page: what is to be reached, what will be measured, first steps, who is in it."""

from math import inf

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import KickOff, Pack
from csm_desktop.reports.ebr.pack_lines import Aim, Objective
from csm_desktop.reports.ebr.pages.common import (
    aim_heads,
    amount,
    by_day,
    heading,
    joined_by_dot,
    note,
    on,
    says_day,
    steps_to_be_agreed,
    to_be_agreed,
    way_words,
)
from csm_desktop.reports.ebr.printed import kicker_words
from csm_desktop.reports.journey import journey, journey_is_numbered, spoken_journey
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.style import BODY, LEAD, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Span, Style
from csm_desktop.wording import label, tr

_FEW = 5  # rows that may be set in larger type
_LARGE, _PLAIN, _CLOSE = (LEAD, 9.0), (BODY, 5.0), (BODY, 2.5)
_AFTER = 10.0


def kick_off(page: KickOff, pack: Pack, composer: Composer) -> None:
    """What and how it is measured at the left, people and asks at the right, the way beneath."""
    composer.page(kicker_words(pack), page.title, tr("Kick-off"))
    few = len(page.objectives) + len(page.aims) + len(page.next_goals) <= _FEW
    above, beneath = _rows(page, pack, composer, *_LARGE)
    # All of it on one page, if that takes smaller letters and, last, numbers for names.
    if not few or not _fits(composer, above, beneath):
        above, beneath = _rows(page, pack, composer, *_PLAIN)
    if not _fits(composer, above, beneath):
        close = _rows(page, pack, composer, *_CLOSE, numbered=True)
        above, beneath = close if _fits(composer, *close) else (above, beneath)
    composer.row(*above, after=_AFTER)
    # Nobody needs a page of rows to write into.
    if page.stops or _fits(composer, [], beneath):
        composer.row(*beneath)


def _rows(
    page: KickOff,
    pack: Pack,
    composer: Composer,
    style: Style,
    pad: float,
    *,
    numbered: bool = False,
) -> tuple[list[GridCell], list[GridCell]]:
    left = [
        *_objectives(page, pack, style, pad),
        *_aims(page, pack, style, pad),
        *_next(page, pack, style),
    ]
    right = [*_asks(page, pack), *_people(page)]
    above = [GridCell(0, 8, left), GridCell(9, 3, right)]
    if not (left and right):
        above = [GridCell(0, 12, left or right)]
    steps = (
        _steps(page, pack, composer, 0.0 if numbered else inf)
        if page.stops
        else steps_to_be_agreed(3 if style is LEAD else 2)
    )
    return above, [GridCell(0, 12, steps)]


def _fits(composer: Composer, above: list[GridCell], beneath: list[GridCell]) -> bool:
    return composer.height(*above) + _AFTER + composer.height(*beneath) <= composer.room


def _objectives(page: KickOff, pack: Pack, style: Style, pad: float) -> list[Block]:
    if not page.objectives:
        return []
    title = tr("Your objectives, as agreed") if page.agreed else tr("Your objectives")
    columns = [
        PaperColumn(tr("Objective"), 6, style=style), PaperColumn(tr("By"), 1.3, "right", style),
    ]  # fmt: skip
    rows = [(_objective(goal), on(goal.due_on, pack.as_of)) for goal in page.objectives]
    return [heading(title), PaperTable(columns, rows, pad=pad), Space(16)]


def _objective(goal: Objective) -> list[str | Span]:
    words: list[str | Span] = [goal.statement]
    detail = joined_by_dot(label(goal.horizon), goal.persona)
    return [*words, quiet(f"\n{detail}")]


def aim_cells(aim: Aim, pack: Pack) -> tuple[str, str, str]:
    """Day 1, target and its day; what nobody measured yet is not left blank."""
    day_1 = amount(aim.baseline, aim.unit) or tr("to be measured")
    target = amount(aim.target, aim.unit) or tr("to be agreed")
    return day_1, target, on(aim.target_on, pack.as_of)


def _aims(page: KickOff, pack: Pack, style: Style, pad: float) -> list[Block]:
    if not page.aims:
        return to_be_agreed(3 if style is LEAD else 2)
    name, day_1, target, until = aim_heads()
    columns = [
        PaperColumn(name, 4, style=style), PaperColumn(day_1, 1.6, "right", style),
        PaperColumn(target, 1.6, "right", style), PaperColumn(until, 1.3, "right", style),
    ]  # fmt: skip
    rows: list[tuple[Filling, ...]] = [(_named(aim), *aim_cells(aim, pack)) for aim in page.aims]
    return [heading(tr("What we will measure")), PaperTable(columns, rows, pad=pad), Space(16)]


def _named(aim: Aim) -> list[str | Span]:
    detail = joined_by_dot(way_words(aim.better), aim.definition)
    return [aim.name, quiet(f"\n{detail}")]


def _next(page: KickOff, pack: Pack, style: Style) -> list[Block]:
    if not page.next_goals:
        return []
    title = tr("Until the next review")
    if page.next_on is not None:
        title = wording.render(say("Until the next review, {on}", on=page.next_on))
    blocks: list[Block] = [heading(title)]
    for goal in page.next_goals:
        due = "" if goal.due_on == page.next_on else by_day(goal.due_on, pack.as_of)
        owners = joined_by_dot(goal.their_owner, goal.our_owner, due)
        words: list[str | Span] = [goal.text, *([quiet(f" · {owners}")] if owners else [])]
        blocks.append(ListItem(words, "dot", style))
    return [*blocks, Space(12)]


def _asks(page: KickOff, pack: Pack) -> list[Block]:
    if not page.asks:
        return []
    blocks: list[Block] = []
    for ask in page.asks:
        words: list[str | Span] = [strong(f"{ask.verb} "), ask.text] if ask.verb else [ask.text]
        due = by_day(ask.due_on, pack.as_of)
        if due and not says_day(ask.text, ask.due_on):
            words.append(quiet(f" {due}"))
        blocks += [TextBlock(words), Space(8)]
    return [heading(tr("What we ask of you")), Stack(blocks[:-1], rule=accent()), Space(16)]


def _people(page: KickOff) -> list[Block]:
    if not page.people:
        return []
    blocks: list[Block] = [heading(tr("Who works on it"))]
    for person in page.people:
        words: list[str | Span] = [strong(person.name)]
        if person.title:
            words.append(quiet(f"\n{person.title}"))
        blocks += [TextBlock(words), Space(6)]
    return blocks


def _steps(page: KickOff, pack: Pack, composer: Composer, room: float) -> list[Block]:
    figure = journey(page.stops, pack.as_of, with_value=False, room=room)
    line: list[Block] = [Figure(figure, spoken=spoken_journey(page.stops, pack.as_of))]
    _, width = composer.paper.column(0, 12)
    # The appendix of a kick-off lists no milestones: what the numbers mean stands here.
    if journey_is_numbered(page.stops, pack.as_of, width, room):
        ordered = sorted(page.stops, key=lambda stop: stop.target_on)
        named = (f"{n}\u00a0{stop.title}" for n, stop in enumerate(ordered, 1))
        line.append(note(joined_by_dot(*named)))
    return [heading(tr("The first steps")), Stack(line)]
