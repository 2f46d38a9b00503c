"""The introduction of a cruiser and a champion: who of either side, and a letter to each."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.strategies.pairing import introduce
from csm_desktop.app.strategies.pairing_letters import (
    PairingDrafts,
    pairing_drafts,
    who_is_introduced,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import PersonField, PlainEditor, Somebody
from csm_desktop.wording import render, tr


class PairingDialog(FormDialog):
    """Both letters, to be made one's own; they go by the outbox together, as one step.

    Somebody else chosen on either side is drafted to anew, as long as nobody wrote into the drafts.
    """

    def __init__(
        self, tab: Tab, parent: QWidget, cruiser: AccountFacts, champion: AccountFacts, why: str
    ) -> None:
        title = render(say("Introduce {cruiser} to {champion}", cruiser=cruiser.account.name,
                           champion=champion.account.name))  # fmt: skip
        words = tr("Made from what either side may know of the other: nobody reads who is ahead and"
                   " who is not. Nothing is sent before you send it.")  # fmt: skip
        super().__init__(title, words, tr("Put both in the o&utbox"), self._send, parent)
        self._tab, self._facts, self._why = tab, (cruiser, champion), why
        self._sides = [_people(facts) for facts in self._facts]
        self.people = [
            PersonField(
                render(say("Of {account}", account=facts.account.name)),
                people[0].id if people else None, people, self._choose,
            )
            for facts, people in zip(self._facts, self._sides, strict=True)
        ]  # fmt: skip
        self.texts = [_editor(facts.account.name) for facts in self._facts]
        self._drafted: PairingDrafts | None = None
        for field, text in zip(self.people, self.texts, strict=True):
            self.form.add(field.name, field)
            self.form.add(text.accessibleName(), text)
        self.copy = Button(tr("&Copy both texts"), self._copy, icon="copy")
        self.noted = Button(tr("&Already introduced"), self._note)
        self.ready(self.copy, self.noted)
        self.setMinimumWidth(max(theme.px(680), self.foot.minimumSize().width()))
        self._draft()
        self.people[0].setFocus()

    def drafts(self) -> PairingDrafts:
        """Both letters as they stand. Raises UserError while somebody is missing on a side."""
        if self._drafted is None:
            raise UserError(
                tr("Who is introduced to whom?"),
                tr("Somebody of each side is needed, with an address; enter them under Contacts."),
            )
        own, other = self._drafted.to_cruiser, self._drafted.to_champion
        to_cruiser, to_champion = (
            replace(draft, text=text.toPlainText())
            for draft, text in zip((own, other), self.texts, strict=True)
        )
        return replace(self._drafted, to_cruiser=to_cruiser, to_champion=to_champion)

    def _choose(self, _: int | None) -> None:
        self._draft()

    def _draft(self) -> None:
        chosen = [field.stored for field in self.people]
        before, (first, second) = self._drafted, chosen
        if first is None or second is None:
            self._drafted = None
            return
        self._drafted = pairing_drafts(*self._facts, first, second)
        drafts = (self._drafted.to_cruiser, self._drafted.to_champion)
        old = (before.to_cruiser, before.to_champion) if before is not None else (None, None)
        for text, draft, was in zip(self.texts, drafts, old, strict=True):
            # What somebody wrote into a draft is theirs: it is not drafted over.
            if was is None or text.toPlainText() == was.text:
                text.setPlainText(draft.text)

    def _copy(self) -> None:
        parts = [
            f"{draft.to}\n{draft.subject}\n\n{draft.text}"
            for draft in (self.drafts().to_cruiser, self.drafts().to_champion)
        ]
        QApplication.clipboard().setText("\n\n\n".join(parts))
        self.copy.setText(tr("Copied"))

    def _send(self) -> None:
        self._introduce(by_mail=True)
        self._tab.shell.toast(
            tr("Both letters go in ten seconds, or as soon as there is a connection."),
            undoable=True,
        )

    def _note(self) -> None:
        self.carry_out(lambda: self._introduce(by_mail=False))

    def _introduce(self, *, by_mail: bool) -> None:
        cruiser, champion = self._facts
        saying = say("Introduce {cruiser} to {champion}", cruiser=cruiser.account.name,
                            champion=champion.account.name)  # fmt: skip
        self._tab.shell.save(
            saying, introduce, cruiser.account.id, champion.account.id, self._why, self.drafts(),
            by_mail=by_mail,
        )  # fmt: skip


def _editor(account: str) -> PlainEditor:
    made = PlainEditor(8, 12)
    made.setAccessibleName(render(say("Letter to {account}", account=account)))
    made.setMinimumWidth(theme.px(460))
    return made


def _people(facts: AccountFacts) -> list[Somebody]:
    return [Somebody(one.id, one.name, one.title) for one in who_is_introduced(facts)]
