"""What can be done on the page of the practice, and the ways to it; loads nothing of it."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.practice.assessment import AssessmentFace

NAME = "practice"
ASSESS, PRINT = "practice.assess", "practice.print"


@dataclass
class WantedPractice:
    """The face that the page shall show when it comes to the front; "" the one of before."""

    face: str = ""


class PracticeFaces(Protocol):
    """The page, as its commands see it."""

    shell: Shell
    assessment: "AssessmentFace"

    def turn(self, face: str) -> None:
        """Show another face."""

    def step(self, by: int) -> None:
        """Go down (or up) on the face in front."""

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
    ]  # fmt: skip


def declare(page: PracticeFaces) -> None:
    """Declare the page's commands."""
    page.shell.commands.add(
        Command(
            ASSESS, tr("Assess the practice today"), page.assessment.assess, "N", Menu.ACCOUNT,
            needs_book=True, page=NAME, icon="plus",
        ),
        Command(
            PRINT, tr("Print the page of the practice…"), page.ask_paper, "Ctrl+P", Menu.NONE,
            needs_book=True, page=NAME, icon="printer",
        ),
        Command(
            "practice.down", tr("Next line"), lambda: page.step(1), "J", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "practice.up", tr("Previous line"), lambda: page.step(-1), "K", Menu.NONE,
            page=NAME, in_palette=False,
        ),
    )  # fmt: skip
