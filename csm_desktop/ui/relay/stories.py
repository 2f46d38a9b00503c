"""The win stories of the book: found by their words, each with its account and its checks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csm_desktop.app.lists.stories import ToldStory, win_stories
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.page_requests import SHEET, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.widgets import CellKind, Column, Table, TextField
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.wording import headed, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class StoriesFace(TableFace):
    """Why customers bought, in their own terms; Enter opens the hand-off sheet that holds it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.words = TextField(tr("Find in win stories"), hint=tr("Find in win stories"))
        self.table: Table[ToldStory] = Table(
            tr("Win stories"), _columns(),
            empty=EmptyState(
                tr("No win story yet"),
                tr("It is told on the hand-off sheet of an account (Ctrl+H there)."),
            ),
            none_found=EmptyState(
                tr("No win story has these words"), tr("Esc shows all of them again.")
            ),
        )  # fmt: skip
        self.words.editor.textChanged.connect(self.table.filter)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.changed)
        self.column.addWidget(self.words)
        self.column.addWidget(self.table, 1)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.words.editor.clear()
        self.table.wait()

    def question(self) -> "Callable[[Book], tuple[ToldStory, ...]]":
        """Every story of the book."""
        return win_stories

    def show_answer(self, answer: tuple[ToldStory, ...]) -> None:
        """Show them."""
        self.table.set_lines(answer)

    def dismiss(self) -> bool:
        """Esc: all stories again."""
        if not self.words.editor.text():
            return False
        self.words.editor.clear()
        return True

    def open_selected(self) -> None:
        """The sheet of the story that the keyboard is on."""
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, line: ToldStory) -> None:
        run_on_account(self.shell, SHEET, line.id)


def _columns() -> list[Column[ToldStory]]:
    def sentence(line: ToldStory) -> str:
        return headed(line.account, _one_line(line.story.story))

    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 180,
               sentence=sentence),
        Column("industry", tr("Industry"), lambda line: line.industry, width=130),
        Column("hero", tr("Hero"), lambda line: line.story.hero, width=140),
        Column("title", tr("Job title"), lambda line: line.story.hero_title, CellKind.QUIET, 140),
        Column("story", tr("Story"), lambda line: _one_line(line.story.story), stretch=True),
        Column("criteria", tr("Decision criteria"),
               lambda line: "; ".join(line.story.decision_criteria), width=200),
        Column("checks", tr("Checks"), _checks, CellKind.QUIET, 110,
               sort=lambda line: line.failing),
    ]  # fmt: skip


def _checks(line: ToldStory) -> str:
    if not line.failing:
        return tr("none fails")
    return render(say("{n} fails", "{n} fail", n=line.failing))


def _one_line(words: str) -> str:
    return " ".join(words.split())
