"""One voice on screen and on paper: translation, labels, and how numbers, dates and money look."""

from csm_desktop.wording.formats import (
    DEFAULT_LOCALE,
    compact,
    count,
    day,
    day_of_month,
    days,
    decimal_sign,
    instant,
    language_tag,
    measure,
    money,
    moneys,
    month,
    number,
    percent,
    read_money,
    read_number,
    short_day,
)
from csm_desktop.wording.labels import label
from csm_desktop.wording.speech import joined, told
from csm_desktop.wording.translation import language, mark, speak, tr

__all__ = [
    "DEFAULT_LOCALE",
    "compact",
    "count",
    "day",
    "day_of_month",
    "days",
    "decimal_sign",
    "instant",
    "joined",
    "label",
    "language",
    "language_tag",
    "mark",
    "measure",
    "money",
    "moneys",
    "month",
    "number",
    "percent",
    "read_money",
    "read_number",
    "short_day",
    "speak",
    "told",
    "tr",
]
