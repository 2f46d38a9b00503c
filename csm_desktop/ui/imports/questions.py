"""What a file leaves open, asked beside the values that leave it open; and what was answered."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.imports import CURRENCIES, Mapped, Options, Question
from csm_desktop.ui import theme
from csm_desktop.ui.imports.words import answer_words, answered_words, plainly
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr

_USUAL = ("EUR", "USD", "GBP", "CHF", "JPY")
_TOPICS = ("date-order", "decimal", "currency", "encoding", "metric", "scale", "combine")
Answer = Callable[[str, str], object]


class QuestionCard(Card):
    """One question, the samples of its columns, and a button for each answer."""

    def __init__(self, question: Question, samples: Sequence[Mapped], answer: Answer) -> None:
        super().__init__(margin=theme.M, edge="watch")
        self.question = question
        words = QVBoxLayout()
        theme.spaced(words, gap=2)
        words.addWidget(Text(plainly(question.text), "strong", wrap=True))
        for sample in samples:
            line = f"{sample.header}: {' · '.join(sample.samples)}"
            words.addWidget(Text(line, "caption"))
        across = QHBoxLayout()
        theme.spaced(across, gap=theme.M)
        across.addLayout(words, 1)
        self.buttons: list[Button] = []
        self.currency: ChoiceField | None = None
        if question.topic == "currency":
            self.currency = self._currencies(answer)
            across.addWidget(self.currency)
        else:
            for option in question.options:
                # An answer about a profile names what it is about; any other is one word.
                whole = question.topic == "profile"
                value = option if whole else option.rpartition(" ")[2]
                self.buttons.append(self._button(question.topic, value, answer))
                across.addWidget(self.buttons[-1])
        self.add_layout(across)

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        target = self.currency if self.currency is not None else self.buttons[0]
        target.setFocus()

    def _button(self, topic: str, value: str, answer: Answer) -> Button:
        words = answer_words(topic, value)
        button = Button(words, lambda: answer(topic, value))
        button.setAccessibleName(f"{plainly(self.question.text)} {words}")
        return button

    def _currencies(self, answer: Answer) -> ChoiceField:
        codes = [*_USUAL, *sorted(CURRENCIES - set(_USUAL))]
        field = ChoiceField(
            tr("Currency"),
            None,
            [Choice(code, code) for code in codes],
            lambda code: answer("currency", code),
        )
        field.setFixedWidth(theme.px(120))
        invite(field)
        return field


def invite(field: ChoiceField) -> None:
    """Let an empty choice say that something is to be chosen."""
    field.editor.setPlaceholderText(tr("Choose…"))


class Questions(QWidget):
    """All open questions, then what was answered, which can be taken back."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer
        self.cards: list[QuestionCard] = []
        self.answered: list[Button] = []
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=theme.S)
        self._parts: list[QWidget] = []

    def show_questions(
        self, questions: Sequence[Question], columns: Sequence[Mapped], options: Options
    ) -> None:
        """Ask these; `columns` are those of the files, `options` what was answered before."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.cards = [], []
        for question in questions:
            samples = [column for column in columns if column.header in question.columns]
            card = QuestionCard(question, samples, self._answer)
            self.cards.append(card)
            self._put(card)
        self._show_answered(options)
        self.setVisible(bool(self._parts))

    def _show_answered(self, options: Options) -> None:
        said = (
            *(options.date_order, options.decimal, options.currency, options.encoding),
            *(options.metric, options.scale, options.combine),
        )
        self.answered = [
            Button(
                answered_words(topic, value),
                lambda topic=topic: self._answer(topic, ""),  # type: ignore[misc]
                kind="flat",
                icon="pencil",
            )
            for topic, value in zip(_TOPICS, said, strict=True)
            if value
        ]
        if self.answered:
            row = QWidget()
            flow = FlowLayout(row)
            for button in self.answered:
                flow.addWidget(button)
            self._put(row)

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
