"""What the user says of the files that are shown: each correction has them understood anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from csm_desktop.app.imports import ImportTerms, ListKind
from csm_desktop.ui.imports.corrections import (
    answered,
    with_answer,
    with_column,
    with_kind,
    with_rows_left,
    without_profile,
)
from csm_desktop.ui.imports.list_chooser import ListChooser
from csm_desktop.ui.imports.reader import Reader
from csm_desktop.ui.imports.sources import Source, Understood, sheets
from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed
from csm_desktop.wording import tr


class Corrector:
    """`understand()` reads what was changed, `forget()` is called when no file is left."""

    def __init__(
        self,
        reader: Reader,
        chooser: ListChooser,
        understand: Callable[[], object],
        forget: Callable[[], object],
    ) -> None:
        self._reader, self._chooser = reader, chooser
        self._understand, self._forget = understand, forget
        self.found = Understood(())
        """What is shown, and so what places mean."""
        self._said = False

    def forget(self) -> None:
        """No files any more, and nothing said of them."""
        self.found, self._said = Understood(()), False

    def may_be_forgotten(self, terms: ImportTerms, parent: QWidget) -> bool:
        """Whether the user means to leave the files behind: asked where they have said something
        of them, which nobody remembers."""
        if not self._said and terms == ImportTerms():
            return True
        title = tr("Leave this import?")
        words = tr("What you answered and corrected is forgotten. Nothing of these files is in the "
                   "book, and they stay where they are.")  # fmt: skip
        return confirmed(Grave.UNSAVED, title, words, tr("&Leave"), parent)

    def _change(self, changed: Sequence[Source]) -> None:
        self._said = True
        by_path = {source.path: source for source in changed}
        self._reader.change([by_path.get(s.path, s) for s in self._reader.wanted], changed)
        self._understand()

    def _as_wanted(self, index: int) -> Source:
        """A file that is shown, with what was corrected since it was read."""
        shown = self.found.sources[index]
        return next((source for source in self._reader.wanted if source.path == shown.path), shown)

    def map_column(self, header: str, key: str) -> None:
        """A column of the list in front becomes something else."""
        sheet = self._chooser.sheet
        wanted = self._as_wanted(self._chooser.at[0])
        self._change([with_column(wanted, sheet.columns, header, key)])

    def choose_kind(self, index: int, within: int, kind: ListKind | None) -> None:
        """A list left out; where it is all that its file holds, the file with it."""
        every = sheets(self.found.sources[index])
        if kind is None and not [e for e in every if e.plan and e is not every[within]]:
            self.leave(index)
        else:
            self._change([with_kind(self._as_wanted(index), every[within], kind)])

    def leave_rows(self, lines: frozenset[int] | None) -> None:
        """Rows left out of the list in front, or all of them again."""
        wanted = self._as_wanted(self._chooser.at[0])
        self._change([with_rows_left(wanted, self._chooser.sheet, lines)])

    def answer(self, topic: str, value: str) -> None:
        """A question is answered for the files that ask it."""
        self._change([answered(source, topic, value) for source in self._reader.wanted])

    def settle(self, topic: str, value: str) -> None:
        """A topic is settled for all files; "" leaves it to them again."""
        self._change([with_answer(source, topic, value) for source in self._reader.wanted])

    def take_history(self, index: int, days: Mapping[str, date | None]) -> None:
        """These older sheets of a file come in as history, each with its day."""
        wanted = self._as_wanted(index)
        self._change([replace(wanted, options=replace(wanted.options, history=days))])

    def without_profile(self) -> None:
        """The files are read with no profile."""
        self._change([without_profile(source) for source in self._reader.wanted])

    def leave(self, index: int) -> None:
        """A file is left out."""
        left = self.found.sources[index].path
        self._reader.change([source for source in self._reader.wanted if source.path != left], ())
        if self._reader.wanted:
            self._understand()
        else:
            self._forget()
