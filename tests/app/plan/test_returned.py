"""A plan goes out as a workbook, is filled in elsewhere, and comes back into a real book."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csm_desktop.app.accounts.acts import new_account, trash_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.plan.actions import edit_action, give_action, new_action
from csm_desktop.app.plan.acts import new_goal
from csm_desktop.app.plan.returned import (
    PlanComingBack,
    accept_differences,
    coming_back,
    read_returned,
    said_words,
    what_differs,
)
from csm_desktop.domain.plan.round_trip import PlanDifference
from csm_desktop.domain.records.plan import Action, ActionStatus, Side
from csm_desktop.errors import UserError
from csm_desktop.wording import ENGLISH, Voice, label
from tests.app.conftest import picture
from tests.clocks import SetClock

TITLES = ("Name pilot users", "Open a test tenant", "Bring in the works council")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def account(book: Book) -> int:
    """An account with three actions of theirs and one of ours."""
    account_id = book.run("New", new_account, "Northwind Rail").id
    ada = book.run("Ada", new_contact, account_id, "Ada Lindqvist").id
    for number, title in enumerate(TITLES):
        due = date(2026, 12, 2) + timedelta(days=number)
        made = book.run("New", new_action, account_id, title, side=Side.CUSTOMER, due_on=due)
        book.run("Give", give_action, made.id, ada)
    book.run("New", new_action, account_id, "Send the guide")
    return account_id


Fill = Callable[[Any], None]


def sent(book: Book, account_id: int, folder: Path, voice: Voice = ENGLISH) -> Path:
    """The plan as it goes out, an hour before anything else happens."""
    clock = book.clock
    assert isinstance(clock, SetClock)
    clock.go(hours=1)
    path = write_plan_workbook(book, account_id, folder / "plan.xlsx", voice=voice).path
    clock.go(hours=1)
    return path


def filled(path: Path, fill: Fill) -> Path:
    """The same file, filled in and saved by another program than the one that wrote it."""
    workbook = openpyxl.load_workbook(path)
    fill(workbook)
    target = path.with_name("came back.xlsx")
    workbook.save(target)
    return target


def back(book: Book, path: Path) -> PlanComingBack:
    return coming_back(book, read_returned(path))


def words(lines: tuple[PlanDifference, ...]) -> list[tuple[str, str, str]]:
    return [(line.title, what_differs(line), said_words(line.theirs)) for line in lines]


def actions(book: Book, account_id: int) -> dict[str, Action]:
    return {action.title: action for action in account_facts(book, account_id).actions}


def _answers(workbook: Any) -> None:
    """What a customer does: one done, one moved with a word, one new with somebody new."""
    sheet = workbook.worksheets[0]
    sheet["D8"] = "Done"
    sheet["C9"] = date(2027, 1, 15)
    sheet["E9"] = "IT is on leave"
    for place, value in zip("ABCD", ("Book a room", "Nora New", date(2026, 12, 1), "Doing"),
                            strict=True):  # fmt: skip
        sheet[f"{place}11"] = value


ANSWERED = [
    ("Name pilot users", "Status", "Done"),
    ("Open a test tenant", "By", "15 January 2027"),
    ("Open a test tenant", "Comment", "IT is on leave"),
    ("Book a room", "New", ""),
]


def test_what_was_filled_in_is_taken_over_as_one_step_and_comes_back_once(
    book: Book, account: int, tmp_path: Path
) -> None:
    path = filled(sent(book, account, tmp_path), _answers)
    found = back(book, path)
    assert (found.account_id, found.account) == (account, "Northwind Rail")
    assert words(found.differences.lines) == ANSWERED
    before = picture(book)
    book.run("Take in", accept_differences, account, found.differences.lines)
    now = actions(book, account)
    assert now["Name pilot users"].status is ActionStatus.DONE
    assert now["Open a test tenant"].due_on == date(2027, 1, 15)
    assert now["Open a test tenant"].comment == "IT is on leave"
    room = now["Book a room"]
    assert (room.side, room.due_on, room.status) == (
        Side.CUSTOMER, date(2026, 12, 1), ActionStatus.DOING,
    )  # fmt: skip
    people = {c.id: c.name for c in account_facts(book, account).contacts}
    assert room.contact_id is not None
    assert people[room.contact_id] == "Nora New"
    assert back(book, path).differences.lines == ()
    book.undo()
    assert picture(book) == before


def test_only_what_was_accepted_is_taken_over(book: Book, account: int, tmp_path: Path) -> None:
    found = back(book, filled(sent(book, account, tmp_path), _answers))
    book.run("Take in", accept_differences, account, found.differences.lines[1:2])
    now = actions(book, account)
    assert now["Name pilot users"].status is ActionStatus.OPEN
    assert now["Open a test tenant"].due_on == date(2027, 1, 15)
    assert "Book a room" not in now


def _moved(workbook: Any) -> None:
    """Rows turned round below an empty one, a column set between, sheets renamed and turned."""
    sheet = workbook.worksheets[0]
    rows = [[cell.value for cell in row[:6]] for row in sheet["A8:F10"]]
    for place, row in enumerate(reversed(rows), 9):
        for column, value in enumerate(row, 1):
            sheet.cell(place, column, value)
    for column in range(1, 7):
        sheet.cell(8, column, None)
    sheet.insert_cols(2)
    sheet["B7"] = "Our own number"
    sheet.title = "Aufgaben"
    workbook.move_sheet(sheet, 2)


def _bare(workbook: Any) -> None:
    """Everything above the table but the reference deleted, and the names of the columns, too."""
    sheet = workbook.worksheets[0]
    sheet.delete_rows(7)
    sheet.delete_rows(1, 5)


def _stripped(workbook: Any) -> None:
    """No protection, no rules, no formats, nothing frozen."""
    for sheet in workbook.worksheets:
        sheet.protection.disable()
        sheet.freeze_panes = None
        sheet.data_validations.dataValidation.clear()
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"


@pytest.mark.parametrize("meddle", [_moved, _bare, _stripped])
def test_answers_are_found_whatever_became_of_the_sheet(
    book: Book, account: int, tmp_path: Path, meddle: Fill
) -> None:
    def fill(workbook: Any) -> None:
        workbook.worksheets[0]["D8"] = "done"  # not quite as the list has it
        meddle(workbook)

    found = back(book, filled(sent(book, account, tmp_path), fill))
    assert words(found.differences.lines) == [("Name pilot users", "Status", "Done")]


def test_a_deleted_row_is_told_and_only_dropped_when_that_is_accepted(
    book: Book, account: int, tmp_path: Path
) -> None:
    path = filled(sent(book, account, tmp_path), lambda book: book.worksheets[0].delete_rows(9))
    lines = back(book, path).differences.lines
    assert [(line.title, what_differs(line), line.wanted) for line in lines] == [
        ("Open a test tenant", "Not in their file", False)
    ]
    book.run("Take in", accept_differences, account, lines)
    assert actions(book, account)["Open a test tenant"].status is ActionStatus.DROPPED


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_what_libreoffice_saved_comes_back(book: Book, account: int, tmp_path: Path) -> None:
    path = filled(sent(book, account, tmp_path), _answers)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    saved = tmp_path / "saved"
    try:
        subprocess.run([*command, str(saved), str(path)], check=True, capture_output=True,
                       timeout=60)  # fmt: skip
    except subprocess.SubprocessError as failure:
        pytest.skip(f"LibreOffice does not start: {failure}")
    found = back(book, saved / "came back.xlsx")
    assert words(found.differences.lines) == ANSWERED


def test_a_sheet_saved_as_a_text_comes_back(book: Book, account: int, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(sent(book, account, tmp_path))
    _answers(workbook)
    target = tmp_path / "plan.csv"
    with target.open("w", newline="", encoding="utf-8") as file:
        for row in workbook.worksheets[0].iter_rows(values_only=True):
            csv.writer(file).writerow(row)
    assert words(back(book, target).differences.lines) == ANSWERED


@pytest.mark.parametrize("language", ["de", "ja"])
def test_the_choices_of_another_language_come_back(
    language: str, book: Book, account: int, tmp_path: Path
) -> None:
    voice = Voice.of(language)
    path = sent(book, account, tmp_path, voice)

    def fill(workbook: Any) -> None:
        rules = workbook.worksheets[0].data_validations.dataValidation
        choices = next(rule.formula1.strip('"').split(",") for rule in rules if "D8" in rule.sqref)
        with voice.spoken():
            assert choices == [label(status) for status in ActionStatus]
        assert workbook.worksheets[0]["D8"].value == choices[0]
        assert {"de": "[$-407]", "ja": "年"}[language] in workbook.worksheets[0]["C8"].number_format
        workbook.worksheets[0]["D8"] = choices[2]

    found = back(book, filled(path, fill))
    assert words(found.differences.lines) == [("Name pilot users", "Status", "Done")]


def test_what_changed_here_meanwhile_is_asked_about(
    book: Book, account: int, tmp_path: Path
) -> None:
    path = filled(sent(book, account, tmp_path), _answers)
    mine = actions(book, account)["Name pilot users"]
    book.run("Doing", edit_action, mine.id, status=ActionStatus.DOING)
    lines = back(book, path).differences.lines
    assert [line.wanted for line in lines] == [False, True, True, True]


def test_each_wrong_file_has_its_sentence(book: Book, account: int, tmp_path: Path) -> None:
    plan = read_returned(sent(book, account, tmp_path))
    other = book.run("New", new_account, "Halden Foods").id
    with pytest.raises(UserError, match=r"plan\.xlsx is the plan of Northwind Rail"):
        coming_back(book, plan, expected=other)
    book.run("Delete", trash_account, account)
    with pytest.raises(UserError, match="lies in the trash"):
        coming_back(book, plan)
    book.undo()
    book.undo()
    strange = tmp_path / "list.csv"
    strange.write_text("name,arr\nHalden,5\n", encoding="utf-8")
    with pytest.raises(UserError, match="is no joint impact plan"):
        read_returned(strange)


def test_the_plan_of_another_book_has_its_sentence(
    book: Book, account: int, tmp_path: Path
) -> None:
    plan = read_returned(sent(book, account, tmp_path))
    for _ in range(30):
        if book.undo_label is None:
            break
        book.undo()
    with pytest.raises(UserError, match="belongs to no account of this book"):
        coming_back(book, plan)


def test_a_plan_without_actions_goes_out_and_brings_new_ones_back(
    book: Book, tmp_path: Path
) -> None:
    account_id = book.run("New", new_account, "Halden Foods").id
    book.run("Goal", new_goal, account_id, "Fewer recalls")

    def fill(workbook: Any) -> None:
        workbook.worksheets[0]["A8"] = "Name somebody for quality"

    found = back(book, filled(sent(book, account_id, tmp_path), fill))
    assert words(found.differences.lines) == [("Name somebody for quality", "New", "")]
