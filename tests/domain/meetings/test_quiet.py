"""Gone quiet: against the cadence, and in the trough after signing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.meetings.quiet import (
    Contacted,
    Silence,
    gone_quiet,
    in_trough,
    last_contacted,
    mood_on,
)
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Connection
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.plan import Mood, MoodRecord
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
SEGMENT = Segment(1, "Enterprise", Engagement.HIGH_TOUCH, 14, 90)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def met(id_: int, days_ago: int, kind: MeetingKind = MeetingKind.WORKING_SESSION) -> Meeting:
    start = datetime(2026, 11, 22, 9, tzinfo=UTC) - timedelta(days=days_ago)
    return Meeting(id_, 1, kind, "M", start, ended_at=start + timedelta(hours=1))


def facts(start_days_ago: int, *meetings: Meeting, **more: object) -> AccountFacts:
    account = Account(1, "N", contract_start=ago(start_days_ago))
    known = {"as_of": TODAY, "account": account, "segment": SEGMENT, "meetings": meetings}
    return AccountFacts(**(known | more))  # type: ignore[arg-type]


def test_outside_the_trough_twice_the_cadence_is_quiet() -> None:
    assert gone_quiet(facts(300, met(1, 28)), DEFAULT_RULES) is None
    quiet = gone_quiet(facts(300, met(1, 29)), DEFAULT_RULES)
    assert quiet is not None
    assert quiet.silence == Silence(ago(29), 29, 28, in_trough=False)
    assert render(quiet.why) == "no contact for 29 days, agreed every 14"


def test_in_the_trough_one_cadence_is_quiet() -> None:
    assert gone_quiet(facts(30, met(1, 14)), DEFAULT_RULES) is None
    for day in (30, 120):
        quiet = gone_quiet(facts(day, met(1, 15)), DEFAULT_RULES)
        assert quiet is not None
        assert quiet.silence.in_trough
    assert gone_quiet(facts(29, met(1, 15)), DEFAULT_RULES) is None
    assert gone_quiet(facts(121, met(1, 15)), DEFAULT_RULES) is None
    assert not in_trough(None, TODAY, DEFAULT_RULES)


def test_without_any_contact_silence_began_with_the_contract() -> None:
    quiet = gone_quiet(facts(40), DEFAULT_RULES)
    assert quiet is not None
    assert (quiet.silence.since, quiet.silence.days) == (ago(40), 40)
    # Nobody knows that there was none, only that none is in the book.
    assert render(quiet.why).startswith("no contact on record in the 40 days since the contract")


def test_churned_and_unsigned_accounts_and_those_without_cadence_are_not_quiet() -> None:
    known = facts(300)
    churned = replace(known.account, status=AccountStatus.CHURNED)
    assert gone_quiet(replace(known, account=churned), DEFAULT_RULES) is None
    assert gone_quiet(replace(known, segment=None), DEFAULT_RULES) is None
    assert gone_quiet(facts(-3), DEFAULT_RULES) is None


def test_contact_is_a_held_meeting_a_sent_mail_or_a_typed_touch() -> None:
    planned = replace(met(9, 1), ended_at=None)
    internal = met(8, 2, MeetingKind.INTERNAL)
    known = facts(300, met(1, 31), planned, internal)
    assert last_contacted(known) == Contacted(ago(31), met=True)
    typed = replace(known, connections=(Connection(1, 1, 1, 1, touched_on=ago(20)),))
    assert last_contacted(typed) == Contacted(ago(20), met=False)
    sent = datetime(2026, 11, 20, 9, tzinfo=UTC)
    mail = FollowUp(1, 1, 1, state=FollowUpState.SENT, sent_at=sent)
    draft = FollowUp(2, 1, 1, state=FollowUpState.HANDED_OFF, handed_off_at=sent)
    assert last_contacted(replace(typed, follow_ups=(mail,))) == Contacted(ago(2), met=False)
    assert last_contacted(replace(typed, follow_ups=(draft,))) == Contacted(ago(20), met=False)
    assert last_contacted(facts(300)) is None


def test_a_mail_counts_on_the_day_that_it_was_where_its_user_was() -> None:
    late = datetime.combine(ago(2), time(23, 30), ZoneInfo("America/New_York"))  # a day on in UTC
    held = replace(met(1, 40), zone="America/New_York")
    mail = FollowUp(1, 1, held.id, state=FollowUpState.SENT, sent_at=late, sent_on=ago(2))
    known = replace(facts(300), meetings=(held,), follow_ups=(mail,))
    assert last_contacted(known) == Contacted(ago(2), met=False)
    # Of one of which nobody noted the day, that of the meeting's place counts.
    before = replace(known, follow_ups=(replace(mail, sent_on=None),))
    assert last_contacted(before) == Contacted(ago(2), met=False)
    abroad = replace(known, follow_ups=(replace(mail, sent_on=ago(1)),))
    assert last_contacted(abroad) == Contacted(ago(1), met=False)


@given(st.integers(0, 500), st.integers(0, 200), st.integers(0, 200))
def test_a_later_contact_never_makes_an_account_quiet(start: int, one: int, other: int) -> None:
    earlier, later = max(one, other), min(one, other)
    if gone_quiet(facts(start, met(1, earlier)), DEFAULT_RULES) is None:
        assert gone_quiet(facts(start, met(1, earlier), met(2, later)), DEFAULT_RULES) is None


def test_the_mood_last_recorded_counts() -> None:
    moods = (
        MoodRecord(1, 1, ago(90), Mood.HONEYMOON),
        MoodRecord(2, 1, ago(10), Mood.TROUGH),
        MoodRecord(3, 1, ago(-5), Mood.STEADY),
    )
    found = mood_on(moods, TODAY)
    assert found is not None
    assert found.mood is Mood.TROUGH
    assert mood_on((), TODAY) is None
