"""`version`: which program this is."""

import argparse

from csm_desktop import __version__
from csm_desktop.cli.output import say_json


def version(arguments: argparse.Namespace) -> int:
    """Print the program's version."""
    if arguments.json:
        say_json({"version": __version__})
    else:
        print(f"CSM Desktop {__version__}")
    return 0
