"""Milestones that readings say were reached, over the whole book (domain.md §5)."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from csm_desktop.domain.lists.day_lines import ReachedLine, SaidReached
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.segments import Segment
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.today import maybe_crossed
from csm_desktop.storage.session import BookConnection

T = TypeVar("T", Milestone, Reading)


def reached_lines(connection: BookConnection, today: date) -> tuple[ReachedLine, ...]:
    """The customers whose readings propose days of milestones, by name.

    One question finds who may be meant; only their milestones and readings are read and judged.
    """
    names = maybe_crossed(connection, today)
    if not names:
        return ()
    accounts = {one.id: one for one in dump.of_ids(connection, Account, names)}
    journeys = {one.id: one.journey_id for one in dump.everything(connection, Segment)}
    steps = dump.everything(connection, JourneyStep)
    metrics = dump.everything(connection, Metric)
    milestones = _by_account(dump.of_accounts(connection, Milestone, names))
    readings = _by_account(dump.of_accounts(connection, Reading, names))
    lines = []
    for id_, name in names.items():
        journey = journeys.get(accounts[id_].segment_id or 0)
        found = crossings(
            AccountFacts(
                as_of=today,
                account=accounts[id_],
                journey_steps=tuple(step for step in steps if step.journey_id == journey),
                milestones=tuple(milestones.get(id_, ())),
                metrics=metrics,
                readings=tuple(readings.get(id_, ())),
            )
        )
        if found:
            said = tuple(
                SaidReached(
                    x.milestone.id, x.milestone.title, x.on, x.metric.name, x.reading.value,
                    x.metric.unit,
                )
                for x in found
            )  # fmt: skip
            lines.append(ReachedLine(id_, name, said))
    return tuple(lines)


def _by_account(things: Iterable[T]) -> dict[int | None, list[T]]:
    found: dict[int | None, list[T]] = {}
    for thing in things:
        found.setdefault(thing.account_id, []).append(thing)
    return found
