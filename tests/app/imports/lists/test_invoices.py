"""Invoices become what contracts earn over time, and say what they were left out for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, OpenQuestionsError, Options
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import RevenueEvent, Subscription
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk

HEADER = "Number,Customer,Customer Name,Subscription,Invoice Date,Currency,Net,Status,From,To\n"
FIRST = (
    "A-1,cus_1,Acorn Rail,sub_1,2026-01-01,eur,100.00,paid,2026-01-01,2026-02-01\n"
    "A-2,cus_1,Acorn Rail,sub_1,2026-02-01,eur,150.00,open,2026-02-01,2026-03-01\n"
    "A-3,cus_2,Birch Foods,sub_2,2026-01-15,eur,12000.00,paid,2026-01-15,2027-01-15\n"
    "A-4,cus_3,Cedar Mills,sub_3,2026-01-20,eur,50.00,void,2026-01-20,2026-02-20\n"
    "A-5,cus_4,Dale Optics,sub_4,2025-09-01,eur,80.00,paid,2025-09-01,2025-10-01\n"
)
NEXT = "A-6,cus_1,Acorn Rail,sub_1,2026-03-01,eur,180.00,paid,2026-03-01,2026-04-01\n"
GERMAN = (
    "Rechnungsnummer;Kunde;Rechnungsdatum;Leistungszeitraum;Position;Betrag netto;MwSt;Währung\n"
    "R1;Ahorn AG;01.05.2026;01.05.2026 - 31.07.2026;Lizenz;3.600,00;684,00;EUR\n"
    "R2;Ahorn AG;01.05.2026;01.05.2026 - 31.07.2026;Module;400,00;76,00;EUR\n"
    "R3;Ahorn AG;10.05.2026;;Gutschrift zu R1;-600,00;-114,00;EUR\n"
    "R4;Ahorn AG;10.05.2026;;Schulung, zwei Tage;2.000,00;380,00;EUR\n"
)
FRENCH = (
    "Facture;Client;Date de facture;Montant TTC;TVA;Devise\n"
    "F1;Dupont SA;05/01/2026;1200,00;200,00;EUR\nF2;Dupont SA;05/02/2026;1200,00;200,00;EUR\n"
    "F3;Martin SARL;15/01/2026;3600,00;600,00;EUR\nF4;Martin SARL;15/04/2026;3600,00;600,00;EUR\n"
    "F5;Leroy;20/04/2026;960,00;160,00;EUR\n"
)

ODD = (
    "Number,Customer,Product,Invoice Date,Currency,Subtotal,Discount,From,To,Description\n"
    "1,Month End,Pro,2026-01-31,EUR,100,,2026-01-31,2026-02-28,\n"
    "2,Month End,Pro,2026-02-28,EUR,100,,2026-02-28,2026-03-31,\n"
    "3,Month End,Pro,2026-03-31,EUR,100,,2026-03-31,2026-04-30,\n"
    "4,Month End,Pro,2026-04-30,EUR,100,,2026-04-30,2026-05-31,\n"
    "5,Upgraded,Pro,2026-05-01,EUR,100,,2026-05-01,2026-06-01,\n"
    "6,Upgraded,Pro,2026-05-15,EUR,-54.83,,2026-05-15,2026-06-01,Unused time\n"
    "7,Upgraded,Pro,2026-05-15,EUR,109.66,,2026-05-15,2026-06-01,Remaining time\n"
    "8,Upgraded,Pro,2026-06-01,EUR,200,,2026-06-01,2026-07-01,\n"
    "9,Credited,Pro,2026-05-01,EUR,1400,200,2026-05-01,2027-05-01,\n"
    "10,Credited,,2026-05-10,EUR,-120,-20,,,Goodwill\n"
    "11,Credited,,2026-05-11,EUR,-500,,,,Credit for onboarding\n"
    "12,Credited,Visit,2026-05-12,EUR,900,,2026-05-12,2026-05-12,\n"
    "13,Credited,Pro,2025-01-01,EUR,90,,2025-01-01,2025-02-01,\n"
    "14,Credited,Pro,2025-01-02,EUR,-90,,2025-01-01,2025-02-01,\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(book, folder)


def test_invoices_date_what_is_paid_and_the_next_list_adds_what_is_new(desk: Desk) -> None:
    file = _placed(desk.take_files(desk.file(HEADER + FIRST, "invoices.csv")))
    assert (file["stored"], file["aside"]) == (4, ["void or cancelled: it does not count"])
    assert _contracts(desk) == {
        "Acorn Rail": "1800.00 active from 2026-01-01",
        "Birch Foods": "12000.00 active from 2026-01-15 renews 2027-01-14",
        "Dale Optics": "960.00 ended from 2025-09-01 until 2025-10-01",
    }
    assert _events(desk) == ["expansion 600.00 on 2026-02-01"]
    assert "150.00 / 1 × 12 = €1,800 a year" in file["told"]
    # The same once more says nothing; the next month's list only what is new, alone or with all.
    before = desk.all(Subscription), desk.all(RevenueEvent)
    again = _placed(desk.take_files(desk.file(HEADER + FIRST, "invoices.csv")))
    assert (again["stored"], again["known"]) == (0, 4)
    assert (desk.all(Subscription), desk.all(RevenueEvent)) == before
    report = desk.take_files(desk.file(HEADER + FIRST + NEXT, "invoices.csv"))
    assert (_placed(report)["stored"], _placed(report)["known"]) == (0, 5)
    assert _contracts(desk)["Acorn Rail"] == "2160.00 active from 2026-01-01"
    assert _events(desk)[-1] == "expansion 360.00 on 2026-03-01"


def test_a_contract_from_elsewhere_is_told_apart_and_not_doubled(desk: Desk) -> None:
    desk.take(
        "Account Name,Account ID,ARR,Currency\nBirch Foods,B1,9000,EUR\nOak Post,B2,12000,EUR\n"
    )
    report = desk.take(
        "Invoice number,Customer,Invoice date,Currency,Net,Period start,Period end\n"
        "1,Birch Foods,2026-01-15,EUR,12000,2026-01-15,2027-01-14\n"
        "2,Oak Post,2026-01-01,EUR,2500,2026-01-01,2026-03-31\n"
        "3,Oak Post,2026-04-01,EUR,3000,2026-04-01,2026-06-30\n"
    )
    (told,) = report.files[0].differences
    assert (told.name, told.ours, told.theirs) == ("Birch Foods", "9000.00 EUR", "12000.00 EUR")
    contracts = _contracts(desk)
    assert contracts["Birch Foods"].startswith("9000.00")
    # What the book has is what was billed last: the bills tell how it came to that.
    assert contracts["Oak Post"] == "12000.00 active from 2026-01-01"
    assert _events(desk) == ["expansion 2000.00 on 2026-04-01"]


def test_who_is_not_in_the_book_gets_its_past_when_it_is(desk: Desk) -> None:
    desk.take("Account Name,Account ID\nBirch Foods,B1\n")
    text = (
        "Invoice number,Customer,Invoice date,Currency,Net,Period start,Period end\n"
        "1,Fir Oy,2026-01-01,EUR,100,2026-01-01,2026-01-31\n"
        "2,Fir Oy,2026-02-01,EUR,150,2026-02-01,2026-02-28\n"
    )
    assert len(desk.take(text).files[0].unassigned) == 2
    desk.take("Account Name,Account ID\nFir Oy,F1\n")
    assert _contracts(desk) == {"Fir Oy": "1800.00 active from 2026-01-01"}
    assert not _events(desk)
    for _ in range(2):
        desk.take(text)
        assert _events(desk) == ["expansion 600.00 on 2026-02-01"]


def test_an_undone_list_of_invoices_has_no_word_in_a_contract_any_more(desk: Desk) -> None:
    desk.take("Account Name,Account ID,ARR,Currency\nOak Post,B2,12000,EUR\n")
    head = "Invoice number,Customer,Invoice date,Currency,Net,Period start,Period end\n"
    desk.take(
        f"{head}1,Oak Post,2026-01-01,EUR,2500,2026-01-01,2026-03-31\n"
        "2,Oak Post,2026-04-01,EUR,3000,2026-04-01,2026-06-30\n"
    )
    assert _events(desk)
    desk.book.undo()
    report = desk.take(f"{head}3,Oak Post,2026-07-01,EUR,4000,2026-07-01,2026-09-30\n")
    assert [each.field for each in report.files[0].differences] == ["arr"]
    assert _contracts(desk)["Oak Post"].startswith("12000.00")


def test_a_list_without_days_is_of_the_time_of_its_newest_period(desk: Desk) -> None:
    rows = "Invoice number,Customer,Net,Currency,Period\n1,Acorn,100,EUR,Jan 2026\n"
    desk.take_files(desk.file(rows, "invoices.csv"), options=Options(kind=ListKind.INVOICES))
    assert _contracts(desk)["Acorn"] == "1200.00 active from 2026-01-01"


def test_lines_add_up_credits_come_off_and_what_is_billed_once_is_named(
    desk: Desk,
) -> None:
    file = _placed(desk.take_files(desk.file(GERMAN, "rechnungen.csv")))
    assert file["aside"] == ["billed once: it does not recur"]
    assert "(3600.00 + 400.00 − 600.00) / 3 × 12 = €13,600 a year" in file["told"]
    assert _contracts(desk) == {"Ahorn AG": "13600.00 active from 2026-05-01"}


def test_a_rate_is_no_tax_a_total_counts_once_and_another_plan_takes_its_place(desk: Desk) -> None:
    file = _placed(desk.take(
        "Invoice number,Customer,Invoice date,Plan,Invoice total,VAT,Currency,Period\n"
        "0,Acorn Rail,2025-12-01,Basic (Dec 2025),1200,20%,GBP,December 2025\n"
        "1,Acorn Rail,2026-01-01,Basic - January 2026,1200,20%,GBP,January 2026\n"
        "1,Acorn Rail,2026-01-01,Hosting,1200,20%,GBP,January 2026\n"
        "2,Acorn Rail,2026-02-01,Pro,1800,20%,GBP,February 2026\n"
    ))  # fmt: skip
    assert file["aside"] == ["the total of the same invoice again: it is counted once"]
    assert "1200 − 200.00 = 1000.00" in file["told"]
    assert sorted(_told(each) for each in desk.all(Subscription)) == [
        "12000.00 ended from 2025-12-01 until 2026-02-01", "18000.00 active from 2026-02-01",
    ]  # fmt: skip


def test_an_addition_takes_no_place_of_what_is_billed_next_day(desk: Desk) -> None:
    desk.take(
        "Number,Customer,Plan,Invoice Date,Currency,Net,From,To\n"
        "1,Acorn,Basic,2026-05-01,EUR,100,2026-05-01,2026-06-01\n"
        "2,Acorn,Addon,2026-06-01,EUR,20,2026-06-01,2026-07-01\n"
    )
    assert sorted(_told(each) for each in desk.all(Subscription)) == [
        "1200.00 active from 2026-05-01", "240.00 active from 2026-06-01",
    ]  # fmt: skip


def test_how_often_invoices_come_is_asked_with_what_their_days_tell(
    desk: Desk,
) -> None:
    with pytest.raises(OpenQuestionsError) as asked:
        desk.take_files(desk.file(FRENCH, "factures.csv"))
    (question,) = asked.value.questions
    assert question.options[:2] == ("--invoices-are dates", "--invoices-are monthly")
    assert "monthly: 1, quarterly: 1, yearly: 0, at no regular time: 1" in render(question.text)
    report = desk.take_files(
        desk.file(FRENCH, "factures.csv"), options=Options(invoices_are="dates")
    )
    assert "1200.00 − 200.00 = 1000.00" in _placed(report)["told"]
    assert _contracts(desk) == {
        "Dupont SA": "12000.00 ended from 2026-01-05 until 2026-03-05",
        "Martin SARL": "12000.00 active from 2026-01-15",
    }
    assert "do not tell how often" in _placed(report)["aside"][0]
    # One invoice alone is for as long as those before it; of a new customer nobody knows.
    text = FRENCH.splitlines()[0] + "\nF6;Martin SARL;15/07/2026;3900,00;650,00;EUR\n"
    text += "F7;Nouveau SA;15/07/2026;100,00;0;EUR\n"
    report = desk.take_files(desk.file(text, "juillet.csv"), options=Options(invoices_are="dates"))
    assert _contracts(desk)["Martin SARL"] == "13000.00 active from 2026-01-15"
    assert "billed for 3 months, as it was before" in _placed(report)["told"]
    assert len(_placed(report)["aside"]) == 1


def test_ends_of_months_parts_of_months_and_credits_invent_no_movement(desk: Desk) -> None:
    file = _placed(desk.take_files(desk.file(ODD, "invoices.csv")))
    assert _contracts(desk) == {
        "Month End": "1200.00 active from 2026-01-31",
        "Upgraded": "2400.00 active from 2026-05-01",
        "Credited": "1100.00 active from 2026-05-01 renews 2027-04-30",
    }
    assert _events(desk) == ["expansion 1200.00 on 2026-05-15"]
    assert file["aside"].count("billed once: it does not recur") == 2
    assert "paid back: nothing was earned" in file["aside"]
    assert file["stored"] == 10


def test_a_discount_that_is_off_already_is_not_taken_off_again(desk: Desk) -> None:
    desk.take(
        "ContactName,InvoiceNumber,InvoiceDate,Total,Description,Discount,LineAmount,TaxAmount,"
        "Currency\nAcorn,I1,2026-05-01,1080,Licence May 2026 - Apr 2027,10,900,180,EUR\n"
    )
    assert _contracts(desk)["Acorn"].startswith("900.00 active")


def test_bills_after_an_end_are_told_and_the_contract_goes_on_where_the_file_counts(
    desk: Desk,
) -> None:
    others = _monthly("B", "cus_2,Birch Foods,sub_2", 10, range(1, 9))
    desk.take_files(desk.file(HEADER + FIRST + others, "invoices.csv"))
    ended = "1800.00 ended from 2026-01-01 until 2026-03-01"
    assert _contracts(desk)["Acorn Rail"] == ended
    late = _monthly("A", "cus_1,Acorn Rail,sub_1", 180, range(3, 9))
    path = desk.file(HEADER + late, "late.csv")
    (told,) = desk.take_files(path).files[0].differences
    assert (told.field, told.theirs) == ("status", "active")
    assert _contracts(desk)["Acorn Rail"] == ended
    desk.take_files(path, update=True)
    assert _contracts(desk)["Acorn Rail"] == "2160.00 active from 2026-01-01"
    assert _events(desk)[-1] == "expansion 360.00 on 2026-03-01"
    assert desk.account("Acorn Rail").status is AccountStatus.LIVE


def test_what_is_billed_within_a_term_comes_on_top_once(desk: Desk) -> None:
    head = HEADER.replace("Status,", "")
    year = "1,c,Acorn,s,2026-01-15,eur,12000,2026-01-15,2027-01-14\n"
    seats = "2,c,Acorn,s,2026-06-15,eur,700,2026-06-15,2027-01-14\n"  # seven months
    more = "3,c,Acorn,s,2026-07-15,eur,1200,2026-07-15,2027-07-14\n"  # beyond the term
    desk.take(head + year)
    for text in (head + seats, head + year + seats, head + year + seats):
        desk.take(text)
        assert _contracts(desk)["Acorn"] == "13200.00 active from 2026-01-15 renews 2027-01-14"
    desk.take(head + seats + more)
    assert _contracts(desk)["Acorn"] == "14400.00 active from 2026-01-15 renews 2027-01-14"
    # A month of its own may be all that is paid from now on, or more: that is asked.
    report = desk.take(head + "4,c,Acorn,s,2026-08-15,eur,2500,2026-08-15,2026-09-14\n")
    assert [each.field for each in report.files[0].differences] == ["arr"]
    assert _contracts(desk)["Acorn"].startswith("14400.00")
    assert len(_events(desk)) == 2


def _monthly(number: str, whose: str, net: int, months: range) -> str:
    return "".join(
        f"{number}-{n},{whose},2026-{n:02}-01,eur,{net},paid,2026-{n:02}-01,2026-{n + 1:02}-01\n"
        for n in months
    )


def _placed(report: ImportReport) -> Mapping[str, Any]:
    """Where the rows of a list went: each is in exactly one place."""
    (file,) = report.files
    placed = file.stored + len(file.refused) + file.repeated + len(file.set_aside)
    assert placed == file.rows_in
    return {
        "stored": file.stored,
        "known": len(file.known),
        "aside": [render(row.reason) for row in file.set_aside],
        "told": "\n".join(render(remark.text) for remark in file.remarks),
    }


def _contracts(desk: Desk) -> dict[str, str]:
    names = {each.id: each.name for each in desk.all(Account)}
    contracts = desk.all(Subscription)
    return {names.get(each.account_id or 0, each.account_ref): _told(each) for each in contracts}


def _told(contract: Subscription) -> str:
    words = f"{contract.arr.amount} {contract.status} from {contract.starts_on}"
    words += f" until {contract.ended_on}" if contract.ended_on else ""
    return words + (f" renews {contract.renews_on}" if contract.renews_on else "")


def _events(desk: Desk) -> list[str]:
    events = sorted(desk.all(RevenueEvent), key=lambda each: each.on)
    return [f"{each.kind} {each.amount.amount} on {each.on}" for each in events]
