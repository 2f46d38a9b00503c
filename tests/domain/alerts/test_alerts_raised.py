"""Alerts: what sets them off, once per cause, and the playbooks that answer them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.alerts import triggers
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.finding import run_start
from csm_desktop.domain.alerts.findings import findings
from csm_desktop.domain.alerts.playbook_runs import owner_for, started
from csm_desktop.domain.alerts.raised import (
    Raising,
    closed,
    judged,
    reopened,
    snoozed,
    state_on,
)
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import (
    Alert,
    AlertRule,
    AlertState,
    PlaybookRun,
    PlaybookStep,
    RuleMode,
    Tone,
    Trigger,
)
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.journeys import JourneyTemplate
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    EngagementEvent,
    EngagementKind,
    Metric,
    MetricKind,
    Reading,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import ActionOrigin, Milestone
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ACCOUNT = Account(1, "Northwind Rail", contract_start=date(2025, 11, 1))
SEGMENT = Segment(1, "Enterprise", Engagement.HIGH_TOUCH, 14, 90)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(**more: object) -> AccountFacts:
    return AccountFacts(**({"as_of": TODAY, "account": ACCOUNT} | more))  # type: ignore[arg-type]


def found(
    of: AccountFacts, *alert_rules: AlertRule, now: datetime = NOW
) -> dict[str, tuple[str, str, Tone, date]]:
    return {
        finding.cause: (render(finding.what), render(finding.why), finding.tone, finding.since)
        for finding in findings(of, DEFAULT_RULES, alert_rules, now)
        if finding.fresh
    }


def test_a_quiet_account_without_anything_finds_nothing() -> None:
    assert found(facts()) == {}


def test_a_champion_who_leaves_is_a_risk_and_a_chance() -> None:
    lena = Contact(
        5,
        1,
        "Lena Brandt",
        roles=(ContactRole.CHAMPION, ContactRole.STAKEHOLDER),
        status=ContactStatus.LEFT,
        left_on=ago(2),
        went_to="Kestrel Health",
    )
    assert found(facts(contacts=(lena,))) == {
        "champion_left:5": (
            "The champion Lena Brandt has left",
            "Nobody else there is known as Champion.",
            Tone.NEGATIVE,
            ago(2),
        ),
        "champion_left:5:follow": (
            "Follow Lena Brandt to Kestrel Health",
            "a champion of ours now works there",
            Tone.POSITIVE,
            ago(2),
        ),
    }
    assert found(facts(contacts=(replace(lena, left_on=ago(91)),))) == {}


def test_an_executive_who_leaves_is_told_once() -> None:
    sponsor = Contact(
        6, 1, "Sofia", roles=(ContactRole.SPONSOR,), status=ContactStatus.LEFT, left_on=ago(1)
    )
    user = replace(sponsor, id=7, roles=(ContactRole.END_USER,))
    assert found(facts(contacts=(sponsor, user))) == {
        "people_change:6": (
            "Sofia has left",
            "Sponsor, 21 November 2026",
            Tone.NEGATIVE,
            ago(1),
        )
    }


SEATS = Metric(1, "Active seats", kind=MetricKind.ACTIVE_SEATS)
LICENCES = (Subscription(1, 1, "Plan", Money(100, "EUR"), licensed_seats=200),)


def seats(*values: int) -> AccountFacts:
    readings = tuple(
        Reading(n, 1, 1, ago(7 * (len(values) - n)), Decimal(value))
        for n, value in enumerate(values, 1)
    )
    return facts(metrics=(SEATS,), subscriptions=LICENCES, readings=readings)


def test_licence_use_looks_both_ways_and_keeps_its_cause_while_it_lasts() -> None:
    assert found(seats(150, 99, 90)) == {
        "licence_use:low": (
            "Licence use is low",
            "90 of 200 seats in use on 22 November 2026",
            Tone.NEGATIVE,
            ago(7),
        )
    }
    assert list(found(seats(190, 179, 180))) == ["licence_use:high"]
    assert found(seats(90, 100)) == {}
    stricter = AlertRule(1, Trigger.LICENCE_USE, threshold=Decimal(60))
    assert found(seats(90, 119), stricter)["licence_use:low"][3] == ago(7)


def test_feature_use_is_held_against_its_norm() -> None:
    """Day 1 was 0; 40 to 90 days ago it was 100: 80 and 70 are a fifth below, 90 is not."""
    metric = Metric(2, "Plans made", "a week", kind=MetricKind.USAGE)
    known = facts(
        metrics=(metric,),
        account_metrics=(AccountMetric(1, 1, 2, Decimal(0)),),
        readings=(
            Reading(5, 1, 2, ago(90), Decimal(100)),
            Reading(6, 1, 2, ago(40), Decimal(100)),
            Reading(1, 1, 2, ago(20), Decimal(90)),
            Reading(2, 1, 2, ago(10), Decimal(80)),
            Reading(3, 1, 2, ago(1), Decimal(70)),
        ),
    )
    assert found(known) == {
        "feature_use:2:down": (
            "Plans made has fallen back",
            "70 a week on 21 November 2026, norm 100",
            Tone.NEGATIVE,
            ago(10),
        )
    }
    grown = replace(known.readings[2], value=Decimal(150))
    assert list(found(replace(known, readings=(*known.readings[:2], grown)))) == [
        "feature_use:2:up"
    ]
    of_segment = Benchmark(1, 2, Decimal(75), "count", ago(9), segment_id=7)
    served = replace(known, account=replace(ACCOUNT, segment_id=7), benchmarks=(of_segment,))
    assert found(served) == {}  # 70 of 75


def test_a_champion_whose_role_is_taken_away_is_told_at_once() -> None:
    lena = Contact(5, 1, "Lena Brandt", champion_until=TODAY)
    assert found(facts(contacts=(lena,))) == {
        "champion_left:5:role": (
            "Lena Brandt is no champion any more",
            "Nobody else there is known as Champion.",
            Tone.NEGATIVE,
            TODAY,
        )
    }
    ada = Contact(6, 1, "Ada Falk", roles=(ContactRole.CHAMPION,))
    assert found(facts(contacts=(lena, ada))) == {}


def test_engagement_that_stops_and_engagement_that_soars() -> None:
    def events(*days: int) -> AccountFacts:
        return facts(
            engagement=tuple(
                EngagementEvent(n, 1, EngagementKind.TRAINING, ago(day))
                for n, day in enumerate(days)
            )
        )

    assert list(found(events(200, 91))) == [f"engagement:none:{ago(91)}"]
    assert found(events(200, 90)) == {}
    assert found(events(40, 30, 20, 10, 5))["engagement:many"][3] == ago(10)
    assert found(facts()) == {}


def held(id_: int, days_ago: int) -> Meeting:
    start = NOW - timedelta(days=days_ago, hours=2)
    end = start + timedelta(hours=1)
    return Meeting(id_, 1, MeetingKind.WORKING_SESSION, f"M{id_}", start, ended_at=end)


def test_two_meetings_to_which_nobody_came() -> None:
    meetings = (held(1, 60), held(2, 30), held(3, 10))
    came = tuple(
        Attendance(n, 1, n, contact_id=1, attended=attended)
        for n, attended in ((1, True), (2, False), (3, False))
    )
    known = facts(meetings=meetings, attendances=came)
    assert list(found(known)) == ["engagement:missed"]
    assert found(replace(known, attendances=came[:2])) == {}


def test_satisfaction_and_advocacy() -> None:
    nps = Metric(3, "NPS", kind=MetricKind.NPS)
    act = AdvocacyAct(9, 1, AdvocacyKind.TALK, ago(3))
    old = AdvocacyAct(10, 1, AdvocacyKind.TALK, ago(31))
    known = facts(
        metrics=(nps,), readings=(Reading(1, 1, 3, ago(5), Decimal(-10)),), advocacy=(old, act)
    )
    assert found(known) == {
        "advocacy:act:9": (
            "They spoke up for us",
            "Talk, 19 November 2026",
            Tone.POSITIVE,
            ago(3),
        ),
        "advocacy:3:low": (
            "They are not satisfied",
            "NPS −10, 17 November 2026",
            Tone.NEGATIVE,
            ago(5),
        ),
    }


def test_a_crossed_health_band_says_from_where_to_where() -> None:
    def day(id_: int, days_ago: int, points: int, band: Band) -> HealthSnapshot:
        return HealthSnapshot(id_, 1, ago(days_ago), Decimal(points), band, Decimal(1))

    known = facts(
        snapshots=(
            day(1, 40, 76, Band.HEALTHY),
            day(2, 12, 71, Band.WATCH),
            HealthSnapshot(3, 1, ago(5), None, Band.UNKNOWN, Decimal(0)),
            day(4, 1, 70, Band.WATCH),
        )
    )
    assert found(known) == {
        "health_band:watch": (
            "Health is now: Watch",
            "76 on 13 October 2026, 71 on 10 November 2026",
            Tone.NEGATIVE,
            ago(12),
        )
    }
    assert found(replace(known, snapshots=known.snapshots[:1])) == {}


def test_an_account_that_came_in_at_risk_says_since_its_first_score() -> None:
    gap = HealthSnapshot(1, 1, ago(9), None, Band.UNKNOWN, Decimal(0))
    first = HealthSnapshot(2, 1, ago(6), Decimal(31), Band.AT_RISK, Decimal(1))
    lower = HealthSnapshot(3, 1, ago(2), Decimal(28), Band.AT_RISK, Decimal(1))
    known = facts(snapshots=(gap, first, lower))
    assert found(known) == {
        "health_band:at_risk": (
            "At risk since the first score",
            "31 on 16 November 2026; no score before",
            Tone.NEGATIVE,
            ago(6),
        )
    }
    # Watch, or healthy, is where one begins: nobody need be told.
    mild = tuple(replace(each, band=Band.WATCH) for each in (first, lower))
    assert found(replace(known, snapshots=mild)) == {}


def test_a_late_milestone_unless_its_journey_is_silent() -> None:
    late = Milestone(4, 1, "Go-live", ago(3))
    done = Milestone(5, 1, "Login", ago(30), reached_on=ago(1))
    known = facts(milestones=(late, done, Milestone(6, 1, "EBR 1", TODAY)))
    assert found(known) == {
        f"milestone_late:4:{ago(3)}": (
            "Go-live is late",
            "planned for 19 November 2026, 3 days ago",
            Tone.NEGATIVE,
            ago(2),
        )
    }
    trial = JourneyTemplate(1, "New", silent_until=ago(-10))
    assert found(replace(known, journey=trial)) == {}


def test_a_renewal_asks_again_at_each_step_for_all_products_of_the_day() -> None:
    def renewing(days: int) -> AccountFacts:
        one = Subscription(1, 1, "Plan", Money(200_000_00, "EUR"), renews_on=ago(-days))
        other = replace(one, id=2, product="Crew", arr=Money(10_000_00, "EUR"))
        return facts(subscriptions=(one, other))

    assert found(renewing(69)) == {
        f"renewal_near:{ago(-69)}:90": (
            "A renewal is near",
            "Plan and Crew: €210,000 a year, 30 January 2027; no champion yet",
            Tone.NEUTRAL,
            ago(21),
        )
    }
    assert list(found(renewing(60))) == [f"renewal_near:{ago(-60)}:60"]
    assert found(renewing(121)) == {}
    assert list(found(renewing(-1))) == [f"renewal_near:{ago(1)}:30"]


def test_a_renewal_is_a_risk_an_opening_or_neither() -> None:
    due = Subscription(1, 1, "Plan", Money(200_000_00, "EUR"), renews_on=ago(-60))
    champion = Contact(5, 1, "Lena", roles=(ContactRole.CHAMPION,))
    lost = replace(champion, id=6, status=ContactStatus.LEFT, left_on=ago(400))
    red = HealthSnapshot(1, 1, ago(9), Decimal(44), Band.AT_RISK, Decimal(1))
    late = tuple(Milestone(n, 1, f"M{n}", ago(200)) for n in (1, 2))

    def told(**more: object) -> tuple[str, Tone]:
        known = found(facts(subscriptions=(due,), **more))
        _, why, tone, _ = next(row for cause, row in known.items() if cause.startswith("renewal"))
        return why.split("; ")[-1], tone

    assert told() == ("no champion yet", Tone.NEUTRAL)
    assert told(contacts=(champion, lost)) == ("Lena is our champion", Tone.POSITIVE)
    assert told(contacts=(lost,)) == ("the champion has left", Tone.NEGATIVE)
    taken = replace(champion, roles=(), champion_until=ago(9))
    assert told(contacts=(taken,)) == ("the champion is lost", Tone.NEGATIVE)
    assert told(contacts=(champion,), snapshots=(red,)) == ("health 44, at risk", Tone.NEGATIVE)
    assert told(contacts=(champion,), milestones=late) == ("behind its journey", Tone.NEGATIVE)


def test_gone_quiet_is_told_once_for_one_silence() -> None:
    known = facts(segment=SEGMENT, meetings=(held(1, 40),), follow_ups=())
    assert list(found(known)) == [f"gone_quiet:{ago(40)}"]
    patient = AlertRule(1, Trigger.GONE_QUIET, threshold=Decimal(20))
    assert found(known, patient) == {}


def test_t4_sleep_and_a_clock_set_back_raise_one_overdue_follow_up() -> None:
    known = facts(meetings=(held(1, 0),))
    alerts: tuple[Alert, ...] = ()
    for hours in (0, 8, -3, 8, 20):
        alerts = kept(alerts, known, now=NOW + timedelta(hours=hours))
    (alert,) = alerts
    assert (alert.cause, alert.state) == ("follow_up_overdue:1", AlertState.OPEN)
    sent = FollowUp(1, 1, 1, state=FollowUpState.SENT, sent_at=NOW)
    (after,) = kept(alerts, replace(known, follow_ups=(sent,)))
    assert (after.state, after.ended_on, after.closed_on) == (AlertState.CLOSED, TODAY, None)
    assert found(facts(meetings=(held(1, 9),))) == {}
    untitled = facts(meetings=(replace(held(1, 0), title=""),))
    what, *_ = found(untitled, now=NOW + timedelta(hours=8))["follow_up_overdue:1"]
    assert what == "Follow-up overdue: Working session"


def test_a_critical_event_counts_down() -> None:
    entry = SpicedEntry(
        1, 1, SpicedPart.CRITICAL_EVENT, "Timetable change", ago(90), event_on=date(2026, 12, 13)
    )
    assert found(facts(spiced=(entry,))) == {
        "critical_event_near:2026-12-13": (
            "Critical event near: Timetable change",
            "13 December 2026, in 21 days",
            Tone.NEGATIVE,
            date(2026, 11, 13),
        )
    }
    assert len(found(facts(spiced=(replace(entry, event_on=TODAY),)))) == 1
    assert len(found(facts(spiced=(replace(entry, event_on=ago(-30)),)))) == 1
    assert found(facts(spiced=(replace(entry, event_on=ago(-31)),))) == {}
    assert found(facts(spiced=(replace(entry, event_on=ago(1)),))) == {}


def test_churned_and_deleted_accounts_raise_nothing() -> None:
    late = (Milestone(4, 1, "Go-live", ago(3)),)
    churned = replace(ACCOUNT, status=AccountStatus.CHURNED)
    assert found(facts(account=churned, milestones=late)) == {}
    assert found(facts(account=replace(ACCOUNT, deleted_at=NOW), milestones=late)) == {}


LATE = facts(milestones=(Milestone(4, 1, "Go-live", ago(3)),))
IDS = count(100)


def kept(
    alerts: tuple[Alert, ...],
    of: AccountFacts,
    *rules: AlertRule,
    now: datetime = NOW,
) -> tuple[Alert, ...]:
    """The alerts after an account was judged once more."""
    by = Raising(of.as_of, IDS.__next__, render)
    seen = findings(of, DEFAULT_RULES, rules, now)
    after = {alert.id: alert for alert in alerts}
    after |= {alert.id: alert for alert in judged(1, seen, alerts, rules, by)}
    return tuple(after.values())


def with_mode(mode: RuleMode, alerts: tuple[Alert, ...] = ()) -> tuple[Alert, ...]:
    return kept(alerts, LATE, AlertRule(1, Trigger.MILESTONE_LATE, mode))


def test_rules_are_off_silent_or_on() -> None:
    assert with_mode(RuleMode.OFF) == ()
    (silent,) = with_mode(RuleMode.SILENT)
    (on,) = with_mode(RuleMode.ON)
    assert (silent.silent, on.silent) == (True, False)
    assert (on.what, on.since, on.account_id, on.raised_on) == ("Go-live is late", ago(2), 1, TODAY)


def test_a_rule_that_is_turned_on_again_brings_its_alerts_back_and_makes_no_others() -> None:
    first = with_mode(RuleMode.SILENT)
    assert [alert.silent for alert in with_mode(RuleMode.ON, first)] == [False]
    gone = with_mode(RuleMode.OFF, first)
    assert [alert.state for alert in gone] == [AlertState.CLOSED]
    (back,) = with_mode(RuleMode.ON, gone)
    assert (back.id, back.state, back.ended_on) == (first[0].id, AlertState.OPEN, None)


def test_the_same_cause_never_raises_two_not_even_after_closing() -> None:
    first = with_mode(RuleMode.ON)
    assert with_mode(RuleMode.ON, first) == first
    done = (closed(first[0], TODAY, "Re-planned"),)
    assert with_mode(RuleMode.ON, done) == done
    later = (snoozed(first[0], ago(-9)),)
    assert with_mode(RuleMode.ON, later) == later


def test_a_snoozed_alert_wakes_on_its_day() -> None:
    (alert,) = with_mode(RuleMode.ON)
    asleep = snoozed(alert, ago(-3))
    assert state_on(asleep, ago(-2)) is AlertState.SNOOZED
    assert state_on(asleep, ago(-3)) is AlertState.OPEN


def test_a_closed_alert_keeps_its_outcome_when_its_cause_goes() -> None:
    (alert,) = with_mode(RuleMode.ON)
    done = closed(snoozed(alert, TODAY), TODAY, "Re-planned with Lena")
    assert state_on(done, TODAY) is AlertState.CLOSED
    (after,) = kept((done,), facts(as_of=ago(-1)))
    assert after == replace(done, ended_on=ago(-1))


def test_what_settled_by_mistake_comes_back_as_it_was() -> None:
    """A milestone ticked in error and taken back: one alert, and it rests on until its day."""
    (alert,) = with_mode(RuleMode.ON)
    asleep = snoozed(alert, ago(-3))
    (settled,) = kept((asleep,), facts())
    assert (settled.state, settled.ended_on) == (AlertState.CLOSED, TODAY)
    assert with_mode(RuleMode.ON, (settled,)) == (asleep,)


def test_news_does_not_settle_by_growing_old_and_does_when_it_is_untrue() -> None:
    lena = Contact(
        5, 1, "Lena", roles=(ContactRole.CHAMPION,), status=ContactStatus.LEFT, left_on=ago(2)
    )
    known = facts(contacts=(lena,))
    alerts = kept((), known)
    assert [alert.cause for alert in alerts] == ["champion_left:5"]
    assert kept(alerts, replace(known, as_of=ago(-200))) == alerts
    assert kept((), replace(known, as_of=ago(-200))) == ()
    back = facts(contacts=(replace(lena, status=ContactStatus.ACTIVE, left_on=None),))
    (settled,) = kept(alerts, back)
    assert settled.state is AlertState.CLOSED


def test_the_day_of_a_leaving_that_is_entered_later_is_no_other_leaving() -> None:
    lena = Contact(5, 1, "Lena", roles=(ContactRole.CHAMPION,), status=ContactStatus.LEFT)
    alerts: tuple[Alert, ...] = ()
    for later, left_on in enumerate((None, None, ago(30), ago(10))):
        who = replace(lena, left_on=left_on)
        alerts = kept(alerts, facts(as_of=ago(-later), contacts=(who,)))
        alerts = tuple(closed(alert, ago(-later), "Called") for alert in alerts)
    assert len(alerts) == 1
    alerts = kept(
        alerts, facts(as_of=ago(-10), contacts=(replace(lena, status=ContactStatus.ACTIVE),))
    )
    again = replace(lena, left_on=ago(-20))
    alerts = kept(alerts, facts(as_of=ago(-20), contacts=(again,)))
    assert [alert.state for alert in alerts] == [AlertState.CLOSED, AlertState.OPEN]


def test_a_cause_is_new_after_it_was_gone_or_began_after_the_close() -> None:
    low = seats(90, 90)
    (first,) = kept((), low)
    (over,) = kept((first,), seats(90, 90, 150))
    assert over.state is AlertState.CLOSED
    fallen = replace(seats(90, 90, 150, 90), as_of=ago(-7))
    fallen = replace(
        fallen, readings=(*fallen.readings[:-1], replace(fallen.readings[-1], on=ago(-7)))
    )
    assert [alert.state for alert in kept((over,), fallen)] == [AlertState.CLOSED, AlertState.OPEN]
    # Nobody looked while use was well: the run that is found began after the close.
    done = closed(first, ago(2), "They hired")
    assert [alert.state for alert in kept((done,), fallen)] == [AlertState.CLOSED, AlertState.OPEN]


def test_every_module_of_triggers_declares_a_trigger() -> None:
    modules = {module.name for module in iter_modules(triggers.__path__)}
    assert modules == set(Trigger), "name the others in Trigger of domain/records/alerts.py"


@pytest.mark.parametrize("trigger", Trigger)
def test_a_new_kind_of_alert_is_forgotten_nowhere(trigger: Trigger) -> None:
    """Its module of `triggers` is that of its name; what it is called, `test_wording` asks for."""
    declared = DECLARATIONS[trigger]
    assert declared.trigger is trigger
    assert declared.detect.__module__ == f"csm_desktop.domain.alerts.triggers.{trigger}"
    assert declared.meaning.text


ACTS = st.lists(
    st.sampled_from(("judge", "close", "snooze", "reopen", "silence", "speak", "turn off")),
    max_size=12,
)
VALUES = st.lists(st.integers(0, 200), min_size=1, max_size=12)


@given(VALUES, st.lists(st.tuples(st.integers(-20, 40), ACTS), max_size=6))
def test_each_run_of_a_cause_is_raised_at_most_once(
    values: list[int], days: list[tuple[int, list[str]]]
) -> None:
    """Whatever the user does, and wherever the clock stands, of one run there is one alert."""
    known, alerts = seats(*values), tuple[Alert, ...]()
    rule = AlertRule(1, Trigger.LICENCE_USE)
    for later, acts in days:
        as_of = ago(-later)
        for act in ("judge", *acts, "judge"):
            if act == "judge":
                alerts = kept(alerts, replace(known, as_of=as_of), rule)
            elif act in MODES:
                rule = replace(rule, mode=MODES[act])
            else:
                alerts = tuple(acted(act, alert, as_of) for alert in alerts)
    runs = {(alert.cause, alert.since) for alert in alerts}
    assert len(runs) == len(alerts)
    once = kept(alerts, replace(known, as_of=ago(-40)), rule)
    assert kept(once, replace(known, as_of=ago(-40)), rule) == once


MODES = {"silence": RuleMode.SILENT, "speak": RuleMode.ON, "turn off": RuleMode.OFF}


def acted(act: str, alert: Alert, on: date) -> Alert:
    if act == "close" and alert.state is not AlertState.CLOSED:
        return closed(alert, on, "Seen to")
    if act == "snooze" and alert.ended_on is None:
        return snoozed(alert, on + timedelta(days=5))
    if act == "reopen" and alert.ended_on is None:
        return reopened(alert)
    return alert


@given(st.lists(st.booleans(), max_size=10))
def test_a_run_begins_after_the_last_time_it_did_not_hold(row: list[bool]) -> None:
    start = run_start(list(enumerate(row)), lambda each: each[1])
    if not row or not row[-1]:
        assert start is None
    else:
        assert start is not None
        place = start[0]
        assert all(row[place:])
        assert place == 0 or not row[place - 1]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8), st.integers(0, 60))
def test_a_lasting_low_keeps_its_cause_day_after_day(values: list[int], later: int) -> None:
    known = seats(*values)
    tomorrow = replace(known, as_of=TODAY + timedelta(days=later))
    assert [row[3] for cause, row in found(tomorrow).items() if cause.startswith("licence")] == [
        row[3] for cause, row in found(known).items() if cause.startswith("licence")
    ]


TEAM = (
    TeamMember(3, "Priya", TeamRole.SUPPORT),
    TeamMember(2, "Ann", TeamRole.CSM, is_me=True),
    TeamMember(1, "Tom", TeamRole.CSM),
    TeamMember(4, "Old", TeamRole.PRODUCT, active=False),
)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (TeamRole.CSM, "Ann"),
        (TeamRole.SUPPORT, "Priya"),
        (TeamRole.PRODUCT, "Ann"),
    ],
)
def test_a_step_goes_to_whoever_has_its_role(role: TeamRole, name: str) -> None:
    owner = owner_for(role, TEAM)
    assert owner is not None
    assert owner.name == name


def test_starting_a_playbook_makes_its_actions() -> None:
    steps = (
        PlaybookStep(2, 9, "Offer a workshop", 5, TeamRole.SUPPORT),
        PlaybookStep(1, 9, "Call the sponsor", 0, template="Dear sponsor"),
        PlaybookStep(3, 8, "Of another playbook"),
    )
    run = PlaybookRun(77, 1, 9, TODAY)
    mine = steps[:2]
    actions = started(run, mine, TEAM, count(1).__next__, str)
    assert [(a.title, a.due_on, a.team_member_id, a.note) for a in actions] == [
        # It is a Sunday: nothing is due at a weekend.
        ("Call the sponsor", ago(-1), 2, "Dear sponsor"),
        ("Offer a workshop", ago(-5), 3, ""),
    ]
    assert {(a.origin, a.origin_id) for a in actions} == {(ActionOrigin.PLAYBOOK, 77)}
    assert owner_for(TeamRole.CSM, ()) is None
