"""The digest of the month from the Overview, and the customer's logo in the details."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book, Work
from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.ui.account.overview import digest
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from tests.reports.reading import text
from tests.ui.hands import click
from tests.ui.shell import TabShell


def test_logo_and_digest(
    qtbot: QtBot, shell: TabShell, book: Book, northwind: int, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    tab = OverviewTab(shell)
    qtbot.addWidget(tab)
    tab.resize(1220, 760)
    shell.follow(tab, northwind)
    tab.show()
    if tab.details.further.isHidden():
        click(tab.details.more)
    Image.new("RGB", (80, 30), "#0A5C8F").save(tmp_path / "logo.png")
    path = str(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    click(tab.details.logo.choose)
    qtbot.waitUntil(lambda: tab.details.logo.plate.is_filled, timeout=20_000)
    (kept,) = book.record(Work.find, Picture)
    assert (kept.shows, kept.account_id) == (PictureKind.THEIR_LOGO, northwind)
    click(tab.details.logo.drop)
    assert book.record(Work.find, Picture) == ()
    shown: list[PaperDocument] = []
    monkeypatch.setattr(digest, "show_paper", lambda _shell, paper, _parent: shown.append(paper))
    for internal in (False, True):
        digest.show_digest(shell, tab, internal=internal)
    theirs, ours = shown
    assert theirs.name_in(None).startswith("Northwind Rail - digest 2026-11")
    assert (theirs.account_id, ours.account_id) == (northwind, None)
    assert "Internal: not for the customer" not in text(theirs.document.pdf(book))
    assert "Internal: not for the customer" in text(ours.document.pdf(book))
