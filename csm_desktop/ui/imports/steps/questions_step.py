"""The step of questions: what is open, what has several ways, then all that can be settled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.imports import SOURCE_SYSTEM, TOPICS, Options, day_in_name
from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Understood, Wishes
from csm_desktop.ui.imports.steps.absent_accounts import AbsentAccounts
from csm_desktop.ui.imports.steps.older_sheets import OlderSheets
from csm_desktop.ui.imports.steps.question_cards import ForAllCard, HiddenCard, QuestionCard
from csm_desktop.ui.imports.steps.settings_card import SettingsCard
from csm_desktop.ui.imports.words import file_and_system
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.scroll import Scroll

if TYPE_CHECKING:
    from csm_desktop.app.imports import ImportTerms


class QuestionsStep(QWidget):
    """`answer` settles a question, `settle` a topic for all files, `terms` what is kept, `history`
    which older sheets of a file come in."""

    def __init__(
        self,
        answer: Callable[[str, str], object],
        settle: Callable[[str, str], object],
        terms: Callable[["ImportTerms"], object],
        history: Callable[[int, dict[str, date | None]], object],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._answer, self._terms, self._today = answer, terms, today
        self._said = Wishes().terms
        self.cards: list[QuestionCard] = []
        self.for_all: ForAllCard | None = None
        self.hidden: HiddenCard | None = None
        self.missing = AbsentAccounts(
            lambda account, became: self._say(
                missing={**self._said.missing, account: became} if account else {"": became}
            )
        )
        self.older = OlderSheets(history, today)
        self.settings = SettingsCard(
            settle,
            lambda day: self._say(as_of=day),
            lambda metric, words: self._say(source={**self._said.source, metric: words}),
            lambda metric, words: self._say(names={**self._said.names, metric: words}),
            lambda account: self._say(account=account.strip()),
            today,
        )
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        theme.spaced(self._column, gap=theme.M)
        self._open = QVBoxLayout()
        theme.spaced(self._open, gap=theme.S)
        nest(self._column, self._open)
        self._column.addWidget(self.older)
        self._column.addWidget(self.missing)
        self._column.addWidget(self.settings)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        self._scroll = Scroll(inside, sideways=False)
        whole.addWidget(self._scroll)

    @property
    def topics(self) -> frozenset[str]:
        """What can be settled here, by the options of the command line."""
        return frozenset(
            {
                *self.settings.choices,
                "metric",
                "zone",
                "as-of",
                "missing",
                "source",
                "customer-name",
                "account",
                "history",
            }
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing is open that nobody has said a word of."""
        return not self.cards and self.hidden is None and not self.older.is_open

    def show_found(self, found: Understood, wishes: Wishes) -> None:
        """Ask what is open now, and show what was settled."""
        self._said = wishes.terms
        for card in filter(None, (*self.cards, self.for_all, self.hidden)):
            card.hide()
            card.deleteLater()
        self.cards, self.for_all, self.hidden = [], None, None
        of_systems = [asked for asked in found.questions if asked.topic == SOURCE_SYSTEM]
        if len({file_and_system(asked.options[0])[0] for asked in of_systems}) > 1:
            self.for_all = ForAllCard(of_systems, self._settle)
            self._open.addWidget(self.for_all)
            self.for_all.setVisible(bool(self.for_all.common))
        columns = [
            column for source in found.sources for plan in source.plans for column in plan.mapping
        ]
        for question in found.questions:
            samples = [column for column in columns if column.header in question.columns]
            self.cards.append(QuestionCard(question, samples, self._settle))
            self._open.addWidget(self.cards[-1])
        if found.hidden and not any(source.options.hidden for source in found.sources):
            self.hidden = HiddenCard(found.hidden, self._answer)
            self._open.addWidget(self.hidden)
        self.older.show_found(found)
        self.missing.show_missing(found.missing, wishes.terms.missing)
        days = {day_in_name(source.path.name, self._today()) for source in found.sources}
        # Files of two days name no day that both were of.
        named = next(iter(days)) if len(days) == 1 else None
        self.settings.show_settled(_settled(found), wishes.terms, named)
        kinds = {plan.kind for source in found.sources for plan in source.plans}
        self.settings.show_for(kinds, hides=bool(found.hidden))
        self.settings.show_metrics(found.metrics, wishes.terms)

    def take_focus(self) -> None:
        """Where the keyboard goes on: the first that is open, else what is settled."""
        if self.cards:
            self.cards[0].take_focus()
            # Its question stands above the answer that has the focus now.
            self._scroll.verticalScrollBar().setValue(0)
        elif self.hidden is not None:
            self.hidden.take_focus()
        elif self.older.is_open:
            self.older.take_focus()
        elif not self.missing.isHidden():
            self.missing.take_focus()
        elif self.settings.names and not self.settings.neutral.isVisible():
            next(iter(self.settings.names.values())).setFocus()
        else:
            self.settings.as_of.setFocus()

    def _settle(self, topic: str, value: str) -> None:
        if topic == SOURCE_SYSTEM:
            file, system = file_and_system(value)
            self._say(systems={**self._said.systems, file: system})
        else:
            self._answer(topic, value)

    def _say(self, **terms: object) -> None:
        self._terms(replace(self._said, **terms))  # type: ignore[arg-type]


def _settled(found: Understood) -> Options:
    """What was answered, which is the same for all files but for their letters."""
    said = [source.options for source in found.sources]

    def first(topic: str) -> str:
        return next(
            (str(getattr(options, topic)) for options in said if getattr(options, topic)), ""
        )

    return Options(**{topic.option: first(topic.option) for topic in TOPICS.values()})  # type: ignore[arg-type]
