"""How the parts of the settings are reached from anywhere."""

from collections.abc import Callable
from functools import partial

from csm_desktop.domain.text.message import say
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.page_requests import MODEL_OF
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

NAME = "settings"


@dataclass
class WantedPart:
    """The part that the settings shall show when they come to the front; "" the one of before.

    `scored` is the account by whose health model that part shall begin.
    """

    part: str = ""
    scored: int | None = None


def titles() -> dict[str, str]:
    """The parts, in the order of their tabs."""
    return {
        "you": tr("You"),
        "team": tr("Team"),
        "money": tr("Money"),
        "book": tr("This book"),
        "looks": tr("Appearance"),
        "reminders": tr("Reminders"),
        "health": tr("Health model"),
        "letters": tr("Letters"),
        "calendars": tr("Calendars"),
        "mail": tr("Mail"),
    }


# By what else people look for a part.
_WORDS = {
    "you": "me name signature e-mail time zone profile",
    "team": "colleagues people our side members relay stages who leads functions boomerang"
    " database publish postgresql",
    "money": "currency exchange rates fiscal year quarter renewal reasons",
    "book": "file folder path size backup restore rename",
    "health": "score factors weights bands lines windows model segment threshold",
    "reminders": "tray notification message follow-up clock morning remind quiet",
    "mail": "smtp server password outbox send port host",
    "letters": "templates mail follow-up greeting language text",
    "calendars": "ics folder watch outlook google time zone meetings import",
    "looks": "theme dark light text size font language locale",
}


def commands(shell: Shell, wanted: WantedPart) -> list[Command]:
    """A command for each part; the keys hold within the settings, as those of an account's tabs."""

    def show(part: str) -> None:
        wanted.part = part
        shell.go(NAME)

    def show_model_of(account_id: int) -> None:
        wanted.scored = account_id
        show("health")

    return [
        Command(
            MODEL_OF, tr("Health model of the account"), partial(show, "health"), needs_book=True,
            in_palette=False, on_account=show_model_of,
        ),
        *_parts(show),
    ]  # fmt: skip


def _parts(show: Callable[[str], None]) -> list[Command]:
    return [
        Command(
            f"settings.{part}", render(say("Settings: {part}", part=title)), partial(show, part),
            "", Menu.NONE, needs_book=True, icon="settings", words=_WORDS[part],
        )
        for part, title in titles().items()
    ]  # fmt: skip
