"""`effectiveness`: in which phase accounts are; of one of them what says so and what leads on."""

import argparse

from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.value.book_phases import AccountPhase, account_phases
from csm_desktop.cli.output import one_line, say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.effectiveness import PhaseState
from csm_desktop.wording import render, short_day, tr


def show_effectiveness(arguments: argparse.Namespace) -> int:
    """Tell the phase of each account that was looked at, or all that is known of one."""
    with book_to_read(arguments.book) as book:
        name = arguments.account
        account = account_named(book, name) if name is not None else None
        found = account_phases(book, account.id if account is not None else None)
        as_of = book.today()
    if arguments.json:
        say_json({"as_of": as_of, "accounts": [_told(one) for one in found]})
    elif not found:
        print(tr("Nobody has looked yet at how they work."))
    elif account is not None:
        _say_one(found[0])
    else:
        _say_all(found)
    return 0


def _say_all(found: tuple[AccountPhase, ...]) -> None:
    rows = [
        (
            one.account.name,
            _named(one, one.found.number_then),
            _named(one, one.found.number),
            short_day(one.found.course[-1].on, with_year=True),
            str(len(one.found.practices)),
        )
        for one in found
    ]
    heads = [tr("Account"), tr("At first"), tr("Today"), tr("Since"), tr("Practices planned")]
    say_table(heads, rows, right=(4,))


def _say_one(one: AccountPhase) -> None:
    print(one_line(one.account.name))
    for phase in one.found.phases:
        words = say(
            "{number} · {name}: {n} of {of} shown, {then} at first",
            number=phase.number, name=phase.laid.phase.name, n=phase.shown,
            of=len(phase.behaviours), then=phase.shown_then,
        )  # fmt: skip
        print(one_line(render(words)))
        say_table([tr("Behaviour"), tr("Shown"), tr("Since")], _rows(phase))
    for action in one.found.practices:
        due = short_day(action.due_on, with_year=True) if action.due_on else tr("no date")
        print(one_line(render(say("By {due}: {title}", due=due, title=action.title))))


def _rows(phase: PhaseState) -> list[tuple[str, str, str]]:
    states = {True: tr("shown"), False: tr("not yet"), None: tr("not looked at yet")}
    return [
        (
            state.behaviour.text,
            states[state.is_shown],
            short_day(state.since, with_year=True) if state.since is not None else "",
        )
        for state in phase.behaviours
    ]


def _named(one: AccountPhase, number: int) -> str:
    return f"{number} · {one.found.phases[number - 1].laid.phase.name}" if number else "0"


def _told(one: AccountPhase) -> dict[str, object]:
    found = one.found
    return {
        "account": one.account.name,
        "model": found.laid.model.name,
        "first_on": found.first_on,
        "phase_then": found.number_then,
        "phase": found.number,
        "course": found.course,
        "phases": [
            {
                "name": phase.laid.phase.name,
                "needed": phase.laid.needed,
                "behaviours": [
                    {
                        "text": state.behaviour.text,
                        "is_shown": state.is_shown,
                        "since": state.since,
                        "value": state.last.value if state.last is not None else None,
                    }
                    for state in phase.behaviours
                ],
            }
            for phase in found.phases
        ],
        "practices": [{"title": one.title, "due_on": one.due_on} for one in found.practices],
    }
