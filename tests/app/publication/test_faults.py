"""What goes wrong between a book and its team's database: each has its sentence, and nothing is
half published."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import psycopg
import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.publication.database import read_address
from csm_desktop.app.publication.publish import (
    OtherLayoutError,
    PublishTerms,
    RefusedError,
    UnreachableError,
    identify,
    identity,
    publish,
)
from csm_desktop.app.travel import seal_for_travel
from csm_desktop.domain.records.accounts import Account
from csm_desktop.errors import UserError
from csm_desktop.storage.file import cipher
from csm_desktop.storage.team.layout import lay_out
from csm_desktop.storage.team.server import connected
from tests.app.publication.conftest import Publish, rows_of
from tests.app.publication.server import TeamServer
from tests.books import CLOCK


def put(book: Book, address: str, password: str = "", **terms: Any) -> Any:
    told = terms.pop("told", lambda _, __: None)
    return publish(book, read_address(address), password, PublishTerms(**terms), told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postgresql://anna:secret@db/team", "holds a password"),
        ("postgresql://anna@db/team?password=secret", "holds a password"),
        ("mysql://anna@db/secret", "no address"),
        ("postgresql://anna@db", "no address"),
        ("postgresql://anna@db:port/secret", "no address"),
        ("postgresql://anna@db/team?schema=pg_secret", "no address"),
        ("postgresql://anna@db/team?service=x", "says service"),
    ],
)
def test_an_address_is_refused_without_being_told_again(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        read_address(text)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgres://an%40na@[::1]:5432/team", "postgresql://an%40na@[::1]/team"),
        ("postgresql:///team?host=/run/pg&schema=own",
         "postgresql:///team?host=/run/pg&schema=own"),
        ("postgresql://db.example.com:6432/team?sslmode=verify-full",
         "postgresql://db.example.com:6432/team?sslmode=verify-full"),
    ],
)  # fmt: skip
def test_an_address_is_shown_as_it_can_be_typed_again(text: str, shown: str) -> None:
    address = read_address(text)
    assert address.shown == shown
    assert read_address(shown) == address


def test_over_a_network_the_connection_is_encrypted() -> None:
    options = read_address("postgresql://anna@db.example.com/team").driver_options("")
    assert options["sslmode"] == "require"
    assert "sslmode" not in read_address("postgresql://anna@127.0.0.1/team").driver_options("")


def test_whoever_cannot_get_in_is_told_why(other: Book, server: TeamServer) -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        put(other, "postgresql://anna@127.0.0.1:1/postgres")
    server.ask("CREATE ROLE anna LOGIN PASSWORD 'right'")
    try:
        with pytest.raises(RefusedError, match="does not let anna in") as asked:
            put(other, server.at("anna@/postgres"))
        assert asked.value.lacks_password
        with pytest.raises(RefusedError, match="does not let anna in") as refused:
            put(other, server.at("anna@/postgres"), "wrong")
        assert not refused.value.lacks_password
        assert "wrong" not in str(refused.value)
        with pytest.raises(RefusedError, match="not exist"):
            put(other, server.at("anna@/nowhere"), "right")
        with pytest.raises(UserError, match="does not allow this to anna"):
            put(other, server.at("anna@/postgres?schema=hers"), "right")
        # Whoever may fill a schema need not be allowed to make one; who may only read is told.
        server.ask("CREATE SCHEMA hers AUTHORIZATION anna")
        assert put(other, server.at("anna@/postgres?schema=hers"), "right").first
        server.ask("CREATE ROLE rolf LOGIN PASSWORD 'right'")
        server.ask("GRANT USAGE ON SCHEMA hers TO rolf; GRANT SELECT ON ALL TABLES IN SCHEMA hers"
                   " TO rolf")  # fmt: skip
        with pytest.raises(UserError, match="does not allow this to rolf"):
            put(other, server.at("rolf@/postgres?schema=hers"), "right")
    finally:
        server.ask("DROP SCHEMA IF EXISTS hers CASCADE; DROP OWNED BY anna, rolf;"
                   " DROP ROLE anna, rolf")  # fmt: skip


def test_a_database_of_another_version_is_left_as_it_is_or_brought_up(
    other: Book, server: TeamServer
) -> None:
    address = f"postgresql://postgres@127.0.0.1:{server.port}/postgres?schema=aged"
    server.ask("ALTER ROLE postgres PASSWORD 'right'")
    other.run("New", new_account, "One")
    put(other, address, "right")
    aged = {"schema": "aged"}
    server.ask("UPDATE layout SET revision = '9999', program = '9.0'", **aged)
    with pytest.raises(OtherLayoutError, match=r"laid out by CSM Desktop 9\.0"):
        put(other, address, "right", upgrade=True)
    # An older program knew less of an account, and a column that there is no more.
    server.ask("UPDATE layout SET revision = '0001', program = '0.1'", **aged)
    server.ask("ALTER TABLE account DROP COLUMN employees; DROP TABLE figure_alert CASCADE;"
               " ALTER TABLE account ADD former text NOT NULL DEFAULT 'x'", **aged)  # fmt: skip
    with pytest.raises(OtherLayoutError, match=r"0\.1") as older:
        put(other, address, "right")
    assert "--upgrade" in older.value.advice
    ahead = put(other, address, "right", upgrade=True, trial=True)
    assert ahead.whole
    with pytest.raises(OtherLayoutError):
        put(other, address, "right")
    assert put(other, address, "right", upgrade=True).whole
    other.run("New", new_account, "Two")
    assert put(other, address, "right").made == 2
    assert server.ask("SELECT accounts FROM team_health WHERE level = 'all'", **aged) == [(2,)]
    server.ask("DROP SCHEMA aged CASCADE; CREATE SCHEMA aged")
    # Nothing is put among what somebody else keeps there.
    server.ask("CREATE TABLE layout (colour text)", **aged)
    with pytest.raises(UserError, match="aged has a table layout of another program"):
        put(other, address, "right")
    server.ask("DROP SCHEMA aged CASCADE")


def test_what_is_cut_off_halfway_was_never_begun_and_the_next_goes_on(
    sample: Book, go: Publish, server: TeamServer
) -> None:
    sample.run("New", new_account, "Before")
    go(sample)
    before = rows_of(server, sample)
    sample.run("New", new_account, "Meanwhile")

    def cut(done: int, total: int) -> None:
        if done * 2 > total + total // 2:
            server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                       " WHERE application_name = 'CSM Desktop'")  # fmt: skip

    with pytest.raises(UnreachableError, match=r"broke off while|shut down") as broken:
        publish(sample, server.address, "", PublishTerms(), cut)
    assert "next publish goes on" in broken.value.advice
    assert rows_of(server, sample) == before
    done = go(sample)
    assert (done.made, done.whole) == (2, False)


def test_one_book_is_published_by_one_at_a_time(
    other: Book, go: Publish, server: TeamServer
) -> None:
    go(other)
    with (
        psycopg.connect(host=str(server.folder), port=server.port, user="postgres") as held,
        held.transaction(),
    ):
        held.execute("SELECT pg_advisory_xact_lock(%s)", (identity(other),))
        with pytest.raises(UserError, match="just now by another program"):
            go(other)
    go(other)


def test_a_part_of_a_book_is_not_published_as_the_whole(
    sample: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "_ROUNDS", 1_000)
    target = tmp_path / "travel.csm"
    (line, *_) = sample.trial(lambda work: work.find(Account))
    seal_for_travel(sample, [line.id], target, "correct horse battery", sample.today())
    cipher.hold(cipher.opened_by("correct horse battery", target))
    with (
        opened_book(target, CLOCK, read_only=True) as copy,
        pytest.raises(UserError, match="only some accounts"),
    ):
        identify(copy)


def test_two_first_publishes_at_once_lay_out_one_database(server: TeamServer) -> None:
    address = replace(server.address, schema="once")
    ready = Barrier(2)

    def publish_first(_: int) -> int:
        with connected(address, "") as connection, connection.begin():
            ready.wait(10)
            lay_out(connection, address, upgrade=False)
            return int(connection.exec_driver_sql("SELECT count(*) FROM layout").scalar_one())

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(publish_first, range(2))) == [1, 1]
    server.ask("DROP SCHEMA once CASCADE")
