"""What can be done in the Revenue workspace, with its keys."""

from typing import Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.revenue.movements import MovementsFace
from csm_desktop.wording import tr

NAME = "revenue"


class RevenueFaces(Protocol):
    """The workspace, as its commands see it."""

    shell: Shell
    movements: MovementsFace


def declare(page: RevenueFaces) -> None:
    """Declare the workspace's commands."""
    shown = page.movements
    page.shell.commands.add(
        Command(
            "revenue.open", tr("Open the line"), shown.open_selected, "O", Menu.ACCOUNT,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "revenue.why", tr("Say how its figures are reckoned"), shown.explain, "I",
            Menu.ACCOUNT, needs_selection=True, page=NAME, icon="info-circle",
            words="formula inputs nrr grr churn",
        ),
        Command(
            "revenue.days", tr("Other days…"), shown.ask_days, "D", Menu.VIEW, needs_book=True,
            page=NAME, icon="calendar", group=3, words="window from to time",
        ),
        Command(
            "revenue.export", tr("Export the movements…"), shown.ask_export, "E", Menu.ACCOUNT,
            needs_book=True, page=NAME, icon="file-download", group=1, words="csv spreadsheet",
        ),
        Command(
            "revenue.print", tr("Print the movements…"), shown.ask_paper, "P", Menu.ACCOUNT,
            needs_book=True, page=NAME, icon="printer", group=1, words="pdf paper",
        ),
        Command(
            "revenue.columns", tr("Choose columns"), shown.choose_columns, "", Menu.VIEW,
            needs_book=True, page=NAME, icon="columns", group=3,
        ),
        Command(
            "revenue.down", tr("Next line"), lambda: shown.step(1), "J", Menu.NONE, page=NAME,
            in_palette=False,
        ),
        Command(
            "revenue.up", tr("Previous line"), lambda: shown.step(-1), "K", Menu.NONE, page=NAME,
            in_palette=False,
        ),
    )  # fmt: skip
