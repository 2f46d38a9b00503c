"""How far accounts are engaged, on the page of the practice: the picture says the same as its
table, the Book's figures and what is written."""

import csv
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.practice.engagement import engagement_book
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from csm_desktop.ui.widgets.file_dialogs import Target
from csm_desktop.wording import label
from csm_desktop.wording.practice_words import levels_words
from tests.ui.hands import Key, click, press
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


def test_the_picture_the_table_and_the_file_say_how_many_are_on_which_level(
    shell: TabShell, qtbot: QtBot, tmp_path: Path
) -> None:
    wanted = WantedPractice()
    page = shown(PracticePage(shell, wanted), shell, qtbot)
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
    parts = [(one, level) for one in found.segments for level in EngagementLevel
             if level in one.levels]  # fmt: skip
    for spot, (segment, level) in zip(face.card.chart.spots, parts, strict=True):
        assert spot.words == f"{segment.called}: {levels_words({level: segment.levels[level]})}"
    asked: list[tuple[str, list[int]]] = []
    wanted.accounts.listen(lambda title, ids: asked.append((title, list(ids))))
    chart, (segment, level) = face.card.chart, parts[-1]
    press(chart, Key.Key_End)
    press(chart, Key.Key_Return)
    qtbot.waitUntil(lambda: chart.is_drawn)
    aside = chart.place_of(replace(chart.spots[-1], x=chart.spots[-1].x - 0.4))
    assert aside is not None
    click(chart, aside.toPoint())
    assert asked.pop() == asked[0], "the whole part is pressed, and not its middle alone"
    face.table.select(found.segments[0].id)
    face.open_selected()
    assert [title for title, _ in asked] == [
        f"{segment.called}: {label(level)}", found.segments[0].called,
    ]  # fmt: skip
    assert asked[0][1] == list(segment.who[level])
    assert len(asked[1][1]) == found.segments[0].accounts
    engaged = {line.id: line.engagement for line in accounts(shell.book)}
    assert {engaged[id_] for id_ in asked[0][1]} == {level}
    assert face.table.lines == list(found.segments)
    face.card.export("csv", Target(tmp_path / "levels.csv", overwrite=False))
    qtbot.waitUntil((tmp_path / "levels.csv").exists)
    with (tmp_path / "levels.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert len(heads) == 2 + len(EngagementLevel)
    assert sum(int(row[1]) for row in rows) == found.accounts
    page.show_book(None)
    assert face.listing() is None
