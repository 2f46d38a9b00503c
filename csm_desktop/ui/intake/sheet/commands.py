"""The hand-off sheet from wherever the user is, and what can be done on it."""

from functools import partial
from typing import Protocol

from csm_desktop.domain.handoff.sheet_parts import PARTS, SheetPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.page_requests import SHEET, OpenPageFor, PendingAccount
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

PAGE = "sheet"
KEYS = {part: f"Alt+{place}" for place, part in enumerate(SheetPart, 1)}
"""The key that leads to each part."""
NEXT_KEY, FILL_KEY, SENT_KEY, OPEN_KEY = "Alt+0", "Ctrl+Return", "Alt+9", "Ctrl+H"
_GROUP = 3


class SheetActs(Protocol):
    """What the commands ask of the page."""

    shell: Shell

    def go_to_part(self, part: SheetPart) -> None:
        """Go to a part of the sheet."""

    def go_to_open(self) -> None:
        """Go to the next part that is still to be written."""

    def fill(self) -> None:
        """Fill what is empty from what the book knows."""

    def ask_paper(self) -> None:
        """Preview the sheet as it is printed."""

    def say_sent(self) -> None:
        """Say that the sheet went out today."""

    def open_intake(self) -> None:
        """Go to the message that the account was handed over with."""


def commands(shell: Shell, wanted: PendingAccount) -> list[Command]:
    """The hand-off sheet of the account in front, or of one that the palette names."""
    opener = OpenPageFor(shell, wanted, PAGE)
    return [
        Command(
            SHEET, tr("Hand-off sheet"), opener.open_for_latest, OPEN_KEY, Menu.ACCOUNT,
            needs_book=True, page="account", icon="file-text", on_account=opener.open_for,
            words="handoff handover win story introduction remorse expectations quickest value",
        ),
    ]  # fmt: skip


def declare(tab: SheetActs) -> None:
    """What can be done on the page, with its keys."""
    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page=PAGE, group=_GROUP)
    parts = [
        own(f"sheet.part.{part.value}", render(say("Go to: {part}", part=PARTS[part])),
            partial(tab.go_to_part, part), key)
        for part, key in KEYS.items()
    ]  # fmt: skip
    tab.shell.commands.add(
        *parts,
        own("sheet.next", tr("Go to what is still to be written"), tab.go_to_open, NEXT_KEY,
            icon="arrow-right"),
        own("sheet.fill", tr("Fill what is empty from what is known"), tab.fill, FILL_KEY,
            icon="checks"),
        own("sheet.print", tr("Preview and print the hand-off sheet"), tab.ask_paper, "Ctrl+P",
            icon="printer", words="pdf paper document"),
        own("sheet.sent", tr("The hand-off sheet went out today"), tab.say_sent, SENT_KEY,
            icon="send"),
        own("sheet.intake", tr("Back to the hand-off intake"), tab.open_intake, OPEN_KEY,
            icon="file-text"),
    )  # fmt: skip
