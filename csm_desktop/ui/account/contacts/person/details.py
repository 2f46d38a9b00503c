"""The fields of a person: each saves itself, none asks for more than it says."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from csm_desktop.app.people.person import PersonView
from csm_desktop.domain.records.contacts import (
    AddressForm,
    Contact,
    ContactRole,
    Influence,
    Sentiment,
)
from csm_desktop.domain.records.foreign_ids import from_words, in_words, with_ids
from csm_desktop.domain.text.reach import reach_from_words, reach_in_words
from csm_desktop.ui.account.overview.further import Custom
from csm_desktop.ui.widgets import Card
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    Field,
    LongTextField,
    PersonField,
    Somebody,
    TagsField,
    TextField,
)
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.ui.widgets.fields.ticks import Ticks
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import field_label, label, tr

Save = Callable[[str, Any], None]
Fields = dict[str, Field[Any, Any]]
named = partial(field_label, Contact)
_WIDE = ("reach", "quote", "ids", "notes")


class DetailsFields(Card):
    """How a person is called, reached and greeted, and what else is known of them."""

    def __init__(self, save: Save, today: Callable[[], date]) -> None:
        super().__init__(tr("Details"))
        self.fields = _reached(save) | _greeted(save) | _told(save, today)
        self.custom = Custom(partial(save, "custom"))
        parts = [(label_of(field), field) for key, field in self.fields.items() if key not in _WIDE]
        self.add(FieldGrid(parts, [*(self.fields[key] for key in _WIDE), self.custom]))

    def show_person(self, person: PersonView) -> None:
        """Show what is stored now."""
        contact = person.contact
        for key, field in self.fields.items():
            field.set_value(_shown(contact, key))
        self.custom.show_custom(contact.custom)


class StandingFields(Card):
    """What a person is to the deployment, and to whom they answer."""

    def __init__(self, save: Save) -> None:
        super().__init__(tr("Role and influence"))
        self._save = save
        self.roles = Ticks(ContactRole)
        self.roles.setAccessibleName(named("roles"))
        self.roles.changed.connect(lambda: save("roles", self.roles.ticked))
        unknown = Choice(None, tr("Unknown"))
        influence = [unknown, *(Choice(each, label(each)) for each in Influence)]
        sentiment = [unknown, *(Choice(each, label(each)) for each in Sentiment)]
        self.boss = PersonField(named("reports_to_id"), None, (), partial(save, "reports_to_id"))
        self.dotted = PersonField(named("dotted_to_id"), None, (), partial(save, "dotted_to_id"))
        self.fields: Fields = {
            "influence": ChoiceField(
                named("influence"), None, influence, partial(save, "influence")
            ),
            "sentiment": ChoiceField(
                named("sentiment"), None, sentiment, partial(save, "sentiment")
            ),
            "reports_to_id": self.boss,
            "dotted_to_id": self.dotted,
        }
        self.add(self.roles)
        self.add(FieldGrid([(label_of(each), each) for each in self.fields.values()], ()))

    def show_person(self, person: PersonView, people: Sequence[Somebody]) -> None:
        """Show what is stored now; `people` are those whom they may answer to."""
        contact = person.contact
        self.roles.show_ticked(contact.roles)
        for field in (self.boss, self.dotted):
            field.set_people(people)
        for key, value in self.fields.items():
            value.set_value(getattr(contact, key))


def _reached(save: Save) -> Fields:
    texts = ("name", "title", "department", "email", "phone", "mobile")
    fields: Fields = {key: TextField(named(key), "", partial(save, key)) for key in texts}
    fields["reach"] = LongTextField(
        named("reach"),
        "",
        lambda words: save("reach", _reach(words)),
        hint=tr("One a line: private: ann@example.com, fax: +49 30 123, a link, an address"),
        least=2,
        most=8,
    )
    return fields


def _greeted(save: Save) -> Fields:
    forms = [Choice(None, tr("By first name")), Choice(AddressForm.FORMAL, tr("Formally"))]
    opted = [Choice(False, tr("No")), Choice(True, tr("Yes"), tr("No message to many goes there"))]
    return {
        "language": ChoiceField(
            named("language"), "", language_choices(tr("As the account's")),
            partial(save, "language"),
        ),
        "address_form": ChoiceField(
            named("address_form"), None, forms, partial(save, "address_form")
        ),
        "greeting": TextField(named("greeting"), "", partial(save, "greeting")),
        "opted_out": ChoiceField(named("opted_out"), False, opted, partial(save, "opted_out")),
    }  # fmt: skip


def _told(save: Save, today: Callable[[], date]) -> Fields:
    return {
        "arrived_on": PastDayField(
            named("arrived_on"), None, partial(save, "arrived_on"), today=today
        ),
        "formerly_at": TextField(named("formerly_at"), "", partial(save, "formerly_at")),
        "champion_until": PastDayField(
            named("champion_until"), None, partial(save, "champion_until"), today=today
        ),
        "quote": LongTextField(
            named("quote"), "", partial(save, "quote"),
            hint=tr("What they said; reviews print it beside a champion’s name"), least=2, most=5,
        ),
        "ids": TagsField(named("ids"), (), lambda words: save("ids", _ids(words))),
        "notes": LongTextField(
            named("notes"), "", partial(save, "notes"),
            hint=tr("What else there is to know; it stays inside"), least=2, most=12,
        ),
    }  # fmt: skip


def _reach(words: str) -> tuple[Any, ...]:
    return tuple(reach_from_words(line) for line in words.splitlines() if line.strip())


def _ids(words: Sequence[str]) -> Any:
    return with_ids((), map(from_words, words))


def _shown(contact: Contact, key: str) -> Any:
    value = getattr(contact, key)
    if key == "reach":
        return "\n".join(map(reach_in_words, value))
    return tuple(map(in_words, value)) if key == "ids" else value
