"""The foot of the import: what stands in the way, one step back, and the one thing to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.imports import is_held_back
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.changes import Fate
from csm_desktop.ui.imports.sources import Understood
from csm_desktop.ui.imports.step import BEFORE_STORING, ImportStep
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import joined, render, tr


class ImportFooter(QWidget):
    """Buttons only; what they do is the page's."""

    def __init__(
        self,
        back: Callable[[], object],
        go_on: Callable[[], object],
        more: Callable[[], object],
        give_up: Callable[[], object],
        undo: Callable[[], object],
    ) -> None:
        super().__init__()
        self.held = Text("", "body", colour="error", wrap=True)
        self.give_up = Button(tr("Cancel"), give_up, kind="flat")
        self.more = Button(tr("Add files…"), more)
        self.undo = Button(tr("Undo this import"), undo)
        self.back = Button(tr("Back"), back, hint="Esc")
        self.go_on = Button(tr("Next"), go_on, kind="primary", hint="Ctrl+Return")
        self.done = Button(tr("Done"), give_up, kind="primary")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        column.addWidget(self.held)
        right = (self.more, self.undo, self.back, self.go_on, self.done)
        left = QWidget()
        start = QHBoxLayout(left)
        theme.spaced(start)
        start.addWidget(self.give_up)
        start.addStretch(1)
        column.addWidget(ButtonBar(left, right))

    def show_for(self, step: ImportStep, *, files: bool) -> None:
        """Offer what there is to do at a step; nothing where no file was brought."""
        stored = step is ImportStep.RESULT
        self.setVisible(files or stored)
        for button in (self.give_up, self.go_on):
            button.setVisible(files and not stored)
        self.back.setVisible(files and step not in (ImportStep.FILES, ImportStep.RESULT))
        self.more.setVisible(stored or step is ImportStep.FILES)
        self.more.setText(tr("Import more…") if stored else tr("Add files…"))
        for button in (self.undo, self.done):
            button.setVisible(stored)

    def enable(self, step: ImportStep, *, busy: bool, storing: bool, good_rows: bool,
               found: Understood) -> None:  # fmt: skip
        """Import says how many rows it would store; Next waits for what is open at this step."""
        words = "" if busy or step is ImportStep.RESULT else hindrance(step, found, good_rows)
        self.held.setText(words)
        self.held.setVisible(bool(words))
        self.go_on.setText(offer(found, good_rows) if step is ImportStep.PREVIEW else tr("Next"))
        # A file that is held back keeps no other from being stored.
        waits = bool(words) and not (step is ImportStep.PREVIEW and can_store(found))
        self.go_on.setEnabled(not busy and not storing and not waits and bool(found.sources))
        for button in (self.more, self.give_up, self.back):
            button.setEnabled(not storing)


def hindrance(step: ImportStep, found: Understood, good_rows: bool) -> str:
    """What keeps one from going on from a step; "" where nothing does."""
    wrong = [source.path.name for source in found.sources if not source.is_ready]
    unreadable = [s.path.name for s in found.sources if s.error is not None and not s.bare]
    if step is ImportStep.FILES and unreadable:
        text = say("{files} can not be read: leave it out to go on.",
                   "{files} can not be read: leave them out to go on.",
                   files=joined(unreadable), n=len(unreadable))  # fmt: skip
        return render(text)
    if step in (ImportStep.COLUMNS, ImportStep.QUESTIONS, ImportStep.PREVIEW) and wrong:
        text = say("{files} is not understood yet: say what it is, or leave it out.",
                   "{files} are not understood yet: say what they are, or leave them out.",
                   files=joined(wrong), n=len(wrong))  # fmt: skip
        return render(text)
    if step in (ImportStep.QUESTIONS, ImportStep.PREVIEW) and found.questions:
        text = say("{n} question is open.", "{n} questions are open.", n=len(found.questions))
        return render(text)
    return _nothing_to_store(found, good_rows) if step is ImportStep.PREVIEW else ""


def reachable(found: Understood) -> frozenset[ImportStep]:
    """All steps before storing, up to the first that something keeps one from leaving."""
    reached = []
    for step in BEFORE_STORING:
        reached.append(step)
        if step is not ImportStep.PREVIEW and hindrance(step, found, good_rows=True):
            break
    return frozenset(reached)


def can_store(found: Understood) -> bool:
    """Whether there is something to store, and nothing in the way."""
    return found.can_be_stored and _gain(found) > 0


def _nothing_to_store(found: Understood, good_rows: bool) -> str:
    bad = [] if good_rows else bad_files(found)
    if bad:
        words = say(
            "{files} has many bad rows: not stored, unless you want the good ones.",
            "{files} have many bad rows: not stored, unless you want the good ones.",
            files=joined(bad),
            n=len(bad),
        )
        return render(words)
    if found.can_be_stored and found.trial is not None and not _gain(found):
        return _known_words(sum(line.fate is Fate.KEPT for line in found.changes))
    return ""


def _known_words(other: int) -> str:
    """That the book knows all of the files, and of how many values it has `other` ones."""
    if not other:
        return tr("Everything in these files is in the book already.")
    words = say(
        "Nothing is new, but {n} value differs from the book's: tick the box above to take it.",
        "Nothing is new, but {n} values differ from the book's: tick the box above to take them.",
        n=other,
    )
    return render(words)


def offer(found: Understood, good_rows: bool) -> str:
    """What Import would do, in as many words as a button bears; a file that is held back by its bad
    rows is not in the number, and that is said."""
    if found.trial is None:
        return tr("Import")
    new, known = found.trial.stored, _filled(found)
    if new and not good_rows and bad_files(found):
        return render(
            say("Import {n} row of the other files", "Import {n} rows of the other files", n=new)
        )
    if new:
        return render(say("Import {n} row", "Import {n} rows", n=new))
    if known:
        return render(say("Update {n} row", "Update {n} rows", n=known))
    return tr("Import")


def bad_files(found: Understood) -> list[str]:
    """The files of whose rows so many are bad that they wait for the user's word."""
    return [source.path.name for source in found.sources if is_held_back(source.plans)]


def _filled(found: Understood) -> int:
    """Rows that would give values to something known."""
    files = found.trial.files if found.trial else ()
    return sum(thing.filled for file in files for thing in file.known)


def _gain(found: Understood) -> int:
    """How many things an import would make or change."""
    if found.trial is None:
        return 0
    gone = len(found.trial.effect.changed)
    return found.trial.stored + _filled(found) + found.trial.adopted + gone
