"""One step of the history, thing by thing, beside the list of steps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.accounts.step_changes import ThingChange
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.change_words import change_words, thing_words
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.layout.contents import clear, nest
from csm_desktop.wording import render, tr


class Details(QWidget):
    """When, and what became of which thing; `zone` is where the wall clock hangs."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self._zone = zone
        outer = QVBoxLayout(self)
        theme.spaced(outer, margin=theme.M)
        self._column = QVBoxLayout()
        theme.spaced(self._column, gap=theme.XS)
        nest(outer, self._column)
        outer.addStretch(1)
        self.said: tuple[str, ...] = ()

    def show_step(self, when: str, things: Sequence[ThingChange], more: int) -> None:
        """Show another step."""
        clear(self._column)
        self._column.addWidget(Text(when, "caption", wrap=True))
        said = []
        for thing in things:
            role = "strong" if thing.fields else "body"
            said.append(thing_words(thing))
            title = Text(said[-1], role, wrap=True, selectable=True)
            if thing.fields:
                title.setContentsMargins(0, theme.px(theme.S), 0, 0)
            self._column.addWidget(title)
            for field in thing.fields:
                said.append(change_words(field, self._zone))
                self._column.addWidget(Text(said[-1], wrap=True, selectable=True))
        if more:
            words = render(say("and {n} more thing", "and {n} more things", n=more))
            self._column.addWidget(Text(words, "caption", wrap=True))
        # Removed for good since, or a step of another account.
        if not things:
            said.append(tr("Nothing of this account is left of it."))
            self._column.addWidget(Text(said[-1], colour="secondary", wrap=True))
        self.said = tuple(said)
