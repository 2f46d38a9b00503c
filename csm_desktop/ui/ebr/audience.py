"""For whom the pack is made, by role, and who of them must still be invited."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.app.reviews import acts as use_cases
from csm_desktop.app.reviews.agenda import points_of
from csm_desktop.app.reviews.audience import InvitedGuests, ReviewGuest, invite_guests
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.widgets import Button, Card, PersonField, Somebody, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.wording import beside, joined, label, render, tr


class GuestRow(LineRow[ReviewGuest]):
    """Somebody for whom the pack is made: their role in it, and whether they are invited."""

    def __init__(self, studio: Studio, guest: ReviewGuest) -> None:
        super().__init__()
        self._studio, self._guest = studio, guest
        self.name = Text()
        self.title = Text(role="caption")
        self.state = Text(role="caption")
        self.cross = IconButton("x", "-", self._remove)
        self.setFocusProxy(self.cross)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.name)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        row.addWidget(self.cross)

    def show_line(self, line: ReviewGuest) -> None:
        self._guest = line
        self.name.setText(line.name)
        role = label(line.role) if line.role is not None else ""
        self.title.setText(beside((role, line.title)))
        self.state.setText(tr("invited") if line.invited else tr("not invited yet"))
        self.cross.setAccessibleName(render(say("Not for {name}", name=line.name)))

    def _remove(self) -> None:
        prepare_for(self._studio, self._guest, False)


def prepare_for(studio: Studio, guest: ReviewGuest, wanted: bool) -> None:
    """Make the pack for somebody more, or less."""
    words = say("EBR prepared for {name}", name=guest.name)
    studio.shell.run(words, use_cases.prepare_for, studio.view.account_id, guest.id, wanted)


class AudienceCard(Card):
    """The people of the review, and the roles that nobody fills."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(tr("Prepared for"), margin=theme.M)
        self._studio = studio
        self._guests: Sequence[ReviewGuest] = ()
        self.people: LineRows[GuestRow] = LineRows(partial(GuestRow, studio), ruled=False, gap=0)
        self.more = PersonField(tr("Prepare for somebody else"), None, [], self._add)
        self.more.editor.setProperty("placeholderText", tr("Add a person"))
        self.unfilled = Text(role="caption", colour="error", wrap=True)
        self.invite = Button("", self._invite)
        below = QHBoxLayout()
        below.addWidget(self.unfilled, 1)
        below.addStretch(0)
        below.addWidget(self.invite)
        self.add(self.people)
        self.add(self.more)
        self.add_layout(below)

    def show_view(self, view: StudioView) -> None:
        """Show for whom an account's review is made."""
        self.people.show_lines([guest for guest in view.guests if guest.wanted])
        self._guests = [guest for guest in view.guests if not guest.wanted]
        self.more.set_people(
            [Somebody(guest.id, guest.name, guest.title) for guest in self._guests]
        )
        self.more.set_value(None)
        self.more.setVisible(bool(self._guests))
        roles = joined([label(role) for role in view.unnamed])
        self.unfilled.setText(render(say("Nobody is named as: {roles}", roles=roles)))
        self.unfilled.setVisible(bool(roles))
        left = len(self._uninvited(view))
        self.invite.setText(render(say("Invite {n} person", "Invite {n} people", n=left)))
        self.invite.updateGeometry()
        self.invite.setVisible(bool(left))

    def _uninvited(self, view: StudioView) -> list[int]:
        return [guest.id for guest in view.guests if guest.wanted and not guest.invited]

    def _add(self, contact_id: int | None) -> None:
        guest = next((guest for guest in self._guests if guest.id == contact_id), None)
        if guest is not None:
            prepare_for(self._studio, guest, True)

    def _invite(self) -> None:
        view = self._studio.view
        made: InvitedGuests | None = self._studio.shell.run(
            say("Invitations to the review"), invite_guests, view.account_id,
            self._uninvited(view), points_of(view.pack.agenda), zone_here(),
        )  # fmt: skip
        if made is None:
            return
        n = len(made.drafts)
        words = say(
            "{n} invitation waits in the outbox as a draft.",
            "{n} invitations wait in the outbox as drafts.",
            n=n,
        )
        if made.without_address:
            names = joined(list(made.without_address))
            words = say("{words} No address is known of {names}.", words=words, names=names)
        self._studio.shell.toast(render(words), undoable=True)
