"""A meeting from its plan to the follow-up that was sent; every act can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.history import account_history, steps_back, undo_back
from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import cases, follow_ups, guests
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.acts import NextStep
from csm_desktop.app.meetings.view import MeetingView, load, meeting_lines, meeting_view
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan.actions import new_action, tick_action
from csm_desktop.domain.meetings.end import FollowUpTiming
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import FollowUpState, GoldenStep, Meeting, MeetingKind
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus, Mood, Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import day
from tests.app.conftest import Picture

NOTES = """Replanning takes 22 minutes today
! Go live in two depots on 13 December
> @us SSO guide to IT fri
> @lena name the pilot users 2 dec
? Who signs for the works council?
# Marc doubts the January date"""
STARTS = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)


class Called:
    """A book with one account, the user, two people of the customer, and a meeting with them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.me = book.run(
            "Me", Work.add, TeamMember(1, "Ida Berg", email="ida@us.example", is_me=True)
        )
        self.account = book.run("New account", new_account, "Northwind Rail")
        self.lena = self.contact("Lena Brandt", "lena@northwind.example")
        self.marc = self.contact("Marc Olivier", "")
        self.meeting = book.run(
            "New meeting",
            meetings.new_meeting,
            self.account.id,
            MeetingKind.IMPACT_REVIEW,
            STARTS,
            "Europe/Berlin",
            [self.lena.id, self.marc.id],
            purpose="Verify the twelve-month goal",
        )

    def contact(self, name: str, email: str) -> Contact:
        return self.book.run("New contact", new_contact, self.account.id, name, email=email)

    @property
    def view(self) -> MeetingView:
        facts, rules = load(self.book, self.account.id)
        view = meeting_view(facts, rules, self.meeting.id, self.book.now())
        assert view is not None
        return view


@pytest.fixture
def called(book: Book) -> Called:
    return Called(book)


Pictured = Callable[[Book], Picture]


def test_who_is_invited_was_not_there_before_it_was_said(called: Called) -> None:
    names = [(guest.name, guest.attendance.attended) for guest in called.view.guests]
    assert names == [("Lena Brandt", None), ("Marc Olivier", None), ("Ida Berg", None)]
    assert called.view.guests[-1].is_me


def test_ending_a_call_is_one_step_that_stores_all_and_takes_all_back(
    called: Called, pictured: Pictured
) -> None:
    book = called.book
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body=NOTES)
    before = pictured(book)
    marc = called.view.guests[1].attendance.id
    step = NextStep("Go-live check", Owner(Side.US, "Ida Berg", called.me.id), date(2026, 12, 4))
    book.run("End call", meetings.end_meeting, called.meeting.id, step, absent=[marc])
    view = called.view
    assert view.meeting.ended_at == book.now()
    assert view.clock.timing is FollowUpTiming.RUNNING
    assert view.clock.left == timedelta(minutes=30)
    assert [guest.attendance.attended for guest in view.guests] == [True, False, True]
    actions = book.run("look", Work.find, Action, account_id=called.account.id)
    assert [(a.title, a.side, a.due_on, a.origin, a.contact_id) for a in actions] == [
        ("SSO guide to IT", Side.US, date(2026, 11, 27), ActionOrigin.MEETING, None),
        (
            "name the pilot users",
            Side.CUSTOMER,
            date(2026, 12, 2),
            ActionOrigin.MEETING,
            called.lena.id,
        ),
        ("Go-live check", Side.US, date(2026, 12, 4), ActionOrigin.NEXT_STEP, None),
    ]
    assert view.unstored == ()
    assert book.undo() == "End call"
    assert pictured(book) == before


def test_a_call_ends_once(called: Called) -> None:
    called.book.run("End call", meetings.end_meeting, called.meeting.id)
    with pytest.raises(UserError):
        called.book.run("End call", meetings.end_meeting, called.meeting.id)
    assert [problem.text for problem in called.view.closing] == [
        "No next step yet: what, who, by when?"
    ]


def test_action_lines_written_after_the_end_are_stored_when_asked(called: Called) -> None:
    book = called.book
    book.run("End call", meetings.end_meeting, called.meeting.id)
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body="> one\n> one\n> two")
    assert [line.text for line in called.view.unstored] == ["one", "one", "two"]
    book.run("Store", meeting_notes.store_actions, called.meeting.id)
    assert called.view.unstored == ()
    assert book.run("Store", meeting_notes.store_actions, called.meeting.id) == ()


def test_the_draft_follows_the_notes_and_never_holds_a_private_line(called: Called) -> None:
    book = called.book
    book.run(
        "Notes",
        meeting_notes.write_notes,
        called.meeting.id,
        body=NOTES,
        tone_words="relieved-tone",
        priorities="union-priority",
        themes="quality-theme",
    )
    mail = called.view.follow_up
    assert mail.to == ("lena@northwind.example",)
    assert "Dear Lena and Marc," in mail.body
    assert "Replanning takes 22 minutes today" in mail.body
    for secret in ("January", "relieved-tone", "union-priority", "quality-theme"):
        assert secret not in mail.body
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body="Nothing but this")
    assert "Nothing but this" in called.view.follow_up.body


def test_a_draft_of_another_day_names_that_day(called: Called) -> None:
    book, before = called.book, STARTS - timedelta(days=3)
    book.run("Kind", meetings.edit_meeting, called.meeting.id, kind=MeetingKind.WORKING_SESSION)
    assert "Thank you for your time today." in called.view.follow_up.body
    book.run("Day", meetings.edit_meeting, called.meeting.id, starts_at=before)
    mail, on = called.view.follow_up, day(before.date())
    assert mail.subject == f"What we agreed on {on}"
    assert f"Thank you for your time on {on}." in mail.body


def test_what_the_user_writes_of_the_draft_stays_until_it_is_emptied(called: Called) -> None:
    book = called.book
    book.run("Draft", follow_ups.write_follow_up, called.meeting.id, body="Mine")
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body=NOTES)
    assert called.view.follow_up.body == "Mine"
    assert called.view.written
    book.run("Draft", follow_ups.write_follow_up, called.meeting.id, body="")
    assert "22 minutes" in called.view.follow_up.body
    assert not called.view.written


def test_s11_handed_off_is_not_sent_until_the_user_says_so(
    called: Called, pictured: Pictured
) -> None:
    book = called.book
    book.run("End call", meetings.end_meeting, called.meeting.id)
    before = pictured(book)
    book.run("Hand off", follow_ups.hand_off, called.view.follow_up)
    view = called.view
    assert view.follow_up.state is FollowUpState.HANDED_OFF
    assert view.follow_up.handed_off_at == book.now()
    assert view.clock.timing is FollowUpTiming.RUNNING
    with pytest.raises(UserError):
        book.run("Draft", follow_ups.write_follow_up, called.meeting.id, body="New")
    book.run("It was sent", follow_ups.confirm_sent, called.meeting.id)
    assert called.view.clock.timing is FollowUpTiming.ON_TIME
    book.run("Not sent", follow_ups.not_sent, called.meeting.id)
    view = called.view
    assert view.follow_up.state is FollowUpState.DRAFT
    assert view.clock.left > timedelta(0)
    with pytest.raises(UserError):
        book.run("Not sent", follow_ups.not_sent, called.meeting.id)
    for _ in range(3):
        book.undo()
    assert pictured(book) == before


def test_a_mail_that_went_another_way_is_marked_as_sent_in_one_step(
    called: Called, pictured: Pictured
) -> None:
    book = called.book
    book.run("End call", meetings.end_meeting, called.meeting.id)
    before = pictured(book)
    book.run("Sent", follow_ups.mark_sent, called.view.follow_up)
    mail = called.view.follow_up
    assert (mail.state, mail.sent_at) == (FollowUpState.SENT, book.now())
    assert mail.body
    book.undo()
    assert pictured(book) == before


def test_a_meeting_is_taken_out_with_what_was_written_in_it_but_what_was_promised_stays(
    called: Called, pictured: Pictured
) -> None:
    book, meeting_id = called.book, called.meeting.id
    book.run("Notes", meeting_notes.write_notes, meeting_id, body=NOTES)
    book.run("Goal", meetings.add_end_goal, meeting_id, "Know the date")
    book.run("Golden", cases.write_golden, meeting_id, GoldenStep.DISARM, "Heard")
    book.run("End call", meetings.end_meeting, meeting_id)
    book.run("Draft", follow_ups.write_follow_up, meeting_id, body="Mine")
    before = pictured(book)
    book.run("Delete meeting", meetings.remove_meeting, meeting_id)
    facts, _ = load(book, called.account.id)
    for left in (facts.meetings, facts.attendances, facts.notes, facts.follow_ups):
        assert left == ()
    assert len(facts.actions) == 2
    book.undo()
    assert pictured(book) == before


def test_a_meeting_of_an_earlier_day_ended_when_it_was_planned_to(called: Called) -> None:
    book = called.book
    book.run("Move", meetings.edit_meeting, called.meeting.id, starts_at=STARTS - timedelta(days=1))
    ended = book.run("End call", meetings.end_meeting, called.meeting.id)
    assert ended.ended_at == STARTS - timedelta(days=1) + timedelta(minutes=60)
    assert called.view.clock.timing is FollowUpTiming.OVERDUE


def test_a_meeting_that_is_over_before_it_was_to_begin_began_then(called: Called) -> None:
    book = called.book
    later = book.now() + timedelta(minutes=5)
    book.run("Move", meetings.edit_meeting, called.meeting.id, starts_at=later)
    ended = book.run("End call", meetings.end_meeting, called.meeting.id)
    assert ended.starts_at == ended.ended_at == book.now()
    with pytest.raises(UserError, match="before it begins"):
        book.run("Move", meetings.edit_meeting, called.meeting.id, starts_at=later)


def test_who_and_when_that_are_written_after_the_end_go_to_the_actions_that_lack_them(
    called: Called,
) -> None:
    book, meeting_id = called.book, called.meeting.id
    book.run("Notes", meeting_notes.write_notes, meeting_id, body="> sign\n> @us guide fri")
    book.run("End call", meetings.end_meeting, meeting_id)
    assert [gap.words.text for gap in called.view.gaps] == [
        "{what}: who, by when?",
        "No next step yet",
    ]
    book.run(
        "Notes", meeting_notes.write_notes, meeting_id, body="> @lena sign 2 dec\n> @us guide thu"
    )
    found = book.run("look", Work.find, Action, origin_id=meeting_id)
    assert [(a.title, a.contact_id, a.due_on) for a in found] == [
        ("sign", called.lena.id, date(2026, 12, 2)),
        ("guide", None, date(2026, 11, 27)),  # it had a date: the plan's to change
    ]
    assert called.view.unstored == ()


def test_questions_and_decisions_come_back_at_the_next_meeting(called: Called) -> None:
    book = called.book
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body=NOTES)
    called.meeting = book.run(
        "New meeting",
        meetings.new_meeting,
        called.account.id,
        MeetingKind.EBR,
        STARTS + timedelta(days=7),
        "Europe/Berlin",
    )
    assert [each.text for each in called.view.carried] == ["Who signs for the works council?"]
    assert [each.text for each in called.view.decided] == ["Go live in two depots on 13 December"]
    answer = "Who signs for the works council? Ada"
    book.run("Notes", meeting_notes.write_notes, called.meeting.id, body=answer)
    assert called.view.carried == ()


def test_the_mood_of_a_meetings_day_is_kept_once(called: Called, pictured: Pictured) -> None:
    before = pictured(called.book)
    for mood in (Mood.HONEYMOON, Mood.TROUGH):
        called.book.run("Mood", meeting_notes.note_mood, called.meeting.id, mood)
    assert called.view.mood == Mood.TROUGH
    called.book.run("Mood", meeting_notes.note_mood, called.meeting.id, None)
    assert not called.view.mood
    for _ in range(3):
        called.book.undo()
    assert pictured(called.book) == before


def test_t4_one_overdue_flag_after_a_long_sleep_and_at_most_the_full_time(
    called: Called,
) -> None:
    book = called.book
    book.run("End call", meetings.end_meeting, called.meeting.id)
    facts, rules = load(book, called.account.id)
    for hours, timing in ((8, FollowUpTiming.OVERDUE), (-3, FollowUpTiming.RUNNING)):
        now = book.now() + timedelta(hours=hours)
        view = meeting_view(facts, rules, called.meeting.id, now)
        assert view is not None
        assert view.clock.timing is timing
        assert view.clock.left <= timedelta(minutes=30)
        lines = meeting_lines(facts, rules, now)
        assert [line.clock.timing for line in lines if line.clock] == [timing]


def test_everything_else_about_a_meeting_can_be_undone(called: Called, pictured: Pictured) -> None:
    book, meeting = called.book, called.meeting
    priya = book.run("Team", Work.add, TeamMember(2, "Priya Nair"))
    nina = called.contact("Nina", "nina@northwind.example")
    goal = book.run("Goal", meetings.add_end_goal, meeting.id, " Go  live? ", called.lena.id)
    assert goal.text == "Go live?"
    before = pictured(book)
    guest = called.view.guests[0].attendance.id
    acts: list[Callable[[Work], object]] = [
        lambda work: meetings.edit_meeting(work, meeting.id, purpose="Another"),
        lambda work: guests.invite_contact(work, meeting.id, nina.id),
        lambda work: guests.invite_member(work, meeting.id, priya.id),
        lambda work: guests.uninvite(work, guest),
        lambda work: guests.say_came(work, guest, True),
        lambda work: meetings.add_end_goal(work, meeting.id, "More"),
        lambda work: meetings.word_end_goal(work, goal.id, "Other words"),
        lambda work: meetings.word_end_goal(work, goal.id, " "),
        lambda work: meetings.mark_end_goal(work, goal.id, True),
        lambda work: meeting_notes.write_notes(work, meeting.id, themes="x"),
        lambda work: cases.write_golden(work, meeting.id, GoldenStep.PROOF, "Shown"),
        lambda work: meetings.add_next_step(work, meeting.id, NextStep("Call", Owner(Side.US))),
        lambda work: follow_ups.write_follow_up(work, meeting.id, subject="x"),
    ]
    for number, act in enumerate(acts):
        book.run(f"Act {number}", act)
        assert pictured(book) != before, number
        assert book.undo() == f"Act {number}"
        assert pictured(book) == before, number


def test_empty_words_are_refused_and_nothing_is_stored(called: Called) -> None:
    before = called.book.undo_label
    for act in (
        lambda work: meetings.add_end_goal(work, called.meeting.id, "  "),
        lambda work: meetings.add_next_step(work, called.meeting.id, NextStep(" ", Owner(Side.US))),
    ):
        with pytest.raises(UserError):
            called.book.run("Nothing", act)
    assert called.book.undo_label == before


def test_somebody_of_another_account_is_not_invited(called: Called) -> None:
    other = called.book.run("New account", new_account, "Halden")
    stranger = called.book.run("New contact", new_contact, other.id, "Stranger")
    with pytest.raises(UserError):
        called.book.run("Invite", guests.invite_contact, called.meeting.id, stranger.id)


def test_who_is_invited_after_the_end_was_there(called: Called) -> None:
    called.book.run("End", meetings.end_meeting, called.meeting.id)
    called.book.run("Open", meetings.reopen_meeting, called.meeting.id)
    assert called.view.meeting.ended_at is None
    called.book.run("End", meetings.end_meeting, called.meeting.id)
    nina = called.contact("Nina", "")
    invited = called.book.run("Invite", guests.invite_contact, called.meeting.id, nina.id)
    assert invited.attended is True
    again = called.book.run("Invite", guests.invite_contact, called.meeting.id, nina.id)
    assert again == invited


def test_recipients_are_read_as_names_or_addresses(called: Called) -> None:
    doe = called.contact("Doe, Jane", "jane@doe.example")
    people = (called.lena, called.marc, doe, called.me)
    shown = follow_ups.recipients_shown(
        ["lena@northwind.example", "jane@doe.example", "x@y.example"], people
    )
    assert shown == 'Lena Brandt, "Doe, Jane", x@y.example'
    assert follow_ups.recipients_read(shown, people) == (
        "lena@northwind.example",
        "jane@doe.example",
        "x@y.example",
    )
    assert follow_ups.recipients_read("lena; LENA BRANDT", people) == ("lena@northwind.example",)
    assert follow_ups.recipients_read('"Any One" <any@one.example>', people) == ("any@one.example",)
    assert follow_ups.recipients_read(" , ", people) == ()
    for refused in ("Marc Olivier", "nobody", "jörg@x.example", "a@b.example\nBcc: c"):
        with pytest.raises(UserError):
            follow_ups.recipients_read(refused, people)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('"Roe, Jane" <jane@x.example>, b@x.example', ("jane@x.example", "b@x.example")),
        ("Roe, Jane <jane@x.example>; Bob <b@x.example>", ("jane@x.example", "b@x.example")),
        ("Roe, Jane <jane@x.example>;", ("jane@x.example",)),
        ("Lena, Bob <b@x.example>; c@x.example", ("lena@northwind.example", "b@x.example",
                                                  "c@x.example")),
        ("a@x.example, b@x.example; c@x.example", ("a@x.example", "b@x.example", "c@x.example")),
        ("مرحبا <m@x.example>", ("m@x.example",)),
        (", ".join(f"p{n}@x.example" for n in range(500)),
         tuple(f"p{n}@x.example" for n in range(500))),
    ],
)  # fmt: skip
def test_lists_as_mail_programs_write_them_lose_nobody(
    called: Called, typed: str, read: tuple[str, ...]
) -> None:
    assert follow_ups.recipients_read(typed, (called.lena, called.marc)) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Roe, Jane <jane@x.example>", "jane(work)@x.example", '"jane roe"@x.example',
        "jane@x.example.", "a@x.example b@x.example", "a@@x.example", "mailto:a@x.example",
        "a@x.example <b@y.example> c", "<>", '"a', "a@x.example; nobody",
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_is_refused_and_not_guessed(called: Called, typed: str) -> None:
    with pytest.raises(UserError):
        follow_ups.recipients_read(typed, (called.lena, called.marc))


def test_two_people_of_one_name_are_told_apart_by_their_addresses(called: Called) -> None:
    twin = called.contact("Lena Brandt", "lena2@northwind.example")
    people = (called.lena, twin)
    shown = follow_ups.recipients_shown([twin.email], people)
    assert shown == "Lena Brandt <lena2@northwind.example>"
    assert follow_ups.recipients_read(shown, people) == (twin.email,)
    with pytest.raises(UserError):
        follow_ups.recipients_read("Lena Brandt", people)


def test_a_follow_up_without_recipient_is_not_handed_over(called: Called) -> None:
    nobody = replace(called.view.follow_up, to=())
    with pytest.raises(UserError):
        follow_ups.write_eml(nobody, ())
    with pytest.raises(UserError):
        follow_ups.mailto_of(nobody, ())


def test_history_goes_back_to_before_a_step_and_says_what_that_undoes(
    book: Book, pictured: Pictured
) -> None:
    account = book.run("New account", new_account, "Northwind Rail")
    before = pictured(book)
    book.run("New contact", new_contact, account.id, "Lena")
    book.run("New account elsewhere", new_account, "Halden")
    book.run("New meeting", _plan, account.id)
    lines = account_history(book, account.id)
    assert [line.label for line in lines] == ["New meeting", "New contact", "New account"]
    back = steps_back(book, account.id, lines[1].id)
    assert [(step.label, step.ours) for step in back] == [
        ("New meeting", True),
        ("New account elsewhere", False),
        ("New contact", True),
    ]
    assert undo_back(book, account.id, lines[1].id) == back
    assert pictured(book) == before
    assert steps_back(book, account.id, lines[1].id) == ()
    assert undo_back(book, account.id, lines[1].id) == ()
    assert [book.redo() for _ in back] == [step.label for step in reversed(back)]


def _plan(work: Work, account_id: int) -> Meeting:
    return meetings.new_meeting(
        work, account_id, MeetingKind.INTERNAL, STARTS, "UTC", title=" A\nB "
    )


def test_an_internal_meeting_has_no_clock(book: Book, clock: FixedClock) -> None:
    account = book.run("New account", new_account, "Northwind Rail")
    meeting = book.run("New meeting", _plan, account.id)
    assert meeting.title == "A B"
    book.run("End", meetings.end_meeting, meeting.id)
    facts, rules = load(book, account.id)
    assert [line.clock for line in meeting_lines(facts, rules, clock.now())] == [None]
    assert meeting_view(facts, rules, 12345, clock.now()) is None


def test_a_line_of_the_notes_that_is_the_next_step_is_one_action(called: Called) -> None:
    called.book.run("n", meeting_notes.write_notes, called.meeting.id, body="> @us SSO guide to IT")
    us = Owner(Side.US, "Ida Berg", called.me.id)
    step = NextStep("SSO guide to IT", us, date(2026, 11, 27))
    called.book.run("s", meetings.add_next_step, called.meeting.id, step)
    called.book.run("a", meeting_notes.store_actions, called.meeting.id)
    found = called.book.trial(Work.find, Action, account_id=called.account.id)
    assert [(each.title, each.due_on) for each in found] == [
        ("SSO guide to IT", date(2026, 11, 27))
    ]


def test_ticking_one_of_two_that_are_the_same_ticks_the_other(
    called: Called, pictured: Callable[[Book], Picture]
) -> None:
    run, account = called.book.run, called.account.id
    due = date(2026, 11, 27)
    one = run("a", new_action, account, "Send the SSO guide", due_on=due)
    run("a", new_action, account, "send the sso guide", due_on=due)
    run("a", new_action, account, "Send the SSO guide", due_on=due + timedelta(7))  # next week's
    before = pictured(called.book)
    run("t", tick_action, one.id)
    found = called.book.trial(Work.find, Action, account_id=account)
    assert [each.status is ActionStatus.DONE for each in found] == [True, True, False]
    called.book.undo()
    assert pictured(called.book) == before
