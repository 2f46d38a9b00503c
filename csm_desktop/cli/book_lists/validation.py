"""`validation`: whether the journey of a segment fits what really happens."""

import argparse
from dataclasses import asdict

from csm_desktop.app.documents.back_test_listing import back_test_listing
from csm_desktop.app.documents.validation_listing import validation_listing
from csm_desktop.app.lists.back_test import segment_back_test
from csm_desktop.app.lists.segments import SegmentPage, segment_named
from csm_desktop.cli.book_lists.listed import write_listed
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.alerts.back_test import BackTest
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.text.spread import Spread


def show_validation(arguments: argparse.Namespace) -> int:
    """Tell step by step how many accounts reached it, on which days, and how many late."""
    with book_to_read(arguments.book) as book:
        page, as_of = segment_named(book, arguments.segment), book.today()
        past = segment_back_test(book, page.id) if arguments.back_test else None
    listing = validation_listing(page, as_of, past)
    if arguments.output is not None:
        # One table a spreadsheet: who asks for the past year gets that, and on paper both.
        if past is not None and arguments.output.suffix.lower() == ".csv":
            listing = back_test_listing(page.segment.name, past, as_of)
        return write_listed(listing, arguments)
    if arguments.json:
        say_json({"as_of": as_of, **_told(page), **_past(past)})
        return 0
    for table in listing.pack.tables:
        right = range(1, len(table.columns))
        say_table([column.head for column in table.columns], table.rows, right=right)
        # What the columns mean stands on paper; here it would part the tables.
        print("\n".join(table.notes[:1] if table.heading else table.notes[1:]))
    print(listing.pack.title if listing.pack.tables else listing.pack.nothing)
    return 0


def _told(page: SegmentPage) -> dict[str, object]:
    return {
        "segment": page.segment.name,
        "silent_until": page.journey.silent_until if page.journey is not None else None,
        "accounts": len(page.accounts),
        "steps": [
            {
                "title": step.step.title,
                "day": step.step.day,
                "expected_percent": step.step.expected_percent,
                "reached": step.count,
                "days": _spread(step.days),
                "overdue": step.overdue,
                "late_share": step.late_share,
            }
            for step in page.steps
        ],
        "first_value": {
            "target": page.segment.first_value_days,
            "update_counts": page.segment.update_counts,
            "days": _spread(page.days),
            "late": page.late,
            "judged": page.judged,
        },
    }


def _past(past: BackTest | None) -> dict[str, object]:
    if past is None:
        return {}
    months = [
        {
            "on": month.on,
            **{one.value: month.standings.get(one, 0) for one in Standing},
            "alerts": month.alerts,
            "raised": month.raised,
        }
        for month in past.months
    ]
    triggers = [
        {
            "trigger": one.trigger,
            "alerts": one.alerts,
            "days_open": _spread(one.days_open),
            "gone_within_a_week": one.short,
            "open": one.waiting,
        }
        for one in past.triggers
    ]
    return {
        "back_test": {
            "months": months,
            "alerts": past.alerts,
            "gone_within_a_week": past.short,
            "open": past.waiting,
            "triggers": triggers,
        }
    }


def _spread(days: Spread | None) -> dict[str, object] | None:
    if days is None:
        return None
    return asdict(days)
