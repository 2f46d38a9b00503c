"""The page on how the customer works: the way through the phases, and what leads on."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Figure, Space, Stack
from csm_desktop.reports.ebr.pack import EffectivenessPage, Pack
from csm_desktop.reports.ebr.pack_lines import BehaviourLine, PhaseCard
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note, on
from csm_desktop.reports.figures.phases import (
    PhaseColumn,
    PhaseStep,
    PhaseStop,
    PhaseWay,
    StepMark,
    phases,
)
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr


def effectiveness(page: EffectivenessPage, pack: Pack, composer: Composer) -> None:
    """The picture; beneath it what is planned, and by which rule a phase is reached."""
    composer.page(joined_by_dot(tr("How you work"), pack.account), page.title, tr("How you work"))
    way = way_of(page)
    figure = Figure(lambda width: phases(way, width))
    composer.row(GridCell(0, 12, [figure]), after=8)
    blocks: list[Block] = []
    if page.practices:
        blocks = [heading(practices_title(page)), _table(page, pack), Space(4)]
    # Together: a plan of which half stands overleaf is no plan.
    composer.row(GridCell(0, 12, [Stack([*blocks, note(page.method)])]))


def way_of(page: EffectivenessPage) -> PhaseWay:
    """The picture of a page, as its figure takes it."""
    next_place = page.number + 1 if page.next_name and page.practices else 0
    columns = [
        PhaseColumn(
            f"{card.number} · {card.name}",
            card.words,
            count_words(card),
            [PhaseStep(line.text, line.state, _mark(line)) for line in card.lines],
            _stop(page, card, next_place),
        )
        for card in page.phases
    ]
    return PhaseWay(columns, page.number_then, page.number, next_place)


def count_words(card: PhaseCard) -> str:
    """How many are shown, and were on day 1 where that is another number."""
    if card.shown == card.shown_then:
        return wording.render(say("{n} of {of}", n=card.shown, of=len(card.lines)))
    return wording.render(say("{then} → {now}", then=card.shown_then, now=card.shown))


def _mark(line: BehaviourLine) -> StepMark:
    if line.is_shown:
        return StepMark.SHOWN
    return StepMark.PLANNED if line.is_planned else StepMark.OPEN


def _stop(page: EffectivenessPage, card: PhaseCard, next_place: int) -> PhaseStop | None:
    """What stands over a phase: the first look, today, and what is next."""
    if card.number == page.number:
        since = page.first_on if page.number == page.number_then else page.since
        words = say("Today: phase {n}", n=card.number)
        return PhaseStop(wording.render(words), _since(since))
    if card.number == page.number_then:
        first = say("Day 1: phase {n}", n=card.number)
        if not page.is_day_1:
            first = say("At first: phase {n}", n=card.number)
        return PhaseStop(wording.render(first), wording.day(page.first_on))
    if card.number == next_place:
        words = say("Next: phase {n}", n=card.number)
        return PhaseStop(wording.render(words), wording.day(page.next_on) if page.next_on else "")
    return None


def _since(on_day: object) -> str:
    return wording.render(say("since {on}", on=on_day))


def practices_title(page: EffectivenessPage) -> str:
    """How many practices lead to which phase."""
    words = say(
        "{n} practice leads to “{next}”", "{n} practices lead to “{next}”",
        n=len(page.practices), next=page.next_name,
    )  # fmt: skip
    return wording.render(words)


def practice_heads() -> tuple[str, str, str, str, str]:
    """What stands over the columns of the practices."""
    return (
        tr("Practice to take up"),
        tr("By"),
        tr("Owner"),
        tr("Behaviour it adds"),
        tr("Then shown"),
    )


def _table(page: EffectivenessPage, pack: Pack) -> PaperTable:
    shares = (4.2, 1.3, 2.0, 3.6, 1.8)
    columns = [
        PaperColumn(head, share) for head, share in zip(practice_heads(), shares, strict=True)
    ]
    rows: list[tuple[Filling, ...]] = [
        (
            strong(each.title), strong(on(each.due_on, pack.as_of)), each.owner, each.behaviour,
            strong(each.then) if each.reaches else each.then,
        )
        for each in page.practices
    ]  # fmt: skip
    return PaperTable(columns, rows, pad=2.2)
