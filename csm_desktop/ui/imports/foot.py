"""The foot of the import: how to store, what would not be stored, and the one thing to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Understood, Wishes
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr


class ImportFooter(QWidget):
    """`wished()` is called when the user wants things stored otherwise."""

    def __init__(
        self,
        wished: Callable[[], object],
        more: Callable[[], object],
        give_up: Callable[[], object],
        store: Callable[[], object],
        done: Callable[[], object],
    ) -> None:
        super().__init__()
        self.held = Text("", "caption", colour="error", wrap=True)
        self.good_rows = QCheckBox(tr("Store the good rows of files with bad ones"))
        self.update_ = QCheckBox(tr("Where the book differs, take the file's value"))
        for box in (self.good_rows, self.update_):
            box.toggled.connect(lambda _: wished())
        self.more = Button(tr("Add files…"), more)
        self.give_up = Button(tr("Cancel"), give_up)
        self.go_on = Button(tr("Import"), store, kind="primary", hint="Ctrl+Return")
        self.done = Button(tr("Done"), done, kind="primary")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addWidget(self.held)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        column.addLayout(row)
        row.addWidget(self.good_rows)
        row.addWidget(self.update_)
        row.addStretch(1)
        for button in (self.more, self.give_up, self.go_on, self.done):
            row.addWidget(button)

    @property
    def wishes(self) -> Wishes:
        """How the user wants things stored."""
        return Wishes(self.good_rows.isChecked(), self.update_.isChecked())

    def forget(self) -> None:
        """No wish is left over for the next files."""
        for box in (self.good_rows, self.update_):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)

    def show_for(self, *, files: bool, report: bool, found: Understood) -> None:
        """Offer what there is to do with files, or after the report."""
        self.setVisible(files or report)
        self.good_rows.setVisible(files and bool(_bad(found)))
        for each in (self.update_, self.give_up, self.go_on):
            each.setVisible(files)
        self.done.setVisible(report)
        self.more.setText(tr("Add files…") if files else tr("Import more…"))

    def enable(self, *, reading: bool, storing: bool, report: bool, found: Understood) -> None:
        """Import says how many rows it would store, and waits for what is open."""
        words = "" if report or reading else self._hindrance(found)
        self.held.setText(words)
        self.held.setVisible(bool(words))
        self.go_on.setText(self._offer(found))
        ready = found.can_be_stored and _gain(found) > 0
        self.go_on.setEnabled(not reading and not storing and ready)
        for each in (self.more, self.give_up, self.good_rows, self.update_):
            each.setEnabled(not storing)

    def _hindrance(self, found: Understood) -> str:
        """Why something would not be stored; "" where all would."""
        bad = [] if self.good_rows.isChecked() else _bad(found)
        if bad:
            words = say(
                "{files} has bad rows: not stored, unless you want the good ones.",
                "{files} have bad rows: not stored, unless you want the good ones.",
                files=", ".join(bad),
                n=len(bad),
            )
            return render(words)
        if found.questions:
            words = say(
                "{n} question is open, above the columns.",
                "{n} questions are open, above the columns.",
                n=len(found.questions),
            )
            return render(words)
        if found.can_be_stored and found.trial is not None and not _gain(found):
            return tr("Everything in these files is in the book already.")
        return ""

    def _offer(self, found: Understood) -> str:
        """What Import would do, in as many words as a button bears."""
        if found.trial is None:
            return tr("Import")
        new, known = found.trial.stored, _filled(found)
        if new:
            return render(say("Import {n} row", "Import {n} rows", n=new))
        if known:
            return render(say("Update {n} row", "Update {n} rows", n=known))
        return tr("Import")


def _bad(found: Understood) -> list[str]:
    """The files with rows that can not be stored."""
    return [
        source.path.name for source in found.sources if any(plan.refused for plan in source.plans)
    ]


def _filled(found: Understood) -> int:
    """Rows that would give values to something known."""
    files = found.trial.files if found.trial else ()
    return sum(thing.filled for file in files for thing in file.known)


def _gain(found: Understood) -> int:
    """How many things an import would make or change."""
    return found.trial.stored + _filled(found) + found.trial.adopted if found.trial else 0
