"""Where the accounts of the book stand on the boomerang, and which hand-overs wait."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from csm_desktop.app.lists import relay as listing
from csm_desktop.domain.lists.stage_lines import StageStay, stage_counts
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.widgets import CellKind, Column, Table, Text
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.wording import label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_ALL, _WAITING = "all", "waiting"


class StagesFace(TableFace):
    """Chosen by stage, or by what waits; Enter opens the account where its lifecycle stands."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.chips = ChipRow(
            tr("Stages"),
            [
                (_ALL, tr("All"), None), (_WAITING, tr("Hand-over waits"), None),
                *((stage.value, label(stage), None) for stage in Stage),
            ],
        )  # fmt: skip
        self.words = Text(role="caption", colour="secondary", wrap=True)
        self.table: Table[StageStay] = Table(
            tr("Accounts by stage"), _columns(),
            empty=EmptyState(tr("No account yet"), tr("Accounts stand here by their stage.")),
            none_found=EmptyState(tr("No account is there"), tr("Esc shows all of them again.")),
        )  # fmt: skip
        for part in (self.chips, self.words):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self._stays: tuple[StageStay, ...] = ()
        self.chips.chosen.connect(lambda _: self._keep())
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.changed)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.chips.choose(_ALL)
        self.table.wait()

    def question(self) -> "Callable[[Book], tuple[StageStay, ...]]":
        """Where every account stands."""
        return listing.stays

    def dismiss(self) -> bool:
        """Esc: all stages again."""
        if self.chips.key == _ALL:
            return False
        self.chips.choose(_ALL)
        return True

    def open_selected(self) -> None:
        """The lifecycle of the account that the keyboard is on."""
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, line: StageStay) -> None:
        part = "hand_overs" if line.waiting is not None else "stages"
        self.shell.open_account(line.id, f"lifecycle/{part}")

    def show_answer(self, answer: tuple[StageStay, ...]) -> None:
        """Show them, with how many are in each stage."""
        self._stays = answer
        numbers = Counter(stay.stage.value for stay in self._stays)
        self.chips.set_number(_ALL, len(self._stays))
        self.chips.set_number(_WAITING, sum(stay.waiting is not None for stay in self._stays))
        for stage in Stage:
            self.chips.set_number(stage.value, numbers[stage.value])
        self.table.set_lines(self._stays)
        self._keep()

    def _keep(self) -> None:
        key = self.chips.key
        self.table.keep(_wanted(key))
        told = [
            _told(count.stage, count.accounts, count.known, count.days)
            for count in stage_counts(self._stays)
            if key == count.stage.value or (key == _ALL and count.accounts)
        ]
        self.words.setText(" · ".join(told))
        self.words.setVisible(bool(told))


def _wanted(key: str) -> Callable[[StageStay], bool] | None:
    if key == _ALL:
        return None
    if key == _WAITING:
        return lambda line: line.waiting is not None
    return lambda line: line.stage.value == key


def _told(stage: Stage, accounts: int, known: int, days: int | None) -> str:
    """How many are in a stage, and how long by the median; of few known ones that is said."""
    n = render(say("{n} account", "{n} accounts", n=accounts))
    if days is None:
        return render(say("{stage}: {accounts}, time not known", stage=stage, accounts=n))
    median = render(say("{n} day", "{n} days", n=days))
    said = say("{stage}: {accounts}, median {days}", stage=stage, accounts=n, days=median)
    if known < accounts:
        said = say("{stage}: {accounts}, median of {known} known {days}", stage=stage, accounts=n,
                   known=known, days=median)  # fmt: skip
    return render(said)


def _columns() -> list[Column[StageStay]]:
    order = list(Stage)

    def sentence(line: StageStay) -> str:
        return render(say("{name} in {stage}", name=line.name, stage=line.stage))

    def waiting(line: StageStay) -> str:
        if line.waiting is None:
            return ""
        since = short_day(line.waiting.on, with_year=True)
        return render(say("{taker}, since {day}", taker=line.waiting.to_function, day=since))

    return [
        Column("name", tr("Account"), lambda line: line.name, CellKind.STRONG, 220, stretch=True,
               sentence=sentence),
        Column("stage", tr("Stage"), lambda line: line.stage, width=140,
               sort=lambda line: order.index(line.stage)),
        Column("days", tr("Days in it"), lambda line: line.days, CellKind.NUMBER, 100),
        Column("since", tr("Since"), lambda line: line.since, CellKind.DAY, 120),
        Column("leader", tr("Led by"), lambda line: line.leader, width=160),
        Column("waiting", tr("Hand-over waits for"), waiting, width=230,
               sort=lambda line: line.waiting and line.waiting.on),
    ]  # fmt: skip
