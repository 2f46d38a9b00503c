"""Segments and their journeys: how accounts are served, and whether the baseline fits."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts import journeys as use_cases
from csm_desktop.app.documents.validation_listing import first_value_words, validation_listing
from csm_desktop.app.lists.segments import RankedAccount, SegmentPage, segment_pages
from csm_desktop.domain.alerts.back_test import BackTest
from csm_desktop.domain.journey.validation import StepValidation
from csm_desktop.domain.limits.bounds import OF_FIELD
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.charts.card import ChartCard
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.relay.back_test import BackTestCard
from csm_desktop.ui.relay.rank_chart import rank_picture, rank_spec
from csm_desktop.ui.relay.segment_columns import (
    HeldStep,
    account_columns,
    segment_columns,
    step_columns,
)
from csm_desktop.ui.relay.segment_details import SegmentDetails
from csm_desktop.ui.relay.step_details import StepDetails
from csm_desktop.ui.relay.step_move import StepMoveCard
from csm_desktop.ui.relay.unplaced import UnplacedCard
from csm_desktop.ui.relay.validation_chart import (
    AROUND,
    ROW,
    draw_slips,
    drawable,
    slip_spots,
    spoken,
)
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.charts.chart import Chart, Near
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.layout.movers import DOWN, UP, by_keys, mover
from csm_desktop.ui.widgets.table.in_card import around, put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.book import Book


class SegmentsFace(ListedFace, TableFace):
    """Segments above; beneath them the journey of the chosen one and its accounts, ranked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.segments: EditedList[SegmentPage] = EditedList(
            tr("Segments"), segment_columns(), edit=self._edit, add=self._add, remove=self._drop,
            hint=tr("New segment, such as: Enterprise"),
            nothing=tr("No segment yet. Two or three, each with a journey of its own, are usual."),
            today=self._today,
        )  # fmt: skip
        self.table = self.segments.table
        for keys, title in ((UP, tr("Segment up")), (DOWN, tr("Segment down"))):
            self.segments.header.add(mover(title, keys, self._move))
            by_keys(self.table, keys, self._move)
        self.hint = Text(colour="secondary", wrap=True)
        self.journey: EditedList[HeldStep] = EditedList(
            tr("Journey"), step_columns(), edit=self._edit_step, add=self._add_step,
            remove=self._drop_step, hint=tr("New step and its day, such as: First report 30"),
            nothing=tr("This segment has no journey: it came by a list, or nobody gave it one."),
            today=self._today, framed=False,
        )  # fmt: skip
        self.begin = Button(tr("Give it the default journey"), self.give_journey, icon="plus")
        self.fit = Button(tr("Move to the median"), self.move_to_median, icon="clock")
        self.past = BackTestCard(shell)
        self.past.told.connect(self._look_at_past)
        self.test = Button(tr("Back-test the past year"), self.ask_back_test, icon="history")
        self.journey.header.add(self.test)
        self.journey.header.add(self.fit)
        self.journey.chosen.connect(self._chosen_step)
        self.words = Text(colour="secondary", wrap=True)
        self.ranked: WholeTable[RankedAccount] = WholeTable(
            tr("Accounts in their rank"), account_columns(), compact=True,
            empty=nothing_yet(tr("No account is in this segment.")),
        )  # fmt: skip
        self.ranked.opened.connect(lambda line: shell.open_account(line.id))
        self.details = SegmentDetails(shell)
        self.unplaced = UnplacedCard(shell)
        steps, accounts = Card(), Card(tr("Accounts in their rank"))
        self.step_move = StepMoveCard(shell, self.journey.table.setFocus)
        self.proof = StepDetails(shell)
        steps.add_wide(self.journey, around())
        self.chart = Chart(shell.background, 200, Near.DOWN)
        self.chart.opened.connect(self.journey.table.select)
        steps.add(self.step_move)
        steps.add(self.proof)
        steps.add(self.begin)
        steps.add(self.chart)
        accounts.add(self.words)
        put_in_card(accounts, self.ranked)
        self.along = ChartCard(shell, rank_spec())
        self.along.opened.connect(shell.open_account)
        parts = (self.segments, self.hint, self.unplaced, steps, self.past, self.along, accounts,
                 self.details)  # fmt: skip
        self.lay_out(QWidget(), parts).addStretch(1)
        self.table.chosen.connect(self._chosen)
        self._chosen()

    @property
    def page(self) -> SegmentPage | None:
        """The segment that is chosen."""
        return next(iter(self.table.selection), None)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.step_move.dismiss()
        self.unplaced.forget()
        self.segments.show_lines(())
        self._chosen()

    def dismiss(self) -> bool:
        """Esc: leave the step where it is."""
        asked = self.step_move.isVisible()
        self.step_move.dismiss()
        return asked

    def show_now(self) -> None:
        """Ask for the segments, and for who is in none of them."""
        super().show_now()
        self.unplaced.ask()

    def question(self) -> "Callable[[Book], tuple[SegmentPage, ...]]":
        """All segments."""
        return segment_pages

    def show_answer(self, answer: tuple[SegmentPage, ...]) -> None:
        """Show them, and the chosen one with its journey."""
        self.segments.show_lines(answer)
        if not self.table.selection and answer:
            self.table.step(0)
        own = sum(page.journey is not None for page in answer)
        more = own > use_cases.MANY_JOURNEYS
        self.hint.setVisible(more)
        words = say(
            "{n} segments have a journey of their own. Two or three can be kept true; with more of"
            " them nobody knows which one holds.",
            n=own,
        )
        self.hint.setText(render(words) if more else "")
        self._chosen()

    def open_selected(self) -> None:
        """The account that the keyboard is on, else the first of the segment."""
        line = self.ranked.current or next(iter(self.ranked.lines), None)
        if line is not None:
            self.shell.open_account(line.id)

    def listing(self) -> ShownListing | None:
        """The validation of the chosen segment's journey."""
        return _validation(self.page, self.past.found) if self.page is not None else None

    def give_journey(self) -> None:
        """Give the chosen segment the default journey."""
        if self.page is not None:
            saying = say("Give {name} a journey", name=self.page.segment.name)
            if carried_out(self.shell, saying, use_cases.give_journey, self.page.id):
                self.shell.toast(render(saying), undoable=True)

    def ask_back_test(self) -> None:
        """Ask what the chosen journey would have said over the past year."""
        if self.page is not None:
            self.past.ask(self.page.id, self.page.segment.name)

    def _look_at_past(self) -> None:
        # The answer stands beneath the journey, out of sight of who asked and still waits there.
        if self.test.hasFocus():
            soon(self, self.past.table.setFocus)

    def move_to_median(self) -> None:
        """Move the chosen step to the day on which half of the accounts really came to it."""
        for line in self.journey.table.selection:
            if line.found.days is not None:
                self.step_move.ask(line.id, rounded(line.found.days.median))

    def _chosen(self) -> None:
        page = self.page
        asked = self.step_move.effect
        if page is None or (asked is not None and asked.step.journey_id != page.segment.journey_id):
            self.step_move.dismiss()
        there = page is not None and page.journey is not None
        steps = [HeldStep(found.step.id, found) for found in page.steps] if page is not None else []
        self.journey.setEnabled(there)
        self.begin.setVisible(page is not None and page.journey is None)
        self.journey.show_lines(steps)
        self._draw(page.steps if page is not None else ())
        self.ranked.set_lines(page.accounts if page is not None else ())
        self.along.setVisible(page is not None)
        if page is not None:
            self.along.show_charts(rank_picture(page.accounts, self._today()))
        self.words.setText(first_value_words(page) if page is not None else "")
        self.past.follow(page.id if page is not None else None)
        self.test.setEnabled(bool(steps))
        self.details.show_page(page)
        self._chosen_step()

    def _draw(self, steps: Sequence[StepValidation]) -> None:
        rows = len(drawable(steps))
        self.chart.setVisible(bool(rows))
        if rows:
            self.chart.setFixedHeight(theme.px(AROUND + ROW * rows))
            self.chart.show_drawing(partial(draw_slips, steps), slip_spots(steps), spoken(steps))

    def _chosen_step(self) -> None:
        chosen = self.journey.table.selection
        step = chosen[0].found.step if len(chosen) == 1 else None
        self.proof.show_step(step, self.page.metrics if self.page is not None else ())
        self.fit.setEnabled(
            any(one.found.days is not None
                and rounded(one.found.days.median) != one.found.step.day for one in chosen)
        )  # fmt: skip
        self.changed.emit()

    def _move(self, by: int) -> None:
        page = self.page
        if page is not None:
            saying = say("Move the segment {name}", name=page.segment.name)
            self.shell.run(saying, use_cases.move_segment, page.id, by)

    def _edit(self, line: SegmentPage, key: str, value: Any) -> None:
        if key.endswith("_days"):
            value = _whole(value)
        elif value is None and key != "first_value_definition":
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change the segment {name}", name=line.segment.name)
        fields: dict[str, Any] = {key: value or "" if isinstance(value, str | None) else value}
        self.shell.save(saying, use_cases.edit_segment, line.id, **fields)

    def _add(self, words: str) -> int:
        saying = say("New segment: {name}", name=words)
        return self.shell.save(saying, use_cases.enter_segment, words).id

    def _drop(self, line: SegmentPage) -> None:
        saying = say("Remove the segment {name}", name=line.segment.name)
        self.shell.run(saying, use_cases.remove_segment, line.id)

    def _edit_step(self, line: HeldStep, key: str, value: Any) -> None:
        if key == "day":
            self.step_move.ask(line.id, _step_day(value))
            return
        if key == "expected_percent" and value is not None:
            value = _whole(value)
        saying = say("Change the step {title}", title=line.found.step.title)
        self.shell.save(saying, use_cases.edit_step, line.id, **{key: value})

    def _add_step(self, words: str) -> int:
        title, _, last = words.rpartition(" ")
        if not title or not last.isascii() or not last.isdigit() or len(last) > 5:
            raise UserError(
                tr("On which day after the contract’s start?"),
                tr("Write it behind the title, such as: First report 30"),
            )
        page = self.page
        if page is None or page.journey is None:
            raise UserError(tr("This segment has no journey."), tr("Nothing was changed."))
        saying = say("New step: {title}", title=title)
        return self.shell.save(saying, use_cases.add_step, page.journey.id, title, int(last)).id

    def _drop_step(self, line: HeldStep) -> None:
        saying = say("Remove the step {title}", title=line.found.step.title)
        self.shell.run(saying, use_cases.remove_step, line.id)

    def _today(self) -> "date":
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _validation(page: SegmentPage, past: BackTest | None) -> ShownListing:
    name = page.segment.name
    return ShownListing(
        render(say("Validation: {segment}", segment=name)),
        render(say("{segment} - validation of the journey", segment=name)),
        lambda as_of: validation_listing(page, as_of, past),
    )


def _step_day(value: Decimal | None) -> int:
    day, bounds = _whole(value), OF_FIELD["day"]
    if not bounds.allow(day):
        raise UserError(tr("On which day after the contract’s start?"), render(bounds.why))
    return day


def _whole(value: Decimal | None) -> int:
    if value is None or value != int(value):
        raise UserError(tr("Only whole numbers can stand here."), tr("Nothing was changed."))
    return int(value)
