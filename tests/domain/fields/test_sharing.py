"""What a customer may see: an allow-list, tried with a marker in every field there is."""

from dataclasses import fields, replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.fields import sharing
from csm_desktop.domain.fields.sharing import (
    InternalError,
    facts_for_customer,
    for_customer,
    is_shareable,
    is_shown,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, Sentiment
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.meetings import Meeting, MeetingKind, Note
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, ActionOrigin
from csm_desktop.domain.records.reviews import InternalTopic
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.strategies import Strategy
from tests.filled import filled

SHARED = tuple(kind for kind in ENTITIES if is_shown(kind))
REFUSED = tuple(kind for kind in ENTITIES if not is_shown(kind))
MARKER = "ZQX"


def test_by_hand_an_accounts_name_is_shared_and_its_notes_are_not() -> None:
    copy = for_customer(Account(1, "Nordwind", notes="do not trust the CFO", strategic=True))
    assert copy == Account(1, "Nordwind")


def test_most_kinds_are_shown_in_part_and_some_never() -> None:
    assert len(SHARED) > 20
    assert {HealthSnapshot, Strategy, Note} <= set(REFUSED)


@pytest.mark.parametrize("kind", SHARED)
def test_a_copy_has_every_internal_field_blank_and_every_shared_one_kept(kind: Any) -> None:
    thing = filled(kind, MARKER)
    copy = for_customer(thing)
    assert type(copy) is kind
    for field in fields(kind):
        if (kind, field.name) == (Metric, "name"):
            assert copy.name == thing.customer_name
        elif is_shareable(kind, field.name):
            assert getattr(copy, field.name) == getattr(thing, field.name)
        else:
            assert getattr(copy, field.name) == sharing._blanks(cast("Any", kind))[field.name]
            assert MARKER not in repr(getattr(copy, field.name))


def test_a_metric_that_was_typed_is_read_by_its_name() -> None:
    assert for_customer(Metric(1, "Minutes a plan")) == Metric(1, "Minutes a plan")


@pytest.mark.parametrize("kind", SHARED)
def test_copying_a_copy_changes_nothing(kind: type[Any]) -> None:
    copy = for_customer(filled(kind))
    assert for_customer(copy) == copy


@pytest.mark.parametrize("kind", REFUSED)
def test_a_kind_that_is_not_marked_is_refused(kind: type[Any]) -> None:
    with pytest.raises(InternalError, match=kind.__name__):
        for_customer(filled(kind))


@pytest.mark.parametrize("name", ["sentiment", "influence", "notes", "custom", "ids"])
def test_what_the_field_calls_internal_is_internal(name: str) -> None:
    assert not is_shareable(Contact, name)
    assert not is_shareable(Note, name)


def marked_facts() -> AccountFacts:
    """Facts in which every string of an internal field, and only these, holds the marker."""
    facts = filled(AccountFacts, MARKER)
    kept: dict[str, object] = {}
    for field in fields(AccountFacts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            kept[field.name] = tuple(_cleaned(thing) for thing in value)
        elif type(value) in ENTITIES:
            kept[field.name] = _cleaned(value)
    return replace(facts, **kept)  # type: ignore[arg-type]


def _cleaned(thing: object) -> object:
    kind = type(thing)
    plain = filled(kind, "plain")
    shared = {
        field.name: getattr(plain, field.name)
        for field in fields(kind)  # type: ignore[arg-type]
        if is_shareable(kind, field.name)
    }
    return replace(thing, **shared)  # type: ignore[type-var]


def test_no_marker_of_an_internal_field_is_left_in_the_facts_for_a_customer() -> None:
    facts = marked_facts()
    assert MARKER in repr(facts)
    seen = facts_for_customer(facts)
    assert MARKER not in repr(seen)
    assert "plain Contact.name" in repr(seen)
    for name in ("notes", "follow_ups", "snapshots", "strategies", "fit_answers", "pairings"):
        assert getattr(seen, name) == ()


@given(st.sets(st.sampled_from(list(InternalTopic))))
def test_each_topic_that_is_switched_on_opens_itself_and_nothing_else(
    shown: set[InternalTopic],
) -> None:
    seen = facts_for_customer(marked_facts(), shown)
    assert bool(seen.snapshots) == (InternalTopic.HEALTH in shown)
    assert bool(seen.strategies) == (InternalTopic.STRATEGY in shown)
    assert any(contact.sentiment for contact in seen.contacts) == (InternalTopic.SENTIMENT in shown)
    assert seen.notes == ()
    assert all(MARKER not in repr(contact) for contact in seen.contacts)


def test_by_hand_an_opened_sentiment_leaves_the_private_notes_closed() -> None:
    contact = Contact(1, 2, "Ann", sentiment=Sentiment.BLOCKER, notes="difficult")
    copy = for_customer(contact, (InternalTopic.SENTIMENT,))
    assert copy == Contact(1, 2, "Ann", sentiment=Sentiment.BLOCKER)


def test_an_opened_kind_comes_whole_and_only_when_it_is_switched_on() -> None:
    snapshot, strategy = filled(HealthSnapshot), filled(Strategy)
    assert for_customer(snapshot, (InternalTopic.HEALTH,)) == snapshot
    with pytest.raises(InternalError):
        for_customer(strategy, (InternalTopic.HEALTH,))


def test_by_hand_what_was_agreed_among_ourselves_stays_among_ourselves() -> None:
    with_them = filled(Meeting, id=1, kind=MeetingKind.EBR)
    among_us = filled(Meeting, id=2, kind=MeetingKind.INTERNAL)
    facts = replace(
        filled(AccountFacts),
        meetings=(with_them, among_us),
        actions=tuple(
            filled(Action, id=10 + meeting.id, origin=ActionOrigin.NEXT_STEP, origin_id=meeting.id)
            for meeting in (with_them, among_us)
        ),
    )
    assert [action.id for action in facts_for_customer(facts).actions] == [11]


def test_actions_meetings_and_spiced_parts_that_are_ours_alone_are_absent() -> None:
    facts = replace(
        filled(AccountFacts),
        actions=tuple(filled(Action, origin=origin) for origin in ActionOrigin),
        meetings=tuple(filled(Meeting, kind=kind) for kind in MeetingKind),
        spiced=tuple(filled(SpicedEntry, part=part) for part in SpicedPart),
    )
    seen = facts_for_customer(facts)
    assert {action.origin for action in seen.actions} == SHARED_ORIGINS
    assert MeetingKind.INTERNAL not in {meeting.kind for meeting in seen.meetings}
    assert {entry.part for entry in seen.spiced} == {
        SpicedPart.IMPACT,
        SpicedPart.CRITICAL_EVENT,
    }
