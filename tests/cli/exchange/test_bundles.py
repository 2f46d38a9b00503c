"""`bundle` and `take`, as somebody types them."""

import json
from pathlib import Path

import pytest

from csm_desktop.app.held_book import hold_book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.errors import UserError
from tests.books import CLOCK, WORDS, empty_book
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("quick_keys")


def test_accounts_go_from_one_book_into_another(sample: Path, run: Run, tmp_path: Path) -> None:
    other, out = empty_book(tmp_path / "other.csm"), tmp_path / "two.csmbundle"
    given = run("bundle", sample, "Northwind", "Halden", "-o", out, "--to", "Jana Roth")
    assert (given.code, given.err) == (0, "")
    assert "2 accounts are in two.csmbundle" in given.out
    assert "It is not encrypted" in given.out
    assert "Jana Roth" in run("show", sample, "Halden").out
    assert run("bundle", sample, "Halden", "-o", out).code == 2  # nothing is written over

    before = other.read_bytes()
    dry = run("take", other, out, "--dry-run")
    assert (dry.code, "Nothing was changed" in dry.out) == (0, True)
    assert "Nobody has said who you are" in dry.err
    assert run("list", other).out.startswith("0 accounts")
    assert len(before) == len(other.read_bytes())
    taken = run("take", other, out)
    assert (taken.code, "2 accounts with" in taken.out) == (0, True)
    assert "2 accounts" in run("list", other).out
    assert run("check", other).code == 0

    again = run("take", other, out, "--json")
    assert again.code == 1
    proposed = json.loads(again.out)["taken"]["proposed"]
    assert {each["why"] for each in proposed} == {"it is here already"}
    beside = run("take", other, out, "--beside", "halden foods", "--owner", "Alex Moreau")
    assert (beside.code, "Halden Foods: Alex Moreau owns it" in beside.out) == (1, True)
    assert "3 accounts" in run("list", other).out
    assert "1 pair" in run("duplicates", other).out
    assert run("take", other, out, "--beside", "Nobody").code == 2
    assert run("take", other, out, "--owner", "Nobody").code == 2


def test_an_account_that_is_handed_back_is_here_once(
    sample: Path, run: Run, tmp_path: Path
) -> None:
    other, out, back = (
        tmp_path / name for name in ("other.csm", "out.csmbundle", "back.csmbundle")
    )
    empty_book(other)
    assert run("bundle", sample, "Halden", "-o", out, "--to", "Jana Roth").code == 0
    assert run("take", other, out).code == 0
    before = run("movements", sample).out
    assert run("log", other, "Halden", "--call", "Their new oven").code == 0
    assert run("bundle", other, "Halden", "-o", back).code == 0
    left = run("take", sample, back)
    assert (left.code, "it is here already" in left.out, "--instead" in left.out) == (1, True, True)
    assert (
        run("take", sample, back, "--beside", "Halden Foods", "--instead", "Halden Foods").code == 2
    )
    assert run("take", sample, back, "--instead", " ").code == 2
    done = run("take", sample, back, "--instead", "halden")
    assert (done.code, "takes the place of the one here" in done.out) == (0, True)
    assert "Their new oven" in run("timeline", sample, "Halden").out
    assert run("movements", sample).out == before
    assert run("duplicates", sample).out.startswith("0 pairs")
    part = tmp_path / "part.csmbundle"
    assert run("bundle", other, "Halden", "-o", part, "--shareable").code == 0
    refused = run("take", sample, part, "--instead", "Halden Foods")
    assert (refused.code, "only what a customer may see" in refused.err) == (2, True)
    assert "--instead" not in run("take", sample, part).out
    fresh = run("take", empty_book(tmp_path / "fresh.csm"), part)
    assert "only what a customer may see" in fresh.out


def test_a_sealed_bundle_needs_its_own_passphrase(
    sample: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    other, out = empty_book(tmp_path / "other.csm"), tmp_path / "one.csmbundle"
    given = run("bundle", sample, "Northwind", "-o", out, "--new-passphrase-file", words)
    assert (given.code, "not encrypted" in given.out) == (0, False)
    before = other.read_bytes(), out.read_bytes()
    none = run("take", other, out)
    assert (none.code, "one.csmbundle" in none.err) == (2, True)
    assert "--bundle-passphrase-file FILE" in none.err
    words.write_text("wrong horse battery")
    wrong = run("take", other, out, "--bundle-passphrase-file", words)
    assert (wrong.code, "does not open one.csmbundle" in wrong.err) == (2, True)
    assert (len(other.read_bytes()), out.read_bytes()) == (len(before[0]), before[1])
    words.write_text(WORDS)
    assert run("take", other, out, "--bundle-passphrase-file", words).code == 0


@pytest.mark.parametrize("wrong", [("--to", "  "), ("--to", "alex moreau"), ("--seal",)])
def test_what_speaks_against_a_bundle_is_said_before_it_is_written(
    sample: Path, run: Run, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    with opened_book(sample, CLOCK) as book:
        book.run("Me", say_who_i_am, name="Alex Moreau")
    out = tmp_path / "one.csmbundle"
    said = run("bundle", sample, "Northwind", "-o", out, *wrong)
    assert (said.code, "Nothing was changed" in said.err, out.exists()) == (2, True, False)
    assert "Handed over to" not in run("show", sample, "Northwind").out
    if wrong == ("--seal",):
        assert "one.csmbundle needs a passphrase" in said.err
        assert "--new-passphrase-file FILE" in said.err


def test_a_bundle_is_read_and_never_worked_in(sample: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "one.csmbundle"
    assert run("bundle", sample, "Northwind", "-o", out).code == 0
    before = run("show", out, "Northwind").out
    refused = run("log", out, "Northwind", "--call", "Into nowhere")
    assert (refused.code, "no book" in refused.err, "take" in refused.err) == (2, True, True)
    assert run("take", out, out).code == 2
    assert run("show", out, "Northwind").out == before
    with pytest.raises(UserError, match="no book"):
        hold_book(out, CLOCK)


def test_an_encrypted_book_takes_up_what_another_gave(
    sample: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    other, out = empty_book(tmp_path / "other.csm"), tmp_path / "one.csmbundle"
    assert run("encrypt", other, "--passphrase-file", words).code == 0
    assert run("bundle", sample, "Northwind", "-o", out, "--shareable").code == 0
    assert run("take", other, out, "--passphrase-file", words).code == 0
    assert b"Northwind" not in other.read_bytes()


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\3\4" * 200, bytes(range(256)) * 64])
def test_a_file_that_is_no_bundle_is_refused(run: Run, content: bytes, tmp_path: Path) -> None:
    other, odd = empty_book(tmp_path / "other.csm"), tmp_path / "odd.csmbundle"
    odd.write_bytes(content)
    said = run("take", other, odd)
    assert (said.code, odd.name in said.err) == (2, True)
    assert odd.read_bytes() == content
    assert run("take", other, other).code == 2
