"""Figures are true when somebody looks: stale by a change, fresh by a look, kept day by day."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.lists.figures import (
    current_lines,
    judge_all,
    refresh,
    refresh_some,
    refresh_while,
    say_anew,
    stale,
)
from csm_desktop.app.meetings.notes import write_notes
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.sample import sample_book
from csm_desktop.app.saved_views import OwnView, keep_view
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.health import Band, Factor, FactorScore, HealthSnapshot
from csm_desktop.domain.records.metrics import MetricKind, Reading
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from csm_desktop.wording import Voice


@pytest.fixture
def sample(book: Book, clock: FixedClock) -> Book:
    book.run("Sample book", Work.add_all, sample_book(clock))
    return book


def hero(book: Book) -> Account:
    return next(
        account_facts(book, line.id).account
        for line in accounts(book)
        if line.name == "Northwind Rail"
    )


def test_what_is_kept_is_what_is_computed_at_a_look(sample: Book) -> None:
    looked = current_lines(sample)
    assert all(line.as_of is None for line in accounts(sample))
    assert refresh(sample) == len(looked) == 12
    assert accounts(sample) == looked == current_lines(sample)
    assert refresh(sample) == 0


def test_a_change_makes_the_figures_of_its_account_stale_and_no_others(sample: Book) -> None:
    refresh(sample)
    sample.run("Edit", edit_account, hero(sample).id, city="Stralsund")
    assert refresh(sample) == 1
    sample.undo()
    assert refresh(sample) == 1


def test_notes_leave_figures_as_they_are_since_they_are_kept_at_every_pause(sample: Book) -> None:
    refresh(sample)
    meeting_id = account_facts(sample, hero(sample).id).notes[0].meeting_id
    sample.run("Notes", write_notes, meeting_id, body="? Who signs?")
    assert refresh(sample) == 0


def test_a_threshold_of_the_user_makes_all_stale_and_counts(sample: Book) -> None:
    refresh(sample)

    def forbid_health(work: Work) -> None:
        work.put(Setting(work.new_id(), "rule.healthy_from", json.dumps(110)))

    sample.run("Change rule", forbid_health)
    assert refresh(sample) == 12
    assert Band.HEALTHY not in {line.band for line in accounts(sample)}


def test_in_another_language_alerts_that_go_on_are_said_anew(sample: Book) -> None:
    def said() -> set[str]:
        return {line.what for line in alert_lines(sample, Shelf.FIRING)}

    refresh(sample)
    assert "A renewal is near" in said()
    with Voice.of("de").spoken():
        say_anew(sample)
        assert refresh(sample) == 12
        assert "Eine Verlängerung naht" in said()
        assert "A renewal is near" not in said()
    # Kept with its values, it is told in whichever language is in force.
    assert "A renewal is near" in said()
    assert sample.undo_label == "Sample book"


def test_a_setting_that_is_no_rule_leaves_figures_as_they_are(sample: Book) -> None:
    refresh(sample)
    sample.run("Keep a view", keep_view, OwnView("Mine", words="rail"))
    sample.run("Keep a view", keep_view, OwnView("Mine", words="freight"))
    sample.undo()
    assert refresh(sample) == 0


def test_a_day_later_all_is_computed_anew_and_undo_is_left_alone(
    sample: Book, clock: FixedClock
) -> None:
    refresh(sample)
    label = sample.undo_label
    path = sample.path
    sample.close()
    with opened_book(path, FixedClock(clock.now() + timedelta(days=1))) as tomorrow:
        assert refresh(tomorrow) == 12
        assert {line.as_of for line in accounts(tomorrow)} == {tomorrow.today()}
        assert tomorrow.undo_label == label


def test_of_many_accounts_a_list_keeps_the_figures_of_an_earlier_day_and_says_which(
    sample: Book, clock: FixedClock
) -> None:
    refresh(sample)
    changed = hero(sample)
    sample.run("Edit", edit_account, changed.id, city="Stralsund")
    path, day = sample.path, sample.today()
    sample.close()
    later = FixedClock(clock.now() + timedelta(days=60))
    with opened_book(path, later, read_only=True) as book:
        whole, few = current_lines(book), current_lines(book, at_most=12)
        many = {line.id: line for line in current_lines(book, at_most=11)}
        assert whole == few
        assert {line.as_of for line in whole} == {book.today()}
        assert many.pop(changed.id) == next(line for line in whole if line.id == changed.id)
        assert {line.as_of for line in many.values()} == {day}


def snapshots(book: Book, account_id: int) -> tuple[HealthSnapshot, ...]:
    return account_facts(book, account_id).snapshots


def test_a_snapshot_is_kept_once_a_day_and_only_where_health_moved(
    sample: Book, clock: FixedClock
) -> None:
    account = hero(sample)
    refresh(sample)
    kept = snapshots(sample, account.id)
    sample.run("Edit", edit_account, account.id, city="Stralsund")
    refresh(sample)
    assert snapshots(sample, account.id) == kept
    facts = account_facts(sample, account.id)
    seats = next(metric for metric in facts.metrics if metric.kind is MetricKind.ACTIVE_SEATS)

    def read(work: Work, value: int) -> None:
        work.add(Reading(work.new_id(), account.id, seats.id, work.today(), Decimal(value)))

    sample.run("Read", read, 20)
    refresh(sample)
    sample.run("Read", read, 10)
    refresh(sample)
    moved = snapshots(sample, account.id)
    assert [each.on for each in moved].count(clock.today()) == 1
    assert len(moved) - len(kept) in (0, 1)
    licence = next(f for f in moved[-1].factors if f.factor is Factor.LICENCE_USE)
    assert licence.value is not None
    assert licence.value < 10


def test_a_new_account_has_figures_without_a_score(book: Book) -> None:
    account = book.run("New", new_account, "Evershed Legal")
    refresh(book)
    [line] = accounts(book)
    assert (line.id, line.band, line.score, line.coverage) == (account.id, Band.UNKNOWN, None, 0)


def test_undoing_a_new_account_takes_its_figures_and_snapshots_along(book: Book) -> None:
    book.run("New", new_account, "Evershed Legal")
    refresh(book)
    assert book.undo() == "New"
    assert accounts(book) == ()
    with book.reading() as connection:
        for table in ("account_figures", "health_snapshot"):
            assert connection.driver.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_the_scores_of_past_days_come_back_with_an_account(book: Book, clock: FixedClock) -> None:
    """How a day was judged cannot be made anew; undone and redone twice, all days are there."""
    account = book.run("New", new_account, "Evershed Legal")
    other = book.run("New", new_account, "Halden Foods")
    factors = (FactorScore(Factor.USAGE, Decimal("55.1"), Decimal("0.06"), Decimal("3.306")),)
    days = [
        HealthSnapshot(
            900 + ago, id_, clock.today() - timedelta(days=ago), Decimal("61.4"), Band.WATCH,
            Decimal("0.8"), factors,
        )
        for ago, id_ in ((9, account.id), (5, account.id), (3, other.id))
    ]  # fmt: skip
    book.record(Work.add_all, days)
    refresh(book)
    kept = snapshots(book, account.id), snapshots(book, other.id)
    assert kept[0][:2] == tuple(days[:2])
    for _ in range(2):
        book.undo()
        book.undo()
        assert accounts(book) == ()
        book.redo()
        assert snapshots(book, account.id) == kept[0]
        book.redo()
        refresh(book)
        assert (snapshots(book, account.id), snapshots(book, other.id)) == kept


def test_accounts_that_were_undone_while_their_figures_waited_are_passed_over(book: Book) -> None:
    made = book.run("New account", new_account, "Kestrel Health")
    book.undo()
    refresh_some(book, [made.id])
    assert current_lines(book) == ()


def test_figures_do_not_depend_on_which_accounts_are_computed_together(sample: Book) -> None:
    ids = [line.id for line in accounts(sample)]
    with sample.reading() as connection:
        together = judge_all(connection, ids, sample.today())
        alone = [judge_all(connection, [id_], sample.today())[0] for id_ in sorted(ids)]
    assert together == alone


def test_settings_change_rules_and_unknown_ones_are_passed_over() -> None:
    changed = rules_from(
        [
            Setting(1, "rule.watch_from", "40"),
            Setting(2, "rule.csm_share", '"0.5"'),
            Setting(3, "rule.renewal_days", "[90]"),
            Setting(4, "rule.of_a_newer_program", "1"),
            Setting(5, "window.size", "1"),
        ]
    )
    assert changed == replace(
        DEFAULT_RULES, watch_from=40, csm_share=Decimal("0.5"), renewal_days=(90,)
    )


def test_a_portion_ends_with_its_time_and_says_how_far_it_came(book: Book) -> None:
    for number in range(11):
        book.run("New account", new_account, f"Account {number}")
    waiting = stale(book)
    assert len(waiting) == 11
    done = refresh_while(book, waiting, lambda: False)
    assert 0 < done < len(waiting)  # a few at least: it comes to an end whatever the time
    assert stale(book) == waiting[done:]
    assert refresh_while(book, waiting[done:], lambda: True) == len(waiting) - done
    assert stale(book) == ()
