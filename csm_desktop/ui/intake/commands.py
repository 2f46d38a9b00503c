"""The intake from wherever the user is, declared before its page is made; and what it can do."""

from functools import partial
from typing import Protocol

from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.page_requests import INTAKE, OpenPageFor, PendingAccount
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

PAGE = "intake"
KEYS = {part: f"Alt+{place}" for place, part in enumerate(SpicedPart, 1)}
"""The key that files a selection under each part."""
DATE_KEY, NEXT_KEY, PLAN_KEY, SHEET_KEY = "Alt+6", "Alt+0", "Ctrl+Return", "Ctrl+H"
TAKE_KEY = "Alt+7"
_GROUP = 3


class IntakeActs(Protocol):
    """What the commands ask of the page."""

    shell: Shell

    def file(self, part: SpicedPart) -> None:
        """File what is selected in the message as this part."""

    def date_event(self) -> None:
        """Take the date that the critical event's words name."""

    def go_to_open(self) -> None:
        """Go to the next thing that is open."""

    def make_plan(self) -> None:
        """Make the plan in one step and show it."""

    def open_sheet(self) -> None:
        """Go to the hand-off sheet."""

    def take_found(self) -> None:
        """Enter the next thing that the message says."""


def commands(shell: Shell, wanted: PendingAccount) -> list[Command]:
    """The intake of the account in front, or of one that the palette names ("hand nor")."""
    opener = OpenPageFor(shell, wanted, PAGE)
    return [
        Command(
            INTAKE, tr("Hand-off intake"), opener.open_for_latest, "H", Menu.ACCOUNT,
            needs_book=True, page="account", icon="file-text", on_account=opener.open_for,
            words="handoff handover sales message onboarding new customer spiced kickoff",
        ),
    ]  # fmt: skip


def declare(tab: IntakeActs) -> None:
    """What can be done on the page, with its keys."""
    files = [
        Command(
            f"intake.file.{part.value}",
            render(say("File the selection under {part}", part=part)),
            partial(tab.file, part),
            key,
            Menu.ACCOUNT,
            needs_book=True,
            page=PAGE,
            icon="quote",
            group=_GROUP,
        )
        for part, key in KEYS.items()
    ]
    tab.shell.commands.add(
        *files,
        Command(
            "intake.date_event", tr("Take the date found in the critical event"), tab.date_event,
            DATE_KEY, Menu.ACCOUNT, needs_book=True, page=PAGE, icon="calendar", group=_GROUP,
        ),
        Command(
            "intake.take", tr("Take what was found in the message"), tab.take_found, TAKE_KEY,
            Menu.ACCOUNT, needs_book=True, page=PAGE, icon="checks", group=_GROUP,
        ),
        Command(
            "intake.next", tr("Go to what is still open"), tab.go_to_open, NEXT_KEY, Menu.ACCOUNT,
            needs_book=True, page=PAGE, icon="arrow-right", group=_GROUP,
        ),
        Command(
            "intake.plan", tr("Make the plan"), tab.make_plan, PLAN_KEY, Menu.ACCOUNT,
            needs_book=True, page=PAGE, icon="checks", group=_GROUP,
        ),
        Command(
            "intake.sheet", tr("On to the hand-off sheet"), tab.open_sheet, SHEET_KEY,
            Menu.ACCOUNT, needs_book=True, page=PAGE, icon="file-text", group=_GROUP,
        ),
    )  # fmt: skip
