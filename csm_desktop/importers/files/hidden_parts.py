"""What a workbook hides from whoever opens it."""

from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """What a workbook hides: how many rows, which columns, which sheets."""

    rows: int = 0
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns or self.sheets)


NOTHING_HIDDEN = HiddenParts()
