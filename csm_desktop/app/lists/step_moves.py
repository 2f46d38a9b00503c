"""Whom a step of a journey would move, and whose standing with it, before it is stored."""

from collections.abc import Iterator
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.journey.step_moves import MovedMilestone, standings_moved, step_moves
from csm_desktop.domain.lists.figures import NEEDED
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.segments import Segment
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.queries.figures import ids_of_segment
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass

_JUDGED_BY = frozenset({"milestones", "goals", "reviews", "agreed_plans"})


@dataclass(frozen=True, slots=True)
class StepMoveLine:
    """A milestone that would move, or stays, with the account's standing before and after."""

    id: int
    found: MovedMilestone
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class StepMoveEffect:
    """What it would do to move a step to another day."""

    step: JourneyStep
    day: int
    lines: tuple[StepMoveLine, ...]

    @property
    def moved(self) -> int:
        """How many milestones are taken along."""
        return sum(line.found.stays is None for line in self.lines)


def step_move_effect(book: Book, step_id: int, day: int) -> StepMoveEffect:
    """Whom a step would take along on another day: for a thread. Raises LookupError without it."""
    with book.reading() as connection:
        step = next(x for x in dump.everything(connection, JourneyStep) if x.id == step_id)
        rules = rules_of(connection)
        moves = step_moves(step, day, facts_on_journey(connection, step.journey_id, book.today()))
        by_account = {move.account_id: move for move in moves}
        lines = []
        for facts in facts_of_many(connection, list(by_account), book.today(), NEEDED):
            move = by_account[facts.account.id]
            before, after = standings_moved(facts, move.moved, rules.of(facts.account.segment_id))
            lines.append(StepMoveLine(move.milestone.id, move, before, after))
    lines.sort(key=lambda line: (line.found.stays is not None, line.found.account.casefold()))
    return StepMoveEffect(step, day, tuple(lines))


def facts_on_journey(
    connection: BookConnection, journey_id: int, as_of: date
) -> Iterator[AccountFacts]:
    """What says whether a milestone may move, of every account whose segment has the journey."""
    for segment in dump.everything(connection, Segment):
        if segment.journey_id == journey_id:
            ids = ids_of_segment(connection, segment.id)
            yield from facts_of_many(connection, ids, as_of, _JUDGED_BY)
