"""Older sheets beside the newest one: left out, or taken in as what was paid on their days."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import OlderSheet, Understood
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.text import Text
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, render, tr

_OUT, _PAST = "out", "history"
Said = dict[str, date | None]


@dataclass(frozen=True, slots=True)
class OlderLine:
    """One older sheet of one file, by the place of that."""

    id: int
    file: int
    sheet: OlderSheet

    @property
    def became(self) -> str:
        """What becomes of it."""
        return _PAST if self.sheet.is_taken else _OUT


class OlderSheets(Card):
    """`settle(file, days)` says which older sheets of a file come in, each with its day."""

    def __init__(self, settle: Callable[[int, Said], object], today: Callable[[], date]) -> None:
        super().__init__(margin=theme.M, edge="watch")
        self._settle = settle
        self.is_open = False
        """Whether nobody has said yet what becomes of them."""
        self.title = Text("", "strong", wrap=True)
        self.meaning = Text(
            tr(
                "As history they say what was paid on their day, and so how it moved since. Owners "
                "and all else stay as the newest sheet has them."
            ),
            "caption",
            wrap=True,
        )
        choices = [(_OUT, tr("Left out")), (_PAST, tr("History"))]
        self.all = ChoiceField(
            tr("All of them"), None, [Choice(key, words) for key, words in choices], self._all
        )
        self.all.editor.setPlaceholderText(tr("Choose…"))
        self.all.setFixedWidth(theme.px(210))
        self.table: WholeTable[OlderLine] = WholeTable(
            tr("Older sheets"),
            [
                Column("name", tr("Sheet"), lambda line: line.sheet.name, CellKind.STRONG, 220),
                Column("rows", tr("Rows"), lambda line: line.sheet.rows, CellKind.NUMBER, 80),
                Column("day", tr("State of"), lambda line: line.sheet.day, CellKind.DAY, 130,
                       editable=True),
                Column(
                    "became", tr("What becomes of it"), lambda line: line.became,
                    CellKind.CHOICE, 200, editable=True, choices=choices, drop_down=True,
                    stretch=True,
                ),
            ],
            edit=self._edit,
            today=today,
            opens=False,
        )  # fmt: skip
        self.undated = Text(
            tr("A sheet whose name tells no day comes in when you type it."), "caption", wrap=True
        )
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(label_of(self.all))
        row.addWidget(self.all)
        row.addStretch(1)
        self.add(self.title)
        self.add(self.meaning)
        self.add_layout(row)
        put_in_card(self, self.table)
        self.add(self.undated)

    def show_found(self, found: Understood) -> None:
        """Show the older sheets of all files, hidden where there are none."""
        pairs = [
            (file, sheet) for file, source in enumerate(found.sources) for sheet in source.older
        ]
        lines = [OlderLine(n, file, sheet) for n, (file, sheet) in enumerate(pairs, 1)]
        newest = list(dict.fromkeys(line.sheet.newer for line in lines))
        text = say(
            "{n} sheet is an older state of {newest}. What becomes of it?",
            "{n} sheets are older states of {newest}. What becomes of them?",
            n=len(lines), newest=joined([f"“{name}”" for name in newest]),
        )  # fmt: skip
        self.title.setText(render(text))
        settled = {line.became for line in lines}
        self.is_open = any(s.older and s.options.history is None for s in found.sources)
        self.all.set_value(settled.pop() if not self.is_open and len(settled) == 1 else None)
        self.undated.setVisible(any(line.sheet.day is None for line in lines))
        self.table.set_lines(lines)
        self.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Put the keyboard on what settles all of them."""
        self.all.setFocus()

    def _all(self, became: str) -> None:
        for file, lines in self._by_file():
            wanted: Said = {line.sheet.name: line.sheet.day for line in lines if line.sheet.day}
            self._settle(file, wanted if became == _PAST else {})

    def _edit(self, line: OlderLine, key: str, value: object) -> None:
        day = value if key == "day" and isinstance(value, date) else None
        if key == "became" and value == _PAST:
            day = line.sheet.day
        for file, lines in self._by_file():
            if file == line.file:
                taken: Said = {
                    each.sheet.name: each.sheet.day for each in lines if each.sheet.is_taken
                }
                taken.pop(line.sheet.name, None)
                if day is not None:
                    taken[line.sheet.name] = day
                self._settle(file, taken)

    def _by_file(self) -> Iterator[tuple[int, list[OlderLine]]]:
        lines = self.table.lines
        for file in dict.fromkeys(line.file for line in lines):
            yield file, [line for line in lines if line.file == file]
