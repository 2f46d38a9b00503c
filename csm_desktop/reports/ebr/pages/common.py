"""What several pages write in the same way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop import wording
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.reviews import GoalResult
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import PlanAction
from csm_desktop.reports.ebr.pack_lines import Measure, Objective, PersonLine, PromiseLine
from csm_desktop.reports.figures.bullet import Bullet as Way
from csm_desktop.reports.figures.bullet import bullet
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.style import CAPTION, HEADING, INK, quiet, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.reports.text import Span
from csm_desktop.wording import tr

_TO_WRITE = 6.5
RESULT_MARKS = {
    GoalResult.KEPT: "healthy",
    GoalResult.OPEN: "unknown",
    GoalResult.MISSED: "at_risk",
    GoalResult.DROPPED: "unknown",
}


def heading(words: str) -> TextBlock:
    """A heading that stays with what it heads."""
    return TextBlock(words, HEADING, keep_with_next=True, space_after=6)


def note(words: str) -> TextBlock:
    """A small remark."""
    return TextBlock(words, CAPTION)


def amount(value: Decimal | None, unit: str) -> str:
    """A value with its unit; an empty cell where there is none."""
    return "" if value is None else wording.measure(value, unit)


def bare(value: Decimal | None, unit: str) -> str:
    """A value for a column whose unit stands beside the name; a percentage keeps its sign."""
    if value is None:
        return ""
    if unit.strip() == "%":
        return wording.measure(value, unit)
    return wording.measure(value, "")


def on(value: date | None, as_of: date) -> str:
    """A date for a table, with its year where that is not the present one."""
    if value is None:
        return ""
    text = wording.short_day(value, with_year=value.year != as_of.year)
    return text.replace(" ", "\u00a0")


def named(name: str, unit: str) -> list[str | Span]:
    """A measure's name with its unit, unless the name says it."""
    beside = unit_beside(name, unit)
    return [name, quiet(wording.behind_comma(beside))] if beside else [name]


def unit_beside(name: str, unit: str) -> str:
    """The unit, unless the measure's name or its numbers say it."""
    plain = unit.strip()
    return "" if plain == "%" or plain.casefold() in name.casefold() else plain


def way_words(better: Better) -> str:
    """Which way is better; nothing where nobody said so."""
    return "" if better is Better.UNKNOWN else wording.label(better)


def apart(gap: Decimal, unit: str) -> str:
    """How far two values lie apart: from 64 to 71 % are seven points, and no seven percent."""
    if unit.strip() == "%":
        return wording.render(say("{n} points", n=wording.number(gap, 1)))
    return amount(gap, unit)


def first_value(measure: Measure, *, is_clause: bool = False) -> str:
    """What it all began with: day 1, or the first reading where nobody entered a day 1; by itself,
    or as a clause within a sentence."""
    words = say("day 1 is {on}: {value}") if is_clause else say("Day 1 is {on}: {value}")
    if not measure.is_day_1:
        by_itself = say("First reading, {on}: {value}")
        words = say("first reading, {on}: {value}") if is_clause else by_itself
    return wording.render(
        words.filled(on=measure.baseline_on, value=amount(measure.baseline, measure.unit))
    )


def is_typed(source: str) -> bool:
    """Whether a reading says of its source only that it was typed in (`app.metrics`)."""
    return source == tr("typed in")


def sourced(source: str, when: str) -> str:
    """Where a number comes from, and its date."""
    if when and is_typed(source):
        return wording.render(say("{typed} on {when}", typed=source, when=when))
    return wording.commas((source, when))


def bullets(items: Sequence[tuple[str, Sequence[str | Span]]]) -> list[Block]:
    """A list of `(mark, words)`."""
    return [ListItem(list(words), mark) for mark, words in items]


def to_be_agreed(count: int = 3) -> list[Block]:
    """What will be measured, as rows to write into, where nobody agreed on it yet."""
    name, day_1, target, until = aim_heads()
    columns = [
        PaperColumn(name, 4), PaperColumn(day_1, 1.6, "right"), PaperColumn(target, 1.6, "right"),
        PaperColumn(until, 1.3, "right"),
    ]  # fmt: skip
    return _to_write_in(tr("What we will measure"), columns, count)


def steps_to_be_agreed(count: int = 3) -> list[Block]:
    """The first steps, as rows to write into."""
    columns = [
        PaperColumn(tr("What"), 6), PaperColumn(tr("Who"), 3), PaperColumn(tr("By when"), 2),
    ]  # fmt: skip
    return _to_write_in(tr("The first steps"), columns, count)


def _to_write_in(words: str, columns: Sequence[PaperColumn], count: int) -> list[Block]:
    rows = [[""] * len(columns)] * count
    remark = note(tr("To be agreed together, and written in here."))
    return [heading(words), remark, Space(6), PaperTable(columns, rows, pad=_TO_WRITE), Space(12)]


def aim_heads() -> tuple[str, str, str, str]:
    """The heads of what will be measured."""
    return tr("Measure"), tr("Day 1"), tr("Target"), tr("By")


def section(words: str, blocks: Sequence[Block]) -> list[Block]:
    """A heading with its blocks; nothing at all when there are none."""
    return [heading(words), *blocks, Space(14)] if blocks else []


def result_words(result: GoalResult, text: str, remark: str) -> list[str | Span]:
    """ "Missed: single sign-on, now 27 November"."""
    words: list[str | Span] = [strong(wording.headed(wording.label(result))), text]
    if remark:
        words.append(quiet(wording.aside("", remark)))
    return words


def missed_first(promises: Sequence[PromiseLine]) -> list[PromiseLine]:
    """The promises in their order, but those that were missed in front: a list that is cut short
    must not hide them."""
    return sorted(promises, key=lambda each: each.result is not GoalResult.MISSED)


def joined_by_dot(*parts: str) -> str:
    """The parts that are there, with a dot between."""
    return " · ".join(part for part in parts if part)


def by_day(value: date | None, as_of: date) -> str:
    """ "by 13 Dec", or nothing."""
    return wording.render(say("by {on}", on=on(value, as_of))) if value else ""


def due_day(value: date | None, as_of: date) -> str:
    """ "due 13 Dec", or nothing."""
    return wording.render(say("due {on}", on=on(value, as_of))) if value else ""


def due_cell(goal: Objective, as_of: date) -> list[str | Span]:
    """When an objective is due; one whose day has passed says so."""
    day: list[str | Span] = [on(goal.due_on, as_of)]
    return [*day, strong(f"\n{tr('overdue')}")] if goal.is_overdue(as_of) else day


def objective_words(goal: Objective) -> Block:
    """An objective with what it is, for whom, how it is measured, and when it was reached."""
    kind = wording.label(goal.horizon) if goal.horizon is not Horizon.OTHER else ""
    detail: list[str | Span] = []
    if goal.reached_day is not None:
        reached = wording.render(say("Reached on day {n}", n=goal.reached_day))
        detail.append(Span(reached, fonts.SEMIBOLD, INK))
    # Parts that are empty leave no separators behind.
    told = joined_by_dot(kind, goal.persona, goal.measured)
    if told:
        detail.append(f" · {told}" if detail else told)
    lines: list[Block] = [TextBlock(goal.statement)]
    if detail:
        lines.append(TextBlock(detail, CAPTION))
    if goal.served_by:
        served = wording.render(say("Served by: {names}", names=goal.served_by))
        lines.append(TextBlock(served, CAPTION))
    return Stack(lines)


def way(goal: Objective) -> Block:
    """The progress of an objective: a bullet, or a word where nothing is measured."""
    if goal.share is None:
        return TextBlock(quiet(tr("reached") if goal.reached_on else tr("open")))
    made = Way(float(goal.share))
    return Figure(lambda width: bullet(made, width))


def share(goal: Objective) -> str:
    """The progress of an objective as a percentage, where it is measured."""
    return "" if goal.share is None else wording.percent(goal.share)


def action_state(each: PlanAction, as_of: date) -> str:
    """Its state; that of an open one whose day has passed is overdue, wherever it is printed."""
    return tr("Overdue") if is_overdue(each, as_of) else each.state


def is_overdue(each: PlanAction, as_of: date) -> bool:
    """Whether an action is still open after its day."""
    return not each.done and each.due_on is not None and each.due_on < as_of


def action_item(each: PlanAction, as_of: date) -> ListItem:
    """An action as a line of a list: its owner, its day while it is open, and a mark."""
    late = is_overdue(each, as_of)
    due = "" if each.done else due_day(each.due_on, as_of)
    detail = joined_by_dot(each.owner, due, tr("overdue") if late else "")
    mark = "healthy" if each.done else "at_risk" if late else "unknown"
    words: list[str | Span] = [each.title, quiet(f"\n{detail}")] if detail else [each.title]
    return ListItem(words, mark, space_after=4)


def says_day(text: str, value: date | None) -> bool:
    """Whether a text names this day already, so that it need not be said twice."""
    if value is None:
        return True
    return wording.day_of_month(value).casefold() in text.casefold()


def some_names(people: Sequence[PersonLine]) -> str:
    """Up to three names, and how many more there are."""
    names = [person.name for person in people]
    if len(names) > 3:
        others = wording.render(say("{n} other", "{n} others", n=len(names) - 3))
        names = [*names[:3], others]
    return wording.joined(names)
