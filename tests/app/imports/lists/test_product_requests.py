"""Lists of what customers ask of our product become requests, one a row and an account."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, Options, import_lists, read_lists
from csm_desktop.app.people.engagement import answer_request
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import ProductRequest, RequestState
from csm_desktop.domain.text.message import say
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import planned, written

Take = Callable[..., ImportReport]
SHEET = """Account,Request,Status,Votes,Requested on,Requested by
Kestrel,Export to Excel,Open,12,2026-03-01,Ann Lee
Kestrel,Single sign-on,Planned,30,2026-02-11,
"Kestrel, Wren",Dark mode,Shipped,3,2026-01-02,
Zebra,Offline mode,Open,1,2026-01-02,
Wren,Read minds,Thinking,1,,
"""


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(text: str, name: str = "list.csv", **options: object) -> ImportReport:
        said = Options(**options)  # type: ignore[arg-type]
        report = import_lists(book, read_lists([written(tmp_path, name, text)], said))
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    run("Account,Website\nKestrel,kestrel.example\nWren,wren.example\n")
    run("Name,Email,Company\nAnn Lee,ann@kestrel.example,Kestrel\n")
    return run


def requests(book: Book) -> list[tuple[str, str, RequestState, date]]:
    names = {account.id: account.name for account in book.record(Work.find, Account)}
    found = book.record(Work.find, ProductRequest)
    return sorted((names[r.account_id], r.text, r.state, r.asked_on) for r in found)


def test_each_row_is_a_request_of_each_account_that_it_names(book: Book, take: Take) -> None:
    (report,) = take(SHEET).files
    assert (report.kind, report.stored) == (ListKind.REQUESTS, 4)
    assert [row.line for row in report.set_aside] == [5]  # Zebra, whom nobody knows
    assert requests(book) == [
        ("Kestrel", "Dark mode", RequestState.SHIPPED, date(2026, 1, 2)),
        ("Kestrel", "Export to Excel", RequestState.OPEN, date(2026, 3, 1)),
        ("Kestrel", "Single sign-on", RequestState.PLANNED, date(2026, 2, 11)),
        ("Wren", "Dark mode", RequestState.SHIPPED, date(2026, 1, 2)),
        ("Wren", "Read minds", RequestState.OPEN, book.today()),
    ]
    (ann,) = book.record(Work.find, Contact)
    by_text = {r.text: r for r in book.record(Work.find, ProductRequest)}
    assert by_text["Export to Excel"].contact_id == ann.id
    told = " ".join(render(note.text) for note in report.remarks)
    assert "1 row names several accounts" in told
    assert "1 request names no day" in told
    assert [note.value for note in report.remarks if note.line == 6] == ["Thinking"]
    assert {each.header: each.field for each in report.mapping}["Votes"] == "-"


def test_the_same_list_again_changes_only_what_changed(book: Book, take: Take) -> None:
    """What waits goes on; an answer that the book has is not taken back by an older list."""
    take(SHEET)
    before = requests(book)
    (again,) = take(SHEET).files
    assert (again.stored, requests(book)) == (0, before)
    (later,) = take(SHEET.replace("Planned", "Released")).files
    assert [each.line for each in later.known if each.filled] == [3]
    sso = next(r for r in book.record(Work.find, ProductRequest) if r.text == "Single sign-on")
    assert (sso.state, sso.answered_on) == (RequestState.SHIPPED, book.today())
    book.run(say("Answer"), answer_request, sso.id, RequestState.DECLINED, "Not this year")
    (older,) = take(SHEET).files
    kept = book.record(Work.get, ProductRequest, sso.id)
    assert (kept.state, kept.answer) == (RequestState.DECLINED, "Not this year")
    assert [(each.field, each.theirs) for each in older.differences] == [("state", "planned")]


def test_a_request_is_met_by_its_id_when_its_words_were_mended(book: Book, take: Take) -> None:
    ideas = "Idea reference,Idea name,Idea status,Created at,Organizations\n"
    take(f"{ideas}APP-1,Charts,Under consideration,2026-03-01,Kestrel\n")
    (report,) = take(f"{ideas}APP-1,Better charts,Planned,2026-03-01,Kestrel\n").files
    assert report.stored == 0
    assert requests(book) == [("Kestrel", "Charts", RequestState.PLANNED, date(2026, 3, 1))]
    assert [(each.ours, each.theirs) for each in report.differences] == [
        ("Charts", "Better charts")
    ]


@pytest.mark.parametrize(
    ("name", "text", "state"),
    [
        ("wuensche.csv", "Kunde;Wunsch;Stand;Gewünscht am\nKestrel;Export;geplant;01.03.2026\n",
         "planned"),
        ("demandes.csv", "Client;Demande;Statut;Date de la demande\n"
         "Kestrel;Export;Livrée;01/03/2026\n",
         "shipped"),
        ("lista.csv", "Cliente;Funcionalidad solicitada;Estado;Fecha de solicitud\n"
         "Kestrel;Exportar;Rechazado;2026-03-01\n", "declined"),
        ("lista.csv", "Cliente;Funcionalidade solicitada;Situação;Data do pedido\n"
         "Kestrel;Exportar;Em análise;2026-03-01\n", "open"),
        ("要望.csv", "会社名,要望内容,対応状況,要望日\n"
         "Kestrel,出力,リリース済み,2026/03/01\n", "shipped"),
        ("posts.csv", "Post title,Status,Category,Votes,Company,Created,Owner\n"
         "Bulk edit,under review,Editor,2,Kestrel,2026-03-01T10:00:00Z,Pat\n", "open"),
        ("issues.csv", "Issue key,Issue Type,Summary,Status,Priority,Created,Customer\n"
         "P-1,New Feature,Bulk edit,Won't Do,High,2026-03-01,Kestrel\n", "declined"),
        ("Feature requests.csv", "Account,Title,Status,Date\nKestrel,Bulk edit,Done,2026-03-01\n",
         "shipped"),
        ("board.csv", "Name,Customer,Status,Priority,Date\n"
         "Bulk edit,Kestrel,Backlog,P1,2026-03-01\n",
         "open"),
        ("voice.csv", "Suggestion ID,Title,Status,Supporters,Created At,Account Name,Account MRR\n"
         "7,SSO,completed,12,2026-03-01,Kestrel,200\n", "shipped"),
    ],
)  # fmt: skip
def test_lists_of_requests_are_known_in_many_forms(
    tmp_path: Path, name: str, text: str, state: str
) -> None:
    plan = planned(tmp_path, text, name)
    (row,) = plan.drafts
    assert plan.kind is ListKind.REQUESTS
    assert (row.values["account_name"], row.values["state"]) == ("Kestrel", state)
    assert row.values["asked_on"] == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Account,ARR,Renewal date,Owner,Feature requests\n"
         "Kestrel,12000 EUR,2027-01-01,Pat,Export\n"
         "Wren,900 EUR,2027-01-01,Pat,Dark mode\n", ListKind.ACCOUNTS),
        ("Issue key,Issue Type,Summary,Status,Priority,Created,Customer\n"
         "S-1,Bug,Crash,In Progress,High,2026-03-01,Kestrel\n", ListKind.TICKETS),
    ],
)  # fmt: skip
def test_books_and_tickets_stay_what_they_are(tmp_path: Path, text: str, kind: ListKind) -> None:
    assert planned(tmp_path, text).kind is kind
