"""Columns of readings: one a metric, one a period, or a metric and a value beside each other."""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.domain.limits.bounds import FIGURES
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.plan import ImportNotice, Options, Question
from csm_desktop.importers.values.cell_units import (
    OneUnit,
    factor_between,
    split_units,
    to_one_unit,
)
from csm_desktop.importers.values.columns import refuse_beyond
from csm_desktop.importers.values.fractions import settle_fractions
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.periods import ends_of, measured_in
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import header_unit, without_units

MONEY_ASKED = ("MRR", "ARR")
"""What months of amounts may be, where nothing says it."""


def measures(header: str, cells: Sequence[Cell], options: Options) -> SourceColumn:
    """A column of a wide table of readings, with its metric as the header."""
    name = " ".join(without_units(header).split()) or header
    split = split_units(cells)
    found = read_numbers(split[0] if split else cells, options.decimal)
    question = None
    if found.open_values:
        question = Question(
            "decimal", (header,),
            say('Which sign is the decimal sign of "{value}" in column "{column}"?',
                value=found.open_values[0], column=header),
            ("--decimal .", "--decimal ,"),
        )  # fmt: skip
    multiple = header_unit(header).multiple
    one = to_one_unit(found.values, split[1], header) if split else OneUnit(found.values)
    numbers: list[object] = [
        value if value is None or multiple == 1 else value * multiple for value in one.values
    ]
    answered = "decimal" if found.is_answered else ""
    filled = [text for cell in cells if (text := as_text(cell))]
    is_percent = "%" in header or sum(text.endswith("%") for text in filled) * 2 > len(filled)
    column = SourceColumn(header, numbers, bad=found.bad | one.bad, question=question,
                          answered=answered, notes=one.notes)  # fmt: skip
    if _as_percents(column, cells):
        is_percent = True
    elif is_percent:
        settle_fractions(column, options)
    refuse_beyond(column, FIGURES)
    column.unit = "%" if is_percent else one.unit
    column.values = [None if value is None else (name, value) for value in column.values]
    return column


def _as_percents(column: SourceColumn, cells: Sequence[Cell]) -> bool:
    """Bring shares of one among percents to their scale; whether there were any, which is told."""
    signs = [as_text(cell).endswith("%") for cell in cells]
    numbers = [(i, value) for i, value in enumerate(column.values) if isinstance(value, Decimal)]
    percents = [value for i, value in numbers if signs[i]]
    shares = [(i, value) for i, value in numbers if not signs[i]]
    # 0.5 beside 0.8 may be either; only a percent beyond 1 shows that the column has the other
    # scale.
    if not percents or not shares or max(map(abs, percents)) <= 1:
        return False
    # Without a sign and beyond 1 it may be a percent whose sign was left out.
    if any(abs(value) > 1 for _, value in shares):
        return False
    for i, value in shares:
        column.values[i] = value * 100
    i, value = shares[0]
    text = say("beside percents, {share} is read as {percent} %", share=value, percent=value * 100)
    column.notes = (*column.notes, text)
    return True


def join_readings(
    columns: dict[str, SourceColumn],
    readings: Sequence[SourceColumn],
    size: int,
    remarks: list[ImportNotice],
) -> None:
    """Each row's readings as pairs of a metric and a value, whether the table is long or wide."""
    value, metric = columns.pop("value", None), columns.pop("metric", None)
    if value is not None and value.cell_units is not None:
        _settle_units(columns, value, metric, remarks)
    pairs: list[object] = []
    for i in range(size):
        part = str(metric.values[i] or "") if metric and value is None else ""
        row = [_of_part(reading.values[i], part) for reading in readings if reading.values[i]]
        if value is not None and value.values[i] is not None:
            name = metric.values[i] if metric else value.header
            row.append((name or value.header, value.values[i]))
        pairs.append(tuple(row))
    if units := _units(readings):
        columns["units"] = SourceColumn("", [units] * size)
    columns["readings"] = SourceColumn(
        value.header if value else "", pairs, value.bad if value else {}
    )


def _settle_units(
    columns: dict[str, SourceColumn],
    value: SourceColumn,
    metric: SourceColumn | None,
    remarks: list[ImportNotice],
) -> None:
    """Bring the values of each metric to one unit, which becomes that of its rows."""
    rows: dict[object, list[int]] = {}
    for i in range(len(value.values)):
        rows.setdefault(metric.values[i] if metric else None, []).append(i)
    said = columns.get("unit")
    units: list[object] = list(said.values) if said else [None] * len(value.values)
    for name, places in rows.items():
        numbers = [n if isinstance(n := value.values[i], Decimal) else None for i in places]
        own = [(value.cell_units or [])[i] for i in places]
        one = to_one_unit(numbers, own, value.header if metric is None else str(name))
        for place, i in enumerate(places):
            value.values[i] = one.values[place]
            units[i] = units[i] or one.unit
            if place in one.bad:
                value.bad[i] = one.bad[place]
        remarks += [ImportNotice(0, str(name or value.header), note) for note in one.notes]
    columns["unit"] = SourceColumn(said.header if said else "", units)


def _units(readings: Sequence[SourceColumn]) -> dict[str, str]:
    """Metric -> unit, of the columns that tell one."""
    found = {}
    for column in readings:
        pair = next((value for value in column.values if isinstance(value, tuple)), None)
        if column.unit and pair is not None:
            found[pair[0]] = column.unit
    return found


def _of_part(reading: object, part: str) -> object:
    """A reading whose metric is a part of what its column measures: the logins of a feature."""
    if not part or not isinstance(reading, tuple):
        return reading
    name, number = reading
    return f"{part}: {name}", number


def _in_one_unit(months: Sequence[SourceColumn], remarks: list[ImportNotice]) -> None:
    """Bring the months of one metric to the unit of the first that has one."""
    wanted = next((month.unit for month in months if month.unit), "")
    for month in months:
        factor = factor_between(month.unit, wanted) if month.unit != wanted else None
        if factor is not None:
            month.values = [
                (pair[0], (pair[1] * factor).normalize() + 0) if isinstance(pair, tuple) else pair
                for pair in month.values
            ]
            text = say("{unit} is brought to {wanted}, times {factor}", unit=month.unit,
                       wanted=wanted, factor=f"{factor.normalize():f}")  # fmt: skip
            remarks.append(ImportNotice(0, month.header, text))
            month.unit = wanted


def join_periods(
    columns: dict[str, SourceColumn],
    months: Sequence[SourceColumn],
    options: Options,
    questions: list[Question],
    remarks: list[ImportNotice],
    measured: str,
) -> None:
    """A row's readings at the ends of its periods; what they measure each name says, else it is
    said once, and may be what the list itself calls `measured`."""
    metric = columns.pop("metric", None)
    headers = tuple(month.header for month in months)
    called = {
        header: " ".join(without_units(name).split())
        for header, name in measured_in(headers).items()
    }
    if metric is None and not options.metric and not all(called.values()):
        text = say("What do the columns from “{first}” to “{last}” measure? --metric names it.",
                   first=headers[0], last=headers[-1])  # fmt: skip
        # What is called after money is none of usage: said to be that, it is taken as what is paid.
        is_money = measured in MONEY_ASKED
        usual = MONEY_ASKED if is_money else ("Usage", "Logins", "Users")
        names = dict.fromkeys(filter(None, (measured, *usual)))
        choices = tuple(f"--metric {each}" for each in names)
        questions.append(Question("metric", headers, text, choices))
    several = len(set(called.values())) > 1 and all(called.values())
    names_of = {
        header: own if several else options.metric or own or "Usage"
        for header, own in called.items()
    }
    for name in dict.fromkeys(names_of.values()):
        _in_one_unit([month for month in months if names_of[month.header] == name], remarks)
    ends = ends_of(headers)
    size = len(months[0].values)
    rows: list[object] = []
    for i in range(size):
        name = str(metric.values[i] or "") if metric else ""
        rows.append(
            tuple(
                (name or names_of[month.header], value[1], ends[month.header])
                for month in months
                if (value := month.values[i]) is not None and isinstance(value, tuple)
            )
        )
    columns["periods"] = SourceColumn(months[0].header, rows)
    units = {month.unit for month in months}
    if len(units) == 1 and units != {""} and "unit" not in columns:
        columns["unit"] = SourceColumn("", [*units] * size)
    for beside in ("on", "value"):
        columns.pop(beside, None)
