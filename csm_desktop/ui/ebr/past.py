"""Reviews that were held: a list beneath the one that is prepared, and one of them to look at."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.reviews.past import PastLine, PastView
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.records.reviews import ReviewGoal
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.preview.kept_files import KeptFiles
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, Card, Form, Scroll, Text
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.values import dataclass
from csm_desktop.wording import day, joined, label, render, tr


class PastRow(LineRow[PastLine]):
    """A review that was held: its number and day, what became of its goals."""

    def __init__(self, earlier: "Earlier", line: PastLine) -> None:
        super().__init__()
        self.name, self.why = Text(), Text(role="caption")
        self.look = Button(tr("Show"), partial(earlier.asked.emit, line.id), kind="flat")
        self.setFocusProxy(self.look)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.name)
        row.addWidget(self.why, 1)
        row.addWidget(self.look)

    def show_line(self, line: PastLine) -> None:
        name = render(_named(line))
        self.name.setText(name)
        self.why.setText(line.why)
        self.look.setAccessibleName(render(say("Show {review}", review=name)))


class Earlier(Card):
    """Hidden where none was held. `asked` names the review to look at."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Earlier reviews"), margin=theme.M)
        self.rows: LineRows[PastRow] = LineRows(partial(PastRow, self), ruled=False, gap=0)
        self.add(self.rows)

    def show_view(self, view: StudioView) -> None:
        """Show an account's reviews."""
        self.rows.show_lines(view.past)
        self.setVisible(bool(view.past))


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was agreed, as a row."""

    id: int
    words: str
    detail: str = ""


class SaidRow(LineRow[Said]):
    """What was agreed, and what became of it."""

    def __init__(self, _: Said) -> None:
        super().__init__()
        self.words = Text(wrap=True)
        self.detail = Text(role="caption", wrap=True)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.words)
        column.addWidget(self.detail)

    def show_line(self, line: Said) -> None:
        self.words.setText(line.words)
        self.detail.setText(line.detail)
        self.detail.setVisible(bool(line.detail))


class Past(Scroll):
    """One review that was held; nothing here can be changed. `left` goes back to the next one."""

    left = Signal()

    def __init__(self, shell: Shell) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        theme.spaced(column, gap=theme.M)
        column.setContentsMargins(theme.px(2), theme.px(2), theme.px(theme.S), 0)
        super().__init__(content)
        self.card = Card(" ", " ", margin=theme.M)
        self.back = Button("", self.left.emit, icon="arrow-left")
        self.how = Text(role="caption", wrap=True)
        self.form = Form()
        self.theirs, self.ours, self.next_on = (Text(wrap=True) for _ in range(3))
        for words, text in (
            (tr("There of theirs"), self.theirs),
            (tr("There of ours"), self.ours),
            (tr("Next review"), self.next_on),
        ):
            self.form.add(words, text)
        self.goals: LineRows[SaidRow] = LineRows(SaidRow, gap=theme.S)
        self.asks: LineRows[SaidRow] = LineRows(SaidRow, gap=theme.S)
        self._goals = Text(tr("Goals that were set"), "caption_strong")
        self._asks = Text(tr("What was asked for"), "caption_strong")
        self.files = KeptFiles(shell)
        self.compared: LineRows[SaidRow] = LineRows(SaidRow, gap=theme.S)
        self._compared = Text(tr("Compared with today"), "caption_strong")
        for part in (
            self.how, self.form, self.files, self._goals, self.goals, self._asks, self.asks,
            self._compared, self.compared,
        ):  # fmt: skip
            self.card.add(part)
        column.addWidget(self.back)
        column.addWidget(self.card)
        column.addStretch(1)

    def show_view(self, past: PastView, next_number: int) -> None:
        # As wide as its words: a title of the former review must not cut this one's.
        """Show a review."""
        review = past.review
        self.back.setText(render(say("Back to EBR {n}", n=next_number)))
        self.back.updateGeometry()
        if self.card.header is not None:
            title = self.card.header.title
            title.setText(render(say("EBR {n}", n=review.number)))
            title.setMinimumWidth(title.sizeHint().width())
            on = day(review.on)
            self.card.header.set_aside(render(say("held on {on}", on=on)))
        self.how.setText(
            tr("The pages are as they were when the review was marked as held.")
            if past.as_it_was
            else tr(
                "This review came into the book as held. Its pages show the numbers up to its "
                "day, and the words as they are stored today."
            )
        )
        nobody = tr("not recorded")
        self.theirs.setText(joined(list(past.theirs)) or nobody)
        self.ours.setText(joined(list(past.ours)) or nobody)
        self.next_on.setText(day(review.next_on) if review.next_on else tr("not agreed"))
        self._goals.setVisible(bool(past.goals))
        self.goals.show_lines([_said(goal) for goal in past.goals])
        asks = [
            Said(
                review_ask.id,
                render(say("{verb} {what}", verb=review_ask.verb, what=review_ask.text)),
            )
            for review_ask in past.material.facts.review_asks
            if review_ask.review_id == review.id
        ]
        self.files.show_past(past)
        self._compared.setVisible(bool(past.compared))
        self.compared.show_lines([Said(each.id, each.what, each.words) for each in past.compared])
        self.compared.setVisible(bool(past.compared))
        self._asks.setVisible(bool(asks))
        self.asks.show_lines(asks)


def _said(goal: ReviewGoal) -> Said:
    words = [label(goal.result), goal.result_note]
    return Said(goal.id, goal.text, " · ".join(word for word in words if word))


def _named(line: PastLine) -> Message:
    return say("EBR {n} · {on}", n=line.review.number, on=day(line.review.on))
