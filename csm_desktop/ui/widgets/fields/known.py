"""A field for one of many short texts that are known beforehand: a currency, a time zone."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.fields.base import Save
from csm_desktop.ui.widgets.fields.completer import Completer
from csm_desktop.ui.widgets.fields.texts import TextField
from csm_desktop.wording import render


def zone_field(name: str, save: Save | None = None, *, hint: str = "") -> "KnownField":
    """A field for a time zone by its IANA name."""
    from zoneinfo import available_timezones

    return KnownField(name, "", save, known=available_timezones, example="Europe/Paris", hint=hint)


class KnownField(TextField):
    """Found by any part of it, whatever its case; nothing means none.

    `known` is asked when the field is first entered: there may be hundreds. `example` stands in the
    refusal of what is not among them.
    """

    def __init__(
        self,
        name: str,
        value: str = "",
        save: Save | None = None,
        *,
        known: Callable[[], Iterable[str]],
        example: str,
        hint: str = "",
    ) -> None:
        self._ask, self._example = known, example
        self._spelling: dict[str, str] | None = None
        super().__init__(name, value, save, hint=hint)

    def show_hint(self, words: str) -> None:
        """What is meant while nothing is chosen."""
        self.editor.setPlaceholderText(words)

    def commit(self) -> bool:
        done = super().commit()
        if done:
            self._show(self.stored)  # spelled as it is known
        return done

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and self.editor.completer() is None:
            completer = Completer(sorted(self._known().values()), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda _: self.commit())
            self.editor.setCompleter(completer)
        return super().eventFilter(editor, event)

    def _known(self) -> dict[str, str]:
        if self._spelling is None:
            self._spelling = {each.casefold(): each for each in self._ask()}
        return self._spelling

    def _read(self) -> str:
        typed = super()._read()
        if not typed or typed == self.stored:  # what an import brought may be spelled otherwise
            return typed
        known = self._known().get(typed.casefold())
        if known is None:
            raise UserError(
                render(say("{name}: “{words}” is not known.", name=self.name, words=typed[:40])),
                render(say("Choose from the list, such as {example}.", example=self._example)),
            )
        return known
