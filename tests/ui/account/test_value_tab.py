"""The Value tab: readings typed in, targets set, metrics added; shown and stored."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import ebr_material, pack_of
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.metrics import Better, Metric, Reading
from csm_desktop.reports.ebr.pack import Benchmarks
from csm_desktop.storage.session import Work
from csm_desktop.ui.account.value.commands import commands
from csm_desktop.ui.account.value.dialogs import NEW, MetricDialog
from csm_desktop.ui.account.value.tab import ValueTab
from csm_desktop.ui.commands.command import Command
from csm_desktop.wording import percent
from tests.ui.account.conftest import Answer, Shown
from tests.ui.hands import press, write
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed
from tests.ui.widgets.hostile import HOSTILE

KEY = Qt.Key


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ValueTab:
    made: ValueTab = shown(ValueTab, northwind)
    made.take_focus()
    return made


def _readings(book: Book, account_id: int, metric_id: int) -> list[Reading]:
    found = account_facts(book, account_id).readings
    return [each for each in found if each.metric_id == metric_id]


def _type(field: Any, words: str, *, enter: bool = False) -> None:
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText(words)
    if enter:
        QTest.keyClick(field.editor, KEY.Key_Return)


def _put(table: Any, line_id: int, key: str, value: object) -> bool:
    model = table.model
    return bool(model.setData(model.index(model.row_of(line_id), model.place_of(key)), value))


def test_goals_and_metrics_show_how_far_they_came(tab: ValueTab) -> None:
    assert tab.figure.text() == "68%"
    assert tab.goals.model.sentence(tab.goals.lines[0]).endswith("113% of the way")
    first = tab.metrics.lines[0]
    words = {column.key: tab.metrics.model.words(first, column)
             for column in tab.metrics.model.columns}  # fmt: skip
    assert words["latest"] == "22\u00a0minutes"
    assert words["target"] == "15\u00a0minutes"
    assert words["share"] == "91%"


def test_the_keyboard_chooses_a_metric_whose_chart_and_readings_follow(
    qtbot: QtBot, tab: ValueTab
) -> None:
    first = tab.metrics.current
    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    QTest.keyClick(tab.metrics.grid, KEY.Key_Down)
    second = tab.metrics.current
    assert first is not None
    assert second is not None
    assert second.id != first.id
    assert tab.chart_card.header is not None
    assert tab.chart_card.header.title.text() == second.metric.name
    assert second.metric.name in tab.chart.accessibleName()
    assert {line.metric_id for line in tab.readings.table.lines} == {second.metric.id}


def test_enter_adds_a_reading_and_undo_takes_it_back(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    of = tab.metrics.current
    assert of is not None
    before = _readings(book, northwind, of.metric.id)
    _type(tab.readings.on, "20 nov")
    _type(tab.readings.source, "call")
    _type(tab.readings.value, "19.5", enter=True)
    (added,) = [e for e in _readings(book, northwind, of.metric.id) if e not in before]
    assert (added.on, added.value, added.source) == (
        date(2026, 11, 20),
        Decimal("19.5"),
        "call",
    )
    assert tab.readings.table.lines[0].id == added.id
    assert tab.metrics.lines[0].latest == added
    assert tab.readings.value.stored is None
    book.undo()
    assert _readings(book, northwind, of.metric.id) == before


def test_a_reading_is_refused_in_words_and_stays_typed(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    label = book.undo_label
    QTest.keyClick(tab.readings.value.editor, KEY.Key_Return)
    assert "needs a value" in tab.readings.refusal.text()
    _type(tab.readings.on, "+2w")
    _type(tab.readings.value, "20", enter=True)
    assert "cannot lie in the future" in tab.readings.refusal.text()
    assert tab.readings.value.stored == 20
    _type(tab.readings.value, "twenty", enter=True)
    assert "is not a number" in tab.readings.value.error
    assert book.undo_label == label
    del northwind


def test_a_reading_is_corrected_in_place_and_removed_by_key(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    of = tab.metrics.current
    assert of is not None
    newest = tab.readings.table.lines[0]
    assert _put(tab.readings.table, newest.id, "value", Decimal(21))
    assert _put(tab.readings.table, newest.id, "on", "17 nov")
    stored = next(e for e in _readings(book, northwind, of.metric.id) if e.id == newest.id)
    assert (stored.value, stored.on) == (21, date(2026, 11, 17))
    assert not _put(tab.readings.table, newest.id, "on", "")
    assert not _put(tab.readings.table, newest.id, "value", None)
    tab.readings.table.select(newest.id)
    tab.readings.table.setFocus()
    QTest.keyClick(tab.readings.table.grid, KEY.Key_Delete)
    assert newest.id not in {e.id for e in _readings(book, northwind, of.metric.id)}
    assert book.undo() == "Remove 1 reading"


def test_baseline_and_target_are_set_in_the_table(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    of = tab.metrics.lines[0]
    assert _put(tab.metrics, of.id, "target", Decimal(10))
    assert _put(tab.metrics, of.id, "target_on", date(2027, 1, 31))
    assert _put(tab.metrics, of.id, "baseline_on", "1 jun")
    assert _put(tab.metrics, of.id, "in_review", False)
    stored = next(e for e in account_facts(book, northwind).account_metrics if e.id == of.id)
    assert (stored.target, stored.target_on) == (10, date(2027, 1, 31))
    assert (stored.baseline_on, stored.in_review) == (date(2026, 6, 1), False)
    assert not _put(tab.metrics, of.id, "target_on", date(2026, 1, 1))
    assert tab.metrics.model.refusal is not None
    assert "after the baseline" in tab.metrics.model.refusal.title


def test_a_metric_of_the_books_list_is_added_and_stopped(
    tab: ValueTab, book: Book, northwind: int, answer: Answer
) -> None:
    def new(work: Any) -> Metric:
        return work.add(Metric(work.new_id(), "$x_1$ & <b>trips</b>", "a day"))  # type: ignore[no-any-return]

    metric = book.run("New metric", new)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, MetricDialog)
        assert dialog.which.stored == metric.id
        assert dialog.own.isHidden()
        _type(dialog.baseline, "3")
        _type(dialog.target, "9", enter=True)
        assert not dialog.isVisible()

    answer(choose)
    tab.add_metric()
    assert tab.metrics.current is not None
    assert tab.metrics.current.metric == metric
    assert not tab.no_readings.isHidden()
    _type(tab.readings.value, "4", enter=True)
    tab.grab()
    QTest.mouseClick(tab.stop, Qt.MouseButton.LeftButton)
    assert metric.id not in {e.metric_id for e in account_facts(book, northwind).account_metrics}
    assert len(_readings(book, northwind, metric.id)) == 1


def test_an_account_stands_among_like_ones_as_its_pack_says_and_nobody_is_named(
    qtbot: QtBot, shown: Shown, book: Book
) -> None:
    halden = account_named(book, "Halden Foods").id
    tab: ValueTab = shown(ValueTab, halden)
    planned = next(one for one in tab.metrics.lines if one.metric.name.startswith("Shifts planned"))
    tab.metrics.select(planned.id)
    qtbot.waitUntil(lambda: tab.likes.is_compared)
    assert tab.likes.standing.text() == "In the best quarter, ahead of 5 of 5."
    pack = pack_of(ebr_material(book, halden))
    (page,) = [one for one in pack.pages if isinstance(one, Benchmarks)]
    printed = next(one for one in page.comparisons if one.others is not None)
    assert printed.others is not None
    _, lower, median, upper, _ = printed.others
    assert tab.likes.spread.text() == (
        f"Their median is {percent(median / 100)};"
        f" the middle half lies from {percent(lower / 100)} to {percent(upper / 100)}."
    )
    by_id = {command.id: command for command in commands(tab.shell, lambda: tab)}
    by_id["value.likes"].run()
    assert tab.likes.chart.hasFocus()
    spoken = tab.likes.chart.accessibleName()
    assert "ahead of 5 of 5" in spoken
    assert "5 accounts of the same segment" in spoken
    QTest.keyClick(tab.likes.chart, KEY.Key_Right)
    told = [spot.words for spot in tab.likes.chart.spots]
    assert told[0] == "A like account: 12%"
    assert told[-1] == "Halden Foods: 98%"
    few = next(one for one in tab.metrics.lines if one.metric.name == "Active planners")
    tab.metrics.select(few.id)
    assert not tab.likes.is_compared
    assert tab.likes.why.text() == "Too few like accounts have a reading: 4 of 5, 1 lacking."
    by_id["value.likes"].run()
    assert tab.references.new.hasFocus()


def test_an_account_without_metrics_names_one_action_and_a_new_metric_is_one_step(
    qtbot: QtBot, shell: TabShell, book: Book, answer: Answer
) -> None:
    made = book.run("New", new_account, "Nobody Ltd")
    tab = ValueTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, made.id)
    tab.show()
    assert tab.content.isHidden()

    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, MetricDialog)
        dialog.which.editor.setCurrentIndex(dialog.which.editor.count() - 1)
        dialog.which.commit()
        assert dialog.which.stored == NEW
        assert not dialog.own.isHidden()
        QTest.keyClick(dialog.name.editor, KEY.Key_Return)
        assert "needs a name" in dialog.refusal.text()
        _type(dialog.name, "Queue length", enter=True)

    answer(name)
    assert tab.empty.button is not None
    QTest.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert [line.metric.name for line in tab.metrics.lines] == ["Queue length"]
    # Proposed by its name, and said otherwise where the readings stand.
    assert [line.metric.better for line in tab.metrics.lines] == [Better.LOWER]
    assert not tab.suggested.isVisible()
    tab.better.editor.setCurrentIndex(0)
    tab.better.commit()
    assert [line.metric.better for line in tab.metrics.lines] == [Better.HIGHER]
    assert tab.suggested.text() == "Its name suggests: Lower is better"
    assert book.undo() == "Direction of Queue length"
    assert book.undo() == "Add metric"
    assert tab.content.isHidden()
    assert "Queue length" not in [metric.name for metric in account_facts(book, made.id).metrics]


def test_commands_lead_to_the_tab(tab: ValueTab, shell: TabShell) -> None:
    declared = {command.id: command for command in commands(shell, lambda: tab)}
    assert set(declared) == {"value.metric", "value.reading", "value.worth", "value.likes"}
    declared["value.reading"].run()
    assert tab.readings.value.editor.hasFocus() or tab.focusWidget() is not None


def test_b1_any_name_can_stand_in_a_chart(
    qtbot: QtBot, tab: ValueTab, book: Book, northwind: int
) -> None:
    from csm_desktop.app.value import metrics

    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    for name in HOSTILE:
        used = book.run(
            "New", metrics.measure_by_new, northwind, {"name": f"{name}.", "unit": f"$^{name}"}
        )
        book.run("Read", metrics.add_reading, northwind, used.metric_id, date(2026, 11, 1),
                 Decimal(3), name)  # fmt: skip
        tab.metrics.select(used.id)
        tab.chart.grab()


def test_every_chart_of_the_sample_book_can_be_drawn(
    qtbot: QtBot, tab: ValueTab, book: Book, shell: TabShell
) -> None:
    from csm_desktop.app.accounts.view import account_view
    from csm_desktop.app.lists import accounts as listing

    qtbot.waitUntil(lambda: tab.chart.is_drawn, timeout=20_000)
    accounts: Sequence[Any] = listing.accounts(book)
    for line in accounts[:8]:
        tab.given(account_view(book, line.id))
        for of in tab.metrics.lines:
            tab.metrics.select(of.id)
            tab.chart.grab()
    assert not shell.told


def test_every_part_is_named_and_reached_in_order(tab: ValueTab) -> None:
    assert not unnamed(tab)
    assert not out_of_order(tab)


def test_a_reference_is_typed_in_corrected_and_removed(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    of = tab.metrics.lines[0]
    before = {benchmark.id for benchmark in account_facts(book, northwind).benchmarks}
    write(tab.references.new, "30")
    press(tab.references.new, KEY.Key_Return)
    assert "needs its source" in tab.references.note.text()
    tab.references.new.setText("about thirty")
    press(tab.references.new, KEY.Key_Return)
    assert "begins with its value" in tab.references.note.text()
    tab.references.new.setText("30 Rail <b> survey")
    press(tab.references.new, KEY.Key_Return)
    (made,) = [x for x in account_facts(book, northwind).benchmarks if x.id not in before]
    assert (made.metric_id, made.value, made.source) == (of.metric.id, 30, "Rail <b> survey")
    assert _put(tab.references.table, made.id, "name", "Median of the trade")
    assert not _put(tab.references.table, made.id, "source", " ")
    assert _put(tab.references.table, made.id, "segment_id", tab.view.segments[0].id)
    tab.references.table.setFocus()
    if tab.references.table.select(made.id):
        press(tab.references.table.grid, KEY.Key_Delete)
        assert made.id not in {x.id for x in account_facts(book, northwind).benchmarks}


def test_the_worth_of_a_unit_is_typed_in_confirmed_and_removed(
    tab: ValueTab, book: Book, northwind: int
) -> None:
    worths, of = tab.worths, tab.metrics.lines[0]
    before = {unit.id for unit in account_facts(book, northwind).worths}
    for refused, why in (("about ten", "begins with its amount"), ("10", "words for the customer")):
        worths.new.setText(refused)
        press(worths.new, KEY.Key_Return)
        assert why in worths.note.text()
    worths.new.setText("10 <b>Replan</b>")
    press(worths.new, KEY.Key_Return)
    (made,) = [x for x in account_facts(book, northwind).worths if x.id not in before]
    assert (made.metric_id, made.value.amount, made.words) == (of.metric.id, 10, "<b>Replan</b>")
    contact = tab.view.facts.contacts[0].id
    assert not _put(worths.table, made.id, "contact_id", contact), "its source is not known yet"
    assert _put(worths.table, made.id, "source", "time study")
    assert _put(worths.table, made.id, "contact_id", contact)
    assert any(line.unit.id == made.id for line in tab.value.worth.lines)  # type: ignore[union-attr]
    assert "a year at today's level" in worths.comes_to.text()
    worths.table.setFocus()
    assert worths.table.select(made.id)
    press(worths.table.grid, KEY.Key_Delete)
    assert made.id not in {x.id for x in account_facts(book, northwind).worths}


def test_importing_readings_leads_to_the_import(tab: ValueTab, shell: TabShell) -> None:
    press(tab.import_, KEY.Key_Space)  # where no import is declared, nothing happens
    ran: list[str] = []
    shell.commands.add(Command("book.import", "Import", lambda: ran.append("import")))
    press(tab.import_, KEY.Key_Space)
    assert ran == ["import"]


def test_what_customers_read_of_a_metric_is_typed_beside_its_name(
    tab: ValueTab, book: Book
) -> None:
    first = tab.metrics.lines[0]
    assert _put(tab.metrics, first.id, "customer_name", "Time to replan")
    metric = book.record(Work.get, Metric, first.metric.id)
    assert (metric.name, metric.read_as) == (first.metric.name, "Time to replan")
    # What a list calls it must not come back by an empty cell.
    assert not _put(tab.metrics, first.id, "customer_name", "")
    assert book.record(Work.get, Metric, first.metric.id) == metric
    book.undo()
    assert book.record(Work.get, Metric, first.metric.id) == first.metric
