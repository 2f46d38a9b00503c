"""Of many lines an edit changes a few: those alone are read, sorted in and painted anew."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.health import Band
from csm_desktop.ui.widgets import LineModel, Table
from tests.gallery.parts import Row, columns, rows

MANY = 600
_BASE = rows(12)
LINES = [replace(_BASE[n % 12], id=n, name=f"{_BASE[n % 12].name} {n:03}") for n in range(MANY)]
NAMES = ("Aa Rail", "zz Works", "Ōmi Robotics", "")


class Told(QObject):
    """How often a model was reset, and which of its rows were said to be others."""

    def __init__(self, model: LineModel[Row]) -> None:
        super().__init__()
        self.resets, self.rows = 0, list[int]()
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda first, _: self.rows.append(first.row()))

    def _reset(self) -> None:
        self.resets += 1


class Paints(QObject):
    """How often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 -- as Qt calls it
        self.number += event.type() is QEvent.Type.Paint
        return False


def with_edit(lines: Sequence[Row], place: int, **changed: object) -> list[Row]:
    found = list(lines)
    found[place] = replace(found[place], **changed)  # type: ignore[arg-type]
    return found


def seen(model: LineModel[Row]) -> list[tuple[int, str]]:
    name = model.columns[1]
    return [(line.id, model.words(line, name)) for line in model.lines]


@given(
    st.sampled_from(["", "name", "health", "renews"]),
    st.booleans(),
    st.sampled_from(["", "rail", "works 0", "aa", "omi"]),
    st.lists(st.tuples(st.integers(0, MANY - 1), st.sampled_from(NAMES)), min_size=1, max_size=4),
    st.booleans(),
)
def test_after_edits_a_list_shows_what_one_made_anew_shows(
    key: str, descending: bool, words: str, edits: list[tuple[int, str]], kept: bool
) -> None:
    model: LineModel[Row] = LineModel(columns())
    fresh: LineModel[Row] = LineModel(columns())
    for each in (model, fresh):
        each.sort_by(key, descending)
        each.filter_by(words)
        each.keep((lambda line: line.band is not Band.AT_RISK) if kept else None)
    lines = list(LINES)
    model.set_lines(lines)
    seen(model)  # every word has been said
    for place, name in edits:
        model.filter_by(words[:2])  # what each of these finds is kept, until a line is another
        lines = with_edit(lines, place, name=name, band=Band.WATCH)
        model.set_lines(lines)
        model.filter_by(words)
    fresh.set_lines(lines)
    assert seen(model) == seen(fresh)
    assert [model.row_of(line.id) for line in model.lines] == list(range(len(model.lines)))


def test_an_edit_changes_its_row_alone() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(LINES)
    told = Told(model)
    model.set_lines(with_edit(LINES, 7, name="Other"))
    assert (told.resets, told.rows) == (0, [7])
    assert model.words(model.line_at(7), model.columns[1]) == "Other"


@pytest.mark.parametrize(
    ("key", "words"), [("name", ""), ("", "rail 000")], ids=["sorted elsewhere", "filtered out"]
)
def test_an_edit_that_moves_its_row_lays_all_rows_anew(key: str, words: str) -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(LINES)
    model.sort_by(key)
    model.filter_by(words)
    told = Told(model)
    place = next(place for place, line in enumerate(LINES) if line.id == model.lines[0].id)
    model.set_lines(with_edit(LINES, place, name="zzz"))
    assert (told.resets, told.rows) == (1, [])


def test_a_line_more_or_less_and_lines_in_another_order_are_seen() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(LINES)
    for lines in (LINES[1:], LINES, [LINES[1], LINES[0], *LINES[2:]]):
        model.set_lines(lines)
        assert list(model.lines) == lines


def test_the_selection_stays_and_whoever_shows_it_hears_of_the_edit(qtbot: QtBot) -> None:
    table = Table("Accounts", columns(), LINES)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show()
    table.select(7)
    told: list[str] = []
    table.chosen.connect(lambda: told.extend(line.name for line in table.selection))
    table.set_lines(with_edit(LINES, 7, name="Other"))
    assert told == ["Other"]
    assert table.current == table.lines[7]


def test_a_key_of_the_filter_paints_the_rows_once(qtbot: QtBot) -> None:
    table = Table("Accounts", columns(), LINES)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show()
    qtbot.waitUntil(lambda: not table.model.is_reading)
    paints = Paints()
    table.grid.viewport().installEventFilter(paints)
    for text in ("r", "ra", "r", "rai 00", ""):
        paints.number = 0
        table.filter(text)
        qtbot.waitUntil(lambda: bool(paints.number))
        qtbot.wait(30)
        assert paints.number == 1, text
