"""One voice on screen and on paper: translation, labels, and how numbers, dates and money look."""

from csm_desktop.wording.fields import field_label, field_name, kind_label
from csm_desktop.wording.formats import (
    clock_time,
    compact,
    count,
    day,
    day_of_month,
    decimal_sign,
    instant,
    is_locale,
    language_name,
    language_tag,
    measure,
    month,
    number,
    percent,
    read_money,
    read_number,
    short_day,
    signed,
    weekday_day,
)
from csm_desktop.wording.labels import inside, label
from csm_desktop.wording.money_format import money, moneys
from csm_desktop.wording.rate_words import rates_words
from csm_desktop.wording.speech import beside, days, isolated, joined, render, unturned
from csm_desktop.wording.translation import catalogues, mark, missing_texts, tr
from csm_desktop.wording.voice import ENGLISH, Voice, speak, voice

__all__ = [
    "ENGLISH",
    "Voice",
    "beside",
    "catalogues",
    "clock_time",
    "compact",
    "count",
    "day",
    "day_of_month",
    "days",
    "decimal_sign",
    "field_label",
    "field_name",
    "inside",
    "instant",
    "is_locale",
    "isolated",
    "joined",
    "kind_label",
    "label",
    "language_name",
    "language_tag",
    "mark",
    "measure",
    "missing_texts",
    "money",
    "moneys",
    "month",
    "number",
    "percent",
    "rates_words",
    "read_money",
    "read_number",
    "render",
    "short_day",
    "signed",
    "speak",
    "tr",
    "unturned",
    "voice",
    "weekday_day",
]
