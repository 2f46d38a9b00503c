"""Pictures for paper and files of reviews, which no list and no rule reads."""

import json
from collections.abc import Collection

from csm_desktop.domain.records.reviews import FrozenFile, Picture, PictureKind
from csm_desktop.storage.convert import columns_of, from_rows
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.session import BookConnection


def logos(connection: BookConnection, account_id: int | None) -> list[Picture]:
    """Our logo, and the one of an account."""
    return _found(
        connection,
        "shows = ? OR (shows = ? AND account_id = ?)",
        (PictureKind.OUR_LOGO.value, PictureKind.THEIR_LOGO.value, account_id),
    )


def of_capabilities(connection: BookConnection, ids: Collection[int]) -> list[Picture]:
    """The pictures of these capabilities."""
    return _found(
        connection,
        "capability_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )


def frozen_files(connection: BookConnection, review_id: int) -> list[FrozenFile]:
    """The files that a review keeps."""
    names = ", ".join(f'"{column}"' for column in columns_of(FrozenFile))
    query = f"SELECT {names} FROM frozen_file WHERE review_id = ? ORDER BY id"
    rows = execute(connection, query, (review_id,)).fetchall()
    return [file for file in from_rows(FrozenFile, rows) if file is not None]


def _found(connection: BookConnection, which: str, values: tuple[object, ...]) -> list[Picture]:
    names = ", ".join(f'"{column}"' for column in columns_of(Picture))
    query = f"SELECT {names} FROM picture WHERE {which} ORDER BY position, id"
    rows = execute(connection, query, values).fetchall()
    return [picture for picture in from_rows(Picture, rows) if picture is not None]
