"""One voice is in force: no sentence without its locale, no document in the window's."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from csm_desktop.app.documents.ebr import Material, pack_of, pack_pdf
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.ui.background import Background
from csm_desktop.wording import ENGLISH, Voice, joined, money, render, tr, voice
from tests.reports.account import northwind
from tests.reports.reading import language, text

OURS_IN_GERMANY = Voice(locale="de_DE")
MANY = say("{n} account", "{n} accounts", n=5000)


def test_a_number_in_a_sentence_is_written_as_its_reader_writes_it() -> None:
    assert render(MANY) == "5,000 accounts"
    with OURS_IN_GERMANY.spoken():
        assert render(MANY) == "5.000 accounts"
        assert render(say("{sum} on {on}", sum=Money(500_000, "EUR"), on=date(2026, 3, 1))) == (
            "5.000\u00a0€ on 1. März 2026"
        )


def test_a_voice_ends_where_it_was_entered_whatever_happened() -> None:
    with OURS_IN_GERMANY.spoken():
        with suppress(LookupError), Voice.of("de").spoken():
            assert tr("Goal") == "Ziel"
            raise LookupError
        assert voice() == OURS_IN_GERMANY
        assert tr("Goal") == "Goal"
    assert voice() == ENGLISH


def test_words_of_a_list_are_of_the_language_and_never_of_another_locale() -> None:
    with OURS_IN_GERMANY.spoken():
        assert joined(["Sofia", "Marc"]) == "Sofia and Marc"
    with Voice.of("de-CH").spoken():
        assert joined(["Sofia", "Marc"]) == "Sofia und Marc"
        assert money(Money(1_234_500, "CHF"), whole=True) == "CHF\u00a012’345"


def test_work_on_a_thread_speaks_as_whoever_asked_for_it(qtbot: QtBot) -> None:
    owner = QObject()
    background = Background(owner)
    told: list[str] = []
    with OURS_IN_GERMANY.spoken():
        background.start(owner, lambda _: render(MANY), told.append, lambda _: None)
    background.start(owner, lambda _: render(MANY), told.append, lambda _: None)
    qtbot.waitUntil(lambda: len(told) == 2)
    background.close()
    assert sorted(told) == ["5,000 accounts", "5.000 accounts"]


def test_a_document_is_in_its_customers_voice_whatever_the_window_speaks() -> None:
    with OURS_IN_GERMANY.spoken():
        pack = pack_of(Material(northwind(), {}))
        printed = pack_pdf(pack)
    assert pack.voice == ENGLISH
    assert language(printed) == "en-GB"
    words = text(printed)
    assert "1,240" in words
    assert "1.240" not in words
    with ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(pack_pdf, pack).result()
    assert text(elsewhere) == words
