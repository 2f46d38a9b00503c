"""What sort of list it is, judged by content and headers together."""

from pathlib import Path

import pytest
import xlsxwriter

from csm_desktop.errors import UserError
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.importers.lists import fed, planned

ACCOUNTS, SUBSCRIPTIONS = ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        # A plain book: each customer once, beside its revenue.
        ("mine.csv", "Customer,ARR,Currency,Start,Renewal\nAldo,1,EUR,2025-01-01,2027-01-01\n"
         "Bera,2,EUR,2025-01-01,2027-01-01\n", ACCOUNTS),
        ("b.csv", "Account ID,Account Name,ARR,Currency,Renewal Date,Status,Contract Start\n"
         "A1,Aldo,5,EUR,2027-04-30,Active,2024-05-01\nA2,Bera,6,EUR,2027-04-30,Active,2024-05-01\n",
         ACCOUNTS),
        ("b.csv", "Kunde,Jahresumsatz,Währung,Verlängerung\nAldo,5,EUR,2027-04-30\n"
         "Bera,6,EUR,2027-05-30\n", ACCOUNTS),
        # Contract numbers, or customers that come again, make a list of contracts.
        ("b.csv", "Contract Number,Account Name,ARR,Currency,Start Date,End Date\n"
         "C1,Aldo,5,EUR,2025-04-30,2027-04-30\nC2,Bera,6,EUR,2025-04-30,2027-05-30\n",
         SUBSCRIPTIONS),
        ("b.csv", "Account Name,Product,ARR,Currency,End Date\nAldo,One,5,EUR,2027-04-30\n"
         "Aldo,Two,6,EUR,2027-05-30\nBera,One,6,EUR,2027-05-30\n", SUBSCRIPTIONS),
        ("b.csv", "Account ID,ARR,Currency,Start Date,End Date\nA1,5,EUR,2025-01-01,2027-04-30\n"
         "A2,6,EUR,2025-01-01,2027-05-30\n", SUBSCRIPTIONS),
        ("deals.csv", "Deal Name,Company,Deal Stage,Close Date,Amount,Currency\n"
         "Seats,Aldo,Proposal,2027-01-01,5,EUR\nMore,Bera,Closed Won,2027-01-01,5,EUR\n",
         ListKind.OPPORTUNITIES),
        # A deal without a name has its account and its day.
        ("export.csv", "Account Name,Type,Opportunity Amount,Close Date,Stage\n"
         "Aldo,Renewal,5 EUR,2027-01-01,Proposal\nBera,New,5 EUR,2027-01-01,Discovery\n",
         ListKind.OPPORTUNITIES),
        # A log of calls and mails has neither ends nor guests.
        ("log.csv", "Subject,Account,Date,Type,Assigned To,Comments\n"
         "Kickoff,Aldo,2026-09-01 10:00,Call,Kim Roe,Well\n"
         "Renewal,Aldo,2026-09-05 09:00,Email,Lee Poe,Sent\n", ListKind.MEETINGS),
        # One name of six that comes again is a slip, and no list of something else.
        ("b.csv", "Customer\nAldo\nBera\nCato\nDuna\nEbro\nAldo\n", ACCOUNTS),
    ],
)  # fmt: skip
def test_lists_are_told_apart(tmp_path: Path, name: str, text: str, kind: ListKind) -> None:
    assert planned(tmp_path, text, name=name).kind is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Customer\nname *",* Country (required),ARR (EUR) (optional),Industry / Sector\n'
            "Aldo,Spain,5,Food\nBera,Italy,6,Rail\n",
            ["name", "country", "arr", "industry"],
        ),
        (
            "Person - ID,Person - Name,Person - Organization,Person - Email - Work,"
            "Person - Job title\n7,Ann Ash,Aldo,ann@aldo.example,COO\n",
            ["external_id", "name", "account_name", "email", "title"],
        ),
        (
            "Organization - ID,Organization - Name,Organization - Owner,Organization - Website\n"
            "7,Aldo,Kim Roe,aldo.example\n8,Bera,Kim Roe,bera.example\n",
            ["external_id", "name", "owner", "domain"],
        ),
    ],
)
def test_the_dress_of_a_column_name_does_not_matter(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert [each.field for each in planned(tmp_path, text).mapping] == expected


def test_a_kind_is_told_with_its_reason(tmp_path: Path) -> None:
    text = "Account Name,ARR,Currency,Renewal Date\nAldo,5,EUR,2027-01-01\nBera,6,EUR,2027-01-01\n"
    plan = planned(tmp_path, text, name="customers.csv")
    assert plan.kind_reason is not None
    assert render(plan.kind_reason) == (
        "its columns Account Name, ARR, Renewal Date and its name say so"
    )


def sheets(folder: Path, **rows: list[list[object]]) -> Path:
    path = folder / "years.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name.replace("_", " "))
            for i, line in enumerate([["Account Name", "Account ID", "ARR", "Currency"], *lines]):
                sheet.write_row(i, 0, line)
    return path


OLD = [["Aldo", "A1", 52, "EUR"], ["Bera", "A2", 18, "EUR"]]
NEW = [["Aldo", "A1", 62, "EUR"], ["Coro", "A3", 12, "EUR"]]


@pytest.mark.parametrize(
    ("older", "newer"),
    [("2025", "2026"), ("Book 2025", "Book 2026"), ("Kunden alt", "Kunden"),
     ("Mar 2026", "Oct 2026"), ("2026 Q1", "2026 Q3")],
)  # fmt: skip
def test_of_a_sheet_a_year_the_newest_is_proposed(tmp_path: Path, older: str, newer: str) -> None:
    path = sheets(tmp_path, **{older: OLD, newer: NEW})
    reading = read_file(path)
    assert [plan.sheet for plan in reading.plans] == [newer]
    assert [(left.sheet, left.rows) for left in reading.left] == [(older, 2)]
    assert f"an older state of “{newer}”" in render(reading.left[0].reason)
    both = read_file(path, Options(sheets={older: ListKind.ACCOUNTS}))
    assert [plan.sheet for plan in both.plans] == [older, newer]


def test_sheets_of_different_customers_are_all_taken(tmp_path: Path) -> None:
    other = [["Duro", "A7", 62, "EUR"], ["Emil", "A8", 12, "EUR"]]
    reading = read_file(sheets(tmp_path, **{"won 2025": OLD, "won 2026": other}))
    assert len(reading.plans) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Name,Email,Company,Promoter or Detractor,Score,Response Date\n"
         "Ann,a@k.example,K,Promoter,9,2026-10-01\n", ListKind.SURVEYS),
        ("Issue key,Summary,Reporter,Created,Status,Organizations\n"
         "S-1,Login,Ann,2026-10-01,Done,K\nS-2,Sums,Ann,2026-10-02,Open,K\n", ListKind.TICKETS),
        ("Case Number,Account Name,Date/Time Opened,Priority,Status,Subject\n"
         "0001,K,10/21/2026 9:00 AM,High,Closed,Login\n", ListKind.TICKETS),
    ],
)  # fmt: skip
def test_answers_and_tickets_are_known_by_what_stands_beside(
    tmp_path: Path, text: str, kind: ListKind
) -> None:
    plan = planned(tmp_path, text)
    assert (plan.kind, plan.questions) == (kind, ())


def test_meetings_are_never_accounts(tmp_path: Path) -> None:
    text = "Customer,Meeting Date,Subject,Attendees\nK,2026-10-01,Review,Ann\nL,2026-10-02,QBR,Bo\n"
    plan = planned(tmp_path, text)
    assert (plan.kind, plan.ready) == (ListKind.MEETINGS, 2)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Account,Month,Starting MRR,New,Expansion,Contraction,Churn,Ending MRR\n"
         "K,2026-09,100,0,20,0,0,120\nK,2026-10,120,0,0,10,0,110\n", "movements of revenue"),
        ("CTA Name,CTA Type,Reason,Priority,Status,Due Date,Owner\n"
         "Low use,Risk,Drop,High,Open,2026-12-01,Kim\n", "tasks"),
    ],
)  # fmt: skip
def test_what_happens_to_accounts_is_no_list_of_accounts(
    tmp_path: Path, text: str, what: str
) -> None:
    with pytest.raises(UserError, match=what):
        planned(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Email,Company,Date,NPS category\na@k.example,K,2026-10-01,Promoter\n"
         "b@k.example,K,2026-10-02,Detractor\n", {"NPS": [10, 0]}),
        ("Customer,Survey date,Overall satisfaction,Comments\nK,2026-10-01,Very satisfied,ok\n"
         "L,2026-10-02,Dissatisfied,hm\n", {"CSAT": [100, 25]}),
        ("Company,Respondent,NPS,Comment\nK,Jo Lin,9,good\nK,Mo Tan,8,\n", {"NPS": [9, 8]}),
    ],
    ids=["groups", "steps", "no date"],
)  # fmt: skip
def test_answers_in_words_and_without_a_day_are_a_survey(
    tmp_path: Path, text: str, readings: dict[str, list[int]]
) -> None:
    plan = planned(tmp_path, text)
    assert plan.kind is ListKind.SURVEYS
    found: dict[str, list[int]] = {}
    for draft in plan.drafts:
        for metric, value in draft.values["readings"]:  # type: ignore[attr-defined]
            found.setdefault(metric, []).append(int(value))
    assert found == readings


def test_a_score_beside_people_makes_no_survey_of_a_list_of_contacts(tmp_path: Path) -> None:
    text = "First Name,Last Name,Email,Company,Job Title,NPS\nJo,Lin,jo@k.example,K,CEO,9\n"
    assert planned(tmp_path, text).kind is ListKind.CONTACTS


@pytest.mark.parametrize(
    "header",
    ["Month", "Quarter", "Period", "Week", "Year-Month", "Reporting period", "Monat", "KW"],
)
@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        ("Q1 2026", "Q2 2026", ("2026-03-31", "2026-06-30")),
        ("2026-01", "2026-02", ("2026-01-31", "2026-02-28")),
        ("Jan 2026", "Feb 2026", ("2026-01-31", "2026-02-28")),
        ("2026-W01", "KW 2 2026", ("2026-01-04", "2026-01-11")),
    ],
)
def test_readings_of_periods_are_no_accounts(
    tmp_path: Path, header: str, first: str, second: str, ends: tuple[str, str]
) -> None:
    plan = planned(tmp_path, f"Account,{header},Active users\nAldo,{first},10\nAldo,{second},12\n")
    assert plan.kind is ListKind.READINGS
    assert tuple(draft.values["on"].isoformat() for draft in plan.drafts) == ends  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("columns", "parts", "ends"),
    [
        ("Year,Month", ("2026,1", "2026,12"), ("2026-01-31", "2026-12-31")),
        ("Year,Month", ("2026,January", "2025,Dec"), ("2026-01-31", "2025-12-31")),
        ("Jahr,Monat", ("2026,Mai", "2026,Juni"), ("2026-05-31", "2026-06-30")),
        ("Year,Quarter", ("2026,Q1", "2026,2"), ("2026-03-31", "2026-06-30")),
        ("Year,Week number", ("2026,1", "2026,53"), ("2026-01-04", "2027-01-03")),
    ],
)
def test_a_year_and_its_part_in_two_columns_are_one_period(
    tmp_path: Path, columns: str, parts: tuple[str, str], ends: tuple[str, str]
) -> None:
    rows = "".join(f"Aldo,{part},10\n" for part in parts)
    plan = planned(tmp_path, f"Account,{columns},Logins\n{rows}")
    assert plan.kind is ListKind.READINGS
    assert tuple(draft.values["on"].isoformat() for draft in plan.drafts) == ends  # type: ignore[attr-defined]
    year = next(column for column in plan.mapping if column.header == columns.partition(",")[0])
    assert "was read together with" in render(year.reason)


def test_a_name_that_repeats_beside_nothing_known_is_no_list_of_accounts(tmp_path: Path) -> None:
    text = "Account,Seen by,Points\nAldo,Kim,3\nAldo,Lee,4\nBera,Kim,1\n"
    with pytest.raises(UserError, match="is not imported"):
        planned(tmp_path, text)


def test_a_meeting_may_be_called_so(tmp_path: Path) -> None:
    text = "Meeting,Account,Date,Attendees\nQBR,Aldo,2026-10-12 10:00,ada@aldo.example\n"
    assert planned(tmp_path, text).kind is ListKind.MEETINGS


@pytest.mark.parametrize("heads", ["Account,Q1 score,Q2 score", "Account,Q1,Q2"])
def test_quarters_without_a_year_are_asked_for_and_make_no_accounts(
    tmp_path: Path, heads: str
) -> None:
    with pytest.raises(UserError, match="called “Q1 2026” and so on, they are readings"):
        planned(tmp_path, f"{heads}\nK,8,9\nL,6,5\n")
    plan = planned(tmp_path, "Account,Q1 2026,Q2 2026\nK,8,9\nL,6,5\n", metric="Score")
    assert plan.kind is ListKind.READINGS


def test_accounts_with_a_figure_by_the_quarter_stay_accounts(tmp_path: Path) -> None:
    text = "Account,Owner,Country,ARR (EUR),Q1 score,Q2 score\nK,Kim,DE,1,8,9\n"
    assert planned(tmp_path, text).kind is ListKind.ACCOUNTS


def test_days_in_a_row_behind_a_column_without_a_name_are_readings(tmp_path: Path) -> None:
    text = '"",2026-10-05,2026-10-12\nAldo,12,0\nBera,1,3\n'
    plan = planned(tmp_path, text, metric="Users")
    assert plan.kind is ListKind.READINGS
    assert fed(plan)["Column 1"] == "account_name"
