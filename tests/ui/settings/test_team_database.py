"""The team's database among the settings: named, published into, told of, and left."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.publication.database import (
    LastPublish,
    PublishEvery,
    TeamDatabase,
    is_due,
    set_team_database,
    team_database,
)
from csm_desktop.mail.keychain import Secrets
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.team import Team
from csm_desktop.ui.settings.team_database import TeamDatabaseCard
from csm_desktop.wording import Voice
from tests.app.publication.conftest import server
from tests.app.publication.server import TeamServer
from tests.mail.servers import keys_of
from tests.mail.test_keychain import Sound
from tests.ui.hands import click
from tests.ui.shell import TabShell

__all__ = ["server"]
NOWHERE = "postgresql://anna@127.0.0.1:1/team"


@pytest.fixture
def card(page: SettingsPage) -> TeamDatabaseCard:
    part = page.show_part("team")
    assert isinstance(part, Team)
    return part.database


def fill(card: TeamDatabaseCard, address: str, password: str = "", team: str = "") -> None:
    fields = (card.address, address), (card.password, password), (card.team, team)
    for field, words in fields:
        field.editor.setText(words)
        field.commit()


def test_a_book_is_published_from_its_settings(
    card: TeamDatabaseCard, server: TeamServer, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    shell.outbox.keys = keys_of(Secrets(Sound()))
    server.ask("CREATE ROLE desk LOGIN PASSWORD 'zqx-word';"
               " GRANT CREATE ON DATABASE postgres TO desk")  # fmt: skip
    address = server.at("desk@/postgres?schema=window")
    fill(card, address.replace("desk@", "desk:zqx-word@"))
    click(card.save)
    assert "holds a password" in card.said.text()
    assert team_database(book) is None
    fill(card, address, "wrong", "North")
    click(card.save)
    qtbot.waitUntil(lambda: "computer's keychain" in card.said.text())
    card.show_book(book)
    click(card.now)
    qtbot.waitUntil(lambda: "does not let desk in" in card.last.text())
    assert shell.told == []  # who asked for it looks at the words there
    fill(card, address, "zqx-word", "North")
    click(card.now)  # with what stands there
    qtbot.waitUntil(lambda: "rows new" in card.last.text())
    assert server.ask("SELECT team, everything FROM book", schema="window") == [("North", False)]
    for place in (book.path, shell.recents._file):
        shell.recents.sync()
        assert b"zqx-word" not in place.read_bytes()
    click(card.stop)
    assert team_database(book) is None
    assert "stays there" in card.said.text()
    book.undo()
    assert team_database(book) == TeamDatabase(address, "North")
    card.show_book(book)
    click(card.out)
    qtbot.waitUntil(lambda: "taken out of the database" in card.last.text())
    assert server.ask("SELECT count(*) FROM account", schema="window") == [(0,)]
    assert team_database(book) is None
    server.ask("DROP OWNED BY desk; DROP ROLE desk")


def test_by_the_clock_offline_is_quiet_and_what_is_wrong_is_told_once(
    card: TeamDatabaseCard, server: TeamServer, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    shell.outbox.keys = keys_of(Secrets(Sound()))
    hourly = TeamDatabase(NOWHERE, every=PublishEvery.HOUR)
    book.run("Set", set_team_database, hourly)
    shell.team.look()
    qtbot.waitUntil(lambda: "cannot be reached" in card.last.text())
    last = shell.team.last
    assert last is not None
    assert not last.reached
    with Voice.of("de").spoken():
        assert last.words_today.startswith("Die Datenbank ")
    assert last.words_today == last.words
    refused = server.at("nobody@/postgres")
    for _ in range(2):
        shell.recents.keep("team", book.path, "")
        book.run("Set", set_team_database, TeamDatabase(refused, every=PublishEvery.HOUR))
        shell.team.look()
        qtbot.waitUntil(lambda: "does not let nobody in" in card.last.text())
    assert [error.title for error in shell.told] == [
        "The database postgres (127.0.0.1) does not let nobody in."
    ]
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    at = last.at
    done, lost = LastPublish(at, "", True), LastPublish(at, "", False, reached=False)
    assert [is_due(hourly, done, at + after) for after in (hour - minute, hour)] == [False, True]
    assert [is_due(hourly, lost, at + n * minute) for n in (14, 15)] == [False, True]
    assert is_due(hourly, done, at - minute)  # the clock was set back
    assert not is_due(TeamDatabase(NOWHERE), None, at)
