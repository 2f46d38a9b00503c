"""The palette's search: on a thread, and for the latest text alone."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.ui.background import StoppedError
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs


def test_the_next_key_ends_a_search_of_the_palette(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    find, ended = listing.search_hits, []

    def endless(book: Book, text: str, limit: int, waiting: Callable[[], object]) -> object:
        while text == "ha":
            try:
                waiting()
            except StoppedError:
                ended.append(text)
                raise
        return find(book, text, limit, waiting)

    monkeypatch.setattr(listing, "search_hits", endless)
    found: list[str] = []
    program.window.knowing.found.connect(lambda text, _: found.append(text))
    for text in ("ha", "hal", "hald"):
        program.window.knowing.search(text)
    qtbot.waitUntil(lambda: bool(found))
    assert (ended, found) == (["ha"], ["hald"])
