"""Where the program ends and the machine begins: what the soak answers in the machine's place.

Each answer takes a while, in a window of its own that stands where the system's dialog would, so
that timers and threads go on beneath it as they do in life.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

OWN = "the machine's own"
_LONGEST_MS = 400
_LIST = "Company,Website,ARR,Renewal date,CSM\n"


class Machine:
    """Files to choose, a printer, a mail program that opens or does not."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._random = random
        self.out = folder / "out"
        self.out.mkdir(exist_ok=True)
        self.lists = _lists(folder / "lists", random)
        self._written = 0

    @contextmanager
    def standing_in(self) -> Iterator[None]:
        """Answer in the machine's place."""
        answers: dict[str, Callable[..., Any]] = {
            "getSaveFileName": self._target,
            "getOpenFileName": lambda parent, *_: (self._asked(parent, self._file()), ""),
            "getOpenFileNames": self._files,
            "getExistingDirectory": lambda parent, *_: self._asked(parent, str(self._folder())),
        }
        with ExitStack() as stack:
            for name, answer in answers.items():
                stack.enter_context(patch.object(QFileDialog, name, staticmethod(answer)))
            open_url = staticmethod(lambda _: self._random.random() < 0.5)
            stack.enter_context(patch.object(QDesktopServices, "openUrl", open_url))
            dialog = patch("PySide6.QtPrintSupport.QPrintDialog", self._printer)
            stack.enter_context(dialog)
            yield

    def _asked(self, parent: QWidget | None, answer: str) -> str:
        dialog = QDialog(parent)
        dialog.setWindowTitle(OWN)
        end = dialog.accept if self._random.random() < 0.7 else dialog.reject
        QTimer.singleShot(self._random.randint(0, _LONGEST_MS), dialog, end)
        try:
            return answer if dialog.exec() else ""
        finally:
            dialog.deleteLater()

    def _target(self, parent: QWidget | None, _: str, start: str, kinds: str) -> tuple[str, str]:
        self._written += 1
        ending = kinds.rpartition("*")[2].rstrip(")")
        there = sorted(self.out.glob(f"*{ending}"))
        if there and self._random.random() < 0.2:
            return self._asked(parent, str(self._random.choice(there))), kinds
        stem = Path(start).stem[:20] or "made"
        return self._asked(parent, str(self.out / f"{stem} {self._written}{ending}")), kinds

    def _file(self) -> str:
        books = sorted(self.out.glob("**/*.csm"))
        return str(self._random.choice([*books, *self.lists]))

    def _files(self, parent: QWidget | None, *_: object) -> tuple[list[str], str]:
        chosen = self._asked(parent, str(self._random.choice(self.lists)))
        return ([chosen] if chosen else []), ""

    def _folder(self) -> Path:
        made = self.out / f"folder {self._random.randint(1, 9)}"
        made.mkdir(exist_ok=True)
        return made

    def _printer(self, printer: QPrinter, parent: QWidget) -> QDialog:
        self._written += 1
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out / f"printed {self._written}.pdf"))
        printer.setResolution(72)
        dialog = QDialog(parent)
        dialog.setWindowTitle(OWN)
        QTimer.singleShot(self._random.randint(0, _LONGEST_MS), dialog, dialog.accept)
        return dialog


def _lists(folder: Path, random: Random) -> list[Path]:
    """Lists to import: a small one, a longer one, and one that is none."""
    folder.mkdir(exist_ok=True)
    made = []
    for name, rows in (("few.csv", 5), ("many.csv", 400)):
        lines = [
            f"Soaked {random.randint(1, 500)},s{n}.example,{random.randint(0, 90000)},"
            f"2027-0{1 + n % 9}-01,Ada"
            for n in range(rows)
        ]
        made.append(folder / name)
        made[-1].write_text(_LIST + "\n".join(lines), encoding="utf-8")
    made.append(folder / "none.csv")
    made[-1].write_bytes(bytes(range(256)))
    return made
