"""`demo`: the main job of a first visit."""

import argparse

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.demo import make_demo
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr


def demo(arguments: argparse.Namespace) -> int:
    """Make the sample book and two documents, and say where they are."""
    with Ticker(tr("Making the sample book")):
        made = make_demo(arguments.out, SystemClock(), overwrite=arguments.overwrite)
    if arguments.json:
        say_json(made)
        return 0
    print(render(say("Sample book         {path}", path=str(made.book))))
    print(render(say("EBR pack            {path}", path=str(made.pack))))
    print(render(say("Joint impact plan   {path}", path=str(made.plan))))
    if arguments.no_window:
        return 0
    from csm_desktop.bootstrap import open_window

    return open_window(made.book)
