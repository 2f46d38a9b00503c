"""Fractions among percents: whether 0.12 beside 63.5 is 0.12 % or 12 % only the user knows."""

from decimal import Decimal

from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.source_column import SourceColumn

TOPIC = "percents"
_LEAST = 5  # what is read as percent beyond doubt; where values lie between, all are of one scale


def settle_fractions(column: SourceColumn, options: Options, least: int = _LEAST) -> None:
    """Read numbers up to 1 in a column of percent as the user says; asked where all others are far
    above, from `least` on."""
    numbers = {i: value for i, value in enumerate(column.values) if isinstance(value, Decimal)}
    fractions = {i: value for i, value in numbers.items() if 0 < value <= 1}
    percents = [value for i, value in numbers.items() if value > 1]
    if not percents or min(percents) < least or all(value == 1 for value in fractions.values()):
        return
    if options.percents:
        column.answered = TOPIC
        if options.percents == "shares":
            column.values = [
                value * 100 if i in fractions and isinstance(value, Decimal) else value
                for i, value in enumerate(column.values)
            ]
        return
    shown = next(value for value in fractions.values() if value < 1)
    text = say(
        "Is {share} in “{column}” {share} %, or {percent} %, beside {other} %?",
        share=shown, column=column.header, percent=shown * 100, other=max(percents),
    )  # fmt: skip
    choices = (f"--{TOPIC} percent", f"--{TOPIC} shares")
    column.question = column.question or Question(TOPIC, (column.header,), text, choices)
