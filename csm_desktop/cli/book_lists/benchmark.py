"""`benchmark`: where an account stands among like accounts, metric by metric; nobody is named."""

import argparse

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.lists.cohorts import Compared, compared, standing_words
from csm_desktop.cli.output import one_line, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.wording import commas, measure, render, short_day, tr


def show_benchmark(arguments: argparse.Namespace) -> int:
    """Tell the cohort of each metric, its quartiles, and the account's place in it."""
    with book_to_read(arguments.book) as book:
        account = account_named(book, arguments.account)
        found = compared(book, account.id)
        as_of = book.today()
    if arguments.json:
        told = [_told(one) for one in found]
        say_json({"as_of": as_of, "account": account.name, "metrics": told})
    elif not found:
        print(tr("Nothing is measured here yet"))
    else:
        _say(found)
    return 0


def _say(found: tuple[Compared, ...]) -> None:
    heads = [
        tr("Metric"), tr("Value"), tr("Lower quartile"), tr("Median"), tr("Upper quartile"),
        tr("Among like accounts"),
    ]  # fmt: skip
    say_table(heads, [_row(one) for one in found], right=(1, 2, 3, 4))
    for one in found:
        print(one_line(render(say("{name}: {why}", name=one.metric.name, why=one.cohort.why))))
        for line in one.references:
            value = measure(line.value, one.metric.unit)
            day = short_day(line.on, with_year=True)
            print(one_line(f"  {commas((line.label, value, line.source, day))}"))


def _row(one: Compared) -> tuple[str, ...]:
    def shown(value: object) -> str:
        return measure(value, one.metric.unit) if value is not None else ""  # type: ignore[arg-type]

    spread = one.cohort.found.spread if one.cohort.found is not None else None
    return (
        one.metric.name,
        shown(one.own.value if one.own is not None else None),
        shown(spread.lower if spread is not None else None),
        shown(spread.median if spread is not None else None),
        shown(spread.upper if spread is not None else None),
        standing_words(one),
    )


def _told(one: Compared) -> dict[str, object]:
    found = one.cohort.found
    return {
        "metric": one.metric.name,
        "unit": one.metric.unit,
        "better": one.better,
        "value": one.own.value if one.own is not None else None,
        "on": one.own.on if one.own is not None else None,
        "why": one.cohort.why,
        "measured": one.cohort.measured,
        "needed": one.cohort.needed,
        "lacking": one.cohort.lacking,
        "others": found.spread if found is not None else None,
        "ahead_of": one.place.ahead if one.place is not None else None,
        "standing": one.place.words if one.place is not None else None,
        "references": [
            {"name": line.label, "value": line.value, "source": line.source, "on": line.on}
            for line in one.references
        ],
    }
