"""One of ours is one person, by whichever name or address a list calls them."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.team import TeamMember
from tests.app.imports.test_imports import Desk


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def team(desk: Desk) -> set[tuple[str, str]]:
    """Who was added, with their addresses."""
    return {(each.name, each.email) for each in desk.all(TeamMember) if not each.is_me}


@pytest.mark.parametrize(
    "owners",
    [
        ("kim.roe@ours.example", "kim.roe@ours.example", "Kim Roe"),
        ("Kim Roe", "kim_roe@ours.example", '"Roe, Kim"'),
        ("Kim Roe <kim.roe@ours.example>", "KIM.ROE@ours.example", '"Roe, Kim"'),
        ('"Roe, Kim"', "Kim Roe (kim.roe@ours.example)", "kim.roe@ours.example"),
    ],
)
def test_a_name_in_either_order_and_an_address_are_one_person(
    desk: Desk, owners: tuple[str, ...]
) -> None:
    rows = "".join(f"{name},{owner},Ulm\n" for name, owner in zip("ABC", owners, strict=True))
    desk.take(f"Account Name,CSM,City\n{rows}")
    ((name, email),) = team(desk)
    assert (name, email.casefold().replace("_", ".")) == ("Kim Roe", "kim.roe@ours.example")
    assert len({each.owner_id for each in desk.all(Account)}) == 1


def test_an_address_of_nobody_known_stays_an_address(desk: Desk) -> None:
    desk.take("Account Name,CSM,City\nA,cs@ours.example,Ulm\nB,Kim Roe,Ulm\n")
    assert team(desk) == {("cs@ours.example", "cs@ours.example"), ("Kim Roe", "")}


def test_an_address_that_fits_two_people_is_neither_of_them(desk: Desk) -> None:
    desk.take("Account Name,CSM,City\nA,kim.roe@one.example,Ulm\nB,kim.roe@two.example,Ulm\n")
    assert len(team(desk)) == 2
