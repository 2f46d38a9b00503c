"""What a table shows, finds and sorts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets import CellKind, Column, EmptyState, LineModel, Table, plain_tip
from tests.gallery.parts import Row, columns, rows
from tests.ui.widgets.hostile import HOSTILE
from tests.ui.widgets.table.cases import (
    ROLE,
)


def test_lines_are_sorted_by_what_they_say_and_nothing_comes_last() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(rows(12))
    model.sort_by("name")
    shown = [plain_letters(line.name) for line in model.lines]
    assert shown == sorted(shown)
    for descending in (False, True):
        model.sort_by("renews", descending)
        known = [line.renews for line in model.lines if line.renews is not None]
        assert known == sorted(known, reverse=descending)
        assert [line.renews for line in model.lines][-2:] == [None, None]
    model.sort_by("health")
    assert [line.score for line in model.lines][-1] is None
    model.sort_by("")
    assert [line.id for line in model.lines] == list(range(1, 13))


@given(st.lists(st.text(max_size=8), max_size=20), st.text(max_size=4))
def test_a_filter_keeps_exactly_the_lines_that_hold_every_word(
    titles: list[str], wanted: str
) -> None:
    plain: list[Column[Row]] = [Column("name", "Name", lambda row: row.name)]
    model: LineModel[Row] = LineModel(plain)
    base = rows(1)[0]
    model.set_lines([replace(base, id=place, name=name) for place, name in enumerate(titles)])
    model.filter_by(wanted)
    words = plain_letters(wanted).split()
    expected = [name for name in titles if all(word in plain_letters(name) for word in words)]
    assert [line.name for line in model.lines] == expected


def test_filtering_minds_neither_case_nor_accents() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(rows(12))
    model.filter_by("OMI rob")
    assert [line.name for line in model.lines] == ["Ōmi Robotics"]
    # A band by its name, as it is read; its score is a figure.
    for words, band in (("at RISK", Band.AT_RISK), ("watch", Band.WATCH)):
        model.filter_by(words)
        assert {line.band for line in model.lines} == {band}
    model.filter_by("OMI rob")
    model.keep(lambda line: line.band is Band.AT_RISK)
    assert not model.lines
    assert model.total == 12


def test_a_row_speaks_a_sentence() -> None:
    spoken: list[Column[Row]] = [
        Column("name", "Name", lambda row: row.name, sentence=lambda row: f"{row.name}, watch"),
        Column("arr", "ARR", lambda row: row.arr, CellKind.MONEY),
    ]
    model: LineModel[Row] = LineModel(spoken)
    model.set_lines(rows(1))
    says = ROLE.AccessibleTextRole
    assert model.data(model.index(0, 0), says) == "Northwind Rail, watch"
    assert model.data(model.index(0, 1), says) == "ARR: £21,000"
    plain: LineModel[Row] = LineModel(columns()[1:4])
    plain.set_lines(rows(1))
    assert plain.data(plain.index(0, 0), says).startswith("Northwind Rail, Watch 71")


def test_every_kind_says_its_value_in_words() -> None:
    line = replace(rows(4)[3], tags=("a", "b"), done=True, renews=date(2027, 1, 14))
    said = {column.key: column.words(line) for column in columns()}
    assert said["health"] == "Not enough data"
    assert said["coverage"] == "3 of 3"
    assert said["renews"] == "14 Jan 2027"
    assert said["tags"] == "a, b"
    assert said["share"] == "45%"
    assert " to " in said["trend"]
    both = (Money(100, "EUR"), Money(200, "GBP"))
    assert Column[Row]("m", "", lambda _: both, CellKind.MONEY).words(line) == "€1 + £2"
    assert Column[Row]("n", "", lambda _: None, CellKind.NUMBER).words(line) == ""
    assert Column[Row]("n", "", lambda _: Decimal("2.50"), CellKind.NUMBER).words(line) == "2.5"


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_cells_show_user_text_as_it_is(
    table: Table[Row], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: told.append(text))
    table.set_lines([replace(rows(1)[0], name=name, step=name, tags=(name,))])
    table.grab()
    index = table.model.index(0, 1)
    assert table.model.data(index) == name
    at = table.grid.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.grid.viewport(), event)
    assert set(told) <= {plain_tip(name)}


def test_a_switch_to_dark_paints_all_rows_anew(table: Table[Row], qapp: QApplication) -> None:
    def seen() -> set[str]:
        image = table.grab().toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }

    assert "#ffffff" in seen()
    THEME.set_mode(Mode.DARK)
    qapp.processEvents()
    dark = seen()
    assert "#1c2126" in dark
    assert "#ffffff" not in dark
    assert "#45201f" in dark  # the tint of "at risk"


def test_tables_mirror_and_grow(table: Table[Row], qapp: QApplication) -> None:
    before = table.grid.rowHeight(0)
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.grab()
    THEME.set_scale(2.0)
    qapp.processEvents()
    assert table.grid.rowHeight(0) == 2 * before
    table.grab()


def test_an_empty_table_offers_its_action_and_a_filter_says_so(qtbot: QtBot) -> None:
    empty, nothing = EmptyState("No accounts"), EmptyState("Nothing found")
    none: list[Row] = []
    made = Table("Accounts", columns(), none, empty=empty, none_found=nothing)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    assert empty.isVisible()
    made.set_lines(rows(3))
    assert made.grid.isVisible()
    assert not empty.isVisible()
    made.filter("nobody is called that")
    assert nothing.isVisible()
