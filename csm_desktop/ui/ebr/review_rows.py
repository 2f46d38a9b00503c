"""What stands in a review: asks, goals, promises, initiatives, capabilities, references."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from csm_desktop.app.reviews import acts as use_cases
from csm_desktop.app.reviews import references as reference_cases
from csm_desktop.app.reviews.references import ReferenceLine
from csm_desktop.app.reviews.view import MeasureLine
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityOffer,
    GoalResult,
    Initiative,
    InitiativeStatus,
    ReviewAsk,
    ReviewGoal,
)
from csm_desktop.domain.text.message import say
from csm_desktop.ui.ebr.preview.capability_pictures import CapabilityPictures
from csm_desktop.ui.ebr.rows import ThingRow, narrow
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import (
    Choice,
    ChoiceField,
    NumberField,
    PersonField,
    Somebody,
    Text,
    TextField,
)
from csm_desktop.ui.widgets.layout.line_rows import LineRow
from csm_desktop.ui.widgets.people import of_ours, of_theirs
from csm_desktop.ui.widgets.text import tip
from csm_desktop.wording import label, render, tr


class AskEntry(ThingRow):
    """A verb, what we ask for, and by when."""

    kind = "review_asks"

    def __init__(self, studio: Studio, line: ReviewAsk) -> None:
        super().__init__(studio, line, tr("Ask"), use_cases.remove_ask)
        verb = TextField(
            tr("Verb of the ask"), line.verb, partial(self.save, "verb"), hint=tr("Verb")
        )
        self.put("verb", verb, self.top)
        self.put("due_on", self.day("due_on", tr("by when")), self.top)
        self.put("text", self.wording("text", tr("what we ask for")), self.beneath)
        self.finish()

    def save(self, key: str, value: Any) -> object:
        return self.studio.shell.save(
            say("Change an ask"), use_cases.edit_ask, self.thing_id, **{key: value}
        )


class GoalEntry(ThingRow):
    """A goal until the next review: its owner on either side, its day, and how it is measured."""

    kind = "review_goals"

    def __init__(self, studio: Studio, line: ReviewGoal) -> None:
        super().__init__(studio, line, tr("Goal"), use_cases.remove_review_goal)
        self.theirs = _person(self, tr("Goal: their owner"), tr("Their owner"), "contact_id")
        self.ours = _person(self, tr("Goal: our owner"), tr("Our owner"), "team_member_id")
        self.target = NumberField(
            tr("Goal: target of the measure"), None, partial(self.save, "target"),
            hint=tr("target"),
        )  # fmt: skip
        self.measured = self.line()
        self.measured_by: ChoiceField | None = None
        self._measures: Sequence[MeasureLine] = ()
        self.put("text", self.wording("text", tr("what will be true then")), self.top)
        self.put("contact_id", self.theirs, self.beneath, 3)
        self.put("team_member_id", self.ours, self.beneath, 3)
        self.put("due_on", self.day("due_on", tr("by when")), self.beneath, 2)
        self.put("target", self.target, self.measured, 2)
        self.finish()
        self.setFocusProxy(self.theirs)

    def show_line(self, line: ReviewGoal) -> None:
        view = self.studio.view
        self.theirs.set_people(_brief(of_theirs(view.facts)))
        self.ours.set_people(_brief(of_ours(view.facts)))
        self._offer(view.measures, line)
        self.target.setVisible(line.metric_id is not None)
        super().show_line(line)

    def _offer(self, measures: Sequence[MeasureLine], line: ReviewGoal) -> None:
        """The measures of this review, of which one may show whether the goal is reached."""
        known = [(measure.id, measure.name) for measure in measures]
        # Made anew only when the measures differ.
        if self.measured_by is None or known != [
            (measure.id, measure.name) for measure in self._measures
        ]:
            if self.measured_by is not None:
                self.measured_by.hide()
                self.measured_by.deleteLater()
            choices = [Choice(None, tr("Not measured by a number"))]
            choices += [Choice(*each) for each in known]
            self.measured_by = ChoiceField(
                tr("Goal: measured by"), line.metric_id, choices, partial(self.save, "metric_id")
            )
            tip(self.measured_by.editor, tr("Goal: measured by"))
            narrow(self.measured_by.editor)
            self._fields["metric_id"] = self.measured_by
            self.measured.insertWidget(0, self.measured_by, 5)
        self._measures = measures
        self.measured_by.setVisible(bool(measures))

    def save(self, key: str, value: Any) -> object:
        return self.studio.shell.save(
            say("Change a review goal"), use_cases.edit_review_goal, self.thing_id, **{key: value}
        )


class PromiseEntry(ThingRow):
    """A goal of the last review, and what became of it."""

    kind = "review_goals"

    def __init__(self, studio: Studio, line: ReviewGoal) -> None:
        super().__init__(studio, line, tr("Result"))
        self.goal = Text(line.text, wrap=True)
        self.top.addWidget(self.goal, 1)
        results = [Choice(goal_result, label(goal_result)) for goal_result in GoalResult]
        name = render(say("Result: {goal}", goal=line.text))
        chosen = ChoiceField(name, line.result, results, partial(self.save, "result"))
        tip(chosen.editor, tr("Result"))
        self.put("result", chosen, self.beneath, 0)
        self.put("result_note", self.wording("result_note", tr("by what it is seen")), self.beneath)
        self.setFocusProxy(chosen)

    def show_line(self, line: ReviewGoal) -> None:
        self.goal.setText(line.text)
        super().show_line(line)

    def save(self, key: str, value: Any) -> object:
        return self.studio.shell.save(
            say("Result of a review goal"), use_cases.edit_review_goal, self.thing_id,
            **{key: value},
        )  # fmt: skip


class InitiativeEntry(ThingRow):
    """A strategic initiative of the customer's: what it is, whose, where it stands, our part."""

    kind = "initiatives"

    def __init__(self, studio: Studio, line: Initiative) -> None:
        super().__init__(studio, line, tr("Initiative"), use_cases.remove_initiative)
        states = [
            Choice(initiative_status, label(initiative_status))
            for initiative_status in InitiativeStatus
        ]
        status = ChoiceField(
            tr("Initiative: status"), line.status, states, partial(self.save, "status")
        )
        tip(status.editor, tr("Initiative: status"))
        self.owner = _person(self, tr("Initiative: their owner"), tr("Their owner"), "contact_id")
        self.put("title", self.wording("title", tr("title")), self.top)
        self.put("status", status, self.beneath, 0)
        self.put("contact_id", self.owner, self.beneath, 3)
        self.put("due_on", self.day("due_on", tr("by when")), self.beneath, 2)
        for key, hint in (
            ("description", tr("what it is about")),
            ("update", tr("what is new since the last review")),
            ("our_part", tr("our part in it")),
        ):
            self.put(key, self.wording(key, hint), self.line())
        self.finish()

    def show_line(self, line: Initiative) -> None:
        self.owner.set_people(_brief(of_theirs(self.studio.view.facts)))
        super().show_line(line)

    def save(self, key: str, value: Any) -> object:
        return self.studio.shell.save(
            say("Change an initiative"), use_cases.edit_initiative, self.thing_id, **{key: value}
        )


_OFFERED = ("title", "benefit", "product", "available_on")  # the capability's own, for all


class OfferEntry(ThingRow):
    """A new capability, and why it matters to this customer.

    All but the reason is the capability's own: other accounts that are offered it see it changed.
    """

    kind = "capability_offers"

    def __init__(self, studio: Studio, line: CapabilityOffer) -> None:
        super().__init__(studio, line, tr("New capability"), use_cases.withdraw_offer)
        self._capability_id = line.capability_id
        self.put("title", self.wording("title", tr("title")), self.top)
        self.put("why", self.wording("why", tr("why it matters here")), self.beneath)
        self.put("benefit", self.wording("benefit", tr("what it does for whoever has it")),
                 self.line())  # fmt: skip
        last = self.line()
        product = TextField(
            tr("New capability: product"), "", partial(self.save, "product"), hint=tr("product")
        )
        self.put("product", product, last, 3)
        self.put("available_on", self.day("available_on", tr("available from")), last, 2)
        self.pictures = CapabilityPictures(studio, self._capability_id)
        self.line().addWidget(self.pictures)
        self.finish()

    def show_line(self, line: CapabilityOffer) -> None:
        known = {capability.id: capability for capability in self.studio.view.facts.capabilities}
        capability = known.get(line.capability_id, Capability(line.capability_id, ""))
        for key in _OFFERED:
            self._fields[key].set_value(getattr(capability, key))
        self._fields["why"].set_value(line.why)
        self.pictures.show_pictures(self.studio.view.material.pictures)

    def save(self, key: str, value: Any) -> object:
        shell = self.studio.shell
        if key in _OFFERED:
            return shell.save(
                say("Change a capability"), use_cases.edit_capability, self._capability_id,
                **{key: value},
            )  # fmt: skip
        return shell.save(
            say("Change a capability's reason"), use_cases.edit_offer, self.thing_id, str(value)
        )

    def _typed(self, key: str, text: str) -> None:
        if key in _OFFERED:
            self._draft("capabilities", self._capability_id, key, text)
        else:
            super()._typed(key, text)


class ReferenceEntry(ThingRow):
    """What others reach on a measure, who says so, and for whom it holds."""

    kind = "benchmarks"

    def __init__(self, studio: Studio, line: ReferenceLine) -> None:
        super().__init__(studio, line, tr("Reference"), reference_cases.remove_reference)
        self.name = Text(line.metric.name, "strong", wrap=True)
        self.top.addWidget(self.name, 1)
        value = NumberField(
            tr("Reference: value"), None, partial(self.save, "value"),
            hint=tr("value"),
        )  # fmt: skip
        self.put("value", value, self.beneath, 1)
        self.put("label", self.wording("label", tr("whose number, as “median of nine”")),
                 self.beneath, 3)  # fmt: skip
        last = self.line()
        self.put("source", self.wording("source", tr("where it comes from")), last, 3)
        self.put("on", self.day("on", tr("as of")), last, 2)
        self.put("segment_id", self._for_whom(line), self.line(), 0)
        self.finish()

    def _for_whom(self, line: ReferenceLine) -> ChoiceField:
        choices = [Choice(None, tr("For every account with this measure"))]
        segment = self.studio.view.facts.segment
        if segment is not None:
            words = render(say("For accounts of the segment {name}", name=segment.name))
            choices.append(Choice(segment.id, words))
        field = ChoiceField(
            tr("Reference: for whom"), line.segment_id, choices, partial(self.save, "segment_id")
        )
        tip(field.editor, tr("Reference: for whom"))
        return field

    def show_line(self, line: ReferenceLine) -> None:
        self.name.setText(line.metric.name)
        super().show_line(line)

    def save(self, key: str, value: Any) -> object:
        key = "name" if key == "label" else key
        return self.studio.shell.save(
            say("Change a reference"), reference_cases.edit_reference, self.thing_id, **{key: value}
        )


AnyRow = LineRow[Any]
Maker = Callable[[Studio, Any], AnyRow]


def _person(row: ThingRow, name: str, hint: str, key: str) -> PersonField:
    field = PersonField(name, None, [], partial(row.save, key))
    field.editor.setProperty("placeholderText", hint)
    return field


def _brief(people: list[Somebody]) -> list[Somebody]:
    """Without titles, where no two have one name: there is little room."""
    names = [person.name for person in people]
    return [
        person if names.count(person.name) > 1 else Somebody(person.id, person.name)
        for person in people
    ]
