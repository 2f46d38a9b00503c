"""Who is meant by `@ann`, where several answer to it or nobody does, and who is new in the room: a
click, or Tab and Enter, says it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.domain.meetings.newcomers import Newcomer, called
from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine, Owner, handle_of
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import FlowLayout, Text
from csm_desktop.ui.widgets.persons.chip import PersonChip
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, render, tr

_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name of the notes that nobody, or more than one, answers to, and who may be meant."""

    words: str
    owners: tuple[Owner, ...]
    is_known: bool = True
    """Whether any of them is called so; else it may be somebody new."""


def doubts_of(view: MeetingView) -> tuple[Doubt, ...]:
    """The doubtful names of a meeting's action lines, each once, in their order.

    Where nobody is called so, those who are in the meeting are offered.
    """
    here = {guest.attendance.contact_id or guest.attendance.team_member_id for guest in view.guests}
    present = tuple(
        owner for owner in view.people.owners if (owner.contact_id or owner.team_member_id) in here
    )
    found: dict[str, Doubt] = {}
    for line in view.lines:
        if _is_doubtful(line):
            owners = (line.candidates or present)[:_OFFERED]
            known = bool(line.candidates)
            found.setdefault(line.owner_words, Doubt(line.owner_words, owners, known))
    return tuple(found.values())


def _is_doubtful(line: NoteLine) -> bool:
    return line.mark is LineMark.ACTION and bool(line.owner_words) and line.owner is None


class WhichStrip(QWidget):
    """The first doubt, and a chip for each who may be meant; gone where there is none."""

    def __init__(
        self, choose: Callable[[str, str], object], meet: Callable[[Newcomer], object]
    ) -> None:
        """`choose(words, handle)` puts the handle in place of the words after `@`; `meet` makes a
        contact of somebody new."""
        super().__init__()
        self._choose, self._meet = choose, meet
        self._new: Newcomer | None = None
        self._doubt: Doubt | None = None
        self.chips: list[PersonChip] = []
        self.question = Text(role="caption")
        self._people = QWidget()
        self._flow = FlowLayout(self._people, theme.XS)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.question)
        row.addWidget(self._people, 1)
        self.hide()

    def show_view(self, view: MeetingView) -> None:
        """Ask about somebody new in a meeting's notes, else about the first doubtful name."""
        new = next(iter(view.newcomers), None)
        doubt = next(iter(doubts_of(view)), None) if new is None else None
        if (doubt, new) != (self._doubt, self._new):
            self._doubt, self._new = doubt, new
            self._fill(view, doubt.owners if doubt is not None else ())
        self.setVisible(doubt is not None or new is not None)

    def _fill(self, view: MeetingView, owners: Sequence[Owner]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            # Hidden at once: what is deleted later would be seen until then.
            chip.hide()
            chip.deleteLater()
        self.chips = []
        if self._new is not None:
            self.question.setText(tr("New in the room:"))
            self._offer_newcomer(self._new)
        if self._doubt is None:
            return
        words = self._doubt.words
        self.question.setText(render(say("Who is “@{name}”?", name=words)))
        self.question.setMinimumWidth(min(self.question.sizeHint().width(), theme.px(160)))
        for owner in owners:
            chip = PersonChip(_called(owner, owners))
            chip.setCheckable(False)
            chip.setAccessibleName(
                render(say("“@{name}” is {person}", name=words, person=_called(owner, owners)))
            )
            # The chip writes a handle into the line, so that the notes themselves say who is meant.
            handle = handle_of(owner, view.people)
            chip.clicked.connect(lambda _=False, h=handle: self._choose(words, h))
            self._add(chip)
        if not self._doubt.is_known:
            self._offer_newcomer(called(words))

    def _offer_newcomer(self, newcomer: Newcomer) -> None:
        chip = PersonChip(f"+ {beside((newcomer.name, newcomer.title), ', ')}")
        chip.setCheckable(False)
        chip.setAccessibleName(
            render(say("Make {name} a contact, in this meeting", name=newcomer.name))
        )
        chip.clicked.connect(lambda: self._meet(newcomer))
        self._add(chip)

    def _add(self, chip: PersonChip) -> None:
        self.chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()


def _called(owner: Owner, among: Sequence[Owner]) -> str:
    """The name, with a number where two have it."""
    same = [each for each in among if each.name == owner.name]
    if len(same) == 1:
        return owner.name
    if len({each.side for each in same}) == len(same):
        ours, theirs = say("{name} (us)", name=owner.name), say("{name} (them)", name=owner.name)
        return render(ours if owner.side is Side.US else theirs)
    return f"{owner.name} {same.index(owner) + 1}"
