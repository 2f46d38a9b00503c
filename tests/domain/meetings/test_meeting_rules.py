"""Meetings: a purpose, an agenda, an end with a next step, and the 30-minute clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.meetings.agendas import default_agenda, golden_sequence
from csm_desktop.domain.meetings.end import (
    FollowUpTiming,
    clock_of,
    closing_problems,
    due_at,
    overdue,
)
from csm_desktop.domain.meetings.purposes import preparation_problems, purpose_problem
from csm_desktop.domain.records.meetings import (
    EndGoal,
    FollowUp,
    FollowUpState,
    GoldenStep,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.text.instants import (
    WallTime,
    day_in,
    exists,
    instant_of,
    instants_meant,
    is_zone,
    wall_of,
    wall_times,
)
from csm_desktop.wording import render

ENDED = datetime(2026, 11, 22, 8, 19, tzinfo=UTC)  # 09:19 in Berlin
MEETING = Meeting(
    1,
    1,
    MeetingKind.IMPACT_REVIEW,
    "Impact review",
    ENDED - timedelta(minutes=49),
    "Europe/Berlin",
    ended_at=ENDED,
)


def sent(minutes: float, id_: int = 1) -> FollowUp:
    at = ENDED + timedelta(minutes=minutes)
    return FollowUp(id_, 1, 1, state=FollowUpState.SENT, sent_at=at)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " … ",
        "Just checking in",
        "just checking in with Lena and Marc",
        "Quick check-in call",
        "touch base",
        "Catch-up",
        "See how things are going",
        "Wanted to see how you’re doing",
        "Weekly sync",
        "follow up",
        "Mal hören, wie es läuft",
        "Nur kurz nachfragen, wie es geht",
        "Jour fixe",
        "Faire un petit point",
        "Prendre de vos nouvelles",
        "Ver cómo va todo",
        "Vedere come va",
        "Even bijpraten",
        "Stämma av",
    ],
)
def test_checking_in_is_not_a_purpose(words: str) -> None:
    problem = purpose_problem(words)
    assert problem is not None
    assert "that they lack now" in render(problem)


@pytest.mark.parametrize(
    "words",
    [
        "Verify twelve-month goal before the timetable change",
        "Checking in on the SSO blocker before go-live",
        "Follow up on data quality: agree fixes",
        "Renewal",
        "Ziele prüfen",
        "Point sur le déploiement",
        "契約更新の条件を決める",
    ],
)
def test_what_is_to_be_achieved_is_a_purpose(words: str) -> None:
    assert purpose_problem(words) is None


@given(st.text())
def test_any_text_is_judged_and_told_literally(text: str) -> None:
    problem = purpose_problem(text)
    if problem is not None and problem.values:
        assert text.strip() in render(problem)


def test_preparation_asks_for_purpose_and_value_but_not_inside_the_house() -> None:
    assert len(preparation_problems(MEETING)) == 2
    ready = replace(MEETING, purpose="Agree go-live", value_for_customer="A date they can plan on")
    assert preparation_problems(ready) == ()
    assert preparation_problems(replace(MEETING, kind=MeetingKind.INTERNAL)) == ()


def test_agendas_are_the_fields_own() -> None:
    assert len(default_agenda(MeetingKind.ORCHESTRATION)) == 5
    assert render(default_agenda(MeetingKind.ORCHESTRATION)[3]) == "The joint impact plan"
    review = [render(point) for point in default_agenda(MeetingKind.IMPACT_REVIEW)]
    assert ["objectives" in review[0], "SPICED" in review[1], "goals" in review[2]] == [True] * 3
    assert [step for step, _ in golden_sequence()] == list(GoldenStep)
    assert len(default_agenda(MeetingKind.RESCUE_CALL)) == 7
    assert len(default_agenda(MeetingKind.EBR)) == 6


@given(st.sampled_from(MeetingKind))
def test_every_kind_of_meeting_has_an_agenda(kind: MeetingKind) -> None:
    assert (default_agenda(kind) == ()) == (kind is MeetingKind.INTERNAL)


@pytest.mark.parametrize(
    ("minutes", "timing"),
    [
        (0, FollowUpTiming.ON_TIME),
        (30, FollowUpTiming.ON_TIME),
        (30.1, FollowUpTiming.SAME_DAY),
        (14 * 60 + 40, FollowUpTiming.SAME_DAY),  # 23:59 in Berlin
        (14 * 60 + 41, FollowUpTiming.LATER),  # midnight in Berlin, 23:00 in UTC
    ],
)
def test_follow_up_is_judged_by_when_it_was_sent(minutes: float, timing: FollowUpTiming) -> None:
    clock = clock_of(MEETING, (sent(minutes),), ENDED + timedelta(days=9), DEFAULT_RULES)
    assert clock.timing is timing


def test_the_clock_runs_30_minutes_and_then_it_is_overdue() -> None:
    at = ENDED + timedelta(minutes=21, seconds=48)
    clock = clock_of(MEETING, (), at, DEFAULT_RULES)
    assert clock.timing is FollowUpTiming.RUNNING
    assert clock.left == timedelta(minutes=8, seconds=12)
    last = clock_of(MEETING, (), ENDED + timedelta(minutes=30), DEFAULT_RULES)
    assert (last.timing, last.left) == (FollowUpTiming.RUNNING, timedelta(0))
    late = clock_of(MEETING, (), ENDED + timedelta(minutes=30, seconds=1), DEFAULT_RULES)
    assert late.timing is FollowUpTiming.OVERDUE


def test_only_sent_stops_the_clock_and_the_first_mail_counts() -> None:
    handed = FollowUp(1, 1, 1, state=FollowUpState.HANDED_OFF, handed_off_at=ENDED)
    now = ENDED + timedelta(hours=1)
    assert clock_of(MEETING, (handed,), now, DEFAULT_RULES).timing is FollowUpTiming.OVERDUE
    both = clock_of(MEETING, (sent(90, 2), sent(10, 1)), now, DEFAULT_RULES)
    assert both.timing is FollowUpTiming.ON_TIME


def test_t4_clock_set_back_or_slept_through_leaves_one_overdue_flag() -> None:
    back = clock_of(MEETING, (), ENDED - timedelta(hours=3), DEFAULT_RULES)
    assert (back.timing, back.left) == (FollowUpTiming.RUNNING, timedelta(minutes=30))
    woken = ENDED + timedelta(hours=8)
    running = replace(MEETING, id=2, ended_at=None)
    inside = replace(MEETING, id=3, kind=MeetingKind.INTERNAL)
    meetings = (MEETING, MEETING, running, inside)
    assert overdue(meetings, (), woken, DEFAULT_RULES) == (MEETING,)
    assert overdue(meetings, (), woken, DEFAULT_RULES) == overdue(
        meetings, (), woken + timedelta(hours=1), DEFAULT_RULES
    )


@given(st.integers(-500, 5000), st.none() | st.integers(-60, 5000))
def test_a_clock_is_always_in_one_state(now: int, sent_after: int | None) -> None:
    mails = () if sent_after is None else (sent(sent_after),)
    clock = clock_of(MEETING, mails, ENDED + timedelta(minutes=now), DEFAULT_RULES)
    assert timedelta(0) <= clock.left <= timedelta(minutes=30)
    assert (clock.timing in (FollowUpTiming.RUNNING, FollowUpTiming.OVERDUE)) == (not mails)


def test_a_meeting_ends_with_what_who_and_by_when() -> None:
    assert [render(closing_problem) for closing_problem in closing_problems(MEETING, (), ())] == [
        "No next step yet: what, who, by when?"
    ]
    step = Action(1, 1, "Go-live check", origin=ActionOrigin.NEXT_STEP, origin_id=1)
    goal = EndGoal(1, 1, 1, "Know if we can go live")
    assert [
        render(closing_problem) for closing_problem in closing_problems(MEETING, (step,), (goal,))
    ] == [
        "Nobody is named for the next step “Go-live check”",
        "The next step “Go-live check” has no date",
        "1 end goal not yet marked met or not met",
    ]
    done = replace(step, contact_id=4, due_on=ENDED.date())
    assert closing_problems(MEETING, (done,), (replace(goal, met=True),)) == ()


def test_t2_half_past_two_is_stored_unambiguously_when_clocks_change() -> None:
    autumn, spring = datetime(2025, 10, 26, 2, 30), datetime(2025, 3, 30, 2, 30)  # noqa: DTZ001
    berlin = "Europe/Berlin"
    assert instant_of(autumn, berlin) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert instant_of(autumn, berlin, second=True) == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    assert not exists(spring, berlin)
    moved = instant_of(spring, berlin)
    assert moved == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)
    assert wall_of(moved, berlin) == datetime(2025, 3, 30, 3, 30)  # noqa: DTZ001
    plain = datetime(2025, 3, 31, 2, 30)  # noqa: DTZ001
    meant = [instants_meant(wall, berlin) for wall in (autumn, spring, plain)]
    walls = [[wall_of(each, berlin).hour for each in every] for every in meant]
    assert walls == [[2, 2], [3, 1], [2]]


def test_t1_a_berlin_meeting_seen_in_tokyo_shows_both_clocks() -> None:
    nine = instant_of(datetime(2026, 11, 23, 9), "Europe/Berlin")  # noqa: DTZ001
    assert wall_times(nine, "Europe/Berlin", "Asia/Tokyo") == (
        WallTime("Europe/Berlin", datetime(2026, 11, 23, 9)),  # noqa: DTZ001
        WallTime("Asia/Tokyo", datetime(2026, 11, 23, 17)),  # noqa: DTZ001
    )
    assert len(wall_times(nine, "Europe/Berlin", "Europe/Paris")) == 1
    assert str(day_in(nine, "Pacific/Auckland")) == "2026-11-23"


def test_an_unknown_zone_is_noticed_and_read_as_utc() -> None:
    assert not is_zone("W. Europe Standard Time")
    assert is_zone("Europe/Berlin")
    assert is_zone("UTC")
    assert wall_of(ENDED, "../etc/passwd") == ENDED.replace(tzinfo=None)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1)),  # noqa: DTZ001
    st.sampled_from(
        ["Europe/Berlin", "Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "UTC"]
    ),
)
def test_t2_every_time_that_exists_comes_back_as_it_was_typed(wall: datetime, zone: str) -> None:
    back = wall_of(instant_of(wall, zone), zone)
    if exists(wall, zone):
        assert back.replace(fold=0) == wall.replace(fold=0)
    else:
        assert back > wall


FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)  # 16:00 in Berlin
REVIEW = replace(MEETING, kind=MeetingKind.EBR, starts_at=FRIDAY, ended_at=FRIDAY)


@pytest.mark.parametrize(
    ("hours", "timing"),
    [
        (1, FollowUpTiming.RUNNING),
        (71.9, FollowUpTiming.RUNNING),  # nobody writes it over the weekend
        (72.1, FollowUpTiming.OVERDUE),
    ],
)
def test_the_recap_of_a_review_has_a_business_day(hours: float, timing: FollowUpTiming) -> None:
    now = FRIDAY + timedelta(hours=hours)
    assert clock_of(REVIEW, (), now, DEFAULT_RULES).timing is timing


def test_a_recap_by_the_same_time_of_the_next_business_day_is_on_time() -> None:
    for hours, timing in ((72, FollowUpTiming.ON_TIME), (72.1, FollowUpTiming.LATER)):
        recap = replace(sent(0), sent_at=FRIDAY + timedelta(hours=hours))
        assert clock_of(REVIEW, (recap,), recap.sent_at or FRIDAY, DEFAULT_RULES).timing is timing


def test_a_business_day_is_one_by_the_clock_on_the_wall() -> None:
    # The clocks go forward in the night after this Saturday.
    saturday = datetime(2026, 3, 28, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    review = replace(REVIEW, ended_at=saturday, starts_at=saturday)
    due = due_at(review, DEFAULT_RULES)
    assert due is not None
    assert due == datetime(2026, 3, 30, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_review_entered_for_a_past_day_is_not_overdue_the_moment_it_is_entered() -> None:
    entered = FRIDAY + timedelta(days=40)
    late = replace(REVIEW, closed_at=entered)
    assert clock_of(late, (), entered, DEFAULT_RULES).timing is FollowUpTiming.RUNNING
    assert overdue((late,), (), entered + timedelta(hours=1), DEFAULT_RULES) == ()
    assert overdue((late,), (), entered + timedelta(days=4), DEFAULT_RULES) == (late,)
    # A call is a call: what was said in it is confirmed at once, or late.
    call = replace(late, kind=MeetingKind.WORKING_SESSION)
    assert clock_of(call, (), entered, DEFAULT_RULES).timing is FollowUpTiming.OVERDUE
