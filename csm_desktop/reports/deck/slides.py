"""Each kind of page as slides: what the page says, in native charts and tables."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from csm_desktop import wording
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.text.message import say
from csm_desktop.reports.deck.charts import comparison_chart, trend_chart, year_chart
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.edition_slides import (
    agenda_slide,
    briefing_slide,
    speaker_notes_slide,
)
from csm_desktop.reports.deck.effectiveness import effectiveness_slide
from csm_desktop.reports.deck.journey import journey_drawn
from csm_desktop.reports.deck.kick_off import kick_off_slide, measures_to_write
from csm_desktop.reports.deck.measure import DeckColumn
from csm_desktop.reports.deck.pictures import capability_pictures
from csm_desktop.reports.deck.summary import objective_words, summary_slide
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pack_lines import (
    JourneyStop,
    Measure,
)
from csm_desktop.reports.ebr.pages.common import (
    action_state,
    amount,
    bare,
    first_value,
    joined_by_dot,
    on,
    share,
    sourced,
    unit_beside,
    way_words,
)
from csm_desktop.reports.ebr.pages.promises import lacks_measures
from csm_desktop.reports.ebr.pages.worth import (
    balance_rows,
    balance_title,
    payback_words,
    year_steps,
)
from csm_desktop.reports.ebr.printed import part_words
from csm_desktop.reports.ebr.speaker_notes import notes_of
from csm_desktop.tokens import LIGHT
from csm_desktop.wording import aside, headed, label, tr

_MOST_SMALL = 4
_AGREED = 1  # the column
_LEAST_CHART = 110.0
_LEAST_TREND = 190.0
_BALANCE = 120.0
_BENEATH = 84.0


def _measures(
    measures: Sequence[Measure], pack: packs.Pack
) -> tuple[list[DeckColumn], list[list[str]]]:
    columns = [
        DeckColumn(tr("Measure"), 4, lead=True), DeckColumn(tr("Day 1"), 1.3, "right"),
        DeckColumn(tr("Now"), 1.3, "right"), DeckColumn(tr("Target"), 1.3, "right"),
        DeckColumn(tr("Way to the target"), 1.5, "right"), DeckColumn(tr("Source"), 3),
    ]  # fmt: skip
    rows = [
        [
            _with_unit(each), bare(each.baseline, each.unit), bare(each.now, each.unit),
            bare(each.target, each.unit),
            "" if each.share is None else wording.percent(each.share),
            sourced(each.source, on(each.now_on, pack.as_of)),
        ]
        for each in measures
    ]  # fmt: skip
    return columns, rows


def _with_unit(each: Measure) -> str:
    return wording.commas((each.name, unit_beside(each.name, each.unit)))


def _promises(page: packs.PromisesPage, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(tr("Objectives and promises"), page.title)
    if page.objectives:
        columns = [
            DeckColumn(tr("Objective"), 6), DeckColumn(tr("Progress"), 1.2, "right"),
            DeckColumn(tr("By"), 1.4, "right"),
        ]  # fmt: skip
        rows = [
            [objective_words(g, pack), share(g), on(g.due_on, pack.as_of)] for g in page.objectives
        ]
        deck.table(columns, rows, tr("Your objectives"))
    if page.promises:
        columns = [
            DeckColumn(tr("Goals of the last review"), 5), DeckColumn(tr("Result"), 1.4),
            DeckColumn(tr("Owner"), 3),
        ]  # fmt: skip
        rows = [
            [joined_by_dot(each.text, each.note), label(each.result), each.owners]
            for each in page.promises
        ]
        deck.table(columns, rows, tr("Goals of the last review"))
    _stops(page.stops, pack, deck)
    if lacks_measures(page, pack):
        measures_to_write(deck)


def _stops(stops: Sequence[JourneyStop], pack: packs.Pack, deck: Deck) -> None:
    if not stops:
        return
    words = tr("The way there: milestones planned and reached")
    journey_drawn(deck, words, stops, pack.as_of)
    columns = [
        DeckColumn(tr("Milestone"), 5), DeckColumn(tr("Agreed"), 1.5),
        DeckColumn(tr("Planned"), 1.5),
        DeckColumn(tr("Reached"), 1.5), DeckColumn(tr("Value"), 1, "right"),
    ]  # fmt: skip
    rows = [_stop(stop, pack) for stop in stops]
    # As in the plan: only a day that was moved is told twice.
    if not any(stop.is_moved for stop in stops):
        del columns[_AGREED]
        for row in rows:
            del row[_AGREED]
    deck.table(columns, rows, tr("Milestones of the joint impact plan"))


def _stop(stop: JourneyStop, pack: packs.Pack) -> list[str]:
    reached = on(stop.reached_on, pack.as_of)
    late = stop.reached_on is None and stop.target_on < pack.as_of
    return [
        stop.title,
        on(stop.agreed_on, pack.as_of) if stop.is_moved else "",
        on(stop.target_on, pack.as_of),
        reached or (tr("overdue") if late else ""),
        "" if stop.expected_percent is None else wording.percent(stop.expected_percent / 100),
    ]


def _worth(page: packs.WorthPage, pack: packs.Pack, deck: Deck) -> None:
    made = page.worth
    steps = year_steps(made)
    deck.slide(joined_by_dot(tr("Worth"), pack.account), page.title, notes_of(page, pack))
    year_chart(deck, steps, made.currency, 210)
    columns = [
        DeckColumn(tr("Unit"), 3, lead=True), DeckColumn(made.currency, 1, "right"),
        DeckColumn(tr("Source"), 3),
        DeckColumn(tr("Confirmed by"), 3),
    ]  # fmt: skip
    rows = [[u.words, wording.number(u.value.amount), u.source, u.confirmed] for u in page.units]
    deck.table(columns, rows, tr("What a unit is worth, and who confirmed it"))
    # With as many rows as begin a table, or it would stand there alone.
    deck.heading(balance_title(made), _BALANCE)
    since = wording.render(say("Since {on}", on=made.since))
    deck.table(
        [DeckColumn(since, 4), DeckColumn(made.currency, 1.3, "right")],
        [[words, value] for words, value, _ in balance_rows(made)],
        balance_title(made),
    )
    left = page.left_out
    words = wording.render(say("Left out: {units}.", units=left)) if left else ""
    deck.words([payback_words(made), words, page.next_year], size=10)


def _one_measure(page: packs.OneMeasure, pack: packs.Pack, deck: Deck) -> None:
    measure = page.measure
    source = sourced(measure.source, on(measure.now_on, pack.as_of))
    deck.slide(part_words(pack, ReviewPart.PRODUCTIVITY), page.title, notes_of(page, pack))
    deck.words([_with_unit(measure)], ink=LIGHT.secondary)
    trend_chart(deck, measure, deck.room - _BENEATH)
    told_ = [measure.meaning, measure.method or measure.definition]
    if source:
        told_.append(wording.render(say("Source: {source}", source=source)))
    if measure.baseline is not None and measure.baseline_on is not None:
        told_.append(first_value(measure))
    deck.words(told_, size=10.5)


def _more_measures(page: packs.MoreMeasures, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.PRODUCTIVITY), page.title)
    deck.table(*_measures(page.measures, pack), page.title)
    # Many are told by the table alone, as on paper.
    if len(page.measures) <= _MOST_SMALL:
        for first in range(0, len(page.measures), 2):
            pair = page.measures[first : first + 2]
            deck.side_by_side([partial(_small, measure, deck) for measure in pair], _LEAST_TREND)


def _small(measure: Measure, deck: Deck) -> None:
    deck.heading(_with_unit(measure))
    trend_chart(deck, measure, max(deck.room, _LEAST_CHART))


def _benchmarks(page: packs.Benchmarks, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.BENCHMARK), page.title, notes_of(page, pack))
    shown = min(len(page.comparisons), 3)
    high = max(deck.room / shown - 34, _LEAST_CHART)
    for each in page.comparisons:
        deck.heading(aside(_with_unit(each.measure), way_words(each.measure.better)), high)
        comparison_chart(deck, each, pack.account, high)
    columns = [
        DeckColumn(tr("Measure"), 3), DeckColumn(tr("Reference value"), 3),
        DeckColumn(tr("Figure"), 1.3, "right"),
        DeckColumn(tr("Source"), 4),
    ]  # fmt: skip
    rows = [
        [each.measure.name, r.name, amount(r.value, each.measure.unit), r.source]
        for each in page.comparisons
        for r in each.references
    ]
    deck.table(columns, rows, tr("Benchmark"))


def _initiatives(page: packs.Initiatives, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.INITIATIVES), page.title)
    columns = [
        DeckColumn(tr("Initiative"), 4, lead=True), DeckColumn(tr("Status"), 1.4),
        DeckColumn(tr("Since the last review"), 4), DeckColumn(tr("Our part"), 3.4),
    ]  # fmt: skip
    rows = [
        [
            "\n".join(
                part
                for part in (line.title, line.description,
                             joined_by_dot(line.owner, on(line.due_on, pack.as_of)))
                if part
            ),
            label(line.status), line.update, line.our_part,
        ]
        for line in page.lines
    ]  # fmt: skip
    deck.table(columns, rows, tr("Initiatives"))


def _capabilities(page: packs.Capabilities, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.CAPABILITIES), page.title)
    columns = [
        DeckColumn(tr("Capability"), 4, lead=True), DeckColumn(tr("Why it matters to you"), 5),
        DeckColumn(tr("Available"), 1.5),
    ]  # fmt: skip
    rows = [
        [
            "\n".join(part for part in (line.title, line.benefit, line.product) if part),
            line.why,
            on(line.available_on, pack.as_of)
            if line.available_on and line.available_on > pack.as_of
            else tr("now"),
        ]
        for line in page.lines
    ]
    deck.table(columns, rows, tr("New capabilities"))
    capability_pictures(deck, page)


def _champions(page: packs.Champions, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.CHAMPIONS), page.title)
    if page.champions:
        deck.heading(tr("Your champions"))
        deck.words(
            [joined_by_dot(each.name, each.title, each.quote) for each in page.champions],
            is_listed=True,
        )
    if page.ties:
        met = {(tie.row, tie.column): on(tie.touched_on, pack.as_of) for tie in page.ties}
        columns = [
            DeckColumn("", 2, lead=True),
            *(DeckColumn(person.name, 2) for person in page.theirs),
        ]
        rows = [
            [person.name, *(met.get((row, column), "") for column in range(len(page.theirs)))]
            for row, person in enumerate(page.ours)
        ]
        deck.table(columns, rows, tr("Who works with whom"))


def _next_goals(page: packs.NextGoals, pack: packs.Pack, deck: Deck) -> None:
    deck.slide(part_words(pack, ReviewPart.GOALS), page.title, notes_of(page, pack))
    columns = [
        DeckColumn(tr("Goal"), 4.4, lead=True), DeckColumn(tr("Measured by"), 3.4),
        DeckColumn(tr("By"), 1.4),
        DeckColumn(tr("For you"), 2.2), DeckColumn(tr("For us"), 2.2),
    ]  # fmt: skip
    rows = [
        [g.text, g.measured, on(g.due_on, pack.as_of), g.their_owner, g.our_owner]
        for g in page.goals
    ]
    deck.table(columns, rows, page.title)
    if page.brings:
        deck.heading(tr("What signing today brings"))
        deck.words(page.brings, is_listed=True)


def appendix_slides(page: packs.Appendix, pack: packs.Pack, deck: Deck) -> None:
    """Sources, what was switched on, the plan's actions, and what is left out and why."""
    measures = [
        [
            each.name,
            each.definition or each.method,
            sourced(each.source, on(each.now_on, pack.as_of)),
        ]
        for each in page.measures
    ]
    actions = [
        [
            each.title,
            joined_by_dot(each.owner, tr("us") if each.side is Side.US else tr("your side")),
            on(each.due_on, pack.as_of), action_state(each, pack.as_of),
        ]
        for each in page.actions
        if not each.done
    ]  # fmt: skip
    left = [headed(label(each.part), each.why) for each in page.left_out]
    if not (measures or actions or left or page.opened):
        return
    deck.slide(tr("Appendix"), page.title)
    if measures:
        columns = [DeckColumn(tr("Measure"), 3), DeckColumn(tr("How each number was measured"), 6)]
        deck.table([*columns, DeckColumn(tr("Source"), 3)], measures, page.title)
    if actions:
        columns = [
            DeckColumn(tr("Action"), 5), DeckColumn(tr("Owner"), 3), DeckColumn(tr("Due"), 1.5),
            DeckColumn(tr("State"), 1.3),
        ]  # fmt: skip
        deck.table(columns, actions, tr("Action"))
    for each in page.opened:
        deck.heading(each.heading)
        deck.words(each.lines)
    if left:
        deck.heading(tr("Not in this review"))
        deck.words(left, is_listed=True)


SLIDES: dict[type, Callable[[Any, packs.Pack, Deck], None]] = {
    packs.AgendaPage: agenda_slide,
    packs.Briefing: briefing_slide,
    packs.SpeakerNotes: speaker_notes_slide,
    packs.KickOff: kick_off_slide,
    packs.Summary: summary_slide,
    packs.PromisesPage: _promises,
    packs.WorthPage: _worth,
    packs.OneMeasure: _one_measure,
    packs.MoreMeasures: _more_measures,
    packs.Benchmarks: _benchmarks,
    packs.EffectivenessPage: effectiveness_slide,
    packs.Initiatives: _initiatives,
    packs.Capabilities: _capabilities,
    packs.Champions: _champions,
    packs.NextGoals: _next_goals,
}
