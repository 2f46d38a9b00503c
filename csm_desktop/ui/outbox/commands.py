"""What can be done in the outbox, with its keys."""

from collections.abc import Sequence
from typing import Protocol

from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.wording import tr

NAME = "outbox"
ROW_ACTS = (
    ("outbox.read", "outbox.review", "outbox.open"),
    ("outbox.send", "outbox.hand_over", "outbox.retry", "outbox.was_sent", "outbox.back"),
    ("outbox.discard",),
)
"""What the menu of a row offers."""
_OPEN = (MailState.DRAFT, MailState.REFUSED)


class OutboxActs(ListActs, Protocol):
    """The outbox, as its commands see it."""

    def read_selected(self) -> None:
        """Show the mail that the keyboard is on, to be read or written."""

    def review(self) -> None:
        """Look through the drafts, one by one."""

    def open_selected(self) -> None:
        """Go to its meeting, or to its account."""

    def send(self) -> None:
        """Send the chosen drafts."""

    def hand_over(self) -> None:
        """Hand the chosen draft to the mail program."""

    def retry(self) -> None:
        """Try the chosen ones again."""

    def was_sent(self) -> None:
        """The chosen ones went out."""

    def take_back(self) -> None:
        """The chosen ones do not go."""

    def discard(self) -> None:
        """Throw the chosen drafts away."""

    def send_now(self) -> None:
        """Try now what waits."""


def declare(page: OutboxActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT

    def chosen(*states: MailState, ours: bool = True) -> bool:
        lines: Sequence[OutboxLine] = page.table.selection
        fits = all(line.state in states and not (ours and line.is_follow_up) for line in lines)
        return bool(lines) and fits

    page.shell.commands.add(
        Command(
            "outbox.read", tr("Read or write this mail"), page.read_selected, "E", menu,
            lambda: not any(line.is_follow_up for line in page.table.selection),
            needs_selection=True, page=NAME, icon="eye", words="edit peek",
        ),
        Command(
            "outbox.review", tr("Look through the drafts"), page.review, "V", menu,
            needs_book=True, page=NAME, icon="eye", words="review one by one set campaign",
        ),
        Command(
            "outbox.open", tr("Open its meeting or account"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "outbox.send", tr("Send"), page.send, "S", menu, lambda: chosen(*_OPEN),
            needs_selection=True, page=NAME, icon="send", words="queue mail",
        ),
        Command(
            "outbox.hand_over", tr("Hand to the mail program"), page.hand_over, "H", menu,
            lambda: chosen(*_OPEN), needs_selection=True, page=NAME, icon="mail",
        ),
        Command(
            "outbox.retry", tr("Try again"), page.retry, "R", menu,
            lambda: chosen(MailState.QUEUED, MailState.REFUSED, MailState.UNKNOWN),
            needs_selection=True, page=NAME, icon="refresh", words="resend",
        ),
        Command(
            "outbox.was_sent", tr("It was sent"), page.was_sent, "X", menu,
            lambda: chosen(MailState.UNKNOWN, MailState.HANDED_OFF, ours=False),
            needs_selection=True, page=NAME, icon="check", words="confirm arrived",
        ),
        Command(
            "outbox.back", tr("Take back: it is not sent"), page.take_back, "B", menu,
            lambda: chosen(*(s for s in MailState if s not in (MailState.DRAFT, MailState.CLAIMED,
                                                               MailState.SENT)), ours=False),
            needs_selection=True, page=NAME, icon="arrow-back-up", words="cancel not sent draft",
        ),
        Command(
            "outbox.discard", tr("Throw the draft away"), page.discard, "Del", menu,
            lambda: chosen(*_OPEN), needs_selection=True, page=NAME, icon="trash",
            destructive=True,
        ),
        Command(
            "outbox.now", tr("Send what waits now"), page.send_now, "Ctrl+Return", menu,
            needs_book=True, page=NAME, icon="send", words="connect online retry",
        ),
        *list_commands(page, NAME, tr("Filter mails")),
    )  # fmt: skip
