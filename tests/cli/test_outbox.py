"""`outbox`: what waits is listed without a word written; sent only where that was asked for."""

import json
from datetime import timedelta
from pathlib import Path

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox import acts
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.mail.mail_server import Security
from csm_desktop.storage.session import Work
from tests.books import CLOCK
from tests.cli.conftest import Run
from tests.mail.servers import HOST, Post, serving


def queued(sample: Path, server: MailServer | None) -> None:
    """Two drafts, the first of which is queued where there is a server."""
    with opened_book(sample, CLOCK) as book:
        book.run("Me", say_who_i_am, email="ann@ours.example")
        book.run("Server", set_server, server)
        account = account_named(book, "Northwind Rail").id
        for number in (1, 2):
            to = (f"p{number}@north.example",)
            book.run("D", Work.add, OutboxMail(number, account, to=to, subject="S", body="B"))
        if server is not None:
            book.run("Send", acts.send_mail, 1, CLOCK.now() - timedelta(hours=1))


def test_the_outbox_is_listed_without_writing(run: Run, sample: Path) -> None:
    queued(sample, MailServer(HOST, 9, Security.NONE))
    before = sample.read_bytes()
    told = json.loads(run("outbox", sample, "--json").out)
    assert sample.read_bytes() == before
    assert [line["state"] for line in told["mails"]] == ["queued", "draft"]
    said = run("outbox", sample)
    assert (said.code, said.out.splitlines()[-1]) == (0, "2 mails")


def test_what_is_due_is_sent_and_drafts_stay(run: Run, sample: Path) -> None:
    with serving(Post()) as post:
        queued(sample, MailServer(HOST, post.port, Security.NONE))
        said = run("outbox", sample, "--send", "--json")
    assert said.code == 0
    assert [line["state"] for line in json.loads(said.out)["mails"]] == ["sent", "draft"]
    assert [to for _, to, _ in post.mails] == [["p1@north.example"]]


def test_a_server_that_is_not_there_is_told_and_the_mail_stays(run: Run, sample: Path) -> None:
    queued(sample, MailServer(HOST, 9, Security.NONE))
    said = run("outbox", sample, "--send")
    assert said.code == 1
    assert "was not reached. Nothing was sent." in said.err
    assert "Queued" in said.out


def test_without_a_server_nothing_is_sent_and_the_word_says_where_to_name_one(
    run: Run, sample: Path
) -> None:
    queued(sample, None)
    said = run("outbox", sample, "--send")
    assert said.code == 2
    assert "Settings, Mail" in said.err
