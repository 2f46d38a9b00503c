"""The health model of a book and of its segments: what it would do, keeping it, taking it back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.health.model import (
    model_effect,
    model_view,
    save_model,
    segment_scored_by,
)
from csm_desktop.app.health.view import health_view
from csm_desktop.app.lists.accounts import account_facts, account_named, accounts
from csm_desktop.app.lists.figures import refresh, stale
from csm_desktop.app.sample import sample_book
from csm_desktop.domain.records.health import Band, Factor, HealthModel
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import Picture


@pytest.fixture
def sample(book: Book, clock: FixedClock) -> Book:
    book.run("Sample book", Work.add_all, sample_book(clock))
    refresh(book)
    return book


def bands(book: Book) -> dict[str, tuple[Band, Decimal | None]]:
    return {line.name: (line.band, line.score) for line in accounts(book)}


def test_it_says_who_would_change_band_and_then_they_do(sample: Book) -> None:
    """Northwind Rail stands at 72.0: with healthy from 65 (67 with the margin) it is healthy."""
    before = bands(sample)
    draft = replace(model_view(sample, None).rules, healthy_from=65)
    effect = model_effect(sample, None, draft)
    told = {change.name: change for change in effect.changes}
    assert effect.accounts == len(before) == 12
    assert (told["Northwind Rail"].before, told["Northwind Rail"].after) == (
        Band.WATCH,
        Band.HEALTHY,
    )
    assert bands(sample) == before, "looking changes nothing"
    sample.run("Model", save_model, None, draft)
    assert len(stale(sample)) == 12
    refresh(sample)
    after = bands(sample)
    moved = {name for name in before if before[name][0] is not after[name][0]}
    assert moved == set(told)
    for name, change in told.items():
        assert (change.before, change.before_score) == before[name]
        assert (change.after, change.after_score) == after[name]


def test_a_model_of_a_segment_is_for_its_accounts_alone(sample: Book) -> None:
    hero = account_facts(sample, account_named(sample, "Northwind Rail").id)
    assert hero.segment is not None
    draft = replace(
        model_view(sample, hero.segment.id).rules,
        factor_weights={**dict.fromkeys(Factor, Decimal(0)), Factor.COVERAGE: Decimal(1),
                        Factor.LICENCE_USE: Decimal(3)},
    )  # fmt: skip
    same = [line.id for line in accounts(sample) if line.segment == hero.segment.name]
    assert model_effect(sample, hero.segment.id, draft).accounts == len(same)
    sample.run("Model", save_model, hero.segment.id, draft)
    # 0.6 * 66.7 + 0.4 * 88 = 40.02 + 35.2 = 75.2
    assert account_view(sample, hero.account.id).health.score == Decimal("75.2")
    other = next(line for line in accounts(sample) if line.id not in same and line.score)
    assert account_view(sample, other.id).health.score == other.score
    assert model_view(sample, None).versions == 0


def test_scores_of_before_keep_the_model_they_were_made_with(
    sample: Book, pictured: Callable[[Book], Picture]
) -> None:
    hero = account_named(sample, "Northwind Rail").id
    before, then = account_facts(sample, hero).snapshots, pictured(sample)
    draft = replace(model_view(sample, None).rules, csm_share=Decimal("0.2"))
    model = sample.run("Model", save_model, None, draft)
    assert model is not None
    view = model_view(sample, None)
    assert (view.since, view.versions, view.rules) == (sample.today(), 1, draft)
    assert sample.run("Same again", save_model, None, draft) is None
    refresh(sample)
    after = account_facts(sample, hero).snapshots
    assert [s for s in after if s.on < sample.today()] == [
        s for s in before if s.on < sample.today()
    ]
    assert after[-1].factors != before[-1].factors
    sample.undo()
    refresh(sample)
    assert model_view(sample, None).versions == 0
    assert pictured(sample)["health_model"] == then["health_model"] == []
    assert account_facts(sample, hero).snapshots[-1].score == before[-1].score
    sample.redo()
    assert sample.run("look", Work.find, HealthModel) == (model,)


def test_what_cannot_be_a_model_is_refused(sample: Book) -> None:
    draft = replace(model_view(sample, None).rules, watch_from=80)
    with pytest.raises(UserError, match="below that of healthy"):
        sample.run("Model", save_model, None, draft)
    with pytest.raises(LookupError):
        sample.run("Model", save_model, 12345, model_view(sample, None).rules)


def test_a_snapshot_says_which_model_it_was_made_with(sample: Book) -> None:
    """Also where only the lines moved, and no factor did: the day is kept under the new model."""
    hero = account_named(sample, "Northwind Rail")
    before = account_facts(sample, hero.id).snapshots
    assert {snapshot.model_id for snapshot in before} == {None}
    of_book = sample.run(
        "Model", save_model, None, replace(model_view(sample, None).rules, watch_from=49)
    )
    assert of_book is not None
    refresh(sample)
    after = account_facts(sample, hero.id).snapshots
    assert [snapshot.model_id for snapshot in after[-2:]] == [None, of_book.id]
    assert after[-1].factors == before[-1].factors
    assert health_view(account_view(sample, hero.id)).model_changes == (sample.today(),)
    assert segment_scored_by(sample, hero.id) is None
    # A segment's own model comes later than the book's that it stands on.
    own = replace(model_view(sample, hero.segment_id).rules, watch_from=48)
    of_segment = sample.run("Model", save_model, hero.segment_id, own)
    assert of_segment is not None
    refresh(sample)
    assert account_facts(sample, hero.id).snapshots[-1].model_id == of_segment.id
    assert segment_scored_by(sample, hero.id) == hero.segment_id
    other = next(
        line for line in accounts(sample) if line.segment_id != hero.segment_id and line.score
    )
    assert account_facts(sample, other.id).snapshots[-1].model_id == of_book.id
    sample.undo()
    refresh(sample)
    assert account_facts(sample, hero.id).snapshots[-1].model_id == of_book.id
