"""The intake in a real book: what each act stores, and that undo takes it back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from csm_desktop.app.accounts import segments
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import fit, goals, intake, spiced
from csm_desktop.app.handoff.intake import Kickoff, PlanMade
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.meetings.acts import edit_meeting, end_meeting
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.handoff.intake import GAPS, PART_QUESTIONS
from csm_desktop.domain.records.accounts import Experience
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import Answer, FitCheck
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.errors import UserError
from tests.app.conftest import Picture, undone_and_redone

KICKOFF = Kickoff(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")
MESSAGE = """From: Tom Reed <tom@seller.example>
Date: 19 Nov 2026

Rosters take two days a week. The season opens on 1 April 2027.
"""


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New account", new_account, "Fjord Ferries").id


def _facts(book: Book, account: int) -> AccountFacts:
    return account_facts(book, account)


def _file(book: Book, account: int, part: SpicedPart, words: str) -> SpicedEntry | None:
    return book.run("File", intake.file_passage, account, part, words)


def _plan(book: Book, account: int) -> PlanMade:
    return book.run("Make the plan", intake.make_plan, account, KICKOFF)


def test_the_message_is_kept_as_it_came(book: Book, account: int) -> None:
    book.run("Message", intake.write_message, account, " ")
    assert _facts(book, account).handoff_sheets == ()
    for text in (MESSAGE, f"{MESSAGE}\n\U0001f6a2 <b>{{x}}"):
        book.run("Message", intake.write_message, account, text)
        (sheet,) = _facts(book, account).handoff_sheets
        assert sheet.source_message == text


def test_filed_words_keep_who_wrote_them_and_when(book: Book, account: int) -> None:
    book.run("Message", intake.write_message, account, MESSAGE)
    made = _file(book, account, SpicedPart.PAIN, "Rosters take\n> two days")
    assert made is not None
    assert made.text == "Rosters take two days"
    assert made.source == "Tom Reed, 19 November 2026: “Rosters take two days”"
    assert made.recorded_on == date(2026, 11, 22)
    assert made.said_by_id is None


def test_words_of_a_contact_are_said_by_that_contact(book: Book, account: int) -> None:
    tom = book.run("Contact", new_contact, account, "T. Reed", email="Tom@seller.example")
    book.run("Message", intake.write_message, account, MESSAGE)
    made = _file(book, account, SpicedPart.PAIN, "Rosters")
    assert made is not None
    assert made.said_by_id == tom.id


def test_a_second_passage_stands_beneath_the_first_and_the_event_keeps_its_day(
    book: Book, account: int
) -> None:
    event = SpicedPart.CRITICAL_EVENT
    _file(book, account, event, "The season opens")
    book.run("Date", spiced.date_event, account, date(2027, 4, 1))
    made = _file(book, account, event, "{a.__class__} <b>")
    assert made is not None
    assert made.text == "The season opens\n{a.__class__} <b>"
    assert made.source.count("\n") == 1
    assert made.event_on == date(2027, 4, 1)
    assert _file(book, account, event, " The  season opens ") is None


def test_nothing_selected_is_refused(book: Book, account: int) -> None:
    with pytest.raises(UserError, match="No words are selected"):
        _file(book, account, SpicedPart.PAIN, " \u2029> ")


def test_other_words_for_a_filed_part_keep_their_source(book: Book, account: int) -> None:
    filed = _file(book, account, SpicedPart.PAIN, "Rosters take 2 days")
    assert filed is not None
    worded = book.run("Word", intake.word_part, account, SpicedPart.PAIN, "Two days a week")
    assert worded is not None
    assert worded.id != filed.id
    assert worded.source == filed.source
    gone = book.run("Word", intake.word_part, account, SpicedPart.PAIN, "")
    assert gone is not None
    assert gone.source == ""
    assert book.run("Word", intake.word_part, account, SpicedPart.PAIN, "") is None


def _furnish(book: Book, account: int) -> None:
    book.run("Segment", segments.begin_segment, account, Engagement.HIGH_TOUCH)
    book.run("Start", edit_account, account, contract_start=date(2026, 11, 16))
    book.run("Goal", plans.new_goal, account, "Rosters in an hour", Horizon.FIRST_VALUE)
    book.run("Fit", fit.answer_fit, account, FitCheck.SUPPORT, Answer.PARTLY)
    book.run("Fit", fit.note_fit, account, FitCheck.SUPPORT, "Their manager is a blocker")
    _file(book, account, SpicedPart.PAIN, "Rosters take two days")


def test_the_plan_is_made_in_one_act_and_taken_back_in_one(
    book: Book, account: int, pictured: Callable[[Book], Picture]
) -> None:
    _furnish(book, account)
    before = pictured(book)
    made = _plan(book, account)
    facts = _facts(book, account)
    assert [(milestone.title, milestone.target_on) for milestone in facts.milestones] == [
        ("Configuration complete", date(2026, 11, 26)),
        ("EBR 1", date(2027, 2, 14)),
        ("EBR 2", date(2027, 8, 13)),
    ]
    assert (made.milestones, made.past) == (3, 1), "the first login was due yesterday"
    (goal,) = facts.goals
    assert goal.due_on == date(2026, 12, 31)
    (gap,) = facts.gaps
    bridge = next(action for action in facts.actions if action.id == gap.action_id)
    assert (gap.check, bridge.due_on) == (FitCheck.SUPPORT, date(2026, 11, 25))
    (meeting,) = facts.meetings
    assert meeting == made.meeting
    assert meeting.kind is MeetingKind.ORCHESTRATION
    assert len(meeting.agenda) == 5
    assert PART_QUESTIONS[SpicedPart.IMPACT].text in meeting.questions
    assert PART_QUESTIONS[SpicedPart.PAIN].text not in meeting.questions
    assert "Agree the day of the business orchestration" in [
        action.title for action in facts.actions
    ]
    book.undo()
    assert pictured(book) == before


def test_making_the_plan_again_adds_only_what_is_new(book: Book, account: int) -> None:
    _furnish(book, account)
    _plan(book, account)
    again = _plan(book, account)
    assert not again.anything
    _file(book, account, SpicedPart.IMPACT, "One roster clerk less")
    book.run("Fit", fit.answer_fit, account, FitCheck.TECHNICAL, Answer.NO)
    more = _plan(book, account)
    assert (more.gaps, more.milestones, more.meeting) == (1, 0, None)
    (meeting,) = _facts(book, account).meetings
    assert PART_QUESTIONS[SpicedPart.IMPACT].text not in meeting.questions
    assert PART_QUESTIONS[SpicedPart.DECISION].text in meeting.questions


def test_an_orchestration_that_was_held_is_not_planned_again(book: Book, account: int) -> None:
    made = _plan(book, account)
    assert made.meeting is not None
    book.run("End", end_meeting, made.meeting.id)
    asked = _facts(book, account).meetings[0].questions
    _furnish(book, account)
    again = _plan(book, account)
    assert (again.meeting, again.milestones, again.gaps) == (None, 3, 1)
    (meeting,) = _facts(book, account).meetings
    assert meeting.questions == asked


def test_the_users_own_questions_stay(book: Book, account: int) -> None:
    _plan(book, account)
    (meeting,) = _facts(book, account).meetings
    book.run("Ask", edit_meeting, meeting.id, questions=("Who sails?", *meeting.questions))
    _plan(book, account)
    assert _facts(book, account).meetings[0].questions == ("Who sails?", *meeting.questions)


def test_without_a_contract_start_there_are_no_dates_and_all_else_is_made(
    book: Book, account: int
) -> None:
    made = _plan(book, account)
    facts = _facts(book, account)
    assert (made.milestones, facts.milestones) == (0, ())
    assert made.meeting is not None


def test_a_goal_is_heard_without_its_heading_and_its_measure_makes_the_metric(
    book: Book, account: int
) -> None:
    words = "Goal: replan in time, measured by minutes to replan, 90 to 15 30 jun"
    undone_and_redone(book, goals.say_goal, account, Horizon.TWELVE_MONTHS, words)
    facts = _facts(book, account)
    (goal,) = facts.goals
    assert (goal.statement, goal.measure) == ("replan in time", "minutes to replan, 90 to 15")
    assert goal.due_on == date(2027, 6, 30)
    (metric,), (used,) = facts.metrics, facts.account_metrics
    assert (metric.name, metric.better) == ("minutes to replan", Better.LOWER)
    assert (used.metric_id, used.baseline, used.target) == (goal.metric_id, 90, 15)
    # Said again in other words, the metric is the one that is there.
    book.run("Again", goals.measure_goal, goal.id, "minutes to replan, 90 to 12")
    assert len(_facts(book, account).metrics) == 1
    other = book.run("Other", goals.say_goal, account, Horizon.OTHER, "Ziel: ruhige Wochen")
    assert (other.statement, other.metric_id) == ("ruhige Wochen", None)
    said = book.run("Reword", goals.reword_goal, other.id, "Calm weeks measured by calls")
    assert (said.statement, said.measure, said.metric_id) == ("Calm weeks", "calls", None)
    # A measure that somebody wrote is not written over by the words of the goal.
    kept = book.run("Reword", goals.reword_goal, other.id, "Calm days measured by mails")
    assert (kept.statement, kept.measure) == ("Calm days", "calls")


def test_first_value_is_due_earlier_for_the_inexperienced(book: Book, account: int) -> None:
    start = date(2026, 11, 16)
    days = []
    for experience in (Experience.EXPERIENCED, Experience.INEXPERIENCED):
        book.run("Start", edit_account, account, contract_start=start, experience=experience)
        goal = book.run("Goal", goals.say_goal, account, Horizon.FIRST_VALUE, "One site")
        _plan(book, account)
        due = next(x for x in _facts(book, account).goals if x.id == goal.id).due_on
        assert due is not None
        days.append((due - start).days)
        book.run("Out", plans.remove_goal, goal.id)
    assert days == [45, 30]


def test_without_a_segment_the_default_journey_is_laid_out_once(book: Book, account: int) -> None:
    book.run("Start", edit_account, account, contract_start=date(2026, 11, 16))
    assert _plan(book, account).milestones == 3
    assert _plan(book, account).milestones == 0
    laid = _facts(book, account).milestones
    assert [each.journey_step_id for each in laid] == [None] * 3


def test_what_a_gap_says_to_the_customer_tells_nothing_of_the_check(
    book: Book, account: int
) -> None:
    _furnish(book, account)
    _plan(book, account)
    seen = repr(facts_for_customer(_facts(book, account)))
    assert GAPS[FitCheck.SUPPORT].text in seen
    for internal in ("blocker", "partly", "Rosters take two days", "Who of you"):
        assert internal not in seen
