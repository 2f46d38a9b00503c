"""Prints the joint impact plan: upright, flowing, one section after the other."""

from collections.abc import Sequence
from math import inf

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pack_lines import JourneyStop, Objective
from csm_desktop.reports.ebr.pages.common import (
    action_state,
    bullets,
    due_cell,
    due_day,
    heading,
    is_overdue,
    joined_by_dot,
    objective_words,
    on,
    says_day,
    share,
    some_names,
    way,
)
from csm_desktop.reports.journey import journey, spoken_journey
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.marks import ListItem, SignatureLines
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.plan.pack import GapLine as SuccessGap
from csm_desktop.reports.plan.pack import PlanPack
from csm_desktop.reports.style import BODY, CAPTION, paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Span
from csm_desktop.wording import headed, tr

_BETWEEN = 12.0
_LEAST_BETWEEN = 5.0
_A_YEAR = 400  # days; some slack, for a milestone may come late
_UNNUMBERED = 6  # more stops than this may be numbered on the time line, so the table numbers too


def build_plan(pack: PlanPack, size: str = "a4") -> bytes:
    """The plan as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        kind = tr("Joint impact plan")
        composer = _composed(pack, size, kind)
        # A few lines on a last page are what nobody wants.
        if len(composer.sheets) > 1:
            other = _composed(pack, size, kind, tight=True)
            composer = min(composer, other, key=lambda each: len(each.sheets))
        return print_pages(composer.sheets, composer.paper, _furniture(pack, kind))


def _composed(pack: PlanPack, size: str, kind: str, *, tight: bool = False) -> Composer:
    """The pages; `tight` with less air, and numbers for names on the time line."""
    composer = Composer(paper(size))
    composer.page(joined_by_dot(pack.account, kind), pack.title, kind)
    for cells in (
        _critical(pack),
        _goals(pack),
        _journey(pack, tight=tight),
        _actions(pack),
        _gaps(pack),
        _lists(
            (tr("What works well"), pack.best_practices),
            (tr("Pitfalls to avoid"), pack.pitfalls),
        ),
        _agreement(pack),
    ):
        # What the plan does not have yet takes no room; it is named with the agreement.
        if cells:
            composer.row(*cells, after=_LEAST_BETWEEN if tight else _BETWEEN)
    return composer


def build_impact_journey(pack: PlanPack, size: str = "a4") -> bytes:
    """The journey of the same plan, to be looked at together: what success is, the milestones on
    their time line, what either side does, do's and don'ts. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        kind = tr("Impact journey")
        composer.page(joined_by_dot(pack.account, kind), pack.title, kind)
        parts = (
            _goals(pack),
            _journey(pack),
            _actions(pack),
            _lists(
                (tr("Do"), _once(pack.dos, pack.best_practices)),
                (tr("Don’t"), _once(pack.donts, pack.pitfalls)),
            ),
        )
        there = [cells for cells in parts if cells]
        between = _between(composer, there)
        for cells in there:
            composer.row(*cells, after=between)
        if not any(parts):
            composer.row(*_whole([TextBlock(tr("Goals and milestones are still to be agreed."))]))
        return print_pages(composer.sheets, composer.paper, _furniture(pack, kind))


def _between(composer: Composer, rows: Sequence[Sequence[GridCell]]) -> float:
    """The distance between rows: less than usual where they fit on the page only so. A line or two
    overleaf is what nobody wants, and languages differ by as much."""
    over = composer.room - sum(composer.height(*cells) for cells in rows)
    fitting = over / max(1, len(rows) - 1)
    return min(fitting, _BETWEEN) if fitting >= _LEAST_BETWEEN else _BETWEEN


def _once(*lists: Sequence[str]) -> tuple[str, ...]:
    """All of them, each once."""
    return tuple(dict.fromkeys(text for texts in lists for text in texts))


def _whole(blocks: Sequence[Block]) -> list[GridCell]:
    return [GridCell(0, 12, blocks)]


def _critical(pack: PlanPack) -> list[GridCell]:
    if not pack.critical_event:
        return []
    words: list[str | Span] = [strong(headed(tr("Critical event"))), pack.critical_event]
    if pack.critical_on is not None:
        # The words may name the day already.
        if not says_day(pack.critical_event, pack.critical_on):
            words.append(strong(wording.behind_comma(wording.day(pack.critical_on))))
        days = (pack.critical_on - pack.as_of).days
        if days > 0:
            left = wording.render(say(" (in {n} day)", " (in {n} days)", n=days))
            words.append(quiet(left))
    return _whole([Stack([TextBlock(words)], rule=accent())])


def _goals(pack: PlanPack) -> list[GridCell]:
    if not pack.objectives:
        return []
    columns = [
        PaperColumn(tr("Goal"), 7),
        PaperColumn(tr("Progress"), 1.4),
        PaperColumn("", 0.6, "right"),
        PaperColumn(tr("By"), 1, "right"),
    ]
    rows = [_goal(goal, pack) for goal in pack.objectives]
    return _whole([heading(tr("What success looks like")), PaperTable(columns, rows, pad=4)])


def _goal(goal: Objective, pack: PlanPack) -> list[Filling]:
    return [
        objective_words(goal),
        way(goal),
        share(goal),
        due_cell(goal, pack.as_of),
    ]


def _journey(pack: PlanPack, *, tight: bool = False) -> list[GridCell]:
    """The time line and the milestones beneath it; `tight` with numbers for names on the line."""
    if not pack.stops:
        return []
    # Numbers on the line need numbers in the table.
    counted = tight or len(pack.stops) > _UNNUMBERED
    moved = any(stop.is_moved for stop in pack.stops)
    planned = tr("Recommended") if pack.recommended else tr("Planned")
    columns = [
        PaperColumn("", 0.3, style=CAPTION) if counted else None,
        PaperColumn(tr("Milestone"), 5),
        PaperColumn(tr("Value"), 0.7, "right"),
        PaperColumn(tr("Agreed"), 1.1, "right") if moved else None,
        PaperColumn(planned, 1.3, "right"),
        PaperColumn(tr("Reached"), 1.1, "right"),
    ]
    there = [place for place, column in enumerate(columns) if column is not None]
    rows = [
        [row[place] for place in there]
        for row in (_stop(stop, number, pack) for number, stop in enumerate(pack.stops, 1))
    ]
    room, pad = (0.0, 1.5) if tight else (inf, 2.5)
    return _whole(
        [
            heading(_journey_title(pack.stops)),
            Space(2),
            Figure(
                journey(pack.stops, pack.as_of, room=room),
                spoken=spoken_journey(pack.stops, pack.as_of),
            ),
            Space(10),
            PaperTable([column for column in columns if column is not None], rows, pad=pad),
            *_invitation(pack),
        ]
    )


def _journey_title(stops: Sequence[JourneyStop]) -> str:
    days = [day for stop in stops for day in (stop.target_on, stop.reached_on) if day is not None]
    is_a_year = (max(days) - min(days)).days <= _A_YEAR
    return tr("The journey of twelve months") if is_a_year else tr("Impact journey")


def _invitation(pack: PlanPack) -> list[Block]:
    """Who is not called for each day is asked to call."""
    if not pack.recommended:
        return []
    whom = pack.prepared_by.name if pack.prepared_by else tr("us")
    late = next((s for s in pack.stops if s.reached_on is None and s.target_on < pack.as_of), None)
    words = (
        say(
            "These days are recommended. If you fall behind one of them, call {whom}: we look"
            " together at what helps.",
            whom=whom,
        )
        if late is None
        else say(
            "These days are recommended, and “{title}” is behind its day. Call {whom}: we look"
            " together at what helps.",
            title=late.title,
            whom=whom,
        )
    )
    return [Space(4), TextBlock(wording.render(words), BODY)]


def _stop(stop: JourneyStop, number: int, pack: PlanPack) -> list[Filling]:
    words: list[Block] = [TextBlock(stop.title)]
    if stop.proof:
        words.append(TextBlock(wording.render(say("Proof: {words}", words=stop.proof)), CAPTION))
    if stop.confirms:
        told = say("Confirmed by: {who}", who=stop.confirms)
        words.append(TextBlock(wording.render(told), CAPTION))
    share = stop.expected_percent
    reached = on(stop.reached_on, pack.as_of)
    late = stop.reached_on is None and stop.target_on < pack.as_of
    return [
        str(number),
        Stack(words),
        "" if share is None else wording.percent(share / 100),
        # Only a day that was moved is told twice.
        on(stop.agreed_on, pack.as_of) if stop.is_moved else "",
        on(stop.target_on, pack.as_of),
        strong(reached) if reached else quiet(tr("overdue") if late else ""),
    ]


def _actions(pack: PlanPack) -> list[GridCell]:
    # A long name does not fit over a narrow column.
    theirs = tr("What you do") if len(pack.account) > 30 else _does(pack.account)
    sides = [(tr("What we do"), pack.ours), (theirs, pack.theirs)]
    there = [(title, actions) for title, actions in sides if actions]
    span = 12 // max(len(there), 1)
    return [
        GridCell(
            index * span, span, [heading(title), *(_action(action, pack) for action in actions)]
        )
        for index, (title, actions) in enumerate(there)
    ]


def _does(account: str) -> str:
    return wording.render(say("What {account} does", account=account))


def _action(each: PlanAction, pack: PlanPack) -> ListItem:
    late = is_overdue(each, pack.as_of)
    state = action_state(each, pack.as_of)
    detail = joined_by_dot(each.owner, due_day(each.due_on, pack.as_of), state)
    mark = "healthy" if each.done else "at_risk" if late else "unknown"
    return ListItem([each.title, quiet(f"\n{detail}")], mark, space_after=4)


def _gaps(pack: PlanPack) -> list[GridCell]:
    if not pack.gaps:
        return []
    columns = [PaperColumn(tr("Success gap"), 5), PaperColumn(tr("How it is bridged"), 5)]
    rows = [(gap.statement, _bridge(gap, pack)) for gap in pack.gaps]
    return _whole([heading(tr("Success gaps")), PaperTable(columns, rows, pad=3)])


def _bridge(gap: SuccessGap, pack: PlanPack) -> list[str | Span]:
    if gap.accepted:
        return [quiet(tr("Accepted by both sides"))]
    if gap.bridge is None:
        return [quiet(tr("Still open"))]
    due = on(gap.bridge.due_on, pack.as_of)
    detail = joined_by_dot(gap.bridge.owner, due, gap.bridge.state)
    return [gap.bridge.title, quiet(f"\n{detail}")]


def _lists(*lists: tuple[str, tuple[str, ...]]) -> list[GridCell]:
    there = [(title, items) for title, items in lists if items]
    span = 12 // max(len(there), 1)
    return [
        GridCell(
            index * span, span, [heading(title), *bullets([("dot", [text]) for text in items])]
        )
        for index, (title, items) in enumerate(there)
    ]


def _agreement(pack: PlanPack) -> list[GridCell]:
    if pack.agreement is None:
        words = tr("This version has not been agreed yet.")
    else:
        names = wording.joined(list(pack.agreement.agreed_with))
        words = wording.render(
            (
                say("Version {n} was agreed on {on} with {names}.")
                if names
                else say("Version {n} was agreed on {on}.")
            ).filled(
                n=pack.agreement.version,
                on=pack.agreement.on,
                names=names,
            ),
        )
    blocks: list[Block] = [heading(tr("Agreement")), TextBlock(words, BODY)]
    missing = _missing(pack)
    if missing:
        told = wording.render(say("Not in the plan yet: {parts}.", parts=missing))
        blocks.append(TextBlock(told, CAPTION))
    signers = [_signer(pack.prepared_for[0].name if pack.prepared_for else pack.account)]
    if pack.prepared_by:
        signers.append(_signer(pack.prepared_by.name))
    return _whole([Stack([*blocks, Space(2), SignatureLines(signers, CAPTION)])])


def _missing(pack: PlanPack) -> tuple[str, ...]:
    """The sections that are left out because there is nothing to say in them."""
    sections = (
        (tr("goals"), pack.objectives),
        (tr("milestones"), pack.stops),
        (tr("our actions"), pack.ours),
        (tr("your actions"), pack.theirs),
        (tr("success gaps"), pack.gaps),
        (tr("best practices and pitfalls"), pack.best_practices or pack.pitfalls),
    )
    return tuple(name for name, there in sections if not there)


def _signer(name: str) -> str:
    return "\n".join((name, tr("date, signature")))


def _furniture(pack: PlanPack, kind: str) -> PageFrame:
    author = pack.prepared_by.name if pack.prepared_by else ""
    names = some_names(pack.prepared_for)
    return account_frame(pack.account, kind, pack.as_of, author=author, names=names)
