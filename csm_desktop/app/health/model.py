"""The health model: what it is now, who would change band with another one, and keeping it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from csm_desktop.app.accounts.segments import segments
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.limits.health_models import (
    CHANGEABLE,
    differences,
    model_problems,
    with_models,
)
from csm_desktop.domain.lists.figures import NEEDED, compute_figures
from csm_desktop.domain.records.health import Band, HealthModel
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.settings import Setting
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump, lists
from csm_desktop.storage.queries import figures as stored
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class HealthModelView:
    """The model of a segment, or of the book (None), as it holds.

    `base` is what holds without it: the book's model for a segment, the program's for the book.
    `since` is the day of the version in force, None without one; `versions` how many there were.
    """

    segment_id: int | None
    segments: tuple[Segment, ...]
    rules: Rules
    base: Rules
    since: date | None
    versions: int


@dataclass(frozen=True, slots=True)
class BandChange:
    """An account that would change band, with its scores before and after."""

    id: int
    name: str
    before: Band
    before_score: Decimal | None
    after: Band
    after_score: Decimal | None


@dataclass(frozen=True, slots=True)
class ModelEffect:
    """What another model would do: to how many accounts it applies, and whose band changes."""

    accounts: int
    changes: tuple[BandChange, ...]


def model_view(book: Book, segment_id: int | None) -> HealthModelView:
    """The model of a segment, or of the book."""
    with book.reading() as connection:
        models = dump.everything(connection, HealthModel)
        base = _base(connection, segment_id)
        # Without those of other segments: a draft is compared with what holds here.
        rules = replace(rules_of(connection).of(segment_id), of_segments={})
    own = sorted((m for m in models if m.segment_id == segment_id), key=lambda model: model.id)
    since = own[-1].on if own else None
    return HealthModelView(segment_id, segments(book), rules, base, since, len(own))


def segment_scored_by(book: Book, account_id: int) -> int | None:
    """The segment whose own model scores an account; None where the book's does."""
    with book.reading() as connection:
        segment_id = lists.served(connection).get(account_id, (None, False))[0]
        models = dump.everything(connection, HealthModel)
    own = segment_id is not None and any(model.segment_id == segment_id for model in models)
    return segment_id if own else None


def _base(connection: BookConnection, segment_id: int | None) -> Rules:
    """What holds where a segment, or the book, has no model of its own."""
    known = rules_from(dump.everything(connection, Setting))
    if segment_id is None:
        return known
    models = dump.everything(connection, HealthModel)
    return with_models(known, [model for model in models if model.segment_id is None])


def save_model(work: Work, /, segment_id: int | None, rules: Rules) -> HealthModel | None:
    """Keep a new version of a model; None where nothing would differ from the one in force.

    Raises UserError for what cannot be a model. What was scored before stays as it was.
    """
    problems = model_problems(rules)
    if problems:
        raise UserError(render(problems[0].why), tr("Nothing was changed."))
    if segment_id is not None:
        work.get(Segment, segment_id)
    values = differences(rules, _base(work.connection, segment_id))
    own = work.find(HealthModel, segment_id=segment_id)
    if (own[-1].values if own else ()) == values:
        return None
    return work.add(HealthModel(work.new_id(), work.today(), segment_id, values))


def model_effect(book: Book, segment_id: int | None, rules: Rules) -> ModelEffect:
    """Who would change band if `rules` were the model of a segment, or of the book.

    Judges the accounts concerned twice, from their facts as of today: for a thread.
    """
    with book.reading() as connection:
        now = rules_of(connection)
        then = _as_if(connection, now, segment_id, rules)
        ids = stored.ids_of_segment(connection, segment_id)
        found, judged = [], 0
        for start in range(0, len(ids), _AT_ONCE):
            portion = ids[start : start + _AT_ONCE]
            for facts in facts_of_many(connection, portion, book.today(), NEEDED):
                segment = facts.account.segment_id
                if now.of(segment) == then.of(segment):
                    continue
                judged += 1
                before = compute_figures(facts, now).health
                after = compute_figures(facts, then).health
                if before.band is not after.band:
                    found.append(
                        BandChange(
                            facts.account.id, facts.account.name,
                            before.band, before.score, after.band, after.score,
                        )
                    )  # fmt: skip
    return ModelEffect(judged, tuple(sorted(found, key=_place)))


def _as_if(connection: BookConnection, now: Rules, segment_id: int | None, rules: Rules) -> Rules:
    """The rules of the book with a draft in the place of one model."""
    if segment_id is not None:
        return replace(now, of_segments={**now.of_segments, segment_id: rules})
    # What a segment does not say itself, it has from the book.
    models = dump.everything(connection, HealthModel)
    changed = {name: getattr(rules, name) for name in CHANGEABLE}
    book = replace(now, of_segments={}, **changed)
    return with_models(book, [model for model in models if model.segment_id is not None])


_ORDER = (Band.AT_RISK, Band.WATCH, Band.UNKNOWN, Band.HEALTHY)


def _place(change: BandChange) -> tuple[int, str, int]:
    """The worst afterwards first, then by name."""
    return _ORDER.index(change.after), change.name, change.id
