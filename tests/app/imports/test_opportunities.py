"""A list of deals becomes opportunities; the accounts that it names are met or made once each."""

from pathlib import Path
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.expansion.pipeline import pipeline
from csm_desktop.app.imports import ImportReport, import_lists, read_lists
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    OpportunityKind,
    OpportunityStage,
)
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options
from csm_desktop.wording import render
from tests.importers.lists import written

DEALS = (
    "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%),Opportunity Owner\n"
    "Aldo seats,Aldo Foods,Proposal/Price Quote,12000,2027-01-31,60,Kim Roe\n"
    "Aldo archive,Aldo Foods,Closed Won,4000,2026-10-31,100,Kim Roe\n"
    "Bera pilot,Bera Rail,Solution Review,900.50,2027-03-31,20,Lee Poe\n"
)


def take(book: Book, folder: Path, *texts: str, update: bool = False) -> ImportReport:
    paths = [written(folder, f"list {i}.csv", text) for i, text in enumerate(texts)]
    return import_lists(book, read_lists(paths, Options(currency="EUR")), update=update)


def found(book: Book, kind: type) -> dict[str, object]:
    things: tuple[Any, ...] = book.run("look", lambda work: work.find(kind))
    return {getattr(each, "title", "") or getattr(each, "name", ""): each for each in things}


def test_deals_are_opportunities_and_their_accounts_are_made_once(
    book: Book, tmp_path: Path
) -> None:
    report = take(book, tmp_path, DEALS)
    assert [(file.kind, file.stored) for file in report.files] == [(ListKind.OPPORTUNITIES, 3)]
    assert set(found(book, Account)) == {"Aldo Foods", "Bera Rail"}
    deals = found(book, Opportunity)
    seats, archive, pilot = (deals[name] for name in ("Aldo seats", "Aldo archive", "Bera pilot"))
    assert isinstance(seats, Opportunity)
    assert (seats.stage, seats.kind) == (OpportunityStage.PROPOSED, OpportunityKind.UPSELL)
    assert seats.amount is not None
    assert (str(seats.amount.amount), seats.amount.currency) == ("12000.00", "EUR")
    assert seats.close_on is not None
    assert isinstance(archive, Opportunity)
    assert archive.stage is OpportunityStage.WON
    assert isinstance(pilot, Opportunity)
    assert "Stage: Solution Review" in pilot.note  # a word that is not ours is not lost
    said = " ".join(render(each.text) for each in report.files[0].remarks)
    assert "2 accounts were made" in said
    assert "3 deals do not say what is sold" in said
    left = [each.header for each in report.files[0].mapping if each.field == "-"]
    assert left == ["Probability (%)"]


def test_a_deal_that_comes_again_is_the_same_deal(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, DEALS)
    again = take(book, tmp_path, DEALS)
    assert again.stored == 0
    later = DEALS.replace("Proposal/Price Quote,12000", "Closed Won,15000")
    report = take(book, tmp_path, later)
    assert report.stored == 0
    assert {each.field for each in report.files[0].differences} == {"stage", "amount"}
    take(book, tmp_path, later, update=True)
    seats = found(book, Opportunity)["Aldo seats"]
    assert isinstance(seats, Opportunity)
    assert seats.stage is OpportunityStage.WON


def test_a_deal_finds_the_account_of_the_list_beside_it(book: Book, tmp_path: Path) -> None:
    accounts = "Account ID,Account Name,Website\nA1,Aldo Foods,aldo.example\nA2,Bera,bera.example\n"
    deals = DEALS.replace("Account Name", "Account ID").replace("Aldo Foods", "A1")
    take(book, tmp_path, deals.replace("Bera Rail", "A2"), accounts)
    assert set(found(book, Account)) == {"Aldo Foods", "Bera"}


def test_undo_takes_deals_and_their_accounts_back(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, DEALS)
    book.undo()
    assert not found(book, Account)
    assert not found(book, Opportunity)


def test_a_deal_without_an_account_is_refused(tmp_path: Path) -> None:
    text = DEALS + "Nobody's,,Prospecting,1,2027-01-01,10,Kim Roe\n"
    plan = read_lists([written(tmp_path, "d.csv", text)], Options(currency="EUR"))[0].plans[0]
    assert [(row.line, render(row.reason)) for row in plan.refused] == [(5, "no account is named")]


def test_a_prospect_whose_deal_was_won_is_a_customer(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, DEALS)
    later = DEALS.replace("Solution Review", "Closed Won")
    take(book, tmp_path, later)  # told, and nothing moves
    assert found(book, Account)["Bera Rail"].status is AccountStatus.PROSPECT  # type: ignore[attr-defined]
    report = take(book, tmp_path, later, update=True)
    assert found(book, Account)["Bera Rail"].status is AccountStatus.ONBOARDING  # type: ignore[attr-defined]
    assert ("Bera Rail", "a deal was won: no prospect any more, but a customer") in [
        (notice.column, render(notice.text)) for notice in report.files[0].remarks
    ]


def test_deals_without_names_are_called_after_account_and_day(book: Book, tmp_path: Path) -> None:
    text = (
        "Account Name,Amount,Close Date,Stage\n"
        "Aldo Foods,100,2027-01-31,Proposal\nAldo Foods,200,2027-03-31,Proposal\n"
    )
    take(book, tmp_path, text)
    assert sorted(found(book, Opportunity)) == ["Aldo Foods, 2027-01-31", "Aldo Foods, 2027-03-31"]
    take(book, tmp_path, text)  # the same file again adds nothing
    assert len(found(book, Opportunity)) == 2


def test_who_is_offered_more_is_a_customer_and_no_prospect(book: Book, tmp_path: Path) -> None:
    text = (
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount in company currency,Amount,"
        "Associated Company,Associated Company IDs,Deal Type\n"
        "1,More seats,Contract Sent,2027-01-15,Kim Roe,9,9,Aldo Foods,70001,existingbusiness\n"
        "2,First order,Appointment Scheduled,2027-01-15,Kim Roe,9,9,Bera,70002,newbusiness\n"
    )
    report = take(book, tmp_path, text)
    assert report.files[0].system is not None
    assert report.files[0].system.name == "HubSpot"
    status = {name: account.status for name, account in found(book, Account).items()}  # type: ignore[attr-defined]
    assert status == {"Aldo Foods": AccountStatus.ONBOARDING, "Bera": AccountStatus.PROSPECT}


def test_renewals_are_kept_as_such_and_bring_nothing_on_top(book: Book, tmp_path: Path) -> None:
    head = "Deal Name,Account Name,{}Deal Stage,Amount,Close Date\n"
    typed = head.format("Deal Type,") + (
        "Aldo 2027,Aldo Foods,Renewal,Proposal,100,2027-03-01\n"
        "Bera - Renewal 2027,Bera Rail,existingbusiness,Proposal,200,2027-03-01\n"
        "Bera seats,Bera Rail,existingbusiness,Proposal,300,2027-03-01\n"
        "Bera upsell at renewal,Bera Rail,existingbusiness,Proposal,400,2027-03-01\n"
    )
    named = head.format("") + "Cora renewal,Cora AG,Proposal,500,2027-03-01\n"
    report = take(book, tmp_path, typed, named)
    kinds = {title: deal.kind for title, deal in found(book, Opportunity).items()}  # type: ignore[attr-defined]
    renewals = {"Aldo 2027", "Bera - Renewal 2027", "Cora renewal"}
    assert {title for title, kind in kinds.items() if kind == OpportunityKind.RENEWAL} == renewals
    said = " ".join(render(each.text) for file in report.files for each in file.remarks)
    assert "2 deals are renewals" in said
    whole = pipeline(book, accounts(book)).whole
    assert (whole.number, [str(each.amount) for each in whole.amounts]) == (2, ["700.00"])
