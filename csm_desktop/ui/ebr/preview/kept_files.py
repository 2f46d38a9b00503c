"""The files that a review keeps, each to be saved as a copy; and how things differ today."""

from functools import partial
from math import ceil

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.reviews.frozen import (
    ENDINGS,
    FileToKeep,
    files_to_keep,
    keep_files,
    write_copy,
)
from csm_desktop.app.reviews.past import PastView
from csm_desktop.domain.records.reviews import FrozenFile
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.file_dialogs import ask_target
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.wording import label, number, render, tr


def size_words(size: int) -> str:
    """How large a file is."""
    return render(say("{n} KB", n=number(ceil(size / 1024), 0)))


class KeptRow(LineRow[FrozenFile]):
    """One file, its size, and the way to a copy."""

    def __init__(self, kept: "KeptFiles", line: FrozenFile) -> None:
        super().__init__()
        name = label(line.form)
        self.words, self.how_large = Text(name), Text(role="caption")
        self.save = Button(tr("Save a copy…"), partial(kept.save, line), kind="flat")
        self.save.setAccessibleName(render(say("Save a copy: {what}", what=name)))
        self.setFocusProxy(self.save)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.words)
        row.addWidget(self.how_large, 1)
        row.addWidget(self.save)

    def show_line(self, line: FrozenFile) -> None:
        self.how_large.setText(size_words(line.size))


class KeptFiles(QWidget):
    """What a review that is looked at keeps; where that is nothing, it can be kept now."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._past: PastView | None = None
        self.state = Text(role="caption", wrap=True)
        self.rows: LineRows[KeptRow] = LineRows(partial(KeptRow, self), ruled=False, gap=0)
        self.keep = Button(tr("Keep its files now"), self._keep)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(Text(tr("Files that are kept"), "caption_strong"))
        for widget in (self.state, self.rows, self.keep):
            column.addWidget(widget)

    def show_past(self, past: PastView) -> None:
        """Show the files of a review."""
        self._past = past
        kept = bool(past.files)
        self.rows.show_lines(past.files)
        self.rows.setVisible(kept)
        self.keep.setVisible(not kept)
        self.state.setText(
            tr("The pages shown are these files, byte for byte.")
            if kept
            else tr("None: it was held before files were kept.")
        )

    def save(self, file: FrozenFile) -> None:
        """Ask where to, and write a copy."""
        if self._past is None:
            return
        ending = ENDINGS[file.form]
        pack = self._past.pack
        words = say("{account} - EBR {n} - {on}", account=pack.account, n=pack.number,
                    on=pack.on.isoformat())  # fmt: skip
        name = safe_name(render(words), ending)
        target = ask_target(self, tr("Save a copy"), name, f"*{ending}", ending)
        if target is None:
            return
        try:
            write_copy(file, target.path, overwrite=target.overwrite)
        except UserError as error:
            self._shell.tell(error)
            return
        saved = render(say("Saved as {name}.", name=target.path.name))
        self._shell.toast(saved, saved=target.path)

    def _keep(self) -> None:
        past = self._past
        if past is None:
            return
        self.keep.setEnabled(False)

        def done(files: tuple[FileToKeep, ...]) -> None:
            self.keep.setEnabled(True)
            if files:
                self._shell.run(
                    say("Keep the files of a review"), keep_files, past.review.id, files
                )

        def failed(error: BaseException) -> None:
            raise error

        self._shell.background.start(self, lambda _: files_to_keep(past.material), done, failed)
