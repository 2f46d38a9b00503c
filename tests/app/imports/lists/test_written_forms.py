"""Lists in the forms that people and tools write them in: crosstabs, blocks of lines, short names,
times and scores in words, reports of who came, a row a product, signs that nobody sees."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.wording import render
from tests.app.imports.test_imports import Desk
from tests.importers.lists import asides, fed, planned

LOOKER = (
    ",Event Month,2026-08,,2026-09,\n,Account Name,Logins,Exports,Logins,Exports\n"
    "1,Acme,10,3,12,4\n2,Bolt,5,2,6,2\n"
)
TABLEAU = (
    ",Logins,Logins,Exports,Exports\nAccount Name,Aug 2026,Sep 2026,Aug 2026,Sep 2026\n"
    "Acme,10,12,3,4\nBolt,5,6,2,2\n"
)
MEASURES = (
    "Account Name,,Aug 2026,Sep 2026\nAcme,Logins,10,12\n,Exports,3,4\nBolt,Logins,5,6\n"
    ",Exports,2,2\n"
)
LINES = (
    "Contract No,Account,Product,Start,End,ARR,Currency\n"
    "C-1,Aldo,Core,2026-01-01,2026-12-31,10000,EUR\n"
    "C-1,Aldo,Add-on,2026-01-01,2026-12-31,2000,EUR\n"
)


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    return Desk(book, tmp_path)


def texts(desk: Desk, *lists: str, update: bool = False) -> str:
    """What imports of these lists, one after another, remark."""
    found = []
    for text in lists:
        report = desk.take(text, update=update)
        found += [render(each.text) for file in report.files for each in file.remarks]
    return "\n".join(found)


@pytest.mark.parametrize("text", [LOOKER, TABLEAU, MEASURES])
def test_crosstabs_say_of_each_number_what_it_measures_and_when(desk: Desk, text: str) -> None:
    desk.take(text)
    names = {metric.id: metric.name for metric in desk.all(Metric)}
    found = {
        (each.account_ref, names[each.metric_id], each.on.month): each.value
        for each in desk.all(Reading)
        if each.metric_id in names
    }
    assert found[("Acme", "Logins", 8)] == 10
    assert found[("Bolt", "Exports", 9)] == 2
    assert len(found) == 8  # the numbers of the rows are no readings


@pytest.mark.parametrize(
    ("column", "cells", "values"),
    [
        ("Time in app", ("12:30:00", "0:45:30"), ("750", "45.5")),
        ("Session time", ("1 h 05 min", "45 min"), ("65", "45")),
        ("CSAT", ("4/10", "3/10"), ("40", "30")),
        ("CSAT", ("4 out of 5", "5 out of 5"), ("75", "100")),
    ],
)
def test_times_and_scores_are_numbers_as_they_are_meant(
    desk: Desk, column: str, cells: tuple[str, str], values: tuple[str, str]
) -> None:
    desk.take(f"Account,Date,{column}\nAcme,2026-11-01,{cells[0]}\nBolt,2026-11-01,{cells[1]}\n")
    found = {each.account_ref: each.value for each in desk.all(Reading)}
    assert found == {"Acme": Decimal(values[0]), "Bolt": Decimal(values[1])}


def test_shortened_names_of_columns_are_known_and_annual_revenue_is_asked_about(
    tmp_path: Path,
) -> None:
    text = (
        "Cust.,Cust. No.,Ann. Rev.,Acct Mgr,Ren. Dt.\n"
        "Acme,1001,12000,Kim,2027-01-31\nBolt,1002,9000,Kim,2027-03-31\n"
    )
    plan = planned(tmp_path, text)
    assert fed(plan) == {"Cust.": "name", "Cust. No.": "external_id", "Acct Mgr": "owner",
                         "Ren. Dt.": "renews_on"}  # fmt: skip
    (question,) = plan.questions
    assert question.options[0] == '--map "Ann. Rev.=arr"'


def test_blocks_of_lines_are_rows_and_their_title_is_none(tmp_path: Path) -> None:
    text = ("Book of Kim\n\nAccount: Acme\nARR: 12,000.00 EUR\nNotes: first\nsecond\n"
            "Account: Bolt\nARR: 9,000.00 EUR\n")  # fmt: skip
    plan = planned(tmp_path, text, name="book.txt")
    assert [(d.line, d.values["name"], d.values["arr"]) for d in plan.drafts] == [
        (3, "Acme", Decimal(12000)), (7, "Bolt", Decimal(9000)),
    ]  # fmt: skip
    assert plan.drafts[0].values["notes"] == "first\nsecond"
    assert asides(plan) == [(1, "above the column names")]


def test_who_did_not_come_is_told_and_parts_in_a_call_are_no_names(
    desk: Desk, tmp_path: Path
) -> None:
    zoom = (
        "Meeting ID,Topic,Start Time,End Time,User Email,Participants\n"
        "867 1234 5678,Acme QBR,11/13/2026 03:00:00 PM,11/13/2026 04:02:00 PM,kim@us.com,3\n\n"
        "Name (Original Name),User Email,Join Time,Leave Time\n"
        "Ann Roe [Guest],ann@acme.com,11/13/2026 03:01:00 PM,11/13/2026 04:02:00 PM\n"
        "Bo Vik (Co-host),bo@acme.com,11/13/2026 03:05:00 PM,11/13/2026 03:30:00 PM\n"
        "Cy Fox,cy@acme.com,,\n"
    )
    plan = planned(tmp_path, zoom, zone="UTC")
    assert plan.drafts[0].values["title"] == "Acme QBR"
    assert str(plan.drafts[0].values["people"]).count("@acme.com") == 2
    assert (7, "invited, and not there") in asides(plan)
    told = texts(desk, "Name,Email,Company\nAnn Roe (Guest),ann@acme.com,Acme\n"
                       "Di (Diana) Fox,di@acme.com,Acme\n")  # fmt: skip
    assert [each.name for each in desk.all(Contact)] == ["Ann Roe", "Di (Diana) Fox"]
    assert "“Ann Roe (Guest)” is read as Ann Roe" in told


def test_a_row_for_each_who_came_makes_one_meeting_of_each_day(tmp_path: Path) -> None:
    text = (
        "Topic,Meeting ID,Name (Original Name),User Email,Join Time,Leave Time\n"
        "Sync,9,iPhone (Ann Roe),ann@acme.com,11/13/2026 09:05 AM,11/13/2026 09:58 AM\n"
        "Sync,9,Bo Vik,bo@acme.com,11/13/2026 08:59 AM,11/13/2026 09:30 AM\n"
        "Sync,9,Bo Vik,bo@acme.com,11/20/2026 01:00 PM,11/20/2026 01:30 PM\n"
    )
    plan = planned(tmp_path, text, zone="UTC")
    assert [draft.line for draft in plan.drafts] == [2, 4]
    values = plan.drafts[0].values
    assert str(values["starts_at"]).startswith("2026-11-13 08:59")
    assert "Ann Roe" in str(values["people"])
    assert asides(plan) == [(3, "who was there, read into the meeting")]
    alone = text.replace("Topic,Meeting ID,", "").replace("Sync,9,", "")
    titles = [d.values["title"] for d in planned(tmp_path, alone, "Kickoff.csv", zone="UTC").drafts]
    assert titles == ["Kickoff", "Kickoff"]


@pytest.mark.parametrize(
    ("head", "amounts"), [("Amount", ("30000", "30000")), ("Total Price", ("20000", "10000"))]
)
def test_a_row_a_product_makes_one_deal_with_its_whole_amount(
    desk: Desk, head: str, amounts: tuple[str, str]
) -> None:
    told = texts(
        desk,
        f"Opportunity Name,Account Name,Stage,Close Date,Product Name,{head},{head} Currency\n"
        f"Renewal,Acme,Proposal,2026-12-31,Core,{amounts[0]},EUR\n"
        f"Renewal,Acme,Proposal,2026-12-31,Add-on,{amounts[1]},EUR\n",
    )
    (deal,) = desk.all(Opportunity)
    assert (deal.product, deal.amount and deal.amount.amount) == ("Core, Add-on", 30000)
    assert ("the sum of its 2 lines" in told) == (head == "Total Price")


def test_a_line_whose_product_has_another_name_is_met_and_another_line_is_new(desk: Desk) -> None:
    told = texts(desk, LINES, LINES.replace("Core,", "Core Plus,").replace("10000", "11000"),
                 update=True)  # fmt: skip
    assert {(each.product, each.arr.minor) for each in desk.all(Subscription)} == {
        ("Core Plus", 1100000), ("Add-on", 200000),
    }  # fmt: skip
    assert "the book calls it “Core”: the same line of its contract" in told
    other = LINES.replace("Add-on,2026-01-01,2026-12-31,2000", "Other,2026-06-01,2026-12-31,500")
    desk.take(other.replace("Core", "Core Plus").replace("10000", "11000"))
    assert len(desk.all(Subscription)) == 3


def test_signs_that_nobody_sees_are_taken_off_and_told(desk: Desk) -> None:
    told = texts(
        desk,
        "Account Name,Account ID,AR\x01R,Currency,Industry\n"
        "Ac\x01me,A-1,10\x0200,EUR,Wo\x7fod\nBolt\u200b,A-2,2000,EUR,Steel\n",
    )
    assert [(a.name, a.industry) for a in desk.all(Account)] == [("Acme", "Wood"),
                                                               ("Bolt", "Steel")]  # fmt: skip
    assert sum(each.arr.minor for each in desk.all(Subscription)) == 300000
    assert "2 texts held signs that nobody sees: taken off (lines 2, 3)" in told


def test_a_currency_is_shown_beside_the_amount_that_it_is_called_after(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Account,ARR,ARR Currency,CSM\nAcme,100,EUR,Kim\nBolt,90,USD,Kim\n")
    assert fed(plan)["ARR Currency"] == "currency"
