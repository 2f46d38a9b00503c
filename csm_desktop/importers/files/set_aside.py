"""Rows that are no data, each named with its place and the reason for which it is set aside."""

from collections.abc import Sequence

from csm_desktop.domain.text.message import Message
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

_SHOWN = 120  # characters of a row that a report repeats


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row of the file that is no data: its line, what it is, and how it begins.

    `is_doubtful` marks a sum that does not agree with the rows above it, `is_check` one that does.
    A line above rows that it `sums`, by their lines, may be data after all, and has its `row`.
    """

    line: int
    reason: Message
    value: str = ""
    is_doubtful: bool = False
    is_check: bool = False
    sums: tuple[int, ...] = ()
    row: Sequence[Cell] = ()


def aside(
    line: int,
    reason: Message,
    row: Sequence[Cell],
    *,
    is_doubtful: bool = False,
    is_check: bool = False,
) -> SetAside:
    """A row set aside, with as much of it as a reader needs to find it again."""
    shown = " ".join(filter(None, map(as_text, row)))[:_SHOWN]
    return SetAside(line, reason, shown, is_doubtful, is_check)
