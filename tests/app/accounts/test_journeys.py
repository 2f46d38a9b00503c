"""Segments and their journeys: entered, changed, validated, undone."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.accounts import journeys
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.segments import give_fitting, give_segment, unplaced_accounts
from csm_desktop.app.book import Book, Work
from csm_desktop.app.documents.validation_listing import first_value_words
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.lists.segments import SegmentPage, segment_pages
from csm_desktop.app.lists.step_moves import step_move_effect
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan import acts as plans
from csm_desktop.app.reviews.references import add_reference, set_norm
from csm_desktop.domain.journey.step_moves import Stays
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.records.accounts import Experience
from csm_desktop.domain.records.journeys import is_silent
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.segments import Engagement, Segment, new_segment
from csm_desktop.errors import UserError
from tests.app.conftest import undone_and_redone
from tests.books import CLOCK

TODAY = CLOCK.today()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(tmp_path / "Segments.csm", CLOCK, create=True) as book:
        yield book


@pytest.fixture
def enterprise(book: Book) -> Segment:
    return book.run("Segment", journeys.enter_segment, " Enterprise ")


def page(book: Book, name: str = "Enterprise") -> SegmentPage:
    return next(one for one in segment_pages(book) if one.segment.name == name)


def test_a_segment_begins_with_a_journey_of_its_own(book: Book, enterprise: Segment) -> None:
    assert (enterprise.name, enterprise.cadence_days) == ("Enterprise", 30)
    found = page(book)
    assert found.journey is not None
    assert [(one.step.title, one.step.day) for one in found.steps] == [
        ("First login", 5), ("Configuration complete", 10), ("EBR 1", 90), ("EBR 2", 270),
    ]  # fmt: skip
    undone_and_redone(book, journeys.enter_segment, "Digital")
    for name in ("  ", "ENTERPRISE"):
        with pytest.raises(UserError):
            book.run("Refused", journeys.enter_segment, name)


def test_another_model_brings_its_cadences_where_nobody_changed_them(
    book: Book, enterprise: Segment
) -> None:
    book.run("Own", journeys.edit_segment, enterprise.id, review_cadence_days=120)
    undone_and_redone(book, journeys.edit_segment, enterprise.id, engagement=Engagement.HIGH_TOUCH)
    now = page(book).segment
    assert (now.cadence_days, now.review_cadence_days) == (14, 120)
    with pytest.raises(UserError):
        book.run("Never", journeys.edit_segment, enterprise.id, cadence_days=0)


def test_a_segment_of_a_list_is_given_a_journey_once(book: Book) -> None:
    def listed(work: Work) -> Segment:
        return work.add(new_segment(work.new_id(), "Imported", Engagement.LOW_TOUCH))

    segment = book.run("Import", listed)
    assert page(book, "Imported").journey is None
    undone_and_redone(book, journeys.give_journey, segment.id)
    given = page(book, "Imported").journey
    book.run("Again", journeys.give_journey, segment.id)
    assert page(book, "Imported").journey == given


def test_by_hand_steps_are_held_against_what_happened_and_moved_to_it(
    book: Book, enterprise: Segment
) -> None:
    assert enterprise.journey_id is not None
    start = TODAY - timedelta(days=100)
    step = page(book).steps[1].step  # configuration complete, day 10
    ids = []
    for number, days in enumerate((8, 14, 20)):
        account = book.run("Account", new_account, f"A{number}", contract_start=start).id
        book.run("Into", give_segment, account, enterprise.id)

        def reach(work: Work, account: int = account, days: int = days) -> None:
            on, own_id = start + timedelta(days=days), work.new_id()
            work.add(
                Milestone(own_id, account, step.title, on, reached_on=on, journey_step_id=step.id)
            )

        book.run("Reach", reach)
        ids.append(account)
    found = page(book).steps[1]
    assert found.days is not None
    assert (found.count, found.days.median, found.days.lower, found.days.upper) == (3, 14, 11, 17)
    assert found.late_share == Decimal("0.6667"), "two of three came after day 10"
    undone_and_redone(book, journeys.edit_step, step.id, day=14)
    assert page(book).steps[1].step.day == 14
    # What was agreed with the customers stays as it was agreed.
    assert [account_facts(book, id_).milestones[0].target_on for id_ in ids] == [
        start + timedelta(days=days) for days in (8, 14, 20)
    ]
    undone_and_redone(book, journeys.remove_step, step.id)
    assert account_facts(book, ids[0]).milestones[0].journey_step_id is None
    with pytest.raises(UserError, match="3 accounts are in this segment"):
        book.run("Remove", journeys.remove_segment, enterprise.id)
    for id_ in ids:
        book.run("Out", give_segment, id_, None)
    undone_and_redone(book, journeys.remove_segment, enterprise.id)


def test_a_moved_step_takes_along_what_nobody_confirmed_in_one_step(
    book: Book, enterprise: Segment
) -> None:
    start = TODAY - timedelta(days=3)
    ids = []
    for name in ("Free", "Confirmed"):
        account = book.run("Account", new_account, name, contract_start=start).id
        book.run("Into", give_segment, account, enterprise.id)
        book.run("Journey", plans.follow_journey, account)
        ids.append(account)
    step = page(book).steps[1].step
    second = account_facts(book, ids[1]).milestones[1]
    undone_and_redone(book, plans.confirm_day, second.id)
    effect = step_move_effect(book, step.id, 14)
    assert [(line.found.account, line.found.stays) for line in effect.lines] == [
        ("Free", None), ("Confirmed", Stays.CONFIRMED),
    ]  # fmt: skip
    assert effect.moved == 1
    undone_and_redone(book, journeys.move_step, step.id, 14)
    days = [account_facts(book, id_).milestones[1].target_on for id_ in ids]
    assert days == [start + timedelta(days=14), start + timedelta(days=10)]
    assert page(book).steps[1].step.day == 14
    with pytest.raises(UserError, match="which day"):
        book.run("Far", journeys.move_step, step.id, 10**9)


def test_a_confirmed_day_is_taken_back_unless_a_version_holds_it(
    book: Book, enterprise: Segment
) -> None:
    account = book.run("Account", new_account, "A", contract_start=TODAY).id
    book.run("Into", give_segment, account, enterprise.id)
    book.run("Journey", plans.follow_journey, account)
    milestone = account_facts(book, account).milestones[0]
    book.run("Yes", plans.confirm_day, milestone.id)
    undone_and_redone(book, plans.confirm_day, milestone.id, False)
    book.run("Agree", plans.agree_plan, account, ("Lena",))
    with pytest.raises(UserError, match="Version 1"):
        book.run("No", plans.confirm_day, milestone.id, False)


def test_readings_propose_and_only_an_act_takes_their_days(book: Book, enterprise: Segment) -> None:
    start = TODAY - timedelta(days=3)
    account = book.run("Account", new_account, "A", contract_start=start).id
    book.run("Into", give_segment, account, enterprise.id)
    book.run("Journey", plans.follow_journey, account)
    step = page(book).steps[0].step
    with pytest.raises(UserError, match="metric"):
        book.run("Line", journeys.edit_step, step.id, metric_line=Decimal(5))

    def measured(work: Work) -> int:
        metric = work.add(Metric(work.new_id(), "Active planners", kind=MetricKind.USAGE))
        on = TODAY - timedelta(days=1)
        work.add(Reading(work.new_id(), account, metric.id, on, Decimal(7)))
        return metric.id

    metric = book.run("Metric", measured)
    book.run("Metric", journeys.edit_step, step.id, metric_id=metric)
    undone_and_redone(book, journeys.edit_step, step.id, metric_line=Decimal(5))
    (found,) = crossings(account_facts(book, account))
    assert account_facts(book, account).milestones[0].reached_on is None, "nothing ticks itself"
    undone_and_redone(book, plans.take_crossings, account)
    assert account_facts(book, account).milestones[0].reached_on == found.on
    assert crossings(account_facts(book, account)) == ()
    book.run("None", journeys.edit_step, step.id, metric_id=None)
    assert page(book).steps[0].step.metric_line is None


def test_a_step_is_added_and_told_what_it_proves(book: Book, enterprise: Segment) -> None:
    journey_id = enterprise.journey_id
    assert journey_id is not None
    undone_and_redone(book, journeys.add_step, journey_id, "First report", 30)
    step = next(one.step for one in page(book).steps if one.step.title == "First report")
    undone_and_redone(book, journeys.edit_step, step.id, expected_percent=40, moment_of_truth=True)
    with pytest.raises(UserError):
        book.run("None", journeys.edit_step, step.id, title=" ")
    assert [one.step.day for one in page(book).steps] == [5, 10, 30, 90, 270]


def test_a_journey_on_trial_says_until_when_and_ends_at_once(
    book: Book, enterprise: Segment
) -> None:
    undone_and_redone(book, journeys.try_silently, enterprise.id, TODAY + timedelta(days=60))
    found = page(book).journey
    assert is_silent(found, TODAY)
    assert is_silent(found, TODAY + timedelta(days=59))
    assert not is_silent(found, TODAY + timedelta(days=60))
    with pytest.raises(UserError, match="still to come"):
        book.run("Past", journeys.try_silently, enterprise.id, TODAY)
    book.run("End", journeys.try_silently, enterprise.id, None)
    assert not is_silent(page(book).journey, TODAY)


def test_a_norm_of_use_is_said_changed_and_taken_back(book: Book, enterprise: Segment) -> None:
    def measured(work: Work) -> int:
        return work.add(Metric(work.new_id(), "Active planners", kind=MetricKind.USAGE)).id

    metric = book.run("Metric", measured)
    assert [line.value for line in page(book).norms] == [None]
    for value in (Decimal(40), Decimal(55)):
        undone_and_redone(book, set_norm, enterprise.id, metric, value)
        assert [line.value for line in page(book).norms] == [value]
    undone_and_redone(book, set_norm, enterprise.id, metric, None)
    assert [line.value for line in page(book).norms] == [None]
    for number in (1, 2):
        book.run("Typed", add_reference, metric, Decimal(number), "Survey",
                 segment_id=enterprise.id, name=f"Of {number}")  # fmt: skip
    with pytest.raises(UserError, match="Several references"):
        book.run("Which", set_norm, enterprise.id, metric, Decimal(9))


def test_by_hand_the_time_to_first_value_of_a_segment(book: Book, enterprise: Segment) -> None:
    for number, days in enumerate((30, 40, 60)):
        start = TODAY - timedelta(days=100)
        account = book.run(
            "Account", new_account, f"B{number}", contract_start=start,
            first_value_on=start + timedelta(days=days),
        )  # fmt: skip
        book.run("Into", give_segment, account.id, enterprise.id)
    waiting = book.run("Account", new_account, "Waits", contract_start=TODAY - timedelta(days=90))
    book.run("Into", give_segment, waiting.id, enterprise.id)
    found = page(book)
    assert found.days is not None
    assert (found.days.count, found.days.median, found.late, found.judged) == (3, 40, 2, 4)
    book.run("New to it", edit_account, waiting.id, experience=Experience.INEXPERIENCED)

    def told(work: Work) -> None:
        on = work.now() - timedelta(days=70)
        kind, state = MeetingKind.WORKING_SESSION, FollowUpState.SENT
        call = work.add(Meeting(work.new_id(), waiting.id, kind, "Call", on, ended_at=on))
        work.add(FollowUp(work.new_id(), waiting.id, call.id, state=state, sent_at=on))

    book.run("Follow-up", told)
    assert page(book).days == found.days, "nobody said that an update counts"
    undone_and_redone(book, journeys.edit_segment, enterprise.id, update_counts=True)
    counted = page(book)
    assert counted.days is not None
    assert (counted.days.count, counted.days.least, counted.late) == (4, 20, 1)
    assert "status update counts" in first_value_words(counted)


def test_accounts_get_the_segment_that_fits_and_others_stay(
    book: Book, enterprise: Segment
) -> None:
    with pytest.raises(UserError):
        book.run("Size", journeys.edit_segment, enterprise.id, least_employees=9, most_employees=8)
    book.run("Size", journeys.edit_segment, enterprise.id, least_employees=1000)
    large, small = (book.run("New", new_account, name) for name in ("Large", "Small"))
    for account, employees in ((large, 1200), (small, 12)):
        book.run("Size", edit_account, account.id, employees=employees)
    assert [(one.account.name, one.fits is not None) for one in unplaced_accounts(book)] == [
        ("Large", True), ("Small", False),
    ]  # fmt: skip
    undone_and_redone(book, give_fitting, [large.id, small.id])
    assert [one.account.name for one in unplaced_accounts(book)] == ["Small"]
    assert book.run("Again", give_fitting, [large.id, small.id]) == 0
