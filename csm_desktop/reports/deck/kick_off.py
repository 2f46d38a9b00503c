"""The kick-off as a slide: what is to be reached, what will be measured, who works on it."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.journey import journey_drawn
from csm_desktop.reports.deck.measure import DeckColumn
from csm_desktop.reports.deck.summary import dated
from csm_desktop.reports.ebr.pack import KickOff, Pack
from csm_desktop.reports.ebr.pages.common import aim_heads, by_day, joined_by_dot, on
from csm_desktop.reports.ebr.pages.kick_off import aim_cells
from csm_desktop.reports.ebr.printed import kicker_words
from csm_desktop.wording import label, tr

_TO_WRITE = 3


def kick_off_slide(page: KickOff, pack: Pack, deck: Deck) -> None:
    """Tables of objectives and measures; beneath, side by side, what is asked and set, and who."""
    asks = [dated(ask, pack) for ask in page.asks]
    deck.slide(kicker_words(pack), page.title, asks)
    if page.objectives:
        rows = [
            [goal.statement, label(goal.horizon), on(goal.due_on, pack.as_of)]
            for goal in page.objectives
        ]
        columns = [
            DeckColumn(tr("Your objectives"), 6, lead=True),
            DeckColumn("", 2),
            DeckColumn(tr("By"), 2),
        ]
        deck.table(columns, rows, tr("Your objectives"))
    rows = [[aim.name, *aim_cells(aim, pack)] for aim in page.aims]
    if rows:
        deck.table(_measure_columns(), rows, tr("What we will measure"))
    else:
        measures_to_write(deck)
    if page.stops:
        journey_drawn(deck, tr("The first steps"), page.stops, pack.as_of)
        columns = [DeckColumn(tr("The first steps"), 6), DeckColumn(tr("Planned"), 2)]
        rows = [[stop.title, on(stop.target_on, pack.as_of)] for stop in page.stops]
        deck.table(columns, rows, tr("The first steps"))
    else:
        columns = [DeckColumn(tr("The first steps"), 6), DeckColumn(tr("Who"), 3),
                   DeckColumn(tr("By when"), 2)]  # fmt: skip
        deck.table(columns, [["", "", ""]] * _TO_WRITE, tr("The first steps"))
    lists = [
        (tr("What we ask of you"), asks),
        (_next_words(page), [_goal(page, n, pack) for n in range(len(page.next_goals))]),
        (tr("Who works on it"), [joined_by_dot(each.name, each.title) for each in page.people]),
    ]
    deck.beside([(heading, lines) for heading, lines in lists if lines])


def measures_to_write(deck: Deck) -> None:
    """What will be measured, as rows to write into, where nobody agreed on it yet."""
    rows = [["", tr("to be measured"), tr("to be agreed"), ""]] * _TO_WRITE
    deck.table(_measure_columns(), rows, tr("What we will measure"))


def _measure_columns() -> list[DeckColumn]:
    _, day_1, target, until = aim_heads()
    return [
        DeckColumn(tr("What we will measure"), 4, lead=True), DeckColumn(day_1, 2, "right"),
        DeckColumn(target, 2, "right"), DeckColumn(until, 2),
    ]  # fmt: skip


def _next_words(page: KickOff) -> str:
    if page.next_on is None:
        return tr("Until the next review")
    return wording.render(say("Until the next review, {on}", on=page.next_on))


def _goal(page: KickOff, place: int, pack: Pack) -> str:
    goal = page.next_goals[place]
    due = "" if goal.due_on == page.next_on else by_day(goal.due_on, pack.as_of)
    return joined_by_dot(goal.text, goal.their_owner, goal.our_owner, due)
