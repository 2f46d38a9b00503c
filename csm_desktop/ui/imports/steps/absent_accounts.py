"""Accounts that the next list of their source does not name, or only older sheets: what became of
each, or of all."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.app.imports import Missing, MissingAccount
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import moneys, render, tr

Said = Mapping[str, Missing]
_MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One account that is missing."""

    id: int
    account: MissingAccount


class AbsentAccounts(Card):
    """`say(id, became)` says it of one account by its id in the source; "" of all others."""

    def __init__(self, settle: Callable[[str, Missing], object]) -> None:
        super().__init__(margin=theme.M, edge="watch")
        self._settle = settle
        self.title = Text("", "strong", wrap=True)
        self.all = ChoiceField(
            tr("All of them"),
            None,
            [Choice(became, became_words(became), _meaning(became)) for became in Missing],
            lambda became: settle("", Missing(became)),
        )
        self.all.editor.setPlaceholderText(tr("Choose…"))
        self.all.setFixedWidth(theme.px(210))
        choices = [(became, became_words(became)) for became in Missing]
        self.table: Table[MissingLine] = Table(
            tr("Accounts that are missing"),
            [
                Column("name", tr("Account"), lambda line: line.account.name, CellKind.STRONG, 220),
                Column("arr", tr("A year"), lambda line: moneys(line.account.arr) or "–",
                       CellKind.TEXT, 120),
                Column(
                    "became", tr("What became of it"), lambda line: line.account.became,
                    CellKind.CHOICE, 220, editable=True, choices=choices, drop_down=True,
                    stretch=True,
                ),
            ],
            edit=self._edit,
            opens=False,
        )  # fmt: skip
        self.add(self.title)
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(label_of(self.all))
        row.addWidget(self.all)
        row.addStretch(1)
        self.add_layout(row)
        put_in_card(self, self.table)

    def _edit(self, line: MissingLine, key: str, became: str) -> None:
        del key
        self._settle(line.account.external_id or line.account.name, Missing(became))

    def show_missing(self, accounts: Sequence[MissingAccount], said: Said) -> None:
        """Show these, with what was said of them."""
        text = say(
            "{n} account is in the book, but not in the list any more. What became of it?",
            "{n} accounts are in the book, but not in the list any more. What became of them?",
            n=len(accounts),
        )
        if accounts and not any(account.account_id for account in accounts):
            text = say(
                "{n} account stands in older sheets only. What became of it?",
                "{n} accounts stand in older sheets only. What became of them?",
                n=len(accounts),
            )
        self.title.setText(render(text))
        self.all.set_value(said.get(""))
        self.table.set_lines(
            [MissingLine(n, missing_account) for n, missing_account in enumerate(accounts, 1)]
        )
        self.table.setMinimumHeight(theme.row() * (min(len(accounts), _MOST_ROWS) + 1) + 4)
        self.setVisible(bool(accounts))

    def take_focus(self) -> None:
        """Put the keyboard on what settles all of them."""
        self.all.setFocus()


def became_words(became: Missing) -> str:
    """What became of an account, by name."""
    return {
        Missing.LEAVE: tr("Leave as it is"),
        Missing.CHURNED: tr("Churned"),
        Missing.MOVED: tr("Moved to somebody else"),
    }[became]


def _meaning(became: Missing) -> str:
    return {
        Missing.LEAVE: tr("Nothing changes; what stands in older sheets only is left out."),
        Missing.CHURNED: tr(
            "Its contracts end on the day of the list that lacks it; what they earned is kept."
        ),
        Missing.MOVED: tr(
            "It stays, without an owner, tagged as moved; what stands in older sheets only is left "
            "out."
        ),
    }[became]
