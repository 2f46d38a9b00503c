"""What fields could not save: kept in a rescue file, tried again, and asked about on leaving."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.notices import Notices
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.unsaved_texts import UNSAVED
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.unsaved import RescueFile
    from csm_desktop.ui.widgets.banner import Banner

AGAIN_MS = 3000
_SHOWN, _LONG = 6, 60


class TextRescue:
    """Follows the texts that could not be saved in the open book."""

    def __init__(self, workbench: Workbench, notices: Notices, window: QWidget) -> None:
        self._workbench, self._notices, self._window = workbench, notices, window
        self._file: RescueFile | None = None
        self._path: Path | None = None
        self._since: dict[tuple[str, str], datetime] = {}
        self._banner: Banner | None = None
        self.again = Later(window, UNSAVED.try_again, AGAIN_MS, repeated=True)
        """Tries while there is something that may be taken later."""
        workbench.book_changed.connect(self._start)
        UNSAVED.changed.connect(self._follow)
        window.destroyed.connect(self._part)

    def _part(self) -> None:
        # At the interpreter's end the texts may be gone before the window is.
        if isValid(UNSAVED):
            UNSAVED.changed.disconnect(self._follow)
        # The book may be closed after the window has gone, with what it tried again by.
        if isValid(self._workbench):
            self._workbench.book_changed.disconnect(self._start)

    def may_leave(self) -> bool:
        """Whether the book may be closed: at once where all is saved, else if the user says so."""
        # Once more right now: the disk may have room again.
        UNSAVED.try_again()
        texts = UNSAVED.texts
        if not texts or self._workbench.book is None:
            return True
        from csm_desktop.ui.widgets.dialogs.questions import Grave, confirmed

        lines = [f"{text.where}: {' '.join(text.text.split())[:_LONG]}" for text in texts]
        if len(lines) > _SHOWN:
            more = render(say("and {n} more", n=len(lines) - _SHOWN))
            lines = [*lines[:_SHOWN], more]
        words = (
            render(say("They are not in the book. They are kept in {path}", path=str(self._path)))
            if self._path is not None
            else tr("They are not in the book, and no disk has room for them. Copy them first.")
        )
        title = render(
            say(
                "{n} text is not saved. Leave all the same?",
                "{n} texts are not saved. Leave all the same?",
                n=len(texts),
            )
        )
        text = "\n".join([*lines, "", words])
        return confirmed(Grave.UNSAVED, title, text, tr("&Leave"), self._window)

    def _start(self) -> None:
        from csm_desktop.app.unsaved import RescueFile

        book = self._workbench.book
        self._file, self._path, self._banner = None, None, None  # what was left behind stays
        self._since.clear()
        self.again.stop()
        UNSAVED.clear()
        if book is not None and book.why_read_only is None:
            self._file = RescueFile(book.path)

    def _follow(self) -> None:
        if self._file is None:
            return
        from csm_desktop.app.unsaved import UnsavedText

        now, texts = self._workbench.clock.now(), UNSAVED.texts
        known = [(text.where, text.text) for text in texts]
        # Since when each text waits stays with it, however often others change.
        self._since = {each: self._since.get(each, now) for each in known}
        kept = tuple(UnsavedText(*each, at) for each, at in self._since.items())
        try:
            if kept:
                self._path = self._file.keep(now, kept)
            else:
                self._file.drop()
                self._path = None
        # No place for the file either: then the question on leaving says so.
        except UserError:
            self._path = None
        if UNSAVED.waiting:
            self.again.start()
        else:
            self.again.stop()
        self._tell()

    def _tell(self) -> None:
        """Say on every page that something waits to be saved."""
        from csm_desktop.ui.widgets.banner import Banner  # seldom needed, and not at start

        if self._banner is not None and self._banner in self._notices.banners:
            self._banner.close_banner()
        self._banner = None
        number = sum(text.passing for text in UNSAVED.texts)
        if number:
            title = say("{n} text waits to be saved.", "{n} texts wait to be saved.", n=number)
            advice = tr("It stays where it was typed, and saves itself as soon as the book can "
                        "take it.")  # fmt: skip
            self._banner = Banner(render(title), advice, tone="warning", closable=False)
            self._notices.add(self._banner)
