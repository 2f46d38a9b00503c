"""Role coverage over the book as a page for our own side, and as a table."""

from collections.abc import Sequence

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.lists.role_coverage import RoleBook
from csm_desktop.domain.lists.role_lines import CARRIERS, CarrierLine, ThinSum
from csm_desktop.domain.people.roles import ROLES, RoleCoverage
from csm_desktop.domain.people.threads import ThreadKind
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import joined, label, money, moneys, render, tr, voice


def role_listing(found: RoleBook, lines: Sequence[CarrierLine]) -> Listing:
    """These lines of the book's role coverage, in their order."""
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Role coverage"),
        thin_words(found.thin),
        tr("Internal: it names several customers"),
        tr("No account is there."),
        (_table(lines, found),) if lines else (),
    )
    return Listing(pack, (_heads(), *map(_cells, lines)))


def thin_words(thin: ThinSum) -> str:
    """How much hangs on one person or on nobody, in one sentence."""
    if not thin.number:
        return tr("No account hangs on one person")
    amounts = moneys(thin.amounts)
    if thin.together is not None:
        amounts = money(Money.of(round(thin.together.amount), thin.together.currency), whole=True)
    if not amounts:
        bare = say(
            "{n} account hangs on one person or on nobody",
            "{n} accounts hang on one person or on nobody",
            n=thin.number,
        )
        return render(bare)
    said = say(
        "{n} account hangs on one person or on nobody: {money} a year",
        "{n} accounts hang on one person or on nobody: {money} a year",
        n=thin.number,
        money=amounts,
    )
    return render(said)


def holder_words(role: RoleCoverage) -> str:
    """Who holds a role and when they were last met, the one met last first; "" for nobody."""
    if role.missing:
        return ""
    nearest = role.holders[0]
    more = len(role.holders) - 1
    if nearest.days is None:
        said = say("{name}, never met", name=nearest.name)
    else:
        said = say("{name}, {n} day ago", "{name}, {n} days ago", name=nearest.name, n=nearest.days)
    return render(say("{who} (+{n})", who=render(said), n=more)) if more else render(said)


def thread_words(line: CarrierLine) -> str:
    """On whom an account hangs."""
    if line.thread is ThreadKind.NONE:
        return tr("nobody: no live contact")
    return joined(list(line.holders))


def _table(lines: Sequence[CarrierLine], found: RoleBook) -> PrintedTable:
    note = say(
        "Live contact is a connection met within {n} day. An account hangs on one person where"
        " no two pairs of live contact are of four different people.",
        "Live contact is a connection met within {n} days. An account hangs on one person where"
        " no two pairs of live contact are of four different people.",
        n=found.window,
    )
    return PrintedTable(
        (
            PrintedColumn(tr("Account"), 2.2),
            PrintedColumn(tr("ARR"), 1.5, "right"),
            *(PrintedColumn(label(role), 2.2) for role in CARRIERS),
            PrintedColumn(tr("3×3"), 0.8, "right"),
            PrintedColumn(tr("Hangs on"), 2.2),
        ),
        tuple(
            (
                line.account,
                moneys(line.arr),
                *(holder_words(line.role(role)) or tr("nobody") for role in CARRIERS),
                f"{line.coverage}/{line.goal}",
                thread_words(line),
            )
            for line in lines
        ),
        notes=(render(note),),
    )


def _heads() -> tuple[str, ...]:
    roles = [(label(role), _met_head(label(role))) for role in ROLES]
    return (
        tr("Account"), tr("Segment"), tr("Owner"), tr("ARR"), tr("Currency"),
        *(head for pair in roles for head in pair), tr("Coverage"), tr("Thread"), tr("Hangs on"),
        tr("Last met"),
    )  # fmt: skip


def _met_head(role: str) -> str:
    return render(say("{role} last met", role=role))


def _cells(line: CarrierLine) -> tuple[str, ...]:
    # One amount a currency: beside each other where an account pays in several.
    amounts = "; ".join(str(amount.amount) for amount in line.arr)
    codes = "; ".join(amount.currency for amount in line.arr)
    roles: list[str] = []
    for role in line.roles:
        roles.append("; ".join(holder.name for holder in role.holders))
        met = role.holders[0].last_met if role.holders else None
        roles.append(f"{met}" if met is not None else "")
    return (
        line.account, line.segment, line.owner, amounts, codes, *roles, str(line.coverage),
        label(line.thread), "; ".join(line.holders), f"{line.last_met}" if line.last_met else "",
    )  # fmt: skip
