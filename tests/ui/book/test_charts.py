"""Charts of the accounts that the Book shows: drawn, said, narrowed, opened and written by keys."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.book_charts import BookCharts, book_charts
from csm_desktop.app.money.exchange import remove_rate
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.storage.session import Work
from csm_desktop.ui import theme
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.charts.panel import ChartsPanel
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.frame.charts.card import ChartCard
from csm_desktop.ui.widgets.charts.chart import Chart
from tests.ui.book.test_book_page import book, page, sample
from tests.ui.hands import Key, click, press, rest
from tests.ui.sample_book import program
from tests.ui.shell import TabShell
from tests.ui.walking import unnamed

__all__ = ["book", "page", "program", "sample"]


@pytest.fixture
def panel(page: BookPage, qtbot: QtBot) -> ChartsPanel:
    page.show_charts()
    made = page.charts.currentWidget()
    assert isinstance(made, ChartsPanel)
    told(made, qtbot, 12)
    qtbot.waitUntil(lambda: all(card.chart.is_drawn for card in made.cards), timeout=60_000)
    return made


def told(panel: ChartsPanel, qtbot: QtBot, accounts: int) -> None:
    """Wait until the charts are those of so many accounts."""

    def is_told() -> bool:
        return panel.charts is not None and panel.charts.accounts == accounts

    qtbot.waitUntil(is_told, timeout=20_000)


def card(panel: ChartsPanel, name: str) -> ChartCard[BookCharts]:
    return next(card for card in panel.cards if card.spec.name == name)


def at(chart: Chart, number: int) -> QPoint:
    place = chart.place_of(chart.spots[number])
    assert place is not None
    return place.toPoint()


def test_a_key_and_a_button_lead_there_and_esc_leads_back(
    page: BookPage, panel: ChartsPanel
) -> None:
    assert page.shell.commands["book.charts"].key == "C"
    assert page.charts.is_on
    assert page.charts.button.isChecked()
    assert not page.has_selection(), "nothing is done to rows that nobody sees"
    assert page.dismiss()
    assert page.table.isVisible()
    click(page.charts.button)
    assert panel.isVisible()
    click(page.charts.button)
    assert page.table.isVisible()
    assert not page.charts.button.isChecked()
    assert not unnamed(page)


def test_in_the_window_c_and_escape_are_enough(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.go("book")
    front = window.page
    assert isinstance(front, BookPage)
    qtbot.waitUntil(lambda: bool(front.table.lines))
    front.table.setFocus()
    press(front.table.grid, Key.Key_C)
    panel = front.charts.currentWidget()
    assert isinstance(panel, ChartsPanel)
    told(panel, qtbot, 12)
    press(front.table.grid, Key.Key_Delete)
    assert len(front.table.model.all_lines) == 12
    movers = card(panel, "movers").chart
    qtbot.waitUntil(lambda: movers.is_drawn, timeout=60_000)
    click(movers, at(movers, 0))
    assert window.front == "account"
    window.go("book")
    assert front.charts.is_on
    window.dismiss()
    assert front.table.isVisible()


def test_they_show_what_the_list_says(page: BookPage, panel: ChartsPanel, book: Book) -> None:
    charts = panel.charts
    assert charts == book_charts(book, page.table.lines)
    assert charts is not None
    now = charts.months[-1]
    for band in Band:
        assert now.bands.get(band, 0) == sum(line.band is band for line in page.table.lines)
    assert sum(segment.accounts for segment in charts.segments) == 12
    assert panel.foot.text() == "12 accounts · as of 22 November 2026"
    assert card(panel, "months").chart.accessibleName() == (
        "Bands over time: 6 healthy, 3 watch, 2 at risk and 1 not enough data on 22 November 2026"
    )
    assert "Gansu Textiles: at risk 44, €5,734, renews on 5 Jan 2027" in (
        card(panel, "revenue").chart.accessibleName()
    )
    assert [line.accounts for line in panel.standings.lines] == [6, 3, 3]


def test_a_click_on_a_mover_or_a_point_opens_the_account(
    page: BookPage, panel: ChartsPanel, shell: TabShell
) -> None:
    movers, revenue = card(panel, "movers").chart, card(panel, "revenue").chart
    assert panel.charts is not None
    last = panel.charts.movers[-1]
    assert last.name == "Kestrel Health"
    click(movers, at(movers, len(panel.charts.movers) - 1))
    assert shell.opened.pop() == (last.id, "")
    # Beside the bar, at the name, the same line is meant.
    click(movers, QPoint(4, at(movers, 0).y()))
    assert shell.opened.pop() == (panel.charts.movers[0].id, "")
    click(revenue, at(revenue, 0))
    lowest = min(panel.charts.revenue, key=lambda one: (one.score, one.id))
    assert shell.opened.pop() == (lowest.id, "")
    click(card(panel, "months").chart, at(card(panel, "months").chart, 0))
    assert shell.opened == []
    del page


def test_a_click_or_enter_on_a_segment_narrows_the_list_to_it(
    page: BookPage, panel: ChartsPanel, qtbot: QtBot, shell: TabShell
) -> None:
    chart = card(panel, "segments").chart
    page.filter.setText("status:active")
    told(panel, qtbot, len(page.table.lines))
    first, second = (segment.name for segment in panel.charts.segments[:2])  # type: ignore[union-attr]
    click(chart, at(chart, 0))
    assert page.table.isVisible()
    assert page.filter.text() == f'status:active segment="{first}"'
    assert {line.segment for line in page.table.lines} == {first}
    page.filter.clear()
    page.show_charts()
    told(panel, qtbot, 12)
    chart.setFocus()
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Return):
        press(chart, key)
    assert {line.segment for line in page.table.lines} == {second}
    assert not page.charts.is_on
    assert shell.opened == []


def test_the_keys_go_from_point_to_point_and_say_each(panel: ChartsPanel, shell: TabShell) -> None:
    chart = card(panel, "movers").chart
    assert card(panel, "months").chart.hasFocus()
    chart.setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        press(chart, key)
    assert panel.charts is not None
    first = panel.charts.movers[0]
    assert chart.accessibleDescription().endswith("from 90 to 97")
    press(chart, Key.Key_Return)
    assert shell.opened == [(first.id, "")]
    press(chart, Key.Key_End)
    assert chart.spot is chart.spots[-1]
    press(chart, Key.Key_Right)
    assert chart.spot is chart.spots[-1]
    chart.grab()


def test_they_follow_the_filter_and_say_when_one_or_nobody_is_left(
    page: BookPage, panel: ChartsPanel, qtbot: QtBot
) -> None:
    page.filter.setText("Kestrel")
    told(panel, qtbot, 1)
    assert panel.foot.text().endswith("One account alone: its own page says more.")
    for each in panel.cards:
        each.chart.grab()
    page.filter.setText("Evershed")
    qtbot.waitUntil(card(panel, "movers").chart.isHidden, timeout=20_000)
    assert card(panel, "movers").nothing.isVisible()
    assert card(panel, "movers").button.isHidden()
    page.filter.setText("nobody at all")
    told(panel, qtbot, 0)
    assert panel.empty.isVisible()
    assert panel.content.isHidden()
    page.filter.clear()
    told(panel, qtbot, 12)
    assert panel.content.isVisible()
    page.views.choose("champions")
    told(panel, qtbot, 2)


def test_what_no_rate_converts_is_left_out_and_said(
    page: BookPage, panel: ChartsPanel, book: Book, qtbot: QtBot
) -> None:
    note = card(panel, "revenue").note
    assert "turned into EUR at your rates" in note.text()
    for rate in book.record(Work.find, ExchangeRate):
        book.run("Rate", remove_rate, rate.id)
    page.filter.setText("e")
    page.filter.clear()
    qtbot.waitUntil(lambda: "there is no rate for it" in note.text(), timeout=20_000)
    assert "2 accounts that pay in GBP are left out" in note.text() or "GBP" in note.text()
    assert "turned into" not in note.text()
    assert panel.charts is not None
    assert {one.arr.currency for one in panel.charts.revenue} == {"EUR"}


def test_each_chart_is_written_as_png_svg_and_csv(
    panel: ChartsPanel, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    out = tmp_path / "out"
    out.mkdir()

    def answer(_: object, __: str, start: str, ___: str) -> tuple[str, str]:
        asked.append(start)
        return str(out / f"{len(asked)} {start}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for one in panel.cards:
        for kind in ("png", "svg", "csv"):
            one.ask_export(kind)
            path = out / f"{len(asked)} {asked[-1]}"
            qtbot.waitUntil(path.exists, timeout=30_000)
    assert asked[0] == "Bands over time 2026-11-22.png"
    files = sorted(out.iterdir(), key=lambda path: int(path.name.split()[0]))
    assert len(files) == 12
    assert QImage(str(files[0])).width() == 1440
    assert files[1].read_text().startswith("<?xml")
    rows = list(csv.reader(files[5].read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Account", "30 days ago", "Now", "Points"]
    assert [row[0] for row in rows[1:]] == [m.name for m in panel.charts.movers]  # type: ignore[union-attr]
    assert all(Decimal(now) - Decimal(then) == Decimal(by) for _, then, now, by in rows[1:])
    months = list(csv.reader(files[2].read_text("utf-8-sig").splitlines()))
    assert months[-1] == ["2026-11-22", "6", "3", "2", "1"]
    segments = list(csv.reader(files[11].read_text("utf-8-sig").splitlines()))
    assert segments[1][:2] == ["Enterprise", "6"]


def test_the_same_chart_gives_the_same_picture(panel: ChartsPanel) -> None:
    for one in panel.cards:
        for kind in ("png", "svg"):
            first = one.chart.picture(kind, one.spec.title, "foot")
            assert first == one.chart.picture(kind, one.spec.title, "foot")


def test_they_are_drawn_in_the_mode_in_force(panel: ChartsPanel) -> None:
    for mode, ground in ((theme.Mode.LIGHT, "#ffffff"), (theme.Mode.DARK, "#1c2126")):
        theme.THEME.set_mode(mode)
        rest(50)
        for one in panel.cards:
            image = one.chart.grab().toImage()
            assert image.pixelColor(image.width() // 2, 2).name() == ground
    theme.THEME.set_mode(theme.Mode.LIGHT)
