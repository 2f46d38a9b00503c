"""Fields that are edited where they stand and save themselves."""

from csm_desktop.ui.widgets.fields.account_field import AccountField
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.fields.choices import Choice, ChoiceField, PersonField, Somebody
from csm_desktop.ui.widgets.fields.known import KnownField
from csm_desktop.ui.widgets.fields.tags import TagsField
from csm_desktop.ui.widgets.fields.texts import LongTextField, PlainEditor, TextField
from csm_desktop.ui.widgets.fields.values import DayField, MoneyField, NumberField

__all__ = [
    "AccountField",
    "Choice",
    "ChoiceField",
    "DayField",
    "Field",
    "KnownField",
    "LongTextField",
    "MoneyField",
    "NumberField",
    "PersonField",
    "PlainEditor",
    "Somebody",
    "TagsField",
    "TextField",
]
