"""A review was held: its goals come back, the next one is planned, its pack can be made again."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.segments import begin_segment
from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import ebr_material, write_made
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.meetings.acts import new_meeting
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.reviews.held import hold_review, holding
from csm_desktop.app.reviews.past import past_lines, past_view
from csm_desktop.app.reviews.view import studio_view
from csm_desktop.app.today.view import running_clocks
from csm_desktop.app.value.metrics import add_reading, measure_by, new_metric
from csm_desktop.domain.meetings.end import FollowUpTiming, clock_of
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.reviews import GoalResult, ReviewPart, ReviewStatus
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.instants import day_in
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr import pack as packs

TODAY = date(2026, 11, 22)
Rows = dict[str, list[tuple[object, ...]]]


class Ready:
    """An account whose first review is prepared, with a goal and a measure."""

    def __init__(self, book: Book) -> None:
        self.book = book
        run = book.run
        self.account = run("a", new_account, "Northwind Rail").id
        run("s", begin_segment, self.account, Engagement.HIGH_TOUCH)
        self.lena = run("c", new_contact, self.account, "Lena", roles=(ContactRole.SPONSOR,)).id
        self.marc = run("c", new_contact, self.account, "Marc").id
        self.metric = run("m", new_metric, "Minutes to replan").id
        run("m", measure_by, self.account, self.metric)
        run("r", add_reading, self.account, self.metric, date(2026, 11, 2), Decimal(90))
        run("t", reviews.write_title, self.account, ReviewPart.SUMMARY, "As it was shown")
        run("g", reviews.new_review_goal, self.account, "Train 150 planners")
        run("d", reviews.edit_review, self.account, on=date(2026, 11, 20))

    @property
    def facts(self) -> AccountFacts:
        return account_facts(self.book, self.account)


@pytest.fixture
def ready(book: Book) -> Ready:
    return Ready(book)


def test_its_goals_are_promises_of_the_next_review_planned_after_the_cadence(ready: Ready) -> None:
    held = ready.book.run("h", hold_review, ready.account, date(2026, 11, 20), [ready.lena])
    assert held.review.status is ReviewStatus.HELD
    assert held.next is not None
    assert (held.next.number, held.next.on) == (2, date(2026, 11, 20) + timedelta(days=90))
    view = studio_view(ebr_material(ready.book, ready.account))
    assert (view.review.number, view.planned) == (2, True)
    assert [each.text for each in view.promised] == ["Train 150 planners"]
    assert view.goals == ()
    ready.book.run("k", reviews.edit_review_goal, view.promised[0].id, result=GoalResult.KEPT)
    view = studio_view(ebr_material(ready.book, ready.account))
    summary = view.pack.pages[0]
    assert isinstance(summary, packs.Summary)
    assert [promise.result for promise in summary.promises] == [GoalResult.KEPT]


def test_an_agreed_day_goes_before_the_cadence(ready: Ready) -> None:
    ready.book.run("d", reviews.edit_review, ready.account, next_on=date(2027, 3, 18))
    assert holding(ready.facts).next_on == date(2027, 3, 18)
    held = ready.book.run("h", hold_review, ready.account, date(2026, 11, 20))
    assert held.next is not None
    assert held.next.on == held.review.next_on == date(2027, 3, 18)


def test_without_cadence_and_agreement_no_next_review_is_invented(book: Book) -> None:
    account = book.run("a", new_account, "Empty Ltd").id
    held = book.run("h", hold_review, account, TODAY)
    assert (held.next, held.review.next_on) == (None, None)


def test_who_was_there_stands_in_a_meeting_that_is_over(ready: Ready) -> None:
    held = ready.book.run("h", hold_review, ready.account, date(2026, 11, 20), [ready.marc])
    (meeting,) = ready.facts.meetings
    assert (meeting.id, meeting.kind) == (held.review.meeting_id, MeetingKind.EBR)
    assert meeting.ended_at is not None
    came = [attendance.contact_id for attendance in ready.facts.attendances if attendance.attended]
    assert came == [ready.marc]
    past = past_view(ready.book, ready.account, held.review.id)
    assert past.theirs == ("Marc",)


def test_a_review_entered_later_has_its_business_day_and_raises_no_alert(ready: Ready) -> None:
    ready.book.run("h", hold_review, ready.account, date(2026, 11, 18), [ready.marc])
    (meeting,) = ready.facts.meetings
    assert meeting.closed_at == ready.book.now()
    refresh(ready.book)
    assert not [a for a in ready.facts.alerts if a.trigger is Trigger.FOLLOW_UP_OVERDUE]
    (clock,) = running_clocks(ready.book)
    assert clock.due_at > ready.book.now()
    (line,) = accounts(ready.book, (ready.account,))
    assert line.asked == 0  # still running: neither in time nor late


def test_the_meeting_of_that_day_is_taken_and_says_who_did_not_come(ready: Ready) -> None:
    at = ready.book.now() - timedelta(hours=2)
    ready.book.run(
        "m", new_meeting, ready.account, MeetingKind.EBR, at, "UTC", [ready.lena, ready.marc]
    )
    ready.book.run("d", reviews.edit_review, ready.account, on=TODAY)
    proposed = holding(ready.facts)
    assert {person.name: person.came for person in proposed.people} == {"Lena": True, "Marc": True}
    ready.book.run("h", hold_review, ready.account, TODAY, [ready.lena])
    assert len(ready.facts.meetings) == 1
    came = {attendance.contact_id: attendance.attended for attendance in ready.facts.attendances}
    assert came == {ready.lena: True, ready.marc: False}


def test_a_review_is_proposed_as_held_with_those_it_was_prepared_for(ready: Ready) -> None:
    proposed = holding(ready.facts)
    assert (proposed.number, proposed.on) == (1, date(2026, 11, 20))
    assert [(person.name, person.came) for person in proposed.people] == [
        ("Lena", True),
        ("Marc", False),
    ]
    ready.book.run("d", reviews.edit_review, ready.account, on=date(2026, 12, 3))
    assert holding(ready.facts).on == TODAY


@pytest.mark.parametrize(
    ("on", "next_on", "words"),
    [
        (date(2026, 11, 23), None, "in the future"),
        (date(2026, 11, 20), date(2026, 11, 20), "must come after"),
        (date(2026, 8, 1), None, "EBR 1 was held"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    ready: Ready, on: date, next_on: date | None, words: str
) -> None:
    if "EBR 1" in words:
        ready.book.run("h", hold_review, ready.account, date(2026, 11, 10))
    with pytest.raises(UserError, match=words):
        ready.book.run("h", hold_review, ready.account, on, (), (), next_on)


def test_one_undo_takes_all_of_it_back(ready: Ready, pictured: Callable[[Book], Rows]) -> None:
    before = pictured(ready.book)
    ready.book.run("h", hold_review, ready.account, TODAY, [ready.lena])
    after = pictured(ready.book)
    assert after != before
    assert ready.book.undo() == "h"
    assert pictured(ready.book) == before
    ready.book.redo()
    assert pictured(ready.book) == after


def test_a_held_reviews_pack_is_made_again_as_it_was(ready: Ready) -> None:
    run = ready.book.run
    offered = run("o", reviews.offer_capability, ready.account, "What-if plans")
    initiative = run("i", reviews.new_initiative, ready.account, "Timetable change", update="new")
    dropped = run("i", reviews.new_initiative, ready.account, "Dropped since").id
    then = studio_view(ebr_material(ready.book, ready.account, date(2026, 11, 20))).pack
    held = run("h", hold_review, ready.account, date(2026, 11, 20), [ready.lena])
    run("i", reviews.edit_initiative, initiative.id, update="All is done")
    run("i", reviews.remove_initiative, dropped)
    run("i", reviews.new_initiative, ready.account, "Came since")
    run("c", reviews.edit_capability, offered.capability_id, benefit="Written since")
    run("a", edit_account, ready.account, name="Renamed since")
    run("r", add_reading, ready.account, ready.metric, date(2026, 11, 21), Decimal(22))
    run("g", reviews.edit_review_goal, ready.facts.review_goals[0].id, text="Reworded since")
    past = past_view(ready.book, ready.account, held.review.id)
    assert past.as_it_was
    assert past.pack == then
    assert [goal.text for goal in past.goals] == ["Reworded since"]


def test_a_review_that_came_as_held_is_made_of_the_numbers_of_its_day(ready: Ready) -> None:
    from csm_desktop.app.book import Work
    from csm_desktop.domain.records.reviews import Review

    def came(work: Work) -> int:
        on = date(2026, 11, 10)
        return work.add(Review(work.new_id(), ready.account, 1, on, ReviewStatus.HELD)).id

    id_ = ready.book.run("i", came)
    ready.book.run("r", add_reading, ready.account, ready.metric, date(2026, 11, 21), Decimal(22))
    past = past_view(ready.book, ready.account, id_)
    assert not past.as_it_was
    assert past.pack.as_of == past.pack.on == date(2026, 11, 10)
    summary = past.pack.pages[0]
    assert isinstance(summary, packs.Summary)
    assert [measure.now for measure in summary.measures] == [Decimal(90)]


def test_reviews_that_were_held_are_listed_the_latest_first(ready: Ready) -> None:
    for on in (date(2026, 10, 1), date(2026, 11, 20)):
        ready.book.run("h", hold_review, ready.account, on)
    lines = past_lines(ready.facts)
    assert [(line.review.number, line.why) for line in lines] == [
        (2, "no goals were set"),
        (1, "0 of 1 goal kept"),
    ]
    with pytest.raises(LookupError):
        past_view(ready.book, ready.account, 1)


def test_a_pack_from_memory_is_written_whole(ready: Ready, tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    pack = studio_view(ebr_material(ready.book, ready.account)).pack
    written = write_made(pack, tmp_path / "pack.pdf")
    assert written.path.read_bytes().startswith(b"%PDF")
    assert written.pages[0] == "As it was shown"


def test_a_review_held_today_leaves_its_follow_up_the_half_hour(ready: Ready) -> None:
    held = ready.book.run(
        "h", hold_review, ready.account, TODAY, [ready.lena], here="Europe/Berlin"
    )
    meeting = next(
        meeting for meeting in ready.facts.meetings if meeting.id == held.review.meeting_id
    )
    now = ready.book.now()
    assert meeting.ended_at == now
    assert day_in(meeting.starts_at, meeting.zone) == TODAY
    assert meeting.starts_at <= now
    clock = clock_of(meeting, (), now, DEFAULT_RULES)
    assert clock.timing is FollowUpTiming.RUNNING
