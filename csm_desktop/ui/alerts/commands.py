"""What can be done in the Alerts workspace, with its keys."""

from collections.abc import Callable, Sequence
from typing import Protocol

from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.ui.alerts.alert_list import AlertList
from csm_desktop.ui.alerts.playbooks import PlaybooksFace
from csm_desktop.ui.alerts.rules import RulesFace
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.usual import walk
from csm_desktop.ui.frame.alerts.acts import ask_outcome, ask_rest, call_again, open_alert
from csm_desktop.ui.frame.alerts.playbook_start import ask_playbook
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

NAME = "alerts"
ROW_ACTS = (
    ("alerts.open", "alerts.peek"),
    ("alerts.play", "alerts.rest", "alerts.close", "alerts.again"),
)
"""What the menu of a row offers, in its groups."""


class AlertFaces(Protocol):
    """The workspace, as its commands see it."""

    shell: Shell
    alerts: AlertList
    face: str

    @property
    def rules(self) -> RulesFace:
        """The face of the rules."""

    @property
    def playbooks(self) -> PlaybooksFace:
        """The face of the playbooks."""

    def give_back(self) -> None:
        """Give the chosen rule back to the program."""

    def step(self, by: int) -> None:
        """Go down (or up) some lines of the face in front."""

    def turn(self, face: str) -> None:
        """Show another face: alerts, rules or playbooks."""


def declare(page: AlertFaces) -> None:
    """Declare the workspace's commands."""
    _declare_acts(page)
    _declare_ways(page)
    _declare_playbooks(page)


def _declare_acts(page: AlertFaces) -> None:
    shell, shown, menu = page.shell, page.alerts, Menu.ACCOUNT

    def chosen() -> Sequence[AlertLine]:
        return shown.table.selection

    def is_on(*allowed: Shelf) -> bool:
        lines = chosen() if page.face == "alerts" else ()
        return bool(lines) and all(line.shelf in allowed for line in lines)

    def play() -> None:
        if shown.table.current is not None:
            ask_playbook(shell, shown.table.current, shown)

    def lead() -> None:
        if shown.table.current is not None:
            open_alert(shell, shown.table.current)

    shell.commands.add(
        Command(
            "alerts.open", tr("Open what set it off"), lead, "O", menu,
            lambda: is_on(*Shelf), needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "alerts.peek", tr("Tell more of this alert"), shown.peek, "", menu,
            lambda: is_on(*Shelf), needs_selection=True, page=NAME, icon="eye",
        ),
        Command(
            "alerts.play", tr("Start playbook…"), play, "P", menu,
            lambda: is_on(Shelf.FIRING, Shelf.SNOOZED), needs_selection=True, page=NAME,
            icon="checklist", words="answer",
        ),
        Command(
            "alerts.rest", tr("Let rest…"), lambda: ask_rest(shell, chosen(), shown), "S", menu,
            lambda: is_on(Shelf.FIRING, Shelf.SNOOZED), needs_selection=True, page=NAME,
            icon="calendar", words="snooze postpone later",
        ),
        Command(
            "alerts.close", tr("Close…"), lambda: ask_outcome(shell, chosen(), shown), "X", menu,
            lambda: is_on(Shelf.FIRING, Shelf.SNOOZED, Shelf.CLOSED), needs_selection=True,
            page=NAME, icon="check", words="done outcome",
        ),
        Command(
            "alerts.again", tr("Call again"), lambda: call_again(shell, chosen()), "R", menu,
            lambda: is_on(Shelf.SNOOZED, Shelf.CLOSED), needs_selection=True, page=NAME,
            icon="refresh", words="reopen wake",
        ),
    )  # fmt: skip


def _declare_ways(page: AlertFaces) -> None:
    shown = page.alerts

    def on_list() -> bool:
        return page.face == "alerts"

    page.shell.commands.add(
        Command(
            "alerts.list", tr("Show the alerts"), lambda: page.turn("alerts"), "", Menu.VIEW,
            lambda: not on_list(), needs_book=True, page=NAME, icon="arrow-left", group=3,
        ),
        Command(
            "alerts.rules", tr("Show the rules of alerts"), lambda: page.turn("rules"), "U",
            Menu.VIEW, lambda: page.face != "rules", needs_book=True, page=NAME, icon="adjustments",
            group=3, words="threshold severity silent",
        ),
        Command(
            "alerts.playbooks", tr("Show the playbooks"), lambda: page.turn("playbooks"), "B",
            Menu.VIEW, lambda: page.face != "playbooks", needs_book=True, page=NAME,
            icon="checklist", group=3, words="runs steps worked",
        ),
        Command(
            "alerts.restore", tr("Back to the program's own"), page.give_back, "D",
            Menu.EDIT, lambda: page.face == "rules" and _is_changed(page.rules), needs_book=True,
            page=NAME, icon="restore", group=1, words="reset standard rule",
        ),
        Command(
            "alerts.whose", tr("Only mine, or all accounts"), shown.mine.toggle, "W", Menu.VIEW,
            on_list, needs_book=True, page=NAME, icon="user", group=3, words="owner colleague",
        ),
        Command(
            "alerts.filter", tr("Filter alerts"), shown.filter.setFocus, "Ctrl+F", Menu.EDIT,
            on_list, page=NAME, needs_book=True, icon="filter", group=1,
        ),
        *walk(NAME, page.step),
    )  # fmt: skip


def _declare_playbooks(page: AlertFaces) -> None:
    def books(act: Callable[[PlaybooksFace], object]) -> Callable[[], object]:
        return lambda: act(page.playbooks)

    def on_playbook() -> bool:
        return page.face == "playbooks" and page.playbooks.playbook is not None

    def on_own() -> bool:
        return on_playbook() and getattr(page.playbooks.playbook, "id", None) is not None

    def on_run() -> bool:
        return page.face == "playbooks" and page.playbooks.run is not None

    page.shell.commands.add(
        Command(
            "alerts.new_playbook", tr("New playbook"), books(PlaybooksFace.write_new), "N",
            Menu.EDIT, lambda: page.face == "playbooks", needs_book=True, page=NAME, icon="plus",
            group=1,
        ),
        Command(
            "alerts.copy_playbook", tr("Copy the playbook"), books(PlaybooksFace.write_copy),
            "C", Menu.EDIT, on_playbook, needs_book=True, page=NAME, icon="copy", group=1,
        ),
        Command(
            "alerts.remove_playbook", tr("Remove the playbook"), books(PlaybooksFace.remove),
            "", Menu.EDIT, on_own, needs_book=True, page=NAME, icon="trash", group=1,
            destructive=True,
        ),
        Command(
            "alerts.end_run", tr("End the playbook…"), books(PlaybooksFace.end_chosen), "E",
            Menu.ACCOUNT, on_run, needs_book=True, page=NAME, icon="flag", words="outcome",
        ),
    )  # fmt: skip


def _is_changed(rules: RulesFace) -> bool:
    return rules.current is not None and rules.current.changed
