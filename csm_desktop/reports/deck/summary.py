"""The summary as a slide: where each measure stands to plan, what it is worth, and what we ask."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.deck.charts import trend_chart
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.measure import DeckColumn
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pack_lines import Ask, NextGoal, Objective, PromiseLine
from csm_desktop.reports.ebr.pages.against_plan import bars, scale_words
from csm_desktop.reports.ebr.pages.common import by_day, joined_by_dot, missed_first, says_day
from csm_desktop.reports.ebr.pages.summary import MOST_MEASURES, is_one_measure, more_measures
from csm_desktop.reports.ebr.printed import kicker_words
from csm_desktop.reports.ebr.speaker_notes import notes_of
from csm_desktop.reports.ebr.worth import told
from csm_desktop.reports.figures.plan_bars import PlanBars
from csm_desktop.wording import headed, label, tr

_MOST_ITEMS = 4


def summary_slide(page: packs.Summary, pack: packs.Pack, deck: Deck) -> None:
    """As on paper: it has to be read alone, and the rest follows on its own."""
    deck.slide(kicker_words(pack), page.title, notes_of(page, pack))
    deck.words(_standing(page))
    if is_one_measure(page):
        trend_chart(deck, page.measures[0], deck.room)
        return
    made = bars(page, pack, MOST_MEASURES)
    if made.rows:
        deck.table(*_against_plan(made), tr("What changed"))
        more = more_measures(len(page.measures) - MOST_MEASURES)
        deck.words([scale_words(page, pack), more], size=10)
    lists = [
        (tr("What we ask of you"), [dated(ask, pack) for ask in page.asks]),
        (tr("Your objectives"), [objective_words(goal, pack) for goal in page.objectives]),
        (
            tr("Goals set at the last review"),
            [_promise(each) for each in missed_first(page.promises)],
        ),
        (tr("Until the next review"), [_goal(goal) for goal in page.next_goals]),
    ]
    deck.beside([(heading, lines[:_MOST_ITEMS]) for heading, lines in lists if lines])


def _standing(page: packs.Summary) -> list[str]:
    found = []
    if page.value is not None:
        percent = wording.percent(page.value.percent / 100)
        words = say("{share} of target business value: {why}", share=percent, why=page.value.why)
        found.append(wording.render(words))
    if page.worth is not None:
        made = page.worth.worth
        words = say("Worth {gain} a year at today’s level", gain=told(made.a_year))
        if made.price is not None:
            price = told(made.price.a_year)
            words = say("{words}, at a price of {price} a year", words=words, price=price)
        found.append(wording.render(words))
    return found


def _against_plan(made: PlanBars) -> tuple[list[DeckColumn], list[list[str]]]:
    columns = [
        DeckColumn(tr("Measure"), 4, lead=True), DeckColumn(made.start_head, 1.2, "right"),
        DeckColumn(tr("Now"), 1.2, "right"), DeckColumn(made.target_head, 1.2, "right"),
        DeckColumn(made.expected_head, 1.6, "right"), DeckColumn(tr("Against the plan"), 2.6),
        DeckColumn(tr("Source"), 3),
    ]  # fmt: skip
    rows = [[r.name, r.start, r.now, r.target, r.expected, r.state, r.detail] for r in made.rows]
    # Where nothing is expected yet, no column says so.
    there = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    return [columns[place] for place in there], [[row[place] for place in there] for row in rows]


def dated(ask: Ask, pack: packs.Pack) -> str:
    """An ask with its day, unless the text names that already."""
    text = f"{ask.verb} {ask.text}".strip()
    said = says_day(ask.text, ask.due_on)
    return joined_by_dot(text, "" if said else by_day(ask.due_on, pack.as_of))


def objective_words(goal: Objective, pack: packs.Pack) -> str:
    """An objective in one line: how it is measured, when it was reached or that its day has passed,
    and what serves it."""
    reached = tr("overdue") if goal.is_overdue(pack.as_of) else ""
    if goal.reached_day is not None:
        reached = wording.render(say("reached on day {n}", n=goal.reached_day))
    served = (
        wording.render(say("Served by: {names}", names=goal.served_by)) if goal.served_by else ""
    )
    return joined_by_dot(goal.statement, goal.measured, reached, served)


def _promise(promise: PromiseLine) -> str:
    return headed(label(promise.result), joined_by_dot(promise.text, promise.note))


def _goal(goal: NextGoal) -> str:
    return joined_by_dot(goal.text, goal.measured, goal.their_owner, goal.our_owner)
