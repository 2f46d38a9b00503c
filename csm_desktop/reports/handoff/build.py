"""Prints the hand-off sheet: upright, on one page wherever its words allow it."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack_lines import Objective
from csm_desktop.reports.ebr.pages.common import (
    amount,
    by_day,
    heading,
    joined_by_dot,
    note,
    on,
    says_day,
    some_names,
)
from csm_desktop.reports.handoff.pack import DutyLine, FigureLine, HandoffPack
from csm_desktop.reports.journey import journey, journey_is_numbered, spoken_journey
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.plan.pack import GapLine
from csm_desktop.reports.style import (
    BODY,
    CAPTION,
    CAPTION_STRONG,
    STRONG,
    TITLE,
    paper,
    quiet,
    strong,
)
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Span, Style
from csm_desktop.values import dataclass
from csm_desktop.wording import headed, next_sentence, tr

_SMALL = replace(BODY, size=CAPTION.size, leading=CAPTION.leading + 0.5)


@dataclass(frozen=True, slots=True)
class Brevity:
    """How much room the page takes: points between its parts, how many people of a side and how
    many gaps are told, whether all of it stands in smaller letters, and whether the first days
    stand on a time line or in words."""

    between: float
    most: int
    is_small: bool = False
    is_drawn: bool = True

    @property
    def body(self) -> Style:
        """How sentences are set."""
        return _SMALL if self.is_small else BODY


_EVER_BRIEFER = (
    Brevity(12, 6), Brevity(9, 5), Brevity(7, 4), Brevity(8, 4, True), Brevity(5, 4, True),
    Brevity(4, 3, True), Brevity(4, 4, True, False), Brevity(4, 3, True, False),
    Brevity(3, 2, True, False),
)  # fmt: skip
_FIGURE = Style(fonts.SEMIBOLD, 15.0, 18.0, TITLE.colour)


def build_handoff(pack: HandoffPack, size: str = "a4") -> bytes:
    """The sheet as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.plan.voice.spoken():
        kind = tr("Hand-off sheet")
        for brevity in _EVER_BRIEFER:
            composer = _laid(pack, size, kind, brevity)
            if len(composer.sheets) == 1:
                break
        return print_pages(composer.sheets, composer.paper, _frame(pack, kind))


def _laid(pack: HandoffPack, size: str, kind: str, brevity: Brevity) -> Composer:
    composer = Composer(paper(size))
    day = wording.day(pack.plan.as_of)
    composer.page(joined_by_dot(pack.plan.account, kind, day), pack.title, kind)
    for cells in (
        _impact(pack, brevity),
        _figures(pack),
        _section(tr("How we get there"), _how(pack, brevity)),
        _people(pack, brevity),
        _goals(pack),
        _beside(
            [*_expectations(pack, brevity), *_reassurance(pack, brevity)], _story(pack, brevity)
        ),
        _gaps(pack, brevity),
        _first_days(pack, composer.paper.inner, brevity),
    ):
        if cells:
            composer.row(*cells, after=brevity.between)
    return composer


def _section(title: str, blocks: Sequence[Block]) -> list[GridCell]:
    return [GridCell(0, 12, [heading(title), *blocks])] if blocks else []


def _beside(*columns: Sequence[Block]) -> list[GridCell]:
    there = [blocks for blocks in columns if blocks]
    span = 12 // max(len(there), 1)
    return [GridCell(place * span, span, blocks) for place, blocks in enumerate(there)]


def _impact(pack: HandoffPack, brevity: Brevity) -> list[GridCell]:
    words: list[str | Span] = [pack.business_impact] if pack.business_impact else []
    event = _event(pack)
    if words and event:
        words.append(next_sentence(pack.business_impact))
    words += event
    if not words:
        words = [quiet(tr("Still to be agreed."))]
    return _section(tr("Business impact: what must be achieved"), [TextBlock(words, brevity.body)])


def _event(pack: HandoffPack) -> list[str | Span]:
    plan = pack.plan
    if not plan.critical_event:
        return []
    words: list[str | Span] = [strong(headed(tr("Critical event"))), plan.critical_event]
    if plan.critical_on is None:
        return words
    if not says_day(plan.critical_event, plan.critical_on):
        words.append(strong(wording.behind_comma(wording.day(plan.critical_on))))
    days = (plan.critical_on - plan.as_of).days
    if days > 0:
        words.append(quiet(wording.render(say(" (in {n} day)", " (in {n} days)", n=days))))
    return words


def _figures(pack: HandoffPack) -> list[GridCell]:
    span = 12 // max(len(pack.figures), 1)
    return [GridCell(place * span, span, _figure(line)) for place, line in enumerate(pack.figures)]


def _figure(line: FigureLine) -> list[Block]:
    # A percentage keeps its sign; the unit of the rest stands with the name.
    is_share = line.unit == "%"
    target = amount(line.target, line.unit if is_share else "")
    way = f"{wording.number(line.baseline)} → {target}"
    unit = "" if is_share or line.unit.casefold() in line.name.casefold() else line.unit
    return [TextBlock(way, _FIGURE), note(wording.commas((line.name, unit)))]


def _how(pack: HandoffPack, brevity: Brevity) -> list[Block]:
    blocks: list[Block] = []
    if pack.onboarding:
        blocks.append(TextBlock(pack.onboarding, brevity.body))
    if pack.quickest_value:
        words: list[str | Span] = [strong(headed(tr("The quickest value"))), pack.quickest_value]
        blocks.append(TextBlock(words, brevity.body))
    return blocks


def _people(pack: HandoffPack, brevity: Brevity) -> list[GridCell]:
    sides = ((pack.plan.account, pack.theirs), (tr("Our side"), pack.ours))
    return _beside(*(_side(name, lines, brevity) for name, lines in sides if lines))


def _side(name: str, lines: Sequence[DutyLine], brevity: Brevity) -> list[Block]:
    shown = lines[: brevity.most]
    style = CAPTION if brevity.is_small else BODY
    columns = [PaperColumn(name, 5, style=style)]
    rows: list[Sequence[Filling]] = [(_person(line),) for line in shown]
    if any(line.duty for line in shown):
        columns.append(PaperColumn(tr("Answers for"), 5, style=CAPTION))
        rows = [(*row, line.duty) for row, line in zip(rows, shown, strict=True)]
    blocks: list[Block] = [PaperTable(columns, rows, pad=1.5)]
    if len(lines) > len(shown):
        more = say("and {n} more", n=len(lines) - len(shown))
        blocks.append(note(wording.render(more)))
    return blocks


def _person(line: DutyLine) -> list[str | Span]:
    return [strong(line.name), *([quiet(f"  {line.title}")] if line.title else [])]


def _goals(pack: HandoffPack) -> list[GridCell]:
    if not pack.objectives:
        return []
    cells = _beside(*([Stack(_goal(goal, pack), rule=accent())] for goal in pack.objectives[:2]))
    head = heading(tr("First value and twelve-month goal"))
    first, *rest = cells
    gap = TextBlock(" ", head.style, space_after=head.space_after)
    # The heading stands over the first; the others begin on one line with it.
    return [
        GridCell(first.first, first.span, [head, *first.blocks]),
        *(GridCell(cell.first, cell.span, [gap, *cell.blocks]) for cell in rest),
    ]


def _goal(goal: Objective, pack: HandoffPack) -> list[Block]:
    day = ""
    if goal.due_on is not None and pack.signed_on is not None:
        day = wording.render(say("day {n}", n=(goal.due_on - pack.signed_on).days))
    head = joined_by_dot(wording.label(goal.horizon), by_day(goal.due_on, pack.plan.as_of), day)
    detail = joined_by_dot(goal.persona, goal.measured)
    blocks: list[Block] = [note(head), TextBlock(goal.statement, STRONG)]
    return [*blocks, note(detail)] if detail else blocks


def _expectations(pack: HandoffPack, brevity: Brevity) -> list[Block]:
    if not pack.expectations:
        return []
    items = [ListItem([words], "dot", brevity.body) for words in pack.expectations]
    return [heading(tr("Expectations set")), *items]


def _reassurance(pack: HandoffPack, brevity: Brevity) -> list[Block]:
    if not pack.reassurance:
        return []
    # Set apart from what stands above it in the same column.
    above = [Space(6)] if pack.expectations else []
    return [
        *above,
        heading(tr("Why it was the right decision")),
        TextBlock(pack.reassurance, brevity.body),
    ]


def _story(pack: HandoffPack, brevity: Brevity) -> list[Block]:
    if not pack.story and not pack.criteria:
        return []
    who = wording.commas((pack.hero, pack.hero_title))
    title = wording.render(say("Why it began: {who}", who=who)) if who else tr("Why it began")
    words: list[str | Span] = [pack.story] if pack.story else []
    if pack.criteria:
        # Each as it was written: in one sentence their capitals would stand in its middle.
        decided = joined_by_dot(*pack.criteria)
        words += [
            *([next_sentence(pack.story)] if words else []),
            strong(tr("What decided:")),
            next_sentence(),
            decided,
        ]
    return [heading(title), TextBlock(words, brevity.body)]


def _gaps(pack: HandoffPack, brevity: Brevity) -> list[GridCell]:
    if not pack.plan.gaps:
        return []
    bold, plain = (CAPTION_STRONG, CAPTION) if brevity.is_small else (STRONG, BODY)
    gaps, most = pack.plan.gaps, brevity.most
    # A plan that was made by hand says of no gap in what it lies.
    is_fit = any(gap.fit for gap in gaps[:most])
    columns = [
        PaperColumn(tr("Gap"), 4.4, style=bold),
        *([PaperColumn(tr("Fit"), 1.45, style=plain)] if is_fit else []),
        PaperColumn(tr("How it is bridged"), 3.45 if is_fit else 4.4, style=plain),
        PaperColumn(tr("Who"), 1.7 if is_fit else 1.9, style=plain),
        PaperColumn(tr("By"), 1.0 if is_fit else 1.1, "right", style=plain),
    ]
    rows = [_gap(gap, pack, is_fit=is_fit) for gap in gaps[:most]]
    blocks: list[Block] = [PaperTable(columns, rows, pad=1.5)]
    if len(gaps) > most:
        more = say("{n} more in the joint impact plan", n=len(gaps) - most)
        blocks.append(note(wording.render(more)))
    return _section(tr("Gaps, and how each is bridged"), blocks)


def _gap(gap: GapLine, pack: HandoffPack, *, is_fit: bool) -> Sequence[Filling]:
    said: list[Filling] = [gap.statement, *([[quiet(gap.fit)]] if is_fit else [])]
    if gap.bridge is not None:
        due = on(gap.bridge.due_on, pack.plan.as_of)
        return [*said, gap.bridge.title, gap.bridge.owner, due]
    words = tr("Accepted by both sides") if gap.accepted else tr("Still open")
    return [*said, [quiet(words)], "", ""]


def _first_days(pack: HandoffPack, width: float, brevity: Brevity) -> list[GridCell]:
    if not pack.stops:
        return []
    title, as_of = tr("The first ninety days"), pack.plan.as_of
    if not brevity.is_drawn:
        told = [wording.commas((stop.title, on(stop.target_on, as_of))) for stop in pack.stops]
        return _section(title, [TextBlock(joined_by_dot(*told))])
    # Numbers on the line would need a table beside it: then the table alone says as much.
    if journey_is_numbered(pack.stops, as_of, width):
        columns = [PaperColumn(tr("Milestone"), 8), PaperColumn(tr("By"), 2, "right")]
        rows = [(stop.title, on(stop.target_on, as_of)) for stop in pack.stops]
        return _section(title, [PaperTable(columns, rows, pad=1)])
    drawn = journey(pack.stops, as_of, with_value=False)
    return _section(title, [Figure(drawn, spoken=spoken_journey(pack.stops, as_of))])


def _frame(pack: HandoffPack, kind: str) -> PageFrame:
    plan = pack.plan
    author = plan.prepared_by.name if plan.prepared_by else ""
    names = some_names(plan.prepared_for)
    return account_frame(plan.account, kind, plan.as_of, author=author, names=names)
