"""Taking over what a copy of the book has: which is current, and what both changed side by side."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.ui.frame.exchange.give_dialog import told_by
from csm_desktop.ui.frame.exchange.take_dialog import can_take
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.lines_dialog import LinesDialog
from csm_desktop.ui.widgets.file_dialogs import ask_file
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import field_label, kind_label, render, sentences, stopped, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.exchange.merge import CopySide, MergePlan, SideBySide

_WIDE = 980  # px
_LONG = 60  # letters of a value
_LATER = ""


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict as a line of the table, with which side counts ("": that is left open)."""

    id: int
    conflict: "SideBySide"
    choice: str = _LATER


class MergeCopyDialog(LinesDialog[OpenConflict]):
    """What is taken over, and a choice for each field that both changed."""

    def __init__(
        self,
        shell: Shell,
        book: "Book",
        other: Path,
        plan: "MergePlan",
        take: "Callable[[dict[str, CopySide]], None]",
        parent: QWidget,
    ) -> None:
        from csm_desktop.app.exchange.merge import current_words, effect_words, gone_words

        super().__init__(
            render(say("Merge with {name}", name=other.name)),
            render(current_words(plan, book.path, other)), tr("&Merge"), self._merge, parent,
        )  # fmt: skip
        self._shell, self._plan, self._take = shell, plan, take
        effect = effect_words(plan)
        told = [say("Here: {what}.", what=effect), gone_words(plan)]
        words = sentences([render(each) for each in told if each is not None])
        self.effect = Text(words, "caption", wrap=True)
        self.column.addWidget(self.effect)
        open_ones = [OpenConflict(number, each) for number, each in enumerate(plan.conflicts, 1)]
        self.lay_lines(tr("What both changed"), _columns(), open_ones, book.today)
        self.here = Button(tr("All as &here"), partial(self.set_all, choice="ours"))
        self.there = Button(tr("All as &there"), partial(self.set_all, choice="theirs"))
        self.ready_lines(parent, _WIDE if open_ones else 0, self.here, self.there)
        for part in (self.lines, self.here, self.there):
            part.setVisible(bool(open_ones))
        if not open_ones:
            self.yes.setFocus()

    def is_worth_it(self) -> bool:
        """The merge changes something, or some conflict is decided."""
        return any(line.choice for line in self.shown) or not self._plan.does_nothing

    def _merge(self) -> None:
        from csm_desktop.app.exchange.merge import CopySide

        self._take(
            {line.conflict.name: CopySide(line.choice) for line in self.shown if line.choice}
        )


def _columns() -> list[Column[OpenConflict]]:
    choices = ((_LATER, tr("later")), ("ours", tr("as here")), ("theirs", tr("as there")))
    return [
        Column("choice", tr("What counts"), lambda line: line.choice, CellKind.CHOICE, 130,
               editable=True, drop_down=True, sortable=False, choices=choices,
               sentence=lambda line: ", ".join((_what(line), _here(line), _there(line)))),
        Column("what", tr("What"), _what, CellKind.STRONG, 260, stretch=True, sortable=False),
        Column("ours", tr("In this book"), _here, CellKind.TEXT, 220, sortable=False),
        Column("theirs", tr("In the copy"), _there, CellKind.TEXT, 220, sortable=False),
    ]  # fmt: skip


def _what(line: OpenConflict) -> str:
    each = line.conflict
    field = field_label(each.kind, each.field) if each.field else kind_label(each.kind.__name__)
    return " · ".join(dict.fromkeys(filter(None, (each.account, each.thing, field))))


def _here(line: OpenConflict) -> str:
    return _said(line.conflict.ours)


def _there(line: OpenConflict) -> str:
    return _said(line.conflict.theirs)


def _said(value: object) -> str:
    return value_words(value, "UTC", _LONG)


def ask_copy(shell: Shell, parent: QWidget) -> None:
    """Ask for the copy, then compare."""
    kinds = f"{tr('Books')} (*.csm);;{tr('All files')} (*)"
    path = ask_file(parent, tr("Merge with a copy of this book"), "", kinds)
    if path is not None:
        compare(shell, path, parent)


def compare(shell: Shell, path: Path, parent: QWidget) -> None:
    """Compare with a copy on a thread, by its passphrase where it has one of its own, and show what
    a merge does."""
    book = shell.book
    if book is None or not can_take(shell, book, path, parent):
        return

    def done(plan: "MergePlan") -> None:
        if shell.book is not book:
            return
        if plan.does_nothing and not plan.conflicts:
            from csm_desktop.app.exchange.merge import current_words, gone_words

            gone = gone_words(plan)
            nothing = (render(current_words(plan, book.path, path)),
                       tr("There is nothing to take over."),
                       "" if gone is None else render(gone))  # fmt: skip
            shell.toast(sentences(nothing))
            return
        take = partial(_carry_out, shell, book, path)
        MergeCopyDialog(shell, book, path, plan, take, parent).exec()

    shell.background.start(parent, lambda _: _planned(book, path, {}), done, told_by(shell))


def _planned(book: "Book", path: Path, decided: "dict[str, CopySide]") -> "MergePlan":
    from csm_desktop.app.exchange.merge import merge_plan

    return merge_plan(book, path, decided)


def _carry_out(shell: Shell, book: "Book", path: Path, decided: "dict[str, CopySide]") -> None:
    """Look once more with what is decided, on a thread that alone may write meanwhile."""

    def work(_: object) -> "MergePlan":
        from csm_desktop.app.exchange.merge import merge, merge_words

        with book.reserved(tr("Merging")):
            plan = _planned(book, path, decided)
            book.run(merge_words(path), merge, plan)
        return plan

    def done(plan: "MergePlan") -> None:
        from csm_desktop.app.exchange.merge import effect_words, open_words

        left = render(open_words(plan)) if plan.undecided else ""
        shell.toast(sentences((stopped(render(effect_words(plan))), left)), undoable=True)

    shell.background.start(None, work, done, told_by(shell))
