"""`practice`: how far our own practice is, and what to raise next."""

import argparse

from csm_desktop.app.practice.assessments import assessments
from csm_desktop.app.practice.paper import assessed, maturity_paper
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.practice.index import MaturityPicture
from csm_desktop.domain.text.message import say
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.practice_words import (
    compared_words,
    moved_words,
    raise_words,
    score_words,
    stage_guide,
)


def show_practice(arguments: argparse.Namespace) -> int:
    """Tell the latest assessment beside the one before it; or write its page."""
    with book_to_read(arguments.book) as book:
        if arguments.output is not None:
            written = maturity_paper().write(
                book, arguments.output, overwrite=arguments.overwrite
            )  # fmt: skip
            if arguments.json:
                say_json({"path": written.path})
            else:
                print(render(say("Written: {path}", path=str(written.path))))
            return 0
        if arguments.json:
            say_json({"assessments": [_told(one) for one in assessments(book)]})
            return 0
        _tell(assessed(book))
    return 0


def _tell(picture: MaturityPicture) -> None:
    print(render(say("Assessed on {on}", on=picture.assessment.on)))
    rows = [
        [
            label(line.pillar),
            "" if line.points is None else str(line.points),
            moved_words(line),
            tr("not answered") if line.stage is None else label(line.stage),
        ]
        for line in picture.lines
    ]
    heads = [tr("Pillar"), tr("Points"), tr("Since last time"), tr("Stage")]
    say_table(heads, rows, right=(1, 2))
    lowest = picture.raise_next
    asks = ""
    if lowest is not None and lowest.next_stage is not None:
        asks = stage_guide(lowest.pillar, lowest.next_stage)
    for words in (score_words(picture), compared_words(picture), raise_words(picture), asks):
        if words:
            print(words)


def _told(picture: MaturityPicture) -> dict[str, object]:
    lowest = picture.raise_next
    return {
        "on": picture.assessment.on,
        "score": picture.score,
        "band": picture.band,
        "before": None if picture.before is None else picture.before.on,
        "score_before": picture.score_before,
        "pillars": [
            {"pillar": line.pillar, "points": line.points, "before": line.before,
             "stage": line.stage}
            for line in picture.lines
        ],
        "raise_next": None if lowest is None else {"pillar": lowest.pillar, "to": lowest.wanted},
        "note": picture.assessment.note,
    }  # fmt: skip
