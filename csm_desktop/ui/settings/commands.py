"""How the parts of the settings are reached from anywhere."""

from dataclasses import dataclass
from functools import partial

from csm_desktop.domain.text.message import say
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import render, tr

NAME = "settings"


@dataclass
class WantedPart:
    """The part that the settings shall show when they come to the front; "" the one of before."""

    part: str = ""


def titles() -> dict[str, str]:
    """The parts, in the order of their tabs."""
    return {
        "you": tr("You"),
        "team": tr("Team"),
        "money": tr("Money"),
        "book": tr("This book"),
        "looks": tr("Appearance"),
        "health": tr("Health model"),
    }


# By what else people look for a part.
_WORDS = {
    "you": "me name signature e-mail time zone profile",
    "team": "colleagues people our side members",
    "money": "currency exchange rates",
    "book": "file folder path size backup restore rename",
    "health": "score factors weights bands lines windows model segment threshold",
    "looks": "theme dark light text size font language locale",
}


def commands(shell: Shell, wanted: WantedPart) -> list[Command]:
    """A command for each part; the keys hold within the settings, as those of an account's tabs."""

    def show(part: str) -> None:
        wanted.part = part
        shell.go(NAME)

    return [
        Command(
            f"settings.{part}",
            render(say("Settings: {part}", part=title)),
            partial(show, part),
            "",
            Menu.NONE,
            needs_book=True,
            icon="settings",
            words=_WORDS[part],
        )
        for part, title in titles().items()
    ]
