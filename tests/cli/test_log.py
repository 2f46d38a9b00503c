"""`log`: trainings, advocacy and requests from a command line, all or none."""

import json
from pathlib import Path

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from tests.books import CLOCK
from tests.cli.conftest import Run


def test_lines_are_logged_and_told(run: Run, sample: Path) -> None:
    said = run(
        "log", sample, "Northwind", "--training", "rostering basics, 12 people, yesterday",
        "--reference", "for Acme", "--promoter", "--request", "export to Excel", "--json",
    )  # fmt: skip
    assert said.code == 0
    told = json.loads(said.out)
    assert told["account"] == "Northwind Rail"
    assert [(each["what"], each["text"], each["people"]) for each in told["logged"]] == [
        ("Training", "rostering basics", 12),
        ("Reference call", "for Acme", None),
        ("NPS promoter", "", None),
        ("Request to product", "export to Excel", None),
    ]
    with opened_book(sample, CLOCK, read_only=True) as book:
        facts = account_facts(book, account_named(book, "Northwind Rail").id)
        assert facts.requests[-1].text == "export to Excel"
        assert book.history(1)[0].label == "Log for Northwind Rail"


def test_wrong_lines_end_with_2_and_log_nothing(run: Run, sample: Path) -> None:
    before = json.loads(run("show", sample, "Northwind", "--json").out)
    for words in (
        ["--training", "SSO", "--talk", "@nobody"], ["--training", "tomorrow"], [], ["--request"],
    ):  # fmt: skip
        said = run("log", sample, "Northwind", *words)
        assert (said.code, said.out) == (2, "")
        assert "Nothing" in said.err or "Say what" in said.err
    assert json.loads(run("show", sample, "Northwind", "--json").out) == before
    people = run("log", sample, "Northwind", "--webinar", "Excel")
    assert people.out.startswith("Northwind Rail · Webinar · Excel · ")
