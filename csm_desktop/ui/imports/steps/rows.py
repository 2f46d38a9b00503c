"""What would be stored, row by row, and which rows can not be, with line, column and reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import is_dataclass

from csm_desktop.app.imports import FileReport, ImportPlan, ReadyRow, Refused, lines_of
from csm_desktop.domain.text.message import say
from csm_desktop.ui.imports.words import cell_words, fate_words, field_words, plainly
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

MOST = 5000  # rows that a preview shows, and among which one can choose
_WIDE = 150
_OF_AMOUNTS = "amount_currency"


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row that is ready."""

    id: int
    draft: ReadyRow
    custom: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One row that is not, by the order in the file: a line may be refused for several columns."""

    id: int
    refused: Refused


def preview(plan: ImportPlan, outcome: FileReport | None) -> Table[RowLine]:
    """The first rows of a list, under the fields that its columns feed, and what they would do."""
    drafts = plan.drafts[:MOST]
    keys = _filled_keys(drafts)

    def column(key: str, first: bool) -> Column[RowLine]:
        return Column(
            key, field_words(plan.kind, key), lambda line: cell_words(line.draft.values.get(key)),
            CellKind.STRONG if first else CellKind.TEXT, _WIDE,
        )  # fmt: skip

    fates = (
        fate_words(outcome, Counter(lines_of(plan.drafts)))
        if outcome is not None and not outcome.is_held
        else None
    )
    columns = [
        Column[RowLine](
            "line",
            tr("Line"),
            lambda line: line.draft.line,
            CellKind.NUMBER,
            64,
            show=lambda line: str(line.draft.line),
        ),
        *(column(key, index == 0) for index, key in enumerate(keys)),
    ]
    if fates is not None:
        new = tr("New")
        columns.insert(
            1,
            Column(
                "fate", tr("In the book"), lambda line: fates.get(line.draft.line, new),
                CellKind.QUIET, 150,
            ),
        )  # fmt: skip
    if any(draft.custom for draft in drafts):
        own = tr("Fields of your own")
        columns.append(
            Column("custom", own, lambda line: line.custom, CellKind.QUIET, 240, stretch=True)
        )
    # One line of a wide table of readings gives several rows; a table needs ids of their own.
    lines = [RowLine(i, draft, _custom(draft)) for i, draft in enumerate(drafts, 1)]
    name = render(say("The first {n} rows", n=len(lines)))
    empty = EmptyState(tr("No row can be stored"), tr("See which were refused, and why."), ghost="")
    return Table(name, columns, lines, many=True, empty=empty)


def _filled_keys(drafts: Sequence[ReadyRow]) -> list[str]:
    """The fields that any of these rows fills, as they come first."""
    found: dict[str, None] = {}
    for draft in drafts:
        for key, value in draft.values.items():
            # What only the import needs of a row is not for eyes.
            if key not in found and value not in (None, "", ()) and not is_dataclass(value):
                found[key] = None
    # The currency of an amount says again what its row's own column of currencies does.
    if "currency" in found and _OF_AMOUNTS in found and not any(map(_differs, drafts)):
        del found[_OF_AMOUNTS]
    return list(found)


def _differs(draft: ReadyRow) -> bool:
    amount = draft.values.get(_OF_AMOUNTS)
    return bool(amount) and amount != draft.values.get("currency")


def _custom(draft: ReadyRow) -> str:
    return " · ".join(f"{each.name}: {each.value}" for each in draft.custom)


def refused_table(refused: Sequence[Refused]) -> Table[RefusedLine]:
    """The rows that can not be stored."""
    return Table(
        tr("Refused rows"),
        [
            Column(
                "line", tr("Line"), lambda line: line.refused.line, CellKind.NUMBER, 64,
                show=lambda line: str(line.refused.line),
            ),
            Column(
                "column", tr("Column"), lambda line: line.refused.column or tr("the whole row"),
                CellKind.STRONG, 200,
            ),
            Column("value", tr("Value"), lambda line: line.refused.value, CellKind.TEXT, 240),
            Column(
                "why", tr("Why"), lambda line: plainly(line.refused.reason), CellKind.QUIET,
                320, stretch=True,
            ),
        ],
        [RefusedLine(index, each) for index, each in enumerate(refused, 1)],
        empty=EmptyState(tr("No row is refused"), ghost=""),
    )  # fmt: skip
