"""The review itself: its days, the paper, and what internal is switched on."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from csm_desktop.app.reviews import acts as use_cases
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.plan.same_thing import meeting_elsewhere
from csm_desktop.domain.records.reviews import InternalTopic
from csm_desktop.domain.reviews.cycle import due_after
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.paper.language import paper_languages
from csm_desktop.ui.widgets import (
    Button,
    Card,
    ChipRow,
    DayField,
    Form,
    Text,
)
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

PAPERS = (("a4", "A4"), ("letter", "Letter"), ("wide", "16:9"))


@dataclass(frozen=True, slots=True)
class Topic:
    """An internal topic as a row."""

    id: int
    topic: InternalTopic
    shown: bool


class TopicRow(LineRow[Topic]):
    """A switch for something internal, with the lock that says so."""

    def __init__(self, studio: Studio, line: Topic) -> None:
        super().__init__()
        self._studio, self._line = studio, line
        self.switch = QCheckBox(label(line.topic))
        self.switch.clicked.connect(self._switch)
        self.setFocusProxy(self.switch)
        self.warning = Text(tr("The customer will read this"), "caption", colour="error")
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(Lock())
        row.addWidget(self.switch)
        row.addWidget(self.warning, 1)
        row.addStretch(0)

    def show_line(self, line: Topic) -> None:
        self._line = line
        self.switch.setChecked(line.shown)
        self.warning.setVisible(line.shown)

    def _switch(self, shown: bool) -> None:
        words = (
            say("Show in the EBR: {topic}", topic=label(self._line.topic))
            if shown
            else say("Keep out of the EBR: {topic}", topic=label(self._line.topic))
        )
        done = self._studio.shell.run(
            words,
            use_cases.show_topic,
            self._studio.view.account_id,
            self._line.topic,
            shown,
        )
        if done is None:
            # Not stored: the switch must not say otherwise.
            self.switch.setChecked(not shown)


class ReviewCard(Card):
    """`paper_chosen` says that the pages shall have another size, `held` that it took place."""

    paper_chosen = Signal(str)
    edition_chosen = Signal(str)
    language_chosen = Signal(str)
    held = Signal()

    def __init__(self, studio: Studio, paper: str) -> None:
        super().__init__(" ", " ", margin=theme.M)
        self._studio = studio

        def today() -> Any:
            return studio.view.facts.as_of

        self.on = DayField(tr("Day"), None, partial(self._save, "on"), today=today)
        self.next_on = DayField(
            tr("Next review"), None, partial(self._save, "next_on"), today=today
        )
        self.paper = ChipRow(tr("Paper"), [(key, words, None) for key, words in PAPERS])
        self.paper.choose(paper)
        self.paper.chosen.connect(self.paper_chosen)
        editions = [Choice(edition, label(edition)) for edition in Edition]
        self.edition = ChoiceField(tr("Edition"), Edition.FULL, editions)
        self.edition.saved.connect(lambda edition: self.edition_chosen.emit(str(edition)))
        languages = paper_languages()
        self.language = ChoiceField(tr("Language"), languages[0].value, languages)
        self.language.saved.connect(lambda language: self.language_chosen.emit(str(language)))
        self.hold = Button(tr("Mark as held…"), self.held.emit)
        if self.header is not None:
            self.header.add(self.hold)
        self.form = Form()
        self.form.add(tr("Day"), self.on)
        self.form.add(tr("Next review"), self.next_on)
        self.form.add(tr("Paper"), self.paper)
        self.form.add(tr("Edition"), self.edition)
        if len(languages) > 1:
            self.form.add(tr("Language"), self.language)
        self.topics: LineRows[TopicRow] = LineRows(partial(TopicRow, studio), ruled=False, gap=0)
        self.elsewhere = Text(role="caption", colour="error", wrap=True)
        for widget in (
            self.form,
            self.elsewhere,
            Text(tr("Internal: switched on one by one"), "caption_strong"),
            self.topics,
        ):
            self.add(widget)

    def show_view(self, view: StudioView) -> None:
        """Show an account's next review."""
        review = view.review
        if self.header is not None:
            title = self.header.title
            title.setText(render(say("EBR {n}", n=review.number)))
            title.setMinimumWidth(title.sizeHint().width())
            self.header.set_aside(tr("planned") if view.planned else tr("not planned yet"))
        self.on.set_value(review.on)
        self.next_on.set_value(review.next_on)
        # People have been asked for the meeting's day, so that one is the harder to move.
        other = meeting_elsewhere(review, view.facts.meetings)
        self.elsewhere.setVisible(other is not None)
        if other is not None:
            words = say("Its meeting is planned for {on}: people were asked for that day. Move the "
                        "meeting, and the review moves with it.", on=other)  # fmt: skip
            self.elsewhere.setText(render(words))
        self.topics.show_lines(
            [Topic(n, topic, topic in review.shown) for n, topic in enumerate(InternalTopic)]
        )

    def ask_next(self) -> None:
        """Go to the day of the next review; where none is agreed, that of the cadence stands there
        to be taken with Enter or typed over."""
        self.next_on.setFocus()
        view = self._studio.view
        due = due_after(view.facts.segment, view.review, view.review.on)
        if due is not None and self.next_on.stored is None:
            self.next_on.propose(due)
            self.next_on.editor.selectAll()

    def _save(self, key: str, value: Any) -> object:
        return self._studio.shell.save(
            say("Day of the review"),
            use_cases.edit_review,
            self._studio.view.account_id,
            **{key: value},
        )
