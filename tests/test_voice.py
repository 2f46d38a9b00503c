"""One voice is in force: no sentence without its locale, no document in the window's."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import csm_desktop
from csm_desktop.app.documents.ebr import Material, pack_of, pack_pdf
from csm_desktop.cli import main
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.ui.background import Background
from csm_desktop.ui.frame.recents import Recents, settings_folder
from csm_desktop.wording import ENGLISH, Voice, joined, money, render, tr, voice
from csm_desktop.wording import own_voice as own_voices
from tests.reports.account import northwind
from tests.reports.reading import language, text

PACKAGE = Path(csm_desktop.__file__).parent
OURS_IN_GERMANY = Voice(locale="de_DE")
MANY = say("{n} account", "{n} accounts", n=5000)


def test_a_number_in_a_sentence_is_written_as_its_reader_writes_it() -> None:
    assert render(MANY) == "5,000 accounts"
    with OURS_IN_GERMANY.spoken():
        assert render(MANY) == "5.000 accounts"
        assert render(say("{sum} on {on}", sum=Money(500_000, "EUR"), on=date(2026, 3, 1))) == (
            "5.000\u00a0€ on 1. März 2026"
        )


def test_no_error_and_no_time_is_told_past_the_voice() -> None:
    """What an error says is marked for translation; a clock is written as its reader writes it."""
    for module in PACKAGE.rglob("*.py"):
        source = module.read_text(encoding="utf-8")
        name = module.relative_to(PACKAGE).as_posix()
        # Qt is missing there, and whoever reads that has to set something up.
        if name != "system_libraries.py":
            assert not re.search(r"UserError\(\s*f?\"[^\"]", source), (
                f"{name}: mark it with tr or say"
            )
        assert not re.search(r":%H:%M\}", source), f"{name}: wording.clock_time"


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


GERMANS = {"LANG": "de_CH.UTF-8"}


@pytest.mark.parametrize(
    ("environment", "chosen", "numbers", "spoken"),
    [
        ({"LC_ALL": "C"}, "", "", ENGLISH),
        (GERMANS, "", "", Voice("de", "de_CH")),
        (GERMANS, "en", "", ENGLISH),
        (GERMANS, "en", "computer", Voice("en", "de_CH")),
        (GERMANS, "de", "", Voice("de", "de_CH")),
        (GERMANS, "de", "language", Voice("de", "de")),
        (GERMANS, "nonsense", "", Voice("de", "de_CH")),
        # Nobody is whole in Dutch; days and numbers stay the computer's.
        ({"LANG": "nl_NL.UTF-8"}, "", "", Voice("en", "nl_NL")),
        ({"LANG": "nl_NL", "LANGUAGE": "nl:de"}, "", "", Voice("de", "nl_NL")),
        ({"LANG": "en_US.UTF-8", "LC_NUMERIC": "de_DE"}, "", "", Voice("en", "de_DE")),
        ({"LANG": "en_US.UTF-8"}, "de", "", Voice("de", "de")),
        (GERMANS | {own_voices.FORCED: "en"}, "de", "", ENGLISH),
        ({own_voices.FORCED: "de-AT"}, "", "", Voice("de", "de_AT")),
        ({own_voices.FORCED: "en_XA"}, "", "", Voice("en_XA")),
        ({own_voices.FORCED: "tlh", "LC_ALL": "C.UTF-8"}, "", "", ENGLISH),
    ],
)
def test_the_users_own_voice(
    environment: dict[str, str],
    chosen: str,
    numbers: str,
    spoken: Voice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_voices, "WHOLE", ("de",))
    computer = own_voices.this_computer(environment)
    assert own_voices.own_voice(computer, chosen, numbers, environment) == spoken


def test_the_command_line_speaks_as_the_window_was_told_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(own_voices, "WHOLE", ("de",))
    kept = Recents(settings_folder() / "window.ini")
    kept.put("language", "de")
    kept.put("numbers", "language")
    kept.sync()
    assert own_voices.kept_choice() == ("de", "language")
    heard: list[Voice] = []

    def listen(_: object) -> int:
        heard.append(voice())
        return 0

    monkeypatch.setattr("csm_desktop.cli.version.version", listen)
    assert (main(["version"]), heard, voice()) == (0, [Voice.of("de")], ENGLISH)
    # What the parser of the standard library says is ours to translate, too.
    said = {"usage: ": "Aufruf: ", "unrecognized arguments: %s": "unbekannt: %s"}
    monkeypatch.setattr("csm_desktop.cli.arguments.tr", lambda text: said.get(text, text))
    with pytest.raises(SystemExit):
        main(["version", "more"])
    assert "Aufruf: csm-desktop" in (told := capsys.readouterr().err)
    assert "unbekannt: more" in told
