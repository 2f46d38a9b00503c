"""What can be done in the Revenue workspace, with its keys."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.usual import walk
from csm_desktop.ui.frame.page_requests import PageOfFaces
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.paper.listings import ShownListing, ask_csv, ask_page
from csm_desktop.ui.revenue.movements import MovementsFace
from csm_desktop.ui.revenue.outputs import EXPORT, PRINT
from csm_desktop.ui.revenue.pipeline import PipelineFace
from csm_desktop.ui.revenue.renewals import RenewalsFace
from csm_desktop.wording import tr

NAME = "revenue"


class RevenueFaces(PageOfFaces, Protocol):
    """The workspace, as its commands see it."""

    movements: MovementsFace
    renewals: RenewalsFace
    pipeline: PipelineFace

    def give_out(self, ask: "Callable[[Shell, ShownListing, QWidget], None]") -> None:
        """Ask where what is in front shall go."""


def declare(page: RevenueFaces) -> None:
    """Declare the workspace's commands."""
    _declare_ways(page)
    _declare_movements(page)
    _declare_renewals(page)


def _is_front(page: RevenueFaces, face: Face) -> Callable[[], bool]:
    return lambda: page.front is face


def _declare_ways(page: RevenueFaces) -> None:
    def open_line() -> None:
        for face in (page.movements, page.renewals, page.pipeline):
            if face is page.front:
                face.open_selected()

    page.shell.commands.add(
        Command(
            "revenue.movements", tr("Show the movements"), lambda: page.turn("movements"),
            "Alt+1", Menu.VIEW, needs_book=True, page=NAME, icon="report-money", group=3,
        ),
        Command(
            "revenue.renewals", tr("Show renewals and forecast"), lambda: page.turn("renewals"),
            "Alt+2", Menu.VIEW, needs_book=True, page=NAME, icon="refresh", group=3,
            words="calendar committed likely risk",
        ),
        Command(
            "revenue.pipeline", tr("Show the pipeline"), lambda: page.turn("pipeline"),
            "Alt+3", Menu.VIEW, needs_book=True, page=NAME, icon="trending-up", group=3,
            words="opportunities upsell cross-sell doors",
        ),
        Command(
            "revenue.hand_over", tr("Hand over to the account manager…"),
            page.pipeline.hand_over, "H", Menu.ACCOUNT, _is_front(page, page.pipeline),
            needs_selection=True, page=NAME, icon="arrow-right", words="accepted opportunity",
        ),
        Command(
            "revenue.open", tr("Open the line"), open_line, "O", Menu.ACCOUNT,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            EXPORT, tr("Export what is shown…"), lambda: page.give_out(ask_csv), "E",
            Menu.ACCOUNT, needs_book=True, page=NAME, icon="file-download", group=1,
            words="csv spreadsheet movements renewals pipeline",
        ),
        Command(
            PRINT, tr("Print what is shown…"), lambda: page.give_out(ask_page), "P",
            Menu.ACCOUNT, needs_book=True, page=NAME, icon="printer", group=1,
            words="pdf paper movements renewals pipeline",
        ),
        *walk(NAME, page.step),
    )  # fmt: skip


def _declare_movements(page: RevenueFaces) -> None:
    shown = page.movements
    there = _is_front(page, shown)
    page.shell.commands.add(
        Command(
            "revenue.why", tr("Say how its figures are reckoned"), shown.explain, "I",
            Menu.ACCOUNT, there, needs_selection=True, page=NAME, icon="info-circle",
            words="formula inputs nrr grr churn",
        ),
        Command(
            "revenue.days", tr("Other days…"), shown.ask_days, "D", Menu.VIEW, there,
            needs_book=True, page=NAME, icon="calendar", group=3, words="window from to time",
        ),
        Command(
            "revenue.columns", tr("Choose columns"), shown.choose_columns, "", Menu.VIEW, there,
            needs_book=True, page=NAME, icon="columns", group=3,
        ),
    )  # fmt: skip


def _declare_renewals(page: RevenueFaces) -> None:
    shown = page.renewals
    there = _is_front(page, shown)
    page.shell.commands.add(
        Command(
            "revenue.end", tr("Say how the renewal ended…"), shown.end, "R", Menu.ACCOUNT, there,
            needs_selection=True, page=NAME, icon="refresh", words="renewed lost expanded smaller",
        ),
        Command(
            "revenue.plan", tr("Own word and preparation…"), shown.plan, "W", Menu.ACCOUNT, there,
            needs_selection=True, page=NAME, icon="checklist",
            words="forecast commit likely risk decider offer prepare",
        ),
        Command(
            "revenue.keep", tr("Keep this forecast"), shown.keep, "", Menu.ACCOUNT, there,
            needs_book=True, page=NAME, icon="flag", group=1,
        ),
    )  # fmt: skip
