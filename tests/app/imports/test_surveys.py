"""Answers of surveys: a list of their own, gathered by account and quarter, with their comments."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    ImportReport,
    ListKind,
    Options,
    import_lists,
    read_lists,
    try_lists,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.importers.plan import FilePlan
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., ImportReport]
HEAD = "Account,Response Date,E-mail,Score,Comment\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[FilePlan]]:
    def run(text: str, name: str = "list.csv", **options: object) -> list[FilePlan]:
        return read_lists([written(tmp_path, name, text)], Options(**options))  # type: ignore[arg-type]

    return run


@pytest.fixture
def take(book: Book, read: Callable[..., list[FilePlan]]) -> Take:
    def run(text: str, name: str = "list.csv", **options: object) -> ImportReport:
        report = import_lists(book, read(text, name, **options))
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    run("Account,Website\nKestrel,kestrel.example\nHeron,heron.example\n")
    return run


def found(book: Book) -> list[tuple[str, str, date, Decimal]]:
    metrics = {metric.id: metric.name for metric in book.record(Work.find, Metric)}
    accounts = {account.id: account.name for account in book.record(Work.find, Account)}
    return sorted(
        (accounts.get(each.account_id or 0, each.account_ref), metrics[each.metric_id], each.on,
         each.value)
        for each in book.record(Work.find, Reading)
    )  # fmt: skip


def notes(book: Book) -> dict[str, str]:
    return {account.name: account.notes for account in book.record(Work.find, Account)}


ANSWERS = HEAD + (
    "Kestrel,2026-10-01,ann@kestrel.example,9,Fast answers from all of you\n"
    "Kestrel,2026-10-20,bob@kestrel.example,2,\n"
    "Kestrel,2026-11-02,cid@kestrel.example,10,\n"
    "Heron,2026-11-03,dan@heron.example,7,\n"
)


def test_a_bare_score_is_a_survey_whose_sort_is_asked(
    book: Book, take: Take, read: Callable[..., list[FilePlan]]
) -> None:
    (plan,) = read(ANSWERS)[0].plans
    assert plan.kind is ListKind.SURVEYS
    assert [question.topic for question in plan.questions] == ["metric"]
    take(ANSWERS, metric="NPS")
    assert found(book) == [
        ("Heron", "NPS", date(2026, 11, 3), 0), ("Kestrel", "NPS", date(2026, 11, 2), 33),
    ]  # fmt: skip
    assert book.record(Work.find, Contact) == ()
    assert book.record(Work.find, Subscription) == ()


@pytest.mark.parametrize("name", ["nps-2026.csv", "Umfrage NPS.csv"])
def test_the_name_of_the_file_tells_the_sort_of_survey(book: Book, take: Take, name: str) -> None:
    take(ANSWERS, name)
    assert {metric for _, metric, _, _ in found(book)} == {"NPS"}


def test_a_question_in_full_tells_it_too(book: Book, take: Take) -> None:
    take(
        'Timestamp,Email Address,"How likely are you to recommend us, from 0 to 10?",'
        "How satisfied are you with our support?,What should be better?\n"
        "2026-11-02 09:00,ann@kestrel.example,9,5,More reports that we can send on\n"
        "2026-11-03 09:00,bob@kestrel.example,6,3,\n"
    )
    assert found(book) == [
        ("Kestrel", "CSAT", date(2026, 11, 3), 75), ("Kestrel", "NPS", date(2026, 11, 3), 0),
    ]  # fmt: skip
    assert "ann@kestrel.example · NPS 9, CSAT 100.0: “More reports" in notes(book)["Kestrel"]


def test_who_answered_is_known_by_address(book: Book, take: Take) -> None:
    take("Full Name,Email,Account\nAnn Lee,ann.lee@gmail.com,Kestrel\n")
    take(
        "E-mail,Date,NPS,Comment\n"
        "ann.lee@gmail.com,2026-11-01,3,Too slow for our people\n"
        "bob@kestrel.example,2026-11-02,9,\n"
        "eve@wren.example,2026-11-02,9,\n"
    )
    assert found(book) == [
        ("Kestrel", "NPS", date(2026, 11, 2), 0), ("wren.example", "NPS", date(2026, 11, 2), 100),
    ]  # fmt: skip
    (ann,) = book.record(Work.find, Contact)
    assert ann.notes == "1 November 2026 · NPS 3: “Too slow for our people”"
    take("Account,Website\nWren,wren.example\n")
    assert found(book)[-1][0] == "Wren"


def test_the_same_survey_again_adds_neither_answers_nor_comments(book: Book, take: Take) -> None:
    take(ANSWERS, metric="NPS")
    before, written_down = found(book), notes(book)
    assert take(ANSWERS, metric="NPS").stored == 0
    assert (found(book), notes(book)) == (before, written_down)


def test_a_trial_changes_nothing_of_what_is_stored_afterwards(
    book: Book, take: Take, read: Callable[..., list[FilePlan]]
) -> None:
    take("Account\nOsprey\n")
    plans = read(ANSWERS, metric="NPS")
    tried = try_lists(book, plans)
    assert tried.files == import_lists(book, plans).files


def test_one_undo_takes_answers_and_comments_back(book: Book, take: Take) -> None:
    take(ANSWERS, metric="NPS")
    book.undo()
    assert found(book) == []
    assert set(notes(book).values()) == {""}


def test_who_was_asked_and_did_not_answer_is_set_aside(take: Take) -> None:
    report = take(ANSWERS + "Heron,2026-11-04,eve@heron.example,,\n", metric="NPS")
    (row,) = report.files[0].set_aside
    assert (row.line, render(row.reason)) == (6, "a survey without a score")


def test_a_scale_that_is_not_clear_is_asked(
    book: Book, take: Take, read: Callable[..., list[FilePlan]]
) -> None:
    text = "Account,Date,Satisfaction,Comment\nKestrel,2026-11-01,6,Fine for all of us\n"
    (asked,) = read(text)[0].questions
    assert (asked.topic, asked.options) == ("scale", ("--scale 7", "--scale 10", "--scale 100"))
    take(text, scale="7")
    assert found(book) == [("Kestrel", "CSAT", date(2026, 11, 1), Decimal("83.3"))]


def test_effort_is_the_mean_of_its_answers(book: Book, take: Take) -> None:
    take(
        "Survey,Account,Date,Respondent,Rating\n"
        "CES October,Kestrel,2026-10-01,Ann,6\nCES October,Kestrel,2026-10-02,Bob,3\n"
    )
    assert found(book) == [("Kestrel", "CES", date(2026, 10, 2), Decimal("4.5"))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("First Name,Last Name,Email,Firm,Score,Created\nAnn,Lee,a@k.example,K,87,2026-01-01\n",
         ListKind.CONTACTS),
        ("Account,Date,Metric,Value\nKestrel,2026-01-01,Logins,7\n", ListKind.READINGS),
        ("Account,ARR,Currency,NPS,Renewal Date,Notes\nKestrel,900,EUR,9,2027-01-01,Good people\n",
         ListKind.ACCOUNTS),
    ],
)  # fmt: skip
def test_a_score_beside_other_things_makes_no_survey(
    read: Callable[..., list[FilePlan]], text: str, kind: ListKind
) -> None:
    assert [plan.kind for plan in read(text)[0].plans] == [kind]


def test_a_column_of_numbers_beside_a_metric_is_its_value(book: Book, take: Take) -> None:
    take("Account,Date,KPI,Actual\nKestrel,2026-10-31,Logins,120\n")
    take("Account,Date,Feature,Logins,Clicks\nKestrel,2026-10-31,SSO,7,5\n")
    assert [(metric, value) for _, metric, _, value in found(book)] == [
        ("Logins", 120), ("SSO: Clicks", 5), ("SSO: Logins", 7),
    ]  # fmt: skip


def test_answers_without_a_day_are_of_the_day_of_their_list_and_that_is_told(
    book: Book, take: Take
) -> None:
    report = take("Company,Respondent,NPS,Comment\nKestrel,Jo,9,good\nKestrel,Mo,2,\n")
    (reading,) = book.record(Work.find, Reading)
    assert (reading.on, reading.value) == (book.today(), 0)
    told = [render(remark.text) for remark in report.files[0].remarks]
    assert any(text.startswith("2 answers name no day") for text in told)


def test_groups_in_words_make_the_nps_that_their_numbers_would(book: Book, take: Take) -> None:
    report = take(
        "Email,Company,Date,Group\na@k.example,Kestrel,2026-10-01,Promoter\n"
        "b@k.example,Kestrel,2026-10-02,Passive\nc@k.example,Kestrel,2026-10-03,Promoter\n"
        "d@k.example,Kestrel,2026-10-04,Detractor\n",
        metric="NPS",
    )
    (reading,) = book.record(Work.find, Reading)
    assert reading.value == 25
    told = [render(remark.text) for remark in report.files[0].remarks]
    assert "answers in words count as numbers: “Promoter” is 10" in told


def test_a_slip_among_answers_makes_no_finished_scores_of_them(book: Book, take: Take) -> None:
    slip = ANSWERS + "Heron,2026-11-04,eva@heron.example,11,typo\n"
    report = take(slip, metric="NPS")
    assert found(book) == [
        ("Heron", "NPS", date(2026, 11, 3), 0), ("Kestrel", "NPS", date(2026, 11, 2), 33),
    ]  # fmt: skip
    (file,) = report.files
    assert [(row.line, render(row.reason)) for row in file.set_aside] == [
        (6, "a survey without a score")
    ]
    assert [(n.line, n.value) for n in file.remarks if "left out" in render(n.text)] == [(6, "11")]
    assert "typo" not in notes(book)["Heron"]


def test_what_may_be_answers_or_scores_is_asked(read: Callable[..., list[FilePlan]]) -> None:
    mixed = ANSWERS.replace(",9,", ",45,").replace(",10,", ",-20,").replace(",7,", ",8,")
    mixed += "Heron,2026-11-04,eva@heron.example,3,\n"
    (plan,) = read(mixed, metric="NPS")[0].plans
    assert [q.options for q in plan.questions] == [("--scale answers", "--scale score")]
    (plan,) = read(mixed, metric="NPS", scale="score")[0].plans
    assert not plan.questions
    assert plan.drafts[0].values["readings"] == (("NPS", 45),)
    (plan,) = read(mixed, metric="NPS", scale="answers")[0].plans
    assert [row.line for row in plan.drafts] == [3, 5, 6]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("responses.csv",  # a form: whose answer it is stands in a question, nobody in particular
         "#,How likely are you to recommend us?,Your company,Response Type,Submit Date (UTC)\n"
         "a,10,Kestrel,completed,2026-11-01 10:00:00\nb,6,Heron,completed,2026-11-02 10:00:00\n",
         [("Heron", "NPS", date(2026, 11, 2), -100), ("Kestrel", "NPS", date(2026, 11, 1), 100)]),
        ("export.csv",  # two lines of names, the people beside: no list of contacts
         "Respondent ID,End Date,Email Address,First Name,Last Name,How likely would you "
         "recommend us?,\n,,,,,NPS score,Category\n"
         "1,2026-11-02 09:00:00,a@kestrel.example,Ann,Lee,9,Promoter\n"
         "2,2026-11-03 09:00:00,b@heron.example,Bo,Poe,3,Detractor\n",
         [("Heron", "NPS", date(2026, 11, 3), -100), ("Kestrel", "NPS", date(2026, 11, 2), 100)]),
        ("csat.csv",  # Zendesk's two words
         "Company,Comment,Satisfaction,Date\nKestrel,quick,Good,2026-11-03\n"
         "Kestrel,slow,Bad,2026-11-04\nHeron,,Good,2026-11-05\n",
         [("Heron", "CSAT", date(2026, 11, 5), 100), ("Kestrel", "CSAT", date(2026, 11, 4), 50)]),
    ],
)  # fmt: skip
def test_answers_of_forms_are_surveys(
    book: Book, take: Take, name: str, text: str, wanted: list[object]
) -> None:
    take(text, name)
    assert found(book) == wanted


def test_what_customers_said_without_a_score_stands_in_the_notes(book: Book, take: Take) -> None:
    text = (
        "Customer,Feedback,Date\n"
        "Kestrel,The new export saves hours,2026-10-01\n"
        "Heron,Still no SSO,2026-10-20\n"
        "Plover,Nice,2026-10-20\n"
    )
    (file,) = take(text).files
    assert (file.kind, file.stored) == (ListKind.SURVEYS, 2)
    assert [row.line for row in file.set_aside] == [4]  # Plover is not in the book
    notes = {account.name: account.notes for account in book.record(Work.find, Account)}
    assert notes["Kestrel"] == "1 October 2026: “The new export saves hours”"
    (again,) = take(text).files
    assert (again.stored, again.repeated) == (0, 2)
    (nps,) = take(f"{HEAD}Heron,2026-10-02,a@heron.example,9,Fast\n"
                  "Heron,2026-10-03,b@heron.example,,On holiday\n"
                  "Heron,2026-10-03,c@heron.example,,\n", "nps.csv").files  # fmt: skip
    assert (nps.stored, [row.line for row in nps.set_aside]) == (2, [4])


def test_reviews_of_a_portal_are_a_survey_whose_sort_is_asked(
    read: Callable[..., list[FilePlan]],
) -> None:
    text = (
        "Review ID,Reviewer Name,Reviewer Company,Star Rating,Review Title,"
        "What do you like best?,Submitted Date\n"
        "991,Ada Frost,Kestrel,4.5,Great,Fast,2026-09-01\n"
    )
    (plan,) = read(text)[0].plans
    assert plan.kind is ListKind.SURVEYS
    assert [asked.topic for asked in plan.questions] == ["metric"]
    values = plan.drafts[0].values
    assert (values["account_name"], values["comment"]) == ("Kestrel", "Fast")


def test_ratings_of_tickets_are_answers_and_who_was_only_asked_is_none(
    book: Book, take: Take
) -> None:
    (file,) = take(
        "Ticket ID,Ticket organization name,Requester email,Satisfaction score,"
        "Satisfaction comment,Ticket solved - Date\n"
        "1,Kestrel,a@kestrel.example,Good,Quick,2026-10-02\n"
        "2,Kestrel,b@kestrel.example,Bad,Slow,2026-10-03\n"
        "3,Kestrel,b@kestrel.example,Offered,,2026-10-03\n"
        "4,Kestrel,b@kestrel.example,Good with comment,Fine,2026-10-04\n"
    ).files
    assert (file.kind, file.refused) == (ListKind.SURVEYS, ())
    assert [row.line for row in file.set_aside] == [4]
    assert found(book) == [("Kestrel", "CSAT", date(2026, 10, 4), Decimal("66.7"))]


def test_the_answers_that_an_nps_is_made_of_are_no_usage(book: Book, take: Take) -> None:
    take("Account,Quarter,Responses,Promoters,Passives,Detractors,NPS\n"
         "Kestrel,Q3 2026,10,6,2,2,40\nHeron,Q3 2026,4,1,1,2,-25\n")  # fmt: skip
    assert [(metric, value) for _, metric, _, value in found(book)] == [("NPS", -25), ("NPS", 40)]
