"""The packs of a quarter at once: what is asked, how far it is, and what each account lacks."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from csm_desktop.app.reviews.list import ReviewLine
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.quarters import ReviewQuarter
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.background import Job, StoppedError
from csm_desktop.ui.background import Progress as Report
from csm_desktop.ui.ebr.head import PAPERS
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.language import paper_languages
from csm_desktop.ui.widgets import Button, CellKind, Column
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.file_dialogs import ask_folder
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render, sentences, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.reviews.pack_batch import BatchedPack, BatchWish

_QUARTERS = 4
_WIDE = 720


class QuarterDialog(FormDialog):
    """Which quarter, which edition, and as what."""

    def __init__(
        self, book: "Book", lines: Sequence[ReviewLine], paper: str, parent: QWidget
    ) -> None:
        super().__init__(
            tr("Packs of a quarter"),
            tr(
                "A file for each account that is reviewed in it, overdue ones with the present one."
            ),
            tr("&Choose a folder…"),
            self._check,
            parent,
        )
        self._today, self._lines = book.today(), lines
        quarters, present = [], ReviewQuarter.of(self._today)
        for _ in range(_QUARTERS):
            quarters.append(Choice(present, self._named(present)))
            present = present.next
        self.quarter = ChoiceField(tr("Quarter"), quarters[0].value, quarters)
        editions = [Choice(edition, label(edition)) for edition in Edition]
        self.edition = ChoiceField(tr("Edition"), Edition.FULL, editions)
        kinds = [Choice(False, "PDF"), Choice(True, tr("PowerPoint slides"))]
        self.slides = ChoiceField(tr("As"), False, kinds)
        self.paper = ChoiceField(tr("Paper"), paper, [Choice(*each) for each in PAPERS])
        languages = [Choice("", tr("Each account's own")), *paper_languages()]
        self.language = ChoiceField(tr("Language"), "", languages)
        self.form.add(tr("&Quarter"), self.quarter)
        self.form.add(tr("&Edition"), self.edition)
        self.form.add(tr("&As"), self.slides)
        self.form.add(tr("&Paper"), self.paper)
        if len(languages) > 2:
            self.form.add(tr("&Language"), self.language)
        self.ready()

    def chosen(self) -> tuple[ReviewLine, ...]:
        """The accounts of the quarter that is chosen, by the day of their review."""
        return self._of(self.quarter.stored)

    def wish(self) -> "BatchWish":
        """What is to be made of each."""
        from csm_desktop.app.documents.languages import customers_voice
        from csm_desktop.app.reviews.pack_batch import BatchWish

        spoken = customers_voice(self.language.stored) if self.language.stored else None
        return BatchWish(self.edition.stored, self.paper.stored, spoken, self.slides.stored)

    def _of(self, quarter: ReviewQuarter) -> tuple[ReviewLine, ...]:
        from csm_desktop.app.reviews.pack_batch import of_quarter

        return of_quarter(self._lines, quarter, self._today)

    def _named(self, quarter: ReviewQuarter) -> str:
        words = say(
            "Q{number} {year}: {n} account",
            "Q{number} {year}: {n} accounts",
            number=quarter.number, year=str(quarter.year), n=len(self._of(quarter)),
        )  # fmt: skip
        return render(words)

    def _check(self) -> None:
        if not self.chosen():
            raise UserError(
                tr("No account is reviewed in this quarter."), tr("Choose another quarter.")
            )


@dataclass(frozen=True, slots=True)
class PackLine:
    """What became of one pack, as a row."""

    id: int
    made: "BatchedPack"


class QuarterReport(Dialog):
    """Writes the packs on a thread; Cancel stops after the one that is being made. What was written
    stays, and another run goes on from there."""

    def __init__(self, shell: Shell, parent: QWidget, folder: Path) -> None:
        super().__init__(
            tr("Packs of a quarter"), tr("Each is written whole or not at all."), parent
        )
        self._shell, self._folder = shell, folder
        self._job: Job[tuple[BatchedPack, ...]] | None = None
        self.progress = Progress(tr("Printing"), self._stop)
        self.table: WholeTable[PackLine] = WholeTable(
            tr("Packs of a quarter"), _columns(), opens=False, compact=True
        )
        self.table.hide()
        self.column.addWidget(self.progress)
        self.column.addWidget(self.table)
        self.column.addStretch(1)
        self.setMinimumWidth(theme.px(_WIDE))
        self.show_folder = Button(tr("&Open the folder"), self._open)
        self.show_folder.hide()
        self.close_it = Button(tr("&Close"), self.reject, kind="primary")
        self.finish(self.show_folder, self.close_it)

    def begin(self, book: "Book", lines: Sequence[ReviewLine], wish: "BatchWish") -> None:
        """Write these."""
        from csm_desktop.app.reviews.pack_batch import write_packs

        def work(report: Report) -> "tuple[BatchedPack, ...]":
            def goes_on(done: int, count: int) -> bool:
                try:
                    report(done, count)
                except StoppedError:  # what is written by now is told
                    return False
                return True

            return write_packs(book, lines, self._folder, wish, goes_on)

        self.close_it.setEnabled(False)
        self.progress.begin()
        self._job = self._shell.background.start(
            self, work, self._written, self._failed, self.progress.advance
        )

    def reject(self) -> None:
        """Stop it first; what was written by then is told."""
        if self._job is not None:
            self._stop()
        else:
            super().reject()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self.close_it.setEnabled(True)
        self.close_it.setFocus()

    def _written(self, made: "tuple[BatchedPack, ...]") -> None:
        self._end()
        self.words.setText(in_words(made))
        self.table.set_lines([PackLine(one.account_id, one) for one in made])
        self.table.setVisible(bool(made))
        self.show_folder.show()

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, StoppedError):
            self.words.setText(tr("Stopped. Nothing was written."))
        elif isinstance(error, UserError):
            self.words.setText(f"{error.title} {error.advice}".strip())
        else:
            raise error

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def ask_quarter(shell: Shell, lines: Sequence[ReviewLine], paper: str, parent: QWidget) -> None:
    """Ask for a quarter and a folder, write its packs, and say what came of each."""
    book = shell.book
    if book is None:
        return
    dialog = QuarterDialog(book, lines, paper, parent)
    if not dialog.exec():
        return
    chosen, wish = dialog.chosen(), dialog.wish()
    folder = ask_folder(parent, tr("Where the packs go"))
    if folder is None or shell.book is not book:
        return
    report = QuarterReport(shell, parent, folder)
    report.begin(book, chosen, wish)
    report.exec()


def in_words(made: "Sequence[BatchedPack]") -> str:
    """How many were written, were there, and why the others were not."""
    from csm_desktop.app.reviews.pack_batch import PackOutcome

    written, there, refused = (
        sum(one.outcome is outcome for one in made)
        for outcome in (PackOutcome.WRITTEN, PackOutcome.THERE, PackOutcome.REFUSED)
    )
    told = [say("{n} pack written.", "{n} packs written.", n=written)]
    if there:
        told.append(say("{n} was there already.", "{n} were there already.", n=there))
    if refused:
        told.append(say("{n} could not be written.", "{n} could not be written.", n=refused))
    return sentences(map(render, told))


def _columns() -> list[Column[PackLine]]:
    return [
        Column("account", tr("Account"), lambda line: line.made.account, CellKind.STRONG, 160,
               stretch=True),
        Column("outcome", tr("Result"), lambda line: line.made.why or label(line.made.outcome),
               CellKind.QUIET, 240),
        Column("missing", tr("Lacks"), lambda line: joined([label(p) for p in line.made.missing]),
               CellKind.QUIET, 240),
    ]  # fmt: skip
