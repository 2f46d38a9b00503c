"""Fields: they save themselves, say in place what is wrong, and never lose what was typed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.money import Money
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import (
    Choice,
    ChoiceField,
    DayField,
    Form,
    LongTextField,
    MoneyField,
    NumberField,
    PersonField,
    Somebody,
    TagsField,
    TextField,
)
from csm_desktop.ui.widgets.fields.tags import Tag
from csm_desktop.ui.widgets.fields.texts import SAVE_AFTER_MS, PlainEditor
from csm_desktop.ui.widgets.text import one_line
from csm_desktop.ui.widgets.typed_values import day_for_typing, read_amount, read_day, read_figure
from csm_desktop.wording import Voice
from tests.ui.hands import Key, click, press, write
from tests.ui.widgets.hostile import HOSTILE

TODAY = date(2026, 11, 22)  # a Sunday
PEOPLE = (Somebody(1, "Lena Brandt", "Operations"), Somebody(2, "Marc Olivier"))


class Saved(list[object]):
    """What was saved; refuses on demand."""

    refusal: UserError | None = None

    def __call__(self, value: object) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.append(value)


@pytest.fixture
def saved() -> Saved:
    return Saved()


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Shows parts beneath one another, the first one focused; keeps the page alive."""
    pages: list[QWidget] = []

    def show(*parts: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        for part in parts:
            column.addWidget(part)
        qtbot.addWidget(page)
        page.resize(480, 400)
        page.show()
        page.activateWindow()
        parts[0].setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() in page.findChildren(QWidget))
        return page

    return show


# reading what was typed


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("fri", date(2026, 11, 27)),
        ("+2w", date(2026, 12, 6)),
        ("3 dec", date(2026, 12, 3)),
        ("2027-01-14", date(2027, 1, 14)),
        ("  ", None),
    ],
)
def test_dates_are_read_in_words(words: str, meant: date | None) -> None:
    assert read_day(words, TODAY) == meant


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "ja_JP", "fr_FR"])
def test_a_date_begins_with_words_that_are_read_back(locale: str) -> None:
    for day in (date(2027, 1, 30), date(2025, 2, 28), date(2026, 11, 22)):
        with Voice(locale=locale).spoken():
            assert read_day(day_for_typing(day), TODAY) == day
    assert day_for_typing(None) == ""


def test_amounts_are_read_in_the_locale_and_never_rounded() -> None:
    assert read_amount("48,500.50", "EUR") == Money(4_850_050, "EUR")
    with Voice(locale="de_DE").spoken():
        assert read_amount("48.500,50", "EUR") == Money(4_850_050, "EUR")
        assert read_amount("1,5m", "EUR") == Money.of(1_500_000, "EUR")
    assert read_amount("€50k", "EUR") == read_amount("50 K EUR", "EUR") == Money.of(50_000, "EUR")
    assert read_amount("1.2345k", "EUR") == Money(123_450, "EUR")
    assert read_amount("", "EUR") is None
    for wrong in ("1.005", "1.234567k", "k", "many", "R&D"):
        with pytest.raises(UserError, match="EUR"):
            read_amount(wrong, "EUR")
    assert read_figure("0.5") == Decimal("0.5")
    assert read_figure(" ") is None
    with pytest.raises(UserError, match="not a number"):
        read_figure("x" * 300)


# one line


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_a_field_keeps_user_text_as_it_is(shown: Show, saved: Saved, name: str) -> None:
    field = TextField("Name", name, saved)
    shown(field)
    assert field.commit()
    assert field.stored == name
    assert saved == []  # looking at a text changes nothing, not even its line ends
    field.grab()


def test_enter_saves_and_leaving_saves(shown: Show, saved: Saved) -> None:
    field, other = TextField("Name", "Northwind", saved), QLineEdit()
    shown(field, other)
    write(field.editor, " Rail")
    press(field.editor, Key.Key_Return)
    assert saved == [" RailNorthwind".strip()]
    write(field.editor, "s")
    other.setFocus()
    assert saved[-1] == "RailsNorthwind"
    assert len(saved) == 2


def test_esc_takes_back_what_was_typed_before_it_leaves(shown: Show, saved: Saved) -> None:
    field = TextField("Name", "Northwind", saved)
    shown(field)
    write(field.editor, "x")
    assert field._read() == "xNorthwind"
    press(field.editor, Key.Key_Escape)
    assert not field.is_dirty
    assert saved == []


def test_a_refusal_is_said_in_place_and_the_words_stay(shown: Show, saved: Saved) -> None:
    saved.refusal = UserError("The name <b> is taken.", "Take another.")
    field = TextField("Name", "Northwind", saved)
    shown(field)
    write(field.editor, "X")
    press(field.editor, Key.Key_Return)
    assert field.error == "The name <b> is taken. Take another."
    assert field.editor.accessibleDescription() == field.error
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == "XNorthwind"
    assert field.note.textFormat() is Qt.TextFormat.PlainText
    field.grab()
    saved.refusal = None
    press(field.editor, Key.Key_Return)
    assert field.error == ""
    assert saved == ["XNorthwind"]


def test_what_the_user_types_wins_over_what_comes_in(shown: Show, saved: Saved) -> None:
    field = TextField("Name", "Northwind", saved)
    shown(field)
    write(field.editor, "My ")
    field.set_value("Undone elsewhere")
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == "My Northwind"
    field.revert()
    assert field.editor.text() == "Undone elsewhere"
    field.set_value("Later")
    assert field.editor.text() == "Later"


def test_a_line_too_long_for_its_place_is_told_in_a_tooltip(
    shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: told.append(text))
    field = TextField("Name", "<b>" * 100)
    shown(field)
    at = field.editor.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, field.editor.mapToGlobal(at))
    QApplication.sendEvent(field.editor, event)
    assert len(told) == 1
    assert "&lt;b&gt;" in told[0]


# many lines


def test_long_text_saves_itself_after_a_pause(qtbot: QtBot, shown: Show, saved: Saved) -> None:
    field = LongTextField("Notes", "", saved)
    shown(field)
    with qtbot.waitSignal(field.saved, timeout=SAVE_AFTER_MS * 8):
        write(field.editor, "Go live in two depots")
    assert saved == ["Go live in two depots"]  # once, not at every key


def test_long_text_is_saved_when_it_is_left_or_goes_away(shown: Show, saved: Saved) -> None:
    field, other = LongTextField("Notes", "", saved), QLineEdit()
    page = shown(field, other)
    write(field.editor, "one")
    press(field.editor, Key.Key_Tab)
    assert other.hasFocus()
    assert saved == ["one"]
    field.setFocus()
    write(field.editor, " two")
    page.hide()
    assert saved[-1] == "one two"


def test_an_editor_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    given = "12\u00a0000\u00a0EUR and 12\u202f000\u202fEUR\nin two  lines\u00ad"
    editor.setPlainText(given)
    assert editor.toPlainText() == given


def test_pasted_html_comes_in_as_its_words(shown: Show) -> None:
    field = LongTextField("Notes")
    shown(field)
    mime = QMimeData()
    mime.setHtml("<h1>Title</h1><img src=x>")
    mime.setText("Title")
    editor = field.editor
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == "Title"


MAIL = """<html><head><title>t</title><style>p {color: expression(alert(1))}</style></head>
<body background="http://x.example/a.png"><p>Dear&nbsp;Ann,</p><p>see <a href="javascript:alert(1)">
this</a> and <a href="file:///etc/passwd">that</a>.<br>R&amp;D &lt;beta&gt;</p>
<script>alert(1)</script><ul><li>one<li>two</ul><img src="file:///etc/passwd">
<table><tr><td>a</td><td>b</td></tr></table></body></html>"""


def test_b2_html_alone_comes_in_as_its_words_without_links_scripts_and_styles(shown: Show) -> None:
    field = LongTextField("Notes")
    shown(field)
    mime = QMimeData()
    mime.setHtml(MAIL)
    editor = field.editor
    assert editor.canInsertFromMimeData(mime)
    editor.insertFromMimeData(mime)
    pasted = editor.toPlainText()
    assert pasted == "Dear\u00a0Ann,\nsee this and that.\nR&D <beta>\n- one\n- two\na\tb"


def test_b2_files_are_not_dropped_into_texts_and_control_characters_not_pasted(
    shown: Show,
) -> None:
    field = LongTextField("Notes")
    shown(field)
    files = QMimeData()
    files.setUrls([QUrl("file:///etc/passwd")])
    assert not field.editor.canInsertFromMimeData(files)
    odd = QMimeData()
    odd.setText("one\x00\x1b[31m\r\ntwo\tthree")
    field.editor.insertFromMimeData(odd)
    assert field.editor.toPlainText() == "one[31m\ntwo\tthree"


def test_b2_one_line_takes_the_words_of_a_pasted_mail_alone(shown: Show) -> None:
    saved: list[object] = []
    field = TextField("Name", save=saved.append)
    shown(field)
    both, bare = QMimeData(), QMimeData()
    both.setHtml(MAIL)
    both.setText("Dear Ann,\n<a href='javascript:alert(1)'>this</a>")
    bare.setHtml(MAIL)
    line = field.editor
    assert isinstance(line, QLineEdit)
    for mime, words in ((both, "Dear Ann, <a href='javascript:alert(1)'>this</a>"), (bare, "")):
        QApplication.clipboard().setMimeData(mime)
        line.clear()
        line.paste()
        assert one_line(line.text()) == words
        assert field.commit()
    QApplication.clipboard().clear()
    assert saved == ["Dear Ann, <a href='javascript:alert(1)'>this</a>", ""]


def test_what_is_being_typed_is_saved_where_it_can_be_read_and_else_left_alone(shown: Show) -> None:
    saved: list[object] = []
    field = TextField("Name", save=saved.append)
    number = NumberField("Number", save=saved.append)
    shown(field, number)
    write(field.editor, "one")
    field.save_typed()
    field.save_typed()
    write(number.editor, "4x")
    number.save_typed()
    assert saved == ["one"]
    assert number.error == ""
    assert number.editor.text() == "4x"


def test_html_that_comes_without_a_text_comes_in_as_its_words(shown: Show) -> None:
    field = LongTextField("Notes")
    shown(field)
    mime = QMimeData()
    mime.setHtml(
        "<style>@import 'x.css';</style><p>One &amp; two</p><p><b>three</b> &lt;4&gt;</p>"
        "<script>five()</script>"
    )
    assert field.editor.canInsertFromMimeData(mime)
    field.editor.insertFromMimeData(mime)
    assert field.editor.toPlainText() == "One & two\nthree <4>"


def test_long_text_grows_with_its_lines_up_to_a_limit(shown: Show) -> None:
    field = LongTextField("Notes", least=2, most=6)
    shown(field)
    low = field.editor.height()
    field.set_value("\n".join("line" for _ in range(5)))
    middle = field.editor.height()
    field.set_value("\n".join("line" for _ in range(50)))
    assert low < middle < field.editor.height() < 3.5 * low


# dates, numbers, money


def test_a_date_says_what_it_understands_while_it_is_typed(shown: Show, saved: Saved) -> None:
    field = DayField("Due", None, saved, today=lambda: TODAY)
    shown(field)
    write(field.editor, "fri")
    assert field.note.text() == "27 November 2026"
    press(field.editor, Key.Key_Return)
    assert saved == [date(2026, 11, 27)]
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("someday")
    assert not field.commit()
    assert "someday" in field.error
    assert field.is_dirty
    field.editor.setText("")
    assert field.commit()
    assert saved[-1] is None


def test_numbers_and_money_are_typed_in_the_locale(shown: Show, saved: Saved) -> None:
    with Voice(locale="de_DE").spoken():
        number = NumberField("Seats", Decimal("1240.5"), saved)
    with Voice(locale="de_DE").spoken():
        money = MoneyField("ARR", Money(8_400_000, "EUR"), saved, currencies=["GBP"])
    shown(number, money)
    assert isinstance(number.editor, QLineEdit)
    assert isinstance(money.editor, QLineEdit)
    assert number.editor.text() == "1.240,5"
    assert money.editor.text() == "84.000"
    number.editor.setText("12,25")
    number.commit()
    money.editor.setText("90.000,50")
    money.commit()
    assert saved == [Decimal("12.25"), Money(9_000_050, "EUR")]
    currency = money.findChild(QComboBox)
    assert currency is not None
    assert currency.accessibleName() == "ARR, currency"
    currency.setCurrentText("GBP")
    currency.activated.emit(1)
    assert saved[-1] == Money(9_000_050, "GBP")
    money.set_value(Money(100, "JPY"))
    assert currency.currentText() == "JPY"
    money.set_value(None)
    assert money.commit()


# what is known beforehand


def test_a_choice_is_saved_as_it_is_made_and_reverts_when_refused(
    shown: Show, saved: Saved
) -> None:
    choices = [Choice("a", "Advocate", "Speaks for us"), Choice("n", "Neutral <b>")]
    field = ChoiceField("Sentiment", "a", choices, saved)
    shown(field)
    press(field.editor, Key.Key_Down)
    assert saved == ["n"]
    saved.refusal = UserError("Not now.", "Later.")
    press(field.editor, Key.Key_Up)
    assert field.error == "Not now. Later."
    assert isinstance(field.editor, QComboBox)
    assert field.editor.currentText() == "Neutral <b>"
    field.editor.view().grab()


def test_a_person_is_found_by_the_beginning_of_the_name(shown: Show, saved: Saved) -> None:
    field = PersonField("Sponsor", 2, PEOPLE, saved)
    shown(field)
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == "Marc Olivier"
    field.editor.setText("lena")
    assert field.commit()
    assert saved == [1]
    assert field.editor.text() == "Lena Brandt · Operations"
    field.editor.setText("Nobody <b>")
    assert not field.commit()
    assert "Nobody here is called “Nobody <b>” yet." in field.error
    field.editor.setText("")
    assert field.commit()
    assert saved[-1] is None


def test_two_people_of_one_name_are_asked_about(shown: Show, saved: Saved) -> None:
    twins = [Somebody(1, "Ann Lee", "Rail"), Somebody(2, "Ann Lee", "Food")]
    field = PersonField("Sponsor", None, twins, saved)
    shown(field)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("ann lee")
    assert not field.commit()
    assert "More than one" in field.error
    field.editor.setText("Ann Lee · Food")
    assert field.commit()
    assert saved == [2]


def test_a_name_that_nobody_has_can_be_added(shown: Show, saved: Saved) -> None:
    added: list[str] = []

    def add(name: str) -> int:
        added.append(name)
        return 9

    field = PersonField("Sponsor", None, PEOPLE, saved, add=add)
    shown(field)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("Zoë Ng")
    assert field.commit()
    assert (added, list(saved)) == (["Zoë Ng"], [9])
    field.editor.setText("lena")
    assert field.commit()
    assert added == ["Zoë Ng"]


def test_tags_are_added_by_comma_and_enter_and_removed_by_key(shown: Show, saved: Saved) -> None:
    field = TagsField("Tags", ("rail",), saved, known=["food"])
    shown(field)
    write(field.editor, "on site,")
    write(field.editor, "union")
    press(field.editor, Key.Key_Return)
    assert saved[-1:] == [("rail", "on site", "union")]
    write(field.editor, "rail,")
    assert field.stored == saved[-1]
    press(field.editor, Key.Key_Backspace)
    assert saved[-1:] == [("rail", "on site")]
    tag = next(tag for tag in field.findChildren(Tag) if tag.words == "rail")
    assert tag.accessibleName() == "Remove rail"
    click(tag)
    assert saved[-1:] == [("on site",)]
    saved.refusal = UserError("No.", "")
    press(field.editor, Key.Key_Backspace)
    assert field.stored == saved[-1]
    assert field.error == "No."


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_tags_show_user_text_as_it_is(shown: Show, name: str) -> None:
    field = TagsField("Tags", (name,))
    page = shown(field)
    page.grab()
    assert field.findChildren(Tag)[0].words == name


# forms


def test_a_form_names_every_field_and_tab_goes_down(qtbot: QtBot, shown: Show) -> None:
    form = Form()
    first = TextField("Name")
    second = DayField("Due", today=lambda: TODAY)
    plain = QLineEdit()
    form.add("&Name", first)
    form.add("&Due", second)
    form.add("&Other", plain)
    shown(form)
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    assert buddies == {first.editor: "&Name", second.editor: "&Due", plain: "&Other"}
    assert plain.accessibleName() == "Other"
    first.setFocus()
    press(first.editor, Key.Key_Tab)
    assert second.editor.hasFocus()
    assert form.fields() == [first, second]
    press(second.editor, Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(first.editor.hasFocus)


def test_a_form_goes_to_the_first_field_that_was_refused(shown: Show, saved: Saved) -> None:
    form = Form(above=True)
    name, due = TextField("Name", "", saved), DayField("Due", None, saved, today=lambda: TODAY)
    form.add("&Name", name)
    form.add("&Due", due)
    shown(form)
    assert isinstance(due.editor, QLineEdit)
    due.editor.setText("never")
    assert not form.commit()
    assert due.editor.hasFocus()
    due.editor.setText("fri")
    assert form.commit()
    assert saved == [date(2026, 11, 27)]


def test_an_empty_long_field_is_as_high_as_its_hint(shown: Show) -> None:
    hint = "Who are they, what do they use, how many of them are there, and since when? " * 2
    field = LongTextField("Situation", hint=hint, least=1)
    shown(field)
    field.setFixedWidth(300)
    QApplication.processEvents()
    lines = field.editor.fontMetrics().lineSpacing()
    assert field.editor.viewport().height() >= 4 * lines
    field.set_value("Short")
    assert field.editor.height() < 3 * lines
