"""Who of an account gets a message of a set: each once, and nobody whom it does not fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.correspondence.audience import (
    Courtesy,
    LastMail,
    LetterReader,
    Unfit,
    readers,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.facts import AccountFacts

TODAY = date(2026, 11, 22)
CHAMPION, SPONSOR, USER = ContactRole.CHAMPION, ContactRole.SPONSOR, ContactRole.END_USER
ADA = Contact(1, 9, "Ada Fox", email="Ada@north.example", roles=(CHAMPION, SPONSOR))
BEN = Contact(2, 9, "Ben Roe", email="ben@north.example", roles=(SPONSOR,))
CAT = Contact(3, 9, "Cat Moe", email="cat@north.example", roles=(USER,))
ALL = (ADA, BEN, CAT)


def asked(*roles: ContactRole, people: tuple[Contact, ...] = ALL, behind: bool = False,
          courtesy: Courtesy | None = None) -> tuple[LetterReader, ...]:  # fmt: skip
    facts = AccountFacts(as_of=TODAY, account=Account(9, "North"), contacts=people)
    return readers(facts, roles, courtesy or Courtesy(), behind=behind)


def test_all_who_hold_a_role_get_it_each_once_by_the_role_named_first() -> None:
    assert asked(CHAMPION, SPONSOR) == (LetterReader(ADA, CHAMPION), LetterReader(BEN, SPONSOR))
    assert asked(SPONSOR, CHAMPION) == (LetterReader(ADA, SPONSOR), LetterReader(BEN, SPONSOR))


def test_a_role_that_nobody_holds_is_said() -> None:
    assert asked(ContactRole.DECISION_MAKER) == (
        LetterReader(None, ContactRole.DECISION_MAKER, Unfit.NOBODY),
    )


def test_without_roles_the_champion_speaks_else_the_next_who_can_be_written_to() -> None:
    assert asked() == (LetterReader(ADA, None),)
    gone = replace(ADA, status=ContactStatus.LEFT)
    assert asked(people=(gone, BEN, CAT)) == (LetterReader(BEN, None),)
    assert asked(people=(replace(ADA, email=""), BEN)) == (LetterReader(BEN, None),)
    assert asked(people=(replace(ADA, email=""),)) == (
        LetterReader(replace(ADA, email=""), None, Unfit.NO_ADDRESS),
    )
    assert asked(people=()) == (LetterReader(None, None, Unfit.NOBODY),)


def test_no_account_that_is_behind_is_congratulated() -> None:
    praise = Courtesy(praises=True)
    assert asked(CHAMPION, behind=True, courtesy=praise) == (
        LetterReader(None, None, Unfit.BEHIND),
    )
    assert asked(CHAMPION, behind=False, courtesy=praise) == (LetterReader(ADA, CHAMPION),)
    assert asked(CHAMPION, behind=True) == (LetterReader(ADA, CHAMPION),)


def test_who_opted_out_at_one_account_opted_out_at_all() -> None:
    assert asked(USER, people=(replace(CAT, opted_out=True),))[0].unfit is Unfit.OPTED_OUT
    elsewhere = Courtesy(opted_out=frozenset({"ada@north.example"}))
    assert asked(CHAMPION, courtesy=elsewhere)[0].unfit is Unfit.OPTED_OUT


@pytest.mark.parametrize(
    ("ago", "unfit"), [(0, Unfit.WRITTEN_LATELY), (13, Unfit.WRITTEN_LATELY), (14, None)]
)
def test_nobody_is_written_to_twice_within_the_days(ago: int, unfit: Unfit | None) -> None:
    written = {"ada@north.example": LastMail(TODAY - timedelta(days=ago))}
    found = asked(CHAMPION, courtesy=Courtesy(written=written))
    assert found[0].unfit is unfit
    free = Courtesy(written=written, quiet_days=0)
    assert asked(CHAMPION, courtesy=free)[0].unfit is None


def test_a_mail_that_waits_is_not_followed_by_another() -> None:
    waits = Courtesy(written={"ada@north.example": LastMail(waits=True)})
    assert asked(CHAMPION, courtesy=waits)[0].unfit is Unfit.WAITS


def test_where_the_champion_was_written_to_nobody_else_is_asked_instead() -> None:
    lately = Courtesy(written={"ada@north.example": LastMail(TODAY)})
    assert asked(courtesy=lately) == (LetterReader(ADA, None, Unfit.WRITTEN_LATELY),)


@given(st.lists(st.sampled_from(list(ContactRole)), max_size=5), st.booleans())
def test_whoever_is_asked_for_nobody_stands_there_twice(
    roles: list[ContactRole], behind: bool
) -> None:
    found = [reader.person.id for reader in asked(*roles, behind=behind) if reader.person]
    assert len(found) == len(set(found))
