"""How the files are read, and how what they say is kept: what was found or said, all changeable."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from csm_desktop.app.imports import TOPICS, ImportTerms, ListKind, MetricWords, Options
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.profile_answers import topic_names
from csm_desktop.ui.imports.steps.question_cards import currency_field
from csm_desktop.ui.imports.words import answer_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, DayField, TextField
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.fields.known import zone_field
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr

_OWN_FIELD = ("currency", "metric", "zone")  # answered by other fields than a choice of words
_VALUES = {
    name: topic.shown or topic.answers for name, topic in TOPICS.items() if name not in _OWN_FIELD
}
_MOST_METRICS = 24
_MANY_METRICS = 6  # from here on their words are proposed in one sentence
_LABELS = 280
_ASKED_OF: dict[str, Collection[ListKind]] = {
    **{name: topic.kinds for name, topic in TOPICS.items() if topic.kinds},
    "account": (ListKind.MEETINGS,),
}
"""Which kinds of list a setting is of any use for; what is not here serves all."""


_ALWAYS = ("account",)  # nobody but the user knows it


def _label(topic: str) -> str:
    own = {"date-order": tr("Dates"), "scale": tr("Survey"), "encoding": tr("Encoding")}
    return own.get(topic) or topic_names()[topic]


class SettingsCard(Card):
    """`answer(topic, value)` settles how all files are read; the others settle the terms: `source`
    and `name` what a customer reads of a metric."""

    def __init__(
        self,
        answer: Callable[[str, str], object],
        day: Callable[[date | None], object],
        source: Callable[[str, str], object],
        name: Callable[[str, str], object],
        account: Callable[[str], object],
        today: Callable[[], date],
    ) -> None:
        super().__init__(tr("How the files are read"))
        self._source, self._name = source, name
        self.as_of = DayField(tr("State of"), None, day, today=today)
        self.as_of.editor.setPlaceholderText(tr("today"))
        self.choices: dict[str, ChoiceField] = {
            topic: _choice(topic, values, answer) for topic, values in _VALUES.items()
        }
        self.choices["currency"] = currency_field(
            lambda code: answer("currency", code), tr("As the file says")
        )
        self.measured = TextField(
            tr("What month columns measure"), "", lambda name: answer("metric", name),
            hint=tr("As the file says"),
        )  # fmt: skip
        self.zone = zone_field(
            tr("Clock of calendars that name none"), lambda zone: answer("zone", zone),
            hint=tr("As the file says"),
        )  # fmt: skip
        self.account = TextField(
            tr("Account of meetings that name nobody of any"), "", account,
            hint=tr("None: they are set aside"),
        )  # fmt: skip
        first = Form(width=260)
        state = first.add(tr("The lists tell the state of"), self.as_of)
        self.add(first)
        self.words_form: Form | None = None
        # Most are settled by the file, and would stand between the questions and what is asked.
        self.more = Button(tr("More details"), self._fold, kind="flat", flush=True)
        self._is_open = False
        self._of_use: dict[str, bool] = {}
        self.form = Form(width=260)
        self._lines: dict[str, tuple[Text, Field[Any, Any]]] = {}
        for topic, field in self.choices.items():
            label = self.form.add(_label(topic) if topic in _VALUES else tr("Currency"), field)
            self._lines[topic] = label, field
        named = {"metric": self.measured, "zone": self.zone, "account": self.account}
        for topic, line in named.items():
            self._lines[topic] = self.form.add(line.name, line), line
        # The fields of all forms stand one below another.
        for words in (state, *(words for words, _ in self._lines.values())):
            words.setMinimumWidth(theme.px(_LABELS))
        self.add(self.form)
        self.add(self.more)
        self.names: dict[str, TextField] = {}
        self.sources: dict[str, TextField] = {}
        self.neutral = Text(wrap=True, parent=self)
        self.body.insertWidget(1, self.neutral)
        self.neutral.hide()

    def show_settled(self, options: Options, terms: ImportTerms, named_day: date | None) -> None:
        """Show what was said; `named_day` is the day that a file's name tells."""
        for topic, field in self.choices.items():
            field.set_value(getattr(options, TOPICS[topic].option))
        self.measured.set_value(options.metric)
        self.zone.set_value(options.zone)
        self.account.set_value(terms.account)
        self.as_of.set_value(terms.as_of or named_day)

    def show_for(self, kinds: Collection[ListKind], *, hides: bool) -> None:
        """Leave out what lists of these kinds cannot need, unless somebody has said it; `hides`
        says that a workbook hides something."""
        for topic in self._lines:
            wanted = _ASKED_OF.get(topic, kinds)
            self._of_use[topic] = not kinds or bool({*wanted} & {*kinds})
        self._of_use["hidden"] = hides
        self._show_lines()

    def _fold(self) -> None:
        self._is_open = not self._is_open
        self._show_lines()

    def _show_lines(self) -> None:
        """Show what was said, and what may be said where all of it is wanted."""
        for topic, (label, field) in self._lines.items():
            is_asked = self._is_open or topic in _ALWAYS
            is_shown = bool(field.stored) or (is_asked and self._of_use.get(topic, True))
            label.setVisible(is_shown)
            field.setVisible(is_shown)
        self.more.setText(tr("Fewer details") if self._is_open else tr("More details"))
        self._show_words()

    def _show_words(self) -> None:
        """Show the words of each metric, of many only where all details are wanted."""
        is_many = len(self.sources) >= _MANY_METRICS and not self._is_open
        self.neutral.setVisible(is_many)
        if self.words_form is not None:
            self.words_form.setVisible(bool(self.sources) and not is_many)

    def show_metrics(self, proposed: Mapping[str, MetricWords], terms: ImportTerms) -> None:
        """Ask for each metric what a customer reads as its name and its source; `proposed` are
        neutral words."""
        wanted = list(proposed)[:_MOST_METRICS]
        # The same fields stay: made anew they would lose what is being typed.
        if list(self.sources) != wanted:
            if self.words_form is not None:
                self.words_form.hide()
                self.words_form.deleteLater()
            self.names, self.sources, self.words_form = {}, {}, Form(width=260)
            for metric in wanted:
                name = render(say("A customer reads as the name of “{metric}”", metric=metric))
                source = render(say("A customer reads as the source of “{metric}”", metric=metric))
                self.names[metric] = self._words(name, self._named(metric))
                self.sources[metric] = self._words(source, self._saved(metric))
            # What every import of a metric asks stands above what few need.
            self.body.insertWidget(1, self.words_form)
        text = say("Customers read each of the {n} metrics by neutral words; the details change "
                   "them.", n=len(proposed))  # fmt: skip
        self.neutral.setText(render(text))
        self._show_words()
        for metric in self.sources:
            self.names[metric].editor.setPlaceholderText(proposed[metric].name)
            self.names[metric].set_value(terms.name_of(metric))
            self.sources[metric].editor.setPlaceholderText(proposed[metric].source)
            self.sources[metric].set_value(terms.source.get(metric, terms.source.get("", "")))

    def _words(self, label: str, save: Callable[[str], object]) -> TextField:
        field = TextField(label, "", save)
        # In a label a lone "&" would be taken for a key.
        self.words_form.add(label.replace("&", "&&"), field)  # type: ignore[union-attr]
        return field

    def _named(self, metric: str) -> Callable[[str], object]:
        return lambda words: self._name(metric, words)

    def _saved(self, metric: str) -> Callable[[str], object]:
        return lambda words: self._source(metric, words)


def _choice(topic: str, values: Sequence[str], answer: Callable[[str, str], object]) -> ChoiceField:
    listed = [Choice("", tr("As the file says"))]
    listed += [Choice(value, answer_words(topic, value)) for value in values]
    field = ChoiceField(_label(topic), "", listed, lambda value: answer(topic, value))
    field.setFixedWidth(theme.px(260))
    return field
