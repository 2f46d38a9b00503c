"""A part that stands beside a column of others, or within the column where that is too narrow."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.ui import theme

_SHARE = 45  # of the row, in hundredths


class SidePart:
    """`row` holds the part and the column side by side from `least` px on, each at its share.

    `first`: it stands before the column, and above what is in it; else behind and beneath, over
    the stretch that ends the column.
    """

    def __init__(
        self, part: QWidget, row: QHBoxLayout, column: QVBoxLayout, least: int, *, first: bool
    ) -> None:
        self._part, self._row, self._column = part, row, column
        self._least, self._first = least, first
        self._beside = True
        self._place_beside()

    def follow(self, width: int) -> bool | None:
        """Move the part where a width of px wants it: whether it stands beside now, None where it
        stays."""
        beside = width >= theme.px(self._least)
        if beside == self._beside:
            return None
        self._beside = beside
        if beside:
            self._column.removeWidget(self._part)
            self._place_beside()
        else:
            self._row.removeWidget(self._part)
            index = 0 if self._first else self._column.count() - 1
            self._column.insertWidget(index, self._part)
        return beside

    def _place_beside(self) -> None:
        self._row.insertWidget(0 if self._first else self._row.count(), self._part, _SHARE)
