"""The words of a part, line by line: titles, measures, asks, goals, initiatives, capabilities."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app import review_drafts as drafts
from csm_desktop.app import reviews as use_cases
from csm_desktop.app.review_view import MeasureLine, TitleLine
from csm_desktop.domain.reviews import (
    CapabilityOffer,
    GoalResult,
    Initiative,
    InitiativeStatus,
    ReviewAsk,
    ReviewGoal,
)
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.people import of_ours, of_theirs
from csm_desktop.ui.account.rows import Row
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.ebr.words import Wording
from csm_desktop.ui.widgets import (
    Choice,
    ChoiceField,
    DayField,
    PersonField,
    Somebody,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.wording import label, told, tr

_LEAST = 72  # px; short fields stand three beside one another


class TitleRow(Row[TitleLine]):
    """The conclusion that stands over a page; emptied, the proposed one is back."""

    def __init__(self, studio: Studio, line: TitleLine) -> None:
        super().__init__()
        self.studio, self.line = studio, line
        name = told(say("Title: {part}", part=label(line.part)))
        self.words = Wording(name, self._save, self._typed, hint=tr("Empty: the proposed title"))
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.words)
        self.setFocusProxy(self.words.editor)

    def show_line(self, line: TitleLine) -> None:
        self.line = line
        self.words.set_value(line.text)

    def _save(self, text: str) -> object:
        label_ = told(say("Title of {part}", part=label(self.line.part)))
        return self.studio.shell.save(
            label_, use_cases.write_title, self.studio.view.account_id, self.line.part, text,
            self.line.metric_id,
        )  # fmt: skip

    def _typed(self, text: str) -> None:
        self.studio.draft(
            f"title {self.line.part} {self.line.id}",
            partial(
                drafts.title_typed,
                review=self.studio.view.review,
                part=self.line.part,
                text=text,
                metric_id=self.line.metric_id,
            ),
        )


class MeasureRow(Row[MeasureLine]):
    """What a measure means to the customer, and how it was taken."""

    def __init__(self, studio: Studio, line: MeasureLine) -> None:
        super().__init__()
        self.studio, self.metric_id = studio, line.id
        self.name = Text(line.name, "strong")
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(self.name)
        self.fields = {
            key: Wording(
                told(say("{what}: {measure}", what=words, measure=line.name)),
                partial(self._save, key),
                partial(self._typed, key),
                paragraph=False,
                hint=words,
            )
            for key, words in (
                ("meaning", tr("What it means")),
                ("method", tr("How it was measured")),
            )
        }
        for field in self.fields.values():
            column.addWidget(field)
        self.setFocusProxy(self.fields["meaning"].editor)

    def show_line(self, line: MeasureLine) -> None:
        self.name.setText(line.name)
        self.fields["meaning"].set_value(line.meaning)
        self.fields["method"].set_value(line.method)

    def _save(self, key: str, text: str) -> object:
        words = told(say("Words about {measure}", measure=self.name.text()))
        account_id = self.studio.view.account_id
        return self.studio.shell.save(
            words, use_cases.write_measure, account_id, self.metric_id, **{key: text}
        )

    def _typed(self, key: str, text: str) -> None:
        review, metric_id = self.studio.view.review, self.metric_id
        self.studio.draft(
            f"{key} {metric_id}",
            lambda material: drafts.measure_typed(material, review, metric_id, **{key: text}),
        )


class ThingRow(Row[Any]):
    """A stored thing with fields that save themselves, and a cross that takes it out."""

    kind = ""  # the field of AccountFacts that holds it

    def __init__(self, studio: Studio, line: Any, what: str, remove: Any = None) -> None:
        super().__init__()
        self.studio, self.thing_id, self.what = studio, line.id, what
        self._fields: dict[str, Any] = {}
        self._remove = remove
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        self.top, self.beneath = QHBoxLayout(), QHBoxLayout()
        for row in (self.top, self.beneath):
            row.setSpacing(theme.px(theme.S))
            column.addLayout(row)

    def finish(self) -> None:
        """All fields are in: put the cross behind them."""
        if self._remove is not None:
            words = told(say("Remove: {what}", what=self.what))
            self.top.addWidget(IconButton("x", words, self._take_out), 0, Qt.AlignmentFlag.AlignTop)

    def put(self, key: str, field: Any, row: QHBoxLayout, stretch: int = 1) -> None:
        """Add a field for an attribute of the thing."""
        self._fields[key] = field
        if isinstance(field.editor, QLineEdit):
            field.editor.setMinimumWidth(theme.px(_LEAST))
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)

    def wording(self, key: str, hint: str, *, drafted: bool = True) -> Wording:
        """A field of text that the preview follows."""
        name = told(say("{what}: {hint}", what=self.what, hint=hint))
        typed = partial(self._typed, key) if drafted else (lambda _: None)
        return Wording(name, partial(self.save, key), typed, hint=hint)

    def show_line(self, line: Any) -> None:
        for key, field in self._fields.items():
            field.set_value(getattr(line, key))

    def save(self, key: str, value: object) -> object:
        """Store another value of an attribute."""
        raise NotImplementedError

    def _typed(self, key: str, text: str) -> None:
        kind, thing_id = self.kind, self.thing_id
        self.studio.draft(
            f"{kind} {thing_id} {key}",
            lambda material: drafts.words_typed(material, kind, thing_id, **{key: text}),
        )

    def _take_out(self) -> None:
        self.studio.shell.run(
            told(say("Remove: {what}", what=self.what)), self._remove, self.thing_id
        )


class AskRow(ThingRow):
    """A verb, what we ask for, and by when."""

    kind = "review_asks"

    def __init__(self, studio: Studio, line: ReviewAsk) -> None:
        super().__init__(studio, line, tr("Ask"), use_cases.remove_ask)
        verb = TextField(tr("Verb of the ask"), line.verb, partial(self.save, "verb"))
        self.put("verb", verb, self.top)
        self.put("due_on", _day(self, tr("Ask: by when")), self.top)
        self.put("text", self.wording("text", tr("what we ask for")), self.beneath)
        self.finish()

    def save(self, key: str, value: object) -> object:
        return self.studio.shell.save(
            tr("Change an ask"), use_cases.edit_ask, self.thing_id, **{key: value}
        )


class GoalRow(ThingRow):
    """A goal until the next review, its owner on either side, and its day."""

    kind = "review_goals"

    def __init__(self, studio: Studio, line: ReviewGoal) -> None:
        super().__init__(studio, line, tr("Goal"), use_cases.remove_review_goal)
        facts = studio.view.facts
        self.theirs = PersonField(
            tr("Goal: their owner"),
            None,
            _brief(of_theirs(facts)),
            partial(self.save, "contact_id"),
        )
        self.ours = PersonField(
            tr("Goal: our owner"),
            None,
            _brief(of_ours(facts)),
            partial(self.save, "team_member_id"),
        )
        self.theirs.editor.setProperty("placeholderText", tr("Their owner"))
        self.ours.editor.setProperty("placeholderText", tr("Our owner"))
        self.put("text", self.wording("text", tr("what will be true then")), self.top)
        self.put("contact_id", self.theirs, self.beneath, 3)
        self.put("team_member_id", self.ours, self.beneath, 3)
        self.put("due_on", _day(self, tr("Goal: by when")), self.beneath, 2)
        self.finish()

    def show_line(self, line: ReviewGoal) -> None:
        self.theirs.set_people(_brief(of_theirs(self.studio.view.facts)))
        self.ours.set_people(_brief(of_ours(self.studio.view.facts)))
        super().show_line(line)

    def save(self, key: str, value: object) -> object:
        return self.studio.shell.save(
            tr("Change a review goal"), use_cases.edit_review_goal, self.thing_id, **{key: value}
        )


class PromiseRow(ThingRow):
    """A goal of the last review, and what became of it."""

    kind = "review_goals"

    def __init__(self, studio: Studio, line: ReviewGoal) -> None:
        super().__init__(studio, line, tr("Result"))
        self.goal = Text(line.text, wrap=True)
        self.top.addWidget(self.goal, 1)
        results = [Choice(each, label(each)) for each in GoalResult]
        name = told(say("Result: {goal}", goal=line.text))
        chosen = ChoiceField(name, line.result, results, partial(self.save, "result"))
        self.put("result", chosen, self.beneath, 0)
        self.put("result_note", self.wording("result_note", tr("by what it is seen")), self.beneath)

    def show_line(self, line: ReviewGoal) -> None:
        self.goal.setText(line.text)
        super().show_line(line)

    def save(self, key: str, value: object) -> object:
        return self.studio.shell.save(
            tr("Result of a review goal"), use_cases.edit_review_goal, self.thing_id,
            **{key: value},
        )  # fmt: skip


class InitiativeRow(ThingRow):
    """A strategic initiative of the customer's: where it stands and what we add to it."""

    kind = "initiatives"

    def __init__(self, studio: Studio, line: Initiative) -> None:
        super().__init__(studio, line, tr("Initiative"), use_cases.remove_initiative)
        states = [Choice(each, label(each)) for each in InitiativeStatus]
        status = ChoiceField(
            tr("Initiative: status"), line.status, states, partial(self.save, "status")
        )
        self.put("title", self.wording("title", tr("title")), self.top)
        self.put("status", status, self.beneath, 0)
        self.put("update", self.wording("update", tr("what is new")), self.beneath)
        self.finish()

    def save(self, key: str, value: object) -> object:
        return self.studio.shell.save(
            tr("Change an initiative"), use_cases.edit_initiative, self.thing_id, **{key: value}
        )


class OfferRow(ThingRow):
    """A new capability, and why it matters to this customer."""

    kind = "capability_offers"

    def __init__(self, studio: Studio, line: CapabilityOffer) -> None:
        super().__init__(studio, line, tr("New capability"), use_cases.withdraw_offer)
        self.title = Text(role="strong", wrap=True)
        self.top.addWidget(self.title, 1)
        self.put("why", self.wording("why", tr("why it matters here")), self.beneath)
        self.finish()

    def show_line(self, line: CapabilityOffer) -> None:
        known = {each.id: each.title for each in self.studio.view.facts.capabilities}
        self.title.setText(known.get(line.capability_id, ""))
        super().show_line(line)

    def save(self, key: str, value: object) -> object:
        del key
        return self.studio.shell.save(
            tr("Change a capability's reason"), use_cases.edit_offer, self.thing_id, str(value)
        )


AnyRow = Row[Any]
Maker = Callable[[Studio, Any], AnyRow]


def _brief(people: list[Somebody]) -> list[Somebody]:
    """Without titles, where no two have one name: there is little room."""
    names = [each.name for each in people]
    return [each if names.count(each.name) > 1 else Somebody(each.id, each.name) for each in people]


def _day(row: ThingRow, name: str) -> QWidget:
    return DayField(
        name,
        None,
        partial(row.save, "due_on"),
        today=lambda: row.studio.view.facts.as_of,
        locale=row.studio.shell.locale,
    )
