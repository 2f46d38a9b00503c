"""`message`: from a view or a filter to drafts, each personal; tried without a word written."""

import json
from pathlib import Path

import pytest

from csm_desktop.app.lists.outbox import outbox_lines
from csm_desktop.app.opened_book import opened_book
from csm_desktop.cli.message.arguments import ROLES
from csm_desktop.domain.correspondence.audience import QUIET_DAYS
from csm_desktop.domain.records.contacts import ContactRole
from tests.books import CLOCK
from tests.cli.conftest import Run


def test_what_would_be_made_is_told_and_the_book_is_as_it_was(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    told = json.loads(run("message", sample, "--role", "champion", "--dry-run", "--json").out)
    assert sample.read_bytes() == before
    assert told["drafts"]
    assert all(draft["role"] == "champion" and draft["body"] for draft in told["drafts"])
    assert told["made"] is False


def test_what_can_be_typed_is_what_the_domain_has(run: Run) -> None:
    """Said twice, for the command line does not load the domain to say it."""
    assert set(ROLES) == {role.value for role in ContactRole}
    assert f"default: {QUIET_DAYS}" in " ".join(run("message", "--help").out.split())


def test_drafts_stand_in_the_outbox_with_the_text_of_a_file(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("{greeting}\n\nNews for {account}.\n", encoding="utf-8")
    said = run("message", sample, "--view", "laggards", "--text", text, "--subject", "News",
               "--name", "Winter", "--not-within", "0")  # fmt: skip
    assert said.code == 0
    assert said.out.splitlines()[-1].endswith("in the outbox.")
    with opened_book(sample, CLOCK) as book:
        lines = outbox_lines(book)
    assert lines
    assert {(line.subject, line.campaign) for line in lines} == {("News", "Winter")}
    listed = json.loads(run("outbox", sample, "--json").out)
    assert {mail["campaign"] for mail in listed["mails"]} == {"Winter"}


@pytest.mark.parametrize(
    "words",
    [
        ("--view", "nowhere"), ("--filter", "arr>much"), ("--subject", "About {gaol}"),
        ("--language", "tlh"), ("--text", "missing.txt"), ("--filter", "zzzz"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_made(
    run: Run, sample: Path, words: tuple[str, str]
) -> None:
    said = run("message", sample, *words)
    assert said.code == 2
    assert said.err
    with opened_book(sample, CLOCK) as book:
        assert not outbox_lines(book)
