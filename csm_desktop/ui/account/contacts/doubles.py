"""One person who stands in the list twice: the card that asks, the dialog that makes them one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.same_person import SamePerson
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.wording import render, stopped, tr


class DoublesCard(Card):
    """Asks about one pair at a time; a pair that is two people is not asked about again."""

    def __init__(self, recents: Recents, merge: Callable[[int, int], object]) -> None:
        super().__init__(tr("Perhaps the same person"))
        self._recents = recents
        self._pair: SamePerson | None = None
        self._people: PeopleView | None = None
        self.who = Text("", "body", wrap=True)
        self.why = Text("", "caption", wrap=True)
        self.one = Button(
            tr("Make one…"),
            lambda: merge(self._pair.kept_id, self._pair.other_id) if self._pair else None,
        )
        self.two = Button(tr("Two people"), self._two_people, kind="flat")
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.one)
        row.addWidget(self.two)
        row.addStretch(1)
        self.add(self.who)
        self.add(self.why)
        self.add_layout(row)

    def show_people(self, people: PeopleView) -> None:
        """Show the next pair of the account, or nothing."""
        self._people = people
        # Told apart once is told apart for good, on this computer.
        asked = [pair for pair in people.alike if not self._recents.get(_told_apart(pair))]
        self._pair = asked[0] if asked else None
        self.setVisible(bool(asked))
        if self._pair is None:
            return
        names = people.names
        self.who.setText(
            render(
                say(
                    "{one} and {two}",
                    one=names[Side.CUSTOMER, self._pair.kept_id],
                    two=names[Side.CUSTOMER, self._pair.other_id],
                )
            )
        )
        more = len(asked) - 1
        words = say("{why}; {n} more pair", "{why}; {n} more pairs", why=self._pair.why, n=more)
        # With a small letter for a sentence, with a capital for a line.
        said = render(words if more else self._pair.why)
        self.why.setText(stopped(f"{said[:1].upper()}{said[1:]}"))

    def _two_people(self) -> None:
        if self._pair is not None and self._people is not None:
            self._recents.put(_told_apart(self._pair), "1")
            self.show_people(self._people)


def _told_apart(pair: SamePerson) -> str:
    """Where it is remembered that two are two: an answer, not a fact of the book."""
    return f"two people {min(pair.kept_id, pair.other_id)} {max(pair.kept_id, pair.other_id)}"


class MergeDialog(FormDialog):
    """Who is kept, and whose meetings, connections and roles come over."""

    def __init__(
        self,
        people: Sequence[Choice],
        kept_id: int,
        other_id: int | None,
        save: Callable[[int, int], object],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Make one contact of two"),
            tr(
                "Meetings, connections, roles, actions and reports of the other come over. Empty"
                " fields are filled; where the two differ, the other's words go into the notes."
            ),
            tr("&Make one"),
            self._save,
            parent,
        )
        self._keep = save
        self.kept = ChoiceField(tr("Keep"), kept_id, people)
        anybody = [Choice(None, tr("Choose somebody")), *people]
        self.other = ChoiceField(tr("Bring over from"), other_id, anybody)
        self.form.add(tr("&Keep"), self.kept)
        self.form.add(tr("&Bring over from"), self.other)
        self.ready()
        self.kept.setFocus()

    def _save(self) -> None:
        if self.other.stored is None:
            raise UserError(tr("Whose things are to come over?"), tr("Choose somebody."))
        if self.kept.stored == self.other.stored:
            raise UserError(tr("These are one contact already."), tr("Choose two."))
        self._keep(self.kept.stored, self.other.stored)
