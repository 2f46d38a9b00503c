"""A corrected list is remembered in the window, read again with no question, and changed there."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.imports.profiles import book_profiles, remembers, set_choice
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.profiles_page import ProfilesPage
from csm_desktop.ui.imports.step import ImportStep
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.hands import Key, click, press, write
from tests.ui.imports.conftest import Bring, settle
from tests.ui.shell import TabShell

LIST = "Client,Site,Worth\n{name},{name}.example,1200 EUR\n"


def correct(page: ImportPage, bring: Bring, qtbot: QtBot) -> None:
    """Bring a list, and say what its money is."""
    bring("clients.csv", LIST.format(name="Aldo"))
    page.corrector.map_column("Worth", "arr")
    settle(page, qtbot)


@pytest.fixture
def profiles(
    page: ImportPage, bring: Bring, shell: TabShell, book: Book, qtbot: QtBot
) -> ProfilesPage:
    """The page of profiles, with one that an import left."""
    correct(page, bring, qtbot)
    page.store()
    settle(page, qtbot)
    made = ProfilesPage(shell)
    shell.live.changed.connect(made.changed)
    qtbot.addWidget(made)
    made.resize(1060, 640)
    made.given(book)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_is_said_as_what_a_list_will_be_remembered(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    correct(page, bring, qtbot)
    assert page.note.remember.isVisible()
    assert page.note.remember.text() == "Remember as “clients”"
    page.store()
    settle(page, qtbot)
    assert page.note.words.text().startswith("Remembered as “clients”")
    assert [profile.name for profile in book_profiles(book)] == ["clients"]
    book.undo()
    assert book_profiles(book) == ()


def test_remembering_is_turned_off_by_its_box(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    correct(page, bring, qtbot)
    press(page.note.remember, Key.Key_Space)
    page.store()
    settle(page, qtbot)
    assert book_profiles(book) == ()
    assert not page.note.isVisible()


def test_the_next_list_is_read_with_the_profile_or_without(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    correct(page, bring, qtbot)
    page.store()
    settle(page, qtbot)
    bring(
        "next.csv",
        LIST.format(name="Bera").replace("Client", "Mood,Client").replace("Bera,", "x,Bera,", 1),
    )
    assert "read with the profile “clients”" in page.note.words.text()
    assert "New columns: Mood." in page.note.words.text()
    assert page.foot.go_on.isEnabled()
    assert {c.header: c.field for c in page._found.sources[0].plans[0].mapping}["Worth"] == "arr"
    click(page.note.without)
    settle(page, qtbot)
    assert page.note.words.text() == ""
    assert {c.header: c.field for c in page._found.sources[0].plans[0].mapping}["Worth"] != "arr"


def test_the_next_list_of_a_profile_asks_nothing_that_was_settled(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    correct(page, bring, qtbot)
    page.store()
    settle(page, qtbot)
    bring("next.csv", LIST.format(name="Bera"))
    assert page.step is ImportStep.PREVIEW
    page.corrector.leave(0)
    newer = LIST.format(name="Ceta").replace("Client", "Mood,Client").replace("Ceta,", "x,Ceta,", 1)
    bring("newer.csv", newer)
    assert page.step is ImportStep.COLUMNS, "a column that nobody has looked at comes forward"


def test_a_contradiction_is_asked_and_answered(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    correct(page, bring, qtbot)
    page.store()
    settle(page, qtbot)
    bring("next.csv", "Client,Site,Worth\nBera,bera.example,much\nCeta,ceta.example,little\n")
    (question,) = page._found.questions
    assert question.topic == "profile"
    page.show_step(ImportStep.QUESTIONS)
    assert [button.text() for button in page.questions.cards[0].buttons]
    assert not page.foot.go_on.isEnabled()
    page.corrector.answer("profile", question.options[0])
    settle(page, qtbot)
    assert page._found.questions == ()
    assert page.foot.go_on.isEnabled()


def test_a_profile_is_renamed_changed_and_removed(profiles: ProfilesPage, book: Book) -> None:
    profile = profiles.profile
    assert profile is not None
    profiles._rename(profile, "name", "Monthly")
    assert profiles.table.lines[0].name == "Monthly"
    line = next(line for line in profiles.shape.lines if line.column.header == "Site")
    profiles._mean(line, "field", "custom")
    assert {c.header: c.field for c in book_profiles(book)[0].shape}["Site"] == "custom"
    order = profiles.answers.fields["date-order"]
    order.editor.setCurrentIndex(1)
    order.editor.activated.emit(1)
    assert book_profiles(book)[0].choice("date-order") == "dmy"
    # What was said of one metric stands there with it, and is changed there.
    book.run("Say", set_choice, profile.id, "customer-name:At risk", "Logins")
    profiles.show_book(book)
    read_as = profiles.answers.metric_fields["customer-name:At risk"]
    assert read_as.stored == "Logins"
    read_as.editor.selectAll()
    write(read_as.editor, "Sessions")
    press(read_as.editor, Key.Key_Return)
    assert book_profiles(book)[0].choice("customer-name:At risk") == "Sessions"
    profiles.table.setFocus()
    press(profiles.table.grid, Key.Key_Delete)
    assert book_profiles(book) == ()
    assert not profiles.details.isVisible()
    for _ in range(6):
        book.undo()
    assert book_profiles(book) == (profile,)
    assert profiles.table.lines == [profile]


def test_a_profile_is_written_and_taken_from_a_file(
    profiles: ProfilesPage, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "clients.json"
    module = "csm_desktop.ui.imports.profiles_page"
    monkeypatch.setattr(f"{module}.ask_target", lambda *_: Target(path, overwrite=False))
    monkeypatch.setattr(f"{module}.ask_file", lambda *_: path)
    profiles.write_file()
    assert json.loads(path.read_text())["name"] == "clients"
    profiles.read_file()
    assert sorted(each.name for each in book_profiles(book)) == ["clients", "clients 2"]
    path.write_text("{}")
    profiles.read_file()
    assert len(book_profiles(book)) == 2
    monkeypatch.setattr(f"{module}.ask_file", lambda *_: None)
    profiles.read_file()
    assert len(book_profiles(book)) == 2


def test_the_book_can_be_told_to_remember_nothing(profiles: ProfilesPage, book: Book) -> None:
    assert profiles.is_on.isChecked()
    press(profiles.is_on, Key.Key_Space)
    with book.reading() as connection:
        assert not remembers(connection)
    book.undo()
    assert profiles.is_on.isChecked()
