"""What a page of tables says; for our own side, never for a customer."""

from datetime import date
from typing import Literal

from csm_desktop.domain.text.spread import Spread
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its head, its share of the width, and at which side its cells stand."""

    head: str
    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class PrintedSpreads:
    """Box plots above a table: each group of values by its name, against one line at 0; `words` say
    what is counted."""

    words: str
    groups: tuple[tuple[str, Spread], ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table under its `heading`: rows, the `sums` last; `notes` beneath it say where its figures
    come from, `spreads` show how they lie."""

    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    heading: str = ""
    spreads: PrintedSpreads | None = None


@dataclass(frozen=True, slots=True)
class TablesPack:
    """A page of its `kind` with its headline; the footer says whom it names, `nothing` what stands
    where no table is."""

    as_of: date
    voice: Voice
    kind: str
    title: str
    footer: str
    nothing: str
    tables: tuple[PrintedTable, ...]
