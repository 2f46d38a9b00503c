"""Signing in with whoever lets the user into a mail server, in the browser or by a code."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.background import Job, Progress, StoppedError
from csm_desktop.ui.frame.mail.mail_program import open_with_system
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.outbox.server import Kept, MailServer, SignIn

Typed = Callable[[], "tuple[MailServer, str]"]
"""The server as it stands in the fields, and the secret of the client there. Raises UserError."""


class SignInBox(QWidget):
    """`done` is told the server that was signed in for, and whether that lasts."""

    def __init__(
        self, shell: Shell, typed: Typed, done: Callable[["MailServer", "Kept"], object]
    ) -> None:
        super().__init__()
        self._shell, self._typed, self._done = shell, typed, done
        self._job: Job[Kept] | None = None
        self._url = ""
        self.open = open_with_system
        self.said = Text("", wrap=True, selectable=True)
        self.browser = Button(tr("S&ign in…"), lambda: self._begin(by_code=False))
        self.by_code = Button(tr("Sign in by a &code…"), lambda: self._begin(by_code=True))
        self.copy = Button(tr("C&opy the address"), self._copy)
        self.stop = Button(tr("Stop &waiting"), self._stop)
        column = QVBoxLayout(self)
        theme.spaced(column)
        buttons = (self.browser, self.by_code, self.copy, self.stop)
        column.addWidget(ButtonBar(self.said, buttons))
        self.offers_code = False
        self._show_waiting(False)

    def offer(self, *, code: bool) -> None:
        """Offer to sign in; by a typed code only where whoever lets in knows that."""
        self.offers_code = code
        self._show_waiting(self._job is not None)

    def _begin(self, *, by_code: bool) -> None:
        try:
            server, secret = self._typed()
        except UserError as error:
            self._say(error)
            return
        keys = self._shell.outbox.keys
        begun: list[SignIn] = []

        # One job from the first step to the last: a job that is stopped before it began to wait
        # would leave what it waits with open.
        def work(report: Progress) -> "Kept":
            with closing(keys.begin(server, secret, by_code=by_code)) as sign_in:
                begun.append(sign_in)
                report(0, 0)
                return keys.keep(server, sign_in.wait(lambda: report(0, 0)))

        self.said.setText(tr("Trying…"))
        self._job = self._shell.background.start(
            self,
            work,
            lambda kept: self._signed_in(server, kept),
            self._failed,
            lambda *_: self._send(begun[0]),
        )
        self._show_waiting(True)

    def _send(self, sign_in: "SignIn") -> None:
        """Send the user to the browser, once."""
        if self._url:
            return
        self._url = sign_in.url
        opened = self.open(QUrl(sign_in.url))
        self.said.setText(_where_to(sign_in, opened))
        self._show_waiting(True)

    def _signed_in(self, server: "MailServer", kept: "Kept") -> None:
        self._ended()
        self.said.setText("")
        self._done(server, kept)

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if isinstance(error, StoppedError):
            self.said.setText(tr("Signing in was stopped. Nothing was changed."))
            return
        if not isinstance(error, UserError):
            raise error
        self._say(error)

    def _ended(self) -> None:
        self._job, self._url = None, ""
        self._show_waiting(False)

    def _show_waiting(self, waits: bool) -> None:
        held = (self.browser, self.by_code, self.copy, self.stop)
        had_focus = any(button.hasFocus() for button in held)
        self.browser.setVisible(not waits)
        self.by_code.setVisible(not waits and self.offers_code)
        self.copy.setVisible(waits and bool(self._url))
        self.stop.setVisible(waits and self._job is not None)
        if had_focus:  # who presses a button that goes stays where they are
            (self.stop if self._job is not None else self.browser).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _say(self, error: UserError) -> None:
        self.said.setText(f"{error.title} {error.advice}".strip())


def _where_to(sign_in: "SignIn", opened: bool) -> str:
    if sign_in.code:
        words = say("Type the code {code} at {url}", code=sign_in.code, url=sign_in.url)
        return render(words)
    if opened:
        return tr("Sign in in your browser, which was opened; this page waits for five minutes.")
    return tr("No browser could be opened: copy the address and open it in one. This page waits.")
