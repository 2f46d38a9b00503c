"""Some accounts in an encrypted file of their own."""

from pathlib import Path

import pytest

from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.rows import ROWS
from tests.books import CLOCK
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("quick_keys")


def every_text(path: Path, clock: FixedClock = CLOCK) -> str:
    with opened_book(path, clock, read_only=True) as book, book.reading() as reading:
        run = reading.driver.execute
        rows = [str(run(f'SELECT * FROM "{table}"').fetchall()) for table in ROWS]
        terms = "CREATE VIRTUAL TABLE temp.said USING fts5vocab('main', 'search', 'row')"
        run("PRAGMA query_only=OFF")
        run(terms)
        return "".join(rows) + str(run("SELECT term FROM temp.said").fetchall())


def test_a_sealed_copy_holds_what_was_chosen_and_no_word_of_another(
    sample: Path, words: Path, run: Run
) -> None:
    before, out = sample.read_bytes(), sample.with_name("trip.csm")
    seal = ("travel", sample, "Northwind", "Kestrel", "-o", out, "--until", "2099-01-31")
    said = run(*seal, "--new-passphrase-file", words)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2 accounts are sealed in")
    assert sample.read_bytes() == before
    assert b"Northwind" not in out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    assert run("list", out).code == 2

    listed = run("list", out, "--passphrase-file", words)
    assert "Northwind Rail" in listed.out
    assert "2 accounts" in listed.out
    assert "sealed copy for travel" in listed.err
    assert "31 January 2099" in listed.err
    with opened_book(sample, CLOCK, read_only=True) as book, book.reading() as reading:
        names = [name for (name,) in reading.driver.execute("SELECT name FROM account")]
    everything = every_text(out)
    others = [name for name in names if not name.startswith(("Northwind", "Kestrel"))]
    assert len(others) >= 8
    assert [name for name in others if name in everything] == []
    assert run("check", out, "--passphrase-file", words).code == 0


def test_what_cannot_be_sealed_is_said_and_nothing_is_written(
    sample: Path, words: Path, run: Run
) -> None:
    out = sample.with_name("trip.csm")
    given = ("--new-passphrase-file", words)
    over = run("travel", sample, "Northwind", "-o", out, "--until", "2020-01-31", *given)
    assert (over.code, "over already" in over.err) == (2, True)
    nobody = run("travel", sample, "Nobody", "-o", out, "--until", "2099-01-31", *given)
    assert nobody.code == 2
    words.write_text("short")
    weak = run("travel", sample, "Northwind", "-o", out, "--until", "2099-01-31", *given)
    assert (weak.code, "at least 8" in weak.err) == (2, True)
    assert not out.exists()
    onto = run("travel", sample, "Northwind", "-o", sample, "--until", "2099-01-31", *given)
    assert onto.code == 2
