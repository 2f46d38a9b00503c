"""A pack of twelve pages with eight figures, and the job of printing it.

Apart from what measures it: a fresh process imports nothing here that the program would not.
"""

from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.reviews import GoalResult, InitiativeStatus
from csm_desktop.reports.ebr import pack as p
from csm_desktop.reports.ebr import pack_lines as row
from csm_desktop.reports.ebr.build import build
from csm_desktop.wording import ENGLISH

_TODAY = date(2026, 11, 22)
_WORDS = (
    "Orders leave the house on the day they arrive because planners see the whole week at once, "
    "and what cannot be kept is known before anybody has promised it to a customer."
)


def build_once() -> bytes:
    """Make the pack and print it."""
    return build(the_pack())


def the_pack() -> p.Pack:
    """A pack of twelve pages with eight figures: every part has its facts."""
    measures = tuple(_measure(n) for n in range(3))
    people = tuple(row.PersonLine(f"Person {n} Name", "Head of Operations") for n in range(6))
    stops = tuple(_stop(n) for n in range(5))
    goals = tuple(_goal(n) for n in range(2))
    pages: tuple[p.Page, ...] = (
        p.Summary(
            "Orders now take 31 minutes instead of 58, two months ahead of the plan",
            row.Value(Decimal(72), "as measured on what is agreed", 210, Decimal(60)),
            measures,
            _TODAY - timedelta(days=365),
            tuple(row.Ask("Decide", _WORDS, _TODAY + timedelta(days=20)) for _ in range(3)),
        ),
        p.PromisesPage(
            "Four of five goals of the last review were reached",
            (_objective(),),
            tuple(row.PromiseLine(_WORDS, result, "as measured", _TODAY) for result in GoalResult),
            _TODAY - timedelta(days=180),
            stops,
        ),
        *(
            p.OneMeasure(
                f"{measure.name} has improved by a third since the start", measure, _events()
            )
            for measure in measures
        ),
        p.Benchmarks(
            "Faster than two thirds of comparable houses",
            (_comparison(measures[0]),),
        ),
        p.Initiatives(
            "Three initiatives depend on this work",
            tuple(_initiative(status) for status in list(InitiativeStatus)[:2]),
        ),
        p.Capabilities(
            "Two new capabilities serve these goals",
            tuple(p.CapabilityLine(f"Capability {n}", _WORDS, _WORDS) for n in range(3)),
        ),
        p.Champions(
            "Nine of nine connections are alive",
            people[:2],
            people[:3],
            people[3:],
            tuple(p.Tie(n // 3, n % 3, "strong", _TODAY) for n in range(9)),
            3,
        ),
        p.NextGoals(
            "Two goals until the next review", goals, _TODAY + timedelta(days=90), people[:2]
        ),
    )
    appendix = p.Appendix("Definitions and sources", measures[:1])
    return p.Pack(
        "Northwind Rail",
        4,
        _TODAY,
        _TODAY,
        ENGLISH,
        people[:3],
        people[3],
        pages,
        appendix,
    )


def _measure(number: int) -> row.Measure:
    first = _TODAY - timedelta(days=360)
    return row.Measure(
        number + 1,
        f"Minutes per order in hall {number + 1}",
        "minutes",
        Better.LOWER,
        Decimal(31),
        _TODAY,
        "Planner, weekly export",
        Decimal(58),
        first,
        Decimal(25),
        _TODAY + timedelta(days=60),
        Decimal("0.82"),
        tuple(
            row.Point(first + timedelta(days=30 * n), Decimal(58 - 2 * n - (n * number) % 3))
            for n in range(13)
        ),
        _WORDS,
        _WORDS,
        _WORDS,
    )


def _events() -> tuple[row.Event, ...]:
    days = (300, 200, 90)
    return tuple(row.Event(_TODAY - timedelta(days=n), f"Step {n} was taken") for n in days)


def _stop(number: int) -> row.JourneyStop:
    on = _TODAY + timedelta(days=90 * (number - 3))
    return row.JourneyStop(
        f"Milestone {number + 1}", on, 20 * number, on if number < 3 else None, _WORDS
    )


def _goal(number: int) -> row.NextGoal:
    return row.NextGoal(
        f"Goal {number + 1}: {_WORDS}", "minutes per order", _TODAY, "Person A", "Person B"
    )


def _objective() -> row.Objective:
    return row.Objective(
        Horizon.FIRST_VALUE,
        f"First value: {_WORDS}",
        "Head of Operations",
        _TODAY + timedelta(days=60),
        share=Decimal("0.6"),
    )


def _comparison(measure: row.Measure) -> p.BenchmarkComparison:
    five = (Decimal(20), Decimal(30), Decimal(38), Decimal(47), Decimal(66))
    references = (p.Reference("Like houses, median", Decimal(38), "own book, 24 accounts"),)
    return p.BenchmarkComparison(measure, references, five, _WORDS)


def _initiative(status: InitiativeStatus) -> p.InitiativeLine:
    return p.InitiativeLine(f"Initiative {status}", status, _WORDS, "Person A", _TODAY, _WORDS)
