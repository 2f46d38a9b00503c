"""A renewal on its way: its four questions, how sure it is, and the act that ends it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.app.money.renewals import answer_question
from csm_desktop.domain.lists.renewal_lines import RenewalLine
from csm_desktop.domain.money.renewal_course import RenewalCourse, RenewalQuestion
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contract.terms import notice_words
from csm_desktop.ui.frame.renewals.end_dialog import EndDialog, expected_of
from csm_desktop.ui.frame.renewals.plan_dialog import ask_plan
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.fields import TextField
from csm_desktop.wording import day, headed, label, render, sentences, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.contract import ContractView

_QUESTIONS = 4
_Row = tuple[Text, Text, Text, TextField]
"""How long before, what is asked, when it was or will be, and the answer."""


class RenewalCard(Card):
    """The renewal that is next, or that of the contract that is chosen among several."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Renewal"))
        self._tab = tab
        self._contract: ContractView | None = None
        self._account = 0
        self.chosen = ChipRow(tr("Which contract"), [])
        self.chosen.chosen.connect(lambda _: self._show_course())
        self.words = Text(role="caption", wrap=True)
        self.nothing = Text(
            tr("No renewal is known: give a subscription its renewal date, or a start and a term."),
            colour="secondary", wrap=True,
        )  # fmt: skip
        self.rows = QWidget()
        grid = QGridLayout(self.rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(theme.M))
        grid.setVerticalSpacing(theme.px(theme.S))
        grid.setColumnStretch(1, 1)
        self.questions: list[_Row] = []
        for row in range(_QUESTIONS):
            days, asks, when = Text("", "strong"), Text("", wrap=True), Text("", "caption")
            answer = TextField(
                tr("Answer"), save=partial(self._answer, row), hint=tr("Not answered yet")
            )
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(days, 2 * row, 0, top)
            grid.addWidget(asks, 2 * row, 1, top)
            grid.addWidget(when, 2 * row, 2, top | Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(answer, 2 * row + 1, 1, 1, 2)
            self.questions.append((days, asks, when, answer))
        self.end = Button(tr("How it ended…"), self.ask_end, kind="primary")
        self.prepared = Text(role="caption", wrap=True)
        self.plan = Button(tr("Own word and preparation…"), self.ask_plan)
        for part in (
            self.chosen, self.words, self.prepared, self.nothing, self.rows, self.plan, self.end,
        ):  # fmt: skip
            self.add(part)

    @property
    def course(self) -> RenewalCourse | None:
        """The renewal that is shown."""
        found = self._contract.courses if self._contract is not None else ()
        on = self.chosen.key
        return next((one for one in found if str(one.subscription.id) == on), None)

    def choose(self, contract_id: str) -> None:
        """Show the renewal of a contract; of an unknown one nothing changes."""
        if contract_id in self.chosen.keys:
            self.chosen.choose(contract_id)

    def show_contract(self, contract: "ContractView") -> None:
        """Show the renewals of an account, the nearest first."""
        self._contract = contract
        account_id = self._tab.account_id
        courses = contract.courses
        self.chosen.set_chips(
            [(str(one.subscription.id), one.subscription.product, None) for one in courses]
        )
        if courses and account_id != self._account:
            self.chosen.choose(str(courses[0].subscription.id))
        self._account = account_id
        self.chosen.setVisible(len(courses) > 1)
        self._show_course()

    def _show_course(self) -> None:
        course = self.course
        self.nothing.setVisible(course is None)
        for part in (self.words, self.prepared, self.rows, self.plan, self.end):
            part.setVisible(course is not None)
        if self.header is not None:
            title = say("Renewal on {day}", day=day(course.due_on)) if course else say("Renewal")
            self.header.title.setText(render(title))
            self.header.set_aside(_left(course) if course else "")
        if course is None or self._contract is None:
            return
        outlook = next(one for one in self._contract.outlooks if one.id == course.subscription.id)
        said = [headed(label(outlook.outlook), render(outlook.why))]
        if course.notice_by is not None:
            said.append(render(notice_words(course.notice_by, self._tab.view.facts.as_of)))
        self.words.setText(sentences(said))
        self.prepared.setText(_prepared(outlook, self._tab.view.facts.contacts))
        # Rows are made once and hidden: made anew they would take the caret from an answer.
        for place, row in enumerate(self.questions):
            there = place < len(course.questions)
            for part in row:
                part.setVisible(there)
            if there:
                self._show_question(course.questions[place], row)

    def _show_question(self, question: RenewalQuestion, row: _Row) -> None:
        days, asks, when, answer = row
        days.setText(str(question.days))
        words = render(question.question)
        known, as_of = question.answer, self._tab.view.facts.as_of
        asked = render(say("asks {day}", day=short_day(question.asks_on)))
        when.setText(short_day(known.on) if known else asked)
        asks.setText(words)
        is_due = question.is_due(as_of)
        asks.set_colour("error" if is_due else "text")
        when.set_colour("error" if is_due else "secondary")
        answer.editor.setAccessibleName(words)
        answer.set_value(known.text if known else "")

    def _answer(self, row: int, text: str) -> None:
        course = self.course
        if course is None:
            return
        days = course.questions[row].days
        saying = say("Answer before the renewal of {product}", product=course.subscription.product)
        self._tab.shell.save(
            saying, answer_question, course.subscription.id, course.due_on, days, text
        )

    def ask_plan(self) -> None:
        """Ask for one's own word and the preparation, and keep them."""
        course = self.course
        if course is None or self._contract is None:
            return
        lines = {line.id: line for line in self._contract.outlooks}
        ask_plan(self._tab.shell, lines[course.subscription.id], self)

    def ask_end(self) -> None:
        """Ask how it ended, and keep it."""
        course, book = self.course, self._tab.shell.book
        if course is not None and book is not None:
            expected = expected_of(course, self._tab.view.facts.renewal_plans)
            EndDialog(self._tab.shell, book, course, self, expected).exec()


def _prepared(line: RenewalLine, contacts: Sequence[Contact]) -> str:
    """What is prepared, and what is missing of it."""
    plan = line.plan
    if plan is None or not line.prepared:
        return tr("Not prepared yet: value page, risks, who decides, offer.")
    said = []
    if plan.value_shown_on is not None:
        said.append(render(say("Value page shown on {day}.", day=plan.value_shown_on)))
    decider = next((one.name for one in contacts if one.id == plan.contact_id), "")
    if decider:
        said.append(render(say("{name} decides.", name=decider)))
    if plan.risks:
        said.append(render(say("Risks: {risks}", risks=plan.risks)))
    if plan.offer:
        said.append(render(say("Offer: {offer}", offer=plan.offer)))
    return "\n".join(said)


def _left(course: RenewalCourse) -> str:
    if course.days_left < 0:
        return render(say("{n} day late", "{n} days late", n=-course.days_left))
    return render(say("in {n} day", "in {n} days", n=course.days_left))
