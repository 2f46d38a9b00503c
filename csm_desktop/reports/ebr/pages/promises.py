"""Objectives and promises: what was agreed, what became of it, and the journey of twelve months."""

from math import inf

from csm_desktop import wording
from csm_desktop.domain.records.reviews import GoalResult
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Figure, Space, Stack
from csm_desktop.reports.ebr.pack import Pack, PromisesPage
from csm_desktop.reports.ebr.pages.common import (
    RESULT_MARKS,
    due_cell,
    due_day,
    heading,
    joined_by_dot,
    note,
    objective_words,
    result_words,
    share,
    to_be_agreed,
    way,
)
from csm_desktop.reports.journey import journey, journey_is_numbered, spoken_journey
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import ListItem, MarkKey
from csm_desktop.reports.style import quiet
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.wording import tr

_PADS = 4.0, 1.8
"""Of the objectives: less of it where the time line finds room beneath them only so."""
_AFTER = 12.0


def promises(page: PromisesPage, pack: Pack, composer: Composer) -> None:
    """Objectives at the left, promises at the right, the time line beneath."""
    composer.page(tr("Objectives and promises"), page.title)
    named = _time_line(page, pack, composer, inf) if page.stops else []
    above, line = _that_fit(page, pack, composer, named)
    composer.row(*above, after=_AFTER if above else 0)
    composer.row(GridCell(0, 12, line))
    if lacks_measures(page, pack):
        blocks = [Space(14), *to_be_agreed(2)]
        if composer.height(GridCell(0, 12, blocks)) <= composer.room:
            composer.row(GridCell(0, 12, blocks))


def lacks_measures(page: PromisesPage, pack: Pack) -> bool:
    """Whether nothing is known of how far it came: then what would tell it is asked for."""
    return not (pack.appendix.measures or page.promises or page.stops)


def _that_fit(
    page: PromisesPage, pack: Pack, composer: Composer, named: list[Block]
) -> tuple[list[GridCell], list[Block]]:
    """Objectives and promises with the time line and its names beneath. Where that would go on to a
    page of its own, and leave half of it empty, numbers stand for the names, or the rows have less
    air, if all of it finds room so."""
    numbered: list[Block] = []
    for pad in _PADS:
        above = _above(page, pack, pad)
        room = composer.room - composer.height(*above) - _AFTER
        if composer.height(GridCell(0, 12, named)) <= room:
            return above, named
        numbered = numbered or _time_line(page, pack, composer, 0.0)
        if composer.height(GridCell(0, 12, numbered)) <= room:
            return above, numbered
    return _above(page, pack, _PADS[0]), named


def _above(page: PromisesPage, pack: Pack, pad: float) -> list[GridCell]:
    left, right = _objectives(page, pack, pad), _promises(page, pack, pad)
    if left and right:
        return [GridCell(0, 7, left), GridCell(7, 5, right)]
    return [GridCell(0, 12, left or right)] if left or right else []


def _time_line(page: PromisesPage, pack: Pack, composer: Composer, room: float) -> list[Block]:
    figure = journey(page.stops, pack.as_of, with_value=False, room=room)
    line: list[Block] = [
        Figure(figure, spoken=spoken_journey(page.stops, pack.as_of)),
        MarkKey(
            [("healthy", tr("Reached")), ("at_risk", tr("Overdue")), ("unknown", tr("Planned"))]
        ),
    ]
    _, width = composer.paper.column(0, 12)
    # Numbers instead of names, where the names do not fit above the line.
    if journey_is_numbered(page.stops, pack.as_of, width, room):
        line.append(note(tr("The appendix lists the milestones by these numbers.")))
    # What the marks mean is of no use on another page than they.
    return [heading(tr("The way there: milestones planned and reached")), Stack(line)]


def _objectives(page: PromisesPage, pack: Pack, pad: float) -> list[Block]:
    if not page.objectives:
        return []
    columns = [
        PaperColumn(tr("Objective, as agreed") if page.agreed else tr("Objective"), 6.6),
        PaperColumn(tr("Progress"), 1.9),
        PaperColumn("", 0.6, "right"),
        PaperColumn(tr("By"), 1, "right"),
    ]
    rows = [
        (
            objective_words(goal),
            way(goal),
            share(goal),
            due_cell(goal, pack.as_of),
        )
        for goal in page.objectives
    ]
    return [heading(tr("Your objectives")), PaperTable(columns, rows, pad=pad)]


def _promises(page: PromisesPage, pack: Pack, pad: float) -> list[Block]:
    if not page.promises:
        return []
    title = tr("Goals of the last review")
    if page.last_on is not None:
        title = wording.render(say("Goals set on {on}", on=page.last_on))
    blocks: list[Block] = [heading(title)]
    for promise in page.promises:
        words = result_words(promise.result, promise.text, "")
        is_kept = promise.result is GoalResult.KEPT
        # A kept goal has no day that would still matter.
        due = "" if is_kept else due_day(promise.due_on, pack.as_of)
        detail = joined_by_dot(promise.note, promise.owners, due)
        if detail:
            words.append(quiet(f"\n{detail}"))
        blocks.append(ListItem(words, RESULT_MARKS[promise.result], space_after=pad + 2))
    return blocks
