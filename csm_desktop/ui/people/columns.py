"""The columns of the list of contacts, and the views that narrow it."""

from collections.abc import Mapping

from PySide6.QtGui import QImage

from csm_desktop.domain.lists.person_lines import BookPerson
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import label, mark, render, tr

PeopleView = ListView[BookPerson, None]
NO_ACCOUNT = "no_account"
VIEWS: tuple[PeopleView, ...] = (
    PeopleView("all", mark("All"), lambda line, _: line.status is not ContactStatus.LEFT),
    PeopleView(NO_ACCOUNT, mark("No account"), lambda line, _: line.account_id is None),
    PeopleView("left", mark("Left"), lambda line, _: line.status is ContactStatus.LEFT),
)


def columns(faces: Mapping[int, QImage]) -> list[Column[BookPerson]]:
    """What is shown of a contact; `faces` are the photos, by whose they are."""
    return [
        Column("name", tr("Name"), lambda line: line.name, CellKind.STRONG, 200,
               sentence=_spoken, faces=faces),
        Column("title", tr("Job title"), lambda line: line.title, width=220, stretch=True),
        Column("account", tr("Account"), lambda line: line.account, width=240, show=_account),
        Column("email", tr("E-mail"), lambda line: line.email, CellKind.QUIET, 240),
        Column("status", tr("Status"), lambda line: label(line.status), CellKind.QUIET, 110),
    ]  # fmt: skip


def _account(line: BookPerson) -> str:
    """The account; of somebody without one what their list called it."""
    if line.account_id is not None:
        return line.account
    return render(say("none: “{name}”", name=line.account)) if line.account else tr("none")


def _spoken(line: BookPerson) -> str:
    """A row in one sentence."""
    parts = (line.name, line.title, _account(line), line.email)
    return ", ".join(part for part in parts if part)
