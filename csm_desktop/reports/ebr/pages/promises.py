"""Objectives and promises: what was agreed, what became of it, and the journey of twelve months."""

from csm_desktop import wording
from csm_desktop.domain.saying import say
from csm_desktop.reports.blocks import Block, Figure, Gap
from csm_desktop.reports.ebr.pack import Pack, Promises
from csm_desktop.reports.ebr.pages.common import (
    RESULT_MARKS,
    heading,
    joined_by_dot,
    objective_words,
    on,
    result_words,
    way,
)
from csm_desktop.reports.journey import journey
from csm_desktop.reports.marks import Bullet
from csm_desktop.reports.press import Cell, Composer
from csm_desktop.reports.style import quiet
from csm_desktop.reports.table import Column, Table
from csm_desktop.wording import tr


def promises(page: Promises, pack: Pack, composer: Composer) -> None:
    """Objectives at the left, promises at the right, the time line beneath."""
    composer.page(tr("Objectives and promises"), page.title)
    left, right = _objectives(page, pack), _promises(page, pack)
    if left and right:
        composer.row(Cell(0, 6, left), Cell(6, 6, right), after=10)
    elif left or right:
        composer.row(Cell(0, 12, left or right), after=10)
    if page.stops:
        figure = journey(page.stops, pack.as_of, pack.locale)
        blocks: list[Block] = [
            heading(tr("The way there: milestones planned and reached")),
            Gap(4),
            Figure(figure),
        ]
        composer.row(Cell(0, 12, blocks))


def _objectives(page: Promises, pack: Pack) -> list[Block]:
    if not page.objectives:
        return []
    columns = [
        Column(tr("Objective, as agreed"), 5),
        Column(tr("Progress"), 2.2),
        Column(tr("By"), 1.3, "right"),
    ]
    rows = [
        (
            objective_words(goal, pack.locale),
            way(goal, pack.locale),
            on(goal.due_on, pack.locale, pack.as_of),
        )
        for goal in page.objectives
    ]
    return [heading(tr("Your objectives")), Table(columns, rows), Gap(10)]


def _promises(page: Promises, pack: Pack) -> list[Block]:
    if not page.promises:
        return []
    title = tr("Goals of the last review")
    if page.last_on is not None:
        title = wording.told(say("Goals set on {on}", on=page.last_on), pack.locale)
    blocks: list[Block] = [heading(title)]
    for each in page.promises:
        words = result_words(each.result, each.text, "")
        due = on(each.due_on, pack.locale, pack.as_of)
        detail = joined_by_dot(each.note, each.owners, f"{tr('due')} {due}" if due else "")
        if detail:
            words.append(quiet(f"\n{detail}"))
        blocks.append(Bullet(words, RESULT_MARKS[each.result], space_after=6))
    blocks.append(Gap(10))
    return blocks
