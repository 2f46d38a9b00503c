"""Searching everything: the words, what kinds of things hold them, and each with its place."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout

from csm_desktop.app.lists.people import all_people
from csm_desktop.app.search import MOST, SearchHit, findings
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.background import Job
from csm_desktop.ui.commands.choices import KINDS, place_of_hit
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import mark, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_PAUSE_MS = 120  # of typing: each answer reads a few hundred rows
# What is found together under one chip, by the kinds that the search knows.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("accounts", mark("Accounts"), ("account",)),
    ("people", mark("People"), ("contact",)),
    ("meetings", mark("Meetings and notes"), (
        "meeting", "note", "follow_up", "outbox_mail", "end_goal", "golden_note",
    )),
    ("plan", mark("Plan"), ("goal", "milestone", "action", "success_gap", "review_goal",
                            "review_ask", "review_measure", "practice", "initiative")),
    ("other", mark("Everything else"), ()),
)  # fmt: skip


class SearchPage(Page):
    """Type, go down, Enter opens the place; Esc clears."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._asked = ""
        self._job: Job[tuple[str, Sequence[SearchHit]]] | None = None
        self._found: Sequence[SearchHit] = ()
        self._soon = Later(self, self._ask, _PAUSE_MS)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setPlaceholderText(tr("Words in notes, people, plans, meetings, accounts"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        self.field.setMinimumHeight(theme.button())
        self.field.textChanged.connect(lambda _: self._soon.start())
        self.field.returnPressed.connect(self._to_found)
        self.field.installEventFilter(self)
        self.chips = ChipRow(
            tr("What was found"),
            [("all", tr("All"), None), *((key, tr(title), None) for key, title, _ in GROUPS)],
        )
        self.chips.chosen.connect(self._keep)
        self.words = Text("", "caption")
        self.table = self._table()
        self.table.opened.connect(self._open)
        self.before = EmptyState(
            tr("Find words anywhere in this book"),
            tr("In notes, meetings, plans, people and accounts. Each word may be the beginning "
               "of one."),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.before)
        self.stack.addWidget(self.table)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        theme.edged(column)
        for part in (self.field, self.chips, self.words):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self._show()

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None and self._job.awaited

    def show_book(self, book: "Book | None") -> None:
        """Another book: what was found was in the former one."""
        del book
        self._found = ()
        self.field.clear()
        self._asked = ""
        self._show()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Another answer, where something was asked."""
        del changes
        if self._asked:
            self._soon.start()

    def title(self) -> str:
        """The page's name."""
        return tr("Search")

    def take_focus(self) -> None:
        """The words: typed over, or gone on with."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> bool:
        """Esc goes from the list to the words, then clears them."""
        if not self.field.hasFocus():
            self.take_focus()
            return True
        if self.field.text():
            self.field.clear()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the words into what they found."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self._to_found()
        return True

    def _table(self) -> Table[SearchHit]:
        return Table(
            tr("What was found"),
            [
                Column(
                    "title", tr("Found"), lambda line: line.title, CellKind.STRONG, 240,
                    show=lambda line: line.title or kind_words(line.kind), sentence=spoken,
                    stretch=True,
                ),
                Column("kind", tr("Kind"), lambda line: kind_words(line.kind), CellKind.QUIET, 110),
                Column("account", tr("Account"), account_words, CellKind.TEXT, 170),
                Column(
                    "snippet", tr("Around it"), _beside, CellKind.QUIET, 430, sortable=False,
                ),
            ],
            empty=EmptyState(
                tr("Nothing holds these words"),
                tr("Fewer words, or only the beginning of one, find more."),
                ghost="",
            ),
            none_found=EmptyState(tr("Nothing of this kind holds these words"), ghost=""),
        )  # fmt: skip

    def _ask(self) -> None:
        """Look for the words on a thread; while one answer is on its way, the next waits."""
        book, text = self.shell.book, " ".join(self.field.text().split())
        if book is None or self.busy:
            return
        self._asked = text
        if not text:
            self._found = ()
            self._show()
            return
        self._job = self.shell.background.start(
            self, lambda _: (text, findings(book, text)), self._answered, self._not_answered
        )

    def _answered(self, answer: tuple[str, Sequence[SearchHit]]) -> None:
        text, found = answer
        if text == self._asked:
            self._found = found
            self._show()
        if " ".join(self.field.text().split()) != text:
            self._ask()

    def _not_answered(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.shell.tell(error)

    def _show(self) -> None:
        self.table.set_lines(self._found)
        self.stack.setCurrentWidget(self.table if self._asked else self.before)
        numbers = Counter(group_of(search_hit.kind) for search_hit in self._found)
        self.chips.set_number("all", len(self._found) if self._asked else None)
        for key, _, _ in GROUPS:
            self.chips.set_number(key, numbers[key] if self._asked else None)
        self.chips.setVisible(bool(self._asked))
        words = say("The {n} best are shown. More words find fewer.", n=MOST)
        self.words.setText(render(words))
        self.words.setVisible(len(self._found) == MOST)

    def _keep(self, key: str) -> None:
        self.table.keep(None if key == "all" else lambda line: group_of(line.kind) == key)

    def _to_found(self) -> None:
        """Enter or Down goes to what was found, so that a second Enter opens it."""
        if self.table.lines:
            self.table.setFocus()
            if self.table.current is None:
                self.table.step(0)
                self.table.select(self.table.lines[0].id)

    def _open(self, line: SearchHit) -> None:
        if line.account_id is None:
            self._give_account(line)
            return
        self.shell.open_account(line.account_id, place_of_hit(line.kind, line.row_id))

    def _give_account(self, line: SearchHit) -> None:
        """A contact who came without an account: asked which one, then opened there."""
        from csm_desktop.ui.frame.lists.homeless import ask_account  # asks the book: not at start

        book = self.shell.book
        if book is not None:
            people = [person for person in all_people(book) if person.id == line.row_id]
            ask_account(self.shell, book, people, self, self._there)

    def _there(self, account_id: int) -> None:
        self.shell.open_account(account_id, "contacts")


def account_words(line: SearchHit) -> str:
    """The account that something belongs to."""
    return tr("No account") if line.account_id is None else line.account


def _beside(line: SearchHit) -> str:
    """The text around the words, where it says more than the title."""
    return "" if line.snippet == line.title else line.snippet


def group_of(kind: str) -> str:
    """The chip under which a kind of thing is found."""
    return next((key for key, _, kinds in GROUPS if kind in kinds), "other")


def kind_words(kind: str) -> str:
    """What a kind of thing is called."""
    if kind == "account":
        return tr("Account")
    return tr(KINDS[kind][0]) if kind in KINDS else tr("Found")


def spoken(line: SearchHit) -> str:
    """A line in one sentence."""
    parts = (kind_words(line.kind), line.title, account_words(line), line.snippet)
    return ", ".join(part for part in parts if part)
