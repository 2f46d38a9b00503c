"""Chips: one of several is on; folded, that one leads to the others."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import Chip, ChipRow
from tests.ui.hands import Key, press


def _row(qtbot: QtBot) -> ChipRow:
    made = ChipRow("Views", [("all", "All", 12), ("late", "Late", 3), ("done", "Done", 0)])
    qtbot.addWidget(made)
    made.show()
    return made


def _seen(row: ChipRow) -> list[str]:
    return [chip.shown for chip in row.findChildren(Chip) if chip.isVisible()]


def test_a_folded_row_shows_the_one_that_is_on_and_offers_the_others(qtbot: QtBot) -> None:
    row = _row(qtbot)
    wide = row.sizeHint().width()
    row.fold(True)
    assert _seen(row) == ["All 12"]
    assert row.sizeHint().width() < wide
    chip = next(each for each in row.findChildren(Chip) if each.isVisible())
    chip.setFocus()
    press(chip, Key.Key_Space)
    menu = row.findChildren(QMenu)[0]
    assert [action.text() for action in menu.actions()] == ["All 12", "Late 3", "Done 0"]
    menu.actions()[1].trigger()
    menu.close()
    assert (row.key, _seen(row)) == ("late", ["Late 3"])
    # The arrow keys go on as they do unfolded.
    press(next(each for each in row.findChildren(Chip) if each.isVisible()), Key.Key_Right)
    assert (row.key, _seen(row)) == ("done", ["Done 0"])
    row.set_chips([("all", "All", 1), ("mine", "Mine", 2)])
    assert (row.key, _seen(row)) == ("all", ["All 12"])
    row.fold(False)
    assert _seen(row) == ["All 12", "Mine 2"]
