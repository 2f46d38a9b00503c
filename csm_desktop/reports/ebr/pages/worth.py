"""The page *worth*: what comes to what in a year, who confirmed a unit, and how far it is paid."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from csm_desktop import wording
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.reviews.worth import YEAR, WorkWorth, WorthLine
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Figure, Space
from csm_desktop.reports.ebr.pack import Pack, WorthPage
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note
from csm_desktop.reports.ebr.worth import told
from csm_desktop.reports.figures.amounts import NamedAmount, amounts
from csm_desktop.reports.figures.waterfall import StepKind, WaterfallStep, waterfall
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import CAPTION, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr

_BY = " × "
_MOST_COLUMNS = 3
"""Parts with a column of their own on each side; the rest stand together in one."""
_FIGURE = 206.0
_LONG_SUMS = 9_000_000


def worth(page: WorthPage, pack: Pack, composer: Composer) -> None:
    """The year as columns, and beneath them the units with who confirmed them, and the balance."""
    composer.page(joined_by_dot(tr("Worth"), pack.account), page.title, tr("Worth"))
    steps = year_steps(page.worth)
    height = min(_FIGURE, composer.room * 0.5)
    spoken = wording.clauses(wording.headed(step.name, step.told) for step in steps)
    figure = Figure(lambda width: waterfall(steps, _on_axis(steps), width, height), spoken=spoken)
    composer.row(GridCell(0, 12, [note(_scope(page)), Space(6), figure]), after=4)
    composer.row(GridCell(0, 7, _units(page)), GridCell(7, 5, _balance(page)))


def _on_axis(steps: Sequence[WaterfallStep]) -> Callable[[float], str]:
    """How its axis writes a sum: all in one way, shortened where millions would be long."""
    if sum(abs(step.value) for step in steps) >= _LONG_SUMS:
        return wording.compact
    return lambda value: wording.number(value, 0)


def _scope(page: WorthPage) -> str:
    made = page.worth
    words = say(
        "{currency} a year. Today’s level is that of {on}, day 1 was {since}. {next}",
        currency=made.currency,
        on=made.read_on,
        since=made.since,
        next=page.next_year,
    )
    return wording.render(words)


def year_steps(made: WorkWorth) -> list[WaterfallStep]:
    """Today's gain, its price, what stays; then what the goals add, and what stays then."""
    steps = _parts(made, [(line, line.a_year, _reckoned(line)) for line in made.lines])
    steps.append(_sum(tr("Gain"), tr("of a year"), made.a_year))
    net = made.a_year
    if made.price is not None:
        net = made.a_year - made.price.a_year
        steps.append(_part(tr("Price"), tr("of a year"), -made.price.a_year))
        # What is left of a gain may be less than nothing, and then it is no gain.
        kept = tr("Net gain") if net.minor >= 0 else tr("Net cost")
        steps.append(_sum(kept, tr("at today’s level"), net))
    more = [
        (line, line.a_year_at_goal - line.a_year, _rest_reckoned(line))
        for line in made.lines
        if line.a_year_at_goal != line.a_year
    ]
    if more:
        steps += _parts(made, more, at_goal=True)
        steps.append(
            _sum(tr("At the goals"), tr("a full year"), net + (made.at_goals - made.a_year))
        )
    return steps


def _parts(
    made: WorkWorth, parts: list[tuple[WorthLine, Money, str]], *, at_goal: bool = False
) -> list[WaterfallStep]:
    ranked = sorted(parts, key=lambda part: -abs(part[1].minor))
    shown = ranked if len(ranked) <= _MOST_COLUMNS + 1 else ranked[:_MOST_COLUMNS]
    steps = [_part(_name(line, at_goal=at_goal), detail, value) for line, value, detail in shown]
    rest = ranked[len(shown) :]
    if rest:
        total = sum((value for _, value, _ in rest), Money(0, made.currency))
        words = say("{n} other unit", "{n} other units", n=len(rest))
        steps.append(_part(wording.render(words), "", total))
    return steps


def _name(line: WorthLine, *, at_goal: bool) -> str:
    if not at_goal or line.measured.target is None:
        return line.unit.words
    aim = wording.number(line.measured.target)
    return wording.render(say("{name} to {target}", name=line.unit.words, target=aim))


def _reckoned(line: WorthLine) -> str:
    return _times(line.measured.change, line)


def _rest_reckoned(line: WorthLine) -> str:
    return _times((line.measured.at_goal or Decimal(0)) - line.measured.change, line)


def year_words(made: WorkWorth) -> list[str]:
    """The same steps as sentences, with how each is reckoned."""
    return [_step_words(step) for step in year_steps(made) if step.detail]


def _step_words(step: WaterfallStep) -> str:
    if _BY in step.detail:
        return wording.headed(step.name, f"{step.detail} = {step.told}")
    return wording.headed(wording.aside(step.name, step.detail), step.told)


def _times(units: Decimal, line: WorthLine) -> str:
    factors = [wording.number(units)]
    if line.unit.times_a_year != 1:
        factors.append(wording.number(line.unit.times_a_year))
    return _BY.join([*factors, told(line.unit.value)])


def _part(name: str, detail: str, amount: Money) -> WaterfallStep:
    sign = "+" if amount.minor > 0 else "−" if amount.minor < 0 else ""
    said = f"{sign}{_bare(amount)}"
    return WaterfallStep(name, detail, float(amount.amount), said, told=f"{sign}{_whole(amount)}")


def _sum(name: str, detail: str, amount: Money) -> WaterfallStep:
    sign = "−" if amount.minor < 0 else ""
    said = f"{sign}{_bare(amount)}"
    in_full = f"{sign}{_whole(amount)}"
    return WaterfallStep(name, detail, float(amount.amount), said, StepKind.SUM, in_full)


def _whole(amount: Money) -> str:
    """An amount without its sign, and with its currency: for a sentence, which has no head."""
    return told(Money(abs(amount.minor), amount.currency))


def _bare(amount: Money) -> str:
    """The digits of an amount: its currency stands over the figure, or in the table's head."""
    return wording.number(abs(amount.amount))


def _signed(amount: Money) -> str:
    return f"{'−' if amount.minor < 0 else ''}{_bare(amount)}"


def _units(page: WorthPage) -> list[Block]:
    columns = [
        PaperColumn(tr("Unit"), 3.2),
        PaperColumn(page.worth.currency, 1.1, "right"),
        PaperColumn(tr("Source"), 2.8, style=CAPTION),
        PaperColumn(tr("Confirmed by"), 3.4, style=CAPTION),
    ]
    rows: list[tuple[Filling, ...]] = [
        (unit.words, strong(_bare(unit.value)), unit.source, unit.confirmed) for unit in page.units
    ]
    blocks: list[Block] = [
        heading(tr("What a unit is worth, and who confirmed it")),
        PaperTable(columns, rows, pad=2.4),
    ]
    if page.left_out:
        words = say("Left out: {units}.", units=page.left_out)
        blocks += [Space(4), note(wording.render(words))]
    return blocks


def balance_title(made: WorkWorth) -> str:
    """How far what was gained has covered what was paid."""
    price = made.price
    if price is None or price.so_far is None:
        return tr("Gained so far")
    net = made.so_far - price.so_far
    if net.minor < 0:
        return wording.render(say("So far {left} to go", left=told(-net)))
    return wording.render(say("So far {net} ahead of its price", net=told(net)))


def balance_rows(made: WorkWorth) -> list[tuple[str, str, bool]]:
    """What was gained and paid so far: the words, the amount, and whether it is a sum."""
    rows = [(_so_far(line), _signed(line.so_far), False) for line in made.lines]
    rows.append((tr("Gain so far"), _signed(made.so_far), True))
    price = made.price
    if price is not None and price.so_far is not None and price.since is not None:
        days = (made.as_of - price.since).days
        words = say(
            "Price since {on}, {n} day", "Price since {on}, {n} days", on=price.since, n=days
        )
        rows.append((wording.render(words), _signed(-price.so_far), False))
        words = say("Balance on {on}", on=made.as_of)
        rows.append((wording.render(words), _signed(made.so_far - price.so_far), True))
    return rows


def _so_far(line: WorthLine) -> str:
    factors = f"{wording.number(line.units_so_far)} × {told(line.unit.value)}"
    return wording.commas((line.unit.words, factors))


def _balance(page: WorthPage) -> list[Block]:
    made = page.worth
    head = wording.render(say("Since {on}", on=made.since))
    columns = [PaperColumn(head, 4), PaperColumn(made.currency, 1.3, "right")]
    rows = [
        (strong(words), strong(amount)) if is_sum else (words, amount)
        for words, amount, is_sum in balance_rows(made)
    ]
    blocks: list[Block] = [heading(balance_title(made)), PaperTable(columns, rows, pad=2.4)]
    words = payback_words(made)
    return [*blocks, Space(4), note(words)] if words else blocks


def payback_words(made: WorkWorth) -> str:
    """How the day of payback comes about, to be reckoned again."""
    price = made.price
    if price is None or price.so_far is None:
        return ""
    if made.is_paid_back:
        return wording.render(say("Paid back since {on}.", on=made.paid_back_on))
    if made.paid_back_on is None:
        return tr("At today’s level it does not pay for itself.")
    words = say(
        "A further day brings {gain} and costs {price}, {year} days a year; so it is paid back by"
        " {on}.",
        gain=told(_a_day(made.a_year)),
        price=told(_a_day(price.a_year)),
        year=YEAR,
        on=made.paid_back_on,
    )
    return wording.render(words)


def _a_day(a_year: Money) -> Money:
    return Money.of(a_year.amount / YEAR, a_year.currency)


def worth_beside(page: WorthPage) -> list[Block]:
    """What the summary says of it: worth and price as two bars of one scale, how the worth adds up,
    and the payback."""
    made = page.worth
    values = [_amount(tr("Worth a year, at today’s level"), made.a_year, mine=True)]
    if made.price is not None:
        values.append(_amount(tr("Price a year"), made.price.a_year))
    title = tr("What it is worth")
    times = made.times_its_price
    if times is not None and times >= 1:
        words = say("Worth {times} times its price", times=wording.number(times, 1))
        title = wording.render(words)
    blocks: list[Block] = [heading(title), Figure(lambda width: amounts(values, width))]
    blocks += [Space(4), _sum_of_a_year(made)]
    said = []
    if made.is_paid_back:
        said.append(wording.render(say("Paid back since {on}.", on=made.paid_back_on)))
    elif made.paid_back_on is not None:
        said.append(wording.render(say("Paid back by {on}.", on=made.paid_back_on)))
    if made.at_goals.minor > made.a_year.minor:
        words = say("At the goals it is worth {gain} a year.", gain=told(made.at_goals))
        said.append(wording.render(words))
    if said:
        blocks += [Space(6), note(wording.sentences(said))]
    return blocks


def _sum_of_a_year(made: WorkWorth) -> PaperTable:
    steps = _parts(made, [(line, line.a_year, _reckoned(line)) for line in made.lines])
    columns = [
        PaperColumn(tr("How it adds up"), 4, style=CAPTION),
        PaperColumn(made.currency, 1.3, "right"),
    ]
    rows: list[tuple[Filling, ...]] = [
        (wording.headed(step.name, step.detail) if step.detail else step.name,
         step.said.removeprefix("+"))
        for step in steps
    ]  # fmt: skip
    rows.append((strong(tr("Worth a year")), strong(_signed(made.a_year))))
    return PaperTable(columns, rows, pad=2)


def _amount(name: str, amount: Money, *, mine: bool = False) -> NamedAmount:
    return NamedAmount(name, float(amount.amount), told(amount), mine)
