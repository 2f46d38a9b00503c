"""What a profile answers for its lists, as fields that save themselves."""

from collections.abc import Callable, Mapping
from typing import Any

from csm_desktop.app.imports import CURRENCIES
from csm_desktop.app.imports.profile_files import CHOICES
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import say
from csm_desktop.ui.imports.words import answer_words
from csm_desktop.ui.widgets.card import Card
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, Field, KnownField, TextField
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.wording import render, tr

_FREE = ("metric", "customer-name", "source", "source-system")


class ProfileAnswers(Card):
    """`answer(name, value)` changes one; an empty value lets the list be asked again."""

    def __init__(self, answer: Callable[[str, str], object]) -> None:
        super().__init__(tr("Answers"))
        form = Form(width=220)
        self._answer = answer
        self._of_metrics: Form | None = None
        self.fields: dict[str, Field[Any, Any]] = {}
        self.metric_fields: dict[str, Field[Any, Any]] = {}
        for name, words in topic_names().items():
            self.fields[name] = _field(name, words, answer)
            form.add(words, self.fields[name])
        self.add(form)

    def show_profile(self, profile: ListProfile | None) -> None:
        """Show the answers of a profile."""
        self.setVisible(profile is not None and bool(profile.kind))
        for name, field in self.fields.items():
            field.set_value(profile.choice(name) if profile is not None else "")
        self._show_metrics({} if profile is None else {c.name: c.value for c in profile.choices})

    def _show_metrics(self, said: Mapping[str, str]) -> None:
        """What was said of single metrics, "source:Logins" and the like."""
        wanted = [name for name in said if name.partition(":")[2]]
        if list(self.metric_fields) != wanted:
            if self._of_metrics is not None:
                self._of_metrics.hide()
                self._of_metrics.deleteLater()
            self.metric_fields, self._of_metrics = {}, Form(width=220)
            for name in wanted:
                topic, _, metric = name.partition(":")
                words = render(say("{what}: {metric}", what=topic_names()[topic], metric=metric))
                self.metric_fields[name] = _field(topic, words, self._answer, name)
                self._of_metrics.add(words.replace("&", "&&"), self.metric_fields[name])
            self.add(self._of_metrics)
        for name, field in self.metric_fields.items():
            field.set_value(said[name])


def topic_names() -> dict[str, str]:
    """What is answered of a list, by the names of its topics."""
    return {
        "date-order": tr("Dates such as 03/04"),
        "decimal": tr("Decimal sign"),
        "currency": tr("Currency where none is named"),
        "hidden": tr("What a workbook hides"),
        "as-of": tr("The state of"),
        "missing": tr("Accounts that the list lacks"),
        "metric": tr("What month columns measure"),
        "scale": tr("Survey answers"),
        "combine": tr("Several rows of one day"),
        "status": tr("Contracts in a status we do not know"),
        "discount": tr("ARR beside a discount"),
        "invoices-are": tr("Invoices without a period"),
        "amounts": tr("Raw amounts of billing systems"),
        "billed": tr("Prices without an interval"),
        "percents": tr("Fractions among percents"),
        "group-arr": tr("ARR of parent accounts"),
        "fiscal-year": tr("Fiscal year begins in"),
        "term": tr("Term of a total value (TCV)"),
        "customer-name": tr("Name of what is measured, for a customer"),
        "source": tr("Source, in words for a customer"),
        "source-system": tr("System whose ids it holds"),
    }


def _field(
    name: str, words: str, answer: Callable[[str, str], object], choice: str = ""
) -> Field[Any, Any]:
    """The field of a topic; `choice` is what it answers, where that is of one metric."""
    if name == "currency":
        return KnownField(
            words, "", lambda code: answer("currency", str(code or "")),
            known=lambda: CURRENCIES, example="EUR",
        )  # fmt: skip
    if name in _FREE:
        return TextField(
            words, "", lambda text: answer(choice or name, str(text or "").strip()),
            hint=tr("as the list says"),
        )  # fmt: skip
    choices = [Choice("", _nothing(name))]
    choices += [Choice(value, _words(name, value)) for value in CHOICES[name]]
    return ChoiceField(words, "", choices, lambda value: answer(name, str(value or "")))


def _nothing(name: str) -> str:
    return {
        "as-of": tr("as the file's name says"),
        "missing": tr("are left as they are"),
        "hidden": tr("is left out"),
    }.get(name, tr("as the list says"))


def _words(name: str, value: str) -> str:
    return {
        ("as-of", "today"): tr("the day of the import"),
        ("missing", "churned"): tr("have churned"),
        ("missing", "moved"): tr("have moved to somebody else"),
        ("hidden", "take"): tr("is taken"),
    }.get((name, value), answer_words(name, value))
