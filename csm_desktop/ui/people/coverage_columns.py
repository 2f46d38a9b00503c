"""The columns of the page of role coverage, and the views that narrow it."""

from collections.abc import Callable

from csm_desktop.app.documents.role_listing import thread_words
from csm_desktop.domain.lists.role_lines import CarrierLine
from csm_desktop.domain.people.threads import ThreadKind
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import joined, label, mark, render, tr

CoverageView = ListView[CarrierLine, None]


def _lacks(role: ContactRole) -> Callable[[CarrierLine, None], bool]:
    return lambda line, _: line.role(role).missing


VIEWS: tuple[CoverageView, ...] = (
    CoverageView("all", mark("All"), lambda *_: True),
    CoverageView("sponsor", mark("No sponsor"), _lacks(ContactRole.SPONSOR)),
    CoverageView("buyer", mark("No buyer"), _lacks(ContactRole.COMMERCIAL_BUYER)),
    CoverageView("champion", mark("No champion"), _lacks(ContactRole.CHAMPION)),
    CoverageView("single", mark("Single thread"), lambda line, _: line.thread is ThreadKind.SINGLE),
    CoverageView("none", mark("No live contact"), lambda line, _: line.thread is ThreadKind.NONE),
)


def columns() -> list[Column[CarrierLine]]:
    """The account, its money, who holds which role, and on whom it hangs."""
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 180,
               stretch=True, sentence=_spoken),
        Column("arr", tr("ARR"), lambda line: line.arr, CellKind.MONEY, 110,
               sort=lambda line: line.worth),
        _role(ContactRole.SPONSOR, tr("Sponsor"), 176),
        _role(ContactRole.COMMERCIAL_BUYER, tr("Commercial buyer"), 176),
        _role(ContactRole.CHAMPION, tr("Champion"), 176),
        _role(ContactRole.DECISION_MAKER, tr("Decision maker"), 150, hidden=True),
        _role(ContactRole.STAKEHOLDER, tr("Stakeholder"), 150, hidden=True),
        _role(ContactRole.END_USER, tr("End user"), 150, hidden=True),
        Column("coverage", tr("Coverage"), lambda line: line.coverage, CellKind.DOTS, 80),
        Column("thread", tr("Hangs on"), _hangs, CellKind.TEXT, 190,
               sort=lambda line: (list(ThreadKind).index(line.thread), line.holders)),
        Column("last_met", tr("Last met"), lambda line: line.last_met, CellKind.DAY, 100,
               hidden=True),
        Column("segment", tr("Segment"), lambda line: line.segment, CellKind.QUIET, 110,
               hidden=True),
        Column("owner", tr("Owner"), lambda line: line.owner, CellKind.QUIET, 120, hidden=True),
    ]  # fmt: skip


def _hangs(line: CarrierLine) -> str:
    return thread_words(line) if line.is_thin else ""


def _role(
    role: ContactRole, title: str, width: int, *, hidden: bool = False
) -> Column[CarrierLine]:
    def words(line: CarrierLine) -> str:
        holders = line.role(role).holders
        if not holders:
            return tr("nobody")
        nearest = holders[0]
        # The days first: of the two, a name is known by its beginning.
        met = tr("never met") if nearest.days is None else render(say("{n} d", n=nearest.days))
        who = nearest.name
        if len(holders) > 1:
            who = render(say("{who} (+{n})", who=who, n=len(holders) - 1))
        return render(say("{met} · {name}", met=met, name=who))

    def days(line: CarrierLine) -> tuple[int, int]:
        # A gap first, then who was never met, then whom we have not seen for longest.
        holders = line.role(role).holders
        if not holders:
            return (0, 0)
        return (1, 0) if holders[0].days is None else (2, -holders[0].days)

    return Column(
        role.value, title, words, CellKind.TEXT, width, sort=days, hidden=hidden,
        late=lambda line: line.role(role).missing,
    )  # fmt: skip


def _spoken(line: CarrierLine) -> str:
    parts = [line.account]
    if line.missing:
        roles = joined([label(role) for role in line.missing])
        parts.append(render(say("nobody is {roles}", roles=roles)))
    if line.is_thin:
        parts.append(render(say("hangs on {who}", who=thread_words(line))))
    return ", ".join(parts)
