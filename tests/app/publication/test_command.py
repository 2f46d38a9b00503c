"""`publish`, as somebody types it."""

import json
import shutil
from pathlib import Path

import pytest

from csm_desktop.app.opened_book import create_book
from csm_desktop.app.passphrase import encrypt
from csm_desktop.storage.file import cipher
from tests.app.publication.server import TeamServer
from tests.books import empty_book
from tests.cli.conftest import Run, run

__all__ = ["run"]
WORDS, SECRET = "correct horse battery", "s3cret of the server"


def test_books_are_published_withdrawn_and_refused(
    run: Run, server: TeamServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "_ROUNDS", 1_000)
    server.ask(f"DROP ROLE IF EXISTS cli; CREATE ROLE cli LOGIN PASSWORD '{SECRET}';"
               " GRANT CREATE ON DATABASE postgres TO cli")  # fmt: skip
    address = server.at("cli@/postgres?schema=typed")
    sample = empty_book(tmp_path / "sample.csm")
    other = tmp_path / "other.csm"
    create_book(other)
    encrypt(other, WORDS)
    cipher.forget_all()
    for name, text in (("words", WORDS), ("password", SECRET), ("wrong", "wrong")):
        (tmp_path / name).write_text(text)
    opened = ("--passphrase-file", tmp_path / "words", "--password-file", tmp_path / "password")

    for refused, said in (
        (("publish", sample, address.replace("cli@", f"cli:{SECRET}@")), "holds a password"),
        (("publish", other, address), "locked with a passphrase"),
        (("publish", sample, address), "--password-file"),
        (("publish", sample, address, "--password-file", tmp_path / "wrong"), "does not let cli"),
        (("publish", sample, sample, address), "are one book"),
        (("publish", sample, "postgresql://cli@127.0.0.1:1/postgres"), "cannot be reached"),
    ):
        told = run(*refused)
        assert (told.code, said in told.err, SECRET in told.err) == (2, True, False), told.err
    dry = run("publish", sample, other, address, *opened, "--dry-run")
    assert (dry.code, dry.out.count("Nothing was changed. It would be:")) == (0, 2), dry.err
    assert not server.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'typed'")

    done = run("publish", sample, other, address, *opened, "--team", "North", "--json")
    assert done.code == 0, done.err
    first, second = json.loads(done.out)["published"]
    assert (first["book"], first["first"], first["everything"]) == ("sample.csm", True, False)
    assert second["made"] == 5  # the five spans of an empty book
    again = run("publish", sample, other, address, *opened)
    assert again.out.count("the database has it all already") == 2
    teams = server.ask("SELECT team, name FROM book ORDER BY name", schema="typed")
    assert teams == [("North", "other"), ("North", "sample")]

    copy = Path(shutil.copy(sample, tmp_path / "copy.csm"))
    both = run("publish", sample, copy, address, *opened)
    assert (both.code, "copy.csm and sample.csm are one book" in both.err) == (2, True)
    assert run("publish", copy, address, *opened, "--as-new").code == 0
    assert server.ask("SELECT count(*) FROM book", schema="typed") == [(3,)]
    out = run("publish", copy, address, *opened, "--withdraw")
    assert (out.code, "rows were taken out of the database" in out.out) == (0, True)
    assert server.ask("SELECT count(*) FROM book", schema="typed") == [(2,)]
    server.ask("DROP OWNED BY cli; DROP ROLE cli")
