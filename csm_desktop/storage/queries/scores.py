"""The scores of past days of many accounts, without what they were made of."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from csm_desktop.domain.lists.book_history import PastScore
from csm_desktop.domain.records.health import Band
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_ON = codec_of("on", date, None)
_BAND = codec_of("band", Band, Band.UNKNOWN)
_SCORE = codec_of("score", Decimal | None, None)


def past_scores(
    connection: BookConnection, ids: Collection[int], until: date
) -> dict[int, list[PastScore]]:
    """The scores of these accounts up to a day, each the oldest first; what of them cannot be used
    is left out."""
    rows = execute(
        connection,
        'SELECT account_id, "on", band, score FROM health_snapshot WHERE "on" <= ?'
        ' ORDER BY account_id, "on", id',
        (until.isoformat(),),
    )
    found: dict[int, list[PastScore]] = {}
    for account_id, *stored in rows:
        # Not asked for by id: a book may have more accounts than a statement has places.
        if account_id not in ids:
            continue
        on, band, score = (
            codec.read(value) for codec, value in zip((_ON, _BAND, _SCORE), stored, strict=True)
        )
        if UNUSABLE not in (on, band, score):
            found.setdefault(account_id, []).append(PastScore(on, band, score))
    return found
