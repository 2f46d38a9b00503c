"""Groups of companies: what a list says an account belongs to."""

from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, Options
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk
from tests.importers.lists import fed, planned


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def parents(desk: Desk) -> dict[str, str]:
    """What each account belongs to, by name."""
    accounts = {each.id: each for each in desk.all(Account)}
    return {
        each.name: accounts[each.parent_id].name if each.parent_id else ""
        for each in accounts.values()
    }


def remarks(report: ImportReport) -> list[str]:
    return [render(each.text) for file in report.files for each in file.remarks]


@pytest.mark.parametrize(
    ("header", "parent"),
    [("Parent Account", "Voltan Group"), ("Parent Account ID", "V-10"), ("Parent Company", "V-10"),
     ("Muttergesellschaft", "voltan.example"), ("Parent", "Voltan Group (V-10)")],
)  # fmt: skip
def test_a_parent_is_met_by_name_id_or_domain_also_further_down(
    desk: Desk, header: str, parent: str
) -> None:
    desk.take(
        f"Account ID,Account Name,{header},Website\nV-20,Voltan AG,{parent},voltan.de\n"
        f"V-10,Voltan Group,,voltan.example\nV-30,Voltan Energy,{parent},voltan-energy.example\n"
    )
    expected = {"Voltan AG": "Voltan Group", "Voltan Energy": "Voltan Group", "Voltan Group": ""}
    assert parents(desk) == expected
    assert all(not each.custom for each in desk.all(Account))
    desk.book.undo()
    assert parents(desk) == {}


def test_the_id_of_the_parent_is_never_taken_for_the_account_s_own(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, "Parent Account ID,Account Name,City\nV-10,A,Ulm\n,B,Ulm\nV-10,C,Rom\n"
    )
    assert fed(plan)["Parent Account ID"] == "parent"


def test_a_parent_that_is_not_there_is_kept_and_said_and_met_next_month(desk: Desk) -> None:
    report = desk.take("Account ID,Account Name,Parent Account\n1,A,Big Holding\n2,B,Big Holding\n")
    assert parents(desk) == {"A": "", "B": ""}
    assert [(each.name, each.value) for each in desk.account("A").custom] == [
        ("Parent Account", "Big Holding")
    ]
    assert any("“Big Holding”" in each and "(2 such rows)" in each for each in remarks(report))
    desk.take(
        "Account ID,Account Name,Parent Account\n1,A,Big Holding\n2,B,Big Holding\n3,Big Holding,\n"
    )
    assert parents(desk) == {"A": "Big Holding", "B": "Big Holding", "Big Holding": ""}
    assert desk.account("A").custom == ()


def test_no_account_comes_to_belong_to_itself(desk: Desk) -> None:
    report = desk.take("Account ID,Account Name,Parent Account\n1,A,B\n2,B,C\n3,C,A\n4,D,D\n")
    assert parents(desk) == {"A": "B", "B": "C", "C": "", "D": ""}
    assert [each.value for each in desk.account("C").custom] == ["A"]
    assert desk.account("D").custom == ()
    assert any("would belong to itself" in each for each in remarks(report))


def test_another_parent_than_the_book_s_is_told_and_taken_only_when_asked(desk: Desk) -> None:
    desk.take("Account ID,Account Name,Parent Account\n1,A,B\n2,B,\n3,C,\n")
    report = desk.take("Account ID,Account Name,Parent Account\n1,A,C\n")
    told = [(each.field, each.ours, each.theirs) for each in report.files[0].differences]
    assert told == [("parent", "B", "C")]
    assert parents(desk)["A"] == "B"
    desk.take("Account ID,Account Name,Parent Account\n1,A,C\n", update=True)
    assert parents(desk)["A"] == "C"


WITH_IDS = (
    "Account ID,Account Name,Parent Account,Account Owner,ARR,Currency,Renewal Date\n"
    "A-1,Acme Group,,Kim,300,EUR,2027-01-31\nA-2,Acme DE,A-1,Kim,100,EUR,2027-01-31\n"
    "A-3,Acme FR,A-1,Kim,200,EUR,2027-01-31\nA-4,Bolt,,Kim,50,EUR,2027-03-31\n"
)
BARE = (
    "Account,Parent,CSM,ARR,Currency\nAcme Group,,,300,\n"
    "Acme DE,Acme Group,Kim,100,EUR\nAcme FR,Acme Group,Kim,200,EUR\nBolt,,Kim,50,EUR\n"
)
BELOW = (
    "Account,CSM,Status,ARR\nAcme Group,,,300\nAcme DE,Kim,Green,100\nAcme FR,Kim,Red,200\n"
    "Bolt Group,,,50\nBolt,Kim,Green,50\n"
)


@pytest.mark.parametrize(
    ("text", "answers"),
    [(WITH_IDS, 2), (WITH_IDS.replace(",A-1,", ",Acme Group (A-1),"), 2), (BARE, 2), (BELOW, 3)],
)
def test_a_parent_that_has_what_its_subsidiaries_pay_is_asked_about(
    desk: Desk, tmp_path: Path, text: str, answers: int
) -> None:
    (question,) = planned(tmp_path, text, currency="EUR").questions
    assert (question.topic, len(question.options)) == ("group-arr", answers)
    report = desk.take_files(desk.file(text), options=Options(currency="EUR", group_arr="sum"))
    assert {name for name, above in parents(desk).items() if above == "Acme Group"} == {
        "Acme DE", "Acme FR",
    }  # fmt: skip
    assert sum(each.arr.minor for each in desk.all(Subscription)) == 35000
    assert "not counted again" in " ".join(remarks(report))
    desk.book.undo()
    desk.take_files(desk.file(text), options=Options(currency="EUR", group_arr="own"))
    twice = 30000 + (5000 if text is BELOW else 0)
    assert sum(each.arr.minor for each in desk.all(Subscription)) == 35000 + twice


def test_groups_that_are_no_accounts_are_left_and_other_sums_are_not_asked_about(
    tmp_path: Path,
) -> None:
    left = planned(tmp_path, BELOW, currency="EUR", group_arr="leave")
    assert (left.questions, left.ready, len(left.set_aside)) == ((), 3, 2)
    # A parent that pays for itself, and a segment that heads its customers.
    assert planned(tmp_path, WITH_IDS.replace("Kim,300", "Kim,310")).questions == ()
    apart = BARE.replace("200,EUR", "200,USD")
    assert planned(tmp_path, apart, currency="EUR").questions == ()
    one = "Account,Parent,ARR,Currency\nAcme,,300,EUR\nAcme DE,Acme,300,EUR\nBolt,,20,EUR\n"
    assert len(planned(tmp_path, one).questions) == 1
    assert planned(tmp_path, one.replace("20,", "300,")).questions == ()
    named = BELOW.replace("Acme Group", "Enterprise").replace("Bolt Group", "SMB")
    assert planned(tmp_path, named, currency="EUR").questions == ()


def test_a_parent_and_its_subsidiary_are_not_offered_to_be_merged(desk: Desk) -> None:
    report = desk.take(
        "Account ID,Account,Domain,Parent Account\n1,Voltan,voltan.example,\n"
        "2,Voltan Energy,voltan.example,Voltan\n3,Wolt,voltan.example,\n"
    )
    assert [each.name for each in report.files[0].proposals] == ["Wolt"]
