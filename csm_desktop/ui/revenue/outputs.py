"""What a face of the workspace shows, out of the window: E into a file, P onto paper."""

from typing import Protocol

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.widgets import Button
from csm_desktop.wording import tr

EXPORT, PRINT = "revenue.export", "revenue.print"


class Listed(Protocol):
    """A face that can go into a file."""

    shell: Shell

    def listing(self) -> ShownListing | None:
        """What is in front; None until it is there."""


def out_buttons(face: Listed) -> tuple[Button, Button]:
    """The two ways out, beside what is shown."""
    run = face.shell.commands.run
    return (
        Button(tr("CSV…"), lambda: run(EXPORT), icon="file-download"),
        Button(tr("Print…"), lambda: run(PRINT), icon="printer"),
    )
