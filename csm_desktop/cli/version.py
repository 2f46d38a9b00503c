"""`version`: which program this is, and how it is brought up to date."""

import argparse

from csm_desktop import TITLE, __version__
from csm_desktop.cli.output import say_json
from csm_desktop.domain.text.message import Message, say
from csm_desktop.resources import Installed, installed_as
from csm_desktop.wording import render

_UPDATES: dict[Installed, Message] = {
    Installed.PACKAGE: say("Install the newer package over it: sudo apt install ./FILE.deb"),
    Installed.FOLDER: say("Put the newer folder in the place of this one, or run its installer."),
    Installed.WHEEL: say("pipx upgrade csm-desktop, or pip install --upgrade csm-desktop"),
    Installed.CHECKOUT: say("git pull, then python3 packaging/run.py version"),
}


def version(arguments: argparse.Namespace) -> int:
    """Print the program's version; with `--check` how to come by a newer one, asking nobody."""
    how = installed_as()
    if arguments.json:
        told = {"version": __version__}
        if arguments.check:
            told |= {"installed_as": how.value, "update": render(_UPDATES[how])}
        say_json(told)
        return 0
    print(TITLE)
    if arguments.check:
        print(render(say("This program never asks the network whether there is a newer one: to "
                         "look for one, and to install it, is your act.")))  # fmt: skip
        print(render(_UPDATES[how]))
        print(render(say("A book made by this version opens in every later one; docs/updating.md "
                         "says what to do before.")))  # fmt: skip
    return 0
