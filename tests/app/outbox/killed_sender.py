"""A program that sends what is due and dies on the way: `python -m ... BOOK PORT STAGE`."""

import os
import signal
import smtplib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.outbox import delivery
from csm_desktop.app.outbox.server import mail_server
from tests.mail.servers import keys_of

if TYPE_CHECKING:
    from typing_extensions import Buffer


def die(stage: str) -> None:
    """End at once where the test said so, as a power cut would."""
    if sys.argv[3] == stage:
        os.kill(os.getpid(), signal.SIGKILL)


def watch() -> None:
    """Die also inside the conversation: before a command is said, or the mail's bytes leave."""
    say = smtplib.SMTP.send

    def send(client: smtplib.SMTP, words: "Buffer | str") -> None:
        die("content" if isinstance(words, bytes) else str(words)[:4].casefold())
        say(client, words)

    smtplib.SMTP.send = send  # type: ignore[method-assign, assignment]


def main() -> None:
    watch()
    with writable_book(Path(sys.argv[1]), SystemClock()) as book:
        die("before")
        mail = delivery.claim_next(book)
        assert mail is not None
        die("claimed")
        server = mail_server(book)
        assert server is not None
        outcome = delivery.deliver(mail, server, keys_of())
        die("accepted")
        delivery.settle(book, mail.id, outcome)
        die("settled")


if __name__ == "__main__":
    main()
