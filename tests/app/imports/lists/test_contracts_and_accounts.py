"""A list of contracts beside a list of accounts: money counts once, accounts get what is said of
them, and what is missing is named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ImportTerms, Missing
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


BOOK = (
    "Customer,ARR EUR,Renewal\nKestrel,30000,2027-01-01\nPlover,8000,2027-02-01\n"
    "Heron,5000,2027-03-01\nCrane,,2027-04-01\n"
)
CONTRACTS = (
    "Contract No,Customer,Product,ARR EUR,Start,End\n"
    "C1,Kestrel,Pro,24000,2026-01-01,2027-01-01\nC2,Kestrel,Add-on,6000,2026-06-01,2027-06-01\n"
    "C3,Plover,Pro,9000,2026-02-01,2027-02-01\nC4,Heron,Add-on,1000,2026-02-01,2027-02-01\n"
    "C5,Crane,Pro,1000,2026-02-01,2027-02-01\n"
)


def contracts(desk: Desk) -> dict[tuple[str, str], Subscription]:
    names = {account.id: account.name for account in desk.all(Account)}
    return {(names[s.account_id or 0], s.product): s for s in desk.all(Subscription)}


def remarks(report: ImportReport) -> list[str]:
    return [render(notice.text) for file in report.files for notice in file.remarks]


def test_contracts_take_the_place_of_what_a_list_of_accounts_told(desk: Desk) -> None:
    report = desk.take(BOOK, CONTRACTS)
    assert {key: s.arr.amount for key, s in contracts(desk).items()} == {
        ("Kestrel", "Pro"): 24000, ("Kestrel", "Add-on"): 6000, ("Plover", "Pro"): 9000,
        ("Heron", "Add-on"): 1000, ("Heron", ""): 4000, ("Crane", "Pro"): 1000,
    }  # fmt: skip
    told = remarks(report)
    assert any("€8,000; its contracts take the place of that, and are €9,000" in t for t in told)
    assert any("€4,000 stays as a contract without a name" in text for text in told)
    assert not any("€30,000" in text for text in told)  # the sums agree
    desk.book.undo()
    assert not desk.all(Subscription)


def test_in_a_book_that_knows_the_accounts_the_sum_is_kept_too(desk: Desk) -> None:
    desk.take(BOOK)
    before = {s.account_id: s for s in desk.all(Subscription)}
    desk.take(CONTRACTS)
    named = contracts(desk)["Kestrel", "Pro"]
    # What refers to the contract without a name refers to it still.
    assert named.id == before[named.account_id].id
    assert sum(s.arr.amount for s in desk.all(Subscription)) == 30000 + 9000 + 5000 + 1000


def test_what_the_rows_say_of_an_account_reaches_it(desk: Desk) -> None:
    text = (
        "Customer,Product,ARR EUR,Renewal,CSM,Segment,Country\n"
        "Kestrel,Pro,24000,2027-01-01,Mara Quist,Enterprise,Norway\n"
        "Kestrel,Add-on,6000,2027-06-01,Mara Quist,Enterprise,Norway\n"
        "Plover,Pro,8000,2027-02-01,Tom Falk,,\n"
    )
    desk.take(text)
    names = {member.id: member.name for member in desk.all(TeamMember)}
    assert names[desk.account("Kestrel").owner_id or 0] == "Mara Quist"
    assert names[desk.account("Plover").owner_id or 0] == "Tom Falk"
    assert desk.account("Kestrel").country == "NO"
    assert not any(subscription.custom for subscription in desk.all(Subscription))
    # Another month's list says otherwise: told once an account, taken over where that is asked.
    later = text.replace("Mara Quist", "Tom Falk").replace("24000", "24001").replace("6000", "6001")
    (file,) = desk.take(later).files
    assert [(d.name, d.field, d.ours, d.theirs) for d in file.differences] == [
        ("Kestrel", "owner", "Mara Quist", "Tom Falk"),
        ("Pro", "arr", "24000.00 EUR", "24001.00 EUR"),
        ("Add-on", "arr", "6000.00 EUR", "6001.00 EUR"),
    ]
    assert len(desk.all(Subscription)) == 3


MONTHS = (
    "Contract No,Account,Product,MRR,Currency,Start,Renewal\n"
    "C1,Kestrel,Pro,1000,EUR,2025-01-01,2027-01-01\n"
    "C2,Plover,Pro,500,EUR,2025-03-01,2027-03-01\n"
    "C3,Heron,Pro,700,USD,2025-04-01,2027-04-01\n"
    "C4,Heron,Add-on,100,USD,2025-04-01,2027-04-01\n"
)


def without(text: str, *numbers: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if not line.startswith(numbers))


def test_an_account_whose_contract_is_missing_is_named(desk: Desk) -> None:
    desk.take(MONTHS)
    (file,) = desk.take(without(MONTHS, "C2")).files
    (gone,) = file.missing
    assert (gone.name, gone.external_id, gone.arr) == ("Plover", "C2", (Money.of(6000, "EUR"),))
    assert desk.account("Plover").status is AccountStatus.LIVE
    terms = ImportTerms(missing={"Plover": Missing.CHURNED})
    desk.take(without(MONTHS, "C2"), terms=terms)
    assert desk.account("Plover").status is AccountStatus.CHURNED
    assert contracts(desk)["Plover", "Pro"].ended_on == desk.book.today()


def test_one_of_several_contracts_that_is_missing_ends_alone(desk: Desk) -> None:
    desk.take(MONTHS)
    terms = ImportTerms(missing={"": Missing.CHURNED})
    desk.take(without(MONTHS, "C4"), terms=terms)
    assert desk.account("Heron").status is AccountStatus.LIVE
    assert contracts(desk)["Heron", "Add-on"].status is SubscriptionStatus.ENDED
    assert contracts(desk)["Heron", "Pro"].status is SubscriptionStatus.ACTIVE


def test_an_extract_of_the_contracts_makes_nobody_missing(desk: Desk) -> None:
    desk.take(MONTHS)
    (file,) = desk.take(without(MONTHS, "C2", "C3", "C4")).files
    assert not file.missing


def test_a_change_of_currency_is_told_as_that_alone(desk: Desk) -> None:
    desk.take(MONTHS.replace("Currency,", "Currency,Status,").replace(",20", ",Active,20", 4))
    desk.take(MONTHS)  # the same contracts
    changed = MONTHS.replace("700,USD", "700,EUR").replace("Currency,", "Currency,Status,")
    changed = changed.replace("EUR,2", "EUR,Active,2").replace("USD,2", "USD,Active,2")
    (file,) = desk.take(changed, update=True).files
    assert [each.field for each in file.differences] == ["arr"]
    assert not any("begun anew" in text for text in map(render, (n.text for n in file.remarks)))


def test_an_ended_contract_is_not_told_as_replaced(desk: Desk) -> None:
    desk.take(MONTHS)
    heron = contracts(desk)["Heron", "Pro"]
    over = replace(heron, status=SubscriptionStatus.ENDED, ended_on=date(2026, 10, 31))
    desk.book.run("end", lambda work: work.put(over))
    (file,) = desk.take(MONTHS, update=True).files
    assert not file.differences
    assert any("begun anew" in render(notice.text) for notice in file.remarks)


def test_companies_that_share_name_or_domain_stay_several(desk: Desk) -> None:
    text = (
        "Account,Website,Country,ARR,Currency\nKestrel UK,kestrel.example,GB,100,GBP\n"
        "Kestrel DE,kestrel.example,DE,200,EUR\nPlover,plover.example,FR,50,EUR\n"
        "Plover,plover.example,ES,60,EUR\n"
    )
    (file,) = desk.take(text).files
    assert (file.stored, len(file.differences)) == (4, 0)
    assert sorted((account.name, account.country) for account in desk.all(Account)) == [
        ("Kestrel DE", "DE"), ("Kestrel UK", "GB"), ("Plover", "ES"), ("Plover", "FR"),
    ]  # fmt: skip
    assert [proposal.name for proposal in file.proposals] == ["Kestrel DE", "Plover"]


def test_a_first_list_of_contracts_merges_no_companies_of_one_domain(desk: Desk) -> None:
    desk.take(
        "Account,Website,Product,ARR,Currency,Start\n"
        "Kestrel UK,kestrel.example,Pro,100,GBP,2026-01-01\n"
        "Kestrel DE,kestrel.example,Pro,200,EUR,2026-01-01\n"
        "Kestrel DE,kestrel.example,Add-on,20,EUR,2026-01-01\n"
    )
    assert sorted((name, product) for name, product in contracts(desk)) == [
        ("Kestrel DE", "Add-on"), ("Kestrel DE", "Pro"), ("Kestrel UK", "Pro"),
    ]  # fmt: skip


def test_the_name_that_an_account_has_counts_more_than_a_domain_of_another(desk: Desk) -> None:
    desk.take(
        "Account,Website\nKestrel UK,kestrel.example\nKestrel DE,\n",
        "Name,Email,Company,Company Domain\nIna Bell,ina@x.example,Kestrel DE,kestrel.example\n",
    )
    (person,) = desk.all(Contact)
    assert person.account_id == desk.account("Kestrel DE").id


def test_a_name_but_for_its_legal_form_is_proposed_and_not_met(desk: Desk) -> None:
    desk.take("Account ID,Account,Owner\n1,Kestrel Tools Ltd,Kim\n2,Heron GmbH,Kim\n")
    (file,) = desk.take("Customer,Health\nKestrel Tools,green\nHeron AG,red\n").files
    assert file.stored == 2
    assert [(each.name, render(each.why)) for each in file.proposals] == [
        ("Kestrel Tools", "“Kestrel Tools Ltd” is the same name but for signs and legal form")
    ]
