"""The row of steps: where one is, what is done, where something is open; any can be returned to."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Understood
from csm_desktop.ui.imports.step import ORDER, ImportStep, step_advice, step_title, step_words
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import beside, render, tr


class StepBar(QWidget):
    """`go(step)` is called when a step is chosen; title and advice of the one in front beneath."""

    def __init__(self, go: Callable[[ImportStep], object]) -> None:
        super().__init__()
        self._go = go
        self.chips = ChipRow(
            tr("Steps of the import"),
            [
                (step, render(say("{n} {step}", n=number, step=step_words(step))), None)
                for number, step in enumerate(ORDER, 1)
            ],
        )
        self.chips.chosen.connect(lambda key: self._go(ImportStep(key)))
        self.title = Text("", "title")
        self.advice = Text("", "caption", wrap=True)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        column.addWidget(self.chips)
        words = QVBoxLayout()
        theme.spaced(words, gap=2)
        words.addWidget(self.title)
        words.addWidget(self.advice)
        nest(column, words)

    def show_for(
        self, step: ImportStep, reachable: frozenset[ImportStep], found: Understood
    ) -> None:
        """Show where one is, and where one can go."""
        self.chips.blockSignals(True)
        self.chips.set_enabled(reachable | {step})
        self.chips.choose(step)
        self.chips.blockSignals(False)
        self.chips.set_number(ImportStep.QUESTIONS, len(found.questions) or None)
        self.title.setText(step_title(step))
        self.advice.setText(step_advice(step))
        self.title.setAccessibleName(beside([step_title(step), step_advice(step)], ". "))
