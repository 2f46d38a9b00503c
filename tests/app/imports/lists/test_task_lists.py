"""Lists of tasks and milestones become internal actions, one a row and an account."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ListKind, Options, import_lists, read_lists
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus, Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import planned, written

Take = Callable[..., ImportReport]
SHEET = """Customer,Task,Due,Owner,Status,Notes
Kestrel,Send the recap,2027-01-10,Kim Roe,In progress,
Kestrel,Name an admin,2027-01-20,Ann Lee,Open,By mail
Kestrel,Import users,2026-02-01,Customer,Done,
Wren,Send the recap,2027-02-01,Zoe Moon,Thinking,
Zebra,Call back,2027-02-01,Kim Roe,Open,
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

    run("Account,Website,CSM\nKestrel,kestrel.example,Kim Roe\nWren,wren.example,Kim Roe\n")
    run("Name,Email,Company\nAnn Lee,ann@kestrel.example,Kestrel\n")
    return run


def actions(book: Book) -> list[tuple[str, str, date | None, ActionStatus, date | None]]:
    names = {account.id: account.name for account in book.record(Work.find, Account)}
    found = book.record(Work.find, Action)
    return sorted((names[a.account_id], a.title, a.due_on, a.status, a.done_on) for a in found)


def test_each_row_is_an_internal_action_of_its_account(book: Book, take: Take) -> None:
    before = book.record(Work.find, Action)
    report = take(SHEET)
    (file,) = report.files
    assert (file.kind, file.stored, report.effect.made["Action"]) == (ListKind.ACTIONS, 4, 4)
    assert [row.line for row in file.set_aside] == [6]  # Zebra, whom nobody knows
    found = {(a.title, a.due_on): a for a in book.record(Work.find, Action)}
    recap, admin, users, wrens = (found[key] for key in (
        ("Send the recap", date(2027, 1, 10)), ("Name an admin", date(2027, 1, 20)),
        ("Import users", date(2026, 2, 1)), ("Send the recap", date(2027, 2, 1)),
    ))  # fmt: skip
    (kim,), (ann,) = book.record(Work.find, TeamMember), book.record(Work.find, Contact)
    assert {each.origin for each in found.values()} == {ActionOrigin.IMPORTED}
    assert (recap.side, recap.team_member_id, recap.status) == (
        Side.US, kim.id, ActionStatus.DOING)  # fmt: skip
    assert (admin.side, admin.contact_id, admin.note) == (Side.CUSTOMER, ann.id, "By mail")
    assert (users.side, users.status, users.done_on) == (
        Side.CUSTOMER, ActionStatus.DONE, book.today())  # fmt: skip
    assert (wrens.status, wrens.note, wrens.team_member_id) == (
        ActionStatus.OPEN, "Zoe Moon", None)  # fmt: skip
    assert {note.value for note in file.remarks} >= {"Thinking", "Zoe Moon (1)"}
    book.undo()
    assert book.record(Work.find, Action) == before


def test_the_next_list_moves_what_moved_and_doubles_nothing(book: Book, take: Take) -> None:
    take(SHEET)
    before = actions(book)
    (again,) = take(SHEET).files
    assert (again.stored, actions(book)) == (0, before)
    moved = SHEET.replace("2027-01-10,Kim Roe,In progress", "2027-01-15,Kim Roe,Completed")
    (later,) = take(moved).files
    assert [each.line for each in later.known if each.filled] == [2]
    done = ("Kestrel", "Send the recap", date(2027, 1, 15), ActionStatus.DONE, book.today())
    assert (len(actions(book)), done in actions(book)) == (4, True)
    # An older list takes nothing back, and says what it says.
    (older,) = take(SHEET).files
    assert done in actions(book)
    assert {each.field for each in older.differences} == {"status", "due_on"}
    # What comes up again under the same words is another, also beside the one that is done.
    monthly = "Customer,Task,Due,Status\nWren,Check in,2027-03-01,Open\n"
    take(monthly + "Wren,Check in,2027-04-01,Open\n")
    take(monthly.replace("03-01,Open", "03-02,Open") + "Wren,Check in,2027-04-01,Open\n")
    assert [row[2] for row in actions(book) if row[1] == "Check in"] == [
        date(2027, 3, 2), date(2027, 4, 1)]  # fmt: skip


def test_an_action_is_met_by_the_id_of_its_list(book: Book, take: Take) -> None:
    head = "Task ID,Name,Section/Column,Assignee,Due Date,Completed At,Customer\n"
    take(f"{head}71,Kick off,To do,Kim Roe,2027-01-10,,Kestrel\n")
    (file,) = take(
        f"{head}72,Kick off,To do,Kim Roe,2027-01-10,,Kestrel\n"
        "71,Kick-off call,Doing,Kim Roe,2027-01-12,2026-11-02,Kestrel\n"
    ).files
    assert file.stored == 1
    assert [each.theirs for each in file.differences] == ["Kick-off call"]
    assert [row[1:4] for row in actions(book)] == [
        ("Kick off", date(2027, 1, 10), ActionStatus.OPEN),
        ("Kick off", date(2027, 1, 12), ActionStatus.DONE),
    ]


def test_milestones_are_internal_actions_and_the_report_says_so(book: Book, take: Take) -> None:
    (file,) = take(
        "Account,Milestone,Target date,Done on\n"
        "Kestrel,Go live,2027-02-01,\nWren,First value,2026-03-01,2026-02-27\n"
    ).files
    assert actions(book) == [
        ("Kestrel", "Go live", date(2027, 2, 1), ActionStatus.OPEN, None),
        ("Wren", "First value", date(2026, 3, 1), ActionStatus.DONE, date(2026, 2, 27)),
    ]
    assert any("2 milestones are internal" in render(note.text) for note in file.remarks)


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("Asana.csv", "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,"
         "Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent Task,Customer\n"
         "1,2026-02-01,2026-02-28,2026-02-28,Plan,Done,Kim,k@o.example,,2026-03-01,,,P,,Kestrel\n",
         "done"),
        ("Onboarding.csv", "Name,Person,Status,Due date,Customer,Priority\n"
         "Plan,Kim Roe,Working on it,2026-03-01,Kestrel,High\n", "doing"),
        ("board.csv", "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,"
         "List Name,Board Name,Archived,Due Complete,Customer\n"
         "x1,Plan,https://t.example/x1,,,Kim,2026-03-01,To Do,CS,false,false,Kestrel\n", "open"),
        ("planner.csv", "Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created By,"
         "Created Date,Start date,Due date,Late,Completed Date,Completed By,Labels,Description,"
         "Account\nt1,Plan,Kestrel,Not started,Medium,Kim,Kim,02/01/2026,,03/01/2026,false,,,,,"
         "Kestrel\nt2,Go,Kestrel,Completed,Medium,Kim,Kim,02/01/2026,,03/21/2026,false,03/20/2026"
         ",,,,Kestrel\n", "open"),
        ("CTAs.csv", "CTA Name,Company Name,Type,Reason,Status,Priority,Due Date,Owner Name\n"
         "Plan,Kestrel,Risk,Low use,Closed Success,High,2026-03-01,Kim\n", "done"),
        ("board.csv", "Name,Subitems,Person,Status,Timeline - Start,Timeline - End,Customer\n"
         "Plan,,Kim Roe,Stuck,2026-02-01,2026-03-01,Kestrel\n", "doing"),
        ("list.csv", "Account,What,Who,By when,Done?\nKestrel,Plan,us,2026-03-01,x\n", None),
        ("aufgaben.csv", "Kunde;Aufgabe;Fällig am;Verantwortlich;Erledigt\n"
         "Kestrel;Plan;01.03.2026;Kim;ja\n", None),
        ("taches.csv", "Client;Tâche;Échéance;Responsable;Statut\n"
         "Kestrel;Plan;01/03/2026;Kim;À faire\n", "open"),
        ("tareas.csv", "Cliente;Tarea;Fecha límite;Responsable;Estado\n"
         "Kestrel;Plan;2026-03-01;Kim;Pendiente\n", "open"),
        ("tarefas.csv", "Cliente;Tarefa;Prazo;Responsável;Situação\n"
         "Kestrel;Plan;2026-03-01;Kim;Em andamento\n", "doing"),
        ("タスク.csv", "顧客名,タスク,期限,担当者,ステータス\nKestrel,Plan,2026/03/01,Kim,完了\n",
         "done"),
    ],
)  # fmt: skip
def test_lists_of_tasks_are_known_in_many_forms(
    tmp_path: Path, name: str, text: str, status: str | None
) -> None:
    plan = planned(tmp_path, text, name)
    row = plan.drafts[0]
    assert plan.kind is ListKind.ACTIONS
    assert (row.values["account_name"], row.values["title"]) == ("Kestrel", "Plan")
    assert row.values["due_on"] == date(2026, 3, 1)
    assert row.values.get("state") == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Account,ARR,Renewal date,Owner,Next action,Due date\n"
         "Kestrel,12000 EUR,2027-01-01,Pat,Call,2026-12-01\n"
         "Wren,900 EUR,2027-01-01,Pat,Mail,2026-12-02\n", ListKind.ACCOUNTS),
        ("Customer,Meeting date,Topic,Attendees,Action items,Due\n"
         "Kestrel,2026-03-01,Review,Ann Lee,Send deck,2026-03-08\n", ListKind.MEETINGS),
        ("Company,Name,Title,Email,Status,Assigned to\n"
         "Kestrel,Ann Lee,Head of IT,ann@kestrel.example,Active,Kim Roe\n", ListKind.CONTACTS),
        ("Client,Project,Task,Hours,Date,Person\n"
         "Kestrel,Rollout,Setup,3.5,2026-03-01,Kim\n"
         "Kestrel,Rollout,Call,1,2026-03-02,Kim\n", ListKind.READINGS),
        ("Ticket ID,Subject,Status,Priority,Due date,Assignee,Organization,Created at\n"
         "7,Crash,Open,High,2026-03-01,Kim,Kestrel,2026-02-01\n", ListKind.TICKETS),
        ("Opportunity name,Account,Stage,Close date,Amount,Next step,Owner\n"
         "Seats,Kestrel,Proposal,2026-03-01,100 EUR,Call,Kim\n", ListKind.OPPORTUNITIES),
    ],
)  # fmt: skip
def test_other_lists_with_something_to_do_stay_what_they_are(
    tmp_path: Path, text: str, kind: ListKind
) -> None:
    assert planned(tmp_path, text).kind is kind
