"""Whether a silent alert would have been right: judged by what happened, never by what it said."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.domain.alerts.afterwards import (
    WATCHED_DAYS,
    Afterwards,
    LaterFacts,
    Verdict,
    afterwards,
)
from csm_desktop.domain.records.alerts import Alert, Tone, Trigger
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.wording import render

RAISED = date(2026, 6, 1)


def day(days: int) -> date:
    return RAISED + timedelta(days=days)


def found(tone: Tone, history: LaterFacts, days: int = 200) -> Afterwards:
    alert = Alert(1, 1, Trigger.ENGAGEMENT, "c", "", "", day(-30), tone, raised_on=RAISED)
    return afterwards(alert, history, day(days))


def event(kind: RevenueKind, days: int) -> LaterFacts:
    return LaterFacts(revenue=(RevenueEvent(1, 1, kind, day(days), Money(5_000_00, "EUR")),))


@pytest.mark.parametrize(
    ("tone", "kind", "days", "verdict"),
    [
        (Tone.NEGATIVE, RevenueKind.CHURN, 80, Verdict.RIGHT),
        (Tone.NEGATIVE, RevenueKind.CONTRACTION, WATCHED_DAYS, Verdict.RIGHT),
        (Tone.NEGATIVE, RevenueKind.CHURN, WATCHED_DAYS + 1, Verdict.NOT_BORNE_OUT),
        (Tone.NEGATIVE, RevenueKind.CHURN, 0, Verdict.NOT_BORNE_OUT),
        (Tone.NEGATIVE, RevenueKind.EXPANSION, 10, Verdict.NOT_BORNE_OUT),
        (Tone.POSITIVE, RevenueKind.EXPANSION, 10, Verdict.RIGHT),
        (Tone.POSITIVE, RevenueKind.CHURN, 10, Verdict.NOT_BORNE_OUT),
        (Tone.POSITIVE, RevenueKind.RENEWAL, 10, Verdict.NOT_BORNE_OUT),
        (Tone.NEUTRAL, RevenueKind.CHURN, 10, Verdict.RIGHT),
        (Tone.NEUTRAL, RevenueKind.EXPANSION, 10, Verdict.RIGHT),
    ],
)
def test_revenue_bears_out_what_was_said(
    tone: Tone, kind: RevenueKind, days: int, verdict: Verdict
) -> None:
    assert found(tone, event(kind, days)).verdict is verdict


@pytest.mark.parametrize(
    ("was_right", "verdict"), [(True, Verdict.RIGHT), (False, Verdict.NOT_BORNE_OUT)]
)
@pytest.mark.parametrize("history", [LaterFacts(), event(RevenueKind.CHURN, 10)])
def test_the_users_own_word_goes_over_what_happened(
    was_right: bool, verdict: Verdict, history: LaterFacts
) -> None:
    alert = Alert(1, 1, Trigger.ENGAGEMENT, "c", "", "", RAISED, was_right=was_right)
    assert afterwards(alert, history, day(5)) == Afterwards(verdict)


def test_it_is_too_early_while_its_days_last() -> None:
    assert found(Tone.NEGATIVE, LaterFacts(), WATCHED_DAYS - 1).verdict is Verdict.TOO_EARLY
    assert found(Tone.NEGATIVE, LaterFacts(), WATCHED_DAYS).verdict is Verdict.NOT_BORNE_OUT
    # What is entered for a day to come has not happened.
    assert found(Tone.NEGATIVE, event(RevenueKind.CHURN, 20), 10).verdict is Verdict.TOO_EARLY


def test_the_first_thing_that_happened_is_told() -> None:
    def at(days: int, band: Band) -> HealthSnapshot:
        return HealthSnapshot(days + 99, 1, day(days), Decimal(50), band, Decimal(1))

    fell = (at(-5, Band.HEALTHY), at(12, Band.WATCH), at(40, Band.AT_RISK))
    told = found(
        Tone.NEGATIVE, LaterFacts(snapshots=fell, revenue=event(RevenueKind.CHURN, 60).revenue)
    )
    assert told.what is not None
    assert (render(told.what), told.on) == ("health is now: Watch", day(12))
    # A score that came back is no fall, and one without a before tells nothing.
    assert found(Tone.NEGATIVE, LaterFacts(snapshots=fell[:1])).verdict is Verdict.NOT_BORNE_OUT
    assert found(Tone.NEGATIVE, LaterFacts(snapshots=fell[1:])).verdict is Verdict.NOT_BORNE_OUT


def test_an_act_of_advocacy_bears_out_a_chance() -> None:
    act = AdvocacyAct(1, 1, AdvocacyKind.TALK, day(9))
    told = found(Tone.POSITIVE, LaterFacts(advocacy=(act,)))
    assert told.what is not None
    assert render(told.what) == "they spoke up for us: Talk"
    assert found(Tone.NEGATIVE, LaterFacts(advocacy=(act,))).verdict is Verdict.NOT_BORNE_OUT
