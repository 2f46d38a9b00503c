"""What can be done on the page of the practice, and the ways to it; loads nothing of it."""

from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.usual import turns, walk
from csm_desktop.ui.frame.page_requests import (
    SHOW_CHECKLIST,
    PageOfFaces,
    PendingAccounts,
    WantedFace,
)
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.practice.assessment import AssessmentFace
    from csm_desktop.ui.practice.checklist import ChecklistFace
    from csm_desktop.ui.practice.requests import RequestsFace

NAME = "practice"
ASSESS, PRINT = "practice.assess", "practice.print"


@dataclass
class WantedPractice(WantedFace):
    """Also: `accounts` is where the page asks for accounts to be shown in the Book."""

    accounts: PendingAccounts = field(default_factory=PendingAccounts)


class PracticeFaces(PageOfFaces, Protocol):
    """The page, as its commands see it."""

    assessment: "AssessmentFace"
    checklist: "ChecklistFace"
    requests: "RequestsFace"

    def assess(self) -> None:
        """Begin, or go on with, what the face in front judges."""

    def export(self) -> None:
        """Write the list of the face in front for a spreadsheet."""

    def ask_paper(self) -> None:
        """Preview the paper of the face in front."""


def commands(shell: Shell, wanted: WantedPractice) -> list[Command]:
    """The ways to each face, from anywhere."""

    def show(face: str) -> None:
        wanted.face = face
        shell.go(NAME)

    way = partial(Command, menu=Menu.GO, needs_book=True, group=1)
    return [
        way(
            "practice.show_assessment", tr("Self-assessment of the practice"),
            partial(show, "assessment"), icon="compass",
            words="csmi maturity index pillars stages score",
        ),
        way(
            SHOW_CHECKLIST, tr("Checklist of the practice"), partial(show, "checklist"),
            icon="checklist", words="optin2 cs-o.p.t.in2 layers wheel in place",
        ),
        way(
            "practice.show_requests", tr("Requests to product over the book"),
            partial(show, "requests"), icon="bulb",
            words="feature wish roadmap feedback answers weight arr",
        ),
        way(
            "practice.show_kpis", tr("Figures of the practice"), partial(show, "kpis"),
            icon="trending-up",
            words="kpi nps csat nrr churn lifetime time to value follow-ups ebr",
        ),
        way(
            "practice.show_engagement", tr("Engagement over the book"),
            partial(show, "engagement"), icon="users",
            words="level renewal yearly quarterly full ebr segment",
        ),
        way(
            "practice.show_council", tr("Customer council"), partial(show, "council"),
            icon="users", words="advisory board champions seat member meeting asked",
        ),
    ]  # fmt: skip


def declare(page: PracticeFaces) -> None:
    """Declare the page's commands."""
    # Imported here: the window is equipped with the ways before anything of the field is loaded.
    from csm_desktop.domain.records.practice.checklist import ItemState

    faces = (("assessment", tr("Show the self-assessment")),
             ("checklist", tr("Show the checklist")),
             ("requests", tr("Show the requests to product")),
             ("kpis", tr("Show the figures of the practice")),
             ("engagement", tr("Show the engagement over the book")),
             ("council", tr("Show the customer council")))  # fmt: skip
    states = ((ItemState.IN_PLACE, tr("Found in place"), "Y"),
              (ItemState.PARTLY, tr("Found partly"), "P"),
              (ItemState.NO, tr("Not found"), "X"))  # fmt: skip
    page.shell.commands.add(
        *turns(NAME, page.turn, faces),
        *(
            Command(
                f"practice.{state.value}", title, partial(page.checklist.answer, state), key,
                Menu.ACCOUNT, lambda: page.front is page.checklist, needs_selection=True,
                page=NAME, group=1,
            )
            for state, title, key in states
        ),
        Command(
            "practice.export", tr("Export this list as CSV…"), page.export, "E",
            Menu.NONE, lambda: page.front is not page.assessment, needs_book=True, page=NAME,
            icon="file-export",
        ),
        Command(
            ASSESS, tr("Assess the practice today"), page.assess, "N", Menu.ACCOUNT,
            lambda: page.front in (page.assessment, page.checklist),
            needs_book=True, page=NAME, icon="plus",
        ),
        Command(
            PRINT, tr("Print the page of the practice…"), page.ask_paper, "Ctrl+P", Menu.NONE,
            needs_book=True, page=NAME, icon="printer",
        ),
        *walk(NAME, page.step),
    )  # fmt: skip
