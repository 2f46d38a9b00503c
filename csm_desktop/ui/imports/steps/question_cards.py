"""What a file leaves open, each asked beside the values that leave it open."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.imports import CURRENCIES, SOURCE_SYSTEM, HiddenParts, Mapped, Question
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.imports.words import answer_words, file_and_system, plainly
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, TextField
from csm_desktop.ui.widgets.fields.known import zone_field
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import beside, joined, render, tr

USUAL = ("EUR", "USD", "GBP", "CHF", "JPY")
Answer = Callable[[str, str], object]


class QuestionCard(Card):
    """One question, the samples of its columns, and a button for each answer."""

    def __init__(self, question: Question, samples: Sequence[Mapped], answer: Answer) -> None:
        super().__init__(margin=theme.M, edge="watch")
        self.question = question
        asked = plainly(question.text)
        words = [Text(f"{sample.header}: {beside(sample.samples)}", "caption")
                 for sample in samples]  # fmt: skip
        self.buttons: list[Button] = []
        self.currency: ChoiceField | None = None
        self.named: TextField | None = None
        parts: list[QWidget] = []
        for option in _options(question):
            # These answers name what they are about; any other is one word.
            whole = question.topic in ("profile", SOURCE_SYSTEM)
            value = option if whole else option.rpartition(" ")[2]
            self.buttons.append(_button(asked, question.topic, value, answer))
        if question.topic == "currency":
            self.currency = currency_field(lambda code: answer("currency", code))
            parts.append(self.currency)
        if question.topic == "zone":
            self.named = zone_field(
                tr("Time zone"), lambda zone: answer("zone", zone), hint=tr("Another zone")
            )
            self.named.setFixedWidth(theme.px(220))
            parts.append(self.named)
        if question.topic == "metric":
            self.named = TextField(
                tr("What they measure"), "", lambda name: answer("metric", name),
                hint=tr("Another name"),
            )  # fmt: skip
            self.named.setFixedWidth(theme.px(180))
            parts.append(self.named)
        if question.topic == SOURCE_SYSTEM:
            file = file_and_system(question.options[0])[0]
            self.named = TextField(
                tr("Another system"), "",
                lambda name: answer(SOURCE_SYSTEM, f'--{SOURCE_SYSTEM} "{file}={name}"'),
                hint=tr("Another name"),
            )  # fmt: skip
            self.named.setFixedWidth(theme.px(180))
            parts.append(self.named)
        _lay_out(self, asked, words, [*self.buttons, *parts])

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self.buttons[0].setFocus()


class ForAllCard(Card):
    """One answer for several files that ask the same; nothing where they have none in common."""

    def __init__(self, questions: Sequence[Question], answer: Answer) -> None:
        super().__init__(margin=theme.M, edge="watch")
        systems = [[file_and_system(option)[1] for option in q.options] for q in questions]
        self.common = [
            name for name in dict.fromkeys(systems[0]) if all(name in other for other in systems)
        ]
        text = say("{n} lists ask which system their ids are from. All of them:", n=len(questions))
        asked = render(text)
        self.buttons = [_button(asked, SOURCE_SYSTEM, _for_all(name), answer)
                        for name in self.common]  # fmt: skip
        _lay_out(self, asked, [], self.buttons)


def _for_all(system: str) -> str:
    """An answer that names no file."""
    return f'--{SOURCE_SYSTEM} "={system}"'


class HiddenCard(Card):
    """What a workbook hides: left out unless its reader wants it."""

    def __init__(self, hidden: Sequence[HiddenParts], answer: Answer) -> None:
        super().__init__(margin=theme.M, edge="watch")
        asked = render(say("{parts} hidden in the workbook. What becomes of them?",
                           parts=hidden_words(hidden)))  # fmt: skip
        self.buttons = [_button(asked, "hidden", value, answer) for value in ("leave", "take")]
        _lay_out(self, asked, [], self.buttons)

    def take_focus(self) -> None:
        """Put the keyboard on the answer that changes nothing."""
        self.buttons[0].setFocus()


def _options(question: Question) -> tuple[str, ...]:
    """The answers that are offered; of clocks the user's own is the likeliest."""
    if question.topic != "zone":
        return question.options
    return tuple(dict.fromkeys((f"--zone {zone_here()}", *question.options)))


def hidden_words(hidden: Sequence[HiddenParts]) -> str:
    """What is hidden: how many rows, and columns and sheets by name."""
    rows = sum(hidden_parts.rows for hidden_parts in hidden)
    columns = [name for hidden_parts in hidden for name in hidden_parts.columns]
    sheets = [name for hidden_parts in hidden for name in hidden_parts.sheets]
    parts = [
        (rows, say("{n} row is", "{n} rows are", n=rows)),
        (len(columns), say("column {names} is", "columns {names} are", n=len(columns),
                           names=joined(columns))),
        (len(sheets), say("sheet {names} is", "sheets {names} are", n=len(sheets),
                          names=joined(sheets))),
    ]  # fmt: skip
    return ", ".join(render(words) for number, words in parts if number)


def currency_field(save: Callable[[str], object], empty: str = "") -> ChoiceField:
    """Every currency, the usual ones first; `empty` names the choice of none."""
    codes = [*USUAL, *sorted(CURRENCIES - set(USUAL))]
    listed = [Choice(code, code) for code in codes]
    if empty:
        listed.insert(0, Choice("", empty))
    field = ChoiceField(tr("Currency"), "" if empty else None, listed, save)
    field.setFixedWidth(theme.px(190 if empty else 120))
    field.editor.setPlaceholderText(tr("Choose…"))
    return field


def _button(asked: str, topic: str, value: str, answer: Answer) -> Button:
    words = answer_words(topic, value)
    button = Button(words, lambda: answer(topic, value))
    button.setAccessibleName(f"{asked} {words}")
    return button


def _lay_out(card: Card, asked: str, words: Sequence[Text], answers: Sequence[QWidget]) -> None:
    """The question above its samples, the answers beneath: they go on in a second line."""
    column = QVBoxLayout()
    theme.spaced(column, gap=theme.S)
    column.addWidget(Text(asked, "strong", wrap=True))
    for line in words:
        column.addWidget(line)
    row = QWidget()
    flow = FlowLayout(row)
    for part in answers:
        flow.addWidget(part)
    column.addWidget(row)
    across = QHBoxLayout()
    theme.spaced(across)
    nest(across, column, 1)
    card.add_layout(across)
