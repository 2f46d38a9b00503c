"""The self-assessment: six pillars answered by keys, beside last time and what comes next."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.practice import assessments as use_cases
from csm_desktop.domain.practice.index import ComparedAssessment
from csm_desktop.domain.records.practice.assessments import Pillar, PracticeStage
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.practice.pillar_grid import PillarGrid
from csm_desktop.ui.widgets import (
    Button,
    Card,
    CellKind,
    Column,
    DayField,
    Form,
    LongTextField,
    Scroll,
    Text,
)
from csm_desktop.ui.widgets.button import bin_of
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import beside, day, headed, label, render, short_day, tr
from csm_desktop.wording.fields import field_label
from csm_desktop.wording.practice_words import (
    compared_words,
    raise_words,
    score_words,
    stage_guide,
    stage_words,
)

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDE = 1000  # px from which the cards stand side by side


class AssessmentFace(Face):
    """The chosen assessment, the newest at first; what is answered is saved at once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.pictures: tuple[ComparedAssessment, ...] = ()
        self.shown: ComparedAssessment | None = None
        self.begin = Button(tr("Assess today"), self.assess, hint="N")
        self.print = Button(tr("Print…"), self.ask_paper, icon="printer")
        self.words = Text(colour="secondary", wrap=True)
        self.grid = PillarGrid(self._answer)
        self.grid.chosen.connect(self._guide)
        self._asker = BookQuery(shell, lambda: _ask, self)
        self._asker.answered.connect(self._came)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.spaced(column, gap=theme.L)
        theme.edged(column)
        column.addWidget(ButtonBar(self.words, (self.begin, self.print)))
        column.addWidget(Beside(self._index(), self._beside(), wide=_WIDE, shares=(3, 2)))
        column.addStretch(1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Scroll(inner))
        self._show(None)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.pictures = ()
        self.table.set_lines(())
        self._show(None)

    def show_now(self) -> None:
        """Ask again; the answer comes from a thread."""
        self._asker.ask()

    def take_focus(self) -> None:
        """The pillars, else the button that begins."""
        (self.grid if self.shown is not None else self.begin).setFocus()

    def step(self, by: int) -> None:
        """Go down (or up) in what has the keyboard."""
        held = self.table.isAncestorOf(self.focusWidget() or self)
        (self.table if held else self.grid).step(by)

    def assess(self) -> None:
        """Begin today's assessment, or go on with it."""
        made = self.shell.run(say("Assess the practice"), use_cases.begin_assessment)
        if made is not None and self.shell.book is not None:
            # Asked here and now: what is typed next is an answer of today, not of last time.
            self._came(use_cases.assessments(self.shell.book))
            self._choose(made.id)
            self.grid.choose(0)
            self.grid.setFocus()

    def ask_paper(self) -> None:
        """Show the page as it would be printed."""
        from csm_desktop.app.practice.paper import maturity_paper

        if self.shown is None:
            self.shell.toast(tr("Nothing is assessed yet: N begins."))
            return
        on = f"{self.shown.assessment.on}"
        paper = PaperDocument(
            tr("Self-assessment of the practice"),
            tr("An internal page: it says how we judge ourselves."),
            render(say("Practice {day}", day=on)),
            maturity_paper(self.shown.id),
        )
        show_paper(self.shell, paper, self)

    def remove(self) -> None:
        """Take the shown assessment out; undo brings it back."""
        if self.shown is not None:
            saying = say("Remove the assessment of {on}", on=self.shown.assessment.on)
            if carried_out(self.shell, saying, use_cases.remove_assessment, self.shown.id):
                self.shell.toast(render(saying), undoable=True)

    def _index(self) -> QWidget:
        card = Card(tr("CSMI: how far our practice is"))
        if card.header is not None:
            card.header.add(Lock())
        self.legend = card.header
        self.score = Text(role="figure")
        self.compared = Text(colour="secondary", wrap=True)
        for part in (self.score, self.compared, self.grid):
            card.add(part)
        keys = tr(
            "Digits give points (1, 0: ten), ← → one less or more, ↑ ↓ another pillar, Delete no"
            " answer."
        )
        card.add(Text(keys, "caption", wrap=True))
        card.body.addStretch(1)  # beside higher cards, words keep together
        return card

    def _beside(self) -> QWidget:
        self.guides = Card(tr("What the stages look like"))
        self.stages = {stage: Text(wrap=True) for stage in PracticeStage}
        for text in self.stages.values():
            self.guides.add(text)
        self.next = Card(tr("Raise next"))
        self.now, self.asks = Text(wrap=True), Text(role="strong", wrap=True)
        self.next.add(self.now)
        self.next.add(self.asks)
        self.about = Card(tr("This assessment"))
        form = Form()
        self.on = DayField(tr("Assessed on"), save=partial(self._edit, "on"), today=self._today)
        from csm_desktop.domain.records.practice.assessments import MaturityAssessment

        self.note = LongTextField(
            field_label(MaturityAssessment, "note"), save=partial(self._edit, "note"), least=2
        )
        form.add(self.on.name, self.on)
        form.add(self.note.name, self.note)
        self.about.add(form)
        past = Card(tr("Assessments"))
        self.bin = bin_of(tr("Assessments"), self.remove)
        if past.header is not None:
            past.header.add(self.bin)
        self.table: WholeTable[ComparedAssessment] = WholeTable(
            tr("Assessments"), _columns(), many=False, compact=True, today=self._today,
            empty=nothing_yet(tr("The practice was not assessed yet.")),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        put_in_card(past, self.table)
        held = QWidget()
        column = QVBoxLayout(held)
        theme.spaced(column, gap=theme.L)
        for part in (self.guides, self.next, self.about, past):
            column.addWidget(part)
        column.addStretch(1)
        return held

    def _came(self, found: object) -> None:
        self.pictures = found if isinstance(found, tuple) else ()
        self.table.set_lines(self.pictures)
        shown = self.shown.id if self.shown is not None else None
        self._choose(shown)

    def _choose(self, assessment_id: int | None) -> None:
        known = {one.id: one for one in self.pictures}
        newest = self.pictures[0] if self.pictures else None
        self._show(known.get(assessment_id or 0, newest))
        if self.shown is not None:
            self.table.select(self.shown.id)

    def _chosen(self) -> None:
        picked = next(iter(self.table.selection), None)
        if picked is not None and picked != self.shown:
            self._show(picked)

    def _show(self, picture: ComparedAssessment | None) -> None:
        if self.shown is not None and (picture is None or picture.id != self.shown.id):
            # What was being typed belongs to the assessment that was shown until now.
            self.note.commit()
        self.shown = picture
        self.bin.setEnabled(picture is not None)
        for part in (self.guides, self.about):
            part.setVisible(picture is not None)
        self.score.setText(tr("Not assessed yet") if picture is None else score_words(picture))
        self.compared.setText("" if picture is None else compared_words(picture))
        self.compared.setVisible(bool(self.compared.text()))
        self.words.setText(_headline(picture))
        self.grid.show_lines(
            () if picture is None else picture.lines,
            None if picture is None else picture.raise_next,
        )
        if self.legend is not None:
            self.legend.set_aside(_legend(picture))
        if picture is not None:
            self.on.set_value(picture.assessment.on)
            self.note.set_value(picture.assessment.note)
        self._guide()
        self._show_next(picture)
        self.changed.emit()

    def _guide(self) -> None:
        pillar = self.grid.pillar
        line = self.grid.lines[list(Pillar).index(pillar)] if self.grid.lines else None
        if self.guides.header is not None:
            self.guides.header.title.setText(label(pillar))
        for stage, text in self.stages.items():
            is_here = line is not None and line.stage is stage
            said = say("{stage}: {looks}", stage=stage_words(stage),
                       looks=stage_guide(pillar, stage))  # fmt: skip
            # A sign besides the ink: where the pillar is must be told to everybody.
            text.setText(f"● {render(said)}" if is_here else render(said))
            text.set_colour("text" if is_here else "secondary")

    def _show_next(self, picture: ComparedAssessment | None) -> None:
        lowest = picture.raise_next if picture is not None else None
        self.next.setVisible(lowest is not None)
        if picture is None or lowest is None or lowest.stage is None or lowest.next_stage is None:
            return
        if self.next.header is not None:
            self.next.header.title.setText(raise_words(picture))
        now = say("{stage}, now: {looks}", stage=label(lowest.stage),
                  looks=stage_guide(lowest.pillar, lowest.stage))  # fmt: skip
        asks = say("{stage} asks: {looks}", stage=label(lowest.next_stage),
                   looks=stage_guide(lowest.pillar, lowest.next_stage))  # fmt: skip
        self.now.setText(render(now))
        self.asks.setText(render(asks))

    def _answer(self, pillar: Pillar, points: int | None) -> None:
        self._edit(f"{pillar.value}_points", points)

    def _edit(self, name: str, value: Any) -> None:
        if self.shown is None or self.shell.book is None:
            return
        saying = say("Assessment of {on}", on=self.shown.assessment.on)
        fields = {name: value}
        self.shell.save(saying, use_cases.edit_assessment, self.shown.id, **fields)
        # At once, and not by the thread: the next key builds on what this one gave.
        self._came(use_cases.assessments(self.shell.book))

    def _today(self) -> date:
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _headline(picture: ComparedAssessment | None) -> str:
    if picture is None:
        return tr("Six pillars, each from 0 to 10: twenty minutes, twice a year.")
    return render(say("Assessed on {on}", on=picture.assessment.on))


def _legend(picture: ComparedAssessment | None) -> str:
    if picture is None:
        return ""
    signs = [f"● {short_day(picture.assessment.on, with_year=True)}"]
    if picture.before is not None:
        signs.append(f"○ {short_day(picture.before.on, with_year=True)}")
    return beside(signs)


def _columns() -> list[Column[ComparedAssessment]]:
    return [
        Column("on", tr("Day"), lambda one: one.assessment.on, CellKind.DAY, 110,
               sentence=lambda one: headed(day(one.assessment.on), score_words(one))),
        Column("score", tr("Score"), score_words, CellKind.STRONG, stretch=True,
               sort=lambda one: one.score),
        Column("moved", tr("Since last time"), compared_words, CellKind.QUIET, 170),
    ]  # fmt: skip


def _ask(book: "Book") -> object:
    return use_cases.assessments(book)
