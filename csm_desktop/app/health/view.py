"""The health of an account as its tab shows it: the way of the score, and what moved it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from csm_desktop.app.accounts.view import CHANGE_DAYS, AccountView
from csm_desktop.domain.health.explained import FactorChange, changes
from csm_desktop.domain.health.way_up import WayUp
from csm_desktop.domain.records.health import Band, Factor, HealthSide
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor: `value` 0 to 100 or None without data; `weight` 0 to 1; `points` of the score.

    `moved` are the points that it added or took in `CHANGE_DAYS`, None where the score of then is
    not known. `id` is its place in the order of the field.
    """

    id: int
    factor: Factor
    side: HealthSide
    value: Decimal | None
    weight: Decimal
    points: Decimal
    moved: Decimal | None
    where_from: Message


@dataclass(frozen=True, slots=True)
class HealthView:
    """What the Health tab shows: `line` are the scores of twelve months, the last one today's; it
    starts where the score does, on the first day with a band.

    `before` and `before_on` are the score of `CHANGE_DAYS` ago and the day it was taken.
    `shares` are what each side weighs, 0 to 1; `typed_weights` what each factor does inside its
    side, as typed; below `least_confidence` there is no band. `model_changes` are the days from
    which on the scores of the line were made with another health model.
    """

    as_of: date
    score: Decimal | None
    band: Band
    confidence: Decimal
    line: tuple[tuple[date, Decimal], ...]
    events: tuple[tuple[date, Message], ...]
    healthy_from: int
    watch_from: int
    rows: tuple[FactorRow, ...]
    shares: dict[HealthSide, Decimal]
    before: Decimal | None
    before_on: date | None
    moved: tuple[FactorChange, ...]
    way_up: WayUp | None
    next_band: Band | None
    typed_weights: Mapping[Factor, Decimal]
    model_changes: tuple[date, ...]
    least_confidence: Decimal

    @property
    def known(self) -> bool:
        """Whether there is any factor with data: without one there is nothing to show."""
        return any(row.value is not None for row in self.rows)


def health_view(view: AccountView) -> HealthView:
    """The health of an account, from its facts."""
    facts, rules, health = view.facts, view.rules, view.health
    before = view.health_before
    moved: tuple[FactorChange, ...] = ()
    # Without a score on one of the two days, points moved from nowhere.
    known = before is not None and view.health_change is not None
    if before is not None and known:
        moved = changes(before.factors, health.factors)
    points = {change.factor: change.points for change in moved}
    rows = tuple(
        FactorRow(
            index,
            line.score.factor,
            line.side,
            line.score.value,
            line.score.weight,
            line.points,
            points.get(line.score.factor, Decimal(0)) if known else None,
            line.where_from,
        )
        for index, line in enumerate(view.factors)
    )
    return HealthView(
        as_of=facts.as_of,
        score=health.score,
        band=health.band,
        confidence=health.confidence,
        line=_line(view),
        events=_events(view),
        healthy_from=rules.healthy_from,
        watch_from=rules.watch_from,
        rows=rows,
        shares={HealthSide.CSM: rules.csm_share, HealthSide.CUSTOMER: 1 - rules.csm_share},
        before=before.score if before is not None else None,
        before_on=facts.as_of - timedelta(days=CHANGE_DAYS) if before is not None else None,
        moved=moved,
        way_up=view.way_up,
        next_band=view.next_band,
        typed_weights=rules.factor_weights,
        model_changes=_model_changes(view),
        least_confidence=rules.least_confidence,
    )


def _line(view: AccountView) -> tuple[tuple[date, Decimal], ...]:
    return tuple((on, score) for on, score, _ in _scored(view))


def _model_changes(view: AccountView) -> tuple[date, ...]:
    scored = _scored(view)
    return tuple(on for (_, _, before), (on, _, model) in pairwise(scored) if model != before)


def _scored(view: AccountView) -> list[tuple[date, Decimal, int | None]]:
    """The scores of twelve months with their days and the health model of each."""
    as_of = view.facts.as_of
    since = as_of - timedelta(days=YEAR_DAYS)
    past = [
        (snapshot.on, snapshot.score, snapshot.model_id)
        for snapshot in view.facts.snapshots
        if snapshot.score is not None
        and snapshot.band is not Band.UNKNOWN
        # Today's snapshot may be of this morning; what is known now takes its place.
        and since <= snapshot.on < as_of
    ]
    now = view.health
    if now.score is None or now.band is Band.UNKNOWN:
        return past
    return [*past, (as_of, now.score, now.model_id)]


def _events(view: AccountView) -> tuple[tuple[date, Message], ...]:
    """What may have moved the score: the reviews that were held."""
    since = view.facts.as_of - timedelta(days=YEAR_DAYS)
    return tuple(
        (review.on, say("EBR {n}", n=review.number))
        for review in view.facts.reviews
        if review.status is ReviewStatus.HELD and since <= review.on <= view.facts.as_of
    )
