"""Books that came to harm, against every command that reads: a sentence each, never a traceback."""

import json
import random
from itertools import count
from pathlib import Path

import pytest

from csm_desktop.storage.file.soundness import check
from tests.attacks.damage import HARMS, PAGE, Harm, changed_values, dangling, torn_pages
from tests.cli.conftest import Run, run, sample, sample_template

__all__ = ["run", "sample", "sample_template"]

SEEDS = (3,)
CASES = [(harm, seed) for harm in HARMS for seed in SEEDS]


@pytest.fixture
def harmed(sample: Path, request: pytest.FixtureRequest) -> Path:
    harm, seed = request.param
    harm(sample, random.Random(seed))
    return sample


@pytest.mark.parametrize("harmed", CASES, indirect=True, ids=lambda case: case[0].__name__)
def test_every_command_says_something_of_a_harmed_book(
    run: Run, harmed: Path, tmp_path: Path
) -> None:
    before = harmed.read_bytes()
    said = run("check", harmed)
    assert said.code == 2
    assert said.out.strip()
    for words in (
        ("list", harmed),
        ("show", harmed, "Aurelia"),
        ("plan", harmed, "Aurelia", "-o", tmp_path / "plan.pdf"),
        ("pack", harmed, "Aurelia", "-o", tmp_path / "pack.pdf"),
        ("export", harmed, tmp_path / "out"),
    ):
        said = run(*words)
        assert said.code in (0, 2), words
        assert "So much of the book is damaged" not in said.err, words
        assert said.err.strip(), "what is shown is named as partial, what is not has its reason"
    assert harmed.read_bytes() == before


@pytest.mark.parametrize("harmed", CASES, indirect=True, ids=lambda case: case[0].__name__)
def test_what_is_salvaged_is_a_sound_book_and_the_rest_is_named(
    run: Run, harmed: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "salvaged.csm"
    new.parent.mkdir()
    said = run("salvage", harmed, new, "--json")
    if said.code == 2:
        assert "can be read" in said.err
        assert not new.exists()
        return
    answer = json.loads(said.out)
    assert said.code == (0 if answer["whole"] else 1)
    assert check(new).sound
    assert run("check", new).code == 0
    assert run("list", new).code == 0


def test_rows_around_broken_pages_are_all_there(run: Run, sample: Path, tmp_path: Path) -> None:
    """Of several thousand rows only those of the torn pages are missing, counted by table."""
    from csm_desktop.storage.file.engine import bare
    from csm_desktop.storage.file.soundness import counts

    with bare(sample, read_only=True) as connection:
        whole = counts(connection)
    _tear_rows(sample)
    salvaged = json.loads(_salvage(run, sample, tmp_path))["salvaged"]
    rows = dict(salvaged["rows"])
    lost = {each["table"] for each in salvaged["lost"]} | {name for name, _ in salvaged["left_out"]}
    for table, number in rows.items():
        if table not in lost:
            assert number == whole[table], table
    assert sum(rows.values()) > 0.8 * sum(whole[table] for table in rows)


def _tear_rows(book: Path) -> None:
    """Tear pages that hold rows alone: a torn schema is a case of its own."""
    whole = book.read_bytes()
    for seed in count(1):
        book.write_bytes(whole)
        torn_pages(book, random.Random(seed))
        torn = book.read_bytes()
        pages = (slice(at, at + PAGE) for at in range(0, len(whole), PAGE))
        if not any(b"CREATE " in whole[page] and whole[page] != torn[page] for page in pages):
            return


def _salvage(run: Run, book: Path, folder: Path) -> str:
    return run("salvage", book, folder / "salvaged.csm", "--json").out


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DROP TABLE milestone", "The table milestone is missing."),
        ("DROP INDEX ix_reading_account_id", "The index of reading by account_id is missing."),
        ("ALTER TABLE goal DROP COLUMN persona", "The table goal has no persona."),
        ("UPDATE account SET status = 'nonsense'", "“nonsense” cannot be used. It cannot be read."),
        ("UPDATE account SET tags = '{\"a\"'", "cannot be used. It cannot be read."),
        ("UPDATE subscription SET term_months = 120000", "Term months: “120000” cannot be used. "
         "It must be from 0 to 600."),
        ("UPDATE meeting SET starts_at = 'soon'", "Starts at: “soon” cannot be used."),
        ("UPDATE milestone SET goal_id = 77", "It refers to a goal that is not there."),
    ],
)  # fmt: skip
def test_check_finds_it_by_account_field_and_value(
    run: Run, sample: Path, statement: str, finding: str
) -> None:
    _past_the_program(sample, statement)
    said = run("check", sample)
    assert said.code == 2
    assert finding in said.out


@pytest.mark.parametrize("harm", [changed_values, dangling])
def test_a_harmed_account_is_shown_with_what_cannot_be_used(
    run: Run, sample: Path, harm: Harm
) -> None:
    harm(sample, random.Random(1))
    _past_the_program(sample, "UPDATE account SET status = 'nonsense' WHERE name LIKE 'Aurelia%'")
    said = run("show", sample, "Aurelia")
    assert said.code == 0
    assert "Not usable" in said.out
    assert "nonsense" in said.out


def test_salvage_never_touches_a_file_that_is_there(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    said = run("salvage", sample, sample)
    assert (said.code, sample.read_bytes()) == (2, before)
    assert "is there already" in said.err
    assert run("salvage", sample.with_name("none.csm"), sample.with_name("new.csm")).code == 2


def _past_the_program(book: Path, statement: str) -> None:
    """A change of another program, which knows neither seal nor bounds."""
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(str(book), isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(statement)
    connection.close()
