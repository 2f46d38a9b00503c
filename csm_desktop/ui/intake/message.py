"""The card of the message: pasted as it came, kept, and read from."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from csm_desktop.app.handoff import intake
from csm_desktop.domain.handoff.intake import message_of
from csm_desktop.domain.handoff.message_facts import sender_of, stands_at
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.intake.editor import Filed, MessageEditor
from csm_desktop.ui.widgets import Card, LongTextField, Text
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.wording import render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

LETTERS = dict(zip(SpicedPart, "SPICD", strict=True))
"""How the parts are called in short: the word SPICED has two for the critical event."""


class MessageCard(Card):
    """What sales wrote. It is the source of what is filed, so it is kept with the account."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self._tab = tab
        self.editor = MessageEditor()
        self.title = Text(tr("Message of the account executive"), "subtitle")
        self.written = Text(role="caption", wrap=True)
        self.field = LongTextField(
            tr("Message of the account executive"),
            save=self._save,
            hint=tr(
                "Paste the message with which sales hands the account over.\n\n"
                "Then select words in it: Alt+1 to Alt+5 file them. With nothing selected, "
                "these keys take the sentence at the caret."
            ),
            editor=self.editor,
        )
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.said = Text(role="caption", colour="accent", wrap=True)
        self.said.hide()
        self.editor.selectionChanged.connect(self._forget)
        self.body.setSpacing(theme.px(theme.XS))
        self.add(self.title)
        self.add(self.written)
        self.add(self.field, 1)
        self.add(self.said)

    def show_view(self, view: "AccountView") -> None:
        """Show the message, and what of it is filed; what is being typed stays."""
        self.field.set_value(message_of(view.facts))
        self.said.hide()  # another act came after the filing
        self.written.setText(self._head(view))
        self.editor.show_filed(filed_in(self.editor.toPlainText(), view))

    def selected(self) -> str:
        """The words to file; with none selected, the sentence at the caret."""
        if not self.editor.selected().strip():
            self.editor.select_sentence()
        return self.editor.selected()

    def filed(self, part: SpicedPart, anew: bool) -> None:
        """The selection was filed, or was `part` already (not `anew`): go on behind it."""
        self.editor.go_past_selection()
        done = say("Filed under {part}. Ctrl+Z takes it back.", part=part)
        self._say(render(done if anew else say("{part} says so already.", part=part)))

    def _say(self, words: str) -> None:
        """Beneath the message, where a toast would hide what is still open."""
        self.said.setText(words)
        self.said.show()
        announce(self.editor, words)

    def _forget(self) -> None:
        self.said.hide()

    def _head(self, view: "AccountView") -> str:
        message = message_of(view.facts)
        if not message.strip():
            return tr("It is kept as the source of what you file.")
        sender = sender_of(message, view.facts.as_of)
        if not sender.name:
            return tr("Its head is missing: a first line “From: name” says who wrote it.")
        if sender.on is None:
            return render(say("From {who}", who=sender.name))
        on = short_day(sender.on, with_year=True)
        return render(say("From {who}, {on}", who=sender.name, on=on))

    def _save(self, text: str) -> None:
        saying = say("Hand-off message of {name}", name=self._tab.view.facts.account.name)
        self._tab.shell.save(saying, intake.write_message, self._tab.account_id, text)


def filed_in(message: str, view: "AccountView") -> tuple[Filed, ...]:
    """The passages of the message that are known of a part, also where it was reworded since."""
    found = set()
    for line in view.spiced:
        if line.entry is None:
            continue
        for entry in (line.entry, *line.history):
            for words in entry.text.splitlines():
                if place := stands_at(words, message):
                    found.add(Filed(*place, LETTERS[line.part]))
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.letter)))
