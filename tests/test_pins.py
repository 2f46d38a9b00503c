"""Reasons for pins in pyproject.toml, held as tests, so that a later pin is taken knowingly."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.money import Money
from csm_desktop.wording.money_format import money
from csm_desktop.wording.voice import Voice


def test_void_qt_calls_give_none_back(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses a reference to None on each void call and aborts Python 3.11.

    From Python 3.12 on None is immortal and its count stands still whatever happens.
    """
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setEnabled(True)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100


def test_swiss_amounts_are_set_as_swiss_print_sets_them() -> None:
    """babel 2.19 sets no thousands apart (findings/babel-swiss-thousands.sh)."""
    francs = Money(123_456_789, "CHF")
    shown = []
    for tag in ("de-CH", "fr-CH"):
        with Voice.of(tag).spoken():
            shown.append(money(francs))
    assert shown == ["CHF\u00a01’234’567.89", "1\u202f234\u202f567,89\u00a0CHF"]
