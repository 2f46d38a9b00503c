"""What is asked for on the Lifecycle tab: a stage with its day, a hand-over, a part in the team."""

from typing import Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts import stages as use_cases
from csm_desktop.app.people import team_parts
from csm_desktop.domain.people.account_team import FUNCTION_OF
from csm_desktop.domain.records.lifecycle import HandOver, Leader, Stage
from csm_desktop.domain.records.team import TeamPart
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    DayField,
    PersonField,
    TextField,
)
from csm_desktop.ui.widgets.near_days import NearDayField, PastDayField
from csm_desktop.ui.widgets.people import of_ours
from csm_desktop.wording import label, render, tr


class StageDialog(FormDialog):
    """A stage, the day on which it was entered, and who led from then on."""

    def __init__(self, tab: Tab, parent: QWidget, stage: Stage) -> None:
        words = tr(
            "A past day corrects the time in the stages around it. Where another function leads"
            " from then on, the hand-over is noted with it, to be accepted."
        )
        super().__init__(tr("Enter a stage"), words, tr("&Enter"), self._enter, parent)
        self._tab = tab
        today = tab.view.facts.as_of
        stages = [Choice(one, label(one)) for one in Stage]
        self.stage = ChoiceField(tr("Stage"), stage, stages)
        self.on = PastDayField(tr("Day"), today, today=lambda: today)
        self.leader = ChoiceField(
            tr("Led by"), None, [Choice(None, tr("as the relay is set")), *_functions()]
        )
        self.note = TextField(tr("Note"))
        for mnemonic, field in (
            (tr("&Stage"), self.stage), (tr("&Day"), self.on), (tr("&Led by"), self.leader),
            (tr("&Note"), self.note),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.on.setFocus()
        self.on.editor.selectAll()

    def _enter(self) -> None:
        stage, on = self.stage.stored, self.on.stored
        if on is None:
            raise UserError(tr("On which day?"), tr("Nothing was changed."))
        name = self._tab.view.facts.account.name
        saying = say("{name} enters {stage}", name=name, stage=stage)
        made = self._tab.shell.save(
            saying, use_cases.enter_stage, self._tab.account_id, stage, self.leader.stored, on,
            self.note.stored,
        )  # fmt: skip
        if made is None:
            raise UserError(
                tr("It was in this stage on that day already."), tr("Nothing was changed.")
            )
        self._tab.shell.toast(render(saying), undoable=True)


class LeadDialog(FormDialog):
    """From whom the lead goes to whom, with the words that go along, and when it was taken."""

    def __init__(self, tab: Tab, parent: QWidget, known: HandOver | None = None) -> None:
        words = tr("The lead goes on that day; it waits until it is accepted, and is shown so.")
        super().__init__(tr("Hand over the lead"), words, tr("&Keep"), self._keep, parent)
        self._tab, self._known = tab, known
        facts = tab.view.facts
        leads = known.from_function if known else _leads(tab)
        taker = known.to_function if known else _next_to(leads)
        self.giver = ChoiceField(tr("From"), leads, _functions())
        self.taker = ChoiceField(tr("To"), taker, _functions())
        self.on = PastDayField(
            tr("Day"), known.on if known else facts.as_of, today=lambda: facts.as_of
        )
        people = of_ours(facts)
        self.by = PersonField(tr("Handed over by"), known.from_member_id if known else None, people)
        self.to = PersonField(tr("Taken by"), known.to_member_id if known else None, people)
        self.note = TextField(
            tr("What goes along"), known.note if known else "",
            hint=tr("What was promised"),
        )  # fmt: skip
        self.taken_on = PastDayField(
            tr("Accepted on"), known.accepted_on if known else None, today=lambda: facts.as_of
        )
        self.answer = TextField(tr("Their answer"), known.answer if known else "")
        for mnemonic, field in (
            (tr("&From"), self.giver), (tr("&To"), self.taker), (tr("&Day"), self.on),
            (tr("&Handed over by"), self.by), (tr("Ta&ken by"), self.to),
            (tr("&What goes along"), self.note), (tr("&Accepted on"), self.taken_on),
            (tr("Their a&nswer"), self.answer),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.taker.setFocus()

    def _keep(self) -> None:
        if self.on.stored is None:
            raise UserError(tr("On which day?"), tr("Nothing was changed."))
        fields: dict[str, Any] = {
            "on": self.on.stored,
            "from_function": self.giver.stored,
            "to_function": self.taker.stored,
            "note": self.note.stored,
            "from_member_id": self.by.stored,
            "to_member_id": self.to.stored,
            "accepted_on": self.taken_on.stored,
            "answer": self.answer.stored,
        }
        saying = say(
            "Hand over: {giver} to {taker}", giver=self.giver.stored, taker=self.taker.stored
        )
        if self._known is not None:
            self._tab.shell.save(saying, use_cases.edit_hand_over, self._known.id, **fields)
        else:
            self._tab.shell.save(saying, use_cases.hand_over, self._tab.account_id, **fields)
        self._tab.shell.toast(render(saying), undoable=True)


class PartDialog(FormDialog):
    """Who of ours plays which part, for which function, from when to when."""

    def __init__(self, tab: Tab, parent: QWidget, known: TeamPart | None = None) -> None:
        words = tr("Name, function, part and days may stand on a page for the customer.")
        title = tr("Part in the account team")
        super().__init__(title, words, tr("&Keep"), self._keep, parent)
        self._tab, self._known = tab, known
        facts = tab.view.facts
        people = of_ours(facts)
        self.who = PersonField(tr("Who"), known.team_member_id if known else None, people)
        self.function = ChoiceField(
            tr("Function"), known.function if known else None,
            [Choice(None, tr("as their role says")), *_functions()],
        )  # fmt: skip
        self.part = TextField(
            tr("Part"), known.part if known else "", hint=tr("Such as: runs the integration")
        )
        self.since = NearDayField(
            tr("From"), known.since if known else facts.as_of, today=lambda: facts.as_of
        )
        self.until = DayField(
            tr("Until"), known.until if known else None, today=lambda: facts.as_of
        )
        self.note = TextField(tr("Note for ourselves"), known.note if known else "")
        for mnemonic, field in (
            (tr("&Who"), self.who), (tr("&Function"), self.function), (tr("&Part"), self.part),
            (tr("F&rom"), self.since), (tr("&To"), self.until),
            (tr("&Note for ourselves"), self.note),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        # Another person plays another part: then this one ends, and a new one begins.
        self.who.setEnabled(known is None)
        (self.who if known is None else self.part).setFocus()

    def _keep(self) -> None:
        member_id = self.who.stored
        facts = self._tab.view.facts
        member = next((one for one in facts.team if one.id == member_id), None)
        if member is None:
            raise UserError(tr("Who is it?"), tr("Choose one of our own people."))
        fields: dict[str, Any] = {
            "function": self.function.stored or FUNCTION_OF[member.role],
            "part": self.part.stored,
            "since": self.since.stored,
            "until": self.until.stored,
            "note": self.note.stored,
        }
        saying = say("Account team: {name}", name=member.name)
        if self._known is not None:
            self._tab.shell.save(saying, team_parts.edit_part, self._known.id, **fields)
        else:
            self._tab.shell.save(
                saying, team_parts.new_part, self._tab.account_id, member.id, **fields
            )
        self._tab.shell.toast(render(saying), undoable=True)


def _functions() -> list[Choice]:
    return [Choice(one, label(one)) for one in Leader]


def _leads(tab: Tab) -> Leader:
    view = tab.view
    return view.stage.leader or view.relay[view.stage.stage].leader


def _next_to(leader: Leader) -> Leader:
    """To whom it goes most often: from anybody to customer success, and from there to sales."""
    return Leader.SALES if leader is Leader.CUSTOMER_SUCCESS else Leader.CUSTOMER_SUCCESS
