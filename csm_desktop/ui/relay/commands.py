"""What can be done in the Relay workspace, and the ways to it; nothing of it is loaded here."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.usual import turns, walk
from csm_desktop.ui.frame.page_requests import PageOfFaces, WantedFace
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.relay.colleagues import ColleaguesFace
    from csm_desktop.ui.relay.segments import SegmentsFace

NAME = "relay"


class RelayFaces(PageOfFaces, Protocol):
    """The workspace, as its commands see it."""

    colleagues: "ColleaguesFace"
    segments: "SegmentsFace"

    def open_selected(self) -> None:
        """Go where the chosen line stands."""

    def ask_paper(self) -> None:
        """Preview the paper of the face in front."""


def commands(shell: Shell, wanted: WantedFace) -> list[Command]:
    """The ways to each face, from anywhere."""

    def show(face: str) -> None:
        wanted.face = face
        shell.go(NAME)

    way = partial(Command, menu=Menu.GO, needs_book=True, group=1)
    return [
        way(
            "relay.show_stages", tr("Stages and hand-overs of all accounts"),
            partial(show, "stages"), "Ctrl+9", icon="flag",
            words="boomerang lifecycle relay time in stage waiting accepted",
        ),
        way(
            "relay.show_sellers", tr("What became of what each sold"), partial(show, "sellers"),
            icon="trending-up", words="seller sold account executive patterns qualification note",
        ),
        way(
            "relay.show_colleagues", tr("Page for a colleague"), partial(show, "colleagues"),
            icon="users", words="team accounts actions promises owes hand out",
        ),
        way(
            "relay.show_segments", tr("Segments and journeys"), partial(show, "segments"),
            icon="flag", words="cadence touch baseline steps validation back-test product size",
        ),
        way(
            "relay.show_stories", tr("Win stories of all accounts"), partial(show, "stories"),
            icon="trophy", words="hero why they bought decision criteria reference",
        ),
        way(
            "relay.show_models", tr("Models of effectiveness"), partial(show, "models"),
            icon="chart-line", words="phases behaviours practices basics best level",
        ),
    ]  # fmt: skip


def declare(page: RelayFaces) -> None:
    """Declare the workspace's commands."""
    faces = (("stages", tr("Show the stages")), ("sellers", tr("Show the sellers")),
             ("colleagues", tr("Show the colleagues")),
             ("segments", tr("Show segments and journeys")),
             ("stories", tr("Show the win stories")),
             ("models", tr("Show the models of effectiveness")))  # fmt: skip
    page.shell.commands.add(
        *turns(NAME, page.turn, faces),
        Command(
            "relay.open", tr("Open the line"), page.open_selected, "O", Menu.ACCOUNT,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "relay.print", tr("Print the page for a colleague, or the validation of a journey…"),
            page.ask_paper, "Ctrl+P", Menu.NONE,
            lambda: page.front in (page.colleagues, page.segments), needs_book=True, page=NAME,
            icon="printer",
        ),
        Command(
            "relay.export", tr("Export the validation of a journey as CSV…"),
            page.segments.ask_csv, "E", Menu.NONE, lambda: page.front is page.segments,
            needs_book=True, page=NAME, icon="file-export",
        ),
        *walk(NAME, page.step),
    )  # fmt: skip
