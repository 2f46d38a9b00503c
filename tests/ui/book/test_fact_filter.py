"""Conditions typed into the Book's filter: what is shown, offered, refused and kept."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.saved_views import OwnView, keep_view
from csm_desktop.domain.records.health import Band
from csm_desktop.ui.book.page import BookPage
from tests.ui.book.test_book_page import TODAY, book, names, page, sample
from tests.ui.hands import Key, press, write

__all__ = ["book", "page", "sample"]


def popup(page: BookPage) -> QAbstractItemView:
    found = page.filter.completer().popup()
    assert found is not None
    return found


def offered(page: BookPage) -> list[str]:
    completer = page.filter.completer()
    model = completer.completionModel()
    rows = range(model.rowCount()) if popup(page).isVisible() else ()
    return [str(model.index(row, 0).data()) for row in rows]


def test_facts_and_words_narrow_together(page: BookPage, qtbot: QtBot) -> None:
    page.filter.setFocus()
    write(page.filter, "band:risk")
    assert {line.band for line in page.table.lines} == {Band.AT_RISK}
    assert names(page) == ["Gansu Textiles", "Kestrel Health"]
    write(page.filter, " kestrel")
    assert names(page) == ["Kestrel Health"]
    page.filter.setText("renewal<90d")
    days = [line.renews_on for line in page.table.lines]
    assert days
    assert all(day is not None and (day - TODAY).days < 90 for day in days)
    page.filter.setText("touch>30d arr>50k")
    # The 940,000 yen of Gansu are worth some 5,800 euros, as soon as the rates are read.
    qtbot.waitUntil(lambda: names(page) == ["Northwind Rail"])
    assert page.dismiss()
    assert len(names(page)) == 12


def test_conditions_hold_within_a_view_and_within_only_mine(page: BookPage) -> None:
    page.views.choose("champions")
    page.filter.setText("arr>100k")
    assert names(page) == ["Dál Riada Energy"]
    page.views.choose("all")
    page.narrowing.mine.setChecked(True)
    assert "Dál Riada Energy" in names(page)
    page.filter.setText("no:step")
    assert names(page) == ["Evershed Legal"]


def test_a_condition_that_cannot_be_read_says_so_and_hides_nothing(page: BookPage) -> None:
    page.filter.setFocus()
    write(page.filter, "band:purple")
    assert page.filter.misreading.startswith("“band:purple” cannot be read.\nIt is one of: Healthy")
    assert len(names(page)) == 12
    page.filter.setText("revenue>5")
    assert "The facts are: arr, renewal" in page.filter.misreading
    page.filter.setText("arr>lots kestrel")
    assert page.filter.misreading.endswith("Write it so: arr>50k.")
    assert names(page) == ["Kestrel Health"]
    page.filter.setText("segment<big")
    assert "segment:…" in page.filter.misreading
    page.filter.setText("arr>5")
    assert page.filter.misreading == ""


def test_what_is_half_typed_is_no_error(page: BookPage) -> None:
    page.filter.setFocus()
    for sign in "arr>":
        write(page.filter, sign)
        assert page.filter.misreading == ""
    assert len(names(page)) == 12


def test_facts_and_values_are_offered_and_taken_by_keys(page: BookPage) -> None:
    page.filter.setFocus()
    write(page.filter, "o seg")
    assert offered(page) == ["segment:"]
    press(popup(page), Key.Key_Down)
    press(popup(page), Key.Key_Return)
    assert page.filter.text() == "o segment:"
    write(page.filter, "e")
    assert offered(page) == ["segment:Enterprise"]
    press(popup(page), Key.Key_Down)
    press(popup(page), Key.Key_Return)
    assert page.filter.text() == "o segment:Enterprise"
    assert {line.segment for line in page.table.lines} == {"Enterprise"}
    write(page.filter, ' owner:"al')
    assert offered(page) == ['owner:"Alex Moreau"']
    press(popup(page), Key.Key_Escape)
    assert page.filter.text().endswith(' owner:"al')


def test_words_are_not_disturbed_by_offers(page: BookPage) -> None:
    page.filter.setFocus()
    write(page.filter, "halden")
    assert offered(page) == []
    press(page.filter, Key.Key_Return)
    assert page.table.current is not None
    assert page.table.current.name == "Halden Foods"


def test_conditions_are_kept_with_a_view_and_counted(
    page: BookPage, book: Book, qtbot: QtBot
) -> None:
    book.run("Keep", keep_view, OwnView("Calls", words="band:risk touch>30d"))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: page.views._chips["own.0"].number is not None)
    assert page.views._chips["own.0"].number == 1
    page.narrowing.choose_named("Calls")
    assert names(page) == ["Gansu Textiles"]
    page.views.choose("all")
    assert page.filter.text() == ""
    assert len(names(page)) == 12


def test_a_changed_account_is_judged_anew(page: BookPage, book: Book) -> None:
    page.filter.setText("segment:growth")
    before = names(page)
    line = page.table.lines[0]
    page.edits.save(line, "segment", None)
    assert names(page) == before[1:]
    book.undo()
    assert names(page) == before
    QTest.keyClick(page.filter, Key.Key_Escape)
