"""The documents of one account for its customer: the joint impact plan, the map, the chart.

They speak English, whatever the window is set to, unless a customer's voice is asked for; what
tells internal things speaks the user's.
"""

from datetime import date
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable, facts_on
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.wording import ENGLISH

if TYPE_CHECKING:
    from csm_desktop.reports.handoff.pack import HandoffPack
    from csm_desktop.reports.people.chart_pack import ChartPack
    from csm_desktop.reports.people.pack import PeoplePack
    from csm_desktop.reports.plan.pack import PlanPack
    from csm_desktop.reports.team.pack import TeamPack


def plan_paper(account_id: int, as_of: date | None = None) -> "Printable[PlanPack]":
    """The joint impact plan of an account as of a day (default: today)."""
    from csm_desktop.reports.plan.pack import assemble_plan

    def gather(book: Book) -> "PlanPack":
        return assemble_plan(facts_on(book, account_id, as_of))

    def build(pack: "PlanPack", paper: str) -> bytes:
        from csm_desktop.reports.plan.build import build_plan

        return build_plan(pack, paper)

    return Printable(gather, build, ENGLISH, account_id=account_id)


def journey_paper(account_id: int, as_of: date | None = None) -> "Printable[PlanPack]":
    """The impact journey of an account as of a day (default: today): the plan to be looked at
    together, without gaps, agreement and signatures."""
    from csm_desktop.reports.plan.pack import assemble_plan

    def gather(book: Book) -> "PlanPack":
        return assemble_plan(facts_on(book, account_id, as_of))

    def build(pack: "PlanPack", paper: str) -> bytes:
        from csm_desktop.reports.plan.build import build_impact_journey

        return build_impact_journey(pack, paper)

    return Printable(gather, build, ENGLISH, account_id=account_id)


def handoff_paper(account_id: int, as_of: date | None = None) -> "Printable[HandoffPack]":
    """The hand-off sheet of an account as of a day (default: today)."""
    from csm_desktop.reports.handoff.pack import assemble_handoff

    def gather(book: Book) -> "HandoffPack":
        return assemble_handoff(facts_on(book, account_id, as_of))

    def build(pack: "HandoffPack", paper: str) -> bytes:
        from csm_desktop.reports.handoff.build import build_handoff

        return build_handoff(pack, paper)

    return Printable(gather, build, ENGLISH, account_id=account_id)


def map_paper(account_id: int, as_of: date | None = None) -> "Printable[PeoplePack]":
    """Who works with whom at an account, as of a day (default: today)."""
    from csm_desktop.reports.people.pack import assemble_people

    def gather(book: Book) -> "PeoplePack":
        with book.reading() as connection:
            facts = account_facts(connection, account_id, as_of or book.today())
            rules = rules_of(connection)
        return assemble_people(facts, rules)

    def build(pack: "PeoplePack", paper: str) -> bytes:
        from csm_desktop.reports.people.build import build_people

        return build_people(pack, paper)

    return Printable(gather, build, ENGLISH, account_id=account_id)


def chart_paper(
    account_id: int, as_of: date | None = None, *, internal: bool = False
) -> "Printable[ChartPack]":
    """Who reports to whom across one page, as of a day (default: today). The `internal` one tells
    influence, sentiment and open seats, too."""
    from csm_desktop.reports.people.chart_pack import assemble_chart

    def gather(book: Book) -> "ChartPack":
        return assemble_chart(facts_on(book, account_id, as_of), internal=internal)

    def build(pack: "ChartPack", paper: str) -> bytes:
        from csm_desktop.reports.people.chart_build import build_chart

        return build_chart(pack, paper)

    own = None if internal else account_id
    return Printable(gather, build, None if internal else ENGLISH, account_id=own)


def team_paper(account_id: int) -> "Printable[TeamPack]":
    """Who of ours works for an account today, as the customer may have it."""
    from csm_desktop.reports.team.pack import assemble_team

    def gather(book: Book) -> "TeamPack":
        return assemble_team(facts_on(book, account_id, None))

    def build(pack: "TeamPack", paper: str) -> bytes:
        from csm_desktop.reports.team.build import build_team

        return build_team(pack, paper)

    return Printable(gather, build, ENGLISH, account_id=account_id)
