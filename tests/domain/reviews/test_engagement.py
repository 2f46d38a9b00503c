"""The levels of engagement, each by hand, and that more engagement never lowers one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactRole, Touch, TouchKind
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.reviews import Review, ReviewPart, ReviewStatus
from csm_desktop.domain.reviews.engagement import EngagementLevel, engagement_of
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
SPONSOR = Contact(1, 1, "Ann", roles=(ContactRole.SPONSOR,))
BUYER = Contact(2, 1, "Ben", roles=(ContactRole.COMMERCIAL_BUYER,))
STAKEHOLDER = Contact(3, 1, "Cy", roles=(ContactRole.STAKEHOLDER,))
CHAMPION = Contact(4, 1, "Di", roles=(ContactRole.CHAMPION,))
USER = Contact(5, 1, "Ed", roles=(ContactRole.END_USER,))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def call(days: int, contact: Contact, kind: TouchKind = TouchKind.CALL) -> Touch:
    return Touch(days * 10 + contact.id, 1, kind, ago(days), contact_id=contact.id)


def ebr(number: int, days: int, *guests: Contact, left_out: tuple[ReviewPart, ...] = ()) -> Review:
    return Review(
        number, 1, number, ago(days), ReviewStatus.HELD,
        prepared_for=tuple(guest.id for guest in guests), left_out=left_out,
    )  # fmt: skip


EMPTY = AccountFacts(
    as_of=TODAY, account=Account(1, "Halden"), contacts=(SPONSOR, BUYER, STAKEHOLDER, USER),
    metrics=(Metric(7, "Hours"),),
)  # fmt: skip
YEARLY = replace(EMPTY, touches=(call(300, BUYER), call(10, STAKEHOLDER)))
QUARTERLY = replace(
    EMPTY,
    contacts=(*EMPTY.contacts, CHAMPION),
    touches=(call(300, BUYER), call(200, SPONSOR), call(100, STAKEHOLDER), call(10, BUYER)),
    readings=(Reading(1, 1, 7, ago(20), Decimal(3)),),
)
FULL = replace(QUARTERLY, reviews=(ebr(3, 40, SPONSOR, BUYER, STAKEHOLDER),))


def lacks(facts: AccountFacts) -> list[str]:
    return [render(why) for why in engagement_of(facts).lacks]


def test_only_at_renewal_until_both_sides_of_the_business_were_spoken_with() -> None:
    both = ["nobody spoke with a stakeholder or sponsor in twelve months",
            "nobody spoke with the commercial buyer in twelve months"]  # fmt: skip
    assert engagement_of(EMPTY).level is EngagementLevel.RENEWAL
    assert lacks(EMPTY) == both
    for nothing in (
        call(5, USER),
        call(365, BUYER),
        call(5, BUYER, TouchKind.NOTE),
        call(-1, BUYER),
    ):
        assert lacks(replace(EMPTY, touches=(nothing,))) == both
    assert lacks(replace(EMPTY, touches=(call(364, BUYER),))) == both[:1]


def test_yearly_by_touches_by_a_meeting_and_by_a_review() -> None:
    ended = datetime(2026, 8, 1, 9, tzinfo=UTC)
    meeting = Meeting(1, 1, MeetingKind.WORKING_SESSION, "Talk", ended, ended_at=ended)
    guests = (Attendance(1, 1, 1, contact_id=1), Attendance(2, 1, 1, contact_id=2))
    met = replace(EMPTY, meetings=(meeting,), attendances=guests)
    for facts in (YEARLY, met, replace(EMPTY, reviews=(ebr(1, 100, SPONSOR, BUYER),))):
        assert engagement_of(facts).level is EngagementLevel.YEARLY
    ours = replace(met, meetings=(replace(meeting, kind=MeetingKind.INTERNAL),))
    away = replace(met, attendances=(replace(guests[0], attended=False), guests[1]))
    assert {engagement_of(facts).level for facts in (ours, away)} == {EngagementLevel.RENEWAL}
    assert lacks(YEARLY) == [
        "sponsor, stakeholder or buyer were spoken with in 2 of the last 4 quarters",
        "no champion is named",
        "productivity was not measured in twelve months",
    ]


def test_quarterly_asks_no_quarter_before_the_contract() -> None:
    assert engagement_of(QUARTERLY).level is EngagementLevel.QUARTERLY
    assert lacks(QUARTERLY) == ["no EBR was held in twelve months"]
    young = replace(
        QUARTERLY,
        account=replace(QUARTERLY.account, contract_start=ago(182)),
        touches=(call(100, BUYER), call(10, STAKEHOLDER)),
    )
    assert engagement_of(young).level is EngagementLevel.QUARTERLY
    older = replace(young, account=replace(young.account, contract_start=ago(273)))
    assert engagement_of(older).level is EngagementLevel.YEARLY


def test_a_full_review_for_all_three_with_all_six_parts() -> None:
    assert engagement_of(FULL).level is EngagementLevel.FULL_REVIEW
    assert engagement_of(FULL).next_level is None
    thin = ebr(4, 5, SPONSOR, left_out=(ReviewPart.BENCHMARK,))
    assert lacks(replace(QUARTERLY, reviews=(thin,))) == [
        "EBR 4 was not made for: Commercial buyer and Stakeholder",
        "EBR 4 left out: Benchmark",
    ]
    after = replace(FULL, reviews=(*FULL.reviews, thin))
    assert engagement_of(after).level is EngagementLevel.FULL_REVIEW, "it takes nothing back"


MORE_TOUCHES = st.lists(
    st.builds(call, st.integers(-3, 400), st.sampled_from((SPONSOR, BUYER, STAKEHOLDER, USER))),
    max_size=4,
)
MORE_REVIEWS = st.lists(
    st.builds(ebr, st.integers(10, 99), st.integers(-3, 400), st.sampled_from((SPONSOR, BUYER))),
    max_size=3,
)


@pytest.mark.parametrize("facts", [EMPTY, YEARLY, QUARTERLY, FULL])
@given(touches=MORE_TOUCHES, reviews=MORE_REVIEWS, measured=st.integers(0, 500))
def test_more_engagement_never_lowers_the_level(
    facts: AccountFacts, touches: list[Touch], reviews: list[Review], measured: int
) -> None:
    more = replace(
        facts,
        touches=(*facts.touches, *touches),
        reviews=(*facts.reviews, *reviews),
        readings=(*facts.readings, Reading(9, 1, 7, ago(measured), Decimal(1))),
        contacts=(*facts.contacts, CHAMPION),
    )
    order = list(EngagementLevel)
    assert order.index(engagement_of(more).level) >= order.index(engagement_of(facts).level)
