"""A column's real values: what was understood, and which cells were not. No Qt here."""

from collections.abc import Sequence

from csm_desktop.app.imports import CUSTOM, LEFT_OUT, ImportPlan, Mapped
from csm_desktop.domain.text.message import say
from csm_desktop.ui.imports.words import cell_words
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, render

_LOOKED_AT = 300  # rows: enough to find some values of each column
_SHOWN = 4
_LONGEST = 40  # letters of a value


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that is not understood in a column that is: its line, and what stands there."""

    line: int
    value: str


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """One column of a list; `right` has values as they are understood, `wrong` other cells."""

    mapped: Mapped
    right: tuple[str, ...]
    wrong: tuple[WrongCell, ...] = ()

    @property
    def fate(self) -> str:
        """What becomes of the column: it is a `field`, `own` (a field of the user's) or `out`."""
        return {CUSTOM: "own", LEFT_OUT: "out"}.get(self.mapped.field, "field")

    @property
    def right_words(self) -> str:
        """Values side by side."""
        return beside(self.right)

    @property
    def wrong_words(self) -> str:
        """The first cells that are not understood, with their lines, and how many more."""
        told = [
            render(say("“{value}” in line {line}", value=cell.value, line=str(cell.line)))
            for cell in self.wrong[:2]
        ]
        if len(self.wrong) > len(told):
            told.append(render(say("and {n} more", n=len(self.wrong) - len(told))))
        return ", ".join(told)


def bare_samples(columns: Sequence[Mapped]) -> tuple[ColumnSample, ...]:
    """The columns of a list that is not understood, with what stands in them."""
    return tuple(ColumnSample(column, column.samples) for column in columns)


def column_samples(plan: ImportPlan) -> tuple[ColumnSample, ...]:
    """The columns of a list, each with real values."""
    wrong: dict[str, list[WrongCell]] = {}
    for row in plan.refused:
        if row.column and row.value:
            wrong.setdefault(row.column, []).append(WrongCell(row.line, row.value[:_LONGEST]))
    # A remark about a whole column has no line to show.
    for remark in plan.remarks:
        if remark.column and remark.line and remark.value and not remark.is_mended:
            cell = WrongCell(remark.line, remark.value[:_LONGEST])
            wrong.setdefault(remark.column, []).append(cell)
    return tuple(
        ColumnSample(
            mapped,
            _right(plan, index, mapped, {cell.line for cell in wrong.get(mapped.header, ())}),
            tuple(sorted(wrong.get(mapped.header, ()), key=lambda cell: cell.line)),
        )
        for index, mapped in enumerate(plan.mapping)
    )


def _right(plan: ImportPlan, index: int, mapped: Mapped, wrong: set[int]) -> tuple[str, ...]:
    """Some values: as the file writes them, and beside it what they mean where that differs."""
    found: dict[str, None] = {}
    for draft in plan.drafts[:_LOOKED_AT]:
        if draft.line in wrong or index >= len(draft.cells):
            continue
        raw = cell_words(draft.cells[index]).strip()[:_LONGEST]
        if not raw:
            continue
        meant = cell_words(draft.values.get(mapped.field)).strip()[:_LONGEST]
        alike = not meant or meant.casefold() == raw.casefold()
        found[raw if alike else render(say("{raw} → {meant}", raw=raw, meant=meant))] = None
        if len(found) == _SHOWN:
            break
    return tuple(found) or mapped.samples
