"""What the book holds of an account and nobody can use: named above the tabs, counted nowhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.domain.limits.unusable import Unusable

_NAMED = 4


class LostValues(QWidget):
    """A banner that stays as long as there is such a value; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=0)
        theme.edged(self._column, theme.S, 0)
        self.hide()

    def show_values(self, found: "Sequence[Unusable]") -> None:
        """Name these."""
        if self.banner is not None:
            self.banner.close_banner()
            self.banner = None
        if found:
            title = say(
                "{n} value cannot be used and is counted nowhere.",
                "{n} values cannot be used and are counted nowhere.",
                n=len(found),
            )
            self.banner = Banner(render(title), _names(found), tone="warning", closable=False)
            self._column.addWidget(self.banner)
        self.setVisible(bool(found))


def _names(found: "Sequence[Unusable]") -> str:
    from csm_desktop.app.accounts.sheet import unusable_name

    lines = [
        render(
            say(
                "{name} {value}. {why}",
                name=unusable_name(value),
                value=value.text or "–",
                why=render(value.why),
            )
        )
        for value in found[:_NAMED]
    ]
    if len(found) > _NAMED:
        lines.append(render(say("{n} more", n=len(found) - _NAMED)))
    return "\n".join([*lines, tr("Set them anew, or undo the act that brought them.")])
