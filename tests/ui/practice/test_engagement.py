"""How far accounts are engaged, on the page of the practice: the picture says the same as its
table, the Book's figures and what is written."""

import csv
from pathlib import Path

from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.practice.engagement import engagement_book
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from csm_desktop.ui.widgets.file_dialogs import Target
from csm_desktop.wording.practice_words import levels_words
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


def test_the_picture_the_table_and_the_file_say_how_many_are_on_which_level(
    shell: TabShell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(PracticePage(shell, WantedPractice()), shell, qtbot)
    face = page.engagement
    assert face.listing() is None, "nothing is written before it is there"
    page.turn("engagement")
    qtbot.waitUntil(lambda: face.found is not None)
    assert shell.book is not None
    found = engagement_book(shell.book)
    levels = [line.engagement for line in accounts(shell.book)]
    assert face.found == found
    assert sum(found.levels.values()) == len([one for one in levels if one])
    assert len(set(levels)) > 1, "the sample has accounts on several levels"
    assert levels_words(found.levels) in face.card.chart.accessibleName()
    for spot, segment in zip(face.card.chart.spots, found.segments, strict=True):
        assert spot.words == f"{segment.called}: {levels_words(segment.levels)}"
    assert face.table.lines == list(found.segments)
    face.card.export("csv", Target(tmp_path / "levels.csv", overwrite=False))
    qtbot.waitUntil((tmp_path / "levels.csv").exists)
    with (tmp_path / "levels.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert len(heads) == 2 + len(EngagementLevel)
    assert sum(int(row[1]) for row in rows) == found.accounts
    page.show_book(None)
    assert face.listing() is None
