"""The program's own folder for drafts. Light: each start looks into it."""

import time
from contextlib import suppress
from pathlib import Path

from csm_desktop.files import make_folder

_KEPT_DAYS = 7


def drafts_folder() -> Path:
    """Where drafts are put when the user names no folder; for this user's eyes only.

    Drafts older than a week are taken away, at each start and hand-off: the mail program has its
    own by then.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("CSM Desktop", appauthor=False) / "drafts"
    make_folder(folder)
    with suppress(OSError):
        folder.chmod(0o700)  # also where a former version made it
    return folder


def tidy(folder: Path, now: float | None = None) -> None:
    """Take old drafts out of the drafts folder; `now` is in seconds since 1970."""
    limit = (time.time() if now is None else now) - _KEPT_DAYS * 86_400
    for file in folder.glob("*.eml"):
        with suppress(OSError):
            if file.stat().st_mtime < limit:
                file.unlink()
